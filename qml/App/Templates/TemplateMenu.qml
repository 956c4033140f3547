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

    // Of very many tabs and hosts the rest comes as a list with a field.
    readonly property int mostUses: 16

    function label(use: var): string {
        return use.kind === "tab" ? qsTr("Tab %1").arg(use.label) : use.kind === "host" ? qsTr("Host %1").arg(use.label) : use.label;
    }

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

        MenuItem {
            text: qsTr("Others…")
            iconName: "search"
            visible: Templates.uses.length > root.mostUses
            height: visible ? implicitHeight : 0
            onTriggered: {
                others.active = true;
                Qt.callLater((others.item as ChoiceList).open);
            }
        }

        Instantiator {
            model: Templates.uses.slice(0, root.mostUses)
            onObjectAdded: (index, object) => uses.insertItem(index, object as MenuItem)
            onObjectRemoved: (index, object) => uses.removeItem(object as MenuItem)

            MenuItem {
                required property var modelData

                text: root.label(modelData)
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
            const dialog = files.item as FileDialog;
            dialog.selectedFile = Templates.exportUrl(Templates.currentId);
            dialog.open();
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
        id: others

        active: false
        sourceComponent: ChoiceList {
            parent: root.parent
            y: root.parent ? root.parent.height + 4 : 0
            title: qsTr("Use for")
            choices: Templates.uses.map((use, index) => ({
                        id: String(index),
                        label: root.label(use),
                        detail: use.checked ? qsTr("in use") : ""
                    }))
            onChosen: id => {
                const use = Templates.uses[Number(id)];
                Templates.setUse(use.kind, use.id, !use.checked);
            }
        }
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
