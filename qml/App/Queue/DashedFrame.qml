import QtQuick
import QtQuick.Shapes

// A dashed line 2 px wide round an area, with a breath of its colour inside.
Shape {
    id: root

    required property color color

    preferredRendererType: Shape.CurveRenderer

    ShapePath {
        strokeColor: root.color
        strokeWidth: 2
        strokeStyle: ShapePath.DashLine
        dashPattern: [5, 3]
        capStyle: ShapePath.FlatCap
        fillColor: Qt.alpha(root.color, 0.06)

        PathRectangle {
            x: 1
            y: 1
            width: root.width - 2
            height: root.height - 2
            radius: 12
        }
    }
}
