pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Galleon.Bridge
import App.Controls
import App.Theme

// Moving over from another program: what was found, a look inside, the import and its end.
FocusScope {
    id: root

    readonly property bool mirrored: root.LayoutMirroring.enabled
    readonly property bool inside: MoveOver.stage === "preview" || MoveOver.stage === "ended"
    property string shownStage

    // What was pressed goes with its stage; the next thing to press takes the keyboard.
    function take() {
        const next = MoveOver.stage === "preview" ? start : MoveOver.stage === "running" ? cancel : MoveOver.stage === "ended" ? show : chooseFolder;
        if (root.activeFocus)
            (next.enabled ? next : back).forceActiveFocus(Qt.TabFocusReason);
    }

    implicitHeight: column.height
    Component.onCompleted: {
        root.shownStage = MoveOver.stage;
        MoveOver.look();
    }

    Connections {
        function onChanged() {
            if (root.shownStage !== MoveOver.stage && MoveOver.stage !== "reading")
                Qt.callLater(root.take);
            root.shownStage = MoveOver.stage;
        }

        target: MoveOver
    }

    Column {
        id: column

        width: root.width
        spacing: Theme.space12

        Repeater {
            model: MoveOver.stage === "" || MoveOver.stage === "reading" ? MoveOver.programs : []

            Card {
                id: found

                required property var modelData

                width: root.width
                height: Theme.scaled(56)
                Accessible.role: Accessible.ListItem
                Accessible.name: found.modelData.name
                Accessible.description: found.modelData.path

                Icon {
                    x: root.mirrored ? found.width - Theme.space16 - width : Theme.space16
                    anchors.verticalCenter: parent.verticalCenter
                    name: "import"
                    color: Theme.textSecondary
                }

                TextLabel {
                    x: root.mirrored ? look.x + look.width + Theme.space12 : 44
                    y: Math.round(found.height / 2) - height
                    width: found.width - 44 - look.width - Theme.space16 - Theme.space12
                    kind: "strong"
                    text: found.modelData.name
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }

                TextLabel {
                    x: root.mirrored ? look.x + look.width + Theme.space12 : 44
                    y: Math.round(found.height / 2)
                    width: found.width - 44 - look.width - Theme.space16 - Theme.space12
                    kind: "small"
                    text: found.modelData.path
                    elide: Text.ElideMiddle
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }

                Button {
                    id: look

                    objectName: "look_" + found.modelData.program
                    x: root.mirrored ? Theme.space12 : found.width - Theme.space12 - width
                    anchors.verticalCenter: parent.verticalCenter
                    compact: true
                    enabled: MoveOver.stage === ""
                    text: MoveOver.stage === "reading" && MoveOver.path === found.modelData.path ? qsTr("Reading…") : qsTr("Look inside")
                    Accessible.name: qsTr("Look inside %1").arg(found.modelData.name)
                    onClicked: MoveOver.open(found.modelData.path, found.modelData.program)
                }
            }
        }

        Row {
            x: root.mirrored ? root.width - width : 0
            visible: MoveOver.stage === "" || MoveOver.stage === "reading"
            spacing: Theme.space8

            Button {
                id: chooseFolder

                objectName: "chooseFolder"
                iconName: "folder-open"
                text: qsTr("Choose a folder…")
                enabled: MoveOver.stage === ""
                onClicked: {
                    folders.active = true;
                    (folders.item as FolderDialog).open();
                }
            }

            Button {
                objectName: "chooseFile"
                iconName: "file-text"
                text: qsTr("Choose a file…")
                enabled: MoveOver.stage === ""
                onClicked: {
                    files.active = true;
                    (files.item as FileDialog).open();
                }
            }
        }

        Item {
            width: root.width
            height: Math.max(message.height, stopReading.visible ? stopReading.height : 0)
            visible: message.text !== ""

            TextLabel {
                id: message

                x: root.mirrored ? parent.width - width : 0
                width: parent.width - (stopReading.visible ? stopReading.width + Theme.space12 : 0)
                anchors.verticalCenter: parent.verticalCenter
                kind: "small"
                text: MoveOver.error !== "" ? MoveOver.error : MoveOver.stage === "reading" ? qsTr("Reading %1").arg(MoveOver.path) : MoveOver.stage === "" && MoveOver.programs.length === 0 ? qsTr("No other program was found in its usual place.") : ""
                color: MoveOver.error !== "" ? Theme.dangerText : Theme.textTertiary
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft
                Accessible.role: MoveOver.error !== "" ? Accessible.AlertMessage : Accessible.StaticText
                Accessible.name: text
            }

            Button {
                id: stopReading

                objectName: "stopReading"
                x: root.mirrored ? 0 : parent.width - width
                anchors.verticalCenter: parent.verticalCenter
                visible: MoveOver.stage === "reading"
                compact: true
                text: qsTr("Stop")
                Accessible.name: qsTr("Stop reading")
                onClicked: MoveOver.cancel()
            }
        }

        Card {
            width: root.width
            height: running.height + 2 * Theme.space16
            visible: MoveOver.stage === "running"

            Column {
                id: running

                x: Theme.space16
                y: Theme.space16
                width: root.width - 2 * Theme.space16
                spacing: Theme.space12

                TextLabel {
                    width: parent.width
                    kind: "strong"
                    text: qsTr("Importing from %1").arg(MoveOver.name)
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                }

                ProgressLine {
                    width: parent.width
                    value: MoveOver.progress
                    label: qsTr("Importing from %1").arg(MoveOver.name)
                }

                Item {
                    width: parent.width
                    height: cancel.height

                    TextLabel {
                        x: root.mirrored ? parent.width - width : 0
                        width: parent.width - cancel.width - Theme.space12
                        anchors.verticalCenter: parent.verticalCenter
                        kind: "small"
                        text: MoveOver.progressText
                        elide: Text.ElideRight
                        horizontalAlignment: Text.AlignLeft
                    }

                    Button {
                        id: cancel

                        objectName: "cancelImport"
                        x: root.mirrored ? 0 : parent.width - width
                        compact: true
                        text: qsTr("Cancel")
                        Accessible.name: qsTr("Cancel the import")
                        onClicked: MoveOver.cancel()
                    }
                }
            }
        }

        Card {
            width: root.width
            height: told.height + 2 * Theme.space16
            visible: root.inside

            Column {
                id: told

                x: Theme.space16
                y: Theme.space16
                width: root.width - 2 * Theme.space16
                spacing: Theme.space16

                Column {
                    width: parent.width

                    TextLabel {
                        width: parent.width
                        kind: "title"
                        text: MoveOver.name
                        elide: Text.ElideRight
                        horizontalAlignment: Text.AlignLeft
                        Accessible.role: Accessible.Heading
                        Accessible.name: text
                    }

                    TextLabel {
                        width: parent.width
                        kind: "small"
                        text: MoveOver.stage === "ended" ? MoveOver.outcome : MoveOver.path
                        elide: MoveOver.stage === "ended" ? Text.ElideRight : Text.ElideMiddle
                        horizontalAlignment: Text.AlignLeft
                    }
                }

                Repeater {
                    model: MoveOver.sections

                    Column {
                        id: section

                        required property var modelData

                        width: told.width
                        spacing: Theme.space4
                        Accessible.role: Accessible.List
                        Accessible.name: section.modelData.heading

                        TextLabel {
                            width: parent.width
                            kind: "strong"
                            text: section.modelData.heading
                            elide: Text.ElideRight
                            horizontalAlignment: Text.AlignLeft
                            Accessible.ignored: true
                        }

                        Repeater {
                            model: section.modelData.lines

                            Item {
                                id: line

                                required property string modelData

                                width: section.width
                                height: words.height
                                Accessible.role: Accessible.ListItem
                                Accessible.name: line.modelData

                                Icon {
                                    x: root.mirrored ? line.width - width : 0
                                    y: Math.round((Theme.lineBody - height) / 2)
                                    name: section.modelData.icon
                                    color: Theme.toneText(section.modelData.tone)
                                }

                                TextLabel {
                                    id: words

                                    x: root.mirrored ? 0 : 26
                                    width: line.width - 26
                                    text: line.modelData
                                    wrapMode: Text.Wrap
                                    horizontalAlignment: Text.AlignLeft
                                    Accessible.ignored: true
                                }
                            }
                        }
                    }
                }

                Row {
                    x: root.mirrored ? 0 : parent.width - width
                    spacing: Theme.space8
        
                    Button {
                        id: back

                        objectName: "backToFound"
                        visible: root.inside
                        text: MoveOver.stage === "ended" ? qsTr("Close") : qsTr("Back")
                        onClicked: MoveOver.back()
                    }

                    Button {
                        objectName: "takeImportBack"
                        visible: MoveOver.canTakeBack
                        iconName: "undo-2"
                        text: qsTr("Take back…")
                        folded: root.width < Theme.scaled(360)
                        tip: folded ? qsTr("Take back…") : ""
                        Accessible.name: qsTr("Take the import back")
                        onClicked: MoveOver.takeBack()
                    }

                    Button {
                        id: start

                        objectName: "startImport"
                        visible: MoveOver.stage === "preview"
                        kind: "primary"
                        iconName: "import"
                        text: qsTr("Import")
                        enabled: MoveOver.hasNews
                        onClicked: MoveOver.start()
                    }

                    Button {
                        id: show

                        objectName: "showImported"
                        visible: MoveOver.stage === "ended"
                        kind: "primary"
                        text: qsTr("Show the queue")
                        onClicked: MoveOver.showQueue()
                    }
                }
            }
        }
    }

    Loader {
        id: folders

        active: false
        sourceComponent: FolderDialog {
            title: qsTr("Folder of the other program")
            onAccepted: MoveOver.choose(selectedFolder)
        }
    }

    Loader {
        id: files

        active: false
        sourceComponent: FileDialog {
            title: qsTr("File of the other program")
            nameFilters: [qsTr("Databases, settings and templates (*.db *.json)"), qsTr("All files (*)")]
            onAccepted: MoveOver.choose(selectedFile)
        }
    }
}
