import QtQuick
import App.Theme
import App.Controls

// The keys of one action as a field. While it waits, everything that is pressed goes to `pressed`, also what would be a
// shortcut otherwise; Esc and Tab leave it.
FocusScope {
    id: root

    required property string label
    required property string keysText
    required property bool waiting

    signal asked
    signal pressed(int key, int modifiers)
    signal givenUp

    // What is pressed next has to come here.
    function ask(reason: int) {
        root.forceActiveFocus(reason);
        root.asked();
    }

    implicitHeight: Theme.controlCompact
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Keys of %1: %2").arg(root.label).arg(root.waiting ? qsTr("press new keys") : root.keysText === "" ? qsTr("none") : root.keysText)
    Accessible.onPressAction: root.ask(Qt.OtherFocusReason)
    Keys.onShortcutOverride: event => event.accepted = root.waiting && event.key !== Qt.Key_Tab && event.key !== Qt.Key_Backtab
    Keys.onPressed: event => {
        if (!root.waiting) {
            event.accepted = event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_Space;
            if (event.accepted)
                root.asked();
        } else if (event.key === Qt.Key_Escape) {
            event.accepted = true;
            root.givenUp();
        } else if (event.key !== Qt.Key_Tab && event.key !== Qt.Key_Backtab) {
            event.accepted = true;
            root.pressed(event.key, event.modifiers);
        }
    }

    FieldFrame {
        anchors.fill: parent
        focused: root.activeFocus
        hovered: hover.hovered
    }

    TextLabel {
        x: 10
        width: root.width - 20
        anchors.verticalCenter: parent.verticalCenter
        text: root.waiting ? qsTr("Press new keys") : root.keysText === "" ? qsTr("None") : root.keysText
        color: root.waiting || root.keysText === "" ? Theme.textTertiary : Theme.textPrimary
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    HoverHandler {
        id: hover
    }

    TapHandler {
        onTapped: root.ask(Qt.MouseFocusReason)
    }
}
