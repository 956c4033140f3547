"""The plainest PySide6 window, for comparison: prints the monotonic clock of its first frame, and ends."""

import sys
import time

from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

QML = b"""
import QtQuick
Window {
    width: 1280; height: 800; visible: true
    Text { anchors.centerIn: parent; text: "Hello" }
}
"""


def main() -> int:
    application = QGuiApplication(sys.argv)
    engine = QQmlApplicationEngine()
    engine.loadData(QML)
    (window,) = engine.rootObjects()
    assert isinstance(window, QQuickWindow)

    def drawn() -> None:
        print(time.monotonic(), flush=True)
        application.quit()

    window.frameSwapped.connect(drawn)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
