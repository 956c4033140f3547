pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Theme

// At most two confirmations, the newest lowest.
FocusScope {
    id: root

    readonly property int most: 2

    visible: list.count > 0
    implicitWidth: 400
    implicitHeight: column.implicitHeight

    ListModel {
        id: list
    }

    Connections {
        target: App

        function onToastRequested(title: string, text: string, icon: string, actionLabel: string, actionId: string) {
            while (list.count >= root.most)
                list.remove(0);
            list.append({
                title: title,
                text: text,
                iconName: icon === "" ? "circle-check" : icon,
                actionLabel: actionLabel,
                actionId: actionId
            });
            App.announce(text === "" ? title : title + ". " + text);
        }

        function onToastWithdrawn(actionId: string) {
            for (let i = list.count - 1; i >= 0; --i) {
                if (list.get(i).actionId === actionId)
                    list.remove(i);
            }
        }
    }

    Column {
        id: column

        width: root.width
        spacing: Theme.space8

        Repeater {
            model: list

            Toast {
                id: toast

                required property int index
                required property string actionId

                width: root.width
                undo: toast.actionLabel !== ""
                focus: toast.index === list.count - 1
                onActed: {
                    App.runToastAction(toast.actionId);
                    list.remove(toast.index);
                }
                onExpired: list.remove(toast.index)
            }
        }
    }
}
