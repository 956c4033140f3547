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

    Accessible.ignored: true
    onFocusedChanged: {
        let inside = root.focused;
        while (inside && inside !== root.view.contentItem)
            inside = inside.parent;
        if (!inside)
            return;
        const top = root.focused.mapToItem(root.view.contentItem, 0, 0).y;
        const bottom = top + root.focused.height + root.margin;
        const wanted = Math.min(top - root.margin, Math.max(root.view.contentY, bottom - root.view.height));
        root.view.contentY = Math.max(0, Math.min(wanted, root.view.contentHeight - root.view.height));
    }
}
