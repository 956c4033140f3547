"""The window process, wired together: the one place where bridge objects meet.

python -m bridge.app --demo [--rows N] [--storm] [--still]
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import logging
import signal
import socket
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QObject, QSocketNotifier, QTimer, Signal
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QIcon, QWindow
from PySide6.QtQml import QQmlApplicationEngine, QQmlError
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtQuickControls2 import QQuickStyle
from PySide6.QtWidgets import QFileDialog

from backend import __version__
from backend.protocol.events import WindowRequested
from backend.protocol.folders import Folders, folders_under
from bridge import language, replaced
from bridge.announcer import Announcer
from bridge.attention import Attention
from bridge.auto_copy import AutoCopy
from bridge.backend_link import BackendLink
from bridge.backend_process import BackendProcess
from bridge.controllers.about import About
from bridge.controllers.app import App
from bridge.controllers.archive_password import ArchivePassword
from bridge.controllers.columns import Columns
from bridge.controllers.crash_reports import CrashReports
from bridge.controllers.drop import Drop
from bridge.controllers.duplicates import Duplicates
from bridge.controllers.gallery_actions import GalleryActions
from bridge.controllers.gallery_activity import GalleryActivity
from bridge.controllers.gallery_folders import GalleryFolders
from bridge.controllers.gallery_images import GalleryImages
from bridge.controllers.gallery_results import GalleryResults
from bridge.controllers.host_accounts import HostAccounts
from bridge.controllers.host_form import HostForm
from bridge.controllers.host_import import HostImport
from bridge.controllers.host_menu import HostMenu
from bridge.controllers.host_options import HostOptions
from bridge.controllers.host_use import HostUse
from bridge.controllers.hosts import Hosts
from bridge.controllers.image_selection import ImageSelection
from bridge.controllers.inspector import Inspector
from bridge.controllers.key_editor import KeyEditor
from bridge.controllers.link_entries import LinkEntries
from bridge.controllers.log import Log
from bridge.controllers.move_over import MoveOver
from bridge.controllers.notifications import Notifications
from bridge.controllers.palette import Palette
from bridge.controllers.prefs import Prefs
from bridge.controllers.problem_actions import ProblemActions
from bridge.controllers.proxies import Proxies
from bridge.controllers.questions import Questions
from bridge.controllers.queue import Queue
from bridge.controllers.queue_entries import QueueEntries
from bridge.controllers.rearrange import Rearrange
from bridge.controllers.remote_files import RemoteFiles
from bridge.controllers.row_actions import RowActions
from bridge.controllers.saved_filters import SavedFilters
from bridge.controllers.settings_list import SettingsList
from bridge.controllers.shell_entries import ShellEntries
from bridge.controllers.shortcut_sheet import Shortcuts
from bridge.controllers.start_times import StartTimes
from bridge.controllers.statistics import Statistics
from bridge.controllers.tabs import Tabs
from bridge.controllers.template_editor import TemplateEditor
from bridge.controllers.template_entries import TemplateEntries
from bridge.controllers.templates import Templates
from bridge.controllers.timetable import Timetable
from bridge.controllers.transfer import Transfer
from bridge.controllers.updates import Updates
from bridge.controllers.welcome import Welcome
from bridge.digest import Message
from bridge.engine_keeper import EngineKeeper
from bridge.event_dispatcher import EventDispatcher
from bridge.first_frame import FirstFrame, listen_to_macos, make_application, open_window
from bridge.garbage import Garbage
from bridge.images import IconProvider, PictureProvider, ReadyProvider, SampleProvider
from bridge.notifier import Notifier
from bridge.qml_module import offer
from bridge.search import GONE
from bridge.store import Store
from bridge.tray import Tray
from bridge.undo import UndoStack
from bridge.upkeep import Upkeep
from bridge.window_content import fill
from bridge.window_state import WindowState
from bridge.wording import tr

log = logging.getLogger(__name__)

QML = Path(__file__).resolve().parent.parent / "qml"

_FINISHED_IN_MS = 1000
TRAY_TRIES = 10


class Window(QObject):
    """Everything behind one QML window. `folders` says where its own small file and pasted pictures go.

    `left` follows `quit` once the engine has ended.
    """

    left = Signal()

    def __init__(
        self, folders: Folders, backend: BackendProcess, is_demo: bool = False, first: FirstFrame | None = None
    ) -> None:
        super().__init__()
        _load_fonts()
        self.state = first.state if first is not None else WindowState(folders.state / "window.json")
        self._language = str(self.state.get("language", "system"))
        language.install(self._language)
        self.store = Store(self)
        self.dispatcher = EventDispatcher(self.store, self)
        self.link = BackendLink(self.dispatcher, self)
        store, link = self.store, self.link
        self.app = App(store, self.state, __version__, is_demo, self)
        self.app.set_log_path(str(folders.log_file))
        self.prefs = Prefs(store, link, self.state, self)
        self.prefs.languageChanged.connect(self._language_changed)
        self.undo = UndoStack(link)
        self.undo.taken_back = self.app.withdraw_toast
        self.tabs = Tabs(store, link, self.undo, self.state, self)
        self.actions = GalleryActions(store, link, self.app, self.undo, self)
        self.queue = Queue(store, link, self.app, self.tabs, self.undo, self.actions, self.state, parent=self)
        self.row_actions = RowActions(store, link, self.app, self.tabs, self.queue, self)
        self.start_times = StartTimes(store, link, self.app, self.undo, parent=self)
        self.row_actions.startTimeAsked.connect(self.start_times.choose)
        self.archive_password = ArchivePassword(store, link, self)
        self.rearrange = Rearrange(store, link, self.queue, self.actions, self.undo, self)
        self.columns = Columns(self.state, self.queue, self)
        self.saved_filters = SavedFilters(store, self.state, self.queue, self.tabs, self)
        self.auto_copy = AutoCopy(store, self.dispatcher, self.actions, self)
        self.announcer = Announcer(store, self.queue.selection, self.app.announce, self)
        self.transfer = Transfer(store, link, self)
        self.notifications = Notifications(parent=self)
        self.hosts = Hosts(store, link, self)
        self.host_accounts = HostAccounts(store, link, self.hosts, self)
        self.host_form = HostForm(store, link, self.app, self.hosts, self.host_accounts, self)
        self.host_use = HostUse(store, link, self.hosts, self.undo, self)
        self.host_options = HostOptions(store, link, self.app, self.tabs, self.host_accounts, self)
        self.row_actions.hostOptionsAsked.connect(self.host_options.open_gallery)
        self.proxies = Proxies(store, link, self.app, self.hosts, self)
        self.images = GalleryImages(store, link, self.app, self.undo, self)
        self.image_selection = ImageSelection(store, link, self.app, self.undo, self.images, self)
        self.results = GalleryResults(store, link, self.app, self.actions, folders.cache, self)
        self.questions = Questions(self)
        self.gallery_folders = GalleryFolders(store, link, self.dispatcher, self.app, self.questions, self)
        self.row_actions.folderAsked.connect(self.gallery_folders.act)
        problems = ProblemActions(store, link, self.app, self.undo, self.actions, self.hosts, self.gallery_folders)
        self.host_import = HostImport(link, self.app, self.hosts, self.notifications, self)
        self.remote_files = RemoteFiles(store, link, self.app, self.notifications, self)
        self.row_actions.remoteAsked.connect(self.remote_files.act)
        self.remote_files.goneAsked.connect(self._show_gone)
        self.results.goneAsked.connect(lambda gallery_id: self.remote_files.upload_again((gallery_id,)))
        self.host_menu = HostMenu(store, link, self.app, self.hosts, self.host_options, self.remote_files, self)
        self.activity = GalleryActivity(store, link, self.dispatcher, parent=self)
        self.inspector = Inspector(
            store, link, self.dispatcher, self.queue, self.tabs, self.actions, problems, self.images, self.results,
            self.activity, self.gallery_folders, parent=self,
        )  # fmt: skip
        pasted = folders.data / "pasted"
        self.duplicates = Duplicates(store, link, self.app, self.state, parent=self)
        self.drop = Drop(
            store, link, self.app, self.tabs, self.notifications, self.host_import, pasted,
            self.duplicates.on_duplicate, self,
        )  # fmt: skip
        self.statistics = Statistics(store, link, self.app, self.dispatcher, self)
        self.welcome = Welcome(store, self.app, self)
        self.about = About(self.app, link, self)
        self.updates = Updates(link, self.app, self.dispatcher, self)
        self.crash_reports = CrashReports(store, self.app, self.state, folders.crashes_folder, self)
        self.settings = SettingsList(
            store, link, self.app, self.undo, str(folders.settings_file),
            Upkeep(link, self.app, self.notifications), self,
        )  # fmt: skip
        self.move_over = MoveOver(store, link, self.dispatcher, self.app, self.settings, self)
        self.templates = Templates(store, link, self.app, self.undo, self)
        self.template_editor = TemplateEditor(store, link, self.app, self.templates, self)
        self.palette = Palette(
            store, self.app, self.prefs, self.queue, self.tabs, self.transfer, self.hosts, self.drop, self.duplicates,
            self.state,
            (
                QueueEntries(self.app, self.queue, self.tabs, self.saved_filters, self.start_times.open),
                LinkEntries(self.remote_files, self._show_gone),
                ShellEntries(
                    self.app, self.prefs, self.queue, self.drop, self.transfer, self.welcome, self.settings,
                    self.updates, self.crash_reports,
                ),
                TemplateEntries(store, self.app, self.templates),
            ),
            self,
        )  # fmt: skip
        self.log = Log(
            store, link, self.app, self.notifications, open_gallery=self.palette.open_gallery,
            open_host=self.palette.open_host, parent=self,
        )  # fmt: skip
        self.dispatcher.logGrew.connect(self.log.log_grew)
        self.statistics.faultAsked.connect(self.log.show_lines)
        self.shortcuts = Shortcuts(self.app, self)
        self.key_editor = KeyEditor(self.app, link, self)
        self.timetable = Timetable(store, link, self)
        self.transfer.scheduleAsked.connect(lambda: self.settings.show_group("bandwidth", "schedule"))
        self.keeper = EngineKeeper(backend, link, store, self.app, parent=self)
        offer(self.singletons())
        self.engine = QQmlApplicationEngine(self)
        self.window: QQuickWindow | None = first.window if first is not None else None
        self.content: QQuickItem | None = None
        self.attention = Attention(
            store,
            self.dispatcher,
            self.notifications,
            self._show_gallery,
            self._show_host,
            self._show_gone,
            parent=self,
        )
        self.notifier = Notifier(self)
        self.tray: Tray | None = None
        self.wakers: tuple[socket.socket, ...] = ()
        self._is_quitting = False
        self._waiting: list[Path] = []
        self.attention.wanted.connect(self.notifier.send)
        self.attention.log_asked.connect(self.app.openLog)
        self.notifier.connect_queued(self._notification_chosen, self._notification_unavailable)
        self.dispatcher.windowRequested.connect(self._second_start)
        # a hundred thousand rows need not be looked through for garbage again and again
        self.dispatcher.snapshotComplete.connect(gc.freeze)
        self.app.hideRequested.connect(self.hide)
        self.app.hiddenFirst.connect(lambda title, body: self.notifier.send(Message("hidden", title, body)))
        self.app.wantsToQuit.connect(self.quit)
        self.keeper.stopped.connect(self._leave)

    def singletons(self) -> list[QObject]:
        """What QML knows as `Galleon.Bridge`; the name is that of the class."""
        return [
            self.app,
            self.prefs,
            self.transfer,
            self.notifications,
            self.queue,
            self.row_actions,
            self.rearrange,
            self.start_times,
            self.archive_password,
            self.columns,
            self.saved_filters,
            self.tabs,
            self.inspector,
            self.activity,
            self.images,
            self.image_selection,
            self.questions,
            self.host_menu,
            self.results,
            self.hosts,
            self.host_form,
            self.host_use,
            self.host_accounts,
            self.host_options,
            self.host_import,
            self.proxies,
            self.remote_files,
            self.drop,
            self.duplicates,
            self.statistics,
            self.welcome,
            self.templates,
            self.template_editor,
            self.palette,
            self.about,
            self.updates,
            self.crash_reports,
            self.log,
            self.shortcuts,
            self.settings,
            self.move_over,
            self.key_editor,
            self.timetable,
        ]

    def load(self, *, is_hidden: bool = False) -> None:
        """Fill the window, which is opened unless it is there. Raises RuntimeError when QML cannot be loaded."""
        self.engine.addImageProvider("icon", IconProvider(QML / "App" / "icons"))
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
        self.make_tray()
        if is_hidden:
            self._minimise_without_tray(TRAY_TRIES)

    def _minimise_without_tray(self, tries: int) -> None:
        """At the start of a session the tray may come later than we do; without one the window is minimised."""
        self.make_tray()
        if self.tray is not None or self.window is None or self.window.isVisible():
            return
        if tries:
            QTimer.singleShot(1000, self, lambda: self._minimise_without_tray(tries - 1))
        else:
            self.window.showMinimized()

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
            self.tray.hide()
            self.tray.deleteLater()
            self.tray = None
            self.make_tray()

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

    def make_tray(self) -> None:
        """Where the desktop has a tray. Looked for again whenever the window is closed."""
        if self.tray is None and Tray.is_available():
            self.tray = Tray(
                self.store,
                self.link,
                QML / "App" / "icons",
                self.transfer.limits,
                toggle=self.toggle,
                open_window=self.show,
                add_folders=self._choose_folders,
                paste=self.drop.paste,
                open_settings=lambda: self._show_page("settings"),
                follow_schedule=self._follow_schedule,
                ask_limit=self._ask_limit,
                quit_all=self._quit_from_tray,
                parent=self,
            )
        self.app.set_tray(self.tray is not None)

    def _second_start(self, wish: WindowRequested) -> None:
        self.show()
        if wish.added is not None:
            self.drop.tell(wish.added)
        self.host_import.take_in([Path(path) for path in wish.uploaders])

    def show(self) -> None:
        self.app.windowRequested.emit()

    def hide(self) -> None:
        """Into the tray; minimised where there is none."""
        self.make_tray()
        if self.window is not None:
            if self.tray is not None:
                self.window.hide()
            else:
                self.window.showMinimized()

    def toggle(self) -> None:
        if self.window is not None and self.window.isVisible() and self.window.isActive():
            self.hide()
        else:
            self.show()

    def _choose_folders(self) -> None:
        dialog = QFileDialog(None, tr("Add a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda path: self.drop.add([Path(path)]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_page(self, page: str) -> None:
        self.show()
        self.app.setProperty("page", page)

    def _follow_schedule(self) -> None:
        self.show()
        self.transfer.followSchedule()

    def _ask_limit(self) -> None:
        """The dialog for a limit of the person's own needs the window."""
        self.show()
        self.transfer.customLimitAsked.emit()

    def _quit_from_tray(self) -> None:
        """The question whether to quit needs the window."""
        if self.window is not None and not self.window.isVisible() and self.store.totals.uploading:
            self.show()
        self.app.requestQuit()

    def _show_gallery(self, gallery_id: int) -> None:
        self.show()
        self.palette.open_gallery(gallery_id)

    def _show_host(self, host_id: str) -> None:
        self.show()
        self.palette.open_host(host_id)

    def _show_gone(self) -> None:
        """The galleries whose links are gone."""
        self.show()
        self.app.setProperty("page", "queue")
        self.tabs.setProperty("currentId", 0)
        self.queue.setProperty("searchText", f"links:{GONE}")

    def _notification_chosen(self, message: Message, action: str) -> None:
        if action == "gone":
            self._show_gone()
        elif action == "copy":
            self.actions.copy_text((message.gallery_id,))
        elif message.host_id:
            self._show_host(message.host_id)
        elif message.gallery_id:
            self._show_gallery(message.gallery_id)
        else:
            self.show()

    def _notification_unavailable(self, message: Message) -> None:
        if self.tray is not None:
            self.tray.balloon(message.title, message.body)

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

        A page that is just being made is finished before: Qt warns of each part of it that is cut off.
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
    QGuiApplication.setWindowIcon(QIcon(str(QML / "App" / "icons" / "mark.svg")))
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


