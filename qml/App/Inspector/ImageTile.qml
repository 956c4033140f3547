import QtQuick
import App.Controls
import App.Theme

// One image as a square with its state in the corner.
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

    signal menuRequested(real x, real y)
    signal pressed

    Accessible.role: Accessible.ListItem
    Accessible.name: [root.name, root.stateLabel, root.errorText].filter(text => text !== "").join(", ")
    Accessible.selected: root.current

    Rectangle {
        width: parent.width - 8
        height: parent.height - 8
        radius: Theme.radiusControl
        color: Theme.bgSunken
        visible: picture.status !== Image.Ready
    }

    Image {
        id: picture

        width: parent.width - 8
        height: parent.height - 8
        opacity: root.leftOut ? 0.45 : 1
        sourceSize.width: width
        sourceSize.height: height
        source: root.source
    }

    Rectangle {
        x: parent.width - 28
        y: parent.height - 28
        width: 18
        height: 18
        radius: 9
        color: Theme.bgSurface

        Icon {
            anchors.centerIn: parent
            size: Theme.iconSmall
            name: root.stateIcon
            color: Theme.toneText(root.tone)
        }
    }

    FocusRing {
        anchors.rightMargin: 8
        anchors.bottomMargin: 8
        anchors.leftMargin: 0
        anchors.topMargin: 0
        inside: true
        visible: root.current
    }

    HoverHandler {
        id: hover
    }

    TapHandler {
        acceptedButtons: Qt.LeftButton
        onTapped: root.pressed()
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
            text: [root.name, [root.dimsText, root.sizeText].filter(text => text !== "").join(" · "), root.errorText || root.stateLabel].filter(text => text !== "").join("\n")
        }
    }
}
