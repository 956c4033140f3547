pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme

// What went wrong, most often first; each opens where it is told in full. Three have room, the others are scrolled to.
Item {
    id: root

    property var faults: ({})
    readonly property var shown: root.faults.rows ?? []
    readonly property bool mirrored: root.LayoutMirroring.enabled
    readonly property int pitch: Math.min(Theme.scaled(60), Math.max(Theme.scaled(48), Math.floor((root.height - Theme.scaled(28)) / 3)))

    signal asked(hostId: string, kind: string)

    Accessible.role: Accessible.List
    Accessible.name: qsTr("What went wrong")

    Flickable {
        id: view

        anchors.fill: parent
        contentWidth: view.width
        contentHeight: root.shown.length > 3 ? Theme.scaled(28) + root.shown.length * root.pitch : view.height
        interactive: view.contentHeight > view.height
        clip: view.interactive
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {}

        Repeater {
            model: root.shown.length

            Item {
                id: row

                required property int index
                readonly property var fault: root.shown[row.index] ?? ({
                        "text": "",
                        "count": "",
                        "icon": "",
                        "hostId": "",
                        "kind": ""
                    })

                x: Theme.space16
                y: Theme.scaled(20) + row.index * root.pitch
                width: root.width - 2 * Theme.space16
                height: Theme.scaled(24)
                Accessible.role: Accessible.ListItem
                Accessible.name: row.fault.text + ", " + row.fault.count

                Icon {
                    x: root.mirrored ? row.width - width : 0
                    anchors.verticalCenter: parent.verticalCenter
                    name: row.fault.icon
                }

                TextLabel {
                    x: root.mirrored ? count.x + count.width + Theme.space8 : 26
                    anchors.verticalCenter: parent.verticalCenter
                    width: root.mirrored ? row.width - 26 - x : count.x - 26 - Theme.space8
                    kind: "strong"
                    text: row.fault.text
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }

                TextLabel {
                    id: count

                    x: root.mirrored ? show.width + Theme.scaled(28) : show.x - Theme.scaled(28) - width
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.textSecondary
                    text: row.fault.count
                    Accessible.ignored: true
                }

                LinkButton {
                    id: show

                    objectName: "show"
                    x: root.mirrored ? 0 : row.width - width
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("Show")
                    Accessible.name: qsTr("Show: %1").arg(row.fault.text)
                    onClicked: root.asked(row.fault.hostId, row.fault.kind)
                }
            }
        }

        FocusInView {
            view: view
        }
    }

    TextLabel {
        anchors.centerIn: parent
        visible: root.shown.length === 0
        color: Theme.textSecondary
        text: qsTr("Nothing went wrong.")
    }
}
