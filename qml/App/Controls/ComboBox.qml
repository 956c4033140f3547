pragma ComponentBehavior: Bound

import QtQuick
import App.Theme

// One choice of many. `choices` is a list of {id, label}; `chosen(id)` asks for another, the owner sets `current`.
// `dot` (0 to 8) draws a tab's colour before the words; `ghost` shows no frame until hover or focus.
FocusScope {
    id: root

    property var choices: []
    // Where not all can be listed: a function that is given words and returns some choices. Give `currentLabel` then.
    property var find: null
    property string current
    property string currentLabel: {
        const found = root.choices.find(choice => choice.id === root.current);
        return found ? found.label : "";
    }
    property string label
    property string placeholder
    property bool ghost: false
    property int dot: 0

    signal chosen(string id)

    // More choices than a menu should have: they come as a list with a field.
    readonly property bool isLong: root.asked && (root.find !== null || root.choices.length > 24)
    // It has been opened: an owner may wait with `choices` until then.
    property bool asked: false

    // A list that is searched takes what is typed before it is open, too.
    function type(event: KeyEvent) {
        if ((event.modifiers & ~(Qt.ShiftModifier | Qt.KeypadModifier)) || event.text.trim() === "" || event.text < " " || event.text === "\x7f")
            return;
        if (root.find === null && root.choices.length <= 24)
            return;
        root.open();
        (listLoader.item as ChoiceList)?.begin(event.text);
        event.accepted = true;
    }

    function open() {
        root.asked = true;
        menuLoader.active = !root.isLong;
        listLoader.active = root.isLong;
        if (root.isLong)
            (listLoader.item as ChoiceList)?.open();
        else
            (menuLoader.item as Menu)?.popup(root, 0, root.height + 4);
    }

    implicitWidth: 160
    implicitHeight: Theme.control
    activeFocusOnTab: true
    opacity: root.enabled ? 1 : 0.5
    Accessible.role: Accessible.ComboBox
    Accessible.name: root.label + (root.currentLabel === "" ? "" : ": " + root.currentLabel)
    Accessible.onPressAction: root.open()
    Keys.onSpacePressed: root.open()
    Keys.onReturnPressed: root.open()
    Keys.onEnterPressed: root.open()
    Keys.onDownPressed: root.open()
    Keys.onPressed: event => root.type(event)

    FieldFrame {
        anchors.fill: parent
        focused: root.activeFocus
        hovered: hover.hovered
        ghost: root.ghost
    }

    Rectangle {
        x: root.LayoutMirroring.enabled ? root.width - width - 8 : 8
        anchors.verticalCenter: parent.verticalCenter
        visible: root.dot > 0
        width: 8
        height: 8
        radius: 4
        color: Theme.tabColour(root.dot)
    }

    TextLabel {
        readonly property int lead: root.dot > 0 ? 24 : root.ghost ? 8 : 10

        x: root.LayoutMirroring.enabled ? 28 : lead
        width: root.width - lead - 28
        anchors.verticalCenter: parent.verticalCenter
        kind: root.ghost && root.currentLabel !== "" ? "strong" : "body"
        text: root.currentLabel !== "" ? root.currentLabel : root.placeholder
        color: root.currentLabel !== "" ? Theme.textPrimary : Theme.textTertiary
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    Icon {
        x: root.LayoutMirroring.enabled ? 8 : root.width - width - 8
        anchors.verticalCenter: parent.verticalCenter
        name: "chevrons-up-down"
        size: Theme.iconSmall
    }

    HoverHandler {
        id: hover
    }

    TapHandler {
        onTapped: {
            root.forceActiveFocus(Qt.MouseFocusReason);
            root.open();
        }
    }

    Loader {
        id: listLoader

        active: false
        sourceComponent: ChoiceList {
            parent: root
            y: root.height + 4
            title: root.label
            choices: root.choices
            find: root.find
            current: root.current
            onChosen: id => root.chosen(id)
        }
    }

    Loader {
        id: menuLoader

        active: false
        sourceComponent: Menu {
            id: menu

            title: root.label

            Instantiator {
                model: root.choices
                onObjectAdded: (index, object) => menu.insertItem(index, object as MenuItem)
                onObjectRemoved: (index, object) => menu.removeItem(object as MenuItem)

                MenuItem {
                    required property var modelData

                    text: modelData.label
                    checkable: true
                    autoExclusive: true
                    checked: modelData.id === root.current
                    onTriggered: root.chosen(modelData.id)
                }
            }
        }
    }
}
