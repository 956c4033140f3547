pragma Singleton
import QtQuick

ListModel {
    property var calls: []
    property var choices: [{id: "off", label: "No proxy"}]
    property var hostChoices: [{id: "", label: "As for all: no proxy"}, {id: "off", label: "No proxy"}]
    property string forAll: "off"
    property string ofHost
    property bool hostCanChoose: true
    property string message
    property string messageTone: "secondary"
    signal added
    function chooseForHost(id) {
        calls = [...calls, ["chooseForHost", id]];
    }
    function chooseForAll(id) {
        calls = [...calls, ["chooseForAll", id]];
    }
    function add(scheme, host, port, user, password) {
        calls = [...calls, ["add", scheme, host, port, user, password]];
    }
    function importFile(url, scheme) {
        calls = [...calls, ["importFile", url, scheme]];
    }
    function setRotation(id, rotation) {
        calls = [...calls, ["setRotation", id, rotation]];
    }
    function remove(id) {
        calls = [...calls, ["remove", id]];
    }
    function test(id) {
        calls = [...calls, ["test", id]];
    }
    function testAll() {
        calls = [...calls, ["testAll"]];
    }
    function forgetResults() {
        calls = [...calls, ["forgetResults"]];
    }
}
