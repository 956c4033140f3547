pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import App.Controls
import App.Theme

// Stacked areas of the last minutes, newest at the right. Not mirrored: time runs one way.
Item {
    id: root

    property var chart: ({})
    readonly property var series: root.chart.series ?? []
    readonly property var minutes: root.chart.minutes ?? []

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.Chart
    Accessible.name: qsTr("Speed of the last five minutes, now %1").arg(root.chart.total ?? "")

    PlotAxis {
        id: plot

        x: gutter + Theme.space16
        y: Theme.scaled(24)
        width: root.width - x - Theme.space32
        height: root.height - y - Theme.scaled(44)
        gutter: Theme.scaled(64)
        ticks: root.chart.ticks ?? []
        visible: root.chart.isMoving === true
    }

    Repeater {
        model: plot.visible ? root.series.length : 0

        Shape {
            id: area

            required property int index
            readonly property var shown: root.series[area.index] ?? null
            readonly property color colour: Theme.seriesColour(area.shown?.colour ?? "accent")
            readonly property list<point> high: area.edge(area.shown?.high ?? [])
            readonly property list<point> low: area.edge(area.shown?.low ?? [])

            function edge(values: var): list<point> {
                const step = plot.width / Math.max(1, values.length - 1);
                return values.map((value, i) => Qt.point(i * step, plot.height * (1 - value)));
            }

            x: plot.x
            y: plot.y
            width: plot.width
            height: plot.height
            preferredRendererType: Shape.CurveRenderer

            ShapePath {
                strokeWidth: -1
                fillColor: Qt.alpha(area.colour, 0.3)
                PathPolyline {
                    path: [...area.low, ...[...area.high].reverse()]
                }
            }

            ShapePath {
                strokeWidth: 1.5
                strokeColor: area.colour
                fillColor: Theme.clear
                joinStyle: ShapePath.RoundJoin
                PathPolyline {
                    path: area.high
                }
            }
        }
    }

    Repeater {
        model: plot.visible ? root.minutes.length : 0

        TextLabel {
            required property int index

            x: Math.round(Math.min(root.width - width - 4, plot.x + index * plot.width / (root.minutes.length - 1) - width / 2))
            y: plot.y + plot.height + Theme.scaled(9)
            kind: "caption"
            font.weight: Font.Normal
            color: Theme.textSecondary
            text: root.minutes[index] ?? ""
            Accessible.ignored: true
        }
    }

    TextLabel {
        anchors.centerIn: parent
        visible: !plot.visible
        color: Theme.textSecondary
        text: qsTr("Nothing is being uploaded.")
    }
}
