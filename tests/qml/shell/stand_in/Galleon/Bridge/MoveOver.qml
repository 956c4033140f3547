pragma Singleton
import QtQuick

QtObject {
    property var calls: []
    property var programs: []
    property string stage
    property string name
    property string path
    property var sections: []
    property bool hasNews: false
    property real progress: 0
    property string progressText
    property string outcome
    property string error
    function look() {
        calls = [...calls, ["look"]];
    }
    function offer(path, program) {
        calls = [...calls, ["offer", path, program]];
    }
}
