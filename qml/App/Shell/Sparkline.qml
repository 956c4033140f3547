import QtQuick
import QtQuick.Shapes
import App.Theme

// The last minute of speed, one sample a second, newest at the right. Not mirrored: time runs one way.
Item {
    id: root

    required property list<real> samples
    required property real peak
    property color lineColor: Theme.accentBar

    // Points of the line, scaled so that the peak is two pixels below the top.
    function points(): list<point> {
        const count = root.samples.length;
        const top = Math.max(root.peak, 1);
        const line = [];
        for (let i = 0; i < count; ++i)
            line.push(Qt.point(count < 2 ? 0 : i * root.width / (count - 1), root.height - 1 - (root.height - 3) * root.samples[i] / top));
        return line;
    }

    readonly property list<point> line: root.points()

    implicitWidth: 96
    implicitHeight: 22
    Accessible.ignored: true

    Shape {
        anchors.fill: parent
        visible: root.line.length > 1
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeWidth: -1
            fillGradient: LinearGradient {
                x1: 0
                y1: 0
                x2: 0
                y2: root.height
                GradientStop {
                    position: 0
                    color: Qt.alpha(root.lineColor, 0.34)
                }
                GradientStop {
                    position: 1
                    color: Qt.alpha(root.lineColor, 0.04)
                }
            }
            PathPolyline {
                path: [Qt.point(0, root.height), ...root.line, Qt.point(root.width, root.height)]
            }
        }

        ShapePath {
            strokeWidth: 1.5
            strokeColor: root.lineColor
            fillColor: Theme.clear
            joinStyle: ShapePath.RoundJoin
            capStyle: ShapePath.RoundCap
            PathPolyline {
                path: root.line
            }
        }
    }
}
