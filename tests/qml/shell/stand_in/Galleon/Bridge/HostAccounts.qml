pragma Singleton
import QtQuick

ListModel {
    property var calls: []
    property string factsText: ""
    property bool canAdd: true
    property bool canMoveUp: false
    property ListModel steps: ListModel {}

    function choose(key) {
        calls = [...calls, ["choose", key]];
    }
    function add() {
        calls = [...calls, ["add"]];
    }
    function useFirst() {
        calls = [...calls, ["useFirst"]];
    }
}
