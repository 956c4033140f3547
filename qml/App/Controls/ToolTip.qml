import QtQuick
import QtQuick.Templates as T
import App.Theme

// The text shown after 600 ms of hover or keyboard focus; `shortcut` stands behind it.
T.ToolTip {
    id: root

    property string shortcut

    x: parent ? Math.round((parent.width - implicitWidth) / 2) : 0
    y: parent ? parent.height + 6 : 0
    implicitWidth: Math.min(content.implicitWidth, 400) + leftPadding + rightPadding
    implicitHeight: content.implicitHeight + topPadding + bottomPadding
    margins: 8
    leftPadding: 8
    rightPadding: 8
    topPadding: 4
    bottomPadding: 4
    delay: Theme.tooltipDelay
    timeout: 10000
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent

    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.durationPopup
        }
    }
    contentItem: Row {
        id: content

        spacing: 8

        TextLabel {
            width: Math.min(implicitWidth, 380)
            kind: "small"
            color: Theme.textPrimary
            text: root.text
            wrapMode: implicitWidth > 380 || text.includes("\n") ? Text.Wrap : Text.NoWrap
        }

        TextLabel {
            visible: text !== ""
            kind: "small"
            color: Theme.textTertiary
            text: root.shortcut
        }
    }
    background: Rectangle {
        radius: Theme.radiusControl
        color: Theme.bgRaised
        border.width: 1
        border.color: Theme.borderStrong
    }
}
