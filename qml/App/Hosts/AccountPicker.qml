pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// The accounts of a host in their order of use, which is changed by dragging or with Alt and the arrow keys; the chosen
// one is the one that the form shows.
Column {
    id: root

    readonly property bool mirrored: root.LayoutMirroring.enabled

    visible: accounts.count > 1
    spacing: Theme.space8

    Segmented {
        width: parent.width
        label: qsTr("Which account a new gallery uses")
        choices: [
            {
                id: "first",
                label: qsTr("First with quota")
            },
            {
                id: "turn",
                label: qsTr("In turn")
            }
        ]
        current: HostAccounts.inTurn ? "turn" : "first"
        onChosen: id => HostAccounts.useInTurn(id === "turn")
    }

    Column {
        id: lines

        readonly property real step: Theme.control + lines.spacing

        width: parent.width
        spacing: 2
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Accounts")

        Repeater {
            id: accounts

            model: HostAccounts

            FocusScope {
                id: line

                required property int index
                required property string key
                required property string name
                required property string statusText
                required property string statusIcon
                required property string statusTone
                required property bool chosen

                function move(place: int) {
                    HostAccounts.move(line.key, Math.max(0, Math.min(accounts.count - 1, place)));
                }

                objectName: "accountLine"
                width: root.width
                height: Theme.control
                z: drag.active ? 1 : 0
                activeFocusOnTab: true
                Accessible.role: Accessible.RadioButton
                Accessible.name: line.name + ", " + line.statusText
                Accessible.description: qsTr("Alt with an arrow key changes the order of use")
                Accessible.checkable: true
                Accessible.checked: line.chosen
                Accessible.focusable: true
                Accessible.onPressAction: HostAccounts.choose(line.key)
                Keys.onSpacePressed: HostAccounts.choose(line.key)
                Keys.onReturnPressed: HostAccounts.choose(line.key)
                Keys.onUpPressed: event => {
                    event.accepted = event.modifiers & Qt.AltModifier;
                    if (event.accepted)
                        line.move(line.index - 1);
                }
                Keys.onDownPressed: event => {
                    event.accepted = event.modifiers & Qt.AltModifier;
                    if (event.accepted)
                        line.move(line.index + 1);
                }

                Item {
                    y: drag.active ? drag.activeTranslation.y : 0
                    width: parent.width
                    height: parent.height

                    Rectangle {
                        anchors.fill: parent
                        radius: Theme.radiusControl
                        color: line.chosen ? Theme.accentTint : drag.active ? Theme.bgHover : Theme.clear
                    }

                    FocusRing {
                        visible: line.activeFocus
                    }

                    Icon {
                        x: root.mirrored ? line.width - width - 6 : 6
                        anchors.verticalCenter: parent.verticalCenter
                        name: "grip-vertical"
                        size: Theme.iconSmall
                        color: Theme.textTertiary
                    }

                    TextLabel {
                        x: root.mirrored ? line.width - width - 26 : 26
                        anchors.verticalCenter: parent.verticalCenter
                        width: line.width - Theme.scaled(140) - 36
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

                TapHandler {
                    onTapped: HostAccounts.choose(line.key)
                }

                DragHandler {
                    id: drag

                    property real moved: 0

                    target: null
                    xAxis.enabled: false
                    cursorShape: Qt.ClosedHandCursor
                    onActiveTranslationChanged: {
                        if (drag.active)
                            drag.moved = drag.activeTranslation.y;
                    }
                    onActiveChanged: {
                        if (!drag.active)
                            line.move(line.index + Math.round(drag.moved / lines.step));
                    }
                }
            }
        }
    }
}
