"""What is selected on the Images page of the inspector, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.commands import EditFiles, EditGalleries, ResolveUnknown, RetryGalleries
from backend.protocol.images import OrderFiles, ResolveChanged
from backend.protocol.natural_order import natural
from backend.protocol.rows import FileRow, FileState, GalleryRow, UploadState
from bridge import formatting as text
from bridge import image_detail
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.gallery_images import GalleryImages
from bridge.store import Store
from bridge.undo import UndoStack
from bridge.wording import tr

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_Modifier = Qt.KeyboardModifier


@QmlElement
@QmlSingleton
class ImageSelection(QObject):
    """Rows are those of the page, as its filter leaves them. What the filter hides is not selected."""

    changed = Signal()
    revealed = Signal(int, arguments=["row"])

    def __init__(
        self,
        store: Store,
        engine: Engine,
        app: App,
        undo: UndoStack,
        images: GalleryImages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._undo = undo
        self._images = images
        self._ids: frozenset[int] = frozenset()
        self._current: int | None = None
        self._anchor: int | None = None
        self._gallery_id: int | None = None
        self._is_arranged = False
        images.changed.connect(self._images_changed)
        images.openedChanged.connect(self._follow_dialog)
        store.filesReplaced.connect(self._look_at_order)

    def _images_changed(self) -> None:
        if self._images.gallery_id != self._gallery_id:
            self._gallery_id = self._images.gallery_id
            self._is_arranged = False
            self._current = self._anchor = None
            self._show(frozenset())
            return
        shown = set(self._shown())
        if self._current not in shown:
            self._current = None
        self._show(self._ids & shown)

    def _look_at_order(self) -> None:
        names = [file.name for file in sorted(self._store.files.values(), key=lambda file: file.position)]
        keys = [[natural(part) for part in name.split("/")] for name in names]
        self._is_arranged = keys != sorted(keys)
        self.changed.emit()

    def _follow_dialog(self) -> None:
        """The image that the dialog went to is where the keyboard goes on."""
        row = int(self._images.property("openedRow"))
        if row >= 0 and self._id_at(row) != self._current:
            self._choose(row)

    def _show(self, ids: frozenset[int]) -> None:
        self._ids = ids
        self._images.model.select(ids)
        self.changed.emit()

    # -- choosing

    def _shown(self) -> list[int]:
        return [line.fileId for line in self._images.model.rows()]

    def _id_at(self, row: int) -> int | None:
        line = self._images.model.row(row)
        return line.fileId if line is not None else None

    def _choose(self, row: int) -> None:
        file_id = self._id_at(row)
        if file_id is not None:
            self._current = self._anchor = file_id
            self._show(frozenset([file_id]))
            self.revealed.emit(row)

    def _extend(self, row: int) -> None:
        ids = self._shown()
        start = ids.index(self._anchor) if self._anchor in ids else row
        first, last = min(start, row), max(start, row)
        self._current = ids[row]
        self._show(frozenset(ids[first : last + 1]))
        self.revealed.emit(row)

    @Slot(int, int)
    def press(self, row: int, modifiers: int) -> None:
        """A click with the modifiers of Qt: Ctrl adds or takes away one, Shift reaches from the last click to here."""
        file_id = self._id_at(row)
        if file_id is None:
            return
        if modifiers & _Modifier.ShiftModifier.value:
            self._extend(row)
        elif modifiers & _Modifier.ControlModifier.value:
            self.toggle(row)
        else:
            self._choose(row)

    @Slot(int)
    def pressForMenu(self, row: int) -> None:
        """The menu is about all that is selected when it opens on one of them."""
        if self._id_at(row) in self._ids:
            self._current = self._id_at(row)
            self.changed.emit()
        else:
            self._choose(row)

    @Slot(int)
    def toggle(self, row: int) -> None:
        file_id = self._id_at(row)
        if file_id is not None:
            self._current = self._anchor = file_id
            self._show(self._ids ^ {file_id})

    @Slot(int, bool)
    def move(self, row: int, extend: bool) -> None:
        """The keyboard goes to this row, or to the first or last one where it lies outside."""
        count = len(self._images.model)
        if count:
            row = min(max(row, 0), count - 1)
            if extend and self._anchor is not None:
                self._extend(row)
            else:
                self._choose(row)

    @Slot()
    def selectAll(self) -> None:
        self._show(frozenset(self._shown()))

    @Slot(result=bool)
    def clear(self) -> bool:
        """False when nothing was selected."""
        had = bool(self._ids)
        self._show(frozenset())
        return had

    @Property(int, notify=changed)
    def currentRow(self) -> int:
        """Where the keyboard is; −1 for nowhere."""
        ids = self._shown()
        return ids.index(self._current) if self._current in ids else -1

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._ids)

    @Property(str, notify=changed)
    def summary(self) -> str:
        """“3 of 148 selected”, “148 images”."""
        shown = len(self._images.model)
        if len(self._ids) > 1:
            words = tr("{count} of {all} selected", "images")
            return words.format(count=text.number(len(self._ids)), all=text.number(shown))
        return text.images(shown)

    # -- what may be done

    @property
    def _row(self) -> GalleryRow | None:
        return self._store.galleries.get(self._gallery_id) if self._gallery_id is not None else None

    def _files(self) -> list[FileRow]:
        """The selected ones, in their order."""
        files = [self._store.files[i] for i in self._ids if i in self._store.files]
        return sorted(files, key=lambda file: file.position)

    def _any(self, test: Callable[[FileRow], bool]) -> bool:
        return any(map(test, self._files()))

    @Property(bool, notify=changed)
    def canArrange(self) -> bool:
        """Whether the order that is shown is the whole one."""
        return str(self._images.property("filter")) == "all" and len(self._images.model) > 1

    @Property(bool, notify=changed)
    def isArranged(self) -> bool:
        """Whether the images have another order than that of their names."""
        return self._is_arranged

    @Property(bool, notify=changed)
    def allLeftOut(self) -> bool:
        files = self._files()
        return bool(files) and all(file.state is FileState.LEFT_OUT for file in files)

    @Property(bool, notify=changed)
    def canRetry(self) -> bool:
        return self._any(image_detail.can_retry)

    @Property(bool, notify=changed)
    def anyUnknown(self) -> bool:
        return self._any(lambda file: any(upload.state is UploadState.UNKNOWN for upload in file.uploads))

    @Property(bool, notify=changed)
    def anyChanged(self) -> bool:
        return self._any(lambda file: file.is_changed)

    @Property(bool, notify=changed)
    def anyLinks(self) -> bool:
        return self._any(lambda file: bool(image_detail.links(file)))

    # -- doing it

    def _chosen_ids(self, test: Callable[[FileRow], bool] = lambda file: True) -> tuple[int, ...]:
        return tuple(file.id for file in self._files() if test(file))

    @Slot()
    def openCurrent(self) -> None:
        if self._current is not None:
            self._images.open(self._current)

    @Slot(bool)
    def leaveOut(self, on: bool) -> None:
        """Leave the selected images out, or take them in again."""
        ids = self._chosen_ids(lambda file: (file.state is FileState.LEFT_OUT) != on)
        if ids and self._gallery_id is not None:
            self._undo.push(EditFiles(gallery_id=self._gallery_id, file_ids=ids, left_out=not on))
            command = EditFiles(gallery_id=self._gallery_id, file_ids=ids, left_out=on)
            self._engine.send(command, self._images.tell_refusal)

    @Slot()
    def retry(self) -> None:
        ids = self._chosen_ids(image_detail.can_retry)
        if ids and self._gallery_id is not None:
            self._engine.send(RetryGalleries(ids=(self._gallery_id,), file_ids=ids))

    @Slot(str)
    def resolveUnknown(self, choice: str) -> None:
        ids = self._chosen_ids()
        if ids and self._gallery_id is not None:
            command = ResolveUnknown(gallery_id=self._gallery_id, choice=choice, file_ids=ids)
            self._engine.send(command, self._images.tell_refusal)

    @Slot(str)
    def resolveChanged(self, choice: str) -> None:
        ids = self._chosen_ids(lambda file: file.is_changed)
        if ids and self._gallery_id is not None:
            self._engine.send(ResolveChanged(gallery_id=self._gallery_id, choice=choice, file_ids=ids))

    @Slot()
    def copyLinks(self) -> None:
        links = [link for file in self._files() for link in image_detail.links(file)]
        if links:
            title = tr("Link copied") if len(links) == 1 else tr("Links copied")
            self._app.copyText("\n".join(links), title, text.images(len(self._ids)))

    @Slot()
    def setCover(self) -> None:
        row = self._row
        if row is not None and self._current is not None:
            self._undo.push(EditGalleries(ids=(row.id,), cover_file_id=row.cover_file_id))
            self._engine.send(EditGalleries(ids=(row.id,), cover_file_id=self._current))

    # -- order

    @Slot(int)
    def moveBefore(self, row: int) -> None:
        """Put the selected images, in their order, in front of this row; a row past the last is the end."""
        ids = self._shown()
        moving = [i for i in ids if i in self._ids]
        if not moving or not self.property("canArrange"):
            return
        before = next((i for i in ids[max(row, 0) :] if i not in self._ids), None)
        rest = [i for i in ids if i not in self._ids]
        place = rest.index(before) if before is not None else len(rest)
        self._order(ids, [*rest[:place], *moving, *rest[place:]])

    @Slot(int)
    def moveStep(self, delta: int) -> None:
        """So many places towards the beginning (below 0) or the end."""
        rows = [i for i, file_id in enumerate(self._shown()) if file_id in self._ids]
        if rows and delta < 0 < rows[0]:
            self.moveBefore(max(0, rows[0] + delta))
        elif rows and delta > 0:
            self.moveBefore(rows[-1] + 1 + delta)

    @Slot()
    def naturalOrder(self) -> None:
        """The order of the names, which images that come later follow as well."""
        if self._gallery_id is not None and self._is_arranged:
            self._undo.push(OrderFiles(gallery_id=self._gallery_id, file_ids=tuple(self._in_order())))
            self._engine.send(OrderFiles(gallery_id=self._gallery_id))

    def _in_order(self) -> Iterable[int]:
        return [file.id for file in sorted(self._store.files.values(), key=lambda file: file.position)]

    def _order(self, old: list[int], new: list[int]) -> None:
        if new != old and self._gallery_id is not None:
            self._undo.push(OrderFiles(gallery_id=self._gallery_id, file_ids=tuple(old)))
            self._engine.send(OrderFiles(gallery_id=self._gallery_id, file_ids=tuple(new)))
