import QtQuick
import App.Theme
import App.Controls

// What came of saving and testing an account, in one line; before that, how it is kept.
Item {
    id: root

    property bool testing: false
    property string said
    property string tone: "secondary"
    property string idle
    // Of a single line.
    property real room: Theme.control

    readonly property bool mirrored: root.LayoutMirroring.enabled

    implicitHeight: Math.max(root.room, words.y + words.height)

    Icon {
        id: icon

        x: root.mirrored ? root.width - width : 0
        y: Math.round((root.room - height) / 2)
        visible: words.text !== ""
        name: root.testing ? "loader-circle" : root.said === "" ? "lock" : root.tone === "success" ? "circle-check" : root.tone === "danger" ? "circle-x" : root.tone === "warning" ? "triangle-alert" : "circle"
        size: Theme.iconSmall
        color: words.color

        RotationAnimator on rotation {
            running: root.testing && !Theme.reduceMotion
            from: 0
            to: 360
            duration: 1000
            loops: Animation.Infinite
            onRunningChanged: {
                if (!running)
                    icon.rotation = 0;
            }
        }
    }

    TextLabel {
        id: words

        x: root.mirrored ? 0 : 20
        y: Math.round((root.room - Theme.lineSmall) / 2)
        width: root.width - 20
        kind: "small"
        text: root.testing ? qsTr("Testing…") : root.said !== "" ? root.said : root.idle
        color: root.testing ? Theme.accentText : root.said !== "" ? Theme.toneText(root.tone) : Theme.textSecondary
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.name: text
        Accessible.ignored: text === ""
    }
}
