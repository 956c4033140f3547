import QtQuick
import App.Controls
import App.Theme
import Galleon.Bridge

// The password of a locked archive, and whether other locked archives are tried with it.
Item {
    id: root

    readonly property int others: ArchivePassword.othersOf(Inspector.galleryId)

    function submit() {
        if (field.text === "")
            return;
        ArchivePassword.open(Inspector.galleryId, field.text, tryOthers.checked);
        field.clear();
    }

    implicitHeight: rows.y + rows.height
    // It comes back when the password was wrong; whoever typed it goes on typing.
    Component.onCompleted: {
        if (ArchivePassword.takeTried(Inspector.galleryId))
            field.forceActiveFocus(Qt.TabFocusReason);
    }

    Column {
        id: rows

        y: 8
        width: root.width
        spacing: Theme.space8

        SecretField {
            id: field

            objectName: "archivePassword"
            width: parent.width
            label: qsTr("Password of the archive")
            placeholderText: qsTr("Password")
            onAccepted: root.submit()
        }

        Item {
            width: parent.width
            height: Theme.scaled(28)
            visible: root.others > 0

            Switch {
                id: tryOthers

                objectName: "tryOtherArchives"
                x: root.LayoutMirroring.enabled ? parent.width - width : 0
                anchors.verticalCenter: parent.verticalCenter
                label: othersLabel.text
            }

            TextLabel {
                id: othersLabel

                x: root.LayoutMirroring.enabled ? 0 : tryOthers.width + 8
                width: parent.width - tryOthers.width - 8
                height: parent.height
                kind: "small"
                text: qsTr("Try it on %n other archive(s) too", "", root.others)
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }
        }

        Button {
            objectName: "openArchive"
            x: root.LayoutMirroring.enabled ? parent.width - width : 0
            compact: true
            kind: "primary"
            iconName: "lock"
            text: qsTr("Open archive")
            enabled: field.length > 0
            onClicked: root.submit()
        }
    }
}
