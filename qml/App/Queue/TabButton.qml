import QtQuick
import App.Controls
import App.Theme

// One tab of the queue: dot, name, count. It can be renamed in place, dragged along the strip, and rows can be
// dropped on it.
Item {
    id: root

    required property int tabId
    required property string name
    required property int colour
    required property int count
    required property bool isCurrent
    required property bool isSystem
    required property bool isHidden
    property bool movable: false
    // Rows or files are held over it.
    property bool targeted: false
    property bool renaming: false
    property bool focused: false
    // Given by the strip: where it stands, and whether there is room for it.
    property real place: 0
    property bool shown: true

    readonly property bool hovered: hover.hovered
    readonly property bool dragged: drag.active
    readonly property int countX: lead + Math.round(nameLabel.truncated ? nameLabel.contentWidth : nameLabel.width) + 7
    readonly property int lead: colour > 0 ? 25 : 10
    readonly property string countText: root.count.toLocaleString(Qt.locale(), "f", 0)

    signal chosen
    signal menuRequested
    signal renameAsked
    signal renamed(bool keep, string text)
    signal dragMoved(real centre)
    signal dragEnded
    signal rowsDropped

    implicitWidth: root.renaming ? 160 : root.countX + Math.round(countLabel.implicitWidth) + 10
    implicitHeight: Theme.control
    x: root.place
    y: parent ? Math.round((parent.height - height) / 2) : 0
    visible: root.shown
    z: drag.active ? 1 : 0
    Accessible.role: Accessible.PageTab
    Accessible.name: root.name
    Accessible.description: root.countText
    Accessible.selectable: true
    Accessible.selected: root.isCurrent
    Accessible.focusable: true
    Accessible.focused: root.focused
    Accessible.onPressAction: root.chosen()

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusControl
        color: root.isCurrent ? Theme.bgSelectedInactive : root.targeted || rows.containsDrag ? Theme.bgWindow : hover.hovered ? Theme.bgHover : Theme.clear
        border.width: root.targeted || rows.containsDrag ? 2 : 0
        border.color: Theme.focusRing

        FocusRing {
            visible: root.focused
            inside: true
        }
    }

    Rectangle {
        x: root.LayoutMirroring.enabled ? root.width - 18 : 10
        anchors.verticalCenter: parent.verticalCenter
        width: 8
        height: 8
        radius: 4
        visible: root.colour > 0
        color: Theme.tabColour(root.colour)
    }

    TextLabel {
        id: nameLabel

        x: root.LayoutMirroring.enabled ? root.width - root.lead - width : root.lead
        width: Math.min(implicitWidth, Theme.scaled(200))
        anchors.verticalCenter: parent.verticalCenter
        visible: !root.renaming
        kind: "strong"
        elide: Text.ElideMiddle
        horizontalAlignment: Text.AlignLeft
        text: root.name
        color: root.isCurrent || root.hovered ? Theme.textPrimary : Theme.textSecondary
        font.weight: root.isCurrent ? Font.DemiBold : Font.Medium
        Accessible.ignored: true
    }

    TextLabel {
        id: countLabel

        x: root.LayoutMirroring.enabled ? root.width - root.countX - width : root.countX
        anchors.verticalCenter: parent.verticalCenter
        visible: !root.renaming
        kind: "small"
        text: root.countText
        color: Theme.textTertiary
        Accessible.ignored: true
    }

    HoverHandler {
        id: hover
    }

    TapHandler {
        acceptedButtons: Qt.LeftButton
        onTapped: root.chosen()
        onDoubleTapped: root.renameAsked()
    }

    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: root.menuRequested()
    }

    DragHandler {
        id: drag

        enabled: root.movable && !root.renaming
        target: null
        xAxis.enabled: true
        yAxis.enabled: false
        onCentroidChanged: {
            if (drag.active)
                root.dragMoved(root.x + drag.centroid.position.x);
        }
        onActiveChanged: {
            if (!drag.active)
                root.dragEnded();
        }
    }

    DropArea {
        id: rows

        anchors.fill: parent
        keys: ["application/x-galleon-rows"]
        onDropped: drop => {
            drop.accept(Qt.MoveAction);
            root.rowsDropped();
        }
    }

    RenameField {
        objectName: "tabName"
        x: root.colour > 0 && !root.LayoutMirroring.enabled ? 20 : 2
        anchors.verticalCenter: parent.verticalCenter
        width: root.width - (root.colour > 0 ? 22 : 4)
        visible: root.renaming
        label: qsTr("Name of the tab")
        maximumLength: 100
        onVisibleChanged: {
            if (!visible) {
                focus = false;  // otherwise it would go on taking the keys of the strip
                return;
            }
            text = root.name;
            forceActiveFocus();
            selectAll();
        }
        onFinished: keep => root.renamed(keep, text)
    }
}
