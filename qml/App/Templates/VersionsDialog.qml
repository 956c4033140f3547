pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Galleon.Bridge
import App.Controls
import App.Theme

// The states that the current template had; the chosen one can come back.
Dialog {
    id: root

    property int row: list.currentIndex

    wanted: 640
    title: qsTr("Versions of %1").arg(TemplateEditor.name)
    sentence: qsTr("What is typed within a minute is one version. Going back keeps the others.")
    primaryLabel: qsTr("Go back to this one")
    secondaryLabel: qsTr("Close")
    primaryEnabled: root.row > 0
    onPrimary: TemplateHistory.restore(root.row)

    Connections {
        target: TemplateHistory

        function onChanged() {
            list.currentIndex = 0;
            source.text = TemplateHistory.sourceOf(0);
        }
    }

    Item {
        width: parent.width
        height: Math.min(320, Math.max(120, (root.parent ? root.parent.height : 800) - Theme.scaled(220)))

        ListView {
            id: list

            x: LayoutMirroring.enabled ? parent.width - width : 0
            width: Theme.scaled(200)
            height: parent.height
            clip: true
            activeFocusOnTab: true
            model: TemplateHistory.versions
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Versions")
            T.ScrollBar.vertical: ScrollBar {}
            onCurrentIndexChanged: source.text = TemplateHistory.sourceOf(list.currentIndex)

            delegate: Rectangle {
                id: line

                required property int index
                required property string when
                required property string detail
                readonly property bool current: line.index === list.currentIndex

                width: ListView.view.width - 8
                height: Theme.lineBody + Theme.lineSmall + 8
                radius: Theme.radiusRow
                color: line.current ? list.activeFocus ? Theme.bgSelected : Theme.bgSelectedInactive : hover.hovered ? Theme.bgHover : Theme.clear
                Accessible.role: Accessible.ListItem
                Accessible.name: line.when + ", " + line.detail
                Accessible.selected: line.current
                Accessible.onPressAction: list.currentIndex = line.index

                TextLabel {
                    x: 10
                    y: 4
                    width: line.width - 20
                    kind: "strong"
                    text: line.index === 0 ? qsTr("Now – %1").arg(line.when) : line.when
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }

                TextLabel {
                    x: 10
                    y: 4 + Theme.lineBody
                    width: line.width - 20
                    kind: "small"
                    text: line.detail
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }

                HoverHandler {
                    id: hover
                }

                TapHandler {
                    onTapped: list.currentIndex = line.index
                }
            }
        }

        Rectangle {
            x: LayoutMirroring.enabled ? 0 : list.width + 8
            width: parent.width - list.width - 8
            height: parent.height
            radius: Theme.radiusRow
            color: Theme.bgField
            border.width: source.activeFocus ? 2 : 1
            border.color: source.activeFocus ? Theme.focusRing : Theme.borderSubtle

            Flickable {
                id: view

                anchors.fill: parent
                anchors.margins: 2
                contentWidth: Math.max(view.width, source.implicitWidth)
                contentHeight: Math.max(view.height, source.implicitHeight)
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                LayoutMirroring.enabled: false
                LayoutMirroring.childrenInherit: true
                T.ScrollBar.vertical: ScrollBar {}

                TextEdit {
                    id: source

                    width: view.contentWidth
                    height: view.contentHeight
                    padding: 10
                    readOnly: true
                    selectByMouse: true
                    activeFocusOnTab: true
                    textFormat: TextEdit.PlainText
                    color: Theme.textPrimary
                    selectionColor: Theme.accentFill
                    selectedTextColor: Theme.textOnAccent
                    font.family: Theme.codeFamily
                    font.pixelSize: Theme.fontCaption
                    Accessible.role: Accessible.EditableText
                    Accessible.name: qsTr("Text of this version")
                    Accessible.readOnly: true
                }
            }
        }
    }
}
