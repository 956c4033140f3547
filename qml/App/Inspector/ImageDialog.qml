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

    // What is left of the window's height for the picture and the facts below it.
    readonly property real room: (root.parent ? root.parent.height : 800) - 32 - Theme.scaled(150) - buttons.height - (changed.visible ? changed.height + Theme.space16 : 0)

    Item {
        id: frame

        width: parent.width
        height: Math.max(96, Math.min(Theme.scaled(260), root.room - Theme.scaled(180)))

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

    Rectangle {
        id: changed

        width: parent.width
        height: told.height + 2 * Theme.space12
        visible: GalleryImages.isChanged
        radius: Theme.radiusRow
        color: Theme.warningTint
        Accessible.role: Accessible.AlertMessage
        Accessible.name: words.text

        Column {
            id: told

            x: Theme.space12
            y: Theme.space12
            width: parent.width - 2 * Theme.space12
            spacing: Theme.space8

            TextLabel {
                id: words

                width: parent.width
                text: qsTr("The file has changed since its upload; what is online is still what was sent.")
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }

            Row {
                width: parent.width
                spacing: Theme.space8

                Button {
                    objectName: "sendChangedImage"
                    compact: true
                    text: qsTr("Send again")
                    onClicked: GalleryImages.resolveChanged("send_again")
                }

                Button {
                    objectName: "keepOnlineImage"
                    compact: true
                    kind: "ghost"
                    text: qsTr("Keep what is online")
                    onClicked: GalleryImages.resolveChanged("keep")
                }
            }
        }
    }

    Flickable {
        id: flick

        width: parent.width
        height: Math.min(facts.height, Math.max(72, root.room - frame.height))
        contentHeight: facts.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        T.ScrollBar.vertical: ScrollBar {}

        FocusInView {
            view: flick
        }

        Column {
            id: facts

            x: root.mirrored && flick.contentHeight > flick.height ? 12 : 0
            width: flick.width - (flick.contentHeight > flick.height ? 12 : 0)
            spacing: 2

            Repeater {
                model: GalleryImages.uploads

                Item {
                    id: upload

                    required property string hostId
                    required property string name
                    required property string icon
                    required property string tone
                    required property string said
                    required property string about
                    required property string url
                    required property bool canRetry
                    required property bool isUnknown

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

                        x: upload.LayoutMirroring.enabled ? tools.width + 8 : upload.width - width - tools.width - 8
                        y: Math.round((Theme.lineBody - height) / 2)
                        kind: "small"
                        text: upload.said
                        Accessible.ignored: true
                    }

                    TextLabel {
                        x: upload.LayoutMirroring.enabled ? tools.width + said.width + 16 : 24
                        width: upload.width - said.width - tools.width - 40
                        kind: "strong"
                        text: upload.name
                        elide: Text.ElideRight
                        horizontalAlignment: Text.AlignLeft
                        Accessible.ignored: true
                    }

                    TextLabel {
                        x: upload.LayoutMirroring.enabled ? tools.width + 8 : 24
                        y: Theme.lineBody
                        width: upload.width - tools.width - 32
                        kind: "small"
                        text: upload.about
                        color: upload.url === "" ? Theme.toneText(upload.tone) : Theme.textSecondary
                        elide: upload.url === "" ? Text.ElideRight : Text.ElideMiddle
                        horizontalAlignment: Text.AlignLeft
                        Accessible.ignored: true
                    }

                    Row {
                        id: tools

                        x: upload.LayoutMirroring.enabled ? 0 : upload.width - width
                        y: 4
                        spacing: Theme.space4

                        IconButton {
                            objectName: "retryOnHost"
                            compact: true
                            visible: upload.canRetry
                            iconName: "rotate-cw"
                            label: qsTr("Retry on %1").arg(upload.name)
                            onClicked: GalleryImages.retryOpened(upload.hostId)
                        }

                        Button {
                            objectName: "imageArrived"
                            compact: true
                            visible: upload.isUnknown
                            text: qsTr("It is there")
                            onClicked: GalleryImages.resolveUnknown(upload.hostId, "arrived")
                        }

                        Button {
                            objectName: "sendImageAgain"
                            compact: true
                            visible: upload.isUnknown
                            text: qsTr("Send again")
                            onClicked: GalleryImages.resolveUnknown(upload.hostId, "send_again")
                        }

                        IconButton {
                            objectName: "copyImageLink"
                            compact: true
                            visible: upload.url !== ""
                            iconName: "copy"
                            label: qsTr("Copy link of %1").arg(upload.name)
                            onClicked: GalleryImages.copyLink(upload.url)
                        }

                        IconButton {
                            compact: true
                            visible: upload.url !== ""
                            iconName: "external-link"
                            label: qsTr("Open on %1").arg(upload.name)
                            onClicked: GalleryImages.openLink(upload.url)
                        }
                    }
                }
            }

            // How it went, where it did not go at once.
            Item {
                width: facts.width
                height: Theme.scaled(32)
                visible: attempts.count > 0

                TextLabel {
                    x: parent.LayoutMirroring.enabled ? parent.width - width : 0
                    y: Theme.scaled(8)
                    kind: "strong"
                    text: qsTr("Attempts")
                }
            }

            Repeater {
                id: attempts

                model: GalleryImages.attempts

                Item {
                    id: attempt

                    required property string time
                    required property string icon
                    required property string tone
                    required property string name
                    required property string said

                    objectName: "attemptLine"
                    width: facts.width
                    height: Theme.scaled(24)
                    Accessible.role: Accessible.ListItem
                    Accessible.name: [attempt.time, attempt.name, attempt.said].join(", ")

                    Icon {
                        x: attempt.LayoutMirroring.enabled ? attempt.width - width : 0
                        y: Math.round((attempt.height - height) / 2)
                        size: Theme.iconSmall
                        name: attempt.icon
                        color: Theme.toneText(attempt.tone)
                    }

                    TextLabel {
                        id: who

                        x: attempt.LayoutMirroring.enabled ? attempt.width - width - 24 : 24
                        y: Math.round((attempt.height - height) / 2)
                        width: Math.min(implicitWidth, attempt.width * 0.36)
                        kind: "small"
                        text: attempt.name
                        elide: Text.ElideMiddle
                        horizontalAlignment: Text.AlignLeft
                        Accessible.ignored: true
                    }

                    TextLabel {
                        id: answer

                        x: attempt.LayoutMirroring.enabled ? clock.width + 8 : who.x + who.width + 12
                        y: Math.round((attempt.height - height) / 2)
                        width: attempt.width - who.width - clock.width - 44
                        kind: "small"
                        text: attempt.said
                        color: Theme.toneText(attempt.tone)
                        elide: Text.ElideRight
                        horizontalAlignment: Text.AlignLeft
                        Accessible.ignored: true
                    }

                    TextLabel {
                        id: clock

                        x: attempt.LayoutMirroring.enabled ? 0 : attempt.width - width
                        y: Math.round((attempt.height - height) / 2)
                        kind: "small"
                        text: attempt.time
                        color: Theme.textTertiary
                        Accessible.ignored: true
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

    ImageActions {
        id: buttons

        width: parent.width
    }
}
