pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme

// What one point of a chart says: a heading and lines of name and value. Stands above `at`, inside its parent.
Rectangle {
    id: root

    property string title
    property var lines: []
    property real at: 0
    property real above: 0
    readonly property real wide: {
        let widest = Math.ceil(heading.implicitWidth);
        for (let i = 0; i < rows.count; ++i) {
            const row = rows.itemAt(i) as Item;
            if (row)
                widest = Math.max(widest, row.implicitWidth);
        }
        return widest;
    }

    x: Math.round(Math.max(4, Math.min(root.parent.width - width - 4, root.at - width / 2)))
    y: Math.round(Math.max(2, Math.min(root.above - height - 8, root.parent.height - height)))
    z: 2
    width: root.wide + 2 * Theme.space12
    height: column.height + Theme.space12 + 4
    radius: Theme.radiusRow
    color: Theme.bgRaised
    border.width: 1
    border.color: Theme.borderStrong
    Accessible.ignored: true

    Elevation {
        z: -1
        radius: root.radius
    }

    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: root.color
        border.width: 1
        border.color: root.border.color
    }

    Column {
        id: column

        x: Theme.space12
        y: Theme.space8 - 1
        width: root.wide

        TextLabel {
            id: heading

            width: parent.width
            kind: "small"
            color: Theme.textPrimary
            font.weight: Font.DemiBold
            text: root.title
            horizontalAlignment: Text.AlignLeft
        }

        Repeater {
            id: rows

            model: root.lines

            Item {
                id: row

                required property var modelData

                implicitWidth: Math.ceil(name.implicitWidth + value.implicitWidth) + Theme.space24
                width: column.width
                height: Theme.lineBody

                TextLabel {
                    id: name

                    anchors.left: parent.left
                    height: parent.height
                    kind: "small"
                    text: row.modelData[0]
                }

                TextLabel {
                    id: value

                    anchors.right: parent.right
                    height: parent.height
                    kind: "small"
                    color: Theme.textPrimary
                    text: row.modelData[1]
                }
            }
        }
    }
}
