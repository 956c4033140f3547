pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Galleon.Bridge
import App.Theme
import App.Controls

// What happened while nobody looked; opened by the bell.
T.Popup {
    id: root

    width: 360
    height: Math.min(column.implicitHeight + 2, 480)
    padding: 1
    margins: 8
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onOpened: {
        list.forceActiveFocus(Qt.PopupFocusReason);
        Notifications.markRead();
    }

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
                kind: "strong"
                font.weight: Font.DemiBold
                text: qsTr("Notifications")
            }

            Button {
                x: root.mirrored ? 8 : parent.width - width - 8
                anchors.verticalCenter: parent.verticalCenter
                visible: list.count > 0
                kind: "ghost"
                compact: true
                text: qsTr("Clear")
                onClicked: Notifications.clear()
            }
        }

        Divider {
            width: parent.width
        }

        TextLabel {
            width: parent.width
            height: Theme.scaled(88)
            visible: list.count === 0
            text: qsTr("Nothing new")
            color: Theme.textSecondary
            horizontalAlignment: Text.AlignHCenter
        }

        ListView {
            id: list

            width: parent.width
            height: Math.min(contentHeight, 430)
            clip: true
            model: Notifications
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Notifications")
            T.ScrollBar.vertical: ScrollBar {}
            delegate: Item {
                id: line

                required property int index
                required property string title
                required property string text
                required property string icon
                required property string tone
                required property string time
                required property string actionLabel

                width: ListView.view.width
                height: Math.max(Theme.scaled(64), body.y + body.height + 12)
                Accessible.role: Accessible.ListItem
                Accessible.name: line.title
                Accessible.description: line.text + " " + line.time

                Icon {
                    x: root.mirrored ? line.width - 16 - width : 16
                    y: 14
                    name: line.icon
                    color: Theme.toneText(line.tone)
                }

                TextLabel {
                    x: root.mirrored ? line.width - 44 - width : 44
                    y: 12
                    width: line.width - 44 - 16 - Math.max(when.width + 12, 0)
                    kind: "strong"
                    text: line.title
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }

                TextLabel {
                    id: when

                    x: root.mirrored ? 16 : line.width - 16 - width
                    y: 13
                    kind: "small"
                    text: line.time
                    color: Theme.textTertiary
                    Accessible.ignored: true
                }

                TextLabel {
                    id: body

                    x: root.mirrored ? line.width - 44 - width : 44
                    y: 32
                    width: line.width - 44 - 16 - (action.visible ? action.width + 8 : 0)
                    kind: "small"
                    text: line.text
                    wrapMode: Text.Wrap
                    maximumLineCount: 3
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }

                Button {
                    id: action

                    x: root.mirrored ? 16 : line.width - 16 - width
                    y: 31
                    visible: line.actionLabel !== ""
                    compact: true
                    text: line.actionLabel
                    onClicked: {
                        root.close();
                        Notifications.run(line.index);
                    }
                }
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
