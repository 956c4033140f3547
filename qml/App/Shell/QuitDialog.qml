import QtQuick
import Galleon.Bridge
import App.Controls

// Asks before quitting keeps uploads from going on, or from starting; nothing is lost either way.
Dialog {
    id: root

    primaryLabel: qsTr("Quit now")
    secondaryLabel: qsTr("Wait")
    tertiaryLabel: App.hasTray ? qsTr("Hide to the tray") : ""
    onPrimary: App.quit(true)
    onTertiary: App.hideToTray()
}
