pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// The pages that work, in the order of the design; a rail of icons when `rail`.
FocusScope {
    id: root

    required property bool rail

    readonly property list<string> secondGroup: ["hosts", "templates", "statistics", "log"]
    readonly property list<var> upper: App.pages.filter(page => page.id !== "settings")
    readonly property list<var> lower: App.pages.filter(page => page.id === "settings")
    readonly property int firstOfSecondGroup: root.upper.findIndex(page => root.secondGroup.includes(page.id))

    component PageItem: SidebarItem {
        required property var page

        width: root.width - 1 - 2 * Theme.space8
        rail: root.rail
        label: page.title
        iconName: page.icon
        badge: String(page.badge ?? "")
        alarm: page.alarm ? qsTr("needs you") : ""
        shortcut: page.shortcut
        current: App.page === page.id
        onClicked: App.page = page.id
    }

    implicitWidth: root.rail ? 56 : 208
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Pages")

    Rectangle {
        anchors.fill: parent
        color: Theme.bgSidebar
    }

    Rectangle {
        x: root.LayoutMirroring.enabled ? 0 : root.width - 1
        width: 1
        height: root.height
        color: Theme.borderSubtle
    }

    Mark {
        x: root.LayoutMirroring.enabled ? root.width - 16 - width : 16
        y: 16
    }

    TextLabel {
        x: root.LayoutMirroring.enabled ? root.width - 50 - width : 50
        y: Math.round((56 - height) / 2)
        visible: !root.rail
        kind: "title"
        text: "Galleon"
    }

    Column {
        x: Theme.space8
        y: 60
        spacing: 2

        Repeater {
            // Their number alone: made anew with each new badge, they would lose the keyboard, and a click under way.
            model: root.upper.length

            Column {
                id: slot

                required property int index

                spacing: 10
                topPadding: divider.visible ? 8 : 0

                Divider {
                    id: divider

                    x: 10
                    visible: slot.index === root.firstOfSecondGroup && slot.index > 0
                    width: root.width - 17 - 20
                }

                PageItem {
                    page: root.upper[slot.index]
                }
            }
        }
    }

    Column {
        x: Theme.space8
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space8

        Repeater {
            model: root.lower.length

            PageItem {
                required property int index

                page: root.lower[index]
            }
        }
    }
}
