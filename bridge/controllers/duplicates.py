"""Galleries whose images were uploaded before: one question for all of them, while the other uploads go on."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.commands import ResolveDuplicate
from backend.protocol.links import LinksState, links_state
from backend.protocol.rows import GalleryRow, Question
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.models.rows import RowsModel
from bridge.store import Store
from bridge.window_state import WindowState
from bridge.wording import mark, tr, translated

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

CHOICES = {"skip": mark("Skip"), "use_links": mark("Use the old links"), "upload_again": mark("Upload again")}
SETTLE_MS = 700
"""A drop of many folders asks once: after this time without another one."""
_REMEMBERED = "on_duplicate"
_DONE = {
    "skip": mark("Duplicates in {tab} are skipped from now on"),
    "use_links": mark("Duplicates in {tab} take their old links from now on"),
    "upload_again": mark("Duplicates in {tab} are uploaded again from now on"),
}


class DuplicateLine(NamedTuple):
    galleryId: int
    name: str
    about: str
    cover: str
    choice: str


@QmlElement
@QmlSingleton
class Duplicates(RowsModel[DuplicateLine]):
    """`found` is emitted for those that came while the window watched; older ones wait in their cards. `asked` when the
    person wants the dialog.
    """

    changed = Signal()
    found = Signal()
    asked = Signal()

    def __init__(
        self,
        store: Store,
        engine: Engine,
        app: App,
        state: WindowState,
        now: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(DuplicateLine, parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._state = state
        self._now = now
        self._choices: dict[int, str] = {}
        self._settle = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._tell)
        store.galleriesChanged.connect(self._galleries_changed)
        store.galleriesRemoved.connect(self._refresh)

    def _asking(self) -> list[GalleryRow]:
        return [row for row in self._store.galleries.values() if row.question is Question.DUPLICATE]

    def _galleries_changed(self, changes: dict[int, frozenset[str]]) -> None:
        asked = [i for i, fields in changes.items() if "question" in fields]
        if not asked:
            return
        if any(self._store.galleries[i].question is Question.DUPLICATE for i in asked):
            self._settle.start()
        if len(self):
            self._refresh()

    def _tell(self) -> None:
        if self._asking():
            self.found.emit()

    @Slot()
    def load(self) -> None:
        """The dialog opens: every gallery that waits, to be skipped unless another choice is made."""
        self._choices.clear()
        self._refresh()

    def _refresh(self, _: object = None) -> None:
        rows = self._asking()
        self.show([self._line(row) for row in rows])
        self.changed.emit()

    def _line(self, row: GalleryRow) -> DuplicateLine:
        names = self._store.names
        hosts = text.joined([names.host(host) for host in row.twin_hosts], most=3)
        twin = text.quoted(row.twin_name) if row.twin_name and row.twin_name != row.name else ""
        known = self._store.galleries.get(row.twin_id or 0)
        if known is not None and known.finished_at is None and not hosts:
            about = tr("In the queue as {name}").format(name=text.quoted(known.name))
        else:
            about = _uploaded(bool(twin), bool(row.twin_finished_at), bool(hosts))
            about = about.format(name=twin, when=self._when(row.twin_finished_at or 0), hosts=hosts)
        if (links := _links(known)) and hosts:
            about = f"{about}, {links}"
        return DuplicateLine(row.id, row.name, about, self._store.cover_url(row.id), self._choices.get(row.id, "skip"))

    def _when(self, at: float) -> str:
        when = text.moment(at, self._now())
        said = tr("at {time}", "uploaded at 14:10") if when == text.clock(at) else tr("{day}", "uploaded 12 Oct")
        return said.format(time=when, day=when)

    @Property(int, notify=changed)
    def waiting(self) -> int:
        return len(self._rows)

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def choices(self) -> list[dict[str, str]]:
        return [{"id": choice, "label": translated(label)} for choice, label in CHOICES.items()]

    @Property(str, notify=changed)
    def common(self) -> str:
        """The choice that all have; empty when they differ."""
        chosen = {line.choice for line in self._rows}
        return next(iter(chosen)) if len(chosen) == 1 else ""

    @Property(str, notify=changed)
    def tabName(self) -> str:
        """The tab of all of them; empty when they are in several."""
        tabs = {self._store.galleries[line.galleryId].tab_id for line in self._rows}
        tab = self._store.tabs.get(next(iter(tabs))) if len(tabs) == 1 else None
        return tab.name if tab is not None else ""

    @Slot(int, str)
    def choose(self, gallery_id: int, choice: str) -> None:
        if choice in CHOICES:
            self._choices[gallery_id] = choice
            self._refresh()

    @Slot(str)
    def chooseAll(self, choice: str) -> None:
        if choice in CHOICES:
            self._choices = {line.galleryId: choice for line in self._rows}
            self._refresh()

    @Slot(bool)
    def apply(self, remember: bool) -> None:
        """Answer for each; with `remember`, and one choice in one tab, for what is added there later as well."""
        chosen, tab_name = str(self.property("common")), str(self.property("tabName"))
        if remember and chosen and tab_name:
            self._remember(self._store.galleries[self._rows[0].galleryId].tab_id, tab_name, chosen)
        for choice in CHOICES:
            ids = tuple(line.galleryId for line in self._rows if line.choice == choice)
            if ids:
                self._engine.send(ResolveDuplicate(ids=ids, choice=choice))

    def _remember(self, tab_id: int, tab_name: str, choice: str) -> None:
        self._keep({**self._remembered(), str(tab_id): choice})
        title = translated(_DONE[choice]).format(tab=text.isolated(tab_name))
        self._app.toast(title, "", "copy-check", tr("Undo"), lambda: self.forget(tab_id))

    def _remembered(self) -> dict[str, object]:
        kept = self._state.get(_REMEMBERED, {})
        return dict(kept) if isinstance(kept, dict) else {}

    def _keep(self, remembered: dict[str, object]) -> None:
        self._state.set(_REMEMBERED, remembered)
        self._state.save()

    def forget(self, tab_id: int) -> None:
        self._keep({tab: choice for tab, choice in self._remembered().items() if tab != str(tab_id)})

    @property
    def remembers(self) -> bool:
        return bool(self._remembered())

    def forget_all(self) -> None:
        self._keep({})

    def on_duplicate(self, tab_id: int) -> str:
        """What AddPaths shall do with duplicates in this tab of the engine's."""
        choice = self._remembered().get(str(tab_id))
        return str(choice) if choice in CHOICES else "ask"


def _links(twin: GalleryRow | None) -> str:
    """Whether its links still work, as far as the hosts were asked."""
    match links_state(twin.checks) if twin is not None else None:
        case LinksState.ONLINE:
            return tr("links still work")
        case LinksState.PARTIAL:
            return tr("some links are gone")
        case LinksState.OFFLINE:
            return tr("its links are gone")
        case None:
            return ""


def _uploaded(is_named: bool, has_time: bool, has_hosts: bool) -> str:
    """What is known of the upload before, still to be filled in."""
    match is_named, has_time, has_hosts:
        case True, True, True:
            return tr("Uploaded as {name} {when} to {hosts}")
        case True, True, False:
            return tr("Uploaded as {name} {when}")
        case True, False, True:
            return tr("Uploaded as {name} to {hosts}")
        case True, False, False:
            return tr("Uploaded as {name}")
        case False, True, True:
            return tr("Uploaded {when} to {hosts}")
        case False, True, False:
            return tr("Uploaded {when}")
        case False, False, True:
            return tr("Uploaded to {hosts}")
        case _:
            return tr("Uploaded", "a gallery, before")
