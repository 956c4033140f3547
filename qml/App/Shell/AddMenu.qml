import QtQuick
import Galleon.Bridge
import App.Controls

// What can be added: folders, archives or single files, and what the clipboard holds.
Menu {
    id: root

    signal foldersAsked
    signal filesAsked

    title: qsTr("Add")

    MenuItem {
        text: qsTr("Add folders…")
        iconName: "folder-plus"
        shortcut: App.keyTexts.add_folders
        onTriggered: root.foldersAsked()
    }

    MenuItem {
        text: qsTr("Add files or archives…")
        iconName: "file-archive"
        shortcut: App.keyTexts.add_files
        onTriggered: root.filesAsked()
    }

    MenuItem {
        text: qsTr("Paste from the clipboard")
        iconName: "clipboard-paste"
        shortcut: App.keyTexts.paste
        onTriggered: Drop.paste()
    }

    MenuSeparator {}

    MenuItem {
        text: qsTr("Try with 6 sample images")
        iconName: "sparkles"
        onTriggered: Drop.addSamples()
    }
}
