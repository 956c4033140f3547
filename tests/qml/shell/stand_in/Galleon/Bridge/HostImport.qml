pragma Singleton
import QtQuick

QtObject {
    property var calls: []
    property string question
    signal asked
    function importFiles(urls) {
        calls = [...calls, ["importFiles", urls]];
    }
    function allow() {
        calls = [...calls, ["allow"]];
    }
}
