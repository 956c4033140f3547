pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Galleon.Bridge
import App.Controls
import App.Shell

// The Log page's toolbar: how many lines there are, search, and Export….
Toolbar {
    id: root

    title: qsTr("Log")
    summary: Log.summary
    searchPlaceholder: qsTr("Search the log")
    searchShortcut: App.keyTexts.search
    searchText: Log.searchText
    actionsWidth: save.fullWidth
    onSearched: text => Log.searchText = text

    Button {
        id: save

        iconName: "download"
        text: qsTr("Export…")
        folded: root.labelsFolded
        enabled: !Log.isEmpty && !Log.isExporting
        onClicked: {
            dialog.active = true;
            (dialog.item as FileDialog).open();
        }
    }

    Loader {
        id: dialog

        active: false
        sourceComponent: FileDialog {
            title: qsTr("Save the lines that are shown")
            fileMode: FileDialog.SaveFile
            selectedFile: App.suggestedFile("galleon-log")
            defaultSuffix: selectedNameFilter.index === 1 ? "jsonl" : "txt"
            nameFilters: [qsTr("Text (*.txt *.log)"), qsTr("Data, one line each (*.jsonl)")]
            onAccepted: Log.exportTo(selectedFile)
        }
    }
}
