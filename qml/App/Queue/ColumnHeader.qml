pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme
import Galleon.Bridge

// The heads of the columns of a wide list. A click sorts, again the other way round; the further columns are dragged to
// another place, and made wider or narrower at their leading edge. With the keyboard: arrows choose a head, Enter
// sorts, Alt and arrows move it, Shift and arrows change its width, Menu tells which columns there are.
FocusScope {
    id: root

    required property RowGeometry geometry

    property int current: 0
    // Where a dragged column would go, −1 outside of a drag; the column whose edge is dragged, and where to.
    property int moveTo: -1
    property string resizing
    property real resizeX: 0
    readonly property bool mirrored: LayoutMirroring.enabled
    readonly property var heads: {
        const g = root.geometry;
        const fixed = [
            {
                key: "",
                title: qsTr("Name"),
                sort: "name",
                x: g.at(g.leading, 200),
                width: 200
            }
        ];
        for (const column of g.columns)
            fixed.push(column);
        fixed.push({
            key: "",
            title: qsTr("Hosts"),
            sort: "",
            x: g.at(g.listWidth - Theme.scaled(368), Theme.scaled(140)),
            width: Theme.scaled(140)
        });
        fixed.push({
            key: "",
            title: qsTr("State"),
            sort: "state",
            x: g.stateX,
            width: g.stateWidth
        });
        return fixed;
    }

    function sort(by: string) {
        if (by === "")
            return;
        if (Queue.sortKey !== by)
            Queue.sortKey = by;
        else if (!Queue.sortDescending)
            Queue.sortDescending = true;
        else
            Queue.sortKey = "queue";
    }

    // The place among the further columns that lies under this x.
    function placeAt(x: real): int {
        return root.geometry.columns.filter(column => root.mirrored ? column.x + column.width / 2 > x : column.x + column.width / 2 < x).length;
    }

    function openMenu(x: real) {
        menuLoader.active = true;
        (menuLoader.item as ColumnMenu)?.popup(root, x, root.height);
    }

    implicitHeight: Theme.scaled(28)
    activeFocusOnTab: true
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Columns")
    Keys.onPressed: event => {
        const head = root.heads[Math.min(root.current, root.heads.length - 1)];
        const step = (event.key === Qt.Key_Left ? -1 : event.key === Qt.Key_Right ? 1 : 0) * (root.mirrored ? -1 : 1);
        event.accepted = true;
        if (step !== 0 && event.modifiers & Qt.AltModifier && head.key !== "")
            Columns.moveStep(head.key, step);
        else if (step !== 0 && event.modifiers & Qt.ShiftModifier && head.key !== "")
            Columns.resize(head.key, Theme.unscaled(head.width) + 8 * step);
        else if (step !== 0)
            root.current = Math.max(0, Math.min(root.heads.length - 1, root.current + step));
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space)
            root.sort(head.sort);
        else if (event.key === Qt.Key_Menu || event.key === Qt.Key_F10 && event.modifiers & Qt.ShiftModifier)
            root.openMenu(head.x);
        else
            event.accepted = false;
    }

    Repeater {
        model: root.heads

        Item {
            id: head

            required property int index
            required property var modelData

            readonly property bool sorted: head.modelData.sort !== "" && Queue.sortKey === head.modelData.sort
            readonly property bool movable: head.modelData.key !== ""

            objectName: "head_" + (head.modelData.key || head.modelData.sort || "hosts")
            x: head.modelData.x
            width: head.modelData.width
            height: root.height
            Accessible.role: Accessible.ColumnHeader
            Accessible.name: head.modelData.title
            Accessible.description: head.sorted ? (Queue.sortDescending ? qsTr("Sorted, descending") : qsTr("Sorted, ascending")) : ""
            Accessible.focusable: true
            Accessible.focused: root.activeFocus && root.current === head.index
            Accessible.onPressAction: root.sort(head.modelData.sort)

            TextLabel {
                id: title

                x: root.mirrored ? head.width - width : 0
                width: Math.min(implicitWidth, head.width - (arrow.visible ? 18 : 0))
                height: head.height
                kind: "caption"
                text: head.modelData.title
                color: head.sorted || hover.hovered && head.modelData.sort !== "" ? Theme.textPrimary : Theme.textTertiary
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }

            Icon {
                id: arrow

                x: root.mirrored ? title.x - 4 - width : title.x + title.width + 4
                anchors.verticalCenter: parent.verticalCenter
                visible: head.sorted
                name: Queue.sortDescending ? "chevron-down" : "chevron-up"
                size: Theme.iconSmall
            }

            HoverHandler {
                id: hover
            }

            TapHandler {
                acceptedButtons: Qt.LeftButton
                onTapped: root.sort(head.modelData.sort)
            }

            DragHandler {
                id: drag

                enabled: head.movable
                target: null
                yAxis.enabled: false
                onActiveChanged: {
                    if (!drag.active && root.moveTo >= 0) {
                        const from = root.geometry.columns.findIndex(column => column.key === head.modelData.key);
                        Columns.move(head.modelData.key, root.moveTo > from ? root.moveTo - 1 : root.moveTo);
                    }
                    root.moveTo = -1;
                }
                onCentroidChanged: {
                    if (drag.active)
                        root.moveTo = root.placeAt(head.x + drag.centroid.position.x);
                }
            }

            FocusRing {
                visible: root.activeFocus && root.current === head.index
                inside: true
            }

            // The leading edge, which is dragged: the 16 px before it can be taken hold of.
            Item {
                x: root.mirrored ? head.width : -16
                width: 16
                height: head.height
                visible: head.movable
                objectName: "edge_" + head.modelData.key

                Rectangle {
                    x: root.mirrored ? 8 : 7
                    y: 7
                    width: 1
                    height: parent.height - 14
                    color: edge.containsMouse || edge.pressed ? Theme.accentBar : Theme.borderStrong
                }

                MouseArea {
                    id: edge

                    property real from: 0
                    property int before: 0

                    anchors.fill: parent
                    hoverEnabled: true
                    cursorShape: Qt.SplitHCursor
                    preventStealing: true
                    onPressed: event => {
                        edge.from = edge.mapToItem(root, event.x, 0).x;
                        edge.before = head.modelData.width;
                        root.resizing = head.modelData.key;
                    }
                    onReleased: event => {
                        const moved = (edge.mapToItem(root, event.x, 0).x - edge.from) * (root.mirrored ? -1 : 1);
                        root.resizing = "";
                        Columns.resize(head.modelData.key, Theme.unscaled(edge.before - moved));
                    }
                    onCanceled: root.resizing = ""
                    onPositionChanged: event => root.resizeX = edge.mapToItem(root, event.x, 0).x
                }
            }
        }
    }

    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: point => root.openMenu(point.position.x)
    }

    // Where a dragged column goes, or where its edge will be.
    Rectangle {
        readonly property var next: root.moveTo >= 0 && root.moveTo < root.geometry.columns.length ? root.geometry.columns[root.moveTo] : null
        readonly property var last: root.geometry.columns.length > 0 ? root.geometry.columns[root.geometry.columns.length - 1] : null

        visible: root.moveTo >= 0 && last !== null || root.resizing !== ""
        x: root.resizing !== "" ? root.resizeX : !last ? 0 : root.mirrored ? (next ? next.x + next.width + 7 : last.x - 9) : (next ? next.x - 9 : last.x + last.width + 7)
        y: 4
        width: 2
        height: root.height - 8
        radius: 1
        color: Theme.accentBar
    }

    Loader {
        id: menuLoader

        active: false
        sourceComponent: ColumnMenu {}
    }

    Divider {
        y: root.height - 1
        width: root.width
    }
}
