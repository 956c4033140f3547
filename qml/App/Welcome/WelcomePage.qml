pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Galleon.Bridge
import App.Theme
import App.Controls

// The Queue page before the first gallery.
FocusScope {
    id: root

    // The regions that F6 walks through.
    readonly property list<Item> regions: [root]
    readonly property bool narrow: flickable.width < Theme.scaled(640)
    readonly property int columnWidth: Math.min(Theme.scaled(752), flickable.width - 2 * Theme.space24)
    readonly property list<var> hints: [
        {
            keys: App.keyTexts.add_folders,
            label: qsTr("add folders")
        },
        {
            keys: App.keyTexts.paste,
            label: qsTr("paste files")
        },
        {
            keys: App.keyTexts.palette,
            label: qsTr("every command")
        },
        {
            keys: App.keyTexts.shortcuts,
            label: qsTr("all shortcuts")
        }
    ]

    function take() {
        if (Welcome.isBack && root.visible)
            root.forceActiveFocus(Qt.OtherFocusReason);
    }

    signal foldersAsked
    signal filesAsked

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Welcome")

    // Looked at again, it takes the keyboard; nothing of the queue below it answers keys then.
    onVisibleChanged: Qt.callLater(root.take)
    Component.onCompleted: MoveOver.look()

    Shortcut {
        sequence: "Esc"
        enabled: Welcome.isBack && root.visible
        onActivated: Welcome.leave()
    }

    Flickable {
        id: flickable

        anchors.fill: parent
        contentHeight: column.height + 2 * column.y
        boundsBehavior: Flickable.StopAtBounds
        clip: contentHeight > height
        T.ScrollBar.vertical: ScrollBar {}

        FocusInView {
            view: flickable
        }

        Column {
            id: column

            x: Math.round((flickable.width - width) / 2)
            y: Math.max(Theme.space16, Math.min(44, Math.round((flickable.height - height) / 2)))
            width: root.columnWidth
            spacing: Theme.space16

            Button {
                visible: Welcome.isBack && !Queue.isEmpty
                kind: "ghost"
                iconName: root.LayoutMirroring.enabled ? "chevron-right" : "chevron-left"
                text: qsTr("Back to the queue")
                onClicked: Welcome.leave()
            }

            DropInvitation {
                width: parent.width
                focus: true
                onFoldersAsked: root.foldersAsked()
                onFilesAsked: root.filesAsked()
            }

            Flow {
                objectName: "welcomeCards"
                width: parent.width
                visible: Welcome.hasCards || Welcome.isBack
                spacing: Theme.space16

                WelcomeHosts {
                    id: hosts

                    width: root.narrow ? column.width : (column.width - Theme.space16) / 2
                    height: root.narrow ? implicitHeight : Math.max(hosts.implicitHeight, result.implicitHeight)
                }

                ResultCard {
                    id: result

                    width: hosts.width
                    height: root.narrow ? implicitHeight : hosts.height
                }
            }

            MoveOverCard {
                width: parent.width
                visible: MoveOver.programs.length > 0
            }

            Item {
                width: parent.width
                height: keys.height + 2

                Row {
                    id: keys

                    anchors.horizontalCenter: parent.horizontalCenter
                    y: 2
                    spacing: Theme.space20

                    Repeater {
                        model: root.hints

                        Row {
                            id: hint

                            required property var modelData

                            spacing: Theme.space8

                            KeyCap {
                                text: hint.modelData.keys
                            }

                            TextLabel {
                                height: Theme.scaled(20)
                                kind: "small"
                                text: hint.modelData.label
                            }
                        }
                    }
                }
            }
        }
    }
}
