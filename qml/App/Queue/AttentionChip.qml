import QtQuick
import QtQuick.Templates as T
import App.Controls
import App.Theme

// The amber chip that shows only what is incomplete or failed.
T.AbstractButton {
    id: root

    required property int count

    objectName: "attentionChip"
    text: root.count === 1 ? qsTr("1 needs attention") : qsTr("%L1 need attention").arg(root.count)
    implicitWidth: 28 + Math.round(label.implicitWidth) + 9
    implicitHeight: Theme.scaled(24)
    checkable: true
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: root.text

    contentItem: Item {
        Icon {
            x: root.mirrored ? root.width - width - 8 : 8
            anchors.verticalCenter: parent.verticalCenter
            name: "triangle-alert"
            size: Theme.iconSmall
            color: Theme.warningText
        }

        TextLabel {
            id: label

            x: root.mirrored ? 10 : 28
            anchors.verticalCenter: parent.verticalCenter
            kind: "small"
            text: root.text
            font.weight: Font.DemiBold
            color: Theme.warningText
            Accessible.ignored: true
        }
    }

    background: Rectangle {
        radius: height / 2
        color: Theme.warningTint
        border.width: root.checked || root.hovered ? 1 : 0
        border.color: Theme.warningBar

        FocusRing {
            visible: root.visualFocus
            targetRadius: root.height / 2
        }
    }
}
