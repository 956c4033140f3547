pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme
import Galleon.Bridge

// What a drop would do: the covers fanned out, how many galleries, where to, and the keys that change it.
Item {
    id: root

    readonly property list<string> pictures: Drop.usable ? Drop.previews : []

    width: Math.min(Theme.scaled(520), parent ? parent.width - 2 * Theme.space24 : 520)
    // Less air in a low window.
    readonly property bool low: parent ? parent.height < Theme.scaled(300) : false

    height: keys.y + keys.height + (root.low ? Theme.space16 : 36)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: Drop.title
    Accessible.description: Drop.subtitle

    Elevation {
        radius: Theme.radiusDialog
        level: 3
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusDialog
        color: Theme.bgRaised
        border.width: 1
        border.color: Theme.borderSubtle
    }

    // The first in front, the second and third behind it to the left and to the right.
    Repeater {
        model: root.pictures.slice(0, 3)

        Image {
            id: picture

            required property string modelData
            required property int index

            x: root.width / 2 + [-40, -92, 20][picture.index]
            y: picture.index === 0 ? 30 : 42
            z: picture.index === 0 ? 1 : 0
            width: picture.index === 0 ? 80 : 72
            height: picture.width
            mipmap: true
            antialiasing: true
            rotation: [0, -8, 8][picture.index]
            source: picture.modelData
        }
    }

    Icon {
        x: (root.width - width) / 2
        y: 50
        size: 40
        visible: root.pictures.length === 0
        name: Drop.usable ? "folder-plus" : "triangle-alert"
        color: Drop.usable ? Theme.accentText : Theme.warningText
    }

    Rectangle {
        x: root.width / 2 + 24
        y: 18
        z: 2
        width: Math.max(28, badge.implicitWidth + 16)
        height: 28
        radius: 14
        visible: Drop.usable && Drop.count > 0
        color: Theme.accentFill
        border.width: 2
        border.color: Theme.bgRaised

        TextLabel {
            id: badge

            anchors.centerIn: parent
            kind: "strong"
            font.weight: Font.DemiBold
            text: Drop.count
            color: Theme.textOnAccent
        }
    }

    TextLabel {
        id: title

        x: Theme.space24
        y: root.low ? 126 : 138
        width: root.width - 2 * Theme.space24
        kind: "display"
        text: Drop.title
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }

    TextLabel {
        id: subtitle

        x: Theme.space24
        y: title.y + title.height + 2
        width: root.width - 2 * Theme.space24
        text: Drop.subtitle
        color: Theme.textSecondary
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        Accessible.ignored: true
    }

    Row {
        id: keys

        anchors.horizontalCenter: parent.horizontalCenter
        y: subtitle.y + subtitle.height + (root.low ? Theme.space12 : Theme.space24)
        height: Drop.usable ? Theme.scaled(20) : 0
        visible: Drop.usable
        spacing: 22

        Repeater {
            model: [
                {
                    key: "Shift",
                    label: qsTr("start at once")
                },
                {
                    key: "Alt",
                    label: qsTr("merge into one gallery")
                },
                {
                    key: "Esc",
                    label: qsTr("cancel")
                }
            ]

            Row {
                id: pair

                required property var modelData

                spacing: 9

                KeyCap {
                    text: pair.modelData.key
                }

                TextLabel {
                    height: Theme.scaled(20)
                    kind: "small"
                    text: pair.modelData.label
                }
            }
        }
    }
}
