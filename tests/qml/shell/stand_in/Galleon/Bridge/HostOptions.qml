pragma Singleton
import QtQuick

QtObject {
    signal asked
}
