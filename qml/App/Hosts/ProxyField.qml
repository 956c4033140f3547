pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// What the open host goes through, and the way to the list of proxies.
Item {
    id: root

    readonly property int labelWidth: 132
    readonly property bool mirrored: root.LayoutMirroring.enabled

    implicitHeight: Theme.scaled(46)

    TextLabel {
        x: root.mirrored ? root.width - width : 0
        width: root.labelWidth - 8
        height: Theme.control
        text: qsTr("Proxy")
        color: Theme.textSecondary
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    ComboBox {
        objectName: "proxyOfHost"
        x: root.mirrored ? manage.width + Theme.space8 : root.labelWidth
        width: root.width - root.labelWidth - manage.width - Theme.space8
        label: qsTr("Proxy")
        choices: Proxies.hostChoices
        current: Proxies.ofHost
        onChosen: id => Proxies.chooseForHost(id)
    }

    IconButton {
        id: manage

        objectName: "manageProxies"
        x: root.mirrored ? 0 : root.width - width
        iconName: "settings"
        label: qsTr("Proxies…")
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
