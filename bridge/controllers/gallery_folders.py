"""The folders of galleries: looked at again, read afresh, found after they moved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from backend.protocol.commands import RelocateGallery, RescanGalleries
from backend.protocol.errors import ErrorKind
from backend.protocol.images import (
    AddFiles,
    FindMoved,
    GalleryRescanned,
    MovedFound,
    MovedGallery,
    Relocated,
    RelocateGalleries,
    ResetGalleries,
)
from backend.protocol.replies import PathsAdded, Refused, Reply
from backend.protocol.rows import GalleryRow, GalleryState
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.questions import Questions
from bridge.error_text import Context, sentence
from bridge.event_dispatcher import EventDispatcher
from bridge.file_dialogs import ask_for_files, ask_for_folder
from bridge.store import Store
from bridge.wording import tr

LONGEST_TITLE = 40
AT_REST = (
    GalleryState.READY,
    GalleryState.PAUSED,
    GalleryState.INCOMPLETE,
    GalleryState.COMPLETED,
    GalleryState.FAILED,
)


class GalleryFolders(QObject):
    """GUI thread. `found` tells that a moved folder was found, see `place_of`."""

    found = Signal()

    def __init__(
        self,
        store: Store,
        engine: Engine,
        dispatcher: EventDispatcher,
        app: App,
        questions: Questions,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._questions = questions
        self._places: dict[int, str] = {}  # where folders that have gone seem to be; "" = nowhere
        dispatcher.galleryRescanned.connect(self._rescanned)

    # -- looking again

    def act(self, action: str, ids: Sequence[int]) -> None:
        """What was chosen in the menu of rows: add, new, all, or reset."""
        rows = [row for i in ids if (row := self._store.galleries.get(i)) is not None and row.state in AT_REST]
        wanted = tuple(row.id for row in rows)
        if not wanted:
            if action == "add":  # the menu of the images offers it always
                self._app.toast(tr("Nothing was changed"), tr("Pause the gallery first"), "info")
            return
        if action == "add":
            self._ask_for_images(rows[0])
        elif action == "reset":
            self._ask_to_reset(rows, wanted)
        else:
            self._engine.send(RescanGalleries(ids=wanted, only_new=action == "new"))

    def _ask_for_images(self, row: GalleryRow) -> None:
        title = tr("Add images to {name}").format(name=row.name)
        ask_for_files(title, _nearest(Path(row.path)), lambda paths: self.add_images(row.id, list(map(str, paths))))

    def add_images(self, gallery_id: int, paths: Sequence[str]) -> None:
        """Take these files into the gallery. GalleryRescanned says what came of it, here is said what did not."""

        def added(reply: Reply) -> None:
            if isinstance(reply, Refused):
                is_busy = reply.error.kind is ErrorKind.BAD_INPUT
                why = tr("Pause the gallery first") if is_busy else sentence(reply.error, Context()).title
                self._app.toast(tr("Nothing was changed"), why, "info")
            elif isinstance(reply, PathsAdded) and (reply.refused or not reply.gallery_ids):
                first = reply.refused[0] if reply.refused else None
                why = sentence(first.error, Context(gallery=Path(first.path).name)).title if first is not None else ""
                left = (
                    tr("%n entries left out", "", len(reply.refused)) if reply.gallery_ids else tr("Nothing was added")
                )
                self._app.toast(left, why or tr("They are in the gallery already"), "triangle-alert")

        self._engine.send(AddFiles(gallery_id=gallery_id, paths=tuple(paths)), added)

    def _ask_to_reset(self, rows: Sequence[GalleryRow], ids: tuple[int, ...]) -> None:
        if len(rows) == 1:
            title = tr("Start {gallery} afresh?").format(gallery=text.quoted(rows[0].name))
        else:
            title = tr("Start {galleries} afresh?").format(galleries=tr("%n galleries", "", len(rows)))
        self._questions.ask(
            title,
            tr(
                "Galleon forgets the links, what was left out and the order of the images, and reads the folder anew. "
                "What is online stays there."
            ),
            tr("Start afresh"),
            lambda: self._engine.send(ResetGalleries(ids=ids)),
            lines=[row.name for row in rows] if len(rows) > 1 else (),
        )

    def _rescanned(self, event: GalleryRescanned) -> None:
        self._places.pop(event.gallery_id, None)
        found, name = found_text(event), text.isolated(event.name)
        is_long = len(found) > LONGEST_TITLE
        self._app.toast(name if is_long else found, found if is_long else name, "scan-search")

    # -- moved

    def place_of(self, row: GalleryRow) -> str:
        """Where the folder of this gallery seems to be now, once the engine has looked; it is asked to, once."""
        if row.error is None or row.error.kind is not ErrorKind.FOLDER_GONE:
            return ""
        if row.id not in self._places:
            self._places[row.id] = ""
            self._engine.send(FindMoved(gallery_id=row.id), self._take_place)
        return self._places[row.id]

    def _take_place(self, reply: Reply) -> None:
        if isinstance(reply, MovedFound) and reply.path:
            self._places[reply.gallery_id] = reply.path
            self.found.emit()

    def relocate(self, row: GalleryRow, path: str) -> None:
        """The folder is at `path` now; galleries that moved with it are offered next."""
        self._places.pop(row.id, None)
        self._engine.send(RelocateGallery(id=row.id, path=path), lambda reply: self._relocated(reply, path))

    def ask_where(self, row: GalleryRow) -> None:
        """Let the person show the folder; the dialog does not block the window."""
        title = tr("Where is {name} now?").format(name=row.name)
        ask_for_folder(title, _nearest(Path(row.path)), lambda path: self.relocate(row, str(path)))

    def _relocated(self, reply: Reply, path: str) -> None:
        if isinstance(reply, Refused):
            said = sentence(reply.error, Context(gallery=path))
            self._app.toast(said.title, said.what, "triangle-alert")
        elif isinstance(reply, Relocated) and reply.siblings:
            self._offer(reply.siblings)

    def _offer(self, siblings: Sequence[MovedGallery]) -> None:
        places = tuple((each.gallery_id, each.path) for each in siblings)

        def repair() -> None:
            for gallery_id, _ in places:
                self._places.pop(gallery_id, None)
            self._engine.send(RelocateGalleries(places=places))

        self._questions.ask(
            tr("Moved as well: {galleries}").format(galleries=tr("%n galleries", "", len(siblings))),
            tr("What lay beside the folder has gone too, and Galleon found it at the new place. Links stay."),
            tr("Use the new place"),
            repair,
            lines=[each.name for each in siblings],
            refusal=tr("Not now"),
        )


def found_text(event: GalleryRescanned) -> str:
    """“3 new, 1 changed, 2 gone”."""
    counts = (
        tr("{count} new", "images"),
        tr("{count} changed", "images"),
        tr("{count} changed after the upload", "images"),
        tr("{count} renamed", "images"),
        tr("{count} gone", "images"),
    )
    found = (event.added, event.changed, event.changed_online, event.renamed, event.gone)
    parts = [words.format(count=text.number(n)) for words, n in zip(counts, found, strict=True) if n]
    return ", ".join(parts) if parts else tr("Nothing has changed in the folder")


def _nearest(path: Path) -> Path:
    """The folder to begin in: the closest one above that is still there."""
    return next((parent for parent in path.parents if parent.is_dir()), path.parent)
