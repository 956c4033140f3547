import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// A quiet strip below the toolbar: icon, title, a few lines, and what can be done about it. It goes when its owner says so.
FocusScope {
    id: root

    property string iconName
    property color iconColor: Theme.accentText
    property string title
    property string body
    default property alias actions: buttons.data
    // Without room beside the words the buttons stand below them.
    readonly property bool stacked: root.width < 760
    readonly property int start: 46
    readonly property int wordsWidth: root.stacked ? root.width - root.start - 16 : root.width - root.start - buttons.width - 40

    implicitHeight: words.height + 2 * Theme.space12 + (root.stacked ? buttons.height + Theme.space8 : 0)
    Accessible.role: Accessible.Notification
    Accessible.name: root.title
    Accessible.description: root.body
    Component.onCompleted: App.announce(root.title)

    Rectangle {
        anchors.fill: parent
        color: Theme.bgSurface
    }

    Divider {
        y: root.height - height
        width: root.width
    }

    Icon {
        x: root.LayoutMirroring.enabled ? root.width - 20 - width : 20
        y: Theme.space12 + Math.round((Theme.lineBody - height) / 2)
        name: root.iconName
        color: root.iconColor
    }

    Column {
        id: words

        x: root.LayoutMirroring.enabled ? root.width - root.start - width : root.start
        y: root.stacked || height > buttons.height ? Theme.space12 : Math.round((root.height - height) / 2)
        width: root.wordsWidth
        spacing: 2

        TextLabel {
            width: words.width
            kind: "strong"
            text: root.title
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        TextLabel {
            width: words.width
            visible: root.body !== ""
            kind: "small"
            text: root.body
            wrapMode: Text.Wrap
            maximumLineCount: 5
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }
    }

    Row {
        id: buttons

        readonly property int atStart: root.LayoutMirroring.enabled ? root.width - root.start - width : root.start
        readonly property int atEnd: root.LayoutMirroring.enabled ? 16 : root.width - width - 16

        x: root.stacked ? atStart : atEnd
        y: root.stacked ? words.y + words.height + Theme.space8 : Math.round((root.height - height) / 2)
        spacing: Theme.space8
    }
}
