import QtQuick
import QtQuick.Window
import App.Controls
import App.Theme

// A name edited in place. Enter and a lost focus keep it, Tab keeps it and asks for the next one, Esc restores it.
// Whoever takes the focus away, with a click on the search field, keeps it.
TextField {
    id: root

    signal finished(bool keep, bool goOn)

    implicitHeight: Theme.scaled(28)
    // Scrolled away with its row it must not stand over what is above or below the list.
    opacity: root.y < 0 || root.parent && root.y + root.height > root.parent.height ? 0 : 1
    maximumLength: 1000
    font.weight: Font.Medium
    leftPadding: 7
    rightPadding: 7
    Keys.onPressed: event => {
        switch (event.key) {
        case Qt.Key_Return:
        case Qt.Key_Enter:
            root.finished(true, false);
            break;
        case Qt.Key_Tab:
            root.finished(true, true);
            break;
        case Qt.Key_Escape:
            root.finished(false, false);
            break;
        default:
            return;
        }
        event.accepted = true;
    }
    onActiveFocusChanged: {
        if (root.activeFocus || !root.visible)
            return;
        const next = root.Window.activeFocusItem;
        root.finished(true, false);
        if (next)
            next.forceActiveFocus();
    }
}
