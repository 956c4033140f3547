import QtQuick
import App.Theme
import App.Controls

// The frame of a page's toolbar: title, summary, search and the page's own actions at the far end.
// It folds in this order when room gets short: summary, search to an icon, labels of buttons (`labelsFolded`).
FocusScope {
    id: root

    property string title
    property string summary
    property string searchText
    property string searchPlaceholder
    property string searchShortcut
    property var completions: []
    property bool searchEnabled: true
    // A page without a search has more room for its actions.
    property bool hasSearch: true
    // Width of the actions with all their labels.
    property real actionsWidth: 0
    default property alias actions: row.data

    readonly property bool wide: root.width >= 900
    property int widestSearch: 280
    readonly property int searchWidth: root.wide ? root.widestSearch : 200
    readonly property real searchGap: row.width > 0 ? Theme.space8 : 0
    readonly property real room: root.width - 20 - 16 - titleText.implicitWidth - 2 * Theme.space12
    readonly property real searchRoom: root.hasSearch ? root.searchWidth + Theme.space8 : 0
    readonly property bool searchFolded: !root.searchOpened && root.room < root.actionsWidth + root.searchRoom
    readonly property bool labelsFolded: root.room < root.actionsWidth + (root.hasSearch ? Theme.control + Theme.space8 : 0)
    readonly property bool summaryShown: root.wide && !root.searchFolded && root.room >= root.actionsWidth + root.searchRoom + summaryText.implicitWidth
    property bool searchOpened: false

    signal searched(string text)
    signal searchLeft

    function focusSearch() {
        if (!root.hasSearch || !root.searchEnabled)
            return;
        root.searchOpened = root.searchFolded;
        search.focusInput();
    }

    implicitHeight: 56
    Accessible.role: Accessible.ToolBar
    Accessible.name: root.title

    Rectangle {
        y: root.height - 1
        width: root.width
        height: 1
        color: Theme.borderSubtle
    }

    TextLabel {
        id: titleText

        x: root.LayoutMirroring.enabled ? root.width - 20 - width : 20
        y: Math.round((root.height - height) / 2)
        visible: !root.searchOpened
        kind: "heading"
        text: root.title
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    TextLabel {
        id: summaryText

        x: root.LayoutMirroring.enabled ? titleText.x - 12 - width : titleText.x + titleText.width + 12
        y: titleText.y + Math.round((titleText.height - height) / 2) + 1
        visible: root.summaryShown && !root.searchOpened
        text: root.summary
        color: Theme.textSecondary
    }

    SearchField {
        id: search

        x: root.LayoutMirroring.enabled ? row.x + row.width + root.searchGap : row.x - root.searchGap - width
        anchors.verticalCenter: parent.verticalCenter
        width: root.searchOpened ? Math.min(280, row.x - 28) : root.searchWidth
        visible: root.hasSearch && !root.searchFolded
        enabled: root.searchEnabled
        text: root.searchText
        placeholder: root.searchPlaceholder
        shortcut: root.searchShortcut
        completions: root.completions
        onEdited: text => root.searched(text)
        onEscaped: root.searchLeft()
        onActiveFocusChanged: {
            if (!search.activeFocus && search.text === "")
                root.searchOpened = false;
        }
    }

    IconButton {
        x: root.LayoutMirroring.enabled ? row.x + row.width + root.searchGap : row.x - root.searchGap - width
        anchors.verticalCenter: parent.verticalCenter
        visible: root.hasSearch && root.searchFolded
        iconName: "search"
        label: root.searchPlaceholder
        shortcut: root.searchShortcut
        onClicked: root.focusSearch()
    }

    Row {
        id: row

        x: root.LayoutMirroring.enabled ? 16 : root.width - width - 16
        anchors.verticalCenter: parent.verticalCenter
        height: Theme.control
        spacing: Theme.space8
    }
}
