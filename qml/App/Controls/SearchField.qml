import QtQuick
import App.Theme

// A search input without a border at rest; Esc clears it, a second Esc leaves it. `completions` is a list of
// {text, token, hint} for what is being typed: Tab takes the first, arrows choose another.
FocusScope {
    id: root

    property alias text: input.text
    property string placeholder
    property string shortcut
    property var completions: []

    signal edited(string text)
    signal escaped

    function focusInput() {
        input.forceActiveFocus(Qt.ShortcutFocusReason);
        input.selectAll();
    }

    function take(completion: var) {
        input.text = completion.text;
        root.edited(completion.text);
    }

    implicitWidth: 280
    implicitHeight: Theme.control
    opacity: root.enabled ? 1 : 0.6

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusControl
        color: Theme.bgSunken
        border.width: input.activeFocus ? 2 : 0
        border.color: Theme.focusRing
    }

    Icon {
        x: root.LayoutMirroring.enabled ? root.width - width - 10 : 10
        anchors.verticalCenter: parent.verticalCenter
        name: "search"
        color: Theme.textTertiary
    }

    TextInput {
        id: input

        readonly property int trail: input.text === "" ? keys.implicitWidth + 20 : 36

        x: root.LayoutMirroring.enabled ? trail : 34
        width: root.width - 34 - trail
        height: root.height
        focus: true
        activeFocusOnTab: true
        clip: true
        selectByMouse: true
        maximumLength: 500
        horizontalAlignment: TextInput.AlignLeft
        // Qt leaves the text where it is when the direction of the window changes.
        LayoutMirroring.onEnabledChanged: {
            input.horizontalAlignment = TextInput.AlignHCenter;
            input.horizontalAlignment = TextInput.AlignLeft;
        }
        verticalAlignment: TextInput.AlignVCenter
        color: Theme.textPrimary
        selectionColor: Theme.accentFill
        selectedTextColor: Theme.textOnAccent
        font.family: Theme.fontFamily
        font.pixelSize: Theme.fontBody
        Accessible.role: Accessible.EditableText
        Accessible.name: root.placeholder
        Accessible.description: root.shortcut
        onTextEdited: {
            list.dismissed = false;
            root.edited(input.text);
        }
        Keys.onEscapePressed: {
            if (list.visible) {
                list.dismissed = true;
            } else if (input.text === "") {
                root.escaped();
            } else {
                input.clear();
                root.edited("");
            }
        }
        Keys.onDownPressed: {
            if (list.visible)
                list.step(1);
            else
                root.escaped();
        }
        Keys.onUpPressed: event => {
            event.accepted = list.visible;
            list.step(-1);
        }
        Keys.onTabPressed: event => {
            event.accepted = list.visible;
            if (list.visible)
                root.take(root.completions[Math.max(0, list.currentIndex)]);
        }
        Keys.onReturnPressed: {
            if (list.visible && list.currentIndex >= 0)
                root.take(root.completions[list.currentIndex]);
            else
                root.escaped();
        }

        TextLabel {
            width: parent.width
            height: parent.height
            visible: input.text === "" && input.preeditText === ""
            text: root.placeholder
            color: Theme.textTertiary
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }
    }

    TextLabel {
        id: keys

        x: root.LayoutMirroring.enabled ? 10 : root.width - width - 10
        anchors.verticalCenter: parent.verticalCenter
        visible: input.text === "" && root.width > 180
        kind: "caption"
        font.weight: Font.Normal
        text: root.shortcut
        Accessible.ignored: true
    }

    IconButton {
        x: root.LayoutMirroring.enabled ? 4 : root.width - width - 4
        anchors.verticalCenter: parent.verticalCenter
        visible: input.text !== ""
        compact: true
        iconName: "x"
        label: qsTr("Clear search")
        onClicked: {
            input.clear();
            root.edited("");
            input.forceActiveFocus();
        }
    }

    CompletionList {
        id: list

        y: root.height + 4
        width: Math.max(root.width, 280)
        completions: root.completions
        wanted: input.activeFocus
        onChosen: index => root.take(root.completions[index])
    }
}
