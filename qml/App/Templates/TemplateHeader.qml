pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Controls
import App.Theme

// The current template's name with what can be done with it, and its format.
FocusScope {
    id: root

    readonly property bool mirrored: root.LayoutMirroring.enabled
    readonly property int start: Theme.space16
    property bool renaming: false
    // Where the keyboard goes when the name is typed; it stays here without one.
    property Item afterwards
    // Told again with each change of the template, and looked at when it is another one: the segments stay.
    readonly property string format: TemplateEditor.format
    // Without room for all three formats the chosen one alone is shown.
    readonly property bool narrow: root.width < Theme.scaled(440)
    readonly property Item formats: root.narrow ? chosenFormat : allFormats

    signal versionsAsked

    function rename(afterwards: Item) {
        if (TemplateEditor.readOnly)
            return;
        root.afterwards = afterwards;
        root.renaming = true;
        field.text = TemplateEditor.name;
        field.forceActiveFocus(Qt.ShortcutFocusReason);
        field.selectAll();
    }

    function finish(keep: bool) {
        if (!root.renaming)
            return;
        const next = field.activeFocus ? root.afterwards : null;
        root.renaming = false;
        if (keep)
            Templates.rename(Templates.currentId, field.text);
        next?.forceActiveFocus(Qt.OtherFocusReason);
    }

    function openMenu() {
        menu.active = true;
        (menu.item as TemplateMenu)?.popup(more, 0, more.height + 4);
    }

    implicitHeight: Theme.control

    TextLabel {
        id: title

        readonly property real room: root.formats.x - root.start - buttons.width - 12
        readonly property real roomMirrored: root.width - root.start - root.formats.x - root.formats.width - buttons.width - 12

        x: root.mirrored ? root.width - root.start - width : root.start
        y: Math.round((root.height - height) / 2)
        visible: !root.renaming
        width: Math.min(implicitWidth, root.mirrored ? title.roomMirrored : title.room)
        kind: "title"
        text: TemplateEditor.name
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    TextField {
        id: field

        x: root.mirrored ? root.width - root.start + 10 - width : root.start - 10
        visible: root.renaming
        width: Math.min(280, root.mirrored ? root.width - root.formats.width - 48 : root.formats.x - 24)
        label: qsTr("Name of the template")
        maximumLength: 100
        onAccepted: root.finish(true)
        onActiveFocusChanged: {
            if (!field.activeFocus)
                root.finish(true);
        }
        Keys.onEscapePressed: root.finish(false)
    }

    Row {
        id: buttons

        x: root.mirrored ? title.x - width - 4 : title.x + title.width + 4
        y: Math.round((root.height - height) / 2)
        visible: !root.renaming

        // Where there is hardly room for the name, renaming is in the menu alone.
        IconButton {
            visible: !TemplateEditor.readOnly && root.width >= Theme.scaled(300)
            compact: true
            iconName: "pencil"
            label: qsTr("Rename %1").arg(TemplateEditor.name)
            shortcut: App.keyTexts.template_rename
            onClicked: root.rename(null)
        }

        IconButton {
            id: more

            compact: true
            iconName: "ellipsis"
            label: qsTr("More for %1").arg(TemplateEditor.name)
            Accessible.role: Accessible.ButtonMenu
            onClicked: root.openMenu()
            Keys.onDownPressed: root.openMenu()
        }
    }

    Segmented {
        id: allFormats

        x: root.mirrored ? root.start : root.width - width - root.start
        visible: !TemplateEditor.readOnly && !root.narrow
        fill: false
        label: qsTr("Format")
        current: root.format
        choices: [
            {
                "id": "bbcode",
                "label": "BBCode"
            },
            {
                "id": "html",
                "label": "HTML"
            },
            {
                "id": "markdown",
                "label": "Markdown"
            }
        ].concat(root.format === "text" ? [
            {
                "id": "text",
                "label": qsTr("Text")
            }
        ] : [])
        onChosen: id => TemplateEditor.setFormat(id)
    }

    ComboBox {
        id: chosenFormat

        x: root.mirrored ? root.start : root.width - width - root.start
        width: Theme.scaled(116)
        visible: !TemplateEditor.readOnly && root.narrow
        label: allFormats.label
        choices: allFormats.choices
        current: root.format
        onChosen: id => TemplateEditor.setFormat(id)
    }

    Button {
        x: root.mirrored ? root.start : root.width - width - root.start
        visible: TemplateEditor.readOnly
        iconName: "copy"
        text: qsTr("Duplicate to edit")
        onClicked: Templates.duplicate(Templates.currentId)
    }

    Loader {
        id: menu

        active: false
        sourceComponent: TemplateMenu {
            onRenameAsked: root.rename(null)
            onVersionsAsked: root.versionsAsked()
        }
    }
}
