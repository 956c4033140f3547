pragma ComponentBehavior: Bound

import QtQuick
import App.Theme

// One choice of a few. `choices` is a list of {id, label}; `chosen(id)` asks for another, the owner sets `current`.
FocusScope {
    id: root

    property var choices: []
    property string current
    property string label
    property bool compact: false
    // Segments of equal width over the whole width; otherwise as wide as their labels.
    property bool fill: true
    // Drawn before each label, so wide; it is told the `choice`.
    property Component sign: null
    property int signWidth: 0

    // What each label takes at its usual size, and a little room beside it. It is drawn bold where it is chosen.
    readonly property list<real> needs: {
        const scale = Theme.fontSmall / metrics.font.pixelSize;
        return root.choices.map(choice => metrics.advanceWidth(choice.label) * scale + root.aside);
    }
    readonly property real allNeeds: root.needs.reduce((sum, need) => sum + need, 0)
    readonly property int aside: 8 + (root.sign ? root.signWidth + 8 : 0)
    // Segments are equally wide where that is enough for each; otherwise their labels share the room, in smaller words
    // if need be.
    readonly property bool even: Math.max(0, ...root.needs) * root.needs.length <= root.width - 6
    readonly property int fontSize: {
        if (!root.fill || root.allNeeds <= root.width - 6)
            return Theme.fontSmall;
        const beside = root.aside * root.needs.length;
        return Math.max(10, Math.floor(Theme.fontSmall * (root.width - 6 - beside) / (root.allNeeds - beside)));
    }

    signal chosen(string id)

    function step(delta: int) {
        const ids = root.choices.map(choice => choice.id);
        const next = ids.indexOf(root.current) + delta;
        if (next >= 0 && next < ids.length)
            root.chosen(ids[next]);
    }

    implicitWidth: row.implicitWidth + 6
    implicitHeight: root.compact ? Theme.controlCompact : Theme.control
    activeFocusOnTab: true
    Accessible.role: Accessible.Grouping
    Accessible.name: root.label
    Keys.onLeftPressed: root.step(root.LayoutMirroring.enabled ? 1 : -1)
    Keys.onRightPressed: root.step(root.LayoutMirroring.enabled ? -1 : 1)

    // Large, so that widths at another size of text follow from it.
    FontMetrics {
        id: metrics

        font.family: Theme.fontFamily
        font.pixelSize: 100
        font.weight: Font.DemiBold
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusRow
        color: Theme.bgSunken
    }

    Row {
        id: row

        x: 3
        y: 3
        height: root.height - 6

        Repeater {
            id: repeater

            model: root.choices

            Rectangle {
                id: segment

                required property var modelData
                required property int index
                readonly property bool on: segment.modelData.id === root.current
                readonly property int lead: root.sign ? root.signWidth + 8 : 0

                implicitWidth: text.implicitWidth + 24 + segment.lead
                width: !root.fill || repeater.count === 0 ? implicitWidth : root.even ? (root.width - 6) / repeater.count : (root.width - 6) * root.needs[segment.index] / root.allNeeds
                height: row.height
                radius: Theme.radiusControl
                color: segment.on ? Theme.segmentOn : Theme.clear
                border.width: segment.on ? 1 : 0
                border.color: Theme.segmentOnBorder
                Accessible.role: Accessible.RadioButton
                Accessible.name: segment.modelData.label
                Accessible.checkable: true
                Accessible.checked: segment.on
                Accessible.focusable: true
                Accessible.focused: segment.on && root.activeFocus
                Accessible.onPressAction: root.chosen(segment.modelData.id)

                Item {
                    x: segment.LayoutMirroring.enabled ? text.x + text.width + 8 : text.x - segment.lead
                    width: root.signWidth
                    height: parent.height
                    Component.onCompleted: {
                        const sign = root.sign?.createObject(this, {
                            choice: segment.modelData.id
                        }) as Item;
                        if (sign)
                            sign.y = Qt.binding(() => Math.round((segment.height - sign.height) / 2));
                    }
                }

                TextLabel {
                    id: text

                    x: Math.round((segment.width - width + (segment.LayoutMirroring.enabled ? -segment.lead : segment.lead)) / 2)
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, segment.width - segment.lead - 4)
                    kind: "small"
                    elide: Text.ElideRight
                    font.pixelSize: root.fontSize
                    font.weight: segment.on ? Font.DemiBold : Font.Medium
                    color: segment.on || hover.hovered ? Theme.textPrimary : Theme.textSecondary
                    text: segment.modelData.label
                    Accessible.ignored: true
                }

                HoverHandler {
                    id: hover
                }

                TapHandler {
                    onTapped: root.chosen(segment.modelData.id)
                }
            }
        }
    }

    FocusRing {
        visible: root.activeFocus
        targetRadius: Theme.radiusRow
    }
}
