pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme

// A card with a title, a chart, and the same figures as a table behind the button beside the title.
Card {
    id: root

    property string title
    property string note
    property var table
    // A further table, offered as a second heading: the same figures in another order.
    property var secondTable
    property string secondTitle
    property Component trailing
    property bool asTable: false
    default property alias chart: body.data
    readonly property bool mirrored: root.LayoutMirroring.enabled
    readonly property real headRoom: root.width - heading.width - toggle.width - 2 * Theme.space16 - Theme.space12

    Accessible.role: Accessible.Grouping
    Accessible.name: root.title

    TextLabel {
        id: heading

        x: root.mirrored ? root.width - Theme.space16 - width : Theme.space16
        y: Theme.scaled(12)
        kind: "strong"
        font.weight: Font.DemiBold
        text: root.title
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    IconButton {
        id: toggle

        objectName: "asTable"

        x: root.mirrored ? heading.x - 4 - width : heading.x + heading.width + 4
        y: heading.y + Math.round((heading.height - height) / 2)
        width: Math.max(24, Theme.scaled(24))
        height: width
        visible: root.table !== undefined
        iconName: root.asTable ? "chart-column" : "table-2"
        iconSize: 14
        label: root.asTable ? qsTr("Show “%1” as a chart").arg(root.title) : qsTr("Show “%1” as a table").arg(root.title)
        onClicked: root.asTable = !root.asTable
    }

    TextLabel {
        readonly property real start: toggle.x + (root.mirrored ? 0 : toggle.width) + Theme.space8

        x: root.mirrored ? Theme.space16 : Math.max(start, root.width - Theme.space16 - implicitWidth)
        y: heading.y
        width: root.mirrored ? Math.min(implicitWidth, toggle.x - Theme.space16 - Theme.space8) : root.width - Theme.space16 - x
        height: heading.height
        visible: root.note !== "" && !root.asTable
        kind: "small"
        text: root.note
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignRight
    }

    Loader {
        x: root.mirrored ? Theme.space16 : root.width - Theme.space16 - width
        y: heading.y
        height: heading.height
        visible: !root.asTable
        sourceComponent: root.trailing
    }

    Item {
        id: body

        y: heading.y + heading.height
        width: root.width
        height: root.height - y
        visible: !root.asTable
    }

    Loader {
        x: 1
        y: body.y + Theme.space8
        width: root.width - 2
        height: root.height - y - 1
        active: root.asTable
        visible: root.asTable
        sourceComponent: FigureTable {
            table: root.table
            secondTable: root.secondTable
            secondTitle: root.secondTitle
            label: root.title
        }
    }
}
