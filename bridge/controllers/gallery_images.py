"""The Images page of the inspector: the files of one gallery, and the dialog about one of them."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from PySide6.QtCore import Property, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.commands import EditFiles, EditGalleries, ResolveUnknown, RetryGalleries
from backend.protocol.errors import ErrorKind
from backend.protocol.images import Attempts, GetAttempts, ResolveChanged
from backend.protocol.replies import Refused, Reply
from backend.protocol.rows import FileRow, FileState, GalleryState
from bridge import desktop, image_detail
from bridge import formatting as text
from bridge import gallery_detail as detail
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.images import read_within
from bridge.models.files import FilesModel
from bridge.models.rows import RowsModel
from bridge.store import Store
from bridge.undo import UndoStack
from bridge.wording import tr

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

PREVIEWS = 6
PICTURE = QSize(1184, 640)
"""Twice what the dialog gives a picture, for screens of two pixels to one."""
_TICK_MS = 250


@QmlElement
@QmlSingleton
class GalleryImages(QObject):
    """`show` is told by the inspector which gallery it is about; the files come from the store."""

    filterChanged = Signal()
    changed = Signal()
    openedChanged = Signal()
    _pictureRead = Signal(int, QImage)

    def __init__(self, store: Store, engine: Engine, app: App, undo: UndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._undo = undo
        self._gallery_id: int | None = None
        self._filter = "all"
        self._as_lines = False
        self._opened: int | None = None
        self.pictures: dict[str, QImage] = {}  # what `image://opened/<file id>` shows: the one of the dialog
        self._previews = RowsModel(detail.Preview, self)
        self._files = FilesModel(engine, self)
        self._uploads = RowsModel(image_detail.UploadLine, self)
        self._attempts = RowsModel(image_detail.AttemptLine, self)
        self._asked_about: object = None
        self._tick = QTimer(self, interval=_TICK_MS, singleShot=True)
        self._tick.timeout.connect(self.refresh)
        self._pictureRead.connect(self._take_picture, Qt.ConnectionType.QueuedConnection)
        store.filesReplaced.connect(self.refresh)
        store.filesChanged.connect(self._soon)
        store.thumbnailReady.connect(self._soon)
        store.galleriesChanged.connect(self._galleries_changed)

    def show(self, gallery_id: int | None) -> None:
        self._gallery_id = gallery_id
        self._files.forget()
        self.close()
        self.refresh()

    @property
    def gallery_id(self) -> int | None:
        return self._gallery_id

    @property
    def model(self) -> FilesModel:
        return self._files

    def _galleries_changed(self, changed: dict[int, frozenset[str]]) -> None:
        if changed.get(self._gallery_id or 0, frozenset()) & {"cover_file_id", "state"}:
            self._soon()

    def _soon(self, _: object = None) -> None:
        if not self._tick.isActive():
            self._tick.start()

    def refresh(self) -> None:
        names = self._store.names
        row = self._store.galleries.get(self._gallery_id or 0)
        cover = row.cover_file_id if row is not None else None
        lines = [
            detail.file_line(file, self._store.thumbnail_url(file.id), names, is_cover=file.id == cover)
            for file in sorted(self._store.files.values(), key=lambda file: file.position)
        ]
        first = lines[:PREVIEWS]
        self._previews.show([detail.preview(line) for line in first])
        for line in first:
            if not line.source:
                self._files.want(line.fileId)
        if self._filter == "failed":
            lines = [line for line in lines if line.tone in ("danger", "warning") or line.errorText]
        self._files.show(lines)
        self.changed.emit()
        if self._opened is not None:
            self._show_opened()

    # -- the page

    @Property(QObject, constant=True)
    def previews(self) -> QObject:
        return self._previews

    @Property(QObject, constant=True)
    def files(self) -> QObject:
        return self._files

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._files)

    @Property(str, notify=filterChanged)
    def filter(self) -> str:
        return self._filter

    @filter.setter  # type: ignore[no-redef]
    def filter(self, wanted: str) -> None:
        if wanted != self._filter and wanted in ("all", "failed"):
            self._filter = wanted
            self.refresh()
            self.filterChanged.emit()

    @Property(bool, notify=filterChanged)
    def asLines(self) -> bool:
        """As a list; otherwise as squares."""
        return self._as_lines

    @asLines.setter  # type: ignore[no-redef]
    def asLines(self, wanted: bool) -> None:
        if wanted != self._as_lines:
            self._as_lines = wanted
            self.filterChanged.emit()

    @Property(str, notify=changed)
    def emptyText(self) -> str:
        """What stands where no image is."""
        if len(self._files):
            return ""
        if self._store.files:
            return tr("No image failed.")
        row = self._store.galleries.get(self._gallery_id or 0)
        is_read = row is None or row.state not in (GalleryState.VALIDATING, GalleryState.SCANNING)
        return tr("There are no images.") if is_read else tr("The images appear when the folder has been read.")

    # -- the dialog

    @property
    def _file(self) -> FileRow | None:
        return self._store.files.get(self._opened) if self._opened is not None else None

    @Slot("QVariant")
    def open(self, file_id: int) -> None:
        """Show this image; QML opens the dialog when `isOpen` becomes true."""
        if int(file_id) in self._store.files:
            self._opened = int(file_id)
            self._show_opened()
            self._read_picture()

    @Slot(int)
    def step(self, by: int) -> None:
        """The next (+1) or the previous (−1) image of those that the page shows."""
        ids = [line.fileId for line in self._files.rows()]
        at = ids.index(self._opened) + by if self._opened in ids else 0
        if 0 <= at < len(ids):
            self.open(ids[at])

    @Slot()
    def close(self) -> None:
        if self._opened is not None:
            self._opened = None
            self.pictures.clear()
            self._uploads.show([])
            self._attempts.show([])
            self._asked_about = None
            self.openedChanged.emit()

    def _show_opened(self) -> None:
        file = self._file
        if file is None:
            self.close()
            return
        names = self._store.names
        self._uploads.show([image_detail.upload_line(upload, file, names) for upload in file.uploads])
        self._ask_for_attempts(file)
        self.openedChanged.emit()

    def _ask_for_attempts(self, file: FileRow) -> None:
        """How it went; again when something has come of it since."""
        about = (file.id, tuple((upload.host_id, upload.state, upload.attempts) for upload in file.uploads))
        if about == self._asked_about:
            return
        if not isinstance(self._asked_about, tuple) or self._asked_about[0] != file.id:
            self._attempts.show([])
        self._asked_about = about
        self._engine.send(GetAttempts(gallery_id=file.gallery_id, file_id=file.id), self._take_attempts)

    def _take_attempts(self, reply: Reply) -> None:
        if isinstance(reply, Attempts) and reply.file_id == self._opened:
            names, now = self._store.names, time.time()
            shown = reply.attempts if image_detail.is_worth_telling(reply.attempts) else ()
            self._attempts.show(
                [image_detail.attempt_line(key, attempt, names, now) for key, attempt in enumerate(shown)]
            )

    def _read_picture(self) -> None:
        """In a thread: the picture of a camera takes a tenth of a second, one on a network share any time."""
        file = self._file
        if file is None or not file.path or str(file.id) in self.pictures:
            return
        file_id, path = file.id, file.path

        def read() -> None:
            self._pictureRead.emit(file_id, read_within(path, PICTURE))

        threading.Thread(target=read, name="image-detail", daemon=True).start()

    def _take_picture(self, file_id: int, picture: QImage) -> None:
        if file_id == self._opened and not picture.isNull():
            self.pictures.clear()
            self.pictures[str(file_id)] = picture
            self.openedChanged.emit()

    @Property(bool, notify=openedChanged)
    def isOpen(self) -> bool:
        return self._file is not None

    @Property(int, notify=openedChanged)
    def openedRow(self) -> int:
        """Its place on the page; −1 where the filter hides it."""
        return next((i for i, line in enumerate(self._files.rows()) if line.fileId == self._opened), -1)

    @Property(str, notify=openedChanged)
    def openedName(self) -> str:
        file = self._file
        return file.name if file is not None else ""

    @Property(str, notify=openedChanged)
    def openedPlace(self) -> str:
        """“12 of 148”."""
        at = self.property("openedRow")
        if at < 0:
            return ""
        return tr("{done} of {total}", "86 of 148").format(
            done=text.number(at + 1), total=text.number(len(self._files))
        )

    @Property(str, notify=openedChanged)
    def openedPicture(self) -> str:
        """The picture itself, its thumbnail until that is read."""
        file = self._file
        if file is None:
            return ""
        return f"image://opened/{file.id}" if str(file.id) in self.pictures else self._store.thumbnail_url(file.id)

    @Property("QVariantList", notify=openedChanged)  # type: ignore[arg-type]
    def openedFigures(self) -> list[dict[str, str]]:
        file = self._file
        return image_detail.figures(file) if file is not None else []

    @Property(str, notify=openedChanged)
    def openedError(self) -> str:
        """What is wrong with the file itself; what a host said is in `uploads`."""
        file = self._file
        if file is None or any(upload.error is not None for upload in file.uploads):
            return ""
        return detail.file_line(file, "", self._store.names).errorText

    @Property(QObject, constant=True)
    def uploads(self) -> QObject:
        return self._uploads

    @Property(QObject, constant=True)
    def attempts(self) -> QObject:
        """Every attempt, newest first; none where each host took the image at once."""
        return self._attempts

    @Property(bool, notify=openedChanged)
    def canRetry(self) -> bool:
        file = self._file
        return file is not None and image_detail.can_retry(file)

    @Property(bool, notify=openedChanged)
    def isLeftOut(self) -> bool:
        file = self._file
        return file is not None and file.state is FileState.LEFT_OUT

    @Property(bool, notify=openedChanged)
    def isCover(self) -> bool:
        row = self._store.galleries.get(self._gallery_id or 0)
        return row is not None and self._opened is not None and row.cover_file_id == self._opened

    @Property(bool, notify=openedChanged)
    def isChanged(self) -> bool:
        """Whether the file is not any more what is online."""
        file = self._file
        return file is not None and file.is_changed

    @Property(bool, notify=openedChanged)
    def hasLinks(self) -> bool:
        file = self._file
        return file is not None and bool(image_detail.links(file))

    @Slot(str)
    def retryOpened(self, host_id: str) -> None:
        """On one host, or with an empty `host_id` on all of them."""
        if self._opened is not None and self._gallery_id is not None:
            self._engine.send(RetryGalleries(ids=(self._gallery_id,), file_ids=(self._opened,), host_id=host_id))

    @Slot(str, str)
    def resolveUnknown(self, host_id: str, choice: str) -> None:
        """Nobody knew whether the image arrived on this host: arrived, or send_again."""
        if self._opened is not None and self._gallery_id is not None:
            self._engine.send(
                ResolveUnknown(gallery_id=self._gallery_id, choice=choice, file_ids=(self._opened,), host_id=host_id),
                self.tell_refusal,
            )

    @Slot(str)
    def resolveChanged(self, choice: str) -> None:
        """The file is another one since it went online: keep what is there, or send_again."""
        if self._opened is not None and self._gallery_id is not None:
            self._engine.send(ResolveChanged(gallery_id=self._gallery_id, choice=choice, file_ids=(self._opened,)))

    @Slot()
    def toggleLeftOut(self) -> None:
        if self._opened is not None and self._gallery_id is not None:
            on, ids = not self.property("isLeftOut"), (self._opened,)
            self._undo.push(EditFiles(gallery_id=self._gallery_id, file_ids=ids, left_out=not on))
            self._engine.send(EditFiles(gallery_id=self._gallery_id, file_ids=ids, left_out=on), self.tell_refusal)

    def tell_refusal(self, reply: Reply) -> None:
        tell_refusal(self._app, reply)

    @Slot()
    def useAsCover(self) -> None:
        row = self._store.galleries.get(self._gallery_id or 0)
        if row is not None and self._opened is not None:
            self._undo.push(EditGalleries(ids=(row.id,), cover_file_id=row.cover_file_id))
            self._engine.send(EditGalleries(ids=(row.id,), cover_file_id=self._opened))

    @Slot(str)
    def copyLink(self, url: str) -> None:
        file = self._file
        if file is not None and url in image_detail.links(file):
            self._app.copyText(url, tr("Link copied"), file.name)

    @Slot()
    def copyLinks(self) -> None:
        file = self._file
        if file is not None and (links := image_detail.links(file)):
            self._app.copyText(
                "\n".join(links), tr("Link copied") if len(links) == 1 else tr("Links copied"), file.name
            )

    @Slot()
    def showFile(self) -> None:
        file = self._file
        if file is not None and file.path:
            desktop.show_in_folder(str(Path(file.path)))

    @Slot(str)
    def openLink(self, url: str) -> None:
        if url in (image_detail.links(self._file) if self._file is not None else []):
            desktop.open_url(url)


def tell_refusal(app: App, reply: Reply) -> None:
    """While a gallery uploads, not everything can be done with its images."""
    if isinstance(reply, Refused) and reply.error.kind is ErrorKind.BAD_INPUT:
        app.toast(tr("Nothing was changed"), tr("Pause the gallery first"), "info")
    elif isinstance(reply, Refused):
        app.tell_refused(reply.error)
