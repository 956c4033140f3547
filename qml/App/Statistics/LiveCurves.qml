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
        model: plot.visible ? root.series : []

        Shape {
            id: area

            required property var modelData
            readonly property list<point> high: area.edge(area.modelData.high)
            readonly property list<point> low: area.edge(area.modelData.low)

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
                fillColor: Qt.alpha(Theme.seriesColour(area.modelData.colour), 0.3)
                PathPolyline {
                    path: [...area.low, ...[...area.high].reverse()]
                }
            }

            ShapePath {
                strokeWidth: 1.5
                strokeColor: Theme.seriesColour(area.modelData.colour)
                fillColor: Theme.clear
                joinStyle: ShapePath.RoundJoin
                PathPolyline {
                    path: area.high
                }
            }
        }
    }

    Repeater {
        model: plot.visible ? root.minutes : []

        TextLabel {
            required property string modelData
            required property int index

            x: Math.round(Math.min(root.width - width - 4, plot.x + index * plot.width / (root.minutes.length - 1) - width / 2))
            y: plot.y + plot.height + Theme.scaled(9)
            kind: "caption"
            font.weight: Font.Normal
            color: Theme.textSecondary
            text: modelData
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
