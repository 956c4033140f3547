import QtQuick
import App.Controls
import App.Theme
import Galleon.Bridge

// Rows dragged within the window: in Queue order they are put where the line is, else the pointer says no. Near an edge
// the list scrolls.
DropArea {
    id: root

    required property ListView list
    required property int rowHeight
    required property DragLabel label

    // Before which row a drag would put the selection; −1 outside of a drag.
    property int dropRow: -1
    // Top edge of that row.
    readonly property real lineY: root.dropRow * root.rowHeight + root.list.originY - root.list.contentY

    // Where a drag at this height would drop: before the row whose upper half is nearest.
    function gapAt(y: real): int {
        return Math.max(0, Math.min(root.list.count, Math.round((y + root.list.contentY - root.list.originY) / root.rowHeight)));
    }

    function follow(drag: DragEvent) {
        const list = root.list;
        drag.accepted = Rearrange.possible;
        if (Rearrange.possible)
            orderHint.visible = false;
        else
            orderHint.say();
        root.dropRow = Rearrange.possible ? root.gapAt(drag.y) : -1;
        root.label.follow(drag.x, drag.y);
        const edge = Math.min(40, list.height / 4);
        autoScroll.towards(drag.y < edge ? list.originY : drag.y > list.height - edge ? list.originY + Math.max(0, list.contentHeight - list.height) : NaN);
    }

    function finish() {
        autoScroll.stop();
        orderHint.visible = false;
        root.label.visible = false;
        root.dropRow = -1;
    }

    keys: ["application/x-galleon-rows"]
    onEntered: drag => root.follow(drag)
    onPositionChanged: drag => root.follow(drag)
    onExited: root.finish()
    onDropped: drop => {
        const row = root.gapAt(drop.y);
        root.finish();
        if (Rearrange.possible) {
            Rearrange.moveSelectionBefore(row);
            drop.accept(Qt.MoveAction);
        }
    }

    Connections {
        target: Rearrange

        function onRefused() {
            orderHint.say();
        }
    }

    SmoothedAnimation {
        id: autoScroll

        property real goal: NaN

        function towards(y: real) {
            if (isNaN(y) || y === root.list.contentY) {
                autoScroll.stop();
                autoScroll.goal = NaN;
            } else if (autoScroll.goal !== y || !autoScroll.running) {
                autoScroll.goal = y;
                autoScroll.to = y;
                autoScroll.restart();
            }
        }

        target: root.list
        property: "contentY"
        velocity: 500
    }

    // The line that marks the place, with its dot.
    Rectangle {
        objectName: "dropLine"
        visible: root.dropRow >= 0
        x: 12
        y: Math.max(1, Math.min(root.height - 2, root.lineY - 1))
        width: root.width - 24
        height: 2
        radius: 1
        color: Theme.accentBar

        Rectangle {
            x: root.LayoutMirroring.enabled ? parent.width - 4 : -4
            y: -3
            width: 8
            height: 8
            radius: 4
            color: Theme.accentBar
        }
    }

    Rectangle {
        id: orderHint

        // What refuses a drag is not told when it leaves: the hint goes by itself.
        function say() {
            orderHint.visible = true;
            hintTime.restart();
        }

        objectName: "orderHint"
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.space16
        visible: false
        width: hintText.implicitWidth + 2 * Theme.space12
        height: Theme.control
        radius: Theme.radiusRow
        color: Theme.bgRaised
        border.width: 1
        border.color: Theme.borderStrong

        Timer {
            id: hintTime

            interval: 1500
            onTriggered: orderHint.visible = false
        }

        TextLabel {
            id: hintText

            anchors.centerIn: parent
            text: qsTr("Switch to Queue order to rearrange")
        }
    }
}
