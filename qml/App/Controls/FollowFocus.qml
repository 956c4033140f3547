import QtQuick
import QtQuick.Window

// Scrolls what the keyboard comes to into view, in a page that is higher than its place. It is put into that page.
Item {
    id: root

    required property Flickable page
    // What is left above and below it.
    property int margin: 24
    readonly property Item focused: Window.activeFocusItem

    function show(item: Item) {
        const page = root.page;
        const top = item.mapToItem(page.contentItem, 0, 0).y - root.margin;
        const bottom = top + item.height + 2 * root.margin;
        const wanted = Math.min(top, Math.max(page.contentY, bottom - page.height));
        page.contentY = Math.max(0, Math.min(wanted, page.contentHeight - page.height));
    }

    function follow() {
        for (let up = root.focused; up; up = up.parent) {
            if (up === root.page.contentItem) {
                root.show(root.focused);
                return;
            }
        }
    }

    onFocusedChanged: root.follow()

    Connections {
        target: root.page

        function onHeightChanged() {
            root.follow();
        }
    }
}
