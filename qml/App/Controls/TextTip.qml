pragma ComponentBehavior: Bound

import QtQuick

// Shows the whole of a text that has no room for it.
Item {
    id: root

    required property TextLabel label

    anchors.fill: parent

    HoverHandler {
        id: hover

        enabled: root.label.truncated
    }

    Loader {
        active: hover.hovered && root.label.truncated
        sourceComponent: ToolTip {
            parent: root
            visible: true
            text: root.label.text
        }
    }
}
