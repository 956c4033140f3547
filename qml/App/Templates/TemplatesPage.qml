pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Controls
import App.Theme

// The templates: list, editor and live preview; with less room the editor and the preview take turns.
FocusScope {
    id: root

    readonly property bool mirrored: root.LayoutMirroring.enabled
    readonly property int listWidth: Math.min(Theme.scaled(200), Math.max(160, Math.round(0.3 * root.width)))
    readonly property int room: root.width - root.listWidth
    readonly property bool docked: root.room >= 496 + 320
    readonly property int previewWidth: root.docked ? Math.min(480, Math.max(320, root.room - 496)) : root.room
    readonly property bool showsPreview: root.docked || root.part === "preview"
    property string part: "code"
    // The regions that F6 walks through.
    readonly property list<Item> regions: [list, editor, preview]

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Templates")
    Component.onCompleted: Templates.use()

    TemplateList {
        id: list

        x: root.mirrored ? root.width - width : 0
        width: root.listWidth
        height: root.height
        focus: true
        onEditAsked: editor.focusCode()
        onRenameAsked: editor.rename(list)
        onVersionsAsked: versions.open()
    }

    Rectangle {
        x: root.mirrored ? root.width - root.listWidth : root.listWidth - 1
        width: 1
        height: root.height
        color: Theme.borderSubtle
    }

    TemplateEditorPane {
        id: editor

        x: root.mirrored ? root.docked ? root.previewWidth : 0 : root.listWidth
        width: root.docked ? root.room - root.previewWidth : root.room
        height: root.height
        visible: root.docked || root.part === "code"
        folded: !root.docked
        onPreviewAsked: root.part = "preview"
        onVersionsAsked: versions.open()
    }

    PreviewPane {
        id: preview

        x: root.mirrored ? 0 : root.width - width
        width: root.previewWidth
        height: root.height
        visible: root.showsPreview
        folded: !root.docked
        onCodeAsked: root.part = "code"
    }

    Connections {
        target: Templates

        function onRenameAsked() {
            root.part = "code";
            editor.rename(null);
        }

        function onImportFinished() {
            imported.active = true;
            (imported.item as TemplateImportDialog).open();
        }
    }

    Loader {
        id: imported

        active: false
        sourceComponent: TemplateImportDialog {}
    }

    Loader {
        id: versions

        function open() {
            TemplateHistory.ask();
            versions.active = true;
            (versions.item as VersionsDialog).open();
        }

        active: false
        sourceComponent: VersionsDialog {}
    }
}
