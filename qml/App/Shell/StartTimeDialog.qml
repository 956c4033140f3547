import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// A date and a time of day that galleries wait for.
Dialog {
    id: root

    objectName: "startTimeDialog"
    title: StartTimes.title
    sentence: qsTr("Nothing of it goes before that time. Galleon has to run then, and the computer must not sleep.")
    primaryLabel: qsTr("Set start time")
    primaryEnabled: StartTimes.problem === ""
    secondaryLabel: qsTr("Cancel")
    onPrimary: StartTimes.apply()
    onOpened: {
        timeField.text = StartTimes.timeText;
        timeField.forceActiveFocus(Qt.TabFocusReason);
        timeField.selectAll();
    }

    Item {
        width: parent.width
        height: Math.max(dayItem.height, timeItem.height)

        FormField {
            id: dayItem

            x: root.mirrored ? parent.width - width : 0
            width: parent.width - timeItem.width - Theme.space12
            height: implicitHeight
            label: qsTr("Day")

            ComboBox {
                objectName: "startDay"
                width: parent.width
                label: qsTr("Day")
                choices: StartTimes.days
                current: StartTimes.day
                onChosen: id => StartTimes.day = id
            }
        }

        FormField {
            id: timeItem

            x: root.mirrored ? 0 : parent.width - width
            width: 168
            height: implicitHeight
            label: qsTr("Time")
            hint: StartTimes.hint
            error: StartTimes.problem

            TextField {
                id: timeField

                objectName: "startTime"
                width: parent.width
                label: qsTr("Time")
                maximumLength: 12
                invalid: StartTimes.problem !== ""
                onTextEdited: StartTimes.timeText = text
                onAccepted: root.choosePrimary()
            }
        }
    }

    LinkButton {
        objectName: "removeStartTime"
        x: root.mirrored ? parent.width - width : 0
        visible: StartTimes.hasTime
        text: qsTr("Take the start time away")
        onClicked: {
            root.close();
            StartTimes.remove();
        }
    }
}
