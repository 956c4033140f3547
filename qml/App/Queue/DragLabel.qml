import QtQuick
import App.Controls
import App.Theme
import Galleon.Bridge

// What is dragged, beside the pointer, and the drag itself. It is a drag of the system: the rows can be put elsewhere
// in the queue or on a tab, and a completed one dropped into another program gives its text.
Rectangle {
    id: root

    // Comes back when the rows have been dropped.
    function drag(name: string, text: string) {
        label.text = Queue.selectedCount === 1 ? name : qsTr("%L1 galleries").arg(Queue.selectedCount);
        root.Drag.mimeData = text === "" ? {
            "application/x-galleon-rows": "1"
        } : {
            "application/x-galleon-rows": "1",
            "text/plain": text
        };
        root.Drag.active = true;
        root.visible = false;
    }

    function follow(x: real, y: real) {
        root.x = Math.max(8, Math.min(x + 9, root.parent.width - root.width - 8));
        root.y = Math.max(8, Math.min(y + 14, root.parent.height - root.height - 8));
        root.visible = true;
    }

    width: label.width + 46
    height: Theme.scaled(36)
    visible: false
    radius: Theme.radiusRow
    color: Theme.bgRaised
    border.width: 1
    border.color: Theme.borderStrong
    Accessible.ignored: true
    Drag.dragType: Drag.Automatic
    Drag.supportedActions: Qt.CopyAction | Qt.MoveAction
    Drag.proposedAction: Qt.MoveAction

    Icon {
        x: 10
        y: Math.round((root.height - height) / 2)
        name: "layers"
        color: Theme.accentText
    }

    TextLabel {
        id: label

        x: 34
        width: Math.min(implicitWidth, 280)
        height: root.height
        kind: "strong"
        elide: Text.ElideMiddle
    }
}
