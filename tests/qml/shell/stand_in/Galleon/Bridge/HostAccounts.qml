pragma Singleton
import QtQuick

ListModel {
    property var calls: []
    property string factsText: ""
    property bool hasAccount: true
    property bool inTurn: false
    property ListModel steps: ListModel {}

    function choose(key) {
        calls = [...calls, ["choose", key]];
    }
    function move(key, place) {
        calls = [...calls, ["move", key, place]];
    }
    function useInTurn(on) {
        calls = [...calls, ["useInTurn", on]];
    }
}
