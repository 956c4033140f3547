import QtQuick
import Galleon.Bridge
import App.Controls

// Asks before a host on this computer or in the person's own network is imported.
Dialog {
    id: root

    title: qsTr("A host in your own network")
    sentence: HostImport.question
    primaryLabel: qsTr("Import")
    secondaryLabel: qsTr("Leave it out")
    onPrimary: HostImport.allow()
}
