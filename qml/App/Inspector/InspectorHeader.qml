pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import App.Controls
import App.Theme
import Galleon.Bridge

// Which gallery the inspector shows, how it stands, and its three actions. F2 edits the name in place.
FocusScope {
    id: root

    property bool renaming: false

    signal menuRequested(Item button)

    function startRename() {
        if (!Inspector.canRename)
            return;
        name.text = Inspector.title;
        root.renaming = true;
        name.forceActiveFocus();
        name.selectAll();
    }

    // Who left the field with a click elsewhere keeps the focus there.
    function endRename(keep: bool, stay: bool) {
        if (!root.renaming)
            return;
        root.renaming = false;
        if (keep)
            Inspector.rename(name.text);
        if (stay) {
            name.focus = false;  // else the scope would give the keys to the field that has gone
            root.forceActiveFocus();
        }
    }

    readonly property bool one: Inspector.mode === "one"

    height: root.one ? 68 + Theme.controlCompact : 56
    activeFocusOnTab: true
    Accessible.role: Accessible.Grouping
    Accessible.name: [Inspector.title, root.one ? Inspector.stateText : "", Inspector.subtitle].filter(part => part !== "").join(", ")
    Accessible.description: Inspector.canRename ? App.keyTexts.rename : ""
    Keys.onPressed: event => {
        if (!root.renaming)
            event.accepted = root.act(App.keyAction("list", event.key, event.modifiers));
    }

    // The keys of the list work here as well: what is shown is what is selected there.
    function act(action: string): bool {
        switch (action) {
        case "rename":
            root.startRename();
            break;
        case "slot":
            Queue.runSlotForSelection();
            break;
        case "remove":
            Queue.remove();
            break;
        case "copy_post_code":
            Queue.copyPostCode();
            break;
        case "copy_links":
            Queue.copyLinks();
            break;
        case "retry":
            Queue.retry();
            break;
        case "show_folder":
            Queue.showFolder();
            break;
        case "start_next":
            Queue.startNext();
            break;
        case "move_up":
            Rearrange.moveStep(-1);
            break;
        case "move_down":
            Rearrange.moveStep(1);
            break;
        case "row_menu":
            root.menuRequested(root);
            break;
        default:
            return false;
        }
        return true;
    }

    FocusRing {
        visible: root.Window.activeFocusItem === root
        targetRadius: Theme.radiusRow
    }

    Rectangle {
        x: root.LayoutMirroring.enabled ? root.width - 56 : 0
        width: 56
        height: 56
        radius: Theme.radiusControl
        color: Theme.bgSunken
        visible: !root.one || cover.status !== Image.Ready

        Icon {
            anchors.centerIn: parent
            size: 20
            name: root.one ? "images" : "layers"
            color: Theme.textTertiary
        }
    }

    Image {
        id: cover

        objectName: "inspectorCover"
        x: root.LayoutMirroring.enabled ? root.width - 56 : 0
        width: 56
        height: 56
        sourceSize.width: 56
        sourceSize.height: 56
        retainWhileLoading: true
        visible: root.one
        source: root.one ? Inspector.cover : ""
    }

    TextLabel {
        objectName: "inspectorTitle"
        x: root.LayoutMirroring.enabled ? 0 : 68
        y: Inspector.subtitle === "" ? Math.round((56 - height) / 2) : 0
        width: root.width - 68
        visible: !root.renaming
        kind: "title"
        text: Inspector.title
        elide: Text.ElideMiddle
        horizontalAlignment: Text.AlignLeft
        Accessible.role: Accessible.Heading
        Accessible.name: Inspector.title
    }

    TextField {
        id: name

        objectName: "inspectorName"
        x: root.LayoutMirroring.enabled ? 0 : 60
        y: -4
        width: root.width - 60
        visible: root.renaming
        label: qsTr("Name")
        font.pixelSize: Theme.fontTitle
        font.weight: Font.DemiBold
        maximumLength: 1000
        onAccepted: root.endRename(true, true)
        onActiveFocusChanged: {
            if (!activeFocus)
                root.endRename(true, false);
        }
        Keys.onEscapePressed: root.endRename(false, true)
    }

    TextLabel {
        x: root.LayoutMirroring.enabled ? 0 : 68
        y: Theme.lineTitle
        width: root.width - 68
        kind: "small"
        text: Inspector.subtitle
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
    }

    StatusPill {
        objectName: "inspectorPill"
        x: root.LayoutMirroring.enabled ? root.width - width : 0
        y: 68 + Math.round((Theme.controlCompact - height) / 2)
        width: Math.min(implicitWidth, root.width - 100)
        visible: root.one
        icon: Inspector.stateIcon
        text: Inspector.stateText
        tone: Inspector.stateTone
    }

    Row {
        x: root.LayoutMirroring.enabled ? -4 : root.width - width + 4
        y: 68
        visible: root.one
        spacing: 2

        IconButton {
            objectName: "inspectorPrimary"
            compact: true
            iconName: Inspector.primaryIcon
            label: Inspector.primaryLabel
            enabled: Inspector.primaryEnabled
            onClicked: Inspector.runPrimary()
        }

        IconButton {
            compact: true
            iconName: "folder-open"
            label: qsTr("Show folder")
            shortcut: App.keyTexts.show_folder
            onClicked: Inspector.openFolder()
        }

        IconButton {
            id: more

            compact: true
            iconName: "ellipsis"
            label: qsTr("More actions")
            onClicked: root.menuRequested(more)
        }
    }
}
