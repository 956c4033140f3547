pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Galleon.Bridge
import App.Theme
import App.Controls

// Version and licence of Galleon and of everything that comes with it.
Dialog {
    id: root

    readonly property int bodyHeight: Math.max(160, Math.min(380, (root.parent ? root.parent.height : 600) - 300 - Theme.control - Theme.space16))

    wanted: 640
    title: qsTr("About Galleon")
    primaryLabel: qsTr("Close")
    secondaryLabel: qsTr("Copy versions")
    safe: "primary"
    onAboutToShow: About.open()
    onSecondary: About.copyReport()

    Item {
        width: parent.width
        height: Theme.scaled(48)

        Mark {
            id: mark

            x: root.mirrored ? parent.width - width : 0
            anchors.verticalCenter: parent.verticalCenter
        }

        TextLabel {
            x: root.mirrored ? 0 : mark.width + Theme.space12
            y: Math.round(parent.height / 2) - height
            width: parent.width - mark.width - Theme.space12
            kind: "strong"
            text: qsTr("Galleon %1").arg(App.version)
            horizontalAlignment: Text.AlignLeft
        }

        TextLabel {
            x: root.mirrored ? 0 : mark.width + Theme.space12
            y: Math.round(parent.height / 2)
            width: parent.width - mark.width - Theme.space12
            kind: "small"
            text: qsTr("Free software under the MIT licence, made of the parts below.")
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
        }
    }

    Item {
        width: parent.width
        height: Theme.control

        TextLabel {
            x: root.mirrored ? check.width + Theme.space12 : 0
            width: parent.width - check.width - Theme.space12
            anchors.verticalCenter: parent.verticalCenter
            text: Updates.status
            color: Updates.isNewer ? Theme.accentText : Theme.textSecondary
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
        }

        Row {
            id: check

            x: root.mirrored ? 0 : parent.width - width
            spacing: Theme.space8

            Button {
                visible: Updates.isNewer
                iconName: "external-link"
                text: qsTr("Open page")
                onClicked: Updates.openPage()
            }

            Button {
                iconName: "rotate-cw"
                text: qsTr("Check now")
                tip: qsTr("Ask whether there is a newer version")
                enabled: !Updates.isAsking
                onClicked: Updates.check()
            }
        }
    }

    Item {
        id: body

        width: parent.width
        height: root.bodyHeight

        ListView {
            id: list

            x: root.mirrored ? body.width - width : 0
            width: Math.round(body.width * 0.42)
            height: body.height
            clip: true
            model: About
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            keyNavigationEnabled: true
            highlightMoveDuration: 0
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Parts")
            T.ScrollBar.vertical: ScrollBar {}
            onCurrentIndexChanged: About.currentRow = list.currentIndex

            delegate: Item {
                id: line

                required property int index
                required property string name
                required property string version
                required property string licence
                readonly property bool current: ListView.isCurrentItem

                width: ListView.view.width
                height: Theme.scaled(44)
                Accessible.role: Accessible.ListItem
                Accessible.name: [line.name, line.version, line.licence].join(", ")
                Accessible.selected: line.current
                Accessible.onPressAction: list.currentIndex = line.index

                Rectangle {
                    x: root.mirrored ? 10 : 2
                    y: 1
                    width: line.width - 12
                    height: line.height - 2
                    radius: Theme.radiusControl
                    color: line.current ? Theme.bgSelected : hover.hovered ? Theme.bgHover : Theme.clear

                    FocusRing {
                        visible: line.current && list.activeFocus
                        inside: true
                    }
                }

                TextLabel {
                    x: root.mirrored ? versionLabel.width + 28 : 10
                    y: 3
                    width: line.width - versionLabel.width - 40
                    kind: "strong"
                    text: line.name
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }

                TextLabel {
                    id: versionLabel

                    x: root.mirrored ? 20 : line.width - width - 20
                    y: 4
                    kind: "small"
                    text: line.version
                    color: Theme.textTertiary
                    Accessible.ignored: true
                }

                TextLabel {
                    x: root.mirrored ? 20 : 10
                    y: Theme.scaled(22)
                    width: line.width - 30
                    kind: "small"
                    text: line.licence
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }

                HoverHandler {
                    id: hover
                }

                TapHandler {
                    onTapped: list.currentIndex = line.index
                }
            }
        }

        Rectangle {
            x: root.mirrored ? 0 : list.width + Theme.space8
            width: body.width - list.width - Theme.space8
            height: body.height
            radius: Theme.radiusControl
            color: Theme.bgField
            border.width: 1
            border.color: Theme.borderSubtle

            FocusRing {
                visible: flickable.activeFocus
            }

            Flickable {
                id: flickable

                anchors.fill: parent
                anchors.margins: Theme.space12
                contentHeight: licence.implicitHeight
                clip: true
                activeFocusOnTab: true
                boundsBehavior: Flickable.StopAtBounds
                Accessible.role: Accessible.Pane
                Accessible.name: qsTr("Licence")
                LayoutMirroring.enabled: false
                LayoutMirroring.childrenInherit: true
                T.ScrollBar.vertical: ScrollBar {}
                Keys.onUpPressed: flickable.contentY = Math.max(0, flickable.contentY - 40)
                Keys.onDownPressed: flickable.contentY = Math.max(0, Math.min(flickable.contentHeight - flickable.height, flickable.contentY + 40))

                Connections {
                    target: About

                    function onCurrentChanged() {
                        flickable.contentY = 0;
                    }
                }

                TextEdit {
                    id: licence

                    width: flickable.width - 8
                    readOnly: true
                    selectByMouse: true
                    text: About.licenceText
                    textFormat: TextEdit.PlainText
                    wrapMode: TextEdit.Wrap
                    color: Theme.textSecondary
                    selectionColor: Theme.accentTint
                    selectedTextColor: Theme.textPrimary
                    font.family: Theme.codeFamily
                    font.pixelSize: Theme.fontCaption
                    horizontalAlignment: TextEdit.AlignLeft
                    Accessible.role: Accessible.StaticText
                    Accessible.name: licence.text
                }
            }
        }
    }
}
