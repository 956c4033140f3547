pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import QtQuick.Window
import App.Theme

// A modal decision or form. Buttons come bottom right; the safe one has the focus; Esc cancels, Ctrl Enter is the primary.
T.Popup {
    id: root

    property string title
    property string sentence
    property string primaryLabel
    property string secondaryLabel
    // Another way out, where there is one.
    property string tertiaryLabel
    property bool primaryEnabled: true
    // The primary does its work in front of the person, and the owner closes the dialog.
    property bool staysOpen: false
    // 480 for a question or a form, 640 for a list.
    property int wanted: 480
    // The button that is focused when the dialog opens: "primary" or "secondary".
    property string safe: "secondary"
    default property alias content: body.data

    signal primary
    signal secondary
    signal tertiary

    function choosePrimary() {
        if (!root.primaryEnabled)
            return;
        // A field counts what is typed in it once it is left.
        primaryButton.forceActiveFocus(Qt.OtherFocusReason);
        if (!root.primaryEnabled)
            return;
        if (!root.staysOpen)
            root.close();
        root.primary();
    }

    // Scrolls as little as it takes.
    function reveal(item: Item) {
        const top = item.mapToItem(body, 0, 0).y;
        view.contentY = Math.max(Math.min(view.contentY, top), top + item.height - view.height);
    }

    function keepFocus() {
        const window = column.window;
        if (!root.opened || root.activeFocus || !window?.active)
            return;
        for (let up = window.activeFocusItem; up; up = up.parent) {
            if (up === root.parent)
                return;
        }
        const first = column.nextItemInFocusChain(true);
        let up = first;
        while (up && up !== column)
            up = up.parent;
        (up ? first : column).forceActiveFocus(Qt.TabFocusReason);
    }

    function focusSecondary() {
        secondaryButton.forceActiveFocus(Qt.TabFocusReason);
    }

    function chooseSecondary() {
        root.close();
        root.secondary();
    }

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round((parent.height - height) / 2) : 0
    width: Math.min(root.wanted, parent ? parent.width - 32 : root.wanted)
    height: column.implicitHeight + 2 * padding
    padding: Theme.space24
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape
    onOpened: {
        // A button that had the focus when the dialog was last closed has it again by now, but shows no ring.
        column.forceActiveFocus(Qt.PopupFocusReason);
        (root.safe === "primary" ? primaryButton : secondaryButton).forceActiveFocus(Qt.TabFocusReason);
    }

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }

    // What had the focus may go while the dialog stays, as when the engine starts again: nobody types behind a dialog.
    onActiveFocusChanged: {
        if (root.opened && !root.activeFocus)
            Qt.callLater(root.keepFocus);
    }

    // Qt has an item of its own around all this, which a screen reader meets first.
    Component.onCompleted: root.contentItem.parent.Accessible.name = Qt.binding(() => root.title)

    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.durationPopup
        }
    }
    contentItem: Column {
        id: column

        readonly property var window: Window.window

        spacing: Theme.space12
        Accessible.role: Accessible.Dialog
        Accessible.name: root.title
        Accessible.description: root.sentence

        Shortcut {
            sequences: ["Ctrl+Return", "Ctrl+Enter"]
            enabled: root.opened
            onActivated: root.choosePrimary()
        }

        TextLabel {
            id: heading

            width: parent.width
            kind: "heading"
            text: root.title
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
        }

        TextLabel {
            id: words

            width: parent.width
            visible: root.sentence !== ""
            text: root.sentence
            color: Theme.textSecondary
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
        }

        // What is higher than the window is scrolled, so that the buttons are always there.
        Flickable {
            id: view

            readonly property real others: heading.height + (words.visible ? words.height + column.spacing : 0) + buttons.height + 2 * column.spacing + 2 * root.padding + 16

            width: parent.width
            height: Math.min(body.height, Math.max(96, (root.parent ? root.parent.height : body.height + view.others) - view.others))
            visible: body.children.length > 0
            contentHeight: body.height
            interactive: contentHeight > height
            clip: interactive
            boundsBehavior: Flickable.StopAtBounds
            // In the margin, where it covers nothing.
            T.ScrollBar.vertical: ScrollBar {
                parent: root.background
                x: root.mirrored ? 8 : root.width - width - 8
                y: view.y + root.padding
                height: view.height
            }

            FocusInView {
                view: view
                margin: Theme.space4
            }

            Column {
                id: body

                width: view.width
                spacing: Theme.space12
            }
        }

        Item {
            id: buttons

            width: parent.width
            height: Theme.control + Theme.space8

            Row {
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                spacing: Theme.space8

                Button {
                    visible: text !== ""
                    kind: "ghost"
                    text: root.tertiaryLabel
                    onClicked: {
                        root.close();
                        root.tertiary();
                    }
                }

                Button {
                    id: secondaryButton

                    visible: text !== ""
                    text: root.secondaryLabel
                    onClicked: root.chooseSecondary()
                }

                Button {
                    id: primaryButton

                    objectName: "dialogPrimary"
                    visible: text !== ""
                    kind: "primary"
                    enabled: root.primaryEnabled
                    text: root.primaryLabel
                    onClicked: root.choosePrimary()
                }
            }
        }
    }
    background: Item {
        Elevation {
            radius: Theme.radiusDialog
            level: 3
        }

        Rectangle {
            anchors.fill: parent
            radius: Theme.radiusDialog
            color: Theme.bgRaised
            border.width: 1
            border.color: Theme.borderStrong
        }
    }
}
