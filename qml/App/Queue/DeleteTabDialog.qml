import QtQuick
import App.Controls
import Galleon.Bridge

// A tab goes: where to with its galleries.
Dialog {
    id: root

    property int tabId: 0
    property string name
    property int count: 0
    property string heir

    function ask(tab: TabButton) {
        root.tabId = tab.tabId;
        root.name = tab.name;
        root.count = tab.count;
        const others = Tabs.without([tab.tabId]);
        heirs.choices = others;
        root.heir = Tabs.mainId.toString();
        root.open();
    }

    objectName: "deleteTabDialog"
    title: qsTr("Delete the tab “%1”?").arg(root.name)
    sentence: qsTr("Its %n galleries move to another tab and go on there.", "", root.count)
    primaryLabel: qsTr("Delete tab")
    secondaryLabel: qsTr("Cancel")
    onPrimary: Tabs.remove(root.tabId, Number(root.heir))

    FormField {
        width: parent.width
        reserveLine: false
        label: qsTr("Move them to")

        ComboBox {
            id: heirs

            objectName: "heirBox"
            width: parent.width
            label: qsTr("Move them to")
            current: root.heir
            dot: heirs.choices.find(choice => choice.id === root.heir)?.colour ?? 0
            onChosen: id => root.heir = id
        }
    }
}
