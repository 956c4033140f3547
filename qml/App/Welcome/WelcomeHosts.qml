pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// Where images go on the first run: the built-in host, one without an account, and the rest.
Card {
    id: root

    readonly property bool mirrored: root.LayoutMirroring.enabled

    implicitHeight: Theme.scaled(232)

    TextLabel {
        x: Theme.space16
        y: 14
        width: root.width - 2 * Theme.space16
        kind: "strong"
        font.weight: Font.DemiBold
        text: qsTr("Where your images go")
        horizontalAlignment: Text.AlignLeft
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    TextLabel {
        x: Theme.space16
        y: Theme.scaled(38)
        width: root.width - 2 * Theme.space16
        kind: "small"
        text: qsTr("Works right now, without an account.")
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
    }

    Column {
        x: Theme.space16
        y: Theme.scaled(66)
        width: root.width - 2 * Theme.space16

        Repeater {
            model: Welcome.hosts

            Item {
                id: row

                required property string hostId
                required property string name
                required property string subtitle
                required property string icon
                required property bool canToggle
                required property string actionLabel
                required property bool locked
                required property var model

                width: parent ? parent.width : 0
                height: Theme.scaled(54)
                Accessible.role: Accessible.ListItem
                Accessible.name: row.name
                Accessible.description: row.subtitle

                Divider {
                    width: row.width
                }

                Rectangle {
                    x: root.mirrored ? row.width - width : 0
                    y: Math.round((row.height - height) / 2)
                    width: 32
                    height: 32
                    radius: Theme.radiusControl
                    color: row.model.enabled && row.canToggle ? Theme.accentTint : Theme.bgSunken

                    Icon {
                        anchors.centerIn: parent
                        name: row.icon
                        color: row.model.enabled && row.canToggle ? Theme.accentText : Theme.textSecondary
                    }
                }

                TextLabel {
                    x: root.mirrored ? row.width - 44 - width : 44
                    y: 6
                    width: row.width - 44 - Theme.scaled(76)
                    kind: "strong"
                    text: row.name
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }

                TextLabel {
                    x: root.mirrored ? row.width - 44 - width : 44
                    y: Theme.scaled(26)
                    width: row.width - 44 - Theme.scaled(76)
                    kind: "small"
                    text: row.subtitle
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }

                Switch {
                    x: root.mirrored ? 0 : row.width - width
                    y: Math.round((row.height - height) / 2)
                    visible: row.canToggle
                    enabled: !row.locked
                    actual: row.model.enabled
                    label: qsTr("Use %1").arg(row.name)
                    onToggled: Hosts.setEnabled(row.hostId, checked)
                }

                Button {
                    x: root.mirrored ? 0 : row.width - width
                    y: Math.round((row.height - height) / 2)
                    visible: !row.canToggle && row.actionLabel !== ""
                    compact: true
                    text: row.actionLabel
                    Accessible.name: row.actionLabel + " " + row.name
                    onClicked: AddAccount.open("")
                }
            }
        }
    }
}
