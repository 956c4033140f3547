import QtQuick
import App.Controls
import App.Theme

// How far one host is with the gallery.
Item {
    id: root

    required property string hostId
    required property string name
    required property string icon
    required property string tone
    // For the role `right`, a name that an item keeps for itself.
    required property var model
    required property real value
    required property bool showBar

    signal menuRequested(real x, real y)

    height: root.showBar ? Theme.scaled(32) : Theme.lineBody
    activeFocusOnTab: true
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name + ", " + root.model.right
    Accessible.description: qsTr("Opens what can be done on this host")
    Accessible.focusable: true
    Accessible.onPressAction: root.menuRequested(0, root.height)
    Keys.onPressed: event => {
        const opens = [Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space, Qt.Key_Menu].includes(event.key) || event.key === Qt.Key_F10 && (event.modifiers & Qt.ShiftModifier);
        if (opens)
            root.menuRequested(0, root.height);
        event.accepted = opens;
    }

    HoverHandler {
        id: hover

        margin: 4
        cursorShape: Qt.PointingHandCursor
    }

    TapHandler {
        margin: 4
        acceptedButtons: Qt.LeftButton | Qt.RightButton
        onTapped: point => root.menuRequested(point.position.x, point.position.y)
    }

    Rectangle {
        x: -6
        y: -4
        width: root.width + 12
        height: root.height + 8
        radius: Theme.radiusControl
        color: hover.hovered ? Theme.bgHover : Theme.clear
        border.width: root.activeFocus ? 2 : 0
        border.color: Theme.focusRing
    }

    Icon {
        x: root.LayoutMirroring.enabled ? root.width - width : 0
        y: Math.round((Theme.lineBody - height) / 2)
        name: root.icon
        color: Theme.toneText(root.tone)
    }

    TextLabel {
        id: figure

        x: root.LayoutMirroring.enabled ? 0 : root.width - width
        y: Math.round((Theme.lineBody - height) / 2)
        width: Math.min(implicitWidth, root.width * 0.7)
        kind: "small"
        text: root.model.right
        elide: Text.ElideRight
        Accessible.ignored: true
    }

    TextLabel {
        x: root.LayoutMirroring.enabled ? figure.width + 8 : 24
        width: root.width - 24 - figure.width - 8
        kind: "strong"
        text: root.name
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    ProgressLine {
        x: root.LayoutMirroring.enabled ? 0 : 24
        y: root.height - height - 3
        width: root.width - 24
        visible: root.showBar
        value: root.value
        tone: root.tone
    }
}
