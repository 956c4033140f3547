pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import App.Theme
import App.Controls

// A page in the sidebar. On the rail only its icon is drawn, with a dot for a badge and a triangle for an alarm.
T.AbstractButton {
    id: root

    required property string label
    required property string iconName
    property string badge
    property string alarm
    property string shortcut
    property bool current: false
    property bool rail: false

    implicitHeight: Theme.control
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: [root.label, root.badge, root.alarm].filter(part => part !== "").join(", ")
    Accessible.description: root.shortcut
    Accessible.selected: root.current
    Accessible.onPressAction: root.click()
    Keys.onReturnPressed: root.click()
    Keys.onUpPressed: root.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    Keys.onDownPressed: root.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)

    contentItem: Item {
        Icon {
            id: pageIcon

            x: root.rail ? Math.floor((root.width - width) / 2) : root.mirrored ? root.width - 10 - width : 10
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            color: root.current ? Theme.accentText : Theme.textSecondary
        }

        TextLabel {
            x: root.mirrored ? badgeText.width + 16 : 36
            width: root.width - 36 - badgeText.width - 16
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.rail
            text: root.label
            font.weight: root.current ? Font.DemiBold : Font.Medium
            color: root.current ? Theme.textPrimary : Theme.textSecondary
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        TextLabel {
            id: badgeText

            x: root.mirrored ? 10 : root.width - 10 - width
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.rail && root.alarm === ""
            kind: "small"
            text: root.badge
            color: Theme.textTertiary
            Accessible.ignored: true
        }

        Icon {
            x: root.rail ? pageIcon.x + 10 : root.mirrored ? 10 : root.width - 9 - width
            y: root.rail ? 2 : Math.round((root.height - height) / 2)
            visible: root.alarm !== ""
            name: "triangle-alert"
            size: root.rail ? 12 : Theme.iconSmall
            color: Theme.warningText
        }

        Rectangle {
            x: pageIcon.x + 13
            y: 4
            visible: root.rail && root.badge !== "" && root.alarm === ""
            width: 7
            height: 7
            radius: 3.5
            color: Theme.accentBar
        }
    }

    background: Rectangle {
        radius: Theme.radiusControl
        color: root.current ? Theme.bgSelectedInactive : root.hovered ? Theme.bgHover : Theme.clear

        FocusRing {
            visible: root.visualFocus
            inside: true
        }
    }

    Loader {
        active: root.rail && (root.hovered || root.visualFocus)
        sourceComponent: ToolTip {
            parent: root
            visible: true
            x: root.mirrored ? -implicitWidth - 6 : root.width + 6
            y: Math.round((root.height - implicitHeight) / 2)
            text: root.Accessible.name
            shortcut: root.shortcut
        }
    }
}
