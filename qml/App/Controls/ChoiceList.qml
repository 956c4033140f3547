pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import App.Theme

// One of many, where a menu would be too long: a field that narrows the list, and only the lines on screen are made.
// `choices` is a list of {id, label} with `colour` (0 to 8, the dot of a tab) and `detail` where there are such.
T.Popup {
    id: root

    property var choices: []
    // Where not all can be listed: a function that is given the words and returns some choices.
    property var find: null
    property string title
    property string current

    // How often it was opened: `find` is asked anew each time.
    property int openings: 0
    readonly property var found: {
        if (root.find)
            return root.openings > 0 ? root.find(field.text) : [];
        const words = field.text.trim().toLocaleLowerCase();
        return words === "" ? root.choices : root.choices.filter(choice => choice.label.toLocaleLowerCase().includes(words));
    }

    signal chosen(string id)

    // Search for this at once.
    function begin(text: string) {
        field.text = text;
        list.currentIndex = 0;
    }

    function choose(index: int) {
        const choice = root.found[index];
        if (!choice)
            return;
        root.close();
        root.chosen(choice.id);
    }

    width: 300
    height: column.implicitHeight + 2 * root.padding
    padding: 6
    margins: 8
    modal: false
    focus: true
    onAboutToShow: {
        field.text = "";
        ++root.openings;
        list.currentIndex = Math.max(0, root.found.findIndex(choice => choice.id === root.current));
    }
    onOpened: {
        list.positionViewAtIndex(list.currentIndex, ListView.Center);
        field.forceActiveFocus(Qt.PopupFocusReason);
    }

    // Qt has an item of its own around all this, which a screen reader meets first.
    Component.onCompleted: root.contentItem.parent.Accessible.name = Qt.binding(() => root.title)

    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.durationPopup
        }
    }
    contentItem: Column {
        id: column

        spacing: 6

        TextField {
            id: field

            objectName: "choiceField"
            focus: true
            width: parent.width
            label: root.title
            placeholderText: root.title
            maximumLength: 200
            onTextEdited: list.currentIndex = 0
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
            Keys.onReturnPressed: root.choose(list.currentIndex)
            Keys.onEnterPressed: root.choose(list.currentIndex)
        }

        ListView {
            id: list

            width: parent.width
            height: Math.min(Math.max(1, root.found.length), 12) * Theme.controlCompact
            clip: true
            reuseItems: true
            model: root.found
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            Accessible.role: Accessible.List
            Accessible.name: root.title

            T.ScrollBar.vertical: ScrollBar {}

            TextLabel {
                anchors.centerIn: parent
                visible: root.found.length === 0
                text: qsTr("Nothing of this name")
                color: Theme.textTertiary
            }

            delegate: Rectangle {
                id: line

                required property var modelData
                required property int index

                readonly property int dot: line.modelData.colour ?? 0

                objectName: "choice"
                width: list.width
                height: Theme.controlCompact
                radius: Theme.radiusChip
                color: ListView.isCurrentItem || hover.hovered ? Theme.bgSelected : Theme.clear
                Accessible.role: Accessible.ListItem
                Accessible.name: line.modelData.label
                Accessible.description: line.modelData.detail ?? ""
                Accessible.selectable: true
                Accessible.selected: line.ListView.isCurrentItem
                // The field keeps the keyboard; a screen reader follows the line that Enter takes.
                Accessible.focusable: true
                Accessible.focused: line.ListView.isCurrentItem && (field.text !== "" || line.index > 0)
                Accessible.onPressAction: root.choose(line.index)

                Rectangle {
                    x: root.mirrored ? line.width - 20 : 12
                    anchors.verticalCenter: parent.verticalCenter
                    visible: line.dot > 0
                    width: 8
                    height: 8
                    radius: 4
                    color: Theme.tabColour(line.dot)
                }

                TextLabel {
                    x: root.mirrored ? detail.width + 22 : line.dot > 0 ? 30 : 12
                    width: line.width - detail.width - 22 - (line.dot > 0 ? 30 : 12)
                    height: line.height
                    text: line.modelData.label
                    elide: Text.ElideMiddle
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }

                TextLabel {
                    id: detail

                    x: root.mirrored ? 12 : line.width - 12 - width
                    height: line.height
                    kind: "small"
                    text: line.modelData.detail ?? ""
                    color: Theme.textTertiary
                    Accessible.ignored: true
                }

                HoverHandler {
                    id: hover
                }

                TapHandler {
                    onTapped: root.choose(line.index)
                }
            }
        }
    }
    background: Item {
        Elevation {
            radius: Theme.radiusRow
        }

        Rectangle {
            anchors.fill: parent
            radius: Theme.radiusRow
            color: Theme.bgRaised
            border.width: 1
            border.color: Theme.borderStrong
        }
    }
}
