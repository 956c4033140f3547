import QtQuick
import Galleon.Bridge
import App.Shell

// The Settings page's toolbar: a search over all groups.
Toolbar {
    id: root

    title: qsTr("Settings")
    summary: SettingsList.summary
    searchPlaceholder: qsTr("Search settings")
    searchShortcut: App.keyTexts.search
    searchText: SettingsList.searchText
    widestSearch: 240
    onSearched: text => {
        typing.text = text;
        typing.restart();
    }
    onSearchLeft: {
        if (typing.running) {
            typing.stop();
            SettingsList.searchText = typing.text;
        }
    }

    // A first letter finds nearly everything: to make all those rows is only worth it for who stops there.
    Timer {
        id: typing

        property string text

        interval: 120
        onTriggered: SettingsList.searchText = typing.text
    }
}
