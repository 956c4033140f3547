pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Galleon.Bridge
import App.Controls

// What can be done with the current template as a whole.
Menu {
    id: root

    signal renameAsked
    signal versionsAsked

    title: qsTr("Template")

    MenuItem {
        text: qsTr("Rename")
        iconName: "pencil"
        shortcut: App.keyTexts.template_rename
        enabled: !TemplateEditor.readOnly
        onTriggered: root.renameAsked()
    }

    MenuItem {
        text: qsTr("Duplicate")
        iconName: "copy"
        shortcut: App.keyTexts.template_duplicate
        onTriggered: Templates.duplicate(Templates.currentId)
    }

    Menu {
        id: uses

        title: qsTr("Use for")

        Instantiator {
            model: Templates.uses
            onObjectAdded: (index, object) => uses.insertItem(index, object as MenuItem)
            onObjectRemoved: (index, object) => uses.removeItem(object as MenuItem)

            MenuItem {
                required property var modelData

                text: modelData.kind === "tab" ? qsTr("Tab %1").arg(modelData.label) : modelData.kind === "host" ? qsTr("Host %1").arg(modelData.label) : modelData.label
                checkable: true
                checked: modelData.checked
                onTriggered: Templates.setUse(modelData.kind, modelData.id, !modelData.checked)
            }
        }
    }

    MenuItem {
        text: qsTr("Versions…")
        iconName: "clock-3"
        enabled: !TemplateEditor.readOnly
        onTriggered: root.versionsAsked()
    }

    MenuItem {
        text: qsTr("Export…")
        iconName: "external-link"
        onTriggered: {
            files.active = true;
            (files.item as FileDialog).open();
        }
    }

    MenuSeparator {}

    MenuItem {
        text: qsTr("Delete")
        iconName: "trash-2"
        shortcut: App.keyTexts.template_delete
        danger: true
        enabled: !TemplateEditor.readOnly
        onTriggered: Templates.delete(Templates.currentId)
    }

    Loader {
        id: files

        active: false
        sourceComponent: FileDialog {
            title: qsTr("Export template")
            fileMode: FileDialog.SaveFile
            defaultSuffix: "j2"
            nameFilters: [qsTr("Templates (*.j2)"), qsTr("All files (*)")]
            onAccepted: Templates.export(Templates.currentId, selectedFile)
        }
    }
}
