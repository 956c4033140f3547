pragma Singleton
import QtQuick

QtObject {
    property var calls: []
    property bool active: false
    property bool usable: true
    property int count
    property string title
    property string subtitle
    property string names
    property var previews: []
    function enter(u) {
        calls = [...calls, ["enter", u]];
    }
    function leave() {
        calls = [...calls, ["leave"]];
    }
    function drop(u, m) {
        calls = [...calls, ["drop", u, m]];
    }
    function addFolders(u) {
        calls = [...calls, ["addFolders", u]];
    }
    function addFiles(u) {
        calls = [...calls, ["addFiles", u]];
    }
    function addSamples() {
        calls = [...calls, ["addSamples"]];
    }
    function paste() {
        calls = [...calls, ["paste"]];
    }
}
