pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Controls
import App.Theme

// What leaves to each host now: the last five minutes, and what this session and this day came to.
FocusScope {
    id: root

    required property real leastHeight

    implicitHeight: Math.max(root.leastHeight, curves.height + Theme.space12 + Theme.scaled(160))

    ChartCard {
        id: curves

        width: root.width
        height: Math.max(Theme.scaled(280), Math.round((root.leastHeight - Theme.space12) * 0.58))
        title: qsTr("Speed by host")
        trailing: Legend {
            entries: (Statistics.live.series ?? []).map(series => ({
                        "text": series.name + " · " + series.now,
                        "name": series.name,
                        "colour": series.colour
                    }))
            room: curves.headRoom
        }

        LiveCurves {
            objectName: "live"
            anchors.fill: parent
            chart: Statistics.live
        }
    }

    ChartCard {
        y: curves.height + Theme.space12
        width: root.width
        height: root.height - y
        title: qsTr("Hosts")

        FigureTable {
            id: table

            anchors.fill: parent
            anchors.topMargin: Theme.space4
            anchors.bottomMargin: 1
            table: Statistics.live.table
            label: qsTr("Speed by host")
            visible: (Statistics.live.table?.rows ?? []).length > 0
        }

        TextLabel {
            anchors.centerIn: parent
            visible: !table.visible
            color: Theme.textSecondary
            text: qsTr("Nothing was sent in this session.")
        }
    }
}
