pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme
import Galleon.Bridge

// How much goes to a host at the same time, when it starts, and who stands in for it.
Column {
    id: column

    readonly property bool mirrored: LayoutMirroring.enabled

    NumberLine {
        label: qsTr("At the same time")
        value: HostUse.connections
        from: 1
        to: HostUse.maxConnections
        note: qsTr("of %1 allowed").arg(HostUse.maxConnections)
        onEdited: value => HostUse.setConnections(value)
    }

    NumberLine {
        label: HostUse.triesLabel
        value: HostUse.tries
        from: 1
        to: 20
        note: qsTr("then marked failed")
        onEdited: value => HostUse.setTries(value)
    }

    Item {
        width: column.width
        height: Theme.scaled(46)

        TextLabel {
            x: column.mirrored ? parent.width - width : 0
            width: 124
            height: Theme.control
            text: qsTr("Starts")
            color: Theme.textSecondary
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        ComboBox {
            objectName: "startOnBox"
            x: column.mirrored ? 0 : 132
            width: parent.width - 132
            choices: HostUse.startChoices
            current: HostUse.startOn
            label: qsTr("Starts")
            onChosen: id => HostUse.setStartOn(id)
        }
    }

    Item {
        width: column.width
        height: Theme.scaled(46)
        visible: HostUse.standInChoices.length > 1

        TextLabel {
            x: column.mirrored ? parent.width - width : 0
            width: 124
            height: Theme.control
            text: qsTr("If it is down")
            color: Theme.textSecondary
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        ComboBox {
            objectName: "standInBox"
            x: column.mirrored ? 0 : 132
            width: parent.width - 132
            choices: HostUse.standInChoices
            current: HostUse.standIn
            label: qsTr("If it is down")
            onChosen: id => HostUse.setStandIn(id)
        }
    }

    component NumberLine: Item {
        id: line

        required property string label
        required property int value
        required property int from
        required property int to
        required property string note

        signal edited(int value)

        width: column.width
        height: Theme.scaled(46)

        TextLabel {
            x: column.mirrored ? line.width - width : 0
            y: Math.round((Theme.control - height) / 2)
            width: 124
            text: line.label
            color: Theme.textSecondary
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        SpinField {
            id: spin

            objectName: "hostNumber"
            x: column.mirrored ? line.width - 132 - width : 132
            from: line.from
            to: line.to
            number: line.value
            label: line.label
            onEdited: value => line.edited(value)
        }

        TextLabel {
            x: column.mirrored ? spin.x - 12 - width : spin.x + spin.width + 12
            y: Math.round((Theme.control - height) / 2)
            width: line.width - 132 - spin.width - 12
            kind: "small"
            text: line.note
            color: Theme.textTertiary
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
        }
    }
}
