import QtQuick
import QtQuick.Templates as T
import App.Theme

// The line between groups of a menu.
T.MenuSeparator {
    implicitWidth: 100
    implicitHeight: 9
    leftPadding: 2
    rightPadding: 2
    topPadding: 4
    bottomPadding: 4
    contentItem: Rectangle {
        implicitHeight: 1
        color: Theme.borderSubtle
    }
}
