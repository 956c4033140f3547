"""The files of the watched gallery, and which are selected. Thumbnails are asked for once a view shows the file."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer

from backend.protocol.commands import SetThumbnailsWanted
from bridge.backend_link import Engine
from bridge.gallery_detail import FileLine
from bridge.models.rows import FIRST_ROLE, Index, RowsModel, runs

_SOURCE = FIRST_ROLE + FileLine._fields.index("source")
_SELECTED = FIRST_ROLE + FileLine._fields.index("selected")
_BATCH_MS = 30


class FilesModel(RowsModel[FileLine]):
    """The files of the gallery in the inspector; asks for thumbnails as they come into view."""

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(FileLine, parent)
        self._engine = engine
        self._asked: set[int] = set()
        self._wanted: list[int] = []
        self._selected: frozenset[int] = frozenset()
        self._send = QTimer(self, interval=_BATCH_MS, singleShot=True)
        self._send.timeout.connect(self._ask)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == _SELECTED:
            return self._rows[index.row()].fileId in self._selected
        value = super().data(index, role)
        if role == _SOURCE and value == "":
            self.want(self._rows[index.row()].fileId)
        return value

    def select(self, ids: frozenset[int]) -> None:
        """These files are shown as selected, and no others."""
        changed, self._selected = self._selected ^ ids, ids
        rows = [i for i, row in enumerate(self._rows) if row.fileId in changed]
        for first, last in runs(rows):
            self.dataChanged.emit(self.index(first), self.index(last), [_SELECTED])

    def want(self, file_id: int) -> None:
        if file_id not in self._asked:
            self._asked.add(file_id)
            self._wanted.append(file_id)
            if not self._send.isActive():
                self._send.start()

    def forget(self) -> None:
        """Another gallery is watched: what was asked for may be asked for again."""
        self._asked.clear()
        self._wanted.clear()

    def _ask(self) -> None:
        wanted, self._wanted = self._wanted, []
        if wanted:
            self._engine.send(SetThumbnailsWanted(file_ids=tuple(wanted)))
