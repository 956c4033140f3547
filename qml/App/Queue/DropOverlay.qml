pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme
import Galleon.Bridge

// Takes files that are dragged in from outside, over the whole window. The list is veiled, the tabs stay live:
// holding over one for 300 ms makes it the target.
Item {
    id: root

    // The list and the page, which tell what to veil; the strip, whose tabs are targets.
    required property Item listArea
    required property Item page
    required property TabStrip tabs

    property rect listRect
    property rect pageRect
    property point pointer

    readonly property bool active: Drop.active
    readonly property color frame: Drop.usable ? Theme.accentBar : Theme.warningBar

    function place() {
        root.listRect = root.listArea.mapToItem(root, 0, 0, root.listArea.width, root.listArea.height);
        root.pageRect = root.page.mapToItem(root, 0, 0, root.page.width, root.page.height);
    }

    function follow(x: real, y: real) {
        root.pointer = Qt.point(x, y);
        const inStrip = root.mapToItem(root.tabs, x, y);
        const tab = root.tabs.tabAt(inStrip.x, inStrip.y);
        if (tab !== retarget.tab) {
            retarget.tab = tab;
            retarget.restart();
        }
    }

    function end() {
        retarget.stop();
        retarget.tab = -1;
        root.tabs.targetTab = -1;
    }

    onActiveChanged: root.place()

    // A window may be given another size while something is dragged over it: places are taken once all have moved.
    Connections {
        target: root.active ? root.listArea : null

        function onXChanged() {
            Qt.callLater(root.place);
        }

        function onWidthChanged() {
            Qt.callLater(root.place);
        }

        function onHeightChanged() {
            Qt.callLater(root.place);
        }
    }

    Connections {
        target: root.active ? root.page : null

        function onWidthChanged() {
            Qt.callLater(root.place);
        }

        function onHeightChanged() {
            Qt.callLater(root.place);
        }
    }

    component Veil: Rectangle {
        color: Qt.alpha(Theme.bgWindow, 0.6)
    }

    Timer {
        id: retarget

        property int tab: -1

        interval: 300
        onTriggered: {
            root.tabs.targetTab = retarget.tab;
            if (retarget.tab >= 0)
                Drop.targetTabChanged(retarget.tab);
        }
    }

    DropArea {
        objectName: "fileDropArea"
        anchors.fill: parent
        keys: ["text/uri-list"]
        onEntered: drag => {
            Drop.enter(drag.urls);
            root.follow(drag.x, drag.y);
            drag.accept(Qt.CopyAction);
        }
        onPositionChanged: drag => {
            root.follow(drag.x, drag.y);
            drag.accept(Qt.CopyAction);
        }
        onExited: {
            root.end();
            Drop.leave();
        }
        onDropped: drop => {
            // Whoever lets go on a tab means it, also before the sentence says so.
            if (retarget.running && retarget.tab >= 0)
                Drop.targetTabChanged(retarget.tab);
            root.end();
            drop.accept(Qt.CopyAction);
            Drop.drop(drop.urls, 0);
        }
    }

    Item {
        anchors.fill: parent
        visible: opacity > 0
        opacity: root.active ? 1 : 0

        Behavior on opacity {
            NumberAnimation {
                duration: Theme.durationPopup
            }
        }

        // Sidebar, toolbar, inspector; the transfer bar stays as it is.
        Veil {
            x: root.pageRect.x > 0 ? 0 : root.pageRect.width
            width: root.width - root.pageRect.width
            height: root.pageRect.y + root.pageRect.height
            color: Qt.alpha(Theme.bgSidebar, 0.6)
        }

        Veil {
            x: root.pageRect.x
            width: root.pageRect.width
            height: root.pageRect.y
        }

        Veil {
            objectName: "inspectorVeil"
            x: root.listRect.x > root.pageRect.x ? root.pageRect.x : root.listRect.x + root.listRect.width
            y: root.pageRect.y
            width: root.pageRect.width - root.listRect.width
            height: root.pageRect.height
        }

        Veil {
            objectName: "listVeil"
            x: root.listRect.x
            y: root.listRect.y
            width: root.listRect.width
            height: root.listRect.height
            color: Qt.alpha(Theme.bgWindow, 0.82)

            DashedFrame {
                x: 12
                y: 12
                width: parent.width - 24
                height: parent.height - 24
                color: root.frame
            }

            DropCard {
                readonly property int windowMiddle: Math.round(root.height / 2 - root.listRect.y - height / 2)

                objectName: "dropCard"
                x: Math.round((parent.width - width) / 2)
                // In the middle of the window; of the list where that is too low for it.
                y: windowMiddle >= 12 ? windowMiddle : Math.max(0, Math.round((parent.height - height) / 2))
            }
        }

        // What is dragged, beside the pointer.
        Item {
            x: Math.min(root.pointer.x + 9, root.width - width - 8)
            y: Math.min(root.pointer.y + 14, root.height - height - 8)
            width: Math.min(360, Math.ceil(names.implicitWidth) + 50)
            height: Theme.scaled(36)
            visible: Drop.names !== ""

            Elevation {
                radius: Theme.radiusRow
            }

            Rectangle {
                anchors.fill: parent
                radius: Theme.radiusRow
                color: Theme.bgRaised
                border.width: 1
                border.color: Theme.borderStrong
            }

            Icon {
                x: 10
                anchors.verticalCenter: parent.verticalCenter
                name: "folder"
                color: Theme.accentText
            }

            TextLabel {
                id: names

                x: 34
                width: parent.width - 50
                anchors.verticalCenter: parent.verticalCenter
                kind: "strong"
                text: Drop.names
                elide: Text.ElideMiddle
                Accessible.ignored: true
            }
        }
    }
}
