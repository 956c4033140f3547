"""The application as QML sees it: pages, engine, toasts, clipboard, closing and quitting."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from itertools import count as counter
from pathlib import Path

from PySide6.QtCore import Property, QObject, QRect, QStandardPaths, QUrl, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QKeySequence
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.accounts import HostStatus
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import GOES_ON, GalleryState
from bridge import desktop, pages, window_place
from bridge import formatting as text
from bridge.error_text import Context, sentence
from bridge.key_bindings import KeyBindings, spelling
from bridge.shortcuts import SHORTCUTS
from bridge.store import Store
from bridge.undo import Step
from bridge.window_state import WindowState
from bridge.wording import mark, tr, translated

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

NEEDS_YOU = frozenset({HostStatus.REFUSED, HostStatus.LOCKED, HostStatus.BROKEN})
_TOASTS_KEPT = 8


@QmlElement
@QmlSingleton
class App(QObject):
    """`wantsToQuit` asks whoever wired everything to end; `engineRetryAsked` to start the engine again."""

    pageChanged = Signal()
    pagesChanged = Signal()
    keysChanged = Signal()
    engineChanged = Signal()
    welcomed = Signal()
    toastRequested = Signal(str, str, str, str, str, arguments=["title", "text", "icon", "actionLabel", "actionId"])
    toastWithdrawn = Signal(str, arguments=["actionId"])
    windowRequested = Signal()
    hideRequested = Signal()
    trayChanged = Signal()
    hiddenFirst = Signal(str, str)  # title and text of what a window that is hidden by now can no longer show
    quitAsked = Signal(str, str, arguments=["title", "sentence"])
    wantsToQuit = Signal()
    dialogAsked = Signal(str, arguments=["name"])  # what the palette opens over the window
    engineRetryAsked = Signal()

    def __init__(self, store: Store, state: WindowState, version: str, is_demo: bool, parent: QObject | None = None):
        super().__init__(parent)
        self._store = store
        self._state = state
        self._version = version
        self._is_demo = is_demo
        page = state.get("page", "queue")
        self._page = page if page in pages.IDS else "queue"
        self._bindings = KeyBindings(_words(state.get("shortcuts", [])))
        self._engine_state = "starting"
        self._engine_message = ""
        self._has_tray = False
        self._log_path = ""
        self._toast_ids = counter(1)
        self._toast_actions: dict[str, Callable[[], None]] = {}
        self._toast_steps: dict[str, Step] = {}
        store.galleriesReplaced.connect(self.pagesChanged)
        store.galleriesAdded.connect(self._galleries_counted)
        store.galleriesRemoved.connect(self._galleries_counted)
        store.hostsChanged.connect(self.pagesChanged)
        store.welcomed.connect(self.welcomed)
        store.settingsChanged.connect(self._take_keys)

    def _galleries_counted(self, _: object) -> None:
        self.pagesChanged.emit()

    @Property(str, constant=True)
    def version(self) -> str:
        return self._version

    @Property(bool, constant=True)
    def isDemo(self) -> bool:
        return self._is_demo

    @Property(str, notify=pageChanged)
    def page(self) -> str:
        return self._page

    @page.setter  # type: ignore[no-redef]
    def page(self, page: str) -> None:
        if page != self._page and page in pages.IDS:
            self._page = page
            self._state.set("page", page)
            self._state.save()
            self.pageChanged.emit()

    @Property("QVariantList", notify=pagesChanged)  # type: ignore[arg-type]
    def pages(self) -> list[dict[str, object]]:
        """id, title, icon, badge, alarm, shortcut of each page that works."""
        galleries = len(self._store.galleries)
        needs_you = any(host.status in NEEDS_YOU and host.is_enabled for host in self._store.hosts.values())
        badges = {"queue": text.number(galleries) if galleries else ""}
        return [
            {
                "id": page.id,
                "title": translated(page.title),
                "icon": page.icon,
                "badge": badges.get(page.id, ""),
                "alarm": page.id == "hosts" and needs_you,
                "shortcut": key_text(f"Alt+{i}"),
            }
            for i, page in enumerate(pages.PAGES, 1)
        ]

    @Property("QVariantList", constant=True)  # type: ignore[arg-type]
    def otherPages(self) -> list[dict[str, str]]:
        """id and QML folder of each page but the queue."""
        return [{"id": page.id, "folder": page.folder} for page in pages.PAGES if page.id != "queue"]

    @Property(str, notify=engineChanged)
    def engineState(self) -> str:
        return self._engine_state

    @Property(str, notify=engineChanged)
    def engineMessage(self) -> str:
        return self._engine_message

    def set_engine(self, state: str, message: str = "") -> None:
        """`state` is starting, running, restarting or failed."""
        if (state, message) != (self._engine_state, self._engine_message):
            self._engine_state, self._engine_message = state, message
            self.engineChanged.emit()

    @Property(bool, notify=trayChanged)
    def hasTray(self) -> bool:
        return self._has_tray

    def set_tray(self, available: bool) -> None:
        if available != self._has_tray:
            self._has_tray = available
            self.trayChanged.emit()

    def set_log_path(self, path: str) -> None:
        self._log_path = path

    def tell_refused(self, error: ErrorInfo) -> None:
        """Say why the engine did not do it. That it is away for the moment the window says itself."""
        if error.kind is not ErrorKind.CANCELLED:
            said = sentence(error, Context())
            self.toast(said.title, said.can, "triangle-alert")

    def toast(
        self,
        title: str,
        body: str = "",
        icon: str = "circle-check",
        action: str = "",
        run: Callable[[], None] | None = None,
        step: Step | None = None,
    ) -> None:
        """Confirm what the person just did. `action` is the label of the button that calls `run`.

        `step` is what `run` takes back: the toast goes when Ctrl Z has done it.
        """
        action_id = ""
        if run is not None:
            action_id = f"toast{next(self._toast_ids)}"
            self._toast_actions[action_id] = run
            if step is not None:
                self._toast_steps[action_id] = step
            while len(self._toast_actions) > _TOASTS_KEPT:
                oldest = next(iter(self._toast_actions))
                del self._toast_actions[oldest]
                self._toast_steps.pop(oldest, None)
        self.toastRequested.emit(title, body, icon, action, action_id)

    def withdraw_toast(self, step: Step) -> None:
        """What a toast offers to take back has been taken back."""
        for action_id in [each for each, offered in self._toast_steps.items() if offered is step]:
            del self._toast_steps[action_id]
            self._toast_actions.pop(action_id, None)
            self.toastWithdrawn.emit(action_id)

    @Slot(str)
    def runToastAction(self, action_id: str) -> None:
        run = self._toast_actions.pop(action_id, None)
        self._toast_steps.pop(action_id, None)
        if run is not None:
            run()

    @Slot(str, str, str)
    def copyText(self, content: str, title: str, subtitle: str) -> None:
        """Put text on the clipboard and say so."""
        QGuiApplication.clipboard().setText(content)
        self.toast(title, subtitle)

    @Slot()
    def openLog(self) -> None:
        """The Log page; the plain file while there is no engine that could answer it."""
        if self._engine_state != "failed":
            self.setProperty("page", "log")
        elif self._log_path:
            desktop.open_url(self._log_path)

    @Slot(str, result=str)
    def textFor(self, action_name: str) -> str:
        """The keys of an action as this system writes them; empty for an action without."""
        snake = "".join(f"_{c.lower()}" if c.isupper() else c for c in action_name)
        return key_text(self._bindings.keys(snake))

    # -- keys

    @property
    def bindings(self) -> KeyBindings:
        return self._bindings

    def _take_keys(self) -> None:
        stored = list(self._store.settings.shortcuts)
        if stored != self._state.get("shortcuts", []):
            self._state.set("shortcuts", stored)  # for the next start's first frame
            self._state.save()
            self._bindings = KeyBindings(stored)
            self.keysChanged.emit()

    @Property("QVariantMap", notify=keysChanged)  # type: ignore[arg-type]
    def keys(self) -> dict[str, list[str]]:
        """The keys of each action by its name, as QML's Shortcut takes them."""
        return {shortcut.name: list(self._bindings.all_of(shortcut.name)) for shortcut in SHORTCUTS}

    @Property("QVariantMap", notify=keysChanged)  # type: ignore[arg-type]
    def keyTexts(self) -> dict[str, str]:
        """The keys of each action as people read them."""
        return {shortcut.name: self.textFor(shortcut.name) for shortcut in SHORTCUTS}

    @Slot(str, int, int, result=str)
    def keyAction(self, place: str, key: int, modifiers: int) -> str:
        """The name of what these keys do in a place (list, tabs, log); empty for nothing."""
        return self._bindings.action(place, spelling(key, modifiers))

    @Slot()
    def retryEngine(self) -> None:
        self.engineRetryAsked.emit()

    @Slot()
    def requestQuit(self) -> None:
        """Quit, or ask first when uploads would have to wait for the next start."""
        running = sum(1 for row in self._store.galleries.values() if row.state is GalleryState.UPLOADING)
        if running and self._engine_state == "running":
            said = tr("Quit now – %n galleries resume at the next start", "", running)
            self.quitAsked.emit(tr("Uploads are running"), said)
        elif (waiting := self._store.totals.scheduled) and self._engine_state == "running":
            said = tr("%n galleries wait for a start time. They start only while Galleon runs.", "", waiting)
            self.quitAsked.emit(tr("Galleries are still to start"), said)
        else:
            self.wantsToQuit.emit()

    @Slot(bool)
    def quit(self, now: bool) -> None:
        """The answer of the quit dialog."""
        if now:
            self.wantsToQuit.emit()

    @Slot()
    def hideToTray(self) -> None:
        self.hideRequested.emit()

    @Slot(result=bool)
    def windowClosing(self) -> bool:
        """True: the window must not close. It hides in the tray while something runs; without a tray it minimises."""
        # The rows know it at once, the totals only with their next tick.
        # What waits for the network or for its hours goes on by itself, so it has to find Galleon there.
        if not any(
            row.state in (GalleryState.UPLOADING, GalleryState.QUEUED) or row.pause_reason in GOES_ON
            for row in self._store.galleries.values()
        ):
            self.wantsToQuit.emit()
            return False
        if not self._store.settings.close_to_tray:
            self.requestQuit()
            return True
        if not self._state.flag("told_about_closing", False):
            self._state.set("told_about_closing", True)
            said = (
                tr("It stays in the tray; {keys} quits")
                if self._has_tray
                else tr("It stays in a minimised window; {keys} quits")
            )
            self.hiddenFirst.emit(tr("Galleon goes on uploading"), said.format(keys=self.textFor("quit")))
        self.hideRequested.emit()
        return True

    @Slot(str, result=QUrl)
    def suggestedFile(self, name: str) -> QUrl:
        """Where a dialog that saves begins: in the person's documents, under this name. A dialog may add a suffix."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(documents) if documents and Path(documents).is_dir() else Path.home()
        return QUrl.fromLocalFile(str(folder / name))

    @Slot(str)
    def announce(self, sentence: str) -> None:
        """Say it politely to a screen reader."""
        window = QGuiApplication.focusWindow()
        if sentence and window is not None and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(window, sentence))

    @Slot(int, int, int, int, bool)
    def saveWindow(self, x: int, y: int, width: int, height: int, maximized: bool) -> None:
        window_place.keep(self._state, QRect(x, y, width, height), is_maximized=maximized)

    @Slot(result=bool)
    def windowMaximized(self) -> bool:
        return window_place.is_maximized(self._state)


def _words(stored: object) -> list[str]:
    return [word for word in stored if isinstance(word, str)] if isinstance(stored, list) else []


_ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}
_KEYS = {
    "Ctrl": mark("Ctrl", "key"),
    "Shift": mark("Shift", "key"),
    "Alt": mark("Alt", "key"),
    "Space": mark("Space", "key"),
    "Tab": mark("Tab", "key"),
    "Return": mark("Enter", "key"),
    "Enter": mark("Enter", "key"),
    "Esc": mark("Esc", "key"),
    "Del": mark("Del", "key"),
    "Home": mark("Home", "key"),
    "End": mark("End", "key"),
    "PgUp": mark("PgUp", "key"),
    "PgDown": mark("PgDown", "key"),
    "Menu": mark("Menu", "key"),
}
"""As they are printed on keyboards. Qt's own translations say “Control” and “Mayúsculas” instead."""


def key_text(keys: str) -> str:
    """Keys as people read them: "Ctrl Shift O" here, "⇧⌘O" on macOS."""
    if sys.platform == "darwin":
        return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    # A plus that nothing follows is the key itself.
    words = re.split(r"\+(?=.)", QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText))
    return " ".join(_ARROWS.get(word) or translated(_KEYS.get(word, word), "key") for word in words)