def run(
    *,
    folders: Folders,
    backend: BackendProcess,
    paths: Sequence[str] = (),
    is_demo: bool = False,
    is_hidden: bool = False,
    first: FirstFrame | None = None,
) -> int:
    """The whole life of the window; returns the exit code. `paths` are absolute; `is_hidden` starts in the tray."""
    application = make_application(sys.argv)
    window = Window(folders, backend, is_demo, first)
    window.load(is_hidden=is_hidden)
    # not quit(): that asks each window first, and ours would rather hide
    window.left.connect(lambda: application.exit(0))
    waker = _quit_on_signals(window)
    listen_to_macos(application, window.open_paths, window.show, window.quit, is_hidden=is_hidden)
    window.start(paths)
    Garbage(window)
    replaced.watch(window.notifications.add, window)
    code = application.exec()
    # Qt must not outlive the objects that QML still refers to
    window.unload()
    # outside of an event loop it would wait for ever, and items that outlive their pictures ask for them again
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    waker.setEnabled(False)
    return code


def _quit_on_signals(window: Window) -> QSocketNotifier:
    """SIGTERM and Ctrl-C quit like the menu. Python runs a handler only when it runs at all, so the signal's byte on a
    socket wakes it.
    """
    ours, woken = socket.socketpair()
    ours.setblocking(False)
    woken.setblocking(False)
    signal.set_wakeup_fd(woken.fileno())
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: window.quit())
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, window)
    notifier.activated.connect(lambda *_: ours.recv(64))
    # both ends live as long as the notifier
    window.wakers = (ours, woken)
    return notifier


def main(argv: Sequence[str] | None = None) -> int:
    """`python -m bridge.app --demo`: the window on a made-up engine, with nothing kept."""
    parser = argparse.ArgumentParser(prog="python -m bridge.app")
    parser.add_argument("--demo", action="store_true", required=True, help="show made-up galleries")
    parser.add_argument("--rows", type=int, default=128, help="how many galleries")
    parser.add_argument("--storm", action="store_true", help="1,000 patches a second")
    parser.add_argument("--still", action="store_true", help="nothing moves, for pictures")
    options = parser.parse_args(argv)
    from bridge.demo import DemoOptions, run_demo

    with tempfile.TemporaryDirectory(prefix="galleon-demo-", ignore_cleanup_errors=True) as folder:
        folders = folders_under(Path(folder))
        demo = DemoOptions(folders.cache / "pictures", options.rows, options.storm, options.still)
        backend = BackendProcess(None, run_demo, demo)
        backend.start()
        with contextlib.suppress(KeyboardInterrupt):
            return run(folders=folders, backend=backend, is_demo=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
