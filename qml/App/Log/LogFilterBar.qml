pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Controls
import App.Theme

// What narrows the log: level, host, gallery, and the kind of fault that another page asked for.
FocusScope {
    id: root

    readonly property bool mirrored: root.LayoutMirroring.enabled
    readonly property int choiceWidth: Math.max(120, Math.min(200, (root.width - levels.width - (kind.visible ? kind.width + Theme.space8 : 0) - 2 * Theme.space16 - 2 * Theme.space8) / 2))

    // The x of something that starts `start` from the leading edge.
    function at(start: real, width: real): real {
        return root.mirrored ? root.width - start - width : start;
    }

    implicitHeight: Theme.scaled(48)
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Filter")

    Segmented {
        id: levels

        x: root.at(Theme.space16, width)
        anchors.verticalCenter: parent.verticalCenter
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

        x: root.at(Theme.space16 + levels.width + Theme.space8, width)
        anchors.verticalCenter: parent.verticalCenter
        width: root.choiceWidth
        label: qsTr("Host")
        choices: Log.hostChoices
        current: Log.hostId
        onChosen: id => Log.hostId = id
    }

    ComboBox {
        id: gallery

        x: root.at(Theme.space16 + levels.width + 2 * Theme.space8 + host.width, width)
        anchors.verticalCenter: parent.verticalCenter
        width: root.choiceWidth
        label: qsTr("Gallery")
        choices: Log.galleryChoices
        current: Log.galleryId > 0 ? String(Log.galleryId) : ""
        onChosen: id => Log.galleryId = Number(id)
    }

    Button {
        id: kind

        x: root.at(Theme.space16 + levels.width + 3 * Theme.space8 + host.width + gallery.width, width)
        anchors.verticalCenter: parent.verticalCenter
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
