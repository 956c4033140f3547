pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Galleon.Bridge
import App.Theme
import App.Controls

// The status bar: what is uploading, how fast, how long; limit, alarm and notifications at the far end.
FocusScope {
    id: root

    readonly property bool narrow: root.width < 1000

    signal customLimitAsked
    signal notificationsAsked(Item anchor)

    function openLimitMenu() {
        limitMenu.active = true;
        const menu = limitMenu.item as LimitMenu;
        menu?.popup(limit, 0, -menu.implicitHeight - 4);
    }

    function openNotifications() {
        root.notificationsAsked(bell);
    }

    implicitHeight: 40
    Accessible.role: Accessible.StatusBar
    Accessible.name: [Transfer.stateText, Transfer.speedText, Transfer.etaText].filter(part => part !== "").join(", ")
    Accessible.description: Transfer.stateHint

    Rectangle {
        anchors.fill: parent
        color: Theme.bgSidebar
    }

    Rectangle {
        width: root.width
        height: 1
        color: Theme.borderSubtle
    }

    Row {
        id: figures

        x: root.LayoutMirroring.enabled ? root.width - width - 16 : 16
        height: root.height
        spacing: Theme.space12

        Item {
            id: stateBox

            width: Math.max(95, stateText.implicitWidth + 22)
            height: parent.height

            HoverHandler {
                id: stateHover
            }

            Loader {
                active: stateHover.hovered && Transfer.stateHint !== ""
                sourceComponent: ToolTip {
                    parent: stateBox
                    visible: true
                    y: -implicitHeight - 6
                    text: Transfer.stateHint
                }
            }

            Icon {
                x: root.LayoutMirroring.enabled ? parent.width - width : 0
                anchors.verticalCenter: parent.verticalCenter
                name: Transfer.stateIcon
                color: Theme.toneText(Transfer.stateTone)
            }

            TextLabel {
                id: stateText

                x: root.LayoutMirroring.enabled ? 0 : Transfer.isActive ? 22 : 24
                width: parent.width - 22
                anchors.verticalCenter: parent.verticalCenter
                kind: Transfer.isActive ? "strong" : "body"
                text: Transfer.stateText
                color: Transfer.isActive ? Theme.textPrimary : Theme.textSecondary
                horizontalAlignment: Text.AlignLeft
            }
        }

        Sparkline {
            anchors.verticalCenter: parent.verticalCenter
            anchors.verticalCenterOffset: 1
            visible: Transfer.isActive
            samples: Transfer.samples
            peak: Transfer.samplePeak
        }

        T.AbstractButton {
            id: speed

            objectName: "speed"
            width: implicitWidth
            height: Theme.scaled(24)
            anchors.verticalCenter: parent.verticalCenter
            implicitWidth: Math.max(Theme.scaled(60), words.implicitWidth)
            visible: Transfer.isActive
            hoverEnabled: true
            focusPolicy: Qt.TabFocus
            text: qsTr("Speed %1").arg(Transfer.speedText)
            Accessible.name: text
            Accessible.description: qsTr("Show the speed of each host")
            Keys.onReturnPressed: speed.click()
            Keys.onEnterPressed: speed.click()
            onClicked: Statistics.showNow()
            contentItem: TextLabel {
                id: words

                kind: "strong"
                font.weight: Font.DemiBold
                font.underline: speed.hovered
                text: Transfer.speedText
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }
            background: Item {
                FocusRing {
                    visible: speed.visualFocus
                }
            }

            Loader {
                active: speed.hovered || speed.visualFocus
                sourceComponent: ToolTip {
                    parent: speed
                    visible: true
                    y: -implicitHeight - 6
                    text: qsTr("Show the speed of each host")
                }
            }
        }

        Rectangle {
            width: 1
            height: 16
            anchors.verticalCenter: parent.verticalCenter
            visible: Transfer.isActive && Transfer.etaText !== ""
            color: Theme.borderStrong
        }

        TextLabel {
            width: Math.max(Theme.scaled(74), implicitWidth)
            anchors.verticalCenter: parent.verticalCenter
            visible: Transfer.isActive && Transfer.etaText !== ""
            text: Transfer.etaText
            color: Theme.textSecondary
            horizontalAlignment: Text.AlignLeft
        }

        ProgressLine {
            anchors.verticalCenter: parent.verticalCenter
            visible: Transfer.showProgress && !root.narrow
            value: Transfer.progress
            label: qsTr("All uploads")
        }

        TextLabel {
            anchors.verticalCenter: parent.verticalCenter
            visible: Transfer.showProgress && !root.narrow
            text: Transfer.amountText
            color: Theme.textSecondary
        }
    }

    component BarButton: T.AbstractButton {
        id: button

        property string iconName
        property string trailingIcon
        property string tone: "secondary"
        property bool iconOnly: false
        property int endPadding: 8
        property string tip
        property string shortcut

        implicitWidth: button.iconOnly ? 24 + button.endPadding : 30 + Math.ceil(label.implicitWidth) + (button.trailingIcon === "" ? button.endPadding : 28)
        implicitHeight: Theme.control
        hoverEnabled: true
        focusPolicy: Qt.TabFocus
        Accessible.role: Accessible.Button
        Accessible.name: button.text
        Accessible.description: button.shortcut
        Keys.onReturnPressed: button.click()
        contentItem: Item {
            Icon {
                x: button.mirrored ? button.width - 8 - width : 8
                anchors.verticalCenter: parent.verticalCenter
                name: button.iconName
                color: Theme.toneText(button.tone)
            }

            TextLabel {
                id: label

                x: button.mirrored ? button.width - 30 - width : 30
                anchors.verticalCenter: parent.verticalCenter
                visible: !button.iconOnly
                kind: "strong"
                text: button.text
                Accessible.ignored: true
            }

            Icon {
                x: button.mirrored ? 8 : button.width - 8 - width
                anchors.verticalCenter: parent.verticalCenter
                visible: button.trailingIcon !== "" && !button.iconOnly
                name: button.trailingIcon
                size: Theme.iconSmall
            }
        }
        background: Rectangle {
            radius: Theme.radiusControl
            color: button.hovered || button.down ? Theme.bgSelectedInactive : Theme.clear

            FocusRing {
                visible: button.visualFocus
            }
        }

        Loader {
            active: (button.iconOnly || button.shortcut !== "") && (button.hovered || button.visualFocus)
            sourceComponent: ToolTip {
                parent: button
                visible: true
                y: -implicitHeight - 6
                text: button.tip !== "" ? button.tip : button.text
                shortcut: button.shortcut
            }
        }
    }

    Row {
        x: root.LayoutMirroring.enabled ? 6 : root.width - width - 6
        y: Math.round((root.height - height) / 2)
        spacing: root.narrow ? Theme.space4 : Theme.space8

        BarButton {
            id: limit

            iconName: "gauge"
            trailingIcon: "chevron-down"
            text: Transfer.limitText
            tip: qsTr("Limit the speed")
            shortcut: App.keyTexts.limit_menu
            Accessible.role: Accessible.ButtonMenu
            Accessible.onPressAction: root.openLimitMenu()
            onClicked: root.openLimitMenu()
        }

        BarButton {
            visible: Transfer.alarmCount > 0
            iconName: "triangle-alert"
            tone: "warning"
            iconOnly: root.narrow
            endPadding: 4
            text: Transfer.alarmText
            onClicked: App.page = "hosts"
        }

        BarButton {
            id: bell

            iconName: "bell"
            iconOnly: true
            text: Notifications.unreadCount > 0 ? qsTr("Notifications, %1 new").arg(Notifications.unreadCount) : qsTr("Notifications")
            shortcut: App.keyTexts.notifications
            onClicked: root.openNotifications()

            Rectangle {
                x: parent.width / 2 + 2
                y: 7
                visible: Notifications.unreadCount > 0
                width: 7
                height: 7
                radius: 3.5
                color: Theme.accentBar
            }
        }
    }

    Loader {
        id: limitMenu

        active: false
        sourceComponent: LimitMenu {
            onCustomAsked: root.customLimitAsked()
        }
    }
}
