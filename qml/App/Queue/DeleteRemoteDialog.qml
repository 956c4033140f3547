pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme
import Galleon.Bridge

// Which hosts the chosen galleries are deleted from, and how much that is. Nothing goes without this question.
Dialog {
    id: root

    objectName: "deleteRemoteDialog"
    title: RemoteFiles.title
    sentence: RemoteFiles.sentence
    primaryLabel: RemoteFiles.action
    primaryEnabled: RemoteFiles.canDelete
    secondaryLabel: qsTr("Cancel")
    onPrimary: RemoteFiles.delete()

    Column {
        width: parent.width

        Repeater {
            model: RemoteFiles

            Item {
                id: line

                required property string hostId
                required property string name
                required property string about
                required property bool able
                required property bool chosen

                width: parent ? parent.width : 0
                height: Theme.scaled(40)

                Switch {
                    id: toggle

                    objectName: "deleteFromHost"
                    x: root.mirrored ? line.width - width : 0
                    anchors.verticalCenter: parent.verticalCenter
                    enabled: line.able
                    checked: line.chosen
                    label: line.name + ", " + line.about
                    onToggled: RemoteFiles.choose(line.hostId, checked)
                }

                TextLabel {
                    x: root.mirrored ? line.width - toggle.width - 12 - width : toggle.width + 12
                    width: line.width - toggle.width - 12 - about.width - 12
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.name
                    color: line.able ? Theme.textPrimary : Theme.textSecondary
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }

                TextLabel {
                    id: about

                    x: root.mirrored ? 0 : line.width - width
                    anchors.verticalCenter: parent.verticalCenter
                    kind: "small"
                    text: line.about
                    Accessible.ignored: true
                }
            }
        }
    }
}
