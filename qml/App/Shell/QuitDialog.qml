import QtQuick
import Galleon.Bridge
import App.Controls

// Asks before uploads are stopped by quitting; nothing is lost either way.
Dialog {
    id: root

    title: qsTr("Uploads are running")
    primaryLabel: qsTr("Quit now")
    secondaryLabel: qsTr("Wait")
    onPrimary: App.quit(true)
}
