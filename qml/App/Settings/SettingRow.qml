pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// One setting: label and hint at the start, its control at the end, or below where it needs the width. A dot and a way
// back where the value is not the default. Panels are files of this folder.
Item {
    id: root

    required property string name
    required property string heading
    required property string label
    required property string hint
    required property string kind
    required property var value
    required property var choices
    required property int minimum
    required property int maximum
    required property int step
    required property int decimals
    required property string unit
    required property string zero
    required property bool isPlain
    required property string resetLabel
    required property bool active
    required property string error
    required property string button
    required property string iconName
    required property string panel
    required property int index

    readonly property bool mirrored: root.LayoutMirroring.enabled
    readonly property bool wide: root.kind === "folder" || root.kind === "text" || root.kind === "panel"
    readonly property int gutter: Theme.controlCompact + Theme.space8
    readonly property int wordsWidth: root.wide ? root.width - (root.kind === "panel" ? 0 : root.gutter) : root.width - control.width - root.gutter - Theme.space12
    readonly property int bodyHeight: Math.max(words.height, root.wide ? 0 : Theme.control)

    signal folderAsked(string name)

    implicitHeight: title.height + Theme.space12 + bodyHeight + (root.wide ? Theme.space8 + below.height : 0) + Theme.space12
    Accessible.role: Accessible.Grouping
    Accessible.name: root.label
    Accessible.description: root.error !== "" ? root.error : root.hint

    Rectangle {
        width: root.width
        height: 1
        visible: root.index > 0 && root.heading === ""
        color: Theme.borderSubtle
    }

    TextLabel {
        id: title

        width: root.width
        height: root.heading === "" ? 0 : Theme.lineTitle + (root.index > 0 ? Theme.space24 : Theme.space8)
        visible: root.heading !== ""
        verticalAlignment: Text.AlignBottom
        kind: "title"
        text: root.heading
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    Rectangle {
        x: root.mirrored ? root.width + 6 : -6 - width
        y: words.y + Math.round((Theme.lineBody - height) / 2)
        visible: root.resetLabel !== ""
        width: 6
        height: 6
        radius: 3
        color: Theme.accentBar
    }

    Column {
        id: words

        x: root.mirrored ? root.width - width : 0
        y: title.height + Theme.space12 + Math.round((root.bodyHeight - height) / 2)
        width: root.wordsWidth

        TextLabel {
            width: words.width
            text: root.label
            color: root.active ? Theme.textPrimary : Theme.textDisabled
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        TextLabel {
            width: words.width
            visible: text !== ""
            kind: "small"
            text: root.error !== "" ? root.error : root.hint
            color: root.error !== "" ? Theme.dangerText : Theme.textTertiary
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            Accessible.role: root.error !== "" ? Accessible.AlertMessage : Accessible.StaticText
            Accessible.name: text
        }
    }

    IconButton {
        objectName: "reset_" + root.name
        x: root.wide ? (root.mirrored ? 0 : root.width - width) : root.mirrored ? control.width + Theme.space8 : root.width - control.width - Theme.space8 - width
        y: title.height + Theme.space12 + (root.wide ? -Math.round((height - Theme.lineBody) / 2) : Math.round((root.bodyHeight - height) / 2))
        visible: root.resetLabel !== ""
        compact: true
        iconName: "undo-2"
        label: root.resetLabel
        onClicked: SettingsList.reset(root.name)
    }

    Item {
        id: below

        y: words.y + words.height + Theme.space8
        width: root.width
        height: panelLoader.active ? panelLoader.height : Theme.control
        visible: root.wide

        Loader {
            id: panelLoader

            active: root.panel !== ""
            width: parent.width
            height: panelLoader.implicitHeight
            source: root.panel === "" ? "" : Qt.resolvedUrl(root.panel + ".qml")
        }
    }

    SettingControl {
        id: control

        x: root.mirrored || root.wide ? 0 : root.width - width
        y: root.wide ? below.y : title.height + Theme.space12 + Math.round((root.bodyHeight - height) / 2)
        width: root.wide ? root.width : implicitWidth
        visible: root.kind !== "panel"
        name: root.name
        label: root.label
        kind: root.kind
        value: root.value
        choices: root.choices
        minimum: root.minimum
        maximum: root.maximum
        step: root.step
        decimals: root.decimals
        unit: root.unit
        zero: root.zero
        isPlain: root.isPlain
        button: root.button
        iconName: root.iconName
        invalid: root.error !== ""
        active: root.active
        onEdited: value => SettingsList.change(root.name, value)
        onFolderAsked: root.folderAsked(root.name)
        onPressed: SettingsList.run(root.name)
    }
}
