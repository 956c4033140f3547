pragma Singleton

import QtQuick

QtObject {
    property string title: ""
    property var days: []
    property string day: "0"
    property string timeText: ""
    property string hint: ""
    property string problem: ""
    property bool hasTime: false

    signal asked

    function apply() {
    }

    function remove() {
    }
}
