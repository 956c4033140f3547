pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Controls
import App.Theme

// What narrows the log: level, host, gallery, and the kind of fault that another page asked for. Two lines where one has
// no room for all.
FocusScope {
    id: root

    readonly property bool mirrored: root.LayoutMirroring.enabled
    readonly property real room: root.width - 2 * Theme.space16
    readonly property real kindRoom: kind.visible ? kind.fullWidth + Theme.space8 : 0
    readonly property int leastChoice: Theme.scaled(128)
    readonly property bool folded: root.room < levels.width + root.kindRoom + 2 * (root.leastChoice + Theme.space8)
    // Of what shares a line with the choices.
    readonly property real taken: (root.folded ? 0 : levels.width + Theme.space8) + Math.min(root.kindRoom, root.room / 2)
    readonly property int choiceWidth: Math.min(Theme.scaled(200), Math.floor((root.room - root.taken - Theme.space8) / 2))
    readonly property int lineHeight: Theme.scaled(48)
    readonly property real start: root.folded ? Theme.space16 : Theme.space16 + levels.width + Theme.space8
    readonly property real line: root.folded ? root.lineHeight - Theme.space8 : 0

    // The x of something that starts `start` from the leading edge.
    function at(start: real, width: real): real {
        return root.mirrored ? root.width - start - width : start;
    }

    implicitHeight: root.line + root.lineHeight
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Filter")

    Segmented {
        id: levels

        x: root.at(Theme.space16, width)
        y: Math.round((root.lineHeight - height) / 2)
        fill: false
        label: qsTr("Level")
        choices: [
            {
                "id": "all",
                "label": qsTr("All")
            },
            {
                "id": "notice",
                "label": qsTr("Notices")
            },
            {
                "id": "warning",
                "label": qsTr("Warnings")
            },
            {
                "id": "error",
                "label": qsTr("Errors")
            }
        ]
        current: Log.level
        onChosen: id => Log.level = id
    }

    ComboBox {
        id: host

        x: root.at(root.start, width)
        y: root.line + Math.round((root.lineHeight - height) / 2)
        width: root.choiceWidth
        label: qsTr("Host")
        choices: Log.hostChoices
        current: Log.hostId
        onChosen: id => Log.hostId = id
    }

    ComboBox {
        id: gallery

        x: root.at(root.start + host.width + Theme.space8, width)
        y: host.y
        width: root.choiceWidth
        label: qsTr("Gallery")
        choices: Log.galleryChoices
        current: Log.galleryId > 0 ? String(Log.galleryId) : ""
        onChosen: id => Log.galleryId = Number(id)
    }

    Button {
        id: kind

        objectName: "logKind"
        x: root.at(root.start + host.width + gallery.width + 2 * Theme.space8, width)
        y: host.y
        width: Math.min(kind.fullWidth, root.room - (root.start - Theme.space16) - host.width - gallery.width - 2 * Theme.space8)
        visible: Log.kindLabel !== ""
        iconName: "list-filter"
        trailingIcon: "x"
        text: Log.kindLabel
        Accessible.name: qsTr("Show other lines than “%1” again").arg(Log.kindLabel)
        onClicked: Log.clearKind()
    }

    Rectangle {
        y: root.height - 1
        width: root.width
        height: 1
        color: Theme.borderSubtle
    }
}
