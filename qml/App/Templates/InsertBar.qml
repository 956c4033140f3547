pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Controls
import App.Theme

// Buttons for what is inserted often; the rest is in the menu at the end.
FocusScope {
    id: root

    readonly property bool mirrored: root.LayoutMirroring.enabled
    // Told again with each change of the template, and looked at when it is another one: the buttons stay.
    readonly property string textFormat: TemplateEditor.format
    readonly property var inserts: TemplateEditor.insertsOf(root.textFormat)
    readonly property real menusWidth: more.width + (format.visible ? format.width : 0)

    signal chosen(string text)

    function openMenu() {
        menu.active = true;
        (menu.item as Menu)?.popup(more, 0, more.height + 4);
    }

    function openMarkup() {
        looks.active = true;
        (looks.item as Menu)?.popup(format, 0, format.height + 4);
    }

    implicitHeight: Theme.scaled(28)
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Insert")

    TextLabel {
        id: label

        x: root.mirrored ? root.width - width : 0
        y: Math.round((root.height - height) / 2)
        kind: "small"
        text: qsTr("Insert")
        Accessible.ignored: true
    }

    Item {
        id: window

        x: root.mirrored ? root.menusWidth : Math.ceil(label.width) + 4
        y: 2
        width: root.width - Math.ceil(label.width) - 4 - root.menusWidth
        height: root.height - 4
        clip: true

        // What has no room wraps to a line that is not shown; it is in the menu as well.
        Flow {
            width: window.width
            spacing: 4

            Repeater {
                model: root.inserts

                InsertChip {
                    id: chip

                    required property var modelData

                    enabled: chip.y < 4
                    text: chip.modelData.label
                    keyword: chip.modelData.is_code
                    onClicked: root.chosen(chip.modelData.text)
                }
            }
        }
    }

    IconButton {
        id: format

        objectName: "markupMenu"
        x: root.mirrored ? more.width : root.width - more.width - width
        y: Math.round((root.height - height) / 2)
        visible: root.textFormat !== "text"
        compact: true
        iconName: "bold"
        label: qsTr("Markup")
        Accessible.role: Accessible.ButtonMenu
        onClicked: root.openMarkup()
        Keys.onDownPressed: root.openMarkup()
    }

    IconButton {
        id: more

        x: root.mirrored ? 0 : root.width - width
        y: Math.round((root.height - height) / 2)
        compact: true
        iconName: "ellipsis"
        label: qsTr("Insert something else")
        Accessible.role: Accessible.ButtonMenu
        onClicked: root.openMenu()
        Keys.onDownPressed: root.openMenu()
    }

    Loader {
        id: menu

        active: false
        sourceComponent: Menu {
            id: list

            title: qsTr("Insert")

            Instantiator {
                model: root.inserts.concat(TemplateEditor.menuOf("more"))
                onObjectAdded: (index, object) => list.insertItem(index, object as MenuItem)
                onObjectRemoved: (index, object) => list.removeItem(object as MenuItem)

                MenuItem {
                    required property var modelData

                    text: modelData.label
                    iconName: modelData.is_code ? "braces" : ""
                    onTriggered: root.chosen(modelData.text)
                }
            }
        }
    }

    Loader {
        id: looks

        active: false
        sourceComponent: Menu {
            id: markup

            title: qsTr("Markup")

            Instantiator {
                // read anew when the format of the template changes
                model: root.textFormat === "" ? [] : TemplateEditor.menuOf("markup")
                onObjectAdded: (index, object) => markup.insertItem(index, object as MenuItem)
                onObjectRemoved: (index, object) => markup.removeItem(object as MenuItem)

                MenuItem {
                    required property var modelData

                    text: modelData.label
                    iconName: modelData.icon
                    onTriggered: root.chosen(modelData.text)
                }
            }
        }
    }
}
