import QtQuick
import App.Theme
import App.Controls

// One group in the list at the start: icon, name, how many rows a search found, a dot where something was changed.
Item {
    id: root

    required property string groupId
    required property string title
    required property string iconName
    required property int found
    required property bool changed
    required property bool searching
    required property bool current
    // The list has the keyboard; `focused` draws that.
    required property bool listFocused
    required property bool focused

    readonly property bool mirrored: root.LayoutMirroring.enabled
    readonly property bool quiet: root.searching && root.found === 0

    signal chosen

    implicitHeight: Theme.control
    Accessible.role: Accessible.ListItem
    Accessible.name: root.searching ? qsTr("%1, %2").arg(root.title).arg(root.found) : root.changed ? qsTr("%1, changed").arg(root.title) : root.title
    Accessible.selectable: true
    Accessible.selected: root.current
    Accessible.focusable: true
    Accessible.focused: root.current && root.listFocused
    Accessible.onPressAction: root.chosen()

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusControl
        color: root.current ? Theme.bgSelectedInactive : hover.hovered ? Theme.bgHover : Theme.clear

        FocusRing {
            visible: root.focused
            inside: true
        }
    }

    Icon {
        id: icon

        x: root.mirrored ? root.width - 10 - width : 10
        anchors.verticalCenter: parent.verticalCenter
        name: root.iconName
        color: root.current ? Theme.accentText : root.quiet ? Theme.textDisabled : Theme.textSecondary
    }

    TextLabel {
        x: root.mirrored ? root.width - 36 - width : 36
        width: root.width - 36 - (number.visible ? number.width + 14 : 2)
        anchors.verticalCenter: parent.verticalCenter
        text: root.title
        font.weight: root.current ? Font.DemiBold : Font.Medium
        color: root.current ? Theme.textPrimary : root.quiet ? Theme.textTertiary : Theme.textSecondary
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    TextLabel {
        id: number

        x: root.mirrored ? 10 : root.width - 10 - width
        anchors.verticalCenter: parent.verticalCenter
        visible: root.searching && root.found > 0
        kind: "small"
        text: root.found
        color: Theme.textTertiary
        Accessible.ignored: true
    }

    Rectangle {
        x: icon.x + 13
        y: icon.y - 3
        visible: root.changed && !root.searching
        width: 7
        height: 7
        radius: 3.5
        color: Theme.accentBar
    }

    HoverHandler {
        id: hover
    }

    TapHandler {
        onTapped: root.chosen()
    }
}
