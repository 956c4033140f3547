"""The About dialog: what Galleon is made of, and the report of versions for whoever reports a bug."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.covering import without_names
from backend.protocol.replies import Done, Reply
from backend.protocol.self_test import RunSelfTest, SelfTested
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.models.rows import RowsModel
from bridge.wording import tr

if TYPE_CHECKING:
    from bridge.components import Component

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


class ComponentLine(NamedTuple):
    name: str
    version: str
    licence: str


@QmlElement
@QmlSingleton
class About(RowsModel[ComponentLine]):
    """The rows are there once `open` was called."""

    currentChanged = Signal()
    _read = Signal(object)

    def __init__(self, app: App, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(ComponentLine, parent)
        self._app = app
        self._engine = engine
        self._texts: list[str] = []
        self._current = 0
        self._read.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def open(self) -> None:
        """The texts are read in a thread: they are many files."""
        if not self._texts:
            threading.Thread(target=self._read_all, args=(str(self._app.property("version")),), daemon=True).start()
        self._set_current(0)

    def _read_all(self, version: str) -> None:
        from bridge.components import components

        self._read.emit(components(version))

    def _take(self, found: list[Component]) -> None:
        self._texts = [each.text for each in found]
        self.show([ComponentLine(each.name, each.version, each.licence) for each in found])
        self._set_current(0)

    @Property(int, notify=currentChanged)
    def currentRow(self) -> int:
        return self._current

    @currentRow.setter  # type: ignore[no-redef]
    def currentRow(self, row: int) -> None:
        if 0 <= row < len(self):
            self._set_current(row)

    def _set_current(self, row: int) -> None:
        self._current = row
        self.currentChanged.emit()

    @Property(str, notify=currentChanged)
    def licenceText(self) -> str:
        return self._texts[self._current] if self._current < len(self._texts) else ""

    @Slot()
    def copyReport(self) -> None:
        """With what the engine's self-test finds, where there is an engine."""
        if self._app.property("engineState") == "running":
            self._engine.send(RunSelfTest(), self._copy)
        else:
            self._copy(Done())

    def _copy(self, reply: Reply) -> None:
        from bridge.components import ROOT, version_report

        report = version_report(str(self._app.property("version")), data="demo" if self._app.property("isDemo") else "")
        if isinstance(reply, SelfTested):
            lines = (f"{check.outcome.value} · {check.name} · {check.detail}" for check in reply.checks)
            report += "\n\nSelf-test\n" + without_names("\n".join(lines), ROOT)
        self._app.copyText(report, tr("Versions copied"), tr("For a report of a bug; nothing of yours is in it"))
