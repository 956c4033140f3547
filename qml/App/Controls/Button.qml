pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import App.Theme

// A push button. kind: primary, secondary, ghost, danger. `compact` is 28 high (cards), `large` 36 (empty states).
T.Button {
    id: root

    property string kind: "secondary"
    property string iconName
    property string trailingIcon
    property bool compact: false
    property bool large: false
    property string tip
    property string shortcut
    // It was pressed: what its tooltip says has been understood, and may be in the way of what opened.
    property bool known: false
    // The label's width, for buttons that keep the wider of two labels.
    property real labelWidth: label.implicitWidth
    // Shows the icon alone; the words go to the tooltip.
    property bool folded: false
    // For a button that is made wider than its words: icon and words stand together in its middle.
    property bool centred: false

    readonly property int lead: root.iconName === "" ? 12 : 32
    readonly property int trail: root.trailingIcon !== "" ? 29 : root.iconName === "" ? 12 : 10
    readonly property bool iconOnly: root.text === "" || root.folded
    readonly property real fullWidth: Math.ceil(root.labelWidth) + root.lead + root.trail
    readonly property font labelFont: label.font
    readonly property color foreground: {
        if (!root.enabled)
            return Theme.textDisabled;
        switch (root.kind) {
        case "primary":
            return Theme.textOnAccent;
        case "danger":
            return Theme.dangerText;
        default:
            return Theme.textPrimary;
        }
    }

    implicitWidth: root.iconOnly ? root.implicitHeight : root.fullWidth
    implicitHeight: root.compact ? Theme.controlCompact : root.large ? Theme.controlLarge : Theme.control
    leftPadding: 0
    rightPadding: 0
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.name: root.text !== "" ? root.text : root.tip
    Accessible.description: root.shortcut
    onPressed: root.known = true
    onHoveredChanged: root.known = false
    Keys.onReturnPressed: root.click()
    Keys.onEnterPressed: root.click()

    contentItem: Item {
        Icon {
            x: root.iconOnly ? Math.round((root.width - width) / 2) : root.centred ? Math.round(label.x + label.width / 2 + (root.mirrored ? label.contentWidth / 2 + 6 : -label.contentWidth / 2 - 22)) : root.mirrored ? root.width - 10 - width : 10
            anchors.verticalCenter: parent.verticalCenter
            visible: root.iconName !== ""
            name: root.iconName
            color: root.enabled && root.kind === "secondary" ? Theme.textSecondary : root.foreground
        }

        TextLabel {
            id: label

            x: root.mirrored ? root.trail : root.lead
            width: root.width - root.lead - root.trail
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.iconOnly
            kind: "strong"
            text: root.text
            color: root.foreground
            horizontalAlignment: root.centred || root.iconName === "" && root.trailingIcon === "" ? Text.AlignHCenter : Text.AlignLeft
            elide: Text.ElideRight
            Accessible.ignored: true
        }

        Icon {
            x: root.mirrored ? 10 : root.width - 10 - width
            anchors.verticalCenter: parent.verticalCenter
            visible: root.trailingIcon !== "" && !root.iconOnly
            name: root.trailingIcon
            size: Theme.iconSmall
            color: root.foreground
        }
    }

    background: Rectangle {
        radius: Theme.radiusControl
        color: {
            const active = root.enabled && (root.hovered || root.down);
            switch (root.kind) {
            case "primary":
                return !root.enabled ? Theme.bgSunken : active ? Theme.accentFillHover : Theme.accentFill;
            case "ghost":
                return active ? Theme.bgSelectedInactive : Theme.clear;
            default:
                return active ? Theme.bgSelectedInactive : Theme.bgRaised;
            }
        }
        border.width: root.kind === "secondary" || root.kind === "danger" || !root.enabled && root.kind === "primary" ? 1 : 0
        border.color: Theme.borderStrong

        Behavior on color {
            ColorAnimation {
                duration: Theme.durationHover
            }
        }

        FocusRing {
            visible: root.visualFocus
        }
    }

    Loader {
        active: (root.tip !== "" || root.shortcut !== "" || root.folded) && (root.hovered || root.visualFocus) && !root.known
        sourceComponent: ToolTip {
            visible: true
            text: root.tip !== "" ? root.tip : root.text
            shortcut: root.shortcut
            parent: root
        }
    }
}
