pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// The week in hours. Full: no limit; half: limited; empty with a bar: stopped. Drag, or arrows, Shift and Space.
FocusScope {
    id: root

    readonly property int leading: Theme.scaled(44)
    readonly property real cellWidth: Math.floor((root.width - root.leading) / 24)
    readonly property string clockFormat: "HH:mm"
    readonly property int cellHeight: Theme.scaled(24)
    readonly property var choices: [
        {
            id: "0",
            label: qsTr("No limit")
        },
        {
            id: "1",
            label: qsTr("Limited")
        },
        {
            id: "2",
            label: qsTr("Stopped")
        }
    ]
    property string level: "1"
    // The cursor and the other end of what is chosen.
    property int day: 0
    property int hour: 0
    property int otherDay: 0
    property int otherHour: 0

    function dayName(day: int, format: int): string {
        return Qt.locale().standaloneDayName((day + 1) % 7, format);
    }

    function said(): string {
        const level = root.choices[Number(Timetable.days[root.day][root.hour])].label;
        return qsTr("%1, %2:00 to %3:00, %4").arg(root.dayName(root.day, Locale.LongFormat)).arg(root.hour).arg(root.hour + 1).arg(level);
    }

    function go(day: int, hour: int, extend: bool) {
        root.day = Math.max(0, Math.min(6, day));
        root.hour = Math.max(0, Math.min(23, hour));
        if (!extend) {
            root.otherDay = root.day;
            root.otherHour = root.hour;
        }
    }

    function paint() {
        Timetable.paint(root.day, root.hour, root.otherDay, root.otherHour, root.level);
    }

    implicitHeight: grid.y + grid.height

    Segmented {
        id: levels

        objectName: "scheduleLevels"
        x: root.LayoutMirroring.enabled ? root.width - width : 0
        width: Math.min(root.width, implicitWidth)
        choices: root.choices
        current: root.level
        label: qsTr("Level to give")
        fill: false
        signWidth: 16
        sign: ScheduleCell {
            required property string choice

            width: 16
            height: 14
            level: choice
            border.width: 1
            border.color: Theme.borderSubtle
        }
        onChosen: id => root.level = id
    }

    Item {
        id: grid

        objectName: "scheduleGrid"
        x: root.LayoutMirroring.enabled ? root.width - width : 0
        y: levels.height + Theme.space12
        width: root.leading + 24 * root.cellWidth
        height: Theme.lineCaption + 7 * root.cellHeight
        activeFocusOnTab: true
        opacity: Timetable.isFollowed ? 1 : 0.6
        // Time runs in one direction, as in every chart.
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true
        Accessible.role: Accessible.Table
        Accessible.name: qsTr("Timetable: %1").arg(root.said())
        Accessible.description: qsTr("Arrow keys move, Shift chooses several hours, Space gives them the level")
        Keys.onPressed: event => {
            const extend = (event.modifiers & Qt.ShiftModifier) !== 0;
            event.accepted = true;
            switch (event.key) {
            case Qt.Key_Left:
                root.go(root.day, root.hour - 1, extend);
                break;
            case Qt.Key_Right:
                root.go(root.day, root.hour + 1, extend);
                break;
            case Qt.Key_Up:
                root.go(root.day - 1, root.hour, extend);
                break;
            case Qt.Key_Down:
                root.go(root.day + 1, root.hour, extend);
                break;
            case Qt.Key_Home:
                root.go(root.day, 0, extend);
                break;
            case Qt.Key_End:
                root.go(root.day, 23, extend);
                break;
            case Qt.Key_Space:
                root.paint();
                break;
            default:
                event.accepted = false;
            }
            if (event.accepted)
                App.announce(root.said());
        }

        Repeater {
            model: [0, 6, 12, 18]

            TextLabel {
                required property int modelData

                x: root.leading + modelData * root.cellWidth
                height: Theme.lineCaption
                kind: "caption"
                font.weight: Font.Normal
                text: Qt.locale().toString(new Date(2026, 0, 1, modelData), root.clockFormat)
                Accessible.ignored: true
            }
        }

        Repeater {
            model: 7

            Item {
                id: row

                required property int index
                readonly property string hours: Timetable.days[row.index] ?? ""

                y: Theme.lineCaption + row.index * root.cellHeight
                width: grid.width
                height: root.cellHeight

                TextLabel {
                    width: root.leading - Theme.space8
                    height: parent.height
                    kind: "small"
                    text: root.dayName(row.index, Locale.ShortFormat)
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }

                Repeater {
                    model: 24

                    ScheduleCell {
                        id: cell

                        required property int index

                        x: root.leading + cell.index * root.cellWidth
                        y: 1
                        width: root.cellWidth - 2
                        height: root.cellHeight - 2
                        level: row.hours[cell.index] ?? "0"
                    }
                }
            }
        }

        // What is chosen, and the cursor in it.
        Rectangle {
            x: root.leading + Math.min(root.hour, root.otherHour) * root.cellWidth - 2
            y: Theme.lineCaption + Math.min(root.day, root.otherDay) * root.cellHeight - 1
            width: (Math.abs(root.hour - root.otherHour) + 1) * root.cellWidth + 2
            height: (Math.abs(root.day - root.otherDay) + 1) * root.cellHeight + 2
            visible: grid.activeFocus || mouse.pressed
            radius: 5
            color: Theme.clear
            border.width: 2
            border.color: Theme.focusRing
        }

        MouseArea {
            id: mouse

            function goTo(x: real, y: real, extend: bool) {
                root.go(Math.floor((y - Theme.lineCaption) / root.cellHeight), Math.floor((x - root.leading) / root.cellWidth), extend);
            }

            anchors.fill: parent
            preventStealing: true
            onPressed: event => {
                grid.forceActiveFocus(Qt.MouseFocusReason);
                mouse.goTo(event.x, event.y, (event.modifiers & Qt.ShiftModifier) !== 0);
                // a day's name stands for all its hours
                if (event.x < root.leading)
                    root.otherHour = 23;
            }
            onPositionChanged: event => {
                if (event.x >= root.leading)
                    mouse.goTo(event.x, event.y, true);
            }
            onReleased: root.paint()
        }
    }
}
