pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme

// How much each host has taken, and how much of it arrived.
Item {
    id: root

    property var hosts: ({})
    readonly property bool mirrored: root.LayoutMirroring.enabled
    readonly property int pitch: Math.min(Theme.scaled(64), Math.max(Theme.scaled(49), Math.floor((root.height - Theme.space16) / 6)))

    Accessible.role: Accessible.List
    Accessible.name: qsTr("By host")

    Repeater {
        id: rows

        model: (root.hosts.rows ?? []).length

        Item {
            id: row

            required property int index
            readonly property var shown: root.hosts.rows[row.index] ?? null

            x: Theme.space16
            y: Theme.scaled(10) + row.index * root.pitch
            width: root.width - 2 * Theme.space16
            height: Theme.scaled(40)
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1: %2 uploaded, %3 delivered").arg(row.shown?.name ?? "").arg(row.shown?.amount ?? "").arg(row.shown?.delivered ?? "")

            TextLabel {
                id: name

                x: root.mirrored ? row.width - width : 0
                width: amount.visible ? row.width - Theme.scaled(138) : row.width
                kind: "strong"
                text: row.shown?.name ?? ""
                elide: Text.ElideMiddle
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }

            TextLabel {
                id: amount

                x: root.mirrored ? Theme.scaled(58) : row.width - Theme.scaled(58) - width
                y: 0
                width: Theme.scaled(76)
                height: name.height
                kind: "small"
                text: row.shown?.amount ?? ""
                horizontalAlignment: Text.AlignRight
                Accessible.ignored: true
            }

            TextLabel {
                x: root.mirrored ? 0 : row.width - width
                width: Theme.scaled(52)
                height: name.height
                kind: "small"
                text: row.shown?.delivered ?? ""
                horizontalAlignment: Text.AlignRight
                Accessible.ignored: true
            }

            ProgressLine {
                y: name.height + Theme.scaled(4)
                width: row.width
                value: row.shown?.share ?? 0
                animated: false
            }
        }
    }

    TextLabel {
        x: root.mirrored ? root.width - Theme.space16 - width : Theme.space16
        y: Theme.scaled(10) + rows.count * root.pitch
        visible: text !== ""
        text: root.hosts.more ?? ""
        color: Theme.textSecondary
    }

    TextLabel {
        x: root.mirrored ? Theme.space16 + Theme.scaled(58) : root.width - Theme.space16 - Theme.scaled(58) - width
        y: Theme.scaled(10) + rows.count * root.pitch
        height: Theme.lineBody
        visible: text !== ""
        kind: "small"
        text: root.hosts.moreAmount ?? ""
    }
}
