pragma Singleton
import QtQuick

QtObject {
    property var calls: []
    property bool isShown: false
    property string title
    property string body
    property var reports: []
    property string current
    property string reportText
    signal asked
    function dismiss() {
        calls = [...calls, ["dismiss"]];
    }
    function open() {
        calls = [...calls, ["open"]];
    }
    function copy() {
    }
    function save(file) {
    }
    function remove() {
    }
}
