import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// The amber strip below the toolbar while the engine is away; it comes and goes by itself.
FocusScope {
    id: root

    readonly property bool failed: App.engineState === "failed"
    readonly property bool shown: App.engineMessage !== "" && App.engineState !== "running"

    // The seconds that are counted down in it are for the eye.
    function tell() {
        if (root.shown)
            App.announce(App.engineMessage);
    }

    onShownChanged: root.tell()
    onFailedChanged: root.tell()
    visible: root.shown
    implicitHeight: root.shown ? Theme.scaled(40) : 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: App.engineMessage

    Rectangle {
        anchors.fill: parent
        color: Theme.warningTint
    }

    Icon {
        x: root.LayoutMirroring.enabled ? root.width - 20 - width : 20
        anchors.verticalCenter: parent.verticalCenter
        name: "triangle-alert"
        color: Theme.warningText
    }

    TextLabel {
        x: root.LayoutMirroring.enabled ? buttons.width + 24 : 46
        width: root.width - 46 - buttons.width - 24
        anchors.verticalCenter: parent.verticalCenter
        kind: "strong"
        text: App.engineMessage
        color: Theme.warningText
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    Row {
        id: buttons

        x: root.LayoutMirroring.enabled ? 16 : root.width - width - 16
        anchors.verticalCenter: parent.verticalCenter
        visible: root.failed
        spacing: Theme.space8

        Button {
            objectName: "tryAgain"
            compact: true
            iconName: "rotate-cw"
            text: qsTr("Try again")
            onClicked: App.retryEngine()
        }

        Button {
            compact: true
            text: qsTr("Open log")
            onClicked: App.openLog()
        }
    }
}
