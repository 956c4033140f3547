pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Templates as T
import Galleon.Bridge
import App.Theme
import App.Controls

// The reports of crashes: read, copy, save, delete.
Dialog {
    id: root

    readonly property bool isEmpty: CrashReports.reports.length === 0

    wanted: 720
    title: qsTr("Reports of crashes")
    sentence: qsTr("They were written on this computer and are sent nowhere. Passwords, names of people, files and folders are not in them.")
    primaryLabel: qsTr("Close")
    secondaryLabel: qsTr("Copy report")
    safe: "primary"
    onSecondary: CrashReports.copy()

    Item {
        width: parent.width
        height: Theme.control

        ComboBox {
            id: choice

            x: root.mirrored ? parent.width - width : 0
            width: parent.width - buttons.width - Theme.space8
            visible: !root.isEmpty
            label: qsTr("Report")
            choices: CrashReports.reports
            current: CrashReports.current
            onChosen: id => CrashReports.current = id
        }

        TextLabel {
            anchors.verticalCenter: parent.verticalCenter
            width: choice.width
            visible: root.isEmpty
            text: qsTr("There are none.")
            color: Theme.textSecondary
            horizontalAlignment: Text.AlignLeft
        }

        Row {
            id: buttons

            x: root.mirrored ? 0 : parent.width - width
            spacing: Theme.space8

            Button {
                iconName: "download"
                text: qsTr("Save…")
                enabled: !root.isEmpty
                onClicked: {
                    files.active = true;
                    (files.item as FileDialog).open();
                }
            }

            Button {
                kind: "danger"
                iconName: "trash-2"
                text: qsTr("Delete")
                enabled: !root.isEmpty
                onClicked: CrashReports.remove()
            }
        }
    }

    Rectangle {
        width: parent.width
        height: Math.max(160, Math.min(380, (root.parent ? root.parent.height : 600) - 320))
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
            contentHeight: report.implicitHeight
            clip: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.Pane
            Accessible.name: qsTr("Report")
            LayoutMirroring.enabled: false
            LayoutMirroring.childrenInherit: true
            T.ScrollBar.vertical: ScrollBar {}
            Keys.onUpPressed: flickable.contentY = Math.max(0, flickable.contentY - 40)
            Keys.onDownPressed: flickable.contentY = Math.max(0, Math.min(flickable.contentHeight - flickable.height, flickable.contentY + 40))

            Connections {
                target: CrashReports

                function onReportsChanged() {
                    flickable.contentY = 0;
                }
            }

            CodeText {
                id: report

                width: flickable.width - 8
                text: CrashReports.reportText
            }
        }
    }

    Loader {
        id: files

        active: false
        sourceComponent: FileDialog {
            title: qsTr("Save report")
            fileMode: FileDialog.SaveFile
            selectedFile: App.suggestedFile("galleon-crash")
            defaultSuffix: "txt"
            onAccepted: CrashReports.save(selectedFile)
        }
    }
}
