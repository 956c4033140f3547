pragma ComponentBehavior: Bound

import QtQuick
import App.Controls

// One image of the gallery: what a tile and a line of the list have in common.
Item {
    id: root

    required property int index
    required property var fileId
    required property string name
    required property string source
    required property string sizeText
    required property string dimsText
    required property string stateIcon
    required property string stateLabel
    required property string tone
    required property string errorText
    required property string urlText
    required property bool leftOut
    required property bool current

    readonly property alias hovered: hover.hovered
    readonly property string about: [root.name, [root.dimsText, root.sizeText].filter(text => text !== "").join(" · "), root.errorText || root.stateLabel].filter(text => text !== "").join("\n")

    signal pressed
    signal opened
    signal menuRequested(real x, real y)

    Accessible.role: Accessible.ListItem
    Accessible.name: [root.name, root.stateLabel, root.errorText].filter(text => text !== "").join(", ")
    Accessible.selectable: true
    Accessible.selected: root.current
    Accessible.onPressAction: root.opened()

    HoverHandler {
        id: hover
    }

    TapHandler {
        acceptedButtons: Qt.LeftButton
        onTapped: root.pressed()
        onDoubleTapped: root.opened()
    }

    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: point => {
            root.pressed();
            root.menuRequested(point.position.x, point.position.y);
        }
    }

    Loader {
        active: hover.hovered
        sourceComponent: ToolTip {
            parent: root
            visible: true
            text: root.about
        }
    }
}
