pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme

// One template of the list: name, format and how many galleries take it.
Item {
    id: root

    required property string templateId
    required property string name
    required property string subtitle
    required property bool isBroken
    property bool current: false
    property bool focused: false

    readonly property bool mirrored: root.LayoutMirroring.enabled

    signal chosen
    signal editAsked
    signal menuAsked(real x, real y)

    implicitHeight: Theme.lineBody + Theme.lineSmall + 10
    Accessible.role: Accessible.ListItem
    Accessible.name: [root.name, root.subtitle, root.isBroken ? qsTr("cannot be used") : ""].filter(part => part !== "").join(", ")
    Accessible.selectable: true
    Accessible.selected: root.current
    Accessible.focusable: true
    Accessible.onPressAction: root.chosen()

    Rectangle {
        x: 8
        y: 1
        width: root.width - 16
        height: root.height - 2
        radius: Theme.radiusRow
        color: root.current ? Theme.bgSelected : hover.hovered ? Theme.bgHover : Theme.clear

        FocusRing {
            visible: root.focused
            inside: true
            targetRadius: Theme.radiusRow
        }
    }

    Rectangle {
        x: root.mirrored ? root.width - 11 - width : 11
        y: Math.round((root.height - height) / 2)
        visible: root.current
        width: 3
        height: 24
        radius: 1.5
        color: Theme.accentBar
    }

    TextLabel {
        id: title

        x: root.mirrored ? root.width - 20 - width : 20
        y: 5
        width: root.width - 40 - (root.isBroken ? 20 : 0)
        kind: "strong"
        text: root.name
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    TextLabel {
        x: root.mirrored ? root.width - 20 - width : 20
        y: 5 + Theme.lineBody - 1
        width: root.width - 40
        kind: "small"
        text: root.subtitle
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    Icon {
        x: root.mirrored ? 20 : root.width - 20 - width
        y: 8
        visible: root.isBroken
        name: "triangle-alert"
        size: Theme.iconSmall
        color: Theme.dangerText
    }

    HoverHandler {
        id: hover
    }

    TapHandler {
        onTapped: root.chosen()
        onDoubleTapped: root.editAsked()
    }

    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: point => root.menuAsked(point.position.x, point.position.y)
    }
}
