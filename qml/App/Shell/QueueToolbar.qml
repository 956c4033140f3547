pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// The Queue page's toolbar: search, Pause all or Start all, Add, inspector.
Toolbar {
    id: root

    signal addFoldersAsked
    signal addFilesAsked

    readonly property string pauseLabel: qsTr("Pause all")
    readonly property string startLabel: qsTr("Start all")

    function openAddMenu() {
        addMenu.active = true;
        (addMenu.item as AddMenu)?.popup(add, root.LayoutMirroring.enabled ? 0 : add.width - 240, add.height + 4);
    }

    title: qsTr("Queue")
    summary: Queue.isEmpty ? (Queue.isKnown ? qsTr("Empty") : "") : [Queue.resultText || Queue.summary, Queue.selectionText].filter(part => part !== "").join(" · ")
    searchPlaceholder: qsTr("Search galleries")
    searchShortcut: App.keyTexts.search
    searchText: Queue.searchText
    completions: Queue.completions
    searchEnabled: !Queue.isEmpty
    actionsWidth: toggle.fullWidth + add.fullWidth + inspector.width + 2 * Theme.space8
    onSearched: text => Queue.searchText = text

    TextMetrics {
        id: pauseMetrics

        font: toggle.labelFont
        text: root.pauseLabel
    }

    TextMetrics {
        id: startMetrics

        font: toggle.labelFont
        text: root.startLabel
    }

    Button {
        id: toggle

        iconName: Transfer.anyRunning ? "pause" : "play"
        text: Transfer.anyRunning ? root.pauseLabel : root.startLabel
        labelWidth: Math.max(pauseMetrics.advanceWidth, startMetrics.advanceWidth)
        folded: root.labelsFolded
        enabled: Transfer.anyRunning ? Transfer.canPauseAll : Transfer.canStartAll
        shortcut: App.keyTexts.toggle_all
        onClicked: Transfer.toggleAll()
    }

    Button {
        id: add

        kind: "primary"
        iconName: "plus"
        trailingIcon: "chevron-down"
        text: qsTr("Add")
        folded: root.labelsFolded
        Accessible.role: Accessible.ButtonMenu
        Accessible.onPressAction: root.openAddMenu()
        onClicked: root.openAddMenu()
        Keys.onDownPressed: root.openAddMenu()
    }

    IconButton {
        id: inspector

        iconName: Prefs.inspectorOpen ? "panel-right-close" : "panel-right-open"
        label: Prefs.inspectorOpen ? qsTr("Hide the inspector") : qsTr("Show the inspector")
        shortcut: App.keyTexts.inspector
        onClicked: Prefs.inspectorOpen = !Prefs.inspectorOpen
    }

    Loader {
        id: addMenu

        active: false
        sourceComponent: AddMenu {
            onFoldersAsked: root.addFoldersAsked()
            onFilesAsked: root.addFilesAsked()
        }
    }
}
