import QtQuick
import QtQuick.Templates as T
import App.Theme

// One line of a menu: icon, words, shortcut or submenu chevron. `danger` colours only the words and the icon.
T.MenuItem {
    id: root

    property string iconName
    property string shortcut
    property bool danger: false
    // 1 to 8 draws the dot of a tab in place of the icon.
    property int dot: 0

    implicitWidth: Math.max(200, 34 + label.implicitWidth + 24 + keys.implicitWidth + 12)
    implicitHeight: Theme.controlCompact
    hoverEnabled: true
    Accessible.role: Accessible.MenuItem
    Accessible.name: root.text
    Accessible.description: root.shortcut

    readonly property color foreground: !root.enabled ? Theme.textDisabled : root.danger ? Theme.dangerText : Theme.textPrimary

    contentItem: Item {
        Icon {
            x: root.mirrored ? root.width - 8 - width : 8
            anchors.verticalCenter: parent.verticalCenter
            name: root.checkable ? (root.checked ? "check" : "") : root.iconName
            color: root.enabled && !root.danger ? Theme.textSecondary : root.foreground
        }

        Rectangle {
            x: root.mirrored ? root.width - 12 - width : root.checkable ? 34 : 12
            anchors.verticalCenter: parent.verticalCenter
            visible: root.dot > 0
            width: 8
            height: 8
            radius: 4
            color: Theme.tabColour(root.dot)
        }

        TextLabel {
            id: label

            readonly property int lead: root.dot > 0 && root.checkable ? 50 : 34

            x: root.mirrored ? root.width - lead - width : lead
            width: root.width - lead - (keys.visible ? keys.implicitWidth + 20 : 12) - (root.subMenu ? 24 : 0)
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            color: root.foreground
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        TextLabel {
            id: keys

            x: root.mirrored ? 8 : root.width - 8 - width
            anchors.verticalCenter: parent.verticalCenter
            visible: root.shortcut !== ""
            kind: "caption"
            font.weight: Font.Normal
            text: root.shortcut
            color: root.enabled ? Theme.textTertiary : Theme.textDisabled
            Accessible.ignored: true
        }

        Icon {
            x: root.mirrored ? 8 : root.width - 8 - width
            anchors.verticalCenter: parent.verticalCenter
            visible: root.subMenu
            name: "chevron-right"
            size: Theme.iconSmall
            mirror: root.mirrored
            color: Theme.textTertiary
        }
    }

    background: Rectangle {
        radius: Theme.radiusChip
        color: root.highlighted && root.enabled ? Theme.bgSelected : Theme.clear
    }
}
