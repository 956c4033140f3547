pragma Singleton
import QtQuick

ListModel {
    property var calls: []
    property int unreadCount: 2
    function tellTimes() {
    }
    function markAllRead() {
        calls = [...calls, ["markAllRead"]];
    }
    function run(r) {
        calls = [...calls, ["run", r]];
    }
    ListElement {
        title: "Street – Lisbon, Alfama is online"
        text: "84 images on 3 hosts"
        icon: "circle-check"
        tone: "success"
        time: "14:02"
        actionLabel: "Show"
        isUnread: true
    }
    ListElement {
        title: "imx.to needs you"
        text: "It refused the sign-in; other hosts carry on"
        icon: "triangle-alert"
        tone: "warning"
        time: "13:58"
        actionLabel: "Sign in"
        isUnread: true
    }
}
