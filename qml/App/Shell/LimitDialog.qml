import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// A speed limit of the person's own, in tenths of MB/s.
Dialog {
    id: root

    readonly property int bytesPerTenth: 100000

    title: qsTr("Limit the speed")
    sentence: qsTr("All uploads together stay below this. Running uploads follow within a second.")
    primaryLabel: qsTr("Set limit")
    secondaryLabel: qsTr("Cancel")
    safe: "primary"
    onAboutToShow: tenths.showNumber()
    onOpened: tenths.begin()
    onPrimary: Transfer.setLimit(tenths.value * root.bytesPerTenth)

    Row {
        width: parent.width
        spacing: Theme.space8

        SpinField {
            id: tenths

            width: 120
            from: 1
            to: 20000
            stepSize: 5
            number: Transfer.limitBps > 0 ? Math.round(Transfer.limitBps / root.bytesPerTenth) : 40
            decimals: 1
            label: qsTr("Limit in MB/s")
            Keys.onReturnPressed: root.choosePrimary()
            Keys.onEnterPressed: root.choosePrimary()
        }

        TextLabel {
            height: Theme.control
            text: qsTr("MB/s")
            color: Theme.textSecondary
        }
    }
}
