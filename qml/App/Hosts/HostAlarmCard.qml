import QtQuick
import App.Theme
import App.Controls

// What went wrong with this host, and the two ways out.
Rectangle {
    id: root

    required property string title
    required property string text
    required property string hostName
    property bool canOpen: true
    // "warning" for what goes by itself.
    property string tone: "danger"

    signal siteAsked
    signal leaveOutAsked

    readonly property bool mirrored: root.LayoutMirroring.enabled

    implicitHeight: column.y + column.height + 12
    radius: Theme.radiusRow
    color: Theme.toneTint(root.tone)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.title
    Accessible.description: root.text

    Icon {
        x: root.mirrored ? root.width - 12 - width : 12
        y: 14
        name: root.tone === "danger" ? "circle-x" : "timer"
        color: Theme.toneText(root.tone)
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
            text: root.title
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        TextLabel {
            width: parent.width
            kind: "small"
            text: root.text
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        Flow {
            width: parent.width
            topPadding: 8
            spacing: 4

            Button {
                visible: root.canOpen
                width: Math.min(implicitWidth, parent.width)
                compact: true
                iconName: "external-link"
                text: qsTr("Open %1").arg(root.hostName)
                onClicked: root.siteAsked()
            }

            Button {
                width: Math.min(implicitWidth, parent.width)
                compact: true
                kind: "ghost"
                text: qsTr("Leave %1 out").arg(root.hostName)
                onClicked: root.leaveOutAsked()
            }
        }
    }
}
