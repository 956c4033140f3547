pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Galleon.Bridge
import App.Controls
import App.Theme

// The usual speed over the hours of a day. Arrow keys go from hour to hour. Not mirrored: time runs one way.
FocusScope {
    id: root

    property var chart: ({})
    readonly property var values: root.chart.points ?? []
    readonly property var hours: root.chart.hours ?? []
    readonly property list<point> line: root.values.map((value, i) => Qt.point(i * plot.width / 24, plot.height * (1 - value)))
    property int pointed: -1
    readonly property int current: hover.hovered ? Math.max(0, Math.min(23, Math.round((hover.point.position.x - plot.x) / plot.width * 24))) : root.activeFocus ? root.pointed : -1

    function go(to: int) {
        root.pointed = Math.max(0, Math.min(23, to));
        const line = root.chart.lines[root.pointed];
        App.announce(line[0] + ", " + line[1]);
    }

    activeFocusOnTab: root.chart.isKnown === true
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.Chart
    Accessible.name: qsTr("Speed by hour of day") + (root.chart.note ? ", " + root.chart.note : "")
    Accessible.description: root.pointed >= 0 ? root.chart.lines[root.pointed].join(", ") : ""
    Accessible.focusable: true
    onActiveFocusChanged: {
        if (root.activeFocus && root.pointed < 0)
            root.pointed = 0;
    }
    Keys.onLeftPressed: root.go(root.pointed - 1)
    Keys.onRightPressed: root.go(root.pointed + 1)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Home || event.key === Qt.Key_End) {
            root.go(event.key === Qt.Key_Home ? 0 : 23);
            event.accepted = true;
        }
    }

    HoverHandler {
        id: hover

        enabled: root.chart.isKnown === true
    }

    PlotAxis {
        id: plot

        x: gutter + Theme.space16
        y: Theme.scaled(12)
        width: root.width - x - 40
        height: root.height - y - Theme.scaled(44)
        gutter: Theme.scaled(52)
        lines: false
        ticks: (root.chart.ticks ?? []).slice(1)
        visible: root.chart.isKnown === true
    }

    Shape {
        x: plot.x
        y: plot.y
        width: plot.width
        height: plot.height
        visible: plot.visible && root.line.length > 1
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeWidth: -1
            fillGradient: LinearGradient {
                x1: 0
                y1: 0
                x2: 0
                y2: plot.height
                GradientStop {
                    position: 0
                    color: Qt.alpha(Theme.accentBar, 0.34)
                }
                GradientStop {
                    position: 1
                    color: Qt.alpha(Theme.accentBar, 0.04)
                }
            }
            PathPolyline {
                path: [Qt.point(0, plot.height), ...root.line, Qt.point(plot.width, plot.height)]
            }
        }

        ShapePath {
            strokeWidth: 1.5
            strokeColor: Theme.accentBar
            fillColor: Theme.clear
            joinStyle: ShapePath.RoundJoin
            capStyle: ShapePath.RoundCap
            PathPolyline {
                path: root.line
            }
        }
    }

    Repeater {
        model: plot.visible ? root.hours.length : 0

        TextLabel {
            required property int index

            x: Math.round(plot.x + index * plot.width / (root.hours.length - 1) - width / 2)
            y: plot.y + plot.height + Theme.scaled(11)
            kind: "caption"
            font.weight: Font.Normal
            color: Theme.textSecondary
            text: root.hours[index] ?? ""
            Accessible.ignored: true
        }
    }

    Rectangle {
        visible: root.current >= 0
        x: Math.round(plot.x + root.current * plot.width / 24 - 4)
        y: Math.round(plot.y + plot.height * (1 - (root.values[Math.max(0, root.current)] ?? 0)) - 4)
        width: 8
        height: 8
        radius: 4
        color: Theme.accentBar
        border.width: 2
        border.color: Theme.bgSurface
    }

    Loader {
        active: root.current >= 0
        sourceComponent: ChartTip {
            parent: root
            at: plot.x + root.current * plot.width / 24
            above: plot.y + plot.height * (1 - (root.values[Math.max(0, root.current)] ?? 0)) - 2
            title: root.chart.lines[root.current]?.[0] ?? ""
            lines: [[qsTr("Average speed"), root.chart.lines[root.current]?.[1] ?? ""]]
        }
    }

    TextLabel {
        anchors.centerIn: parent
        visible: root.chart.isKnown !== true
        color: Theme.textSecondary
        text: qsTr("Hours are kept for 90 days; there are none yet.")
    }

    FocusRing {
        anchors.margins: 4
        visible: root.activeFocus
        targetRadius: Theme.radiusRow
    }
}
