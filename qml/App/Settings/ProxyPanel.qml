pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Controls
import App.Hosts
import App.Theme

// What all hosts go through, and the way to the list of proxies.
Item {
    id: root

    readonly property bool mirrored: root.LayoutMirroring.enabled

    implicitHeight: Theme.control

    ComboBox {
        objectName: "proxyForAll"
        x: root.mirrored ? root.width - width : 0
        width: Math.min(320, root.width - manage.width - Theme.space8)
        label: qsTr("Proxy")
        choices: Proxies.choices
        current: Proxies.forAll
        onChosen: id => Proxies.chooseForAll(id)
    }

    Button {
        id: manage

        x: root.mirrored ? 0 : root.width - width
        iconName: "settings"
        text: qsTr("Proxies…")
        onClicked: {
            if (dialog.item)
                (dialog.item as ProxyDialog).open();
            dialog.active = true;
        }
    }

    Loader {
        id: dialog

        active: false
        sourceComponent: ProxyDialog {}
        onLoaded: (dialog.item as ProxyDialog).open()
    }
}
