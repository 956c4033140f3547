pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Galleon.Bridge
import App.Controls
import App.Theme

// What became of imported templates, word by word.
Dialog {
    id: root

    readonly property int windowHeight: root.parent ? root.parent.height : 800

    wanted: 640
    title: qsTr("%n template(s) read", "", Templates.imported.filter(file => !file.isRefused).length)
    sentence: qsTr("Here is what each word of the other program turned into.")
    secondaryLabel: qsTr("Close")

    // A file is a line; four of them are seen at once, in a low window two.
    ListView {
        id: files

        readonly property int lineHeight: Theme.lineBody + Theme.lineSmall + 8

        objectName: "importedFiles"
        width: parent.width
        height: Math.min(files.contentHeight, (root.windowHeight < 640 ? 2 : 4) * (files.lineHeight + 2) + files.lineHeight / 2)
        spacing: 2
        clip: true
        activeFocusOnTab: true
        model: Templates.imported
        currentIndex: Templates.importedAt
        highlightMoveDuration: 0
        keyNavigationEnabled: false
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Templates")
        T.ScrollBar.vertical: ScrollBar {}
        Keys.onUpPressed: Templates.showImported(Templates.importedAt - 1)
        Keys.onDownPressed: Templates.showImported(Templates.importedAt + 1)

        delegate: Rectangle {
            id: file

            required property int index
            required property var modelData
            readonly property bool current: file.index === Templates.importedAt

            width: ListView.view.width
            height: files.lineHeight
            radius: Theme.radiusRow
            color: file.current ? Theme.bgSelectedInactive : hover.hovered ? Theme.bgHover : Theme.clear
            Accessible.role: Accessible.ListItem
            Accessible.name: file.modelData.title + ", " + file.modelData.detail
            Accessible.selected: file.current
            Accessible.onPressAction: Templates.showImported(file.index)

            FocusRing {
                visible: file.current && files.activeFocus
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

    ListView {
        id: list

        width: parent.width
        height: list.count > 0 ? Math.min(280, list.contentHeight, Math.max(84, root.windowHeight - files.height - Theme.scaled(230))) : 0
        visible: list.count > 0
        clip: true
        activeFocusOnTab: true
        model: Templates.importLines
        keyNavigationEnabled: false
        boundsBehavior: Flickable.StopAtBounds
        Keys.onUpPressed: list.contentY = Math.max(0, list.contentY - 44)
        Keys.onDownPressed: list.contentY = Math.min(Math.max(0, list.contentHeight - list.height), list.contentY + 44)
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Words")
        T.ScrollBar.vertical: ScrollBar {}

        FocusRing {
            parent: list
            visible: list.activeFocus
            inside: true
        }

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
