pragma Singleton
import QtQuick

QtObject {
    signal customLimitAsked

    property var calls: []
    property string stateText: "3 uploading"
    property string stateHint: ""
    property string stateIcon: "circle-arrow-up"
    property string stateTone: "accent"
    property bool isActive: true
    property string speedText: "6.4 MB/s"
    property string etaText: "24 min left"
    property real progress: 0.25
    property bool showProgress: true
    property string amountText: "3.1 of 12.4 GB"
    property list<real> samples: Array.from({
        length: 60
    }, (v, i) => 5 + Math.sin(i / 7) * 1.5 + (i % 13 == 7 ? -2 : 0))
    property real samplePeak: 7
    property bool isBySchedule: false
    property string limitText: "Limit 8 MB/s"
    property int limitBps: 8000000
    property var limitChoices: [
        {
            label: "No limit",
            bps: 0,
            checked: false
        },
        {
            label: "8 MB/s",
            bps: 8000000,
            checked: true
        }
    ]
    property string alarmText: "1 host needs you"
    property int alarmCount: 1
    property bool canPauseAll: true
    property bool canStartAll: true
    property bool anyRunning: true
    function toggleAll() {
        calls = [...calls, ["toggleAll"]];
    }
    function setLimit(b) {
        calls = [...calls, ["setLimit", b]];
    }
}
