import QtQuick
import QtQuick.Window
import App.Theme

// A page that is loaded when it is first opened and let go a minute after it was left, unless it stays.
// It is made in one go, which takes less than a tenth of a second: Qt warns of lists that are made between the frames
// when their model changes meanwhile, and has crashed.
Loader {
    id: root

    required property bool current
    // A page is given the keyboard when nothing else has it; a toolbar waits until it is asked.
    property bool takesFocus
    // Is kept once it is there.
    property bool stays

    function takeFreeFocus() {
        const holder = root.Window.activeFocusItem;
        if (root.takesFocus && root.current && root.item && (!holder || holder === root.Window.contentItem))
            (root.item as Item).forceActiveFocus(Qt.OtherFocusReason);
    }

    active: root.current || lingering.running || (root.stays && root.status === Loader.Ready)
    visible: root.current
    // What is not seen must not go on listening to keys.
    enabled: root.current
    opacity: root.status === Loader.Ready ? 1 : 0
    onCurrentChanged: {
        if (root.current)
            lingering.stop();
        else
            lingering.restart();
        Qt.callLater(root.takeFreeFocus);
    }
    onLoaded: root.takeFreeFocus()

    Behavior on opacity {
        NumberAnimation {
            duration: Theme.durationPopup
        }
    }

    Timer {
        id: lingering

        interval: 60000
    }
}
