pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// One line of the log: time, level, what it is about, what happened; its details below once it is open.
Item {
    id: root

    required property int index
    required property string time
    required property string level
    required property string levelLabel
    required property string icon
    required property string tone
    required property string subject
    required property string sentence
    required property string detail
    required property bool isOpen
    required property bool isSelected
    property bool focused: false
    property bool listFocused: false

    readonly property bool mirrored: root.LayoutMirroring.enabled
    readonly property int lineHeight: Theme.controlCompact
    readonly property int timeWidth: Theme.scaled(60)
    readonly property int subjectX: 20 + root.timeWidth + 28
    readonly property int subjectWidth: Math.round(Math.min(Theme.scaled(260), root.width * 0.28))

    signal toggled
    signal chosen(bool extend)
    signal menuAsked(real x, real y)

    // The x of something that starts `start` from the leading edge.
    function at(start: real, width: real): real {
        return root.mirrored ? root.width - start - width : start;
    }

    height: root.lineHeight + (details.active ? details.height + Theme.space8 : 0)
    Accessible.role: Accessible.ListItem
    Accessible.name: [root.time, root.levelLabel, root.subject, root.sentence].join(", ")
    Accessible.description: root.isOpen ? root.detail : ""
    Accessible.selectable: true
    Accessible.selected: root.isSelected
    Accessible.focusable: true
    Accessible.onPressAction: root.toggled()

    Rectangle {
        x: 4
        y: 1
        width: root.width - 8
        height: root.lineHeight - 2
        radius: Theme.radiusControl
        color: root.isSelected ? (root.listFocused ? Theme.bgSelected : Theme.bgSelectedInactive) : hover.hovered ? Theme.bgHover : Theme.clear

        FocusRing {
            visible: root.focused
            inside: true
            targetRadius: Theme.radiusControl
        }
    }

    TextLabel {
        x: root.at(20, width)
        y: Math.round((root.lineHeight - height) / 2)
        width: root.timeWidth
        kind: "small"
        text: root.time
        color: Theme.textTertiary
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    Icon {
        x: root.at(20 + root.timeWidth + 4, width)
        y: Math.round((root.lineHeight - height) / 2)
        name: root.icon
        size: Theme.iconSmall
        color: Theme.toneText(root.tone)
    }

    TextLabel {
        x: root.at(root.subjectX, width)
        y: Math.round((root.lineHeight - height) / 2)
        width: root.subjectWidth
        kind: "strong"
        text: root.subject
        elide: Text.ElideMiddle
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    TextLabel {
        x: root.at(root.subjectX + root.subjectWidth + Theme.space16, width)
        y: Math.round((root.lineHeight - height) / 2)
        width: root.width - root.subjectX - root.subjectWidth - Theme.space16 - 48
        text: root.sentence
        color: root.level === "error" ? Theme.dangerText : root.level === "warning" ? Theme.warningText : Theme.textSecondary
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    HoverHandler {
        id: hover
    }

    TapHandler {
        acceptedModifiers: Qt.NoModifier
        onTapped: root.chosen(false)
        onDoubleTapped: root.toggled()
    }

    TapHandler {
        acceptedModifiers: Qt.ShiftModifier
        onTapped: root.chosen(true)
    }

    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: point => root.menuAsked(point.position.x, point.position.y)
    }

    // Within the row's click area, so that it is the whole height of the line.
    Item {
        x: root.at(root.width - 16 - width, width)
        width: root.lineHeight
        height: root.lineHeight

        Icon {
            anchors.centerIn: parent
            name: root.isOpen ? "chevron-down" : root.mirrored ? "chevron-left" : "chevron-right"
            size: Theme.iconSmall
            color: chevron.hovered ? Theme.textPrimary : Theme.textTertiary
        }

        HoverHandler {
            id: chevron
        }

        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: root.toggled()
        }
    }

    Loader {
        id: details

        x: root.at(root.subjectX - Theme.space12, width)
        y: root.lineHeight + 2
        width: root.width - root.subjectX - 8
        active: root.isOpen
        sourceComponent: LogDetails {
            detail: root.detail
            subjectAction: Log.subjectAction(root.index)
            onSubjectAsked: Log.openSubject(root.index)
            onCopyAsked: {
                root.chosen(false);
                Log.copy();
            }
        }
    }
}
