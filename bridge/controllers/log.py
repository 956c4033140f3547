"""The Log page: a window of lines over a log of any length, filters, following, copying, export."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.errors import ErrorKind
from backend.protocol.log import FollowLog, GetLog, LogEntry, LogFilter, LogGallery, LogPage
from backend.protocol.replies import Reply
from bridge import formatting as text
from bridge import log_text
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.notifications import Notifications
from bridge.log_export import Export
from bridge.log_text import LogLine, log_line
from bridge.models.rows import RowsModel
from bridge.store import Store
from bridge.wording import tr

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

PAGE = 200
MOST_ROWS = 1_000
"""So many lines are held, wherever in the log they are; those at the other end are let go."""
MOST_COUNTED = 999
MOST_GALLERIES = 30
GROW_EVERY_MS = 250


@QmlElement
@QmlSingleton
class Log(RowsModel[LogLine]):
    """Rows are newest first. `newestShown` is False while newer lines than the first row exist but are not held.

    GUI thread. Nothing is asked of the engine while the page is not open.
    """

    filterChanged = Signal()
    stateChanged = Signal()
    choicesChanged = Signal()
    selectionChanged = Signal()
    jumped = Signal(int, arguments=["row"])  # the view has to show this row: everything was loaded anew

    def __init__(
        self,
        store: Store,
        engine: Engine,
        app: App,
        notifications: Notifications,
        *,
        open_gallery: Callable[[int], None],
        open_host: Callable[[str], None],
        now: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(LogLine, parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._notifications = notifications
        self._open_gallery = open_gallery
        self._open_host = open_host
        self._now = now
        self._level, self._host, self._gallery, self._error, self._search = "all", "", 0, "", ""
        self._entries: list[LogEntry] = []
        self._open: set[int] = set()
        self._selected: tuple[int, int] | None = None  # ids of anchor and end
        self._galleries: tuple[LogGallery, ...] = ()
        self._generation = 0
        self._is_known = False
        self._is_asking = False
        self._has_older = False
        self._older_id = 0  # where older lines go on
        self._newer_id = 0  # up to where the rows go without a gap
        self._seen_id = 0  # up to where they went before newer ones were let go
        self._newest_id = 0  # the last line of the log
        self._total = 0
        self._at_top = True
        self._new = 0
        self._export: Export | None = None
        self._growing = QTimer(self, interval=GROW_EVERY_MS, singleShot=True)
        self._growing.timeout.connect(self._grow)
        self._is_hidden = False
        self._is_active = app.property("page") == "log"  # of a window that opens there; `_welcomed` asks
        app.pageChanged.connect(self._page_changed)
        store.welcomed.connect(self._welcomed)
        store.hostsChanged.connect(self.choicesChanged)

    # -- what the page is told ---------------------------------------------------------------------------------

    @Property(str, notify=filterChanged)
    def level(self) -> str:
        return self._level

    @level.setter  # type: ignore[no-redef]
    def level(self, level: str) -> None:
        self._filter(level=level)

    @Property(str, notify=filterChanged)
    def hostId(self) -> str:
        return self._host

    @hostId.setter  # type: ignore[no-redef]
    def hostId(self, host_id: str) -> None:
        self._filter(host=host_id)

    @Property(int, notify=filterChanged)
    def galleryId(self) -> int:
        return self._gallery

    @galleryId.setter  # type: ignore[no-redef]
    def galleryId(self, gallery_id: int) -> None:
        self._filter(gallery=gallery_id)

    @Property(str, notify=filterChanged)
    def searchText(self) -> str:
        return self._search

    @searchText.setter  # type: ignore[no-redef]
    def searchText(self, search: str) -> None:
        self._filter(search=search)

    @Property(str, notify=filterChanged)
    def kindLabel(self) -> str:
        """What the lines are narrowed to besides: a kind of error that another page asked for; mostly empty."""
        return log_text.kind_of_error(self._error) if self._error else ""

    @Property(bool, notify=filterChanged)
    def isFiltered(self) -> bool:
        return (self._level, self._host, self._gallery, self._error, self._search.strip()) != ("all", "", 0, "", "")

    @Property("QVariantList", notify=choicesChanged)  # type: ignore[arg-type]
    def hostChoices(self) -> list[dict[str, str]]:
        hosts = sorted(self._store.hosts.values(), key=lambda host: host.name.casefold())
        ids = {host.id for host in hosts}
        known = [{"id": host.id, "label": host.name} for host in hosts]
        strange = [{"id": self._host, "label": self._host}] if self._host and self._host not in ids else []
        return [{"id": "", "label": tr("All hosts")}, *known, *strange]

    @Property("QVariantList", notify=choicesChanged)  # type: ignore[arg-type]
    def galleryChoices(self) -> list[dict[str, str]]:
        """Those that something happened to last, and the chosen one."""
        recent = [{"id": str(g.id), "label": g.name} for g in self._galleries[:MOST_GALLERIES] if g.id != self._gallery]
        chosen = []
        if self._gallery:
            chosen = [{"id": str(self._gallery), "label": self._name_of(self._gallery)}]
        return [{"id": "", "label": tr("All galleries")}, *chosen, *recent]

    @Property(str, notify=stateChanged)
    def summary(self) -> str:
        if self._is_asking and not self._entries:
            return tr("Searching…") if self.property("isFiltered") else ""
        if self.property("isFiltered") and self._has_older:
            return tr("More than {number} found").format(number=text.number(max(1, len(self._entries) - 1)))
        if self.property("isFiltered"):
            return tr("{number} found").format(number=text.number(len(self._entries)))
        return tr("%n line(s)", "", self._total) if self._total else ""

    @Property(bool, notify=stateChanged)
    def isEmpty(self) -> bool:
        """Nothing has happened yet, whatever the filter."""
        return self._is_known and self._total == 0

    @Property(bool, notify=stateChanged)
    def hasNoMatch(self) -> bool:
        return self._is_known and self._total > 0 and not self._entries and not self._is_asking

    @Property(int, notify=stateChanged)
    def newCount(self) -> int:
        """Lines that came while the page was scrolled away from the newest."""
        return self._new

    @Property(str, notify=stateChanged)
    def newLabel(self) -> str:
        return (
            tr("{number}+ new").format(number=MOST_COUNTED) if self._new > MOST_COUNTED else tr("%n new", "", self._new)
        )

    @Property(bool, notify=stateChanged)
    def newestShown(self) -> bool:
        return self._newer_id >= self._newest_id

    @Property(int, notify=selectionChanged)
    def selectedCount(self) -> int:
        return sum(line.isSelected for line in self.rows())

    @Property(bool, notify=stateChanged)
    def isExporting(self) -> bool:
        return self._export is not None

    # -- what the page asks ------------------------------------------------------------------------------------

    def _page_changed(self) -> None:
        """While the page is open, its lines are brought up to date; what it showed last is there at once."""
        if self._follow():
            self._reload()

    def set_shown(self, shown: bool) -> None:
        """A hidden window follows nothing; what was being read in it stays where it is."""
        self._is_hidden = not shown
        if self._follow() and self._at_top:
            self._reload()

    def _follow(self) -> bool:
        """Tell the engine whether somebody looks; True when that has just begun."""
        is_active = self._app.property("page") == "log" and not self._is_hidden
        if is_active == self._is_active:
            return False
        self._is_active = is_active
        self._engine.send(FollowLog(is_on=is_active))
        return is_active

    @Slot(bool)
    def setAtTop(self, at_top: bool) -> None:
        """Whether the newest rows are in sight: only then new lines come by themselves."""
        self._at_top = at_top
        if at_top and self._is_active:
            self._grow()

    @Slot()
    def loadOlder(self) -> None:
        """The end of the rows is near."""
        if self._has_older and not self._is_asking:
            self._ask(GetLog(filter=self._wanted(), before=self._older_id, limit=PAGE), self._take_older)

    @Slot()
    def showNewest(self) -> None:
        self._at_top = True
        self._reload(jump_to=0)

    @Slot()
    def showOldest(self) -> None:
        """The other end of the log, however far it is."""
        if not self._has_older:
            self.jumped.emit(len(self._entries) - 1)
            return
        self._at_top = False
        self._ask(GetLog(filter=self._wanted(), after=0, limit=PAGE), self._take_oldest)

    @Slot(str, str, name="show")
    def show_lines(self, host_id: str, kind: str) -> None:
        """Open the page with the lines of a host (empty: all) and of a kind of error (empty, or unknown here: all)."""
        is_known = kind in {each.value for each in ErrorKind}
        self._filter(level="all", host=host_id, gallery=0, search="", error=kind if is_known else "")
        self._app.setProperty("page", "log")

    @Slot(int)
    def showGallery(self, gallery_id: int) -> None:
        """Open the page with what happened to a gallery."""
        self._filter(level="all", host="", gallery=gallery_id, search="", error="")
        self._app.setProperty("page", "log")

    @Slot()
    def clearFilters(self) -> None:
        self._filter(level="all", host="", gallery=0, search="", error="")

    @Slot()
    def clearKind(self) -> None:
        self._filter(error="")

    @Slot(int)
    def toggle(self, row: int) -> None:
        line = self.row(row)
        if line is not None:
            self.setOpen(row, not line.isOpen)

    @Slot(int, bool)
    def setOpen(self, row: int, on: bool) -> None:
        line = self.row(row)
        if line is not None and line.isOpen != on:
            (self._open.add if on else self._open.discard)(line.lineId)
            self._show_rows()

    @Slot(int, bool)
    def select(self, row: int, extend: bool) -> None:
        """Make this the line that is copied, or with `extend` the end of several."""
        line = self.row(row)
        if line is not None:
            anchor = self._selected[0] if extend and self._selected is not None else line.lineId
            self._selected = (anchor, line.lineId)
            self._show_rows()
            self.selectionChanged.emit()

    @Slot()
    def selectAll(self) -> None:
        """All lines that are held."""
        if self._entries:
            self._selected = (self._entries[0].id, self._entries[-1].id)
            self._show_rows()
            self.selectionChanged.emit()

    @Slot()
    def copy(self) -> None:
        """The selected lines as text, oldest first, with their details."""
        entries = [entry for entry in reversed(self._entries) if self._is_selected(entry.id)]
        if entries:
            now, names = self._now(), self._store.names
            lines = "\n".join(log_text.as_text(entry, names, now) for entry in entries)
            self._app.copyText(lines, tr("%n line(s) copied", "", len(entries)), "")

    @Slot(int)
    def openSubject(self, row: int) -> None:
        """The gallery that a line is about, or else its host."""
        line = self.row(row)
        if line is not None and line.galleryId in self._store.galleries:
            self._open_gallery(line.galleryId)
        elif line is not None and line.hostId in self._store.hosts:
            self._open_host(line.hostId)

    @Slot(int, result=str)
    def subjectAction(self, row: int) -> str:
        """What `openSubject` does, as a label; empty when the gallery or the host is not there any more."""
        line = self.row(row)
        if line is not None and line.galleryId in self._store.galleries:
            return tr("Show gallery")
        if line is not None and line.hostId in self._store.hosts:
            return tr("Show host")
        return ""

    @Slot(int, result=str)
    def hostOf(self, row: int) -> str:
        line = self.row(row)
        return line.hostId if line is not None else ""

    @Slot(int, result=int)
    def galleryOf(self, row: int) -> int:
        line = self.row(row)
        return line.galleryId if line is not None else 0

    @Slot(QUrl)
    def exportTo(self, url: QUrl) -> None:
        """Write what the filter lets through, oldest first; `.jsonl` as data, everything else as text."""
        if self._export is None:
            path = url.toLocalFile()
            self._export = Export(
                path, self._wanted(), self._engine, self._store.names, self._now(), self._exported, parent=self
            )
            self._export.start()
            self.stateChanged.emit()

    # -- inside --------------------------------------------------------------------------------------------------

    def _exported(self, lines: int, problem: str) -> None:
        export, self._export = self._export, None
        assert export is not None
        if problem:
            title = tr("The log was not saved")
            self._notifications.add(title, problem, "triangle-alert", "danger")
        else:
            self._app.toast(tr("%n line(s) saved", "", lines), export.path, "scroll-text")
        self.stateChanged.emit()

    def _name_of(self, gallery_id: int) -> str:
        row = self._store.galleries.get(gallery_id)
        if row is not None:
            return row.name
        return next((g.name for g in self._galleries if g.id == gallery_id), text.number(gallery_id))

    def _filter(self, **values: object) -> None:
        names = {f"_{name}": value for name, value in values.items()}
        if any(getattr(self, name) != value for name, value in names.items()):
            for name, value in names.items():
                setattr(self, name, value)
            self.filterChanged.emit()
            self.choicesChanged.emit()
            self._at_top = True
            if self._is_active:
                self._reload(jump_to=0)

    def _wanted(self) -> LogFilter:
        return log_text.filter_of(
            level=self._level, host_id=self._host, gallery_id=self._gallery, error=self._error,
            search=self._search, names=self._store.names,
        )  # fmt: skip

    def _welcomed(self) -> None:
        if self._is_active:
            self._engine.send(FollowLog(is_on=True))
            self._reload()

    def log_grew(self, newest_id: int) -> None:
        """The engine has stored lines up to this one."""
        self._newest_id = max(self._newest_id, newest_id)
        if self._is_active and not self._growing.isActive():
            self._growing.start()

    def _ask(self, command: GetLog, take: Callable[[LogPage], None]) -> None:
        generation = self._generation
        self._is_asking = True

        def answered(reply: Reply) -> None:
            if generation == self._generation:
                self._is_asking = False
                if isinstance(reply, LogPage):
                    self._newest_id = max(self._newest_id, reply.newest_id)
                    self._total = reply.total
                    take(reply)
                self.stateChanged.emit()

        self._engine.send(command, answered)
        self.stateChanged.emit()

    def _reload(self, jump_to: int | None = None) -> None:
        """From the newest line on. What is shown stays until the answer comes."""
        self._generation += 1

        def take(page: LogPage) -> None:
            self._is_known = True
            self._galleries = page.galleries or self._galleries
            self._new = 0
            self._newer_id = self._seen_id = page.newest_id
            self._entries = []
            self._take_older(page)
            self.choicesChanged.emit()
            if jump_to is not None:
                self.jumped.emit(jump_to)

        self._ask(GetLog(filter=self._wanted(), limit=PAGE), take)

    def _take_older(self, page: LogPage) -> None:
        self._entries += page.entries
        if len(self._entries) > MOST_ROWS:
            del self._entries[: len(self._entries) - MOST_ROWS]
            self._newer_id = self._entries[0].id
        self._older_id, self._has_older = page.next_id, not page.is_end
        self._show_rows()
        if self._has_older and len(page.entries) < PAGE // 4:
            # A search goes on until there is a screen of lines.
            self._ask(GetLog(filter=self._wanted(), before=self._older_id, limit=PAGE), self._take_older)

    def _take_oldest(self, page: LogPage) -> None:
        if not page.entries and not page.is_end:
            self._ask(GetLog(filter=self._wanted(), after=page.next_id, limit=PAGE), self._take_oldest)
            return
        self._entries = list(page.entries)
        self._newer_id, self._has_older = page.next_id, False
        self._show_rows()
        self.jumped.emit(len(self._entries) - 1)

    def _grow(self) -> None:
        """There are newer lines than the rows: shown when the top is in sight, else only counted."""
        if self._is_asking:
            self._growing.start()
        elif self._at_top and self._newer_id < self._newest_id:
            self._ask(GetLog(filter=self._wanted(), after=self._newer_id, limit=PAGE), self._take_newer)
        elif self._seen_id < self._newest_id and not self.property("isFiltered"):
            self._new = self._newest_id - self._seen_id
            self.stateChanged.emit()
        elif self._seen_id < self._newest_id and self._new < PAGE:
            self._ask(GetLog(filter=self._wanted(), after=self._seen_id, limit=PAGE), self._count_newer)

    def _take_newer(self, page: LogPage) -> None:
        """Those next to the rows. At the newest end the view follows; after a jump back to old lines it stays."""
        follows = self._newer_id >= self._seen_id
        self._entries[:0] = page.entries
        if len(self._entries) > MOST_ROWS:
            del self._entries[MOST_ROWS:]
            self._older_id, self._has_older = self._entries[-1].id, True
        self._newer_id = page.newest_id if page.is_end else page.next_id
        self._seen_id = max(self._seen_id, self._newer_id)
        self._new = 0 if page.is_end else max(0, self._new - len(page.entries))
        self._show_rows()
        if follows and page.entries:
            self.jumped.emit(0)
        if follows and not page.is_end:
            self._growing.start()

    def _count_newer(self, page: LogPage) -> None:
        self._new = len(page.entries) if page.is_end else MOST_COUNTED + 1

    def _is_selected(self, line_id: int) -> bool:
        if self._selected is None:
            return False
        low, high = sorted(self._selected)
        return low <= line_id <= high

    def retranslate(self) -> None:
        """The same lines in another language."""
        self._show_rows(anew=True)

    def _show_rows(self, *, anew: bool = False) -> None:
        held = {entry.id for entry in self._entries}
        self._open &= held
        now, names = self._now(), self._store.names
        lines = {} if anew else {line.lineId: line for line in self.rows()}
        rows = []
        for entry in self._entries:
            line = lines.get(entry.id)
            is_open, is_selected = entry.id in self._open, self._is_selected(entry.id)
            if line is None:
                line = log_line(entry, names, now, is_open=is_open, is_selected=is_selected)
            elif (line.isOpen, line.isSelected) != (is_open, is_selected):
                line = line._replace(isOpen=is_open, isSelected=is_selected)
            rows.append(line)
        self.show(rows)
        self.stateChanged.emit()
