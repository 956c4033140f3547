import QtQuick
import QtQuick.Window
import App.Theme

// Put into a Flickable: what the keyboard comes to there is scrolled into view.
Item {
    id: root

    required property Flickable view
    // Kept free above and below.
    property real margin: Theme.space20
    readonly property Item focused: Window.activeFocusItem

    function follow() {
        const content = root.view.contentItem;
        let target = root.focused;
        let up = root.focused;
        // Something long that scrolls by itself is shown by its frame.
        for (; up && up !== content; up = up.parent) {
            if (up.clip)
                target = up;
        }
        if (!up)
            return;
        const top = target.mapToItem(content, 0, 0).y;
        const bottom = top + target.height + root.margin;
        const wanted = Math.min(top - root.margin, Math.max(root.view.contentY, bottom - root.view.height));
        root.view.contentY = Math.max(0, Math.min(wanted, root.view.contentHeight - root.view.height));
    }

    Accessible.ignored: true
    onFocusedChanged: root.follow()

    Connections {
        target: root.view

        function onHeightChanged() {
            root.follow();
        }
    }
}
