pragma ComponentBehavior: Bound

import QtQuick
import App.Theme
import App.Controls

// One host of the list: code, name, account, quota, state, and its switch or the button that sets it up.
Item {
    id: root

    required property string hostId
    required property string name
    required property string code
    required property string subtitle
    required property string quotaText
    required property real quotaShare
    required property string quotaTone
    required property string statusText
    required property string statusIcon
    required property string statusTone
    required property bool enabledState
    required property bool canToggle
    required property bool needsSetup
    required property string actionLabel
    property bool current: false
    property bool focused: false

    readonly property bool mirrored: root.LayoutMirroring.enabled
    readonly property bool quotaFits: root.quotaText !== "" && root.width >= 352 + root.stateRoom
    // Without room for the name beside its words a state is its icon alone.
    readonly property bool stateFits: root.width - Theme.scaled(188) - 20 - 80 >= 140
    // From where these begin to the trailing edge.
    readonly property int stateRoom: root.stateFits ? Theme.scaled(188) + 20 : Theme.scaled(64) + 52
    readonly property int quotaRoom: root.stateRoom + 144

    signal chosen
    signal setupAsked
    signal toggled(bool on)

    // The x of something that starts `start` from the leading edge.
    function at(start: real, width: real): real {
        return root.mirrored ? root.width - start - width : start;
    }

    implicitHeight: Theme.scaled(52)
    Accessible.role: Accessible.ListItem
    Accessible.name: [root.name, root.statusText, root.subtitle, root.quotaText].filter(part => part !== "").join(", ")
    Accessible.selectable: true
    Accessible.selected: root.current
    Accessible.focusable: true
    Accessible.onPressAction: root.chosen()

    Rectangle {
        x: 4
        y: 1
        width: root.width - 8
        height: root.height - 2
        radius: Theme.radiusRow
        color: root.current ? Theme.bgSelected : hover.hovered ? Theme.bgHover : Theme.clear

        FocusRing {
            visible: root.focused
            inside: true
            targetRadius: Theme.radiusRow
        }
    }

    Rectangle {
        x: root.at(8, width)
        y: Math.round((root.height - height) / 2)
        visible: root.current
        width: 3
        height: 24
        radius: 1.5
        color: Theme.accentBar
    }

    CodeBox {
        x: root.at(20, width)
        y: Math.round((root.height - height) / 2)
        code: root.code
        active: root.current
        dimmed: root.needsSetup || !root.enabledState
    }

    TextLabel {
        x: root.at(68, width)
        y: Math.round(root.height / 2) - Theme.lineBody
        width: (root.quotaFits ? root.width - root.quotaRoom : root.width - root.stateRoom) - 68 - 12
        kind: "strong"
        text: root.name
        color: root.needsSetup || !root.enabledState ? Theme.textSecondary : Theme.textPrimary
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    TextLabel {
        x: root.at(68, width)
        y: Math.round(root.height / 2) + 1
        width: (root.quotaFits ? root.width - root.quotaRoom : root.width - root.stateRoom) - 68 - 12
        kind: "small"
        text: root.subtitle
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    TextLabel {
        x: root.at(root.width - root.quotaRoom, width)
        y: Math.round(root.height / 2) - (root.quotaShare < 0 ? Math.round(height / 2) : Theme.lineSmall - 1)
        width: 132
        visible: root.quotaFits
        kind: "small"
        text: root.quotaText
        color: root.quotaTone === "accent" ? Theme.textSecondary : Theme.toneText(root.quotaTone)
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    ProgressLine {
        x: root.at(root.width - root.quotaRoom, width)
        y: Math.round(root.height / 2) + 6
        width: 112
        visible: root.quotaFits && root.quotaShare >= 0
        value: Math.max(0, root.quotaShare)
        tone: root.quotaTone
        animated: false
        Accessible.ignored: true
    }

    Icon {
        x: root.at(root.width - root.stateRoom, width)
        y: Math.round((root.height - height) / 2)
        name: root.statusIcon
        color: Theme.toneText(root.statusTone)

        HoverHandler {
            id: overState

            enabled: !root.stateFits
        }

        Loader {
            active: overState.hovered
            sourceComponent: ToolTip {
                visible: true
                parent: root
                text: root.statusText
            }
        }
    }

    TextLabel {
        x: root.at(root.width - root.stateRoom + 22, width)
        y: Math.round((root.height - height) / 2)
        width: root.stateRoom - 22 - 20 - (action.visible ? action.width : 32) - 12
        visible: root.stateFits
        kind: "strong"
        text: root.statusText
        color: Theme.toneText(root.statusTone)
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    HoverHandler {
        id: hover
    }

    TapHandler {
        onTapped: root.chosen()
    }

    Switch {
        x: root.at(root.width - 20 - width, width)
        y: Math.round((root.height - height) / 2)
        visible: root.canToggle && !root.needsSetup
        focusPolicy: Qt.NoFocus
        actual: root.enabledState
        label: qsTr("Use %1").arg(root.name)
        onToggled: root.toggled(checked)
    }

    Button {
        id: action

        x: root.at(root.width - 20 - width, width)
        y: Math.round((root.height - height) / 2)
        visible: root.needsSetup && root.actionLabel !== ""
        focusPolicy: Qt.NoFocus
        compact: true
        text: root.actionLabel
        Accessible.name: qsTr("Add an account for %1").arg(root.name)
        onClicked: root.setupAsked()
    }
}
