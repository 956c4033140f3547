pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// One proxy or pool of the list.
Item {
    id: root

    required property string proxyId
    required property string name
    required property string detail
    required property string status
    required property string tone
    required property bool isPool
    required property string turn

    readonly property bool mirrored: root.LayoutMirroring.enabled
    readonly property int wordsWidth: root.width - buttons.width - 2 * Theme.space8

    implicitHeight: Theme.scaled(44)
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name
    Accessible.description: root.status === "" ? root.detail : root.detail + ", " + root.status

    FocusRing {
        visible: root.activeFocus
        inside: true
    }

    TextLabel {
        id: caption

        x: root.mirrored ? root.width - width - 8 : 8
        y: Math.round(root.height / 2 - height)
        width: root.wordsWidth
        text: root.name
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    TextLabel {
        x: caption.x
        y: caption.y + caption.height
        width: root.wordsWidth
        kind: "small"
        text: root.status === "" ? root.detail : root.status
        color: root.status === "" ? Theme.textTertiary : Theme.toneText(root.tone)
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    Row {
        id: buttons

        x: root.mirrored ? 0 : root.width - width
        anchors.verticalCenter: parent.verticalCenter
        spacing: 4

        ComboBox {
            width: 168
            visible: root.isPool
            ghost: true
            label: qsTr("Turn of %1").arg(root.name)
            current: root.turn
            choices: [
                {
                    id: "per_host",
                    label: qsTr("One for each host")
                },
                {
                    id: "round_robin",
                    label: qsTr("In turn")
                }
            ]
            onChosen: id => Proxies.setRotation(root.proxyId, id)
        }

        IconButton {
            iconName: "plug-zap"
            label: qsTr("Test %1").arg(root.name)
            onClicked: Proxies.test(root.proxyId)
        }

        IconButton {
            iconName: "trash-2"
            label: qsTr("Remove %1").arg(root.name)
            onClicked: Proxies.remove(root.proxyId)
        }
    }
}
