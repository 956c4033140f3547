import QtQuick
import App.Controls
import App.Theme
import Galleon.Bridge

// What rows look like while they are dragged, and the drag itself. It is a drag of the system: the rows can be put
// elsewhere in the queue or on a tab, and a completed one dropped into another program gives its post code.
Rectangle {
    id: root

    function start(text: string) {
        root.Drag.mimeData = text === "" ? {
            "application/x-galleon-rows": "1"
        } : {
            "application/x-galleon-rows": "1",
            "text/plain": text
        };
        root.grabToImage(result => {
            root.Drag.imageSource = result.url;
            root.Drag.active = true;
            root.Drag.active = false;
        });
    }

    x: -10000
    width: label.implicitWidth + 46
    height: Theme.scaled(36)
    radius: Theme.radiusRow
    color: Theme.bgRaised
    border.width: 1
    border.color: Theme.borderStrong
    Accessible.ignored: true
    Drag.dragType: Drag.Automatic
    Drag.supportedActions: Qt.CopyAction | Qt.MoveAction
    Drag.proposedAction: Qt.MoveAction
    Drag.hotSpot.x: -12
    Drag.hotSpot.y: -12

    Icon {
        x: 10
        y: Math.round((root.height - height) / 2)
        name: "layers"
        color: Theme.accentText
    }

    TextLabel {
        id: label

        x: 34
        height: root.height
        kind: "strong"
        text: Queue.selectionText
    }
}
