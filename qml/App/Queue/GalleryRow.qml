pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme

// One gallery in the queue: 31 items at fixed places and one for each further column, nothing of it moves while an
// upload runs.
// Mouse, tooltips and renaming belong to the list, which has one of each for all rows.
Item {
    id: root

    required property int index
    required property string name
    required property string meta
    required property string metaTone
    required property string stateLabel
    required property string stateIcon
    required property string stateTone
    required property string stateRight
    required property bool stateRightStrong
    required property string line2
    required property bool showBar
    required property real barValue
    required property string barTone
    required property string slotIcon
    required property string slotLabel
    required property bool slotEnabled
    required property bool copied
    required property int tabColour
    required property string cover
    required property string chip1Code
    required property string chip1State
    required property real chip1Value
    required property string chip1Tip
    required property string chip2Code
    required property string chip2State
    required property real chip2Value
    required property string chip2Tip
    required property string chip3Code
    required property string chip3State
    required property real chip3Value
    required property string chip3Tip
    required property string chipsMore
    required property string chipsText
    required property var columnTexts
    required property bool selected
    required property string accessibleName

    required property RowGeometry geometry
    // What stands in for a cover that is not known yet.
    required property url emptyCover
    required property bool listFocused
    required property bool hovered
    required property bool slotHovered
    // The keyboard is on this row: the ring is drawn on the row (0), on a chip (1–3) or on the slot (4).
    required property bool current
    required property int focusedPart
    required property bool renaming
    required property bool animated

    property bool settled: true
    readonly property bool moving: root.animated && root.settled
    readonly property color stateColour: root.stateTone === "accent" ? Theme.accentText : root.stateTone === "success" ? Theme.successText : root.stateTone === "warning" ? Theme.warningText : root.stateTone === "danger" ? Theme.dangerText : root.stateTone === "secondary" ? Theme.textSecondary : Theme.textPrimary

    // Whether the ellipsis hides a part of the name or of the line below it.
    readonly property alias shortened: nameText.truncated
    readonly property alias metaShortened: metaText.truncated
    readonly property bool stateShortened: stateText.truncated || rightText.truncated || line2Text.truncated

    // What the ellipsis of a further column hides, empty when it hides nothing.
    function hiddenIn(column: int): string {
        const text = columns.itemAt(column) as Text;
        return text && text.truncated ? text.text : "";
    }

    signal slotPressed
    signal chosen

    component RowText: Text {
        color: Theme.textTertiary
        textFormat: Text.PlainText
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        verticalAlignment: Text.AlignVCenter
        font.family: Theme.fontFamily
        font.pixelSize: Theme.fontSmall
        font.features: Theme.tabularNumbers
    }

    component HostChip: Rectangle {
        id: chip

        required property string code
        required property string work
        required property real value
        required property string tip
        required property bool ringed
        required property bool moving

        readonly property bool hasBar: work === "active" || work === "paused"
        readonly property bool hasIcon: work === "done" || work === "partly_failed" || work === "failed" || work === "on_hold"
        readonly property int iconX: (width - 12 - codeText.contentWidth) / 2
        readonly property int iconY: (height - 10) / 2
        readonly property color ink: work === "active" ? Theme.accentText : work === "done" ? Theme.successText : work === "partly_failed" ? Theme.warningText : work === "failed" ? Theme.dangerText : Theme.textTertiary

        radius: Theme.radiusChip
        color: work === "active" ? Theme.accentTint : work === "done" ? Theme.successTint : work === "partly_failed" ? Theme.warningTint : work === "failed" ? Theme.dangerTint : Theme.bgSunken
        border.width: ringed ? 2 : work === "pending" || work === "on_hold" ? 1 : 0
        border.color: ringed ? Theme.focusRing : Theme.borderSubtle

        Accessible.role: Accessible.StaticText
        Accessible.name: chip.tip
        Accessible.ignored: !chip.visible
        Accessible.focusable: true
        Accessible.focused: chip.ringed

        Icon {
            x: chip.iconX
            y: chip.iconY
            size: Theme.iconTiny
            visible: chip.hasIcon
            name: chip.work === "done" ? "check" : chip.work === "partly_failed" ? "triangle-alert" : chip.work === "failed" ? "x" : "timer"
            color: chip.ink
        }

        RowText {
            id: codeText

            objectName: "code"
            width: chip.width
            height: chip.hasBar ? chip.height - 2 : chip.height
            leftPadding: chip.hasIcon ? 13 : 0
            horizontalAlignment: Text.AlignHCenter
            text: chip.code
            color: chip.ink
            elide: Text.ElideNone
            font.pixelSize: Theme.fontCaption
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }

        Rectangle {
            y: chip.height - 2
            width: chip.width
            height: 2
            color: Theme.track
            visible: chip.hasBar

            Rectangle {
                objectName: "fill"
                x: parent.LayoutMirroring.enabled ? parent.width - width : 0
                width: Math.max(2, chip.width * chip.value)
                height: 2
                color: chip.work === "paused" ? Theme.textTertiary : Theme.accentBar

                Behavior on width {
                    enabled: chip.moving

                    NumberAnimation {
                        duration: Theme.durationProgress
                    }
                }
            }
        }
    }

    width: geometry.listWidth
    height: geometry.rowHeight

    Accessible.role: Accessible.ListItem
    Accessible.name: root.accessibleName
    Accessible.selectable: true
    Accessible.selected: root.selected
    Accessible.focusable: true
    Accessible.focused: root.current && root.focusedPart === 0 && !root.renaming
    Accessible.onPressAction: root.chosen()

    // One that was pushed out below goes to be used again while it still moves there, and would stand over the last row.
    opacity: root.settled ? 1 : 0
    ListView.onPooled: root.settled = false
    ListView.onReused: root.settled = true

    Rectangle {
        objectName: "background"
        x: 4
        y: 1
        width: root.width - 8
        height: root.height - 2
        radius: Theme.radiusRow
        color: root.selected ? root.listFocused ? Theme.bgSelected : Theme.bgSelectedInactive : root.hovered ? Theme.bgHover : Theme.clear
        border.width: root.current && root.focusedPart === 0 ? 2 : 0
        border.color: Theme.focusRing
    }

    Rectangle {
        objectName: "accentBar"
        x: root.geometry.accentX
        y: (root.height - 24) / 2
        width: 3
        height: 24
        radius: 1.5
        color: Theme.accentBar
        visible: root.selected
    }

    Image {
        objectName: "cover"
        x: root.geometry.coverX
        y: root.geometry.coverY
        width: root.geometry.coverSize
        height: root.geometry.coverSize
        sourceSize.width: root.geometry.coverSize
        sourceSize.height: root.geometry.coverSize
        // A row that waits to be used again must not ask for the cover of a gallery that may be gone.
        source: !root.settled ? "" : root.cover !== "" ? root.cover : root.emptyCover
        retainWhileLoading: true
    }

    Rectangle {
        objectName: "dot"
        x: root.geometry.dotX
        y: root.geometry.dotY
        width: 8
        height: 8
        radius: 4
        visible: root.tabColour > 0
        color: root.tabColour > 0 ? Theme.tabColours[root.tabColour - 1] : Theme.clear
    }

    RowText {
        id: nameText

        objectName: "name"
        x: root.geometry.nameX
        y: root.geometry.lineY
        width: root.geometry.nameWidth
        height: root.geometry.lineHeight
        visible: !root.renaming
        text: root.name
        color: Theme.textPrimary
        elide: Text.ElideMiddle
        font.pixelSize: Theme.fontBody
        font.weight: Font.Medium
        Accessible.ignored: true
    }

    RowText {
        id: metaText

        objectName: "meta"
        x: root.geometry.metaX
        y: root.geometry.metaY
        width: root.geometry.metaWidth
        height: root.geometry.metaHeight
        visible: !root.geometry.compact
        text: root.geometry.chipsShown ? root.meta : root.chipsText + " · " + root.meta
        color: root.metaTone === "warning" ? Theme.warningText : root.metaTone === "danger" ? Theme.dangerText : Theme.textSecondary
        Accessible.ignored: true
    }

    // The further columns of a wide list; elsewhere there are none.
    Repeater {
        id: columns

        model: root.geometry.columns

        RowText {
            id: column

            required property int index
            required property var modelData

            objectName: column.modelData.key
            x: column.modelData.x
            y: root.geometry.lineY
            width: column.modelData.width
            height: root.geometry.lineHeight
            text: root.columnTexts[column.index] ?? ""
            color: Theme.textSecondary
            Accessible.ignored: true
        }
    }

    HostChip {
        objectName: "chip1"
        x: root.geometry.chip1X
        y: root.geometry.chipY
        width: root.geometry.chipWidth
        height: root.geometry.chipHeight
        visible: root.geometry.chipsShown && root.chip1Code !== ""
        code: root.chip1Code
        work: root.chip1State
        value: root.chip1Value
        tip: root.chip1Tip
        ringed: root.current && root.focusedPart === 1
        moving: root.moving
    }

    HostChip {
        objectName: "chip2"
        x: root.geometry.chip2X
        y: root.geometry.chipY
        width: root.geometry.chipWidth
        height: root.geometry.chipHeight
        visible: root.geometry.chipsShown && root.chip2Code !== ""
        code: root.chip2Code
        work: root.chip2State
        value: root.chip2Value
        tip: root.chip2Tip
        ringed: root.current && root.focusedPart === 2
        moving: root.moving
    }

    // The third chip, or how many more there are.
    HostChip {
        objectName: "chip3"
        x: root.chipsMore ? root.geometry.moreX : root.geometry.chip3X
        y: root.geometry.chipY
        width: root.chipsMore ? root.geometry.moreWidth : root.geometry.chipWidth
        height: root.geometry.chipHeight
        visible: root.geometry.chipsShown && (root.chipsMore !== "" || root.chip3Code !== "")
        code: root.chipsMore || root.chip3Code
        work: root.chipsMore ? "pending" : root.chip3State
        value: root.chip3Value
        tip: root.chipsMore ? root.chipsText : root.chip3Tip
        ringed: root.current && root.focusedPart === 3
        moving: root.moving
    }

    Icon {
        objectName: "stateIcon"
        x: root.geometry.stateIconX
        y: root.geometry.stateIconY
        name: root.stateIcon
        color: root.stateColour
    }

    RowText {
        id: stateText

        objectName: "stateLabel"
        x: root.geometry.stateLabelX
        y: root.geometry.lineY
        width: root.geometry.stateLabelWidth
        height: root.geometry.lineHeight
        text: root.stateLabel
        color: root.stateColour
        font.pixelSize: Theme.fontBody
        font.weight: Font.Medium
        Accessible.ignored: true
    }

    RowText {
        id: rightText

        objectName: "stateRight"
        x: root.geometry.stateRightX
        y: root.geometry.lineY
        width: root.geometry.stateRightWidth
        height: root.geometry.lineHeight
        horizontalAlignment: Text.AlignRight
        text: root.stateRight
        color: root.stateRightStrong ? Theme.textPrimary : Theme.textTertiary
        font.weight: root.stateRightStrong ? Font.Medium : Font.Normal
        Accessible.ignored: true
    }

    RowText {
        id: line2Text

        objectName: "line2"
        x: root.geometry.stateX
        y: root.geometry.metaY
        width: root.geometry.stateWidth
        height: root.geometry.metaHeight
        visible: !root.showBar && !root.geometry.compact
        text: root.line2
        Accessible.ignored: true
    }

    Rectangle {
        objectName: "track"
        x: root.geometry.stateX
        y: root.geometry.barY
        width: root.geometry.stateWidth
        height: 4
        radius: 2
        color: Theme.track
        visible: root.showBar

        // What a screen reader takes for its value.
        readonly property real from: 0
        readonly property real to: 1
        readonly property real value: root.barValue

        Accessible.role: Accessible.ProgressBar
        Accessible.name: root.stateLabel
        Accessible.description: root.stateRight
        Accessible.ignored: !root.showBar

        Rectangle {
            objectName: "fill"
            x: root.geometry.mirrored ? root.geometry.stateWidth - width : 0
            width: root.barValue * root.geometry.stateWidth > 4 ? root.barValue * root.geometry.stateWidth : 4
            height: 4
            radius: 2
            color: root.barTone === "warning" ? Theme.warningBar : root.barTone === "secondary" ? Theme.textTertiary : root.barTone === "success" ? Theme.successBar : Theme.accentBar

            Behavior on width {
                enabled: root.moving

                NumberAnimation {
                    duration: Theme.durationProgress
                }
            }
        }
    }

    Rectangle {
        objectName: "slot"
        x: root.geometry.slotX
        y: root.geometry.slotY
        width: root.geometry.slotSize
        height: root.geometry.slotSize
        radius: Theme.radiusControl
        color: root.slotHovered ? Theme.bgSunken : Theme.clear
        border.width: root.current && root.focusedPart === 4 ? 2 : 0
        border.color: Theme.focusRing

        Accessible.role: Accessible.Button
        Accessible.name: root.slotLabel
        Accessible.focusable: true
        Accessible.focused: root.current && root.focusedPart === 4
        Accessible.onPressAction: root.slotPressed()

        Icon {
            objectName: "slotIcon"
            x: 8
            y: 8
            name: root.copied ? "copy-check" : root.slotIcon
            color: !root.slotEnabled ? Theme.textDisabled : root.selected || root.slotHovered ? Theme.textPrimary : Theme.textTertiary
        }
    }
}
