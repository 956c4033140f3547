pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Controls
import App.Theme

// One bar for each step of time, its parts one above the other. Arrow keys go from bar to bar. Time runs one way, so
// nothing here is mirrored.
FocusScope {
    id: root

    property var chart: ({})
    readonly property var bars: root.chart.bars ?? []
    readonly property int count: root.bars.length
    readonly property var colours: root.chart.colours ?? []
    readonly property real pitch: root.count > 0 ? plot.width / root.count : plot.width
    readonly property real barWidth: Math.max(2, Math.min(44, Math.round(root.pitch * 0.67)))
    // So many bars have one label between them, by weeks where bars are days.
    readonly property int stride: {
        const fitting = Math.ceil(Theme.scaled(52) / Math.max(1, root.pitch));
        if (root.chart.step !== "day" || fitting <= 2)
            return fitting;
        return Math.ceil(fitting / 7) * 7;
    }
    property int pointed: -1
    readonly property int current: hover.hovered ? root.at(hover.point.position.x) : root.activeFocus ? root.pointed : -1

    function at(x: real): int {
        return root.count === 0 ? -1 : Math.max(0, Math.min(root.count - 1, Math.floor(x / root.pitch)));
    }

    function go(to: int) {
        root.pointed = Math.max(0, Math.min(root.count - 1, to));
        if (root.count > 0)
            App.announce(root.bars[root.pointed].spoken);
    }

    activeFocusOnTab: true
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.Chart
    Accessible.name: [root.chart.title, ...(root.chart.legend ?? []).map(entry => entry.text)].join(", ")
    Accessible.description: root.pointed >= 0 && root.pointed < root.count ? root.bars[root.pointed].spoken : ""
    Accessible.focusable: true
    onActiveFocusChanged: {
        if (root.activeFocus && (root.pointed < 0 || root.pointed >= root.count))
            root.pointed = root.count - 1;
    }
    Keys.onLeftPressed: root.go(root.pointed - 1)
    Keys.onRightPressed: root.go(root.pointed + 1)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Home || event.key === Qt.Key_End) {
            root.go(event.key === Qt.Key_Home ? 0 : root.count - 1);
            event.accepted = true;
        }
    }

    PlotAxis {
        id: plot

        x: gutter + Theme.space16
        y: Theme.scaled(24)
        width: root.width - x - Theme.space16
        height: root.height - y - Theme.scaled(44)
        gutter: Theme.scaled(42)
        ticks: root.chart.ticks ?? []
    }

    Item {
        x: plot.x
        y: plot.y
        width: plot.width
        height: plot.height

        HoverHandler {
            id: hover
        }

        Repeater {
            model: root.count

            Item {
                id: bar

                required property int index
                readonly property var parts: root.bars[bar.index]?.parts ?? []

                x: Math.round((bar.index + 0.5) * root.pitch - root.barWidth / 2)
                width: root.barWidth
                height: plot.height
                opacity: root.current === bar.index ? 1 : 0.93

                Repeater {
                    model: root.colours.length

                    Rectangle {
                        required property int index
                        readonly property real share: bar.parts[index] ?? 0
                        readonly property real below: {
                            let sum = 0;
                            for (let i = 0; i < index; ++i)
                                sum += bar.parts[i] ?? 0;
                            return sum;
                        }
                        readonly property int lowerEdge: Math.round(plot.height * below)
                        readonly property int upperEdge: Math.round(plot.height * (below + share))
                        // Two pixels between the parts, taken from the upper one.
                        readonly property int gap: lowerEdge > 0 && upperEdge - lowerEdge > 3 ? 2 : 0

                        y: plot.height - upperEdge
                        width: bar.width
                        height: share > 0 ? Math.max(1, upperEdge - lowerEdge - gap) : 0
                        radius: Math.min(2, height / 2)
                        color: Theme.seriesColour(root.colours[index] ?? "accent")
                    }
                }
            }
        }
    }

    Repeater {
        model: root.count

        TextLabel {
            required property int index

            x: Math.max(0, Math.min(root.width - width - 4, Math.round(plot.x + (index + 0.5) * root.pitch - width / 2)))
            y: plot.y + plot.height + Theme.scaled(9)
            visible: index % root.stride === 0
            kind: "caption"
            font.weight: Font.Normal
            color: Theme.textSecondary
            text: root.bars[index]?.label ?? ""
            Accessible.ignored: true
        }
    }

    Loader {
        active: root.current >= 0 && root.current < root.count
        sourceComponent: ChartTip {
            readonly property var bar: root.bars[root.current] ?? null

            parent: root
            at: plot.x + (root.current + 0.5) * root.pitch
            above: plot.y + plot.height * (1 - (bar ? bar.parts.reduce((sum, part) => sum + part, 0) : 0)) + Theme.scaled(8)
            title: bar ? bar.title : ""
            lines: bar ? bar.lines : []
        }
    }

    FocusRing {
        anchors.margins: 4
        visible: root.activeFocus
        targetRadius: Theme.radiusRow
    }
}
