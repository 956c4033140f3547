pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme

// The lines of a chart and their numbers, which stand left of them: `gutter` wide. Never mirrored.
Item {
    id: root

    property var ticks: []
    property int gutter: 40
    property bool lines: true

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.ignored: true

    Repeater {
        model: root.ticks.length

        Item {
            id: tick

            required property int index
            readonly property real at: root.ticks[tick.index]?.at ?? 0

            y: Math.round(root.height * (1 - tick.at))
            width: root.width

            Rectangle {
                width: parent.width
                height: 1
                visible: root.lines || tick.at === 0
                color: Theme.borderSubtle
            }

            TextLabel {
                x: -root.gutter
                y: -Math.round(height / 2)
                width: root.gutter - 8
                kind: "caption"
                font.weight: Font.Normal
                color: Theme.textSecondary
                text: root.ticks[tick.index]?.label ?? ""
                horizontalAlignment: Text.AlignRight
                Accessible.ignored: true
            }
        }
    }
}
