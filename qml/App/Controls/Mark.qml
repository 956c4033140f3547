pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import App.Theme

// The app's mark: a ship on a rounded square, drawn on a grid of 32.
Shape {
    id: root

    property real size: 24

    width: root.size
    height: root.size
    preferredRendererType: Shape.CurveRenderer
    Accessible.ignored: true

    component Piece: ShapePath {
        strokeWidth: -1
        fillColor: Theme.markSail
        scale: Qt.size(root.size / 32, root.size / 32)
    }

    Piece {
        fillGradient: LinearGradient {
            x1: 0
            y1: 0
            x2: 0
            y2: root.size
            GradientStop {
                position: 0
                color: Theme.markTop
            }
            GradientStop {
                position: 1
                color: Theme.markBottom
            }
        }
        PathRectangle {
            width: 32
            height: 32
            radius: 8
        }
    }

    Piece {
        PathSvg {
            path: "M17 5.5c4.6 2.7 7 6.9 7.3 12.5H17z"
        }
    }

    Piece {
        fillColor: Qt.alpha(Theme.markSail, 0.78)
        PathSvg {
            path: "M15 8.5c-3.6 2.3-5.6 5.3-6.1 9.5H15z"
        }
    }

    Piece {
        PathSvg {
            path: "M5.5 20h21c-.9 4-3.5 6-7.3 6h-6.4c-3.8 0-6.4-2-7.3-6z"
        }
    }
}
