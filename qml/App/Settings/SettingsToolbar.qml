import QtQuick
import Galleon.Bridge
import App.Shell

// The Settings page's toolbar: a search over all groups.
Toolbar {
    title: qsTr("Settings")
    summary: SettingsList.summary
    searchPlaceholder: qsTr("Search settings")
    searchShortcut: App.keyTexts.search
    searchText: SettingsList.searchText
    widestSearch: 240
    onSearched: text => SettingsList.searchText = text
}
