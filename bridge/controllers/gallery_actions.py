"""What can be done with galleries, by id: the list, the inspector and notifications all ask here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import msgspec
from PySide6.QtCore import QObject, Signal

from backend.protocol.commands import (
    CancelGalleries,
    Command,
    EditGalleries,
    PauseGalleries,
    RemoveGalleries,
    RestoreGalleries,
    RetryGalleries,
    StartGalleries,
    StartNext,
)
from backend.protocol.replies import Refused, Reply
from backend.protocol.results import RenderText, Text
from backend.protocol.rows import GalleryRow, GalleryState
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.fitting_text import LOCATION_CHOICES
from bridge.queue_order import way_back
from bridge.store import Store
from bridge.undo import UndoStack
from bridge.wording import mark, tr, translated

FORMAT_NAMES = {"bbcode": "BBCode", "html": "HTML", "markdown": "Markdown", "text": mark("Text")}

Ids = tuple[int, ...]


def copied_text(format_: str) -> str:
    """“BBCode copied”."""
    if format_ not in FORMAT_NAMES:
        return tr("Post code copied")
    return tr("{format} copied", "BBCode, HTML, Markdown").format(format=translated(FORMAT_NAMES[format_]))


_SLOTS: dict[str, Callable[[Ids], Command]] = {
    "start": lambda ids: StartGalleries(ids=ids),
    "pause": lambda ids: PauseGalleries(ids=ids),
    "retry": lambda ids: RetryGalleries(ids=ids),
    "cancel": lambda ids: CancelGalleries(ids=ids),
}


class GalleryActions(QObject):
    """GUI thread. Empty `ids` do nothing; ids that are gone are passed over. `copied` carries the ids of a copy."""

    copied = Signal(object)

    def __init__(self, store: Store, engine: Engine, app: App, undo: UndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._undo = undo

    def rows(self, ids: Sequence[int]) -> list[GalleryRow]:
        galleries = self._store.galleries
        return [galleries[i] for i in ids if i in galleries]

    def act(self, action: str, ids: Ids) -> None:
        """A slot's action (cancel, start, pause, retry, copy), or start_next."""
        if not ids:
            return
        if action == "copy":
            self.copy_text(ids)
        elif action == "start_next":
            self._undo.push(*way_back(self._store.galleries, ids))
            self._engine.send(StartNext(ids=ids))
        elif action in _SLOTS:
            self._engine.send(_SLOTS[action](ids))
            if action == "retry":
                self._tell_what_only_the_person_knows(ids)

    def _tell_what_only_the_person_knows(self, ids: Ids) -> None:
        """Nothing failed, but of some images nobody knows whether they arrived: a retry sends none of those again."""
        rows = self.rows(ids)
        if rows and all(row.unknown_images and not row.failed_images for row in rows):
            unknown = sum(row.unknown_images for row in rows)
            title = tr("Nobody knows whether %n image(s) arrived", "", unknown)
            self._app.toast(title, tr("Choose in the inspector what to do"), "info")

    def remove(self, ids: Ids) -> None:
        if not ids:
            return

        def answered(reply: Reply) -> None:
            if isinstance(reply, Refused):
                self._undo.forget(step)
                self._app.withdraw_toast(step)
                self._app.tell_refused(reply.error)

        step = self._undo.push(RestoreGalleries(ids=ids))
        self._engine.send(RemoveGalleries(ids=ids), answered)
        title, stay = tr("%n galleries removed", "", len(ids)), tr("Uploaded images stay online")
        self._app.toast(title, stay, "trash-2", tr("Undo"), lambda: self._undo.take_back(step), step)

    def remove_in(self, states: Collection[GalleryState], tab_id: int) -> None:
        """Clear a tab of all in these states; `tab_id` is the engine's, 0 means all tabs."""
        rows = self._store.galleries.values()
        self.remove(tuple(row.id for row in rows if row.state in states and tab_id in (0, row.tab_id)))

    def retry_failed(self, tab_id: int) -> None:
        """All that is incomplete or failed in a tab; 0 means all tabs."""
        failed = (GalleryState.INCOMPLETE, GalleryState.FAILED)
        rows = self._store.galleries.values()
        self.act("retry", tuple(row.id for row in rows if row.state in failed and tab_id in (0, row.tab_id)))

    def rename(self, gallery_id: int, name: str) -> None:
        """An empty name restores the folder's name."""
        for row in self.rows((gallery_id,)):
            if name.strip() != row.name:
                self._undo.push(EditGalleries(ids=(gallery_id,), name=row.name))
                self._engine.send(EditGalleries(ids=(gallery_id,), name=name.strip()))

    def move_to_tab(self, ids: Ids, tab_id: int) -> None:
        """`tab_id` is the engine's."""
        tab = self._store.tabs.get(tab_id)
        rows = [row for row in self.rows(ids) if row.tab_id != tab_id]
        if tab is None or not rows:
            return
        before: dict[int, list[int]] = {}
        for row in rows:
            before.setdefault(row.tab_id, []).append(row.id)
        step = self._undo.push(*(EditGalleries(ids=tuple(moved), tab_id=old) for old, moved in before.items()))
        self._engine.send(EditGalleries(ids=tuple(row.id for row in rows), tab_id=tab_id))
        title = tr("%n galleries moved to {tab}", "", len(rows)).format(tab=text.isolated(tab.name))
        self._app.toast(title, "", "tag", tr("Undo"), lambda: self._undo.take_back(step), step)

    def _edit(self, ids: Ids, field: str, value: str) -> None:
        """One command for all that have another value; Ctrl Z gives each its own back."""
        before: dict[str, list[int]] = {}
        for row in self.rows(ids):
            if (old := getattr(row, field)) != value:
                before.setdefault(old, []).append(row.id)
        changed = tuple(gallery_id for alike in before.values() for gallery_id in alike)
        if changed:
            self._undo.push(*(_edit_of(tuple(alike), field, old) for old, alike in before.items()))
            self._engine.send(_edit_of(changed, field, value))

    def set_template(self, ids: Ids, template_id: str) -> None:
        """An empty id: that of the tab, the first host or the settings."""
        if not template_id or template_id in self._store.templates:
            self._edit(ids, "template_id", template_id)

    def set_field(self, ids: Ids, field: str, text: str) -> None:
        """A custom field: custom1 to custom4, ext1 to ext4."""
        self._edit(ids, field, text)

    def set_location(self, ids: Ids, word: str) -> None:
        """keep or remove the coordinates in photos that are sent."""
        if ids and word in LOCATION_CHOICES:
            self._engine.send(EditGalleries(ids=ids, location=word))

    def set_host(self, ids: Sequence[int], host_id: str, on: bool) -> None:
        """Each gallery keeps its other hosts; galleries that end up alike share one command. Those that are uploaded
        now stay as they are, which is said.
        """
        rows = self.rows(ids)
        idle = [row for row in rows if row.state is not GalleryState.UPLOADING]
        wanted: dict[tuple[str, ...], list[int]] = {}
        before: dict[tuple[str, ...], list[int]] = {}
        for row in idle:
            had = tuple(host.host_id for host in row.hosts)
            others = tuple(other for other in had if other != host_id)
            new = (*others, host_id) if on else others
            if new != had:
                wanted.setdefault(new, []).append(row.id)
                before.setdefault(had, []).append(row.id)
        if before:
            self._undo.push(*(EditGalleries(ids=tuple(alike), host_ids=had) for had, alike in before.items()))
        for hosts_now, alike in wanted.items():
            self._engine.send(EditGalleries(ids=tuple(alike), host_ids=hosts_now))
        if len(idle) < len(rows):
            said = tr("%n galleries keep their hosts", "", len(rows) - len(idle))
            self._app.toast(said, tr("Pause them first: they are uploaded now"), "info")

    def copy_text(self, ids: Ids, links_only: bool = False) -> None:
        """Ask the engine for the text, put it on the clipboard, and say what it is and what is missing."""
        if not ids:
            return
        names = [row.name for row in self.rows(ids)]

        def copied(reply: Reply) -> None:
            if not isinstance(reply, Text) or not reply.text:
                self._app.toast(tr("There is nothing to copy yet"), text.joined(names), "info")
                return
            said = tr("Links copied") if links_only else copied_text(reply.format)
            about = names[0] if len(names) == 1 else tr("%n galleries", "", len(names))
            if reply.left_out:
                about = tr("{about} · %n image(s) left out", "", reply.left_out).format(about=about)
            self._app.copyText(reply.text, said, about)
            self.copied.emit(ids)

        self._engine.send(RenderText(gallery_ids=ids, links_only=links_only), copied)


def _edit_of(ids: Ids, field: str, value: str) -> EditGalleries:
    return msgspec.structs.replace(EditGalleries(ids=ids), **{field: value})
