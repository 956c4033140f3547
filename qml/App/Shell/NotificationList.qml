pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Galleon.Bridge
import App.Theme
import App.Controls

// What happened while nobody looked; opened by the bell.
T.Popup {
    id: root

    width: Theme.scaled(376)
    readonly property int most: Math.min(480, (T.Overlay.overlay?.height ?? 600) - 40 - 2 * Theme.space8)

    height: Math.min(column.implicitHeight + 2, root.most)
    padding: 1
    margins: 8
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: Notifications.tellTimes()
    onOpened: {
        list.currentIndex = -1;
        list.positionViewAtBeginning();
        list.forceActiveFocus(Qt.PopupFocusReason);
    }

    // Where its action leads; what has none is only read.
    function choose(row: int, hasAction: bool) {
        if (hasAction)
            root.close();
        Notifications.run(row);
    }

    // Qt has an item of its own around all this, which a screen reader meets first.
    Component.onCompleted: root.contentItem.parent.Accessible.name = Qt.binding(() => column.Accessible.name)

    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.durationPopup
        }
    }
    contentItem: Column {
        id: column

        Accessible.role: Accessible.Pane
        Accessible.name: qsTr("Notifications")

        Item {
            width: parent.width
            height: Theme.scaled(44)

            TextLabel {
                x: root.mirrored ? parent.width - 16 - width : 16
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - buttons.width - 32
                kind: "strong"
                font.weight: Font.DemiBold
                text: qsTr("Notifications")
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
            }

            Row {
                id: buttons

                x: root.mirrored ? 8 : parent.width - width - 8
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.space4
                visible: list.count > 0

                Button {
                    objectName: "markAllRead"
                    kind: "ghost"
                    compact: true
                    enabled: Notifications.unreadCount > 0
                    text: qsTr("Mark all read")
                    onClicked: {
                        Notifications.markAllRead();
                        list.forceActiveFocus(Qt.OtherFocusReason);
                    }
                }

                Button {
                    kind: "ghost"
                    compact: true
                    text: qsTr("Clear")
                    onClicked: {
                        Notifications.clear();
                        list.forceActiveFocus(Qt.OtherFocusReason);
                    }
                }
            }
        }

        Divider {
            width: parent.width
        }

        Column {
            width: parent.width
            visible: list.count === 0
            topPadding: Theme.space24
            bottomPadding: Theme.space24
            spacing: Theme.space8

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "bell"
                size: 24
                color: Theme.textTertiary
            }

            TextLabel {
                width: parent.width
                kind: "strong"
                text: qsTr("Nothing new")
                horizontalAlignment: Text.AlignHCenter
            }

            TextLabel {
                x: Theme.space24
                width: parent.width - 2 * Theme.space24
                kind: "small"
                text: qsTr("What needs you, and what happens while you are away, stands here.")
                color: Theme.textSecondary
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
            }
        }

        ListView {
            id: list

            objectName: "notificationList"
            width: parent.width
            height: Math.min(contentHeight, root.most - 2 - Theme.scaled(44) - 1)
            clip: true
            model: Notifications
            currentIndex: -1
            keyNavigationEnabled: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            highlightMoveDuration: 0
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Notifications")
            T.ScrollBar.vertical: ScrollBar {}
            Keys.onPressed: event => {
                const last = list.count - 1;
                switch (event.key) {
                case Qt.Key_Home:
                    list.currentIndex = Math.min(0, last);
                    break;
                case Qt.Key_End:
                    list.currentIndex = last;
                    break;
                case Qt.Key_Return:
                case Qt.Key_Enter:
                case Qt.Key_Space:
                    if (list.currentItem)
                        (list.currentItem as NotificationLine).chosen();
                    break;
                default:
                    return;
                }
                event.accepted = true;
            }
            delegate: NotificationLine {
                id: line

                width: ListView.view.width
                mirrored: root.mirrored
                isCurrent: ListView.isCurrentItem && list.activeFocus
                onChosen: root.choose(line.index, line.actionLabel !== "")
                onActionAsked: root.choose(line.index, true)
            }
        }
    }
    background: Item {
        Elevation {
            radius: Theme.radiusRow
        }

        Rectangle {
            anchors.fill: parent
            radius: Theme.radiusRow
            color: Theme.bgRaised
            border.width: 1
            border.color: Theme.borderStrong
        }
    }
}
