import QtQuick
import App.Theme

// An hour of the timetable. Its level is told by its shape: full for no limit, half for limited, a bar for stopped.
Rectangle {
    id: root

    property string level: "0"

    radius: 3
    color: Theme.bgSunken

    Rectangle {
        y: root.level === "0" ? 0 : Math.round(root.height / 2)
        width: root.width
        height: root.height - y
        visible: root.level !== "2"
        radius: 3
        color: Theme.accentBar
    }

    Rectangle {
        anchors.centerIn: parent
        visible: root.level === "2"
        width: 8
        height: 2
        color: Theme.textSecondary
    }
}
