pragma ComponentBehavior: Bound

import QtQuick
import App.Theme

// One image of the gallery: what a tile and a line of the list have in common. The page has the mouse for all of them.
Item {
    id: root

    required property int index
    required property var fileId
    required property string name
    required property string source
    required property string sizeText
    required property string dimsText
    required property string stateIcon
    required property string stateLabel
    required property string tone
    required property string errorText
    required property string urlText
    required property bool leftOut
    required property bool isCover
    required property bool isChanged
    required property bool selected
    required property bool current

    readonly property string marks: [root.isCover ? qsTr("Cover") : "", root.isChanged ? qsTr("Changed since its upload") : ""].filter(text => text !== "").join(" · ")
    readonly property string about: [root.name, [root.dimsText, root.sizeText].filter(text => text !== "").join(" · "), root.errorText || root.stateLabel, root.marks].filter(text => text !== "").join("\n")
    readonly property color ground: root.selected ? Theme.bgSelected : Theme.clear

    signal opened

    Accessible.role: Accessible.ListItem
    Accessible.name: [root.name, root.stateLabel, root.errorText, root.marks].filter(text => text !== "").join(", ")
    Accessible.selectable: true
    Accessible.selected: root.selected
    Accessible.focusable: true
    Accessible.focused: root.current
    Accessible.onPressAction: root.opened()
}
