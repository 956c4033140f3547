pragma ComponentBehavior: Bound

import QtQuick
import App.Theme
import App.Controls

// What the last test of the account did, step by step.
Column {
    id: root

    readonly property bool mirrored: root.LayoutMirroring.enabled
    property alias model: steps.model
    readonly property int count: steps.count

    visible: root.count > 0

    Repeater {
        id: steps

        Item {
            id: line

            required property string label
            required property string result
            required property string icon
            required property string tone

            width: root.width
            height: Math.max(Theme.scaled(26), result.height + 8)
            Accessible.role: Accessible.ListItem
            Accessible.name: line.label + ", " + line.result

            Icon {
                x: root.mirrored ? line.width - width : 0
                y: 6
                name: line.icon
                size: Theme.iconSmall
                color: Theme.toneText(line.tone)
            }

            TextLabel {
                x: root.mirrored ? line.width - 24 - width : 24
                y: 4
                width: 124
                kind: "small"
                text: line.label
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }

            TextLabel {
                id: result

                x: root.mirrored ? 0 : 156
                y: 4
                width: line.width - 156
                kind: "small"
                text: line.result
                color: line.tone === "danger" ? Theme.toneText(line.tone) : Theme.textSecondary
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }
        }
    }
}
