"""Adding things: dropped, chosen in a dialog, or pasted."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Property, QMimeData, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.commands import AddPaths, AddSamples
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts_import import CUSTOM_UPLOADER
from backend.protocol.replies import PathsAdded, Refused, Reply
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.host_import import HostImport
from bridge.controllers.looking import Looking
from bridge.controllers.notifications import Notifications
from bridge.controllers.tabs import Tabs
from bridge.dropped import Dropped, look_at
from bridge.error_text import Context, sentence
from bridge.images import read_square
from bridge.pasted import Pasted, look_at_text
from bridge.store import Store
from bridge.wording import tr

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_PICTURE = 160  # twice its size on the card, for screens of two pixels to one
_PICTURE_RADIUS = 22


@QmlElement
@QmlSingleton
class Drop(QObject):
    """`pasted` is where pictures from the clipboard are kept, since nothing else has them; `on_duplicate` says what a
    tab of the engine's does with duplicates (as AddPaths has it).
    """

    changed = Signal()
    samplesAdded = Signal(int)
    _pictureRead = Signal(int, QImage)

    def __init__(
        self,
        store: Store,
        engine: Engine,
        app: App,
        tabs: Tabs,
        notifications: Notifications,
        host_import: HostImport,
        pasted: Path,
        on_duplicate: Callable[[int], str] = lambda _: "ask",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._tabs = tabs
        self._notifications = notifications
        self._host_import = host_import
        self._pasted = pasted
        self._on_duplicate = on_duplicate
        self._looking = Looking(app, engine, self)
        self._is_active = False
        self._dropped = Dropped()
        self.pictures: dict[str, QImage] = {}  # what `image://dropped/<key>` shows
        self._times_entered = 0
        self._target = 0
        self._pictureRead.connect(self._take_picture, Qt.ConnectionType.QueuedConnection)

    @Property(bool, notify=changed)
    def active(self) -> bool:
        return self._is_active

    @Property(bool, notify=changed)
    def usable(self) -> bool:
        return self._dropped.galleries > 0 or bool(self._dropped.uploaders)

    @Property(int, notify=changed)
    def count(self) -> int:
        return self._dropped.galleries or len(self._dropped.uploaders)

    @Property(str, notify=changed)
    def title(self) -> str:
        if not self._dropped.galleries and self._dropped.uploaders:
            return tr("Drop to import %n host(s)", "", len(self._dropped.uploaders))
        if not self._dropped.galleries:
            return tr("Galleon cannot read these files")
        tab = self._store.tabs.get(self._tabs.engine_id(self._target))
        if tab is None:
            return tr("Drop to add %n galleries", "", self._dropped.galleries)
        return tr("Drop to add %n galleries to {tab}", "", self._dropped.galleries).format(tab=text.isolated(tab.name))

    @Property(str, notify=changed)
    def subtitle(self) -> str:
        if not self._dropped.galleries and self._dropped.uploaders:
            return tr("%n custom uploader(s) of ShareX", "", len(self._dropped.uploaders))
        if not self._dropped.galleries:
            return tr("It takes folders, JPEG, PNG, GIF, WebP, BMP, TIFF, AVIF, HEIC, ZIP, CBZ, 7z and TAR.")
        template = self._store.templates.get(self._store.settings.default_template)
        hosts = [host.name for host in self._store.hosts.values() if host.is_default and host.is_enabled]
        parts = [self._dropped.kinds(), template.name if template is not None else "", ", ".join(hosts)]
        return " · ".join(part for part in parts if part)

    @Property(str, notify=changed)
    def names(self) -> str:
        return self._dropped.names()

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def previews(self) -> list[str]:
        """URLs, one more whenever a picture has been read."""
        return [f"image://dropped/{key}" for key in self.pictures]

    @Slot("QVariantList")
    def enter(self, urls: Sequence[QUrl | str]) -> None:
        self._dropped = look_at(_paths(urls))
        self._times_entered += 1
        self.pictures.clear()
        arguments = (self._dropped, self._times_entered)
        threading.Thread(target=self._read_pictures, args=arguments, name="drop-pictures", daemon=True).start()
        self._target = self._tabs.shown_id(self._tabs.current_engine_id)
        self._is_active = True
        self.changed.emit()

    def _read_pictures(self, dropped: Dropped, times_entered: int) -> None:
        """In a thread: the picture of a camera takes a tenth of a second, one on a network share any time."""
        for path in dropped.previews():
            picture = read_square(path, _PICTURE, _PICTURE_RADIUS)
            if times_entered != self._times_entered:
                return
            if not picture.isNull():
                self._pictureRead.emit(times_entered, picture)

    def _take_picture(self, times_entered: int, picture: QImage) -> None:
        if times_entered == self._times_entered:
            self.pictures[f"{times_entered}-{len(self.pictures)}"] = picture
            self.changed.emit()

    @Slot(int)
    def targetTabChanged(self, tab_id: int) -> None:
        if tab_id != self._target:
            self._target = tab_id
            self.changed.emit()

    @Slot()
    def leave(self) -> None:
        if self._is_active:
            self._is_active = False
            self.changed.emit()

    @Slot("QVariantList", int)
    def drop(self, urls: Sequence[QUrl | str], modifiers: int) -> None:
        """Shift starts at once, Alt merges into one gallery; keys held now count as well as those given."""
        held = modifiers | QGuiApplication.queryKeyboardModifiers().value
        target = self._target if self._is_active else self._tabs.shown_id(self._tabs.current_engine_id)
        self.leave()
        self.add(
            _paths(urls),
            target,
            start=bool(held & Qt.KeyboardModifier.ShiftModifier.value),
            merge=bool(held & Qt.KeyboardModifier.AltModifier.value),
        )

    @Slot("QVariantList")
    def addFolders(self, urls: Sequence[QUrl | str]) -> None:
        self.add(_paths(urls), self._tabs.shown_id(self._tabs.current_engine_id))

    @Slot("QVariantList")
    def addFiles(self, urls: Sequence[QUrl | str]) -> None:
        self.addFolders(urls)

    @Slot()
    def addSamples(self) -> None:
        self._engine.send(AddSamples(), self._samples_added)

    def _samples_added(self, reply: Reply) -> None:
        if isinstance(reply, PathsAdded) and reply.gallery_ids:
            self.samplesAdded.emit(reply.gallery_ids[0])

    @Slot()
    def paste(self) -> None:
        """Files and paths are added; a picture becomes a file first."""
        mime = QGuiApplication.clipboard().mimeData() or QMimeData()
        paths = _paths(mime.urls()) if mime.hasUrls() else []
        pasted = look_at_text(mime.text()) if not paths and mime.hasText() else Pasted()
        paths = paths or list(pasted.paths)
        if not paths and mime.hasImage():
            paths = self._keep_picture(QGuiApplication.clipboard().image())
            if not paths:
                self._app.toast(
                    tr("The image was not added"), tr("The disk is full or cannot be written"), "triangle-alert"
                )
                return
        if paths:
            self.add(paths, self._tabs.shown_id(self._tabs.current_engine_id))
        elif pasted.has_web:
            self._app.toast(
                tr("Galleon uploads what is on this computer"),
                tr("Save the images first, then drop them here"),
                "info",
            )
        elif pasted.is_too_long:
            self._app.toast(
                tr("The text on the clipboard is too long"),
                tr("Copy the paths of folders or files, one a line"),
                "info",
            )
        else:
            self._app.toast(
                tr("There is nothing to add on the clipboard"), tr("Copy folders, files or an image first"), "info"
            )

    def _keep_picture(self, picture: QImage) -> list[Path]:
        """In a folder of its own, also of two in the same second; nothing when it cannot be written."""
        name = tr("Pasted {time}", "name of a folder").format(time=time.strftime("%Y-%m-%d %H.%M.%S"))
        folder, number = self._pasted / name, 1
        while folder.exists():
            number += 1
            folder = self._pasted / f"{name} ({number})"
        try:
            folder.mkdir(parents=True)
        except OSError:
            return []
        path = folder / "image.png"
        return [path] if picture.save(str(path)) else []

    def add(self, paths: Sequence[Path], tab: int = 0, start: bool = False, merge: bool = False) -> None:
        """`tab` is a tab as QML knows it, 0 for none. Custom uploaders are hosts, the rest are galleries."""
        self._host_import.take_in([path for path in paths if path.suffix.lower() == CUSTOM_UPLOADER])
        paths = [path for path in paths if path.suffix.lower() != CUSTOM_UPLOADER]
        if not paths:
            return

        def added(reply: Reply) -> None:
            is_stopped = self._looking.ended()
            if isinstance(reply, Refused) and is_stopped:
                self._app.toast(tr("Nothing was added"), tr("Looking for images was stopped"), "info")
            elif isinstance(reply, Refused) and reply.error.kind is ErrorKind.CANCELLED:
                self._app.toast(tr("Nothing was added"), "", "triangle-alert")  # the engine is away, as the window says
            elif isinstance(reply, Refused):
                said = sentence(reply.error, Context())
                self._notifications.add(said.title, said.can, "triangle-alert", "warning")
                self._app.toast(tr("Nothing was added"), said.title, "triangle-alert")
            elif isinstance(reply, PathsAdded):
                self.tell(reply)

        tab_id = self._tabs.engine_id(tab) if tab else 0
        main = next((row.id for row in self._store.tabs.values() if row.is_system), 0)
        command = AddPaths(
            paths=tuple(str(path) for path in paths),
            tab_id=tab_id or None,
            on_duplicate=self._on_duplicate(tab_id or main),
            start=True if start else None,
            merge=merge,
        )
        self._looking.began(paths)
        self._engine.send(command, added)

    def tell(self, reply: PathsAdded) -> None:
        """Say what was added, and behind the bell what was not and why."""
        for refused in reply.refused:
            said = sentence(refused.error, Context(gallery=Path(refused.path).name))
            body = " ".join(part for part in (said.what, said.can) if part)
            self._notifications.add(said.title, body, "triangle-alert", "warning")
        if reply.gallery_ids:
            left = tr("%n entries left out", "", len(reply.refused)) if reply.refused else ""
            self._app.toast(tr("%n galleries added", "", len(reply.gallery_ids)), left, "plus")
        elif reply.refused:
            self._app.toast(tr("Nothing was added"), tr("The bell says why"), "triangle-alert")


def _paths(urls: Sequence[QUrl | str]) -> list[Path]:
    paths = []
    for url in urls:
        parsed = url if isinstance(url, QUrl) else QUrl(url)
        if parsed.isLocalFile():
            paths.append(Path(parsed.toLocalFile()).absolute())
    return paths
