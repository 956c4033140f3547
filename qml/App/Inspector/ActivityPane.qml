pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme
import Galleon.Bridge

// What happened to the gallery, newest first.
ListView {
    id: root

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    spacing: Theme.space8
    model: Inspector.activity
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Activity")

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

    TextLabel {
        visible: root.count === 0
        width: root.width
        text: qsTr("Nothing has happened yet.")
        color: Theme.textSecondary
    }
}
