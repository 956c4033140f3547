"""The window's copy of the engine's state. Lives in the GUI thread; only the dispatcher writes to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec
from msgspec import UNSET
from PySide6.QtCore import QObject, Signal

from backend.protocol.errors import ErrorInfo
from backend.protocol.events import TotalsChanged
from backend.protocol.hosts import HostKind, HostRow
from backend.protocol.proxies import ProxiesChanged
from backend.protocol.replies import Welcome
from backend.protocol.rows import FilePatch, FileRow, GalleryPatch, GalleryRow, GalleryState, HostProgress, HostWork
from backend.protocol.settings import Settings
from backend.protocol.tabs import TabRow
from backend.protocol.templates import TemplateRow
from bridge.names import Names
from bridge.wording import mark, translated

KEPT_THUMBNAILS = 50_000

_PATCHED = tuple(name for name in GalleryPatch.__struct_fields__ if name != "id")


def patched(row: GalleryRow, patch: GalleryPatch) -> tuple[GalleryRow, frozenset[str]]:
    """The new row and the names of the fields that are different now."""
    changes = {
        name: value for name in _PATCHED if (value := getattr(patch, name)) is not UNSET and value != getattr(row, name)
    }
    return (msgspec.structs.replace(row, **changes), frozenset(changes)) if changes else (row, frozenset())


def file_patched(row: FileRow, patch: FilePatch) -> FileRow:
    changes = {
        name: value
        for name in FilePatch.__struct_fields__
        if name != "id" and (value := getattr(patch, name)) is not UNSET
    }
    return msgspec.structs.replace(row, **changes)


_OUR_NAMES = (mark("This computer"), mark("Main", "the tab that is always there"))
Named = TypeVar("Named", HostRow, TabRow, TemplateRow)


def _in_our_words(row: Named) -> Named:
    """What the engine names in English: the embedded host, the first tab, the templates that Galleon comes with."""
    name = translated(row.name, "the tab that is always there" if isinstance(row, TabRow) else "")
    return row if name == row.name else msgspec.structs.replace(row, name=name)


def _at_rest(hosts: tuple[HostProgress, ...]) -> tuple[HostProgress, ...]:
    return tuple(
        msgspec.structs.replace(host, work=HostWork.PAUSED, speed_bps=0) if host.work is HostWork.ACTIVE else host
        for host in hosts
    )


class Store(QObject):
    """Rows by id, and a signal for each thing that can change. Signals carry ids, never rows."""

    galleriesReplaced = Signal()
    galleriesAdded = Signal(object)  # list of ids
    galleriesChanged = Signal(object)  # dict id → frozenset of field names
    galleriesRemoved = Signal(object)  # set of ids
    coversChanged = Signal(object)  # list of gallery ids
    tabsChanged = Signal()
    hostsChanged = Signal()
    proxiesChanged = Signal()
    templatesChanged = Signal()
    settingsChanged = Signal()
    settingsProblemsChanged = Signal()
    totalsChanged = Signal()
    filesReplaced = Signal()
    filesChanged = Signal()
    thumbnailReady = Signal(int)
    welcomed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.galleries: dict[int, GalleryRow] = {}
        self.tabs: dict[int, TabRow] = {}
        self.hosts: dict[str, HostRow] = {}
        self.proxies = ProxiesChanged()
        self.templates: dict[str, TemplateRow] = {}
        self._given_tabs: tuple[TabRow, ...] = ()
        self._given_hosts: tuple[HostRow, ...] = ()
        self._given_templates: tuple[TemplateRow, ...] = ()
        self.settings = Settings()
        self.settings_problems: tuple[ErrorInfo, ...] = ()
        self.totals = TotalsChanged()
        self.covers: dict[int, str] = {}
        self.cover_versions: dict[int, int] = {}
        self.thumbnails: dict[int, str] = {}
        self.watched: int | None = None
        self.files: dict[int, FileRow] = {}
        self.welcome: Welcome | None = None
        self.credentials_store = "keyring"
        self.credentials_locked = False
        self.credentials_kept = False
        self.names = Names(self.tabs, self.hosts, self.templates)

    def cover_url(self, gallery_id: int) -> str:
        """Empty while the engine has made no cover; the number makes QML load a new one."""
        if not self.covers.get(gallery_id):
            return ""
        return f"image://cover/{gallery_id}?v={self.cover_versions.get(gallery_id, 0)}"

    def thumbnail_url(self, file_id: int) -> str:
        return f"image://thumb/{file_id}?v=1" if self.thumbnails.get(file_id) else ""

    def set_thumbnail(self, file_id: int, path: str) -> None:
        """Those that came first go when there are very many: a window may be open for months."""
        self.thumbnails.pop(file_id, None)
        self.thumbnails[file_id] = path
        while len(self.thumbnails) > KEPT_THUMBNAILS:
            del self.thumbnails[next(iter(self.thumbnails))]
        self.thumbnailReady.emit(file_id)

    def set_covers(self, covers: Iterable[tuple[int, str]]) -> list[int]:
        """Returns the galleries whose cover is another one now."""
        changed = []
        for gallery_id, path in covers:
            self.covers[gallery_id] = path
            self.cover_versions[gallery_id] = self.cover_versions.get(gallery_id, 0) + 1
            changed.append(gallery_id)
        return changed

    def set_tabs(self, rows: Iterable[TabRow]) -> None:
        self._given_tabs = tuple(rows)
        self.tabs.clear()
        for row in sorted(self._given_tabs, key=lambda row: row.position):
            self.tabs[row.id] = _in_our_words(row) if row.is_system else row
        self.tabsChanged.emit()

    def set_proxies(self, event: ProxiesChanged) -> None:
        self.proxies = event
        self.proxiesChanged.emit()

    def set_hosts(self, rows: Iterable[HostRow]) -> None:
        self._given_hosts = tuple(rows)
        self.hosts.clear()
        for row in self._given_hosts:
            self.hosts[row.id] = _in_our_words(row) if row.kind is HostKind.LOCAL else row
        self.hostsChanged.emit()

    def set_templates(self, rows: Iterable[TemplateRow]) -> None:
        self._given_templates = tuple(rows)
        self.templates.clear()
        for row in self._given_templates:
            self.templates[row.id] = _in_our_words(row) if row.is_builtin else row
        self.templatesChanged.emit()

    def set_settings(self, settings: Settings) -> None:
        self.settings = settings
        self.settingsChanged.emit()
        if self.names.default_template != settings.default_template:
            self.names.default_template = settings.default_template
            self.templatesChanged.emit()
        if self.names.location != settings.location:
            self.names.location = settings.location
            self.hostsChanged.emit()  # what is said of hosts and galleries depends on it

    def set_totals(self, totals: TotalsChanged) -> None:
        self.totals = totals
        self.totalsChanged.emit()

    def tell_again(self) -> None:
        """The same rows in other words: the language is another one."""
        self.set_tabs(self._given_tabs)
        self.set_templates(self._given_templates)
        self.set_hosts(self._given_hosts)
        # not settingsChanged: those that are told of it would go back to what the engine knew before the change
        for signal in (self.proxiesChanged, self.filesReplaced, self.totalsChanged):
            signal.emit()

    def set_settings_problems(self, problems: tuple[ErrorInfo, ...]) -> None:
        """Of the settings file; none once the engine has written it."""
        if problems != self.settings_problems:
            self.settings_problems = problems
            self.settingsProblemsChanged.emit()

    def add_galleries(self, rows: Sequence[GalleryRow]) -> None:
        """A row that is there already is replaced: the engine knows better."""
        known = [row for row in rows if row.id in self.galleries]
        if known:
            self._replace_rows(known)
        new = [row for row in rows if row.id not in self.galleries]
        self.galleries.update((row.id, row) for row in new)
        if new:
            self.galleriesAdded.emit([row.id for row in new])

    def remove_galleries(self, ids: Iterable[int]) -> None:
        gone = {i for i in ids if self.galleries.pop(i, None) is not None}
        for gallery_id in gone:
            self.covers.pop(gallery_id, None)
        if gone:
            self.galleriesRemoved.emit(gone)

    def replace_galleries(self, rows: dict[int, GalleryRow]) -> None:
        """A fresh snapshot: told as removals, changes and additions by id, so that selection and place survive."""
        self.remove_galleries([i for i in self.galleries if i not in rows])
        self._replace_rows([row for row in rows.values() if row.id in self.galleries])
        self.add_galleries([row for row in rows.values() if row.id not in self.galleries])

    def _replace_rows(self, rows: Sequence[GalleryRow]) -> None:
        changed: dict[int, frozenset[str]] = {}
        for row in rows:
            old = self.galleries[row.id]
            fields = frozenset(name for name in row.__struct_fields__ if getattr(old, name) != getattr(row, name))
            if fields:
                self.galleries[row.id] = row
                changed[row.id] = fields
        if changed:
            self.galleriesChanged.emit(changed)

    def engine_lost(self) -> None:
        """Rows keep their last values, but nothing runs; the next snapshot says what is true then."""
        running = [row for row in self.galleries.values() if row.state is GalleryState.UPLOADING]
        self.patch_galleries(
            GalleryPatch(id=row.id, state=GalleryState.PAUSED, speed_bps=0, eta_s=None, hosts=_at_rest(row.hosts))
            for row in running
        )
        self.totals = msgspec.structs.replace(self.totals, uploading=0, speed_bps=0, eta_s=None, paused=len(running))
        self.totalsChanged.emit()

    def patch_galleries(self, patches: Iterable[GalleryPatch]) -> None:
        changed: dict[int, frozenset[str]] = {}
        for patch in patches:
            row = self.galleries.get(patch.id)
            if row is None:
                continue
            new, fields = patched(row, patch)
            if fields:
                self.galleries[patch.id] = new
                changed[patch.id] = fields
        if changed:
            self.galleriesChanged.emit(changed)
