pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// Another program's data was found on this computer: the way to take it along. Nothing happens before that is pressed.
Card {
    id: root

    readonly property bool mirrored: root.LayoutMirroring.enabled
    readonly property var found: MoveOver.programs.length > 0 ? MoveOver.programs[0] : null
    readonly property string name: root.found === null ? "" : root.found.name

    implicitHeight: Theme.scaled(56)
    Accessible.role: Accessible.Grouping
    Accessible.name: title.text
    Accessible.description: hint.text

    Icon {
        x: root.mirrored ? root.width - Theme.space16 - width : Theme.space16
        anchors.verticalCenter: parent.verticalCenter
        name: "import"
        color: Theme.accentText
    }

    TextLabel {
        id: title

        x: root.mirrored ? look.x + look.width + Theme.space12 : 44
        y: Math.round(root.height / 2) - height
        width: root.width - 44 - look.width - Theme.space16 - Theme.space12
        kind: "strong"
        text: qsTr("Coming from %1?").arg(root.name)
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    TextLabel {
        id: hint

        x: title.x
        y: Math.round(root.height / 2)
        width: title.width
        kind: "small"
        text: qsTr("What it has can come along. You see what before anything is changed.")
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    Button {
        id: look

        objectName: "lookInsideFound"
        x: root.mirrored ? Theme.space12 : root.width - Theme.space12 - width
        anchors.verticalCenter: parent.verticalCenter
        compact: true
        text: qsTr("Look inside")
        Accessible.name: qsTr("Look inside %1").arg(root.name)
        onClicked: MoveOver.offer(root.found.path, root.found.program)
    }
}
