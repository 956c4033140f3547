pragma Singleton
import QtQuick

QtObject {
    property var calls: []
    property bool isOffered: false
    property bool isNewer: false
    property bool isAsking: false
    property string title
    property string status
    property var news: []
    function check() {
        calls = [...calls, ["check"]];
    }
    function openPage() {
        calls = [...calls, ["openPage"]];
    }
    function skip() {
        calls = [...calls, ["skip"]];
    }
    function later() {
        calls = [...calls, ["later"]];
    }
}
