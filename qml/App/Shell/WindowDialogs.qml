pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Galleon.Bridge
import App.Hosts

// Everything that opens over the window; each is made when it is first asked for.
Item {
    id: root

    required property Item page

    // A dialog of the system is open.
    readonly property bool asksForFiles: ((folders.item as FolderDialog)?.visible ?? false) || ((files.item as FileDialog)?.visible ?? false)

    function openPalette() {
        palette.active = true;
        (palette.item as PaletteDialog).open();
    }

    function openSheet() {
        sheet.active = true;
        (sheet.item as ShortcutSheet).open();
    }

    function openAbout() {
        about.active = true;
        (about.item as AboutDialog).open();
    }

    function openLimit() {
        limit.active = true;
        (limit.item as LimitDialog).open();
    }

    function openFolders() {
        folders.active = true;
        (folders.item as FolderDialog).open();
    }

    function openFiles() {
        files.active = true;
        (files.item as FileDialog).open();
    }

    function openNotifications(anchor: Item) {
        notifications.active = true;
        const popup = notifications.item as NotificationList;
        popup.parent = anchor;
        popup.x = anchor.width - popup.width;
        popup.y = Qt.binding(() => -popup.height - 8);
        popup.open();
    }

    FocusKeeper {
        window: root.Window.window
        page: root.page
    }

    Connections {
        target: App

        function onQuitAsked(title: string, sentence: string) {
            quit.active = true;
            (quit.item as QuitDialog).title = title;
            (quit.item as QuitDialog).sentence = sentence;
            (quit.item as QuitDialog).open();
        }
    }

    Connections {
        target: Questions

        function onAsked() {
            question.active = true;
            (question.item as QuestionDialog).open();
        }
    }

    Connections {
        target: Transfer

        function onCustomLimitAsked() {
            root.openLimit();
        }
    }

    Connections {
        target: StartTimes

        function onAsked() {
            startTime.active = true;
            (startTime.item as StartTimeDialog).open();
        }
    }

    Connections {
        target: CrashReports

        function onAsked() {
            crashes.active = true;
            (crashes.item as CrashDialog).open();
        }
    }

    Connections {
        target: HostImport

        function onAsked() {
            hosts.active = true;
            (hosts.item as HostImportDialog).open();
        }
    }

    Connections {
        target: HostOptions

        function onAsked() {
            options.active = true;
            (options.item as HostOptionsDialog).open();
        }
    }

    Connections {
        target: AddAccount

        function onAsked() {
            account.active = true;
            (account.item as AddAccountDialog).open();
        }
    }

    Loader {
        id: account

        active: false
        sourceComponent: AddAccountDialog {}
    }

    Loader {
        id: question

        active: false
        sourceComponent: QuestionDialog {}
    }

    Loader {
        id: startTime

        active: false
        sourceComponent: StartTimeDialog {}
    }

    Loader {
        id: options

        active: false
        sourceComponent: HostOptionsDialog {}
    }

    Loader {
        id: hosts

        active: false
        sourceComponent: HostImportDialog {}
    }

    Loader {
        id: palette

        active: false
        sourceComponent: PaletteDialog {}
    }

    Loader {
        id: sheet

        active: false
        sourceComponent: ShortcutSheet {}
    }

    Loader {
        id: about

        active: false
        sourceComponent: AboutDialog {}
    }

    Loader {
        id: crashes

        active: false
        sourceComponent: CrashDialog {}
    }

    Loader {
        id: limit

        active: false
        sourceComponent: LimitDialog {}
    }

    Loader {
        id: quit

        active: false
        sourceComponent: QuitDialog {}
    }

    Loader {
        id: notifications

        active: false
        sourceComponent: NotificationList {}
    }

    Loader {
        id: folders

        active: false
        sourceComponent: FolderDialog {
            objectName: "folderDialog"
            title: qsTr("Add a folder")
            onAccepted: Drop.addFolders([selectedFolder])
        }
    }

    Loader {
        id: files

        active: false
        sourceComponent: FileDialog {
            objectName: "fileDialog"
            title: qsTr("Add files or archives")
            fileMode: FileDialog.OpenFiles
            onAccepted: Drop.addFiles(selectedFiles)
        }
    }
}
