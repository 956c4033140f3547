pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import App.Theme

// A 32 px button that is one icon. `label` is its tooltip and its accessible name: verb and object.
T.AbstractButton {
    id: root

    required property string iconName
    required property string label
    property string shortcut
    property string tone: "secondary"
    property int iconSize: Theme.icon
    property bool compact: false
    // It was pressed: what its tooltip says has been understood, and may be in the way of what opened.
    property bool known: false

    implicitWidth: root.compact ? Theme.controlCompact : Theme.control
    implicitHeight: root.compact ? Theme.controlCompact : Theme.control
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: root.label
    Accessible.description: root.shortcut
    onPressed: root.known = true
    onHoveredChanged: root.known = false
    Keys.onReturnPressed: root.click()
    Keys.onEnterPressed: root.click()

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: root.iconName
            size: root.iconSize
            color: !root.enabled ? Theme.textDisabled : root.hovered && root.tone === "secondary" ? Theme.textPrimary : Theme.toneText(root.tone)
        }
    }

    background: Rectangle {
        radius: Theme.radiusControl
        color: root.enabled && (root.hovered || root.down || root.checked) ? Theme.bgSelectedInactive : Theme.clear

        FocusRing {
            visible: root.visualFocus
        }
    }

    Loader {
        active: (root.hovered || root.visualFocus) && !root.known
        sourceComponent: ToolTip {
            visible: true
            text: root.label
            shortcut: root.shortcut
            parent: root
        }
    }
}
