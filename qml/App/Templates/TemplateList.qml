pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Galleon.Bridge
import App.Controls
import App.Theme

// The person's own templates, then those that come with Galleon. One Tab stop; Enter goes to the text.
FocusScope {
    id: root

    // The ring is for the keyboard only: the release of the key that brought the focus here arrives here.
    property bool keyboardUsed

    signal editAsked
    signal renameAsked
    signal versionsAsked

    function choose(next: int) {
        if (next < 0 || next >= list.count)
            return;
        list.positionViewAtIndex(next, ListView.Contain);
        const item = list.itemAtIndex(next) as TemplateDelegate;
        if (item)
            Templates.currentId = item.templateId;
    }

    // To the ends, and by pages; true when the key was one of these.
    function leap(key: int): bool {
        const page = Math.max(1, Math.floor(list.height / Theme.scaled(48)) - 1);
        const ends = {
            [Qt.Key_Home]: 0,
            [Qt.Key_End]: list.count - 1,
            [Qt.Key_PageUp]: Math.max(0, list.currentIndex - page),
            [Qt.Key_PageDown]: Math.min(list.count - 1, list.currentIndex + page)
        };
        if (!(key in ends))
            return false;
        root.choose(ends[key]);
        return true;
    }

    function openMenu(item: Item, x: real, y: real) {
        menu.active = true;
        (menu.item as TemplateMenu)?.popup(item, x, y);
    }

    ListView {
        id: list

        objectName: "templateList"
        anchors.fill: parent
        topMargin: 10
        bottomMargin: 8
        focus: true
        activeFocusOnTab: true
        clip: true
        model: Templates
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveVelocity: -1
        highlightMoveDuration: 0
        section.property: "section"
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Templates")
        T.ScrollBar.vertical: ScrollBar {}
        // By the arrows alone: rows that come or go move the index as well, and must not choose another template.
        keyNavigationEnabled: false
        Keys.onUpPressed: root.choose(list.currentIndex - 1)
        Keys.onDownPressed: root.choose(list.currentIndex + 1)
        Keys.onReleased: root.keyboardUsed = true
        Keys.onPressed: event => {
            switch (App.keyAction("templates", event.key, event.modifiers)) {
            case "template_edit":
                root.editAsked();
                break;
            case "template_rename":
                root.renameAsked();
                break;
            case "template_duplicate":
                Templates.duplicate(Templates.currentId);
                break;
            case "template_delete":
                Templates.delete(Templates.currentId);
                break;
            case "template_menu":
                root.openMenu(list.currentItem, 16, 40);
                break;
            default:
                if (!root.leap(event.key))
                    return;
            }
            event.accepted = true;
        }

        section.delegate: TextLabel {
            required property string section

            x: LayoutMirroring.enabled ? 0 : 18
            width: ListView.view.width - 18
            height: Theme.scaled(36)
            kind: "small"
            font.weight: Font.Medium
            text: section
            Accessible.role: Accessible.Heading
            horizontalAlignment: Text.AlignLeft
        }

        delegate: TemplateDelegate {
            id: row

            width: ListView.view.width
            current: row.templateId === Templates.currentId
            focused: row.current && list.activeFocus && root.keyboardUsed
            onChosen: {
                root.keyboardUsed = false;
                list.forceActiveFocus(Qt.MouseFocusReason);
                Templates.currentId = row.templateId;
            }
            onEditAsked: root.editAsked()
            onMenuAsked: (x, y) => {
                Templates.currentId = row.templateId;
                root.openMenu(row, x, y);
            }
        }
    }

    // Also for a template that was opened from elsewhere and is out of sight.
    Binding {
        list.currentIndex: Templates.currentRow
    }

    Loader {
        id: menu

        active: false
        sourceComponent: TemplateMenu {
            onRenameAsked: root.renameAsked()
            onVersionsAsked: root.versionsAsked()
        }
    }
}
