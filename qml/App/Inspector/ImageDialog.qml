pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import App.Controls
import App.Theme
import Galleon.Bridge

// Everything about one image: its picture, its figures, how it went on each host. ← → walk through the others.
Dialog {
    id: root

    wanted: 640
    title: GalleryImages.openedName
    sentence: GalleryImages.openedError
    primaryLabel: qsTr("Close")
    safe: "primary"
    onClosed: GalleryImages.close()

    Connections {
        target: GalleryImages

        // Another gallery is shown, or the image has gone.
        function onOpenedChanged() {
            if (!GalleryImages.isOpen)
                root.close();
        }
    }

    Shortcut {
        sequence: "Left"
        enabled: root.opened
        onActivated: GalleryImages.step(root.mirrored ? 1 : -1)
    }

    Shortcut {
        sequence: "Right"
        enabled: root.opened
        onActivated: GalleryImages.step(root.mirrored ? -1 : 1)
    }

    Item {
        width: parent.width
        height: Math.max(96, Math.min(Theme.scaled(260), (root.parent ? root.parent.height : 800) - Theme.scaled(430)))

        Rectangle {
            anchors.fill: parent
            radius: Theme.radiusRow
            color: Theme.bgField
            border.width: 1
            border.color: Theme.borderSubtle
        }

        Image {
            objectName: "openedPicture"
            anchors.fill: parent
            anchors.margins: 1
            fillMode: Image.PreserveAspectFit
            retainWhileLoading: true
            cache: false
            source: GalleryImages.openedPicture
            Accessible.role: Accessible.Graphic
            Accessible.name: GalleryImages.openedName
        }

        IconButton {
            objectName: "previousImage"
            x: root.mirrored ? parent.width - width - 8 : 8
            anchors.verticalCenter: parent.verticalCenter
            iconName: root.mirrored ? "chevron-right" : "chevron-left"
            label: qsTr("Previous image")
            shortcut: "←"
            enabled: GalleryImages.openedRow > 0
            onClicked: GalleryImages.step(-1)
        }

        IconButton {
            objectName: "nextImage"
            x: root.mirrored ? 8 : parent.width - width - 8
            anchors.verticalCenter: parent.verticalCenter
            iconName: root.mirrored ? "chevron-left" : "chevron-right"
            label: qsTr("Next image")
            shortcut: "→"
            enabled: GalleryImages.openedRow >= 0 && GalleryImages.openedRow < GalleryImages.count - 1
            onClicked: GalleryImages.step(1)
        }

        TextLabel {
            x: root.mirrored ? 12 : parent.width - width - 12
            y: parent.height - height - 6
            kind: "small"
            text: GalleryImages.openedPlace
        }
    }

    Flickable {
        id: flick

        width: parent.width
        height: Math.min(facts.height, Math.max(96, (root.parent ? root.parent.height : 800) - Theme.scaled(470)))
        contentHeight: facts.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        T.ScrollBar.vertical: ScrollBar {}

        Column {
            id: facts

            width: flick.width - (flick.contentHeight > flick.height ? 12 : 0)
            spacing: 2

            Repeater {
                model: GalleryImages.uploads

                Item {
                    id: upload

                    required property string name
                    required property string icon
                    required property string tone
                    required property string said
                    required property string about
                    required property string url

                    objectName: "uploadLine"
                    width: facts.width
                    height: Theme.scaled(40)
                    Accessible.role: Accessible.ListItem
                    Accessible.name: [upload.name, upload.said, upload.about].filter(text => text !== "").join(", ")

                    Icon {
                        x: upload.LayoutMirroring.enabled ? upload.width - width : 0
                        y: Math.round((Theme.lineBody - height) / 2)
                        name: upload.icon
                        color: Theme.toneText(upload.tone)
                    }

                    TextLabel {
                        id: said

                        x: upload.LayoutMirroring.enabled ? 36 : upload.width - width - 36
                        kind: "small"
                        text: upload.said
                        Accessible.ignored: true
                    }

                    TextLabel {
                        x: upload.LayoutMirroring.enabled ? said.width + 44 : 24
                        width: upload.width - said.width - 68
                        kind: "strong"
                        text: upload.name
                        elide: Text.ElideRight
                        horizontalAlignment: Text.AlignLeft
                        Accessible.ignored: true
                    }

                    TextLabel {
                        x: upload.LayoutMirroring.enabled ? 36 : 24
                        y: Theme.lineBody
                        width: upload.width - 60
                        kind: "small"
                        text: upload.about
                        color: upload.url === "" ? Theme.toneText(upload.tone) : Theme.textSecondary
                        elide: upload.url === "" ? Text.ElideRight : Text.ElideMiddle
                        horizontalAlignment: Text.AlignLeft
                        Accessible.ignored: true
                    }

                    IconButton {
                        x: upload.LayoutMirroring.enabled ? 0 : upload.width - width
                        y: 2
                        compact: true
                        visible: upload.url !== ""
                        iconName: "external-link"
                        label: qsTr("Open on %1").arg(upload.name)
                        onClicked: GalleryImages.openLink(upload.url)
                    }
                }
            }

            Item {
                width: facts.width
                height: Theme.space12

                Divider {
                    y: 6
                    width: parent.width
                }
            }

            Repeater {
                model: GalleryImages.openedFigures

                Item {
                    id: figure

                    required property var modelData

                    width: facts.width
                    height: Theme.scaled(24)

                    TextLabel {
                        x: figure.LayoutMirroring.enabled ? figure.width - width : 0
                        y: 2
                        width: 88
                        text: figure.modelData.label
                        color: Theme.textSecondary
                        elide: Text.ElideRight
                        horizontalAlignment: Text.AlignLeft
                    }

                    TextEdit {
                        x: figure.LayoutMirroring.enabled ? 0 : 96
                        y: 2
                        width: figure.width - 96
                        height: Theme.lineBody
                        verticalAlignment: TextEdit.AlignVCenter
                        clip: true
                        text: figure.modelData.value
                        textFormat: TextEdit.PlainText
                        readOnly: true
                        selectByMouse: true
                        color: Theme.textPrimary
                        selectionColor: Theme.accentFill
                        selectedTextColor: Theme.textOnAccent
                        font.family: Theme.fontFamily
                        font.pixelSize: Theme.fontBody
                        horizontalAlignment: TextEdit.AlignLeft
                        Accessible.name: figure.modelData.label + ": " + figure.modelData.value
                    }
                }
            }
        }
    }

    Flow {
        width: parent.width
        spacing: Theme.space8

        Button {
            objectName: "retryImage"
            compact: true
            iconName: "rotate-cw"
            text: qsTr("Retry this image")
            enabled: GalleryImages.canRetry
            onClicked: GalleryImages.retryOpened()
        }

        Button {
            objectName: "leaveImageOut"
            compact: true
            iconName: GalleryImages.isLeftOut ? "undo-2" : "eye-off"
            text: GalleryImages.isLeftOut ? qsTr("Take in again") : qsTr("Leave out")
            onClicked: GalleryImages.toggleLeftOut()
        }

        Button {
            objectName: "copyImageLinks"
            compact: true
            iconName: "copy"
            text: qsTr("Copy links")
            enabled: GalleryImages.hasLinks
            onClicked: GalleryImages.copyLinks()
        }

        Button {
            compact: true
            iconName: "folder-open"
            text: qsTr("Show file")
            onClicked: GalleryImages.showFile()
        }
    }
}
