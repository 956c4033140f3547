pragma Singleton
import QtQuick

QtObject {
    property var calls: []
    property bool isEmpty: true
    property bool isKnown: true
    property string resultText
    property string summary: "128 galleries · 9.3 GB to go"
    property string searchText
    property var completions: []
    property int currentRow
    function undo() {
        calls = [...calls, ["undo"]];
    }
}
