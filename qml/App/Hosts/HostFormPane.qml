pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Galleon.Bridge
import App.Theme
import App.Controls

// The host that is chosen in the list: alarm, account, test, options.
FocusScope {
    id: root

    readonly property bool mirrored: root.LayoutMirroring.enabled
    readonly property string hostId: HostForm.hostId
    readonly property bool broken: HostForm.definitionText !== ""

    function focusAccount() {
        const field = fields.count > 0 ? fields.itemAt(0) as CredentialField : null;
        if (passphraseCard.needed)
            passphraseCard.focusInput();
        else if (field)
            field.focusInput();
        else
            test.forceActiveFocus(Qt.TabFocusReason);
    }

    implicitWidth: 400
    onHostIdChanged: flickable.contentY = 0 // another host is shown from its name on
    Accessible.role: Accessible.Pane
    Accessible.name: HostForm.title

    Rectangle {
        anchors.fill: parent
        color: Theme.bgSurface
    }

    Rectangle {
        x: root.mirrored ? root.width - 1 : 0
        width: 1
        height: root.height
        color: Theme.borderSubtle
    }

    Flickable {
        id: flickable

        objectName: "hostFormView"
        anchors.fill: parent
        contentHeight: column.y + column.height + Theme.space20
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: ScrollBar {}

        FocusInView {
            view: flickable
        }

        Column {
            id: column

            x: Theme.space20
            y: Theme.space16
            width: flickable.width - 2 * Theme.space20
            spacing: 14

            Item {
                width: parent.width
                height: Math.max(40, Theme.lineTitle + Theme.lineSmall - 2)

                CodeBox {
                    id: badge

                    x: root.mirrored ? parent.width - width : 0
                    width: 40
                    height: 40
                    code: HostForm.code
                }

                TextLabel {
                    x: root.mirrored ? more.width + 8 : 52
                    y: HostForm.subtitle === "" ? Math.round((parent.height - height) / 2) : -1
                    width: parent.width - 52 - more.width - 8
                    kind: "title"
                    text: HostForm.title
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }

                TextLabel {
                    x: root.mirrored ? more.width + 8 : 52
                    y: Theme.lineTitle - 2
                    width: parent.width - 52 - more.width - 8
                    kind: "small"
                    text: HostForm.subtitle
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                }

                IconButton {
                    id: more

                    x: root.mirrored ? -6 : parent.width - width + 6
                    y: 4
                    iconName: "ellipsis"
                    label: qsTr("More for %1").arg(HostForm.title)
                    onClicked: {
                        moreMenu.active = true;
                        (moreMenu.item as Menu)?.popup(more, root.mirrored ? 0 : more.width - 212, more.height + 4);
                    }
                }
            }

            HostAlarmCard {
                width: parent.width
                visible: HostForm.hasAlarm && !root.broken
                title: HostForm.alarmTitle
                tone: HostForm.alarmTone
                text: HostForm.alarmText
                hostName: HostForm.title
                canOpen: HostForm.siteUrl !== ""
                onSiteAsked: HostForm.openSite()
                onLeaveOutAsked: Hosts.setEnabled(HostForm.hostId, false)
            }

            BrokenDefinitionCard {
                width: parent.width
                visible: root.broken
                text: HostForm.definitionText
            }

            PassphraseCard {
                id: passphraseCard

                readonly property bool needed: Passphrase.needed
                // The host whose passphrase was given. When it fits, the card goes and with it the field that has the
                // keyboard, which goes on in the first field of the account.
                property string givenFor

                width: parent.width
                visible: passphraseCard.needed
                onSubmitted: passphraseCard.givenFor = HostForm.hostId
                onNeededChanged: {
                    if (passphraseCard.needed || passphraseCard.givenFor !== HostForm.hostId)
                        return;
                    passphraseCard.givenFor = "";
                    Qt.callLater(root.focusAccount);
                }
            }

            AccountPicker {
                width: parent.width
            }

            Flow {
                width: parent.width
                visible: fields.count > 0 && !Passphrase.needed
                spacing: Theme.space12

                Repeater {
                    id: fields

                    model: HostForm.fields

                    CredentialField {
                        id: field

                        width: fields.count > 1 ? (column.width - Theme.space12) / 2 : column.width
                        onEdited: value => HostForm.setField(field.name, value)
                        onFinished: HostForm.leaveField(field.name)
                        onSubmitted: HostForm.saveAndTest()

                        Connections {
                            target: HostForm

                            function onForgotten() {
                                field.restore();
                            }
                        }
                    }
                }
            }

            Item {
                width: parent.width
                height: result.height
                visible: !root.broken && !Passphrase.needed

                Button {
                    id: test

                    x: root.mirrored ? parent.width - width : 0
                    kind: "primary"
                    iconName: "plug-zap"
                    text: fields.count > 0 ? qsTr("Save and test") : qsTr("Test")
                    enabled: !HostForm.isTesting
                    onClicked: fields.count > 0 ? HostForm.saveAndTest() : HostForm.test()
                }

                TestResult {
                    id: result

                    x: root.mirrored ? 0 : test.width + 14
                    width: parent.width - test.width - 14
                    testing: HostForm.isTesting
                    said: HostForm.statusText
                    tone: HostForm.statusTone
                    idle: fields.count > 0 ? HostForm.storeText : ""
                }
            }

            TextLabel {
                width: parent.width
                visible: text !== ""
                kind: "small"
                text: HostAccounts.factsText
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft
                Accessible.name: text
            }

            TestSteps {
                width: parent.width
                model: HostAccounts.steps
                // The card says what went wrong; what was not tried because of it would only make it longer.
                visible: count > 0 && !HostForm.hasAlarm
            }

            Divider {
                width: parent.width
                visible: !root.broken
            }

            TextLabel {
                width: parent.width
                height: Theme.lineBody
                visible: !root.broken
                kind: "strong"
                font.weight: Font.DemiBold
                text: qsTr("Upload options")
                horizontalAlignment: Text.AlignLeft
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            Column {
                width: parent.width
                visible: !root.broken

                Repeater {
                    model: HostForm.options

                    OptionField {
                        width: column.width
                        visible: kind !== "switch"
                        onEdited: value => HostForm.setOption(name, value)
                    }
                }

                HostUseFields {
                    width: column.width
                }

                ProxyField {
                    width: column.width
                    visible: Proxies.hostCanChoose
                }

                Repeater {
                    model: HostForm.options

                    OptionField {
                        width: column.width
                        visible: kind === "switch"
                        onEdited: value => HostForm.setOption(name, value)
                    }
                }

                Item {
                    width: parent.width
                    height: Theme.scaled(38)

                    TextLabel {
                        x: root.mirrored ? parent.width - width : 0
                        y: 2
                        text: qsTr("Use for new galleries")
                        color: Theme.textSecondary
                        Accessible.ignored: true
                    }

                    Switch {
                        x: root.mirrored ? 0 : parent.width - width
                        y: -2
                        actual: HostUse.useForNew
                        label: qsTr("Use for new galleries")
                        onToggled: HostUse.useForNew = checked
                    }
                }
            }
        }
    }

    Loader {
        id: moreMenu

        active: false
        sourceComponent: Menu {
            title: qsTr("More")

            MenuItem {
                text: qsTr("Open %1").arg(HostForm.title)
                iconName: "external-link"
                enabled: HostForm.siteUrl !== ""
                onTriggered: HostForm.openSite()
            }

            MenuItem {
                text: qsTr("Test")
                iconName: "plug-zap"
                enabled: !root.broken && !HostForm.isTesting
                onTriggered: HostForm.test()
            }

            MenuItem {
                text: qsTr("Test with an upload (it stays there)")
                iconName: "plug-zap"
                enabled: !root.broken && !HostForm.isTesting && HostForm.testLeavesFile
                onTriggered: HostForm.testUpload()
            }

            MenuSeparator {}

            MenuItem {
                text: qsTr("Add an account…")
                iconName: "plus"
                enabled: fields.count > 0
                onTriggered: AddAccount.open(HostForm.hostId)
            }

            MenuItem {
                text: qsTr("Name and options of the account…")
                iconName: "pencil"
                enabled: HostAccounts.hasAccount
                onTriggered: HostOptions.openAccount()
            }

            MenuSeparator {}

            MenuItem {
                text: qsTr("Forget the account…")
                iconName: "trash-2"
                danger: true
                enabled: fields.count > 0
                onTriggered: HostForm.forget()
            }
        }
    }
}
