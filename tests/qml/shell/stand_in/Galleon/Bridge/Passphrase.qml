pragma Singleton
import QtQuick

QtObject {
    property var calls: []
    property bool needed: false
    property bool isNew: true
    property bool isAsked: false
    property string error

    function give(passphrase) {
        calls = [...calls, ["give", passphrase]];
    }
    function clearError() {
        error = "";
    }
}
