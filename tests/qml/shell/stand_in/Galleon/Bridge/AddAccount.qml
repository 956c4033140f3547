pragma Singleton
import QtQuick

QtObject {
    property var calls: []
    signal asked

    function open(host) {
        calls = [...calls, ["open", host]];
    }
}
