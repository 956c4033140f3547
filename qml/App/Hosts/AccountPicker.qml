pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// The accounts of a host in their order of use; the chosen one is the one that the form shows.
Column {
    id: root

    readonly property bool mirrored: root.LayoutMirroring.enabled

    visible: accounts.count > 1
    spacing: 2
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Accounts")

    Repeater {
        id: accounts

        model: HostAccounts

        FocusScope {
            id: line

            required property string key
            required property string name
            required property string statusText
            required property string statusIcon
            required property string statusTone
            required property bool chosen

            objectName: "accountLine"
            width: root.width
            height: Theme.control
            activeFocusOnTab: true
            Accessible.role: Accessible.RadioButton
            Accessible.name: line.name + ", " + line.statusText
            Accessible.checkable: true
            Accessible.checked: line.chosen
            Accessible.focusable: true
            Accessible.onPressAction: HostAccounts.choose(line.key)
            Keys.onSpacePressed: HostAccounts.choose(line.key)
            Keys.onReturnPressed: HostAccounts.choose(line.key)

            Rectangle {
                anchors.fill: parent
                radius: Theme.radiusControl
                color: line.chosen ? Theme.accentTint : Theme.clear
            }

            FocusRing {
                visible: line.activeFocus
            }

            TapHandler {
                onTapped: HostAccounts.choose(line.key)
            }

            TextLabel {
                x: root.mirrored ? line.width - width - 10 : 10
                anchors.verticalCenter: parent.verticalCenter
                width: line.width - Theme.scaled(140) - 20
                text: line.name
                color: line.chosen ? Theme.accentText : Theme.textPrimary
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }

            Icon {
                x: root.mirrored ? Theme.scaled(140) - width : line.width - Theme.scaled(140)
                anchors.verticalCenter: parent.verticalCenter
                name: line.statusIcon
                size: Theme.iconSmall
                color: Theme.toneText(line.statusTone)
            }

            TextLabel {
                x: root.mirrored ? Theme.scaled(118) - width : line.width - Theme.scaled(118)
                width: Theme.scaled(118) - 8
                anchors.verticalCenter: parent.verticalCenter
                kind: "small"
                text: line.statusText
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }
        }
    }
}
