pragma Singleton
import QtQuick

QtObject {
    id: f
    property var calls: []
    property string hostId: "imx"
    property string title: "imx.to"
    property string subtitle: "JPG, PNG, GIF, WebP · up to 50 MB an image"
    property string code: "IMX"
    property string siteUrl: "x"
    property bool hasAlarm: true
    property string alarmTone: "danger"
    property string alarmTitle: "imx.to refused the sign-in"
    property string alarmText: "It answered “Wrong username or password” at 13:58. “Night Markets of Taipei” was not sent; other hosts carry on. Enter the password again, then test."
    property string statusText
    property string statusTone
    property bool isTesting: false
    property bool canSave: true
    property string storeText: "Stored in your system keyring"
    property string definitionText: ""
    property bool testLeavesFile: true
    signal forgotten

    property ListModel fields: ListModel {
        ListElement {
            name: "u"
            label: "Username"
            kind: "text"
            value: "marlow"
            placeholder: ""
            help: ""
            error: ""
            required: true
            isSecret: false
            hasStored: false
        }
        ListElement {
            name: "p"
            label: "Password"
            kind: "secret"
            value: ""
            placeholder: ""
            help: ""
            error: ""
            required: true
            isSecret: true
            hasStored: true
        }
    }
    // A model that the test sets: lists inside a ListModel would not stay lists.
    property var options: null

    function setField(a, b) {
        calls = [...calls, ["setField", a, b]];
    }
    function leaveField(a) {
        calls = [...calls, ["leaveField", a]];
    }
    function setOption(a, b) {
        calls = [...calls, ["setOption", a, b]];
    }
    function saveAndTest() {
        calls = [...calls, ["saveAndTest"]];
        statusText = "Signed in as marlow · 312 ms";
        statusTone = "success";
    }
    function test() {
        calls = [...calls, ["test"]];
    }
    function testUpload() {
        calls = [...calls, ["testUpload"]];
    }
    function forget() {
        calls = [...calls, ["forget"]];
    }
    function openSite() {
        calls = [...calls, ["openSite"]];
    }
}
