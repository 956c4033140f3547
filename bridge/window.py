"""The window of Galleon: what it shows, and when it is shown, hidden and ended. GUI thread."""

from __future__ import annotations

import gc
import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, Signal
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QIcon, QWindow
from PySide6.QtQml import QQmlApplicationEngine, QQmlError
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtQuickControls2 import QQuickStyle

from backend.protocol.events import WindowRequested
from backend.protocol.folders import Folders
from bridge import language
from bridge.attention import Attention
from bridge.backend_process import BackendProcess
from bridge.digest import Message
from bridge.first_frame import FirstFrame, open_window
from bridge.images import IconProvider, PictureProvider, ReadyProvider, SampleProvider
from bridge.notifier import Notifier
from bridge.qml_module import offer
from bridge.tray_keeper import TrayKeeper
from bridge.window_content import fill
from bridge.window_state import WindowState
from bridge.wiring import BridgeObjects

log = logging.getLogger(__name__)

QML = Path(__file__).resolve().parent.parent / "qml"
ICONS = QML / "App" / "icons"

_FINISHED_IN_MS = 1000


class Window(BridgeObjects):
    """The bridge's objects with the window that shows them, once it is loaded.

    `left` follows `quit` once the engine has ended.
    """

    left = Signal()

    def __init__(
        self, folders: Folders, backend: BackendProcess, is_demo: bool = False, first: FirstFrame | None = None
    ) -> None:
        _load_fonts()
        state = first.state if first is not None else WindowState(folders.state / "window.json")
        self._language = str(state.get("language", "system"))
        language.install(self._language)
        super().__init__(folders, backend, state, is_demo=is_demo)
        offer(self.singletons())
        self.engine = QQmlApplicationEngine(self)
        self.window: QQuickWindow | None = first.window if first is not None else None
        self.content: QQuickItem | None = None
        self.attention = Attention(
            self.store,
            self.dispatcher,
            self.notifications,
            self.navigation.show_gallery,
            self.navigation.show_host,
            self.navigation.show_gone,
            parent=self,
        )
        self.notifier = Notifier(self)
        self.tray: TrayKeeper | None = None
        self._is_quitting = False
        self._waiting: list[Path] = []
        self._untold: Message | None = None  # of a desktop without notifications: said when the window is back
        self.prefs.languageChanged.connect(self._language_changed)
        self.attention.wanted.connect(self.notifier.send)
        self.attention.log_asked.connect(self.app.openLog)
        self.attention.settings_asked.connect(lambda: self.navigation.open_page("settings"))
        self.notifier.connect_queued(self._notification_chosen, self._notification_unavailable)
        self.dispatcher.windowRequested.connect(self._second_start)
        # a hundred thousand rows need not be looked through for garbage again and again
        self.dispatcher.snapshotComplete.connect(gc.freeze)
        self.app.hideRequested.connect(self.hide)
        self.app.hiddenFirst.connect(lambda title, body: self.notifier.send(Message("hidden", title, body)))
        self.app.wantsToQuit.connect(self.quit)
        self.keeper.stopped.connect(self._leave)

    def load(self, *, is_hidden: bool = False) -> None:
        """Fill the window, which is opened unless it is there. Raises RuntimeError when QML cannot be loaded."""
        self.engine.addImageProvider("icon", IconProvider(ICONS))
        self.engine.addImageProvider("sample", SampleProvider())
        self.engine.addImageProvider("cover", PictureProvider(self.store.covers))
        self.engine.addImageProvider("thumb", PictureProvider(self.store.thumbnails))
        self.engine.addImageProvider("dropped", ReadyProvider(self.drop.pictures))
        self.engine.addImageProvider("opened", ReadyProvider(self.images.pictures))
        self.engine.addImportPath(str(QML))
        self.engine.warnings.connect(_log_warnings)
        if self.window is None:
            self.window = open_window(self.state, is_hidden=is_hidden)
        # of Qt's own dialogs, where the desktop has none; it has to be known before the first page
        QQuickStyle.setStyle("Basic")
        self.content = fill(self.window, self.engine, QML)
        self.window.visibilityChanged.connect(self._visibility_changed)
        self.tray = TrayKeeper(self, self.window, ICONS, self.toggle, self)
        if is_hidden:
            self.tray.wait_or_minimise()
        else:
            self.tray.look()

    def _language_changed(self) -> None:
        if self.prefs.property("language") != self._language:
            self.speak()

    def speak(self) -> None:
        """Take on the language of the settings: every text that is shown is made once more."""
        self._language = self.prefs.property("language")
        language.install(self._language)
        self.store.tell_again()
        for single in self.singletons():
            if (retranslate := getattr(single, "retranslate", None)) is not None:
                retranslate()
            language.tell_properties(single)
        self.engine.retranslate()
        if self.tray is not None:
            self.tray.retranslate()

    def start(self, paths: Sequence[str] = ()) -> None:
        """Connect the engine; `paths` (absolute) are added once it is there."""
        self.store.welcomed.connect(self._open_waiting)
        self.open_paths([Path(path) for path in paths])
        self.keeper.start()

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Add these (absolute) now, or once the engine is there."""
        self._waiting += paths
        if self.link.is_connected:
            self._open_waiting()

    def _open_waiting(self) -> None:
        if self._waiting:
            paths, self._waiting = self._waiting, []
            self.drop.add(paths)

    def _visibility_changed(self, visibility: QWindow.Visibility) -> None:
        """A hidden or minimised window costs nothing: no dataChanged, no timers."""
        shown = visibility not in (QWindow.Visibility.Hidden, QWindow.Visibility.Minimized)
        self.queue.set_shown(shown)
        self.transfer.set_shown(shown)
        self.statistics.set_shown(shown)
        self.log.set_shown(shown)
        if shown and self._untold is not None:
            self.app.toast(self._untold.title, self._untold.body, "info")
            self._untold = None

    def _second_start(self, wish: WindowRequested) -> None:
        self.show()
        if wish.added is not None:
            self.drop.tell(wish.added)
        self.host_import.take_in([Path(path) for path in wish.uploaders])

    def show(self) -> None:
        self.navigation.show()

    def hide(self) -> None:
        """Into the tray; minimised where there is none."""
        if self.window is None or self.tray is None:
            return
        if self.tray.look():
            self.window.hide()
        else:
            self.window.showMinimized()

    def toggle(self) -> None:
        if self.window is not None and self.window.isVisible() and self.window.isActive():
            self.hide()
        else:
            self.show()

    def _notification_chosen(self, message: Message, action: str) -> None:
        if action == "gone":
            self.navigation.show_gone()
        elif action == "copy":
            self.actions.copy_text((message.gallery_id,))
        elif message.host_id:
            self.navigation.show_host(message.host_id)
        elif message.gallery_id:
            self.navigation.show_gallery(message.gallery_id)
        else:
            self.show()

    def _notification_unavailable(self, message: Message) -> None:
        is_said = self.tray is not None and self.tray.balloon(message.title, message.body)
        if not is_said and message.kind == "hidden":
            self._untold = message

    def quit(self) -> None:
        """Hide at once, shut the engine down (at most ten seconds), then end."""
        if self._is_quitting:
            return
        self._is_quitting = True
        self.state.save()
        if self.window is not None:
            self.window.hide()
        if self.tray is not None:
            self.tray.hide()
        self.notifier.close()
        self.keeper.stop()

    def unload(self) -> None:
        """Let go of the interface: the items first, which cannot live without their engine.

        What is just being made is finished before: Qt warns of each part of it that is cut off.
        """
        if self.window is not None and (making := self.window.incubationController()) is not None:
            until = QDeadlineTimer(_FINISHED_IN_MS)
            while making.incubatingObjectCount() and not until.hasExpired():
                making.incubateFor(50)
        if self.content is not None:
            self.content.deleteLater()
            self.content = None
        self.engine.deleteLater()

    def _leave(self) -> None:
        self.state.save()
        self.left.emit()


def _load_fonts() -> None:
    """The fonts and the icon that come with Galleon; the first frame needs none."""
    QGuiApplication.setWindowIcon(QIcon(str(ICONS / "mark.svg")))
    for font_file in sorted((QML / "App" / "fonts").glob("*.[to]tf")):
        QFontDatabase.addApplicationFont(str(font_file))
    if "Inter" in QFontDatabase.families():
        font = QFont("Inter")
        font.setPixelSize(13)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        QGuiApplication.setFont(font)


def _log_warnings(warnings: list[QQmlError]) -> None:
    for warning in warnings:
        log.warning("%s", warning.toString())
