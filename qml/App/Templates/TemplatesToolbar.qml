pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Galleon.Bridge
import App.Controls
import App.Shell
import App.Theme

// The Templates page's toolbar: import from files, and a new template.
Toolbar {
    id: root

    title: qsTr("Templates")
    summary: Templates.summary
    hasSearch: false
    actionsWidth: importButton.fullWidth + add.fullWidth + Theme.space8

    Button {
        id: importButton

        iconName: "import"
        text: qsTr("Import…")
        tip: qsTr("Templates of Galleon, IMXuploader and Connie’s Uploader")
        folded: root.labelsFolded
        onClicked: {
            files.active = true;
            (files.item as FileDialog).open();
        }
    }

    Button {
        id: add

        kind: "primary"
        iconName: "plus"
        text: qsTr("New template")
        folded: root.labelsFolded
        onClicked: Templates.create("bbcode")
    }

    Loader {
        id: files

        active: false
        sourceComponent: FileDialog {
            title: qsTr("Import templates")
            fileMode: FileDialog.OpenFiles
            nameFilters: [qsTr("Templates (*.j2 *.txt *.json *.bbcode *.html *.md)"), qsTr("All files (*)")]
            onAccepted: Templates.importFiles(selectedFiles)
        }
    }
}
