import QtQuick
import QtQuick.Templates as T
import App.Theme

// A slim bar over the content; wider under the pointer.
T.ScrollBar {
    id: root

    implicitWidth: root.vertical ? 10 : 100
    implicitHeight: root.vertical ? 100 : 10
    padding: root.hovered || root.pressed ? 2 : 3
    minimumSize: 0.06
    visible: root.policy === T.ScrollBar.AlwaysOn || root.policy === T.ScrollBar.AsNeeded && root.size < 1.0
    Accessible.ignored: true

    contentItem: Rectangle {
        implicitWidth: 4
        implicitHeight: 4
        radius: 3
        color: root.pressed || root.hovered ? Theme.textTertiary : Theme.borderControl
        opacity: root.pressed || root.hovered ? 1 : 0.7
    }
}
