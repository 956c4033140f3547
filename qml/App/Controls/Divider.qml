import QtQuick
import App.Theme

// A separating line, one pixel.
Rectangle {
    implicitWidth: 1
    implicitHeight: 1
    color: Theme.borderSubtle
    Accessible.ignored: true
}
