pragma Singleton
import QtQuick

ListModel {
    ListElement {
        section: "Everywhere"
        keys: "Ctrl K"
        label: "Command palette"
    }
    ListElement {
        section: "Everywhere"
        keys: "F6"
        label: "Next region"
    }
    ListElement {
        section: "In the list"
        keys: "Space"
        label: "The row's action"
    }
}
