pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme

// What the colours of a chart mean.
Row {
    id: root

    property var entries: []
    // Where there is less room, the names stand alone, and where that is too much they share what there is.
    property real room: Infinity
    readonly property real fullWidth: {
        // A call does not tell that the size of the text has changed; the size itself does.
        const mark = metrics.font.pixelSize > 0 ? 16 : 0;
        return root.entries.reduce((sum, entry) => sum + metrics.advanceWidth(entry.text) + mark + root.spacing, 0);
    }
    readonly property bool brief: root.fullWidth > root.room
    readonly property real share: (root.room - (root.entries.length - 1) * root.spacing) / Math.max(1, root.entries.length) - 16

    spacing: Theme.space12

    FontMetrics {
        id: metrics

        font.family: Theme.fontFamily
        font.pixelSize: Theme.fontSmall
    }

    Repeater {
        model: root.entries.length

        Row {
            id: entry

            required property int index
            readonly property var shown: root.entries[entry.index] ?? null

            spacing: 6

            Rectangle {
                y: Math.round((words.height - height) / 2)
                width: 10
                height: 10
                radius: 3
                color: Theme.seriesColour(entry.shown?.colour ?? "accent")
            }

            TextLabel {
                id: words

                width: root.brief ? Math.min(implicitWidth, Math.max(24, root.share)) : implicitWidth
                height: Theme.lineBody
                kind: "small"
                elide: Text.ElideRight
                text: (root.brief ? entry.shown?.name : entry.shown?.text) ?? ""
            }
        }
    }
}
