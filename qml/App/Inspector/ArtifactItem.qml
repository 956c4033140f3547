import QtQuick
import App.Controls
import App.Theme
import Galleon.Bridge

// A file that was written for the gallery; an older one is there because somebody edited it.
Item {
    id: root

    required property string path
    required property string name
    required property string icon
    required property string about
    required property bool isCurrent

    objectName: "artifact"
    height: Theme.scaled(40)
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name + ", " + note.text

    Icon {
        x: root.LayoutMirroring.enabled ? root.width - width : 0
        y: Math.round((Theme.lineBody - height) / 2)
        name: root.icon
        color: root.isCurrent ? Theme.textSecondary : Theme.textDisabled
    }

    TextLabel {
        x: root.LayoutMirroring.enabled ? 64 : 24
        width: root.width - 88
        text: root.name
        color: root.isCurrent ? Theme.textPrimary : Theme.textSecondary
        elide: Text.ElideMiddle
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    TextLabel {
        id: note

        x: root.LayoutMirroring.enabled ? 64 : 24
        y: Theme.lineBody
        width: root.width - 88
        kind: "small"
        text: root.isCurrent ? root.about : qsTr("%1 · kept, because it was edited").arg(root.about)
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    IconButton {
        x: root.LayoutMirroring.enabled ? 28 : root.width - width - 28
        y: 2
        compact: true
        iconName: "external-link"
        label: qsTr("Open %1").arg(root.name)
        onClicked: GalleryResults.openArtifact(root.path)
    }

    IconButton {
        x: root.LayoutMirroring.enabled ? 0 : root.width - width
        y: 2
        compact: true
        iconName: "folder-open"
        label: qsTr("Show %1 in its folder").arg(root.name)
        onClicked: GalleryResults.showArtifact(root.path)
    }
}
