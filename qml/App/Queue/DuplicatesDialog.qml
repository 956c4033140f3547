pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import App.Controls
import App.Theme
import Galleon.Bridge

// Galleries whose images are online or in the queue already: what to do with each, or with all of them.
Dialog {
    id: root

    readonly property int choiceWidth: Theme.scaled(168)
    readonly property int barRoom: Theme.space12
    readonly property bool canRemember: Duplicates.tabName !== "" && Duplicates.common !== ""

    objectName: "duplicatesDialog"
    wanted: 640
    title: qsTr("%n duplicate(s) found", "", Duplicates.waiting)
    sentence: Duplicates.waiting === 1 ? qsTr("Galleon waits with it; everything else goes on.") : qsTr("Galleon waits with them; everything else goes on.")
    primaryLabel: qsTr("Go on")
    secondaryLabel: qsTr("Decide later")
    onAboutToShow: remember.checked = false
    onPrimary: Duplicates.apply(root.canRemember && remember.checked)

    Connections {
        target: Duplicates

        // Answered in their cards meanwhile, or removed.
        function onChanged() {
            if (Duplicates.waiting === 0)
                root.close();
        }
    }

    Item {
        width: parent.width
        height: Theme.control
        visible: Duplicates.waiting > 1

        TextLabel {
            x: root.mirrored ? parent.width - width : 0
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("For all")
            color: Theme.textSecondary
        }

        Segmented {
            objectName: "chooseAll"
            x: root.mirrored ? 0 : parent.width - width
            width: Math.round(implicitWidth)
            fill: false
            label: qsTr("For all")
            choices: Duplicates.choices
            current: Duplicates.common
            onChosen: id => Duplicates.chooseAll(id)
        }
    }

    ListView {
        id: list

        objectName: "duplicatesList"
        width: parent.width
        height: Math.min(contentHeight, Theme.scaled(52) * 5, Math.max(104, (root.parent ? root.parent.height : 800) - 360))
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: Duplicates
        Accessible.role: Accessible.List
        Accessible.name: root.title

        T.ScrollBar.vertical: ScrollBar {}

        delegate: Item {
            id: line

            required property int index
            required property int galleryId
            required property string name
            required property string about
            required property string cover
            required property string choice

            width: list.width
            height: Theme.scaled(52)
            Accessible.role: Accessible.ListItem
            Accessible.name: line.name + ", " + line.about

            Rectangle {
                x: line.LayoutMirroring.enabled ? line.width - 40 : 0
                y: Math.round((line.height - 40) / 2)
                width: 40
                height: 40
                radius: Theme.radiusControl
                color: Theme.bgField
                visible: line.cover === ""
            }

            Image {
                x: line.LayoutMirroring.enabled ? line.width - 40 : 0
                y: Math.round((line.height - 40) / 2)
                width: 40
                height: 40
                sourceSize.width: 40
                sourceSize.height: 40
                source: line.cover
            }

            TextLabel {
                x: line.LayoutMirroring.enabled ? root.choiceWidth + root.barRoom + 12 : 52
                y: Math.round(line.height / 2) - height
                width: line.width - root.choiceWidth - root.barRoom - 64
                kind: "strong"
                text: line.name
                elide: Text.ElideMiddle
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }

            TextLabel {
                x: line.LayoutMirroring.enabled ? root.choiceWidth + root.barRoom + 12 : 52
                y: Math.round(line.height / 2)
                width: line.width - root.choiceWidth - root.barRoom - 64
                kind: "small"
                text: line.about
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }

            ComboBox {
                objectName: "duplicateChoice"
                x: line.LayoutMirroring.enabled ? root.barRoom : line.width - root.barRoom - width
                anchors.verticalCenter: parent.verticalCenter
                width: root.choiceWidth
                label: line.name
                choices: Duplicates.choices
                current: line.choice
                onChosen: id => Duplicates.choose(line.galleryId, id)
                onActiveFocusChanged: {
                    if (activeFocus)
                        list.positionViewAtIndex(line.index, ListView.Contain);
                }
            }
        }
    }

    Item {
        width: parent.width
        height: Theme.control
        visible: root.canRemember

        Switch {
            id: remember

            objectName: "rememberDuplicates"
            x: root.mirrored ? parent.width - width : 0
            anchors.verticalCenter: parent.verticalCenter
            label: rememberLabel.text
        }

        TextLabel {
            id: rememberLabel

            x: root.mirrored ? 0 : 44
            width: parent.width - 44
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Remember for the tab \u2068%1\u2069").arg(Duplicates.tabName)
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true

            TapHandler {
                onTapped: remember.toggle()
            }
        }
    }
}
