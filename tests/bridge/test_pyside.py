"""Faults of PySide6 that an upgrade could bring back."""

import subprocess
import sys

EMIT = """
import sys
from PySide6.QtCore import QObject, Signal
class Source(QObject):
    fired = Signal(int)
source = Source()
source.fired.connect(lambda n: None)
before = sys.getrefcount(True)
for n in range(10_000):
    source.fired.emit(n)
print(before - sys.getrefcount(True))
"""


def test_emitting_does_not_lose_references_to_true() -> None:
    """6.12.0 on Python 3.11 loses one for each emit, and aborts the process after some hundred."""
    run = subprocess.run([sys.executable, "-c", EMIT], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    assert abs(int(run.stdout)) < 100


TWO_ENGINES = """
from PySide6.QtCore import Property, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from bridge.qml_module import offer
application = QGuiApplication([])
class Desk(QObject):
    @Property(int, constant=True)
    def number(self):
        return self._number
for number in (1, 2):
    desk = Desk()
    desk._number = number
    offer([desk])
    engine = QQmlApplicationEngine()
    engine.loadData(b"import QtQuick; import Galleon.Bridge; Row { objectName: Desk.number; Text {} }")
    print(engine.rootObjects()[0].objectName() if engine.rootObjects() else "nothing")
"""


def test_a_second_engine_sees_the_second_object_and_lists_of_children_still_work() -> None:
    run = subprocess.run([sys.executable, "-c", TWO_ENGINES], capture_output=True, text=True, timeout=60)
    assert run.stdout.split() == ["1", "2"], run.stderr
