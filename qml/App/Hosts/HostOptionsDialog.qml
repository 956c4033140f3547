pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import QtQuick.Window
import Galleon.Bridge
import App.Theme
import App.Controls

// Options of hosts for one gallery, one tab or one account: each with where its value comes from, and a way back.
Dialog {
    id: root

    readonly property bool isGallery: HostOptions.subject === "gallery"
    readonly property int labelWidth: 132
    // For the button that takes a value back, and the scroll bar.
    readonly property int gutter: 48

    objectName: "hostOptionsDialog"
    wanted: 560
    title: HostOptions.subject === "account" ? qsTr("Account") : qsTr("Host options")
    sentence: HostOptions.sentence
    secondaryLabel: qsTr("Close")
    onAboutToShow: flickable.contentY = 0

    TextLabel {
        width: parent.width
        visible: text !== ""
        kind: "small"
        text: HostOptions.note
        color: HostOptions.noteIsError ? Theme.dangerText : Theme.warningText
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
        Accessible.role: Accessible.AlertMessage
    }

    Choice {
        objectName: "optionsHost"
        x: root.mirrored ? root.gutter : 0
        width: parent.width - root.gutter
        visible: HostOptions.subject !== "account"
        label: qsTr("Host")
        choices: HostOptions.hostChoices
        current: HostOptions.hostId
        onChosen: id => HostOptions.chooseHost(id)
    }

    Divider {
        width: parent.width
        visible: HostOptions.subject !== "account"
    }

    Flickable {
        id: flickable

        width: parent.width
        height: Math.min(contentHeight, Math.max(160, (root.parent ? root.parent.height : 800) - 300))
        contentHeight: column.height
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: ScrollBar {}

        FocusInView {
            view: flickable
            margin: Theme.lineSmall
        }

        Column {
            id: column

            readonly property int inner: flickable.width - 12

            x: root.mirrored ? 12 : 0
            width: inner
            spacing: Theme.space8

            Item {
                width: column.inner
                height: Theme.control
                visible: HostOptions.subject === "account"

                TextLabel {
                    x: root.mirrored ? parent.width - width : 0
                    width: root.labelWidth - 8
                    height: Theme.control
                    text: qsTr("Name")
                    color: Theme.textSecondary
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }

                TextField {
                    objectName: "accountName"
                    x: root.mirrored ? 36 : root.labelWidth
                    width: parent.width - root.labelWidth - 36
                    label: qsTr("Name of the account")
                    text: HostOptions.accountName
                    placeholderText: qsTr("As the host calls it")
                    onEditingFinished: HostOptions.rename(text)
                }
            }

            Choice {
                objectName: "optionsAccount"
                width: column.inner - 36
                x: root.mirrored ? 36 : 0
                visible: HostOptions.accountChoices.length > 0
                enabled: HostOptions.canEdit
                label: qsTr("Account")
                choices: HostOptions.accountChoices
                current: HostOptions.account
                onChosen: id => HostOptions.setAccount(id)
            }

            Choice {
                objectName: "optionsStart"
                width: column.inner - 36
                x: root.mirrored ? 36 : 0
                visible: root.isGallery && HostOptions.hostId !== ""
                label: qsTr("Starts")
                choices: HostOptions.startChoices
                current: HostOptions.startOn
                onChosen: id => HostOptions.setStartOn(id)
            }

            TextLabel {
                width: column.inner
                visible: options.count === 0
                text: HostOptions.hostId === "" ? qsTr("No host that is on has options.") : qsTr("This host has no options.")
                color: Theme.textSecondary
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft
            }

            Repeater {
                id: options

                model: HostOptions

                OptionField {
                    id: option

                    required property string origin
                    required property bool isSetHere
                    required property string backLabel

                    objectName: "option_" + option.name
                    x: root.mirrored ? 36 : 0
                    width: column.inner - 36
                    height: option.implicitHeight - Theme.scaled(12) + Theme.lineSmall
                    enabled: HostOptions.canEdit
                    opacity: enabled ? 1 : 0.5
                    onEdited: value => HostOptions.setOption(option.name, value)

                    TextLabel {
                        objectName: "origin"
                        x: option.kind === "switch" ? (root.mirrored ? 44 : 0) : root.mirrored ? 0 : option.labelWidth
                        y: option.height - height
                        width: option.width - (option.kind === "switch" ? 44 : option.labelWidth)
                        height: Theme.lineSmall
                        kind: "small"
                        text: option.origin
                        color: option.isSetHere ? Theme.accentText : Theme.textTertiary
                        elide: Text.ElideRight
                        horizontalAlignment: Text.AlignLeft
                        Accessible.name: option.label + ": " + text
                    }

                    IconButton {
                        objectName: "takeBack"
                        x: root.mirrored ? -36 : option.width + 8
                        y: option.kind === "switch" ? -2 : 2
                        compact: true
                        visible: option.isSetHere
                        iconName: "undo-2"
                        label: option.backLabel
                        onClicked: HostOptions.takeBack(option.name)
                    }
                }
            }
        }
    }

    component Choice: Item {
        id: choice

        property string label
        property var choices: []
        property string current

        signal chosen(string id)

        height: Theme.control

        TextLabel {
            x: root.mirrored ? choice.width - width : 0
            width: root.labelWidth - 8
            height: Theme.control
            text: choice.label
            color: Theme.textSecondary
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        ComboBox {
            objectName: choice.objectName + "Box"
            x: root.mirrored ? 0 : root.labelWidth
            width: choice.width - root.labelWidth
            label: choice.label
            choices: choice.choices
            current: choice.current
            onChosen: id => choice.chosen(id)
        }
    }
}
