pragma Singleton
import QtQuick

ListModel {
    property var calls: []
    property string query
    function run(r) {
        calls = [...calls, ["run", r]];
    }
    ListElement {
        label: "Queue"
        detail: "Page"
        icon: "layers"
        shortcut: "Alt 1"
    }
    ListElement {
        label: "Pause all"
        detail: "Action"
        icon: "pause"
        shortcut: "F8"
    }
    ListElement {
        label: "Lofoten – Winter Light 2026"
        detail: "Gallery · Uploading"
        icon: "images"
        shortcut: ""
    }
}
