pragma Singleton
import QtQuick

QtObject {
    property bool isBack: false
    property bool hasCards: true
    property var sampleCovers: []
    property string exampleText: "[b]Autumn walk[/b]\n[url=http://127.0.0.1:8787/i/7f][img]…[/img]"
    property ListModel hosts: ListModel {
        ListElement {
            hostId: "local"
            name: "This computer"
            subtitle: "Built-in host · http://127.0.0.1:8787"
            icon: "hard-drive"
            enabled: true
            canToggle: true
            actionLabel: ""
            locked: false
        }
        ListElement {
            hostId: "pix"
            name: "Pixhost"
            subtitle: "No account needed · public links"
            icon: "image-up"
            enabled: false
            canToggle: true
            actionLabel: ""
            locked: false
        }
        ListElement {
            hostId: ""
            name: "imx.to, Rapidgator and 11 more"
            subtitle: "Passwords stay in your keyring"
            icon: "lock"
            enabled: false
            canToggle: false
            actionLabel: "Add…"
            locked: false
        }
    }

    function leave() {
        isBack = false;
    }
}
