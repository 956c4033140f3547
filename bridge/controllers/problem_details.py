"""The folded part of a problem's card: what the log knows of it, asked for when somebody opens it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from backend.protocol.errors import ErrorKind
from backend.protocol.log import GetLog, LogEntry, LogFilter, LogPage
from backend.protocol.replies import Reply
from backend.protocol.rows import GalleryRow
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.gallery_problems import Card, Problem
from bridge.problem_report import details, last_exchange, report
from bridge.store import Store
from bridge.wording import tr

_LINES = 5
_MOST_PARTS = 20
"""A search of the log answers in parts; so many are asked for."""

Key = tuple[str, ErrorKind | None]


class ProblemDetails(QObject):
    """GUI thread. What is open and what was found is kept while the same gallery is shown."""

    changed = Signal()

    def __init__(self, store: Store, engine: Engine, app: App, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._gallery_id = 0
        self._found: dict[Key, dict[int, LogEntry]] = {}  # of the open ones

    def cards(self, row: GalleryRow, problems: list[Problem]) -> list[Card]:
        """The cards with their folded part as it is now."""
        if row.id != self._gallery_id:
            self._gallery_id = row.id
            self._found.clear()
        return [self._card(problem) for problem in problems]

    def _card(self, problem: Problem) -> Card:
        if problem.error is None:
            return problem.card
        is_open = _key(problem) in self._found
        shown = details(problem, self._entries(problem), self._store.names) if is_open else ""
        return problem.card._replace(hasDetail=True, isOpen=is_open, detail=shown)

    def toggle(self, row: GalleryRow, problem: Problem) -> None:
        """Open what is folded, or fold it."""
        key = _key(problem)
        if self._found.pop(key, None) is None and problem.error is not None:
            self._found[key] = {}
            self._ask(key, self._of_gallery(row, problem), problem)
        self.changed.emit()

    def copy_report(self, row: GalleryRow, problem: Problem) -> None:
        from bridge.components import version_report  # reads many files

        data = "demo" if self._app.property("isDemo") else ""
        versions = version_report(str(self._app.property("version")), data=data)
        said = report(problem, row, self._entries(problem), self._store.names, versions)
        self._app.copyText(said, tr("Report copied"), tr("Passwords and keys are covered in it"))

    def _entries(self, problem: Problem) -> list[LogEntry]:
        found = self._found.get(_key(problem), {})
        return [found[number] for number in sorted(found, reverse=True)][:_LINES]

    @staticmethod
    def _of_gallery(row: GalleryRow, problem: Problem) -> LogFilter:
        kind = problem.kind.value if problem.kind is not None else ""
        return LogFilter(gallery_id=row.id, host=problem.host_id, error=kind)

    def _ask(self, key: Key, wanted: LogFilter, problem: Problem, before: int | None = None, parts: int = 1) -> None:
        gallery_id = self._gallery_id

        def take(reply: Reply) -> None:
            found = self._found.get(key)
            if not isinstance(reply, LogPage) or found is None or gallery_id != self._gallery_id:
                return
            found.update({entry.id: entry for entry in reply.entries})
            if not reply.is_end and not reply.entries and parts < _MOST_PARTS:
                self._ask(key, wanted, problem, reply.next_id, parts + 1)
            elif wanted.gallery_id and problem.host_id and not any(last_exchange(e.detail) for e in found.values()):
                # what stopped the host may have happened to its account, or to another gallery before
                self._ask(key, LogFilter(host=problem.host_id, error=wanted.error), problem)
            self.changed.emit()

        self._engine.send(GetLog(filter=wanted, before=before, limit=_LINES), take)


def _key(problem: Problem) -> Key:
    return problem.card.key, problem.kind
