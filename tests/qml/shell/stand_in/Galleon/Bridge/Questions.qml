pragma Singleton
import QtQuick

QtObject {
    property string title
    property string sentence
    property string action
    property string refusal
    property var lines: []

    signal asked
}
