pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Galleon.Bridge
import App.Theme
import App.Controls

// The hosts, grouped by what they take. One Tab stop; arrows choose, Space switches, Enter goes to the form.
FocusScope {
    id: root

    // The ring is for the keyboard only: the release of the key that brought the focus here arrives here.
    property bool keyboardUsed

    signal formAsked

    function choose(row: int) {
        if (row < 0 || row >= list.count)
            return;
        list.positionViewAtIndex(row, ListView.Contain);
        const item = list.itemAtIndex(row) as HostDelegate;
        if (item)
            Hosts.currentId = item.hostId;
    }

    // The row that is a window's height further up or down.
    function paged(direction: int): int {
        const step = Math.max(1, Math.floor(list.height / Theme.scaled(52)) - 1);
        return Math.max(0, Math.min(list.count - 1, list.currentIndex + direction * step));
    }

    ListView {
        id: list

        objectName: "hostList"
        anchors.fill: parent
        topMargin: 4
        bottomMargin: 8
        focus: true
        activeFocusOnTab: true
        clip: true
        model: Hosts
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        // A host that was opened from elsewhere is shown at once, however far away it is.
        highlightMoveVelocity: -1
        highlightMoveDuration: 0
        // By the arrows alone: rows that come or go move the index as well, and must not choose another host.
        keyNavigationEnabled: false
        section.property: "section"
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Hosts")
        T.ScrollBar.vertical: ScrollBar {}
        Keys.onUpPressed: root.choose(list.currentIndex - 1)
        Keys.onDownPressed: root.choose(list.currentIndex + 1)
        Keys.onReleased: root.keyboardUsed = true
        Keys.onReturnPressed: root.formAsked()
        Keys.onEnterPressed: root.formAsked()
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Home)
                root.choose(0);
            else if (event.key === Qt.Key_End)
                root.choose(list.count - 1);
            else if (event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown)
                root.choose(root.paged(event.key === Qt.Key_PageUp ? -1 : 1));
            else
                return;
            event.accepted = true;
        }
        Keys.onSpacePressed: {
            const item = list.currentItem as HostDelegate;
            if (item && item.needsSetup)
                AddAccount.open(item.hostId);
            else if (item && item.canToggle)
                Hosts.setEnabled(item.hostId, !item.enabledState);
        }

        section.delegate: TextLabel {
            required property string section

            x: LayoutMirroring.enabled ? 0 : 20
            width: ListView.view.width - 20
            height: 40
            topPadding: 4
            kind: "small"
            font.weight: Font.DemiBold
            text: section
            Accessible.role: Accessible.Heading
            horizontalAlignment: Text.AlignLeft
        }

        delegate: HostDelegate {
            id: row

            required property var model

            width: ListView.view.width
            enabledState: row.model.enabled
            current: row.hostId === Hosts.currentId
            focused: row.current && list.activeFocus && root.keyboardUsed
            onChosen: {
                root.keyboardUsed = false;
                list.forceActiveFocus(Qt.MouseFocusReason);
                Hosts.currentId = row.hostId;
            }
            onSetupAsked: AddAccount.open(row.hostId)
            onToggled: on => Hosts.setEnabled(row.hostId, on)
        }
    }

    // Also for a host that was opened from elsewhere and is out of sight.
    Binding {
        list.currentIndex: Hosts.currentRow
    }

    EmptyState {
        anchors.centerIn: parent
        visible: list.count === 0 && Hosts.searchText !== ""
        iconName: "search"
        title: qsTr("No host matches “%1”").arg(Hosts.searchText)

        Button {
            text: qsTr("Clear search")
            onClicked: Hosts.searchText = ""
        }
    }
}
