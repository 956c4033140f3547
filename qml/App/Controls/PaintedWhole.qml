import QtQuick

// Put into a list that scrolls fast. Where Qt draws in software it works out for each text and icon what lies in front of
// it: hundreds of small areas, which took a third of every frame. This is one area in front of them all. Nothing of it is
// seen: it has no colour, and its border is outside.
Rectangle {
    id: root

    required property Flickable view
    // It must move with each step: only what moves is painted again.
    readonly property int turn: 61

    parent: root.view
    x: -root.turn - root.view.contentX % root.turn
    y: -root.turn - root.view.contentY % root.turn
    z: 2
    width: root.view.width + 3 * root.turn
    height: root.view.height + 3 * root.turn
    visible: GraphicsInfo.api === GraphicsInfo.Software
    color: "transparent"
    border.width: 1
    Accessible.ignored: true
}
