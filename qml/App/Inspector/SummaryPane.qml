pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme
import Galleon.Bridge

// Figures of all that is selected with the fields they share, or of the tab while nothing is selected.
Column {
    id: root

    readonly property bool many: Inspector.mode === "many"

    spacing: Theme.space12

    Repeater {
        model: Inspector.problems

        ProblemCard {
            width: root.width
        }
    }

    Column {
        width: root.width

        Repeater {
            model: Inspector.totals

            Item {
                id: total

                required property string label
                required property string value

                width: root.width
                height: Theme.scaled(28)
                Accessible.role: Accessible.StaticText
                Accessible.name: total.label + ": " + total.value

                TextLabel {
                    x: root.LayoutMirroring.enabled ? total.width - width : 0
                    y: Math.round((total.height - height) / 2)
                    text: total.label
                    color: Theme.textSecondary
                    Accessible.ignored: true
                }

                TextLabel {
                    x: root.LayoutMirroring.enabled ? 0 : total.width - width
                    y: Math.round((total.height - height) / 2)
                    kind: "strong"
                    text: total.value
                    Accessible.ignored: true
                }
            }
        }
    }

    Divider {
        width: root.width
    }

    SectionHeader {
        id: hostsHeader

        width: root.width
        visible: root.many
        title: qsTr("Hosts")
        action: Inspector.hostsText || qsTr("Choose")
        quiet: Inspector.hostsText !== ""
        actionName: qsTr("Choose hosts")
        onActivated: hostChoices.popup(hostsHeader, root.LayoutMirroring.enabled ? 0 : hostsHeader.width - hostChoices.width, hostsHeader.height + 4)

        HostChoices {
            id: hostChoices
        }
    }

    SectionHeader {
        width: root.width
        title: root.many ? qsTr("Details") : qsTr("Shortcuts")
        action: root.many ? fields.more : ""
        onActivated: fields.showAll()
    }

    DetailFields {
        id: fields

        width: root.width
        visible: root.many
    }

    Column {
        width: root.width
        visible: !root.many
        spacing: Theme.space8

        Repeater {
            model: Inspector.shortcuts

            Item {
                id: shortcut

                required property var modelData

                objectName: "shortcutHint"
                width: root.width
                height: Theme.scaled(24)

                TextLabel {
                    x: root.LayoutMirroring.enabled ? shortcut.width - width : 0
                    y: 2
                    text: shortcut.modelData.label
                    color: Theme.textSecondary
                }

                KeyCap {
                    x: root.LayoutMirroring.enabled ? 0 : shortcut.width - width
                    y: 2
                    text: App.keyTexts[shortcut.modelData.name]
                }
            }
        }
    }
}
