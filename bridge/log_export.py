"""Writes a part of the log into a file, page by page: neither the window nor its memory feels how long it is."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QIODevice, QObject, QSaveFile

from backend.protocol.log import GetLog, LogFilter, LogPage
from backend.protocol.replies import Refused, Reply
from bridge.backend_link import Engine
from bridge.error_text import Context, short
from bridge.log_text import as_text
from bridge.names import Names

PAGE = 300
"""So many lines are made into text within one turn of the event loop."""


class Export(QObject):
    """`done(lines, problem)` is called once; `problem` is empty when the file is there. Until then an older file of
    that name stays as it was. GUI thread.
    """

    def __init__(
        self,
        path: str,
        wanted: LogFilter,
        engine: Engine,
        names: Names,
        now: float,
        done: Callable[[int, str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.path = path
        self._is_data = path.casefold().endswith((".jsonl", ".json", ".ndjson"))
        self._wanted = wanted
        self._engine = engine
        self._names = names
        self._now = now
        self._done = done
        self._lines = 0
        self._file = QSaveFile(path, self)

    def start(self) -> None:
        if self._file.open(QIODevice.OpenModeFlag.WriteOnly):
            self._ask(0)
        else:
            self._end(self._file.errorString())

    def _ask(self, after: int) -> None:
        self._engine.send(GetLog(filter=self._wanted, after=after, limit=PAGE), self._take)

    def _take(self, reply: Reply) -> None:
        if not isinstance(reply, LogPage):
            self._file.cancelWriting()
            self._file.commit()
            self._end(short(reply.error, Context()) if isinstance(reply, Refused) else type(reply).__name__)
            return
        self._lines += len(reply.entries)
        for entry in reversed(reply.entries):  # pages are newest first, a file is oldest first
            line = msgspec.json.encode(entry) if self._is_data else as_text(entry, self._names, self._now).encode()
            self._file.write(line + b"\n")
        if not reply.is_end:
            self._ask(reply.next_id)
        elif self._file.commit():
            self._end("")
        else:
            self._end(self._file.errorString())

    def _end(self, problem: str) -> None:
        self.deleteLater()
        self._done(self._lines, problem)
