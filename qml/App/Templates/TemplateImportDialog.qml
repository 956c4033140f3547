pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Galleon.Bridge
import App.Controls
import App.Theme

// What became of imported templates, word by word.
Dialog {
    id: root

    wanted: 640
    title: qsTr("%n template(s) read", "", Templates.imported.length)
    sentence: qsTr("Here is what each word of the other program turned into.")
    secondaryLabel: qsTr("Close")

    Column {
        width: parent.width
        spacing: 2

        Repeater {
            model: Templates.imported

            Rectangle {
                id: file

                required property int index
                required property var modelData
                readonly property bool current: file.index === Templates.importedAt

                width: parent.width
                height: Theme.lineBody + Theme.lineSmall + 8
                visible: file.index < 4 || file.current
                radius: Theme.radiusRow
                color: file.current ? Theme.bgSelectedInactive : hover.hovered ? Theme.bgHover : Theme.clear
                activeFocusOnTab: true
                Accessible.role: Accessible.ListItem
                Accessible.name: file.modelData.title + ", " + file.modelData.detail
                Accessible.selected: file.current
                Accessible.onPressAction: Templates.showImported(file.index)
                Keys.onSpacePressed: Templates.showImported(file.index)
                Keys.onReturnPressed: Templates.showImported(file.index)

                FocusRing {
                    visible: file.activeFocus
                    inside: true
                    targetRadius: Theme.radiusRow
                }

                Icon {
                    x: LayoutMirroring.enabled ? parent.width - 8 - width : 8
                    anchors.verticalCenter: parent.verticalCenter
                    name: file.modelData.isRefused ? "circle-x" : "circle-check"
                    color: file.modelData.isRefused ? Theme.dangerText : Theme.successText
                }

                TextLabel {
                    x: LayoutMirroring.enabled ? 8 : 34
                    y: 4
                    width: file.width - 42
                    kind: "strong"
                    text: file.modelData.title
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }

                TextLabel {
                    x: LayoutMirroring.enabled ? 8 : 34
                    y: 4 + Theme.lineBody
                    width: file.width - 42
                    kind: "small"
                    text: file.modelData.detail
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }

                HoverHandler {
                    id: hover
                }

                TapHandler {
                    onTapped: Templates.showImported(file.index)
                }
            }
        }
    }

    ListView {
        id: list

        width: parent.width
        height: list.count > 0 ? Math.min(280, list.contentHeight) : 0
        visible: list.count > 0
        clip: true
        activeFocusOnTab: true
        model: Templates.importLines
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Words")
        T.ScrollBar.vertical: ScrollBar {}

        delegate: Item {
            id: word

            required property string line
            required property string was
            required property string now
            required property string icon
            required property string tone
            required property string note
            readonly property bool mirrored: word.LayoutMirroring.enabled

            width: ListView.view.width
            height: Theme.lineCode + 8 + (word.note === "" ? 0 : Theme.lineSmall)
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("Line %1: %2 became %3").arg(word.line).arg(word.was).arg(word.now === "" ? qsTr("nothing") : word.now) + (word.note === "" ? "" : ". " + word.note)

            TextLabel {
                x: word.mirrored ? word.width - width : 0
                y: 4
                width: 36
                kind: "code"
                text: word.line
                color: Theme.textTertiary
                horizontalAlignment: Text.AlignRight
                Accessible.ignored: true
            }

            Icon {
                x: word.mirrored ? word.width - 46 - width : 46
                y: 4 + Math.round((Theme.lineBody - height) / 2)
                name: word.icon
                size: Theme.iconSmall
                color: Theme.toneText(word.tone)
            }

            TextLabel {
                x: word.mirrored ? word.width - 70 - width : 70
                y: 4
                width: 180
                kind: "code"
                text: word.was
                elide: Text.ElideMiddle
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }

            TextLabel {
                x: word.mirrored ? 8 : 258
                y: 4
                width: word.width - 266
                kind: "code"
                text: word.now
                color: Theme.accentText
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }

            TextLabel {
                x: word.mirrored ? 8 : 70
                y: 4 + Theme.lineBody
                width: word.width - 78
                visible: word.note !== ""
                kind: "small"
                text: word.note
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }
        }
    }
}
