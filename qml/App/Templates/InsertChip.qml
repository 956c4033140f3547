import QtQuick
import QtQuick.Templates as T
import App.Controls
import App.Theme

// A small button that puts a field or a piece of code into the text.
T.AbstractButton {
    id: root

    property bool keyword: false

    implicitWidth: Math.ceil(label.implicitWidth) + 14
    implicitHeight: Math.max(24, Theme.scaled(24))
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.name: qsTr("Insert %1").arg(root.text)
    Keys.onReturnPressed: root.click()
    Keys.onEnterPressed: root.click()

    contentItem: TextLabel {
        id: label

        kind: "code"
        font.pixelSize: Theme.fontCaption
        text: root.text
        color: root.keyword ? Theme.tabColour(5) : Theme.accentText
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }

    background: Rectangle {
        radius: Theme.radiusChip
        color: root.hovered || root.down ? Theme.bgSelectedInactive : Theme.bgSunken
        border.width: 1
        border.color: Theme.borderStrong

        FocusRing {
            visible: root.visualFocus
            targetRadius: Theme.radiusChip
        }
    }
}
