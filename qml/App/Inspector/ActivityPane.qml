pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import App.Controls
import App.Theme
import Galleon.Bridge

// What is left to do for the gallery at its hosts, then what happened to it, newest first.
ListView {
    id: root

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    spacing: Theme.space8
    model: GalleryActivity.lines
    activeFocusOnTab: contentHeight > height
    keyNavigationEnabled: false
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Activity")
    Keys.onUpPressed: root.scrollBy(-3 * Theme.lineBody)
    Keys.onDownPressed: root.scrollBy(3 * Theme.lineBody)
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown;
        if (event.accepted)
            root.scrollBy((event.key === Qt.Key_PageUp ? -1 : 1) * (root.height - Theme.lineBody));
    }

    function scrollBy(pixels: real) {
        root.contentY = Math.max(root.originY, Math.min(root.originY + Math.max(0, root.contentHeight - root.height), root.contentY + pixels));
    }

    // At the edge of the inspector, beside the times.
    T.ScrollBar.vertical: ScrollBar {
        parent: root.parent
        x: root.LayoutMirroring.enabled ? -Theme.space16 : root.width + Theme.space16 - width
        height: root.height
    }

    FocusRing {
        parent: root
        inside: true
        visible: root.activeFocus
    }

    header: Column {
        id: left

        width: root.width
        bottomPadding: Theme.space8

        Repeater {
            id: tasks

            objectName: "followUps"
            model: GalleryActivity.followUps

            delegate: Item {
                id: task

                required property int key
                required property string icon
                required property string tone
                required property string text

                width: left.width
                height: Math.max(Theme.controlCompact, what.height)
                Accessible.role: Accessible.ListItem
                Accessible.name: task.text

                Icon {
                    x: task.LayoutMirroring.enabled ? task.width - width : 0
                    anchors.verticalCenter: what.verticalCenter
                    name: task.icon
                    color: Theme.toneText(task.tone)
                }

                TextLabel {
                    id: what

                    x: task.LayoutMirroring.enabled ? buttons.width + 8 : 24
                    anchors.verticalCenter: parent.verticalCenter
                    width: task.width - 32 - buttons.width
                    text: task.text
                    wrapMode: Text.Wrap
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }

                Row {
                    id: buttons

                    x: task.LayoutMirroring.enabled ? 0 : task.width - width
                    anchors.verticalCenter: parent.verticalCenter

                    IconButton {
                        compact: true
                        iconName: "rotate-cw"
                        label: qsTr("Try now")
                        onClicked: GalleryActivity.retryFollowUp(task.key)
                    }

                    IconButton {
                        compact: true
                        iconName: "x"
                        label: qsTr("Leave undone")
                        onClicked: GalleryActivity.dropFollowUp(task.key)
                    }
                }
            }
        }

        Item {
            width: 1
            height: Theme.space8
            visible: tasks.count > 0
        }

        SectionHeader {
            objectName: "activityHeader"
            width: left.width
            title: qsTr("What happened")
            action: qsTr("Show in log")
            onActivated: Log.showGallery(Inspector.galleryId)
        }

        TextLabel {
            visible: root.count === 0
            width: left.width
            topPadding: Theme.space8
            text: qsTr("Nothing has happened yet.")
            color: Theme.textSecondary
            horizontalAlignment: Text.AlignLeft
        }
    }

    delegate: Item {
        id: event

        required property string time
        required property string icon
        required property string tone
        required property string text

        width: root.width
        height: Math.max(Theme.lineBody, words.height)
        Accessible.role: Accessible.ListItem
        Accessible.name: event.time + ", " + event.text

        Icon {
            x: event.LayoutMirroring.enabled ? event.width - width : 0
            y: Math.round((Theme.lineBody - height) / 2)
            name: event.icon
            color: Theme.toneText(event.tone)
        }

        TextLabel {
            id: words

            x: event.LayoutMirroring.enabled ? clock.width + 8 : 24
            width: event.width - 32 - clock.width
            text: event.text
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        TextLabel {
            id: clock

            x: event.LayoutMirroring.enabled ? 0 : event.width - width
            y: Math.round((Theme.lineBody - height) / 2)
            kind: "small"
            text: event.time
            color: Theme.textTertiary
            Accessible.ignored: true
        }
    }
}
