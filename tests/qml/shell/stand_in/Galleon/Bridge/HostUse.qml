pragma Singleton
import QtQuick

QtObject {
    property var calls: []
    property int connections: 4
    property string connectionsNote: "of 8 allowed · as the host suggests"
    property string triesNote: "then marked failed · set here"
    property bool hasOwnConnections: false
    property bool hasOwnTries: true
    property string template: ""
    property var templateChoices: [
        {
            id: "",
            label: "As for all: Forum – 3 columns"
        }
    ]
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

    function setTemplate(id: string) {
        template = id;
    }

    function resetConnections() {
    }

    function resetTries() {
        hasOwnTries = false;
    }
}
