pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Galleon.Bridge as Bridge
import App.Theme
import App.Controls

// The command palette: pages, actions, galleries and hosts in one field.
T.Popup {
    id: root

    readonly property int top: 72

    // The best line is the first: it is chosen and in sight, wherever the one chosen before has moved to.
    function begin() {
        list.currentIndex = 0;
        list.forceLayout();
        list.positionViewAtBeginning();
    }

    function choose(row: int) {
        if (row < 0 || row >= list.count)
            return;
        root.close();
        Bridge.Palette.run(row);
    }

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: root.top
    width: Math.min(560, parent ? parent.width - 32 : 560)
    // By the number of lines: the list's own height of them changes while it is laid out in this height.
    height: Math.min(57 + (list.count > 0 ? Math.min(list.count, 9) * Theme.controlLarge : Theme.scaled(56)) + 14, (parent ? parent.height : 600) - root.top - Theme.space16)
    padding: 1
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onAboutToShow: {
        Bridge.Palette.query = "";
        input.text = "";
        root.begin();
    }
    onOpened: input.forceActiveFocus(Qt.PopupFocusReason)

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }

    // Qt has an item of its own around all this, which a screen reader meets first.
    Component.onCompleted: root.contentItem.parent.Accessible.name = Qt.binding(() => content.Accessible.name)

    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.durationPopup
        }
    }
    contentItem: FocusScope {
        id: content

        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Commands")

        Icon {
            x: root.mirrored ? parent.width - 20 - width : 20
            y: 20
            name: "search"
            color: Theme.textTertiary
        }

        TextInput {
            id: input

            x: root.mirrored ? 16 : 46
            width: parent.width - 62
            height: 56
            focus: true
            clip: true
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
            font.pixelSize: Theme.fontTitle
            Accessible.role: Accessible.EditableText
            Accessible.name: qsTr("Search for a page, an action, a gallery or a host")
            onTextEdited: {
                Bridge.Palette.query = input.text;
                root.begin();
            }
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
            Keys.onReturnPressed: root.choose(list.currentIndex)
            Keys.onEnterPressed: root.choose(list.currentIndex)

            TextLabel {
                anchors.fill: parent
                visible: input.text === "" && input.preeditText === ""
                text: qsTr("Search for a page, an action, a gallery or a host")
                color: Theme.textTertiary
                font.pixelSize: Theme.fontTitle
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }
        }

        Divider {
            y: 56
            width: parent.width
        }

        TextLabel {
            x: 20
            y: 57 + 18
            width: parent.width - 40
            visible: list.count === 0
            text: qsTr("Nothing matches “%1”").arg(input.text)
            color: Theme.textSecondary
            elide: Text.ElideRight
        }

        ListView {
            id: list

            x: 6
            y: 63
            width: parent.width - 12
            height: parent.height - 69
            clip: true
            model: Bridge.Palette
            // Qt would complain of lines that it makes ahead and that the next letter takes away.
            cacheBuffer: 0
            currentIndex: 0
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Results")
            T.ScrollBar.vertical: ScrollBar {}
            delegate: Rectangle {
                id: line

                required property int index
                required property string label
                required property string detail
                required property string icon
                required property string shortcut

                width: ListView.view.width
                height: Theme.controlLarge
                radius: Theme.radiusControl
                color: line.index === list.currentIndex ? Theme.bgSelected : hover.hovered ? Theme.bgHover : Theme.clear
                Accessible.role: Accessible.ListItem
                Accessible.name: line.label
                Accessible.description: line.detail
                Accessible.selectable: true
                Accessible.selected: line.index === list.currentIndex
                // The field keeps the keyboard; a screen reader follows the line that Enter takes.
                Accessible.focusable: true
                Accessible.focused: line.index === list.currentIndex && (input.text !== "" || line.index > 0)
                Accessible.onPressAction: root.choose(line.index)

                Icon {
                    x: root.mirrored ? line.width - 14 - width : 14
                    anchors.verticalCenter: parent.verticalCenter
                    name: line.icon
                }

                TextLabel {
                    id: words

                    x: root.mirrored ? line.width - 40 - width : 40
                    width: Math.min(implicitWidth, line.width - 56 - keys.width)
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.label
                    elide: Text.ElideMiddle
                }

                TextLabel {
                    x: root.mirrored ? keys.x + keys.width + 12 : words.x + words.width + 12
                    width: Math.max(0, line.width - words.width - 40 - keys.width - 36)
                    anchors.verticalCenter: parent.verticalCenter
                    kind: "small"
                    text: line.detail
                    color: Theme.textTertiary
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                }

                TextLabel {
                    id: keys

                    x: root.mirrored ? 14 : line.width - 14 - width
                    anchors.verticalCenter: parent.verticalCenter
                    kind: "caption"
                    font.weight: Font.Normal
                    text: line.shortcut
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
            radius: Theme.radiusDialog
            level: 3
        }

        Rectangle {
            anchors.fill: parent
            radius: Theme.radiusDialog
            color: Theme.bgRaised
            border.width: 1
            border.color: Theme.borderStrong
        }
    }
}
