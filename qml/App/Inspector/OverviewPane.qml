pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme
import Galleon.Bridge

// Problems first, then hosts, six images, and what can be edited.
Column {
    id: root

    signal imagesRequested

    spacing: Theme.space12

    HostPopup {
        id: hostPopup
    }

    Repeater {
        model: Inspector.problems

        ProblemCard {
            width: root.width
        }
    }

    SectionHeader {
        id: hostsHeader

        width: root.width
        title: qsTr("Hosts")
        action: Inspector.hostsText
        quiet: true
        actionName: qsTr("Choose hosts: %1").arg(Inspector.hostsText)
        onActivated: hostChoices.popup(hostsHeader, root.LayoutMirroring.enabled ? 0 : hostsHeader.width - hostChoices.width, hostsHeader.height + 4)

        HostChoices {
            id: hostChoices
        }
    }

    Repeater {
        model: Inspector.hosts

        HostLine {
            id: host

            width: root.width
            onMenuRequested: (x, y) => hostPopup.openFor(Inspector.galleryId, [host.hostId], host, x, y)
        }
    }

    Divider {
        width: root.width
    }

    SectionHeader {
        width: root.width
        title: qsTr("Images")
        action: Inspector.imagesText
        onActivated: root.imagesRequested()
    }

    Row {
        id: previews

        readonly property real side: Math.floor((root.width - 30) / 6)

        width: root.width
        height: side
        spacing: 6

        Repeater {
            model: GalleryImages.previews

            Item {
                id: preview

                required property string source
                required property string stateIcon
                required property string tone
                required property bool dim

                required property int fileId
                required property string name

                objectName: "preview"
                width: previews.side
                height: previews.side
                activeFocusOnTab: true
                Accessible.role: Accessible.Button
                Accessible.name: qsTr("Details of %1").arg(preview.name)
                Accessible.onPressAction: GalleryImages.open(preview.fileId)
                Keys.onPressed: event => {
                    event.accepted = [Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space].includes(event.key);
                    if (event.accepted)
                        GalleryImages.open(preview.fileId);
                }

                TapHandler {
                    onTapped: GalleryImages.open(preview.fileId)
                }

                Rectangle {
                    anchors.fill: parent
                    radius: Theme.radiusControl
                    color: Theme.bgSunken
                    visible: picture.status !== Image.Ready
                }

                Image {
                    id: picture

                    anchors.fill: parent
                    opacity: preview.dim ? 0.45 : 1
                    sourceSize.width: previews.side
                    sourceSize.height: previews.side
                    source: preview.source
                }

                Rectangle {
                    x: parent.width - 18
                    y: parent.height - 18
                    width: 16
                    height: 16
                    radius: 8
                    color: Theme.bgSurface

                    Icon {
                        anchors.centerIn: parent
                        size: 12
                        name: preview.stateIcon
                        color: Theme.toneText(preview.tone)
                    }
                }

                FocusRing {
                    inside: true
                    visible: preview.activeFocus
                }
            }
        }
    }

    Divider {
        width: root.width
    }

    SectionHeader {
        width: root.width
        title: qsTr("Details")
        action: fields.more
        onActivated: fields.showAll()
    }

    DetailFields {
        id: fields

        width: root.width
    }
}
