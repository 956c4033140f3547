pragma Singleton
import QtQuick

QtObject {
    property bool isDark: true
    property real textScale: 1
    property bool reduceMotion: false
    property bool raisedContrast: false
    property bool inspectorOpen: true
    property bool inspectorFloats
    property int inspectorWidth: 344
    property bool sidebarOpen: true
    property bool compactRows: false
}
