import QtQuick
import Galleon.Bridge
import App.Controls

// There is a newer Galleon.
NoticeStrip {
    iconName: "sparkles"
    title: Updates.title
    body: Updates.news.join("\n")

    Button {
        compact: true
        kind: "ghost"
        text: qsTr("Skip this version")
        onClicked: Updates.skip()
    }

    Button {
        compact: true
        kind: "ghost"
        text: qsTr("Later")
        onClicked: Updates.later()
    }

    Button {
        compact: true
        iconName: "external-link"
        text: qsTr("Open page")
        onClicked: Updates.openPage()
    }
}
