pragma Singleton
import QtQuick

QtObject {
    property var calls: []
    property int connections: 4
    property int maxConnections: 8
    property int tries: 3
    property string triesLabel: "Tries per image"
    property var startChoices: [
        {
            id: "started",
            label: "With the gallery"
        },
        {
            id: "hand",
            label: "By hand"
        }
    ]
    property string startOn: "started"
    property var standInChoices: []
    property string standIn: ""
    property bool useForNew: true

    function setConnections(n) {
        calls = [...calls, ["setConnections", n]];
    }
    function setStartOn(word) {
        calls = [...calls, ["setStartOn", word]];
    }

    function setTries(n) {
        calls = [...calls, ["setTries", n]];
    }
}
