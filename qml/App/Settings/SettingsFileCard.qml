pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// Values of the settings file that cannot be used: line, reason, and the file to mend.
Rectangle {
    id: root

    readonly property bool mirrored: root.LayoutMirroring.enabled

    implicitHeight: column.y + column.height + 12
    radius: Theme.radiusRow
    color: Theme.warningTint
    Accessible.role: Accessible.AlertMessage
    Accessible.name: qsTr("Part of the settings file cannot be used")
    Accessible.description: SettingsList.problems.join("\n")

    Icon {
        x: root.mirrored ? root.width - 12 - width : 12
        y: 14
        name: "triangle-alert"
        color: Theme.warningText
    }

    Column {
        id: column

        x: root.mirrored ? 8 : 38
        y: 12
        width: root.width - 46
        spacing: 4

        TextLabel {
            width: parent.width
            kind: "strong"
            font.weight: Font.DemiBold
            text: qsTr("Part of the settings file cannot be used")
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        TextLabel {
            width: parent.width
            kind: "small"
            text: qsTr("The default stands in for each of these. Mend the file, or change a setting here: then Galleon writes it anew.")
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        Repeater {
            model: SettingsList.problems

            TextLabel {
                required property string modelData

                width: column.width
                kind: "code"
                text: modelData
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }
        }

        Item {
            width: parent.width
            height: open.height + 8

            Button {
                id: open

                objectName: "openSettingsFile"
                x: root.mirrored ? parent.width - width : 0
                y: 8
                compact: true
                iconName: "external-link"
                text: qsTr("Open file")
                onClicked: SettingsList.openFile()
            }
        }
    }
}
