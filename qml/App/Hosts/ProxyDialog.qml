pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Templates as T
import Galleon.Bridge
import App.Theme
import App.Controls

// The proxies and pools: what all hosts go through, add, import, test, remove.
Dialog {
    id: root

    readonly property int portWidth: 96

    objectName: "proxyDialog"
    wanted: 640
    title: qsTr("Proxies")
    sentence: qsTr("Names of hosts are looked up by the proxy. What cannot go through it is not sent.")
    secondaryLabel: qsTr("Close")
    onClosed: Proxies.forgetResults()

    FormField {
        width: parent.width
        label: qsTr("All hosts go through")
        reserveLine: false

        ComboBox {
            objectName: "proxyForAll"
            width: parent.width
            label: qsTr("All hosts go through")
            choices: Proxies.choices
            current: Proxies.forAll
            onChosen: id => Proxies.chooseForAll(id)
        }
    }

    ListView {
        id: list

        objectName: "proxyList"
        width: parent.width
        height: Math.min(contentHeight, 4.5 * Theme.scaled(44))
        visible: list.count > 0
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: Proxies
        reuseItems: true
        activeFocusOnTab: true
        keyNavigationEnabled: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Proxies and pools")
        T.ScrollBar.vertical: ScrollBar {}

        delegate: ProxyLine {
            width: ListView.view.width
        }
    }

    Divider {
        width: parent.width
    }

    Item {
        width: parent.width
        height: Math.max(hostField.height, portField.height)

        FormField {
            id: schemeField

            x: root.mirrored ? parent.width - width : 0
            width: 112
            label: qsTr("Kind")
            reserveLine: false

            ComboBox {
                id: scheme

                width: parent.width
                label: qsTr("Kind")
                current: "http"
                choices: [
                    {
                        id: "http",
                        label: "HTTP"
                    },
                    {
                        id: "https",
                        label: "HTTPS"
                    },
                    {
                        id: "socks5",
                        label: "SOCKS5"
                    }
                ]
                onChosen: id => scheme.current = id
            }
        }

        FormField {
            id: hostField

            x: root.mirrored ? portField.width + Theme.space8 : schemeField.width + Theme.space8
            width: parent.width - schemeField.width - portField.width - 2 * Theme.space8
            label: qsTr("Host")
            reserveLine: false

            TextField {
                id: host

                objectName: "proxyHost"
                width: parent.width
                label: qsTr("Host")
                code: true
                onAccepted: root.add()
            }
        }

        FormField {
            id: portField

            x: root.mirrored ? 0 : parent.width - width
            width: root.portWidth
            label: qsTr("Port")
            reserveLine: false

            TextField {
                id: port

                objectName: "proxyPort"
                width: parent.width
                label: qsTr("Port")
                code: true
                inputMethodHints: Qt.ImhDigitsOnly
                validator: IntValidator {
                    bottom: 1
                    top: 65535
                }
                onAccepted: root.add()
            }
        }
    }

    Item {
        width: parent.width
        height: userField.height

        FormField {
            id: userField

            x: root.mirrored ? parent.width - width : 0
            width: (parent.width - addButton.width - 2 * Theme.space8) / 2
            label: qsTr("User, if it wants one")
            reserveLine: false

            TextField {
                id: user

                width: parent.width
                label: qsTr("User")
                onAccepted: root.add()
            }
        }

        FormField {
            x: root.mirrored ? addButton.width + Theme.space8 : userField.width + Theme.space8
            width: userField.width
            label: qsTr("Password")
            reserveLine: false

            SecretField {
                id: password

                width: parent.width
                label: qsTr("Password")
                onAccepted: root.add()
            }
        }

        Button {
            id: addButton

            objectName: "addProxy"
            x: root.mirrored ? 0 : parent.width - width
            y: parent.height - height
            iconName: "plus"
            text: qsTr("Add")
            enabled: host.text.trim() !== "" && port.acceptableInput
            onClicked: root.add()
        }
    }

    Row {
        width: parent.width
        spacing: Theme.space8

        Button {
            iconName: "import"
            text: qsTr("Import a list…")
            onClicked: {
                files.active = true;
                (files.item as FileDialog).open();
            }
        }

        Button {
            iconName: "plug-zap"
            text: qsTr("Test all")
            enabled: list.count > 0
            onClicked: Proxies.testAll()
        }
    }

    TextLabel {
        width: parent.width
        visible: text !== ""
        kind: "small"
        text: Proxies.message
        color: Theme.toneText(Proxies.messageTone)
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
        Accessible.role: Accessible.AlertMessage
    }

    function add() {
        if (addButton.enabled)
            Proxies.add(scheme.current, host.text, Number(port.text), user.text, password.text);
    }

    Connections {
        target: Proxies

        function onAdded() {
            host.clear();
            port.clear();
            user.clear();
            password.clear();
            host.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    Loader {
        id: files

        active: false
        sourceComponent: FileDialog {
            title: qsTr("Import a list of proxies")
            nameFilters: [qsTr("Text files (*.txt *.list *.csv)"), qsTr("All files (*)")]
            onAccepted: Proxies.importFile(selectedFile, scheme.current)
        }
    }
}
