pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge

// The hosts: list at the start, the chosen one's account and options at the end.
FocusScope {
    id: root

    readonly property bool docked: root.width >= 780
    readonly property bool mirrored: root.LayoutMirroring.enabled
    // The regions that F6 walks through.
    readonly property list<Item> regions: [list, form]
    readonly property int formWidth: Math.min(400, Math.max(320, root.width - 380))

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Hosts")

    HostList {
        id: list

        x: root.mirrored ? root.width - width : 0
        width: root.width - form.width
        height: root.height
        focus: true
        onFormAsked: form.focusAccount()
    }

    HostFormPane {
        id: form

        x: root.mirrored ? 0 : root.width - width
        width: root.formWidth
        height: root.height
    }
}
