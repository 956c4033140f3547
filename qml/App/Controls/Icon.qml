import QtQuick
import App.Theme

// A lucide icon in one colour. Decorative: the control that shows it carries the accessible name.
Image {
    id: root

    property string name
    property color color: Theme.textSecondary
    property int size: Theme.icon

    width: root.size
    height: root.size
    sourceSize: Qt.size(root.size, root.size)
    source: root.name === "" ? "" : "image://icon/" + root.name + "/" + root.color.toString().slice(-6)
    Accessible.ignored: true
}
