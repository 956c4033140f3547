import QtQuick
import QtQuick.Templates as T

// Nobody loses the keyboard. What has closed over the window gives the focus back to where it was: Qt gives it to what
// had it when some tooltip was shown. What has gone leaves it to the list it was in, to the next control, or to the page.
Item {
    id: root

    required property var window
    required property Item page

    property Item holder
    // Of everything that had the focus and is in no popup, the last.
    property Item kept
    property bool hadFocus: false
    readonly property bool isHidden: root.holder !== null && !root.holder.visible

    function isInside(item: Item, region: Item): bool {
        for (let up = item; up; up = up.parent) {
            if (up === region)
                return true;
        }
        return false;
    }

    function isNowhere(): bool {
        return root.holder === null || root.holder === root.window.contentItem;
    }

    // Another window has the keyboard. What had it here gets it back with the window, also in an open dialog.
    function isElsewhere(): bool {
        return root.hadFocus && root.holder === null;
    }

    // Given back at once: whoever closes a popup may want the focus for something else after it.
    function follow() {
        root.holder = root.window?.activeFocusItem ?? null;
        if (root.isElsewhere())
            return;
        if (!root.isNowhere()) {
            root.hadFocus = true;
            if (!root.isInside(root.holder, T.Overlay.overlay))
                root.kept = root.holder;
        } else if (root.kept?.visible && root.kept.enabled) {
            root.kept.forceActiveFocus(Qt.OtherFocusReason);
        } else {
            later.restart();
        }
    }

    // Only what is still lost then: pages and fields come and go in several steps, and many see to it themselves.
    function pass() {
        if (!root.page || root.isElsewhere() || !root.isNowhere() && !root.isHidden)
            return;
        if (root.isHidden && root.isInside(root.holder, root.page)) {
            for (let up = root.holder.parent; up !== root.page; up = up.parent) {
                if (up.activeFocusOnTab && up.visible && up.enabled) {
                    up.forceActiveFocus(Qt.OtherFocusReason);
                    return;
                }
            }
            for (const from of [root.holder, root.page]) {
                const next = from.nextItemInFocusChain(true);
                if (next?.visible && root.isInside(next, root.page)) {
                    next.forceActiveFocus(Qt.TabFocusReason);
                    return;
                }
            }
        }
        root.page.forceActiveFocus(Qt.OtherFocusReason);
    }

    onIsHiddenChanged: {
        if (root.isHidden)
            later.restart();
    }
    Component.onCompleted: root.follow()

    Timer {
        id: later

        interval: 50
        onTriggered: root.pass()
    }

    Connections {
        target: root.window

        function onActiveFocusItemChanged() {
            root.follow();
        }
    }
}
