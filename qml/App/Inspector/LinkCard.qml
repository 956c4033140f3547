import QtQuick
import App.Controls
import App.Theme
import Galleon.Bridge

// Where the gallery is on one host, with the ways to open and to copy it.
Rectangle {
    id: root

    required property string hostId
    required property string name
    required property string url
    required property string shortUrl
    required property bool ok
    required property string check
    required property string checkTone
    required property bool isGone

    objectName: "linkCard"
    readonly property int linkHeight: Theme.scaled(46)

    height: root.check === "" ? root.linkHeight : root.linkHeight + Theme.scaled(22)
    radius: Theme.radiusRow
    color: Theme.dark ? Theme.bgRaised : Theme.bgWindow
    border.width: 1
    border.color: Theme.borderSubtle
    Accessible.role: Accessible.ListItem
    Accessible.name: [root.name, root.shortUrl, root.check].filter(part => part !== "").join(", ")

    Icon {
        x: root.LayoutMirroring.enabled ? root.width - width - 12 : 12
        y: Theme.scaled(5) + Math.round((Theme.lineBody - height) / 2)
        name: root.ok ? "circle-check" : "triangle-alert"
        color: root.ok ? Theme.successText : Theme.warningText
    }

    TextLabel {
        x: root.LayoutMirroring.enabled ? 76 : 36
        y: Theme.scaled(5)
        width: root.width - 112
        kind: "strong"
        text: root.name
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    TextLabel {
        x: root.LayoutMirroring.enabled ? 76 : 36
        y: Theme.scaled(24)
        width: root.width - 112
        kind: "small"
        text: root.shortUrl
        elide: Text.ElideMiddle
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    IconButton {
        x: root.LayoutMirroring.enabled ? 36 : root.width - 64
        y: Math.round((root.linkHeight - height) / 2)
        compact: true
        iconName: "external-link"
        label: qsTr("Open %1").arg(root.name)
        onClicked: GalleryResults.openLink(root.hostId)
    }

    IconButton {
        x: root.LayoutMirroring.enabled ? 8 : root.width - 36
        y: Math.round((root.linkHeight - height) / 2)
        compact: true
        iconName: "copy"
        label: qsTr("Copy link of %1").arg(root.name)
        onClicked: GalleryResults.copyLink(root.hostId)
    }

    TextLabel {
        x: root.LayoutMirroring.enabled ? again.width + 20 : 36
        y: root.linkHeight - Theme.scaled(4)
        width: root.width - 48 - (again.visible ? again.width + 8 : 0)
        visible: root.check !== ""
        kind: "small"
        text: root.check
        color: Theme.toneText(root.checkTone)
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    LinkButton {
        id: again

        x: root.LayoutMirroring.enabled ? 12 : root.width - 12 - width
        y: root.linkHeight - Theme.scaled(7)
        visible: root.isGone
        text: qsTr("Upload again")
        onClicked: GalleryResults.uploadGone()
    }
}
