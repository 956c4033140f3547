pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Controls
import App.Theme

// Five figures, then the charts: two columns where there is room, one below the other otherwise.
FocusScope {
    id: root

    required property real leastHeight
    readonly property bool mirrored: root.LayoutMirroring.enabled
    readonly property int gap: Theme.space12
    readonly property bool isWide: root.width >= Theme.scaled(780)
    readonly property int sideWidth: root.isWide ? Math.max(Theme.scaled(352), Math.round(root.width * 0.3)) : root.width
    readonly property int mainWidth: root.isWide ? root.width - root.sideWidth - root.gap : root.width
    readonly property real room: root.leastHeight - figures.height - 2 * root.gap
    readonly property real topHeight: root.isWide ? Math.max(Theme.scaled(340), Math.round(root.room * 0.625)) : Theme.scaled(320)
    readonly property real bottomHeight: root.isWide ? Math.max(Theme.scaled(204), root.room - root.topHeight) : Theme.scaled(204)

    implicitHeight: wrong.y + wrong.height

    Item {
        id: figures

        readonly property var cards: Statistics.cards
        readonly property int columns: root.width >= 720 * Theme.textScale ? 5 : 3
        readonly property int rowHeight: Theme.scaled(96)

        width: root.width
        height: figures.columns === 5 ? figures.rowHeight : 2 * figures.rowHeight + root.gap
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Figures")

        Repeater {
            model: figures.cards.length

            FigureCard {
                required property int index
                readonly property int row: figures.columns === 5 || index < 3 ? 0 : 1
                readonly property int inRow: figures.columns === 5 ? 5 : row === 0 ? 3 : 2
                readonly property int place: index - (row === 0 ? 0 : 3)
                readonly property real start: place * (figures.width + root.gap) / inRow

                x: root.mirrored ? figures.width - start - width : start
                y: row * (figures.rowHeight + root.gap)
                width: (figures.width + root.gap) / inRow - root.gap
                height: figures.rowHeight
                figure: figures.cards[index] ?? ({})
            }
        }
    }

    ChartCard {
        id: perDay

        x: root.mirrored ? root.width - width : 0
        y: figures.height + root.gap
        width: root.mainWidth
        height: root.topHeight
        title: Statistics.bars.title ?? ""
        table: Statistics.bars.table
        trailing: Legend {
            entries: Statistics.bars.legend ?? []
            room: perDay.headRoom
        }

        StackedBars {
            objectName: "perDay"
            anchors.fill: parent
            chart: Statistics.bars
        }
    }

    ChartCard {
        id: byHost

        x: root.isWide ? (root.mirrored ? 0 : root.width - width) : 0
        y: root.isWide ? perDay.y : perDay.y + perDay.height + root.gap
        width: root.sideWidth
        height: root.isWide ? root.topHeight : Theme.scaled(46 + 49 * Math.max(1, (Statistics.hosts.rows ?? []).length + (Statistics.hosts.more ? 1 : 0)))
        title: qsTr("By host")
        note: qsTr("Uploaded · delivered")
        table: Statistics.hosts.table
        secondTable: Statistics.tabs
        secondTitle: qsTr("By tab")

        HostBars {
            anchors.fill: parent
            hosts: Statistics.hosts
        }
    }

    ChartCard {
        id: byHour

        x: root.mirrored ? root.width - width : 0
        y: byHost.y + byHost.height + root.gap
        width: root.mainWidth
        height: root.bottomHeight
        title: qsTr("Speed by hour of day")
        note: Statistics.hours.note ?? ""
        table: Statistics.hours.table

        HourCurve {
            objectName: "byHour"
            anchors.fill: parent
            chart: Statistics.hours
        }
    }

    ChartCard {
        id: wrong

        x: root.isWide ? (root.mirrored ? 0 : root.width - width) : 0
        y: root.isWide ? byHour.y : byHour.y + byHour.height + root.gap
        width: root.sideWidth
        height: root.bottomHeight
        title: qsTr("What went wrong")
        note: Statistics.faults.note ?? ""
        table: Statistics.faults.table

        FaultList {
            anchors.fill: parent
            faults: Statistics.faults
            onAsked: (hostId, kind) => Statistics.showFault(hostId, kind)
        }
    }
}
