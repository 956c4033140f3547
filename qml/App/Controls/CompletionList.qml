pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import App.Theme

// What is being typed may become one of these. The keyboard stays with the field above.
T.Popup {
    id: root

    property var completions: []
    // The field has the keyboard.
    property bool wanted: false
    // Closed by Esc until something else is typed.
    property bool dismissed: false
    property int currentIndex: -1

    signal chosen(int index)

    function step(delta: int) {
        const count = root.completions.length;
        root.currentIndex = root.currentIndex < 0 ? (delta > 0 ? 0 : count - 1) : (root.currentIndex + delta + count) % count;
    }

    height: root.completions.length * Theme.controlCompact + 12
    padding: 6
    visible: root.wanted && !root.dismissed && root.completions.length > 0
    closePolicy: T.Popup.NoAutoClose
    onCompletionsChanged: root.currentIndex = -1

    // Qt has an item of its own around all this, which a screen reader meets first.
    Component.onCompleted: root.contentItem.parent.Accessible.name = Qt.binding(() => list.Accessible.name)

    contentItem: Column {
        id: list

        Accessible.role: Accessible.List
        Accessible.name: qsTr("Completions")

        Repeater {
            model: root.completions

            Rectangle {
                id: line

                required property var modelData
                required property int index

                width: root.availableWidth
                height: Theme.controlCompact
                radius: Theme.radiusChip
                color: line.index === root.currentIndex || hover.hovered ? Theme.bgSelected : Theme.clear
                Accessible.role: Accessible.ListItem
                Accessible.name: line.modelData.token
                Accessible.description: line.modelData.hint
                Accessible.selectable: true
                Accessible.selected: line.index === root.currentIndex
                // The field keeps the keyboard; a screen reader follows the line that Enter takes.
                Accessible.focusable: true
                Accessible.focused: line.index === root.currentIndex
                Accessible.onPressAction: root.chosen(line.index)

                TextLabel {
                    id: token

                    x: root.mirrored ? line.width - 10 - width : 10
                    width: Math.min(implicitWidth, line.width * 0.6)
                    height: line.height
                    kind: "strong"
                    text: line.modelData.token
                    elide: Text.ElideMiddle
                    Accessible.ignored: true
                }

                TextLabel {
                    x: root.mirrored ? 10 : token.width + 22
                    width: line.width - token.width - 32
                    height: line.height
                    kind: "small"
                    text: line.modelData.hint
                    color: Theme.textTertiary
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }

                HoverHandler {
                    id: hover
                }

                TapHandler {
                    onTapped: root.chosen(line.index)
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
