import QtQuick
import App.Controls
import App.Theme

// The name of a part of the inspector, with its figure or its one action at the other end.
Item {
    id: root

    property string title
    property string action
    property bool quiet: false
    property bool actionEnabled: true
    // What a screen reader calls the action, where its words are only a figure.
    property string actionName

    signal activated

    height: Theme.lineBody

    TextLabel {
        x: root.LayoutMirroring.enabled ? root.width - width : 0
        width: root.width - (link.visible ? link.width + Theme.space8 : 0)
        kind: "strong"
        font.weight: Font.DemiBold
        text: root.title
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
    }

    LinkButton {
        id: link

        x: root.LayoutMirroring.enabled ? 0 : root.width - width
        y: Math.round((root.height - height) / 2)
        visible: root.action !== ""
        enabled: root.actionEnabled
        quiet: root.quiet
        text: root.action
        Accessible.name: root.actionName || root.action
        onClicked: root.activated()
    }
}
