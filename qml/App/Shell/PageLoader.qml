import QtQuick
import App.Theme

// A page that is loaded when it is first opened and let go a minute after it was left.
Loader {
    id: root

    required property bool current

    active: root.current || lingering.running
    visible: root.current
    asynchronous: true
    opacity: root.status === Loader.Ready ? 1 : 0
    onCurrentChanged: {
        if (root.current)
            lingering.stop();
        else
            lingering.restart();
    }

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
