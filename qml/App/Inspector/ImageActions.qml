import QtQuick
import App.Controls
import App.Theme
import Galleon.Bridge

// What can be done with the opened image, in one row: where words have no room, the last buttons are their icons.
Row {
    id: root

    readonly property list<Button> all: [retry, leaveOut, asCover, copyLinks, showFile]
    readonly property int worded: {
        const widths = root.all.map(button => button.fullWidth);
        const icon = Theme.controlCompact;
        let count = widths.length;
        const needs = count => widths.reduce((sum, width, place) => sum + (place < count ? width : icon), (widths.length - 1) * root.spacing);
        while (count > 0 && needs(count) > root.width)
            --count;
        return count;
    }

    spacing: Theme.space8

    Button {
        id: retry

        objectName: "retryImage"
        compact: true
        folded: root.worded <= 0
        iconName: "rotate-cw"
        text: qsTr("Retry this image")
        enabled: GalleryImages.canRetry
        onClicked: GalleryImages.retryOpened("")
    }

    Button {
        id: leaveOut

        objectName: "leaveImageOut"
        compact: true
        folded: root.worded <= 1
        iconName: GalleryImages.isLeftOut ? "undo-2" : "eye-off"
        text: GalleryImages.isLeftOut ? qsTr("Take in again") : qsTr("Leave out")
        onClicked: GalleryImages.toggleLeftOut()
    }

    Button {
        id: asCover

        objectName: "imageAsCover"
        compact: true
        folded: root.worded <= 2
        iconName: "image"
        text: GalleryImages.isCover ? qsTr("Is the cover") : qsTr("Use as cover")
        enabled: !GalleryImages.isCover && !GalleryImages.isLeftOut
        onClicked: GalleryImages.useAsCover()
    }

    Button {
        id: copyLinks

        objectName: "copyImageLinks"
        compact: true
        folded: root.worded <= 3
        iconName: "copy"
        text: qsTr("Copy links")
        enabled: GalleryImages.hasLinks
        onClicked: GalleryImages.copyLinks()
    }

    Button {
        id: showFile

        compact: true
        folded: root.worded <= 4
        iconName: "folder-open"
        text: qsTr("Show file")
        onClicked: GalleryImages.showFile()
    }
}
