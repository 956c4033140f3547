pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme

// Figures in rows: the first column is a name, the others are numbers. `secondTable` follows under a heading of its own.
ListView {
    id: root

    required property var table
    property var secondTable
    property string secondTitle
    property string label
    readonly property bool mirrored: root.LayoutMirroring.enabled
    readonly property var lines: {
        const lines = [];
        const add = (table, kind) => {
            lines.push({
                "cells": table.columns,
                "kind": kind
            });
            for (const row of table.rows)
                lines.push({
                    "cells": row,
                    "kind": "row"
                });
        };
        if (root.table)
            add(root.table, "head");
        if (root.secondTable && root.secondTable.rows && root.secondTable.rows.length > 1)
            add(root.secondTable, "second");
        return lines;
    }

    // The first column is in sight, whichever side it stands on.
    function begin() {
        root.contentX = root.mirrored ? root.contentWidth - root.width : 0;
    }

    readonly property int columns: root.table ? root.table.columns.length : 1
    readonly property real needed: 2 * Theme.space16 + Theme.scaled(104) + (root.columns - 1) * Theme.scaled(84)

    clip: true
    contentWidth: Math.max(root.width, root.needed)
    flickableDirection: Flickable.AutoFlickIfNeeded
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    keyNavigationEnabled: true
    highlightMoveDuration: 0
    model: root.lines.length
    Accessible.role: Accessible.Table
    Accessible.name: root.label
    Accessible.description: qsTr("%n row(s)", "", root.table ? root.table.rows.length : 0)
    ScrollBar.vertical: ScrollBar {}
    ScrollBar.horizontal: ScrollBar {}
    onContentWidthChanged: root.begin()
    onMirroredChanged: root.begin()
    Component.onCompleted: root.begin()
    Keys.onLeftPressed: root.contentX = Math.max(0, root.contentX - Theme.scaled(84))
    Keys.onRightPressed: root.contentX = Math.min(root.contentWidth - root.width, root.contentX + Theme.scaled(84))

    delegate: Item {
        id: line

        required property int index
        readonly property var shown: root.lines[line.index] ?? ({
                "cells": [],
                "kind": "row"
            })
        readonly property bool isHead: line.shown.kind !== "row"
        readonly property real inner: root.contentWidth - 2 * Theme.space16 + 2
        // All tables here share the places of their columns.
        readonly property real firstWidth: root.columns < 2 ? line.inner : Math.max(Theme.scaled(104), line.inner - (root.columns - 1) * Theme.scaled(96))
        readonly property real cellWidth: root.columns < 2 ? 0 : (line.inner - line.firstWidth) / (root.columns - 1)

        width: root.contentWidth
        height: Theme.scaled(line.shown.kind === "second" ? 36 : 28)
        Accessible.role: Accessible.Row
        Accessible.name: line.shown.cells.join(", ")

        Rectangle {
            anchors.fill: parent
            anchors.leftMargin: 4
            anchors.rightMargin: 4
            radius: Theme.radiusChip
            color: root.activeFocus && line.ListView.isCurrentItem ? Theme.bgSelectedInactive : Theme.clear
        }

        Divider {
            x: Theme.space16
            y: line.height - 1
            width: line.inner
            visible: line.isHead
        }

        Repeater {
            model: line.shown.cells.length

            TextLabel {
                required property int index
                readonly property real start: index === 0 ? 0 : line.firstWidth + (index - 1) * line.cellWidth

                x: (root.mirrored ? line.inner - start - width : start) + Theme.space16 - 1
                y: line.height - height - Theme.scaled(5)
                width: index === 0 ? line.firstWidth : line.cellWidth
                kind: line.isHead ? "caption" : "small"
                font.weight: line.isHead ? Font.DemiBold : index === 0 ? Font.Medium : Font.Normal
                color: line.isHead ? Theme.textTertiary : index === 0 ? Theme.textPrimary : Theme.textSecondary
                text: index === 0 && line.shown.kind === "second" ? root.secondTitle : line.shown.cells[index] ?? ""
                elide: Text.ElideRight
                horizontalAlignment: index === 0 ? Text.AlignLeft : Text.AlignRight
                leftPadding: index === 0 ? 0 : Theme.space8
                Accessible.ignored: true
            }
        }
    }

    FocusRing {
        visible: root.activeFocus
        inside: true
    }
}
