import QtQuick
import App.Controls
import App.Theme

// A property: its name and, as a ghost, the field that edits it.
Item {
    id: root

    property string label
    property bool isSpare: false
    default property alias field: holder.data

    function edit() {
        holder.children[0].forceActiveFocus(Qt.TabFocusReason);
    }

    height: Theme.scaled(30)

    TextLabel {
        x: root.LayoutMirroring.enabled ? root.width - width : 0
        y: Math.round((root.height - height) / 2)
        width: Theme.scaled(84)
        text: root.label
        color: Theme.textSecondary
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    Item {
        id: holder

        x: root.LayoutMirroring.enabled ? 0 : Theme.scaled(88)
        y: 1
        width: root.width - Theme.scaled(88)
        height: Theme.controlCompact
    }
}
