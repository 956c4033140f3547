pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme
import Galleon.Bridge

// How much goes to a host at the same time, when it starts, who stands in for it, and the template of its galleries.
Column {
    id: column

    readonly property bool mirrored: LayoutMirroring.enabled

    NumberLine {
        label: qsTr("At the same time")
        value: HostUse.connections
        from: 1
        to: HostUse.maxConnections
        note: HostUse.connectionsNote
        isOwn: HostUse.hasOwnConnections
        onEdited: value => HostUse.setConnections(value)
        onResetAsked: HostUse.resetConnections()
    }

    NumberLine {
        label: HostUse.triesLabel
        value: HostUse.tries
        from: 1
        to: 20
        note: HostUse.triesNote
        isOwn: HostUse.hasOwnTries
        onEdited: value => HostUse.setTries(value)
        onResetAsked: HostUse.resetTries()
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

    Item {
        width: column.width
        height: Theme.scaled(46)

        TextLabel {
            x: column.mirrored ? parent.width - width : 0
            width: 124
            height: Theme.control
            text: qsTr("Template")
            color: Theme.textSecondary
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        ComboBox {
            objectName: "hostTemplateBox"
            x: column.mirrored ? 0 : 132
            width: parent.width - 132
            choices: HostUse.templateChoices
            current: HostUse.template
            label: qsTr("Template of galleries that go here first")
            onChosen: id => HostUse.setTemplate(id)
        }
    }

    component NumberLine: Item {
        id: line

        required property string label
        required property int value
        required property int from
        required property int to
        required property string note
        property bool isOwn: false
        // The note stands beside the number, or below it where that would leave a word a line.
        readonly property real beside: line.width - 132 - spin.width - 12
        readonly property bool isNarrow: line.beside < Theme.scaled(112)

        signal edited(int value)
        signal resetAsked

        width: column.width
        height: Theme.scaled(46) + (line.isNarrow ? below.height : 0)

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
            id: below

            x: line.isNarrow ? (column.mirrored ? 0 : 132) : column.mirrored ? spin.x - 12 - width : spin.x + spin.width + 12
            y: line.isNarrow ? Theme.control + 3 : Math.round((Theme.control - height) / 2)
            width: line.isNarrow ? line.width - 132 : line.beside - (line.isOwn ? reset.width + 4 : 0)
            kind: "small"
            text: line.note
            color: Theme.textTertiary
            wrapMode: Text.Wrap
            maximumLineCount: line.isNarrow ? 4 : 2
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
        }

        IconButton {
            id: reset

            objectName: "resetHostNumber"
            x: column.mirrored ? 0 : line.width - width
            y: Math.round((Theme.control - height) / 2)
            visible: line.isOwn
            compact: true
            iconName: "undo-2"
            label: qsTr("As for all hosts: %1").arg(line.label)
            onClicked: line.resetAsked()
        }
    }
}
