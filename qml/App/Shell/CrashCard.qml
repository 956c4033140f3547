import QtQuick
import Galleon.Bridge
import App.Controls
import App.Theme

// Something of Galleon crashed, now or before the last start: one card, however often.
NoticeStrip {
    iconName: "triangle-alert"
    iconColor: Theme.warningText
    title: CrashReports.title
    body: CrashReports.body

    Button {
        compact: true
        kind: "ghost"
        text: qsTr("Dismiss")
        onClicked: CrashReports.dismiss()
    }

    Button {
        compact: true
        iconName: "file-text"
        text: qsTr("Show report")
        onClicked: CrashReports.open()
    }
}
