"""The command palette (Ctrl K): pages, actions, galleries, hosts, tabs and settings in one field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.rows import Question
from bridge import pages
from bridge.controllers.app import App
from bridge.controllers.drop import Drop
from bridge.controllers.duplicates import Duplicates
from bridge.controllers.hosts import Hosts
from bridge.controllers.navigation import Navigation
from bridge.controllers.prefs import Prefs
from bridge.controllers.queue import Queue
from bridge.controllers.transfer import Transfer
from bridge.gallery_line import LOOKS
from bridge.host_line import status_of
from bridge.models.rows import RowsModel
from bridge.palette_match import IN_LABEL, fit
from bridge.store import Store
from bridge.window_state import WindowState
from bridge.wording import tr, translated

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

MOST_GALLERIES = 20
RECENT_KEPT = 12


class PaletteLine(NamedTuple):
    key: str
    label: str
    detail: str
    icon: str
    shortcut: str


class Entry(NamedTuple):
    line: PaletteLine
    run: Callable[[], object]


@QmlElement
@QmlSingleton
class Palette(RowsModel[PaletteLine]):
    """What fits the words that are typed, best first; without words what was used last."""

    queryChanged = Signal()

    def __init__(
        self,
        store: Store,
        app: App,
        prefs: Prefs,
        queue: Queue,
        transfer: Transfer,
        hosts: Hosts,
        drop: Drop,
        duplicates: Duplicates,
        navigation: Navigation,
        state: WindowState,
        more: Sequence[Callable[[Sequence[str]], list[Entry]]] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(PaletteLine, parent)
        self._store = store
        self._app = app
        self._prefs = prefs
        self._queue = queue
        self._transfer = transfer
        self._hosts = hosts
        self._drop = drop
        self._duplicates = duplicates
        self._navigation = navigation
        self._more = more
        self._state = state
        recent = state.get("palette", [])
        self._recent = [key for key in recent if isinstance(key, str)] if isinstance(recent, list) else []
        self._query = ""
        self._entries: list[Entry] = []

    @Property(str, notify=queryChanged)
    def query(self) -> str:
        return self._query

    @query.setter  # type: ignore[no-redef]
    def query(self, query: str) -> None:
        self._query = query
        self._search()
        self.queryChanged.emit()

    @Slot(int)
    def run(self, row: int) -> None:
        if 0 <= row < len(self._entries):
            entry = self._entries[row]
            key = entry.line.key
            self._recent = [key, *(other for other in self._recent if other != key)][:RECENT_KEPT]
            self._state.set("palette", self._recent)
            self._state.save()
            entry.run()

    def _search(self) -> None:
        """What was used last and has the words in its label, then what fits best."""
        words = self._query.casefold().split()
        found = [*self._pages(), *self._actions(), *self._host_entries()]
        for entries in self._more:
            found += entries(words)
        ranked = []
        for place, entry in enumerate(found):
            cost = fit(entry.line.label, entry.line.detail, words)
            if cost is not None:
                is_recent = entry.line.key in self._recent and cost < IN_LABEL * max(1, len(words))
                used = self._recent.index(entry.line.key) if is_recent else RECENT_KEPT
                ranked.append((used, cost if words else 0.0, place, entry))
        ranked.sort(key=lambda each: each[:3])
        self._entries = [entry for *_, entry in ranked]
        if words:
            self._entries += self._galleries(words)
        self.show([entry.line for entry in self._entries])

    def _pages(self) -> list[Entry]:
        return [
            self._entry(
                f"page:{page.id}",
                translated(page.title),
                tr("Page"),
                page.icon,
                partial(self._navigation.open_page, page.id),
                "",
            )
            for page in pages.PAGES
        ]

    def _actions(self) -> list[Entry]:
        actions = [
            self._entry("start", tr("Start all"), "", "play", self._transfer.startAll, "toggle_all"),
            self._entry("pause", tr("Pause all"), "", "pause", self._transfer.pauseAll, "toggle_all"),
            self._entry("paste", tr("Paste from the clipboard"), "", "clipboard-paste", self._drop.paste, "paste"),
            self._entry("samples", tr("Try with 6 sample images"), "", "sparkles", self._drop.addSamples, ""),
            self._entry("undo", tr("Undo"), "", "undo-2", self._queue.undo, "undo"),
            self._entry(
                "retry", tr("Retry failed images"), tr("Selected galleries"), "rotate-cw", self._queue.retry, "retry"
            ),
            self._entry("light", tr("Light theme"), "", "sun-moon", partial(self._set_theme, "light"), ""),
            self._entry("dark", tr("Dark theme"), "", "sun-moon", partial(self._set_theme, "dark"), ""),
            self._entry("system", tr("Theme of the system"), "", "sun-moon", partial(self._set_theme, "system"), ""),
            self._entry("density", tr("Compact or roomy rows"), "", "layers", self._toggle_density, ""),
            self._entry("contrast", tr("Raised or usual contrast"), "", "sun-moon", self._toggle_contrast, ""),
            self._entry("smaller", tr("Smaller text"), self._text_size(), "eye", partial(self._resize, -0.1), ""),
            self._entry("larger", tr("Larger text"), self._text_size(), "eye", partial(self._resize, 0.1), ""),
            self._entry("test", tr("Test all accounts"), "", "plug-zap", self._hosts.testAll, ""),
            self._entry("quit", tr("Quit"), "", "power", self._app.requestQuit, "quit"),
        ]
        if any(row.question is Question.DUPLICATE for row in self._store.galleries.values()):
            actions.append(self._entry("duplicates", tr("Duplicates…"), "", "copy", self._ask_about_duplicates, ""))
        if self._duplicates.remembers:
            forget = self._duplicates.forget_all
            actions.append(self._entry("ask", tr("Ask about duplicates again"), "", "copy", forget, ""))
        settings, change = self._store.settings, self._prefs.change_setting
        for_all = tr("On all public hosts")
        if settings.location == "remove":
            keep = partial(change, "location", "keep")
            actions.append(self._entry("location", tr("Keep location in photos"), for_all, "eye", keep, ""))
        else:
            remove = partial(change, "location", "remove")
            actions.append(self._entry("location", tr("Remove location from photos"), for_all, "eye-off", remove, ""))
        if settings.refused_files != "ask":
            ask = partial(change, "refused_files", "ask")
            actions.append(self._entry("fit", tr("Ask about images that do not fit"), "", "file-image", ask, ""))
        return actions

    def _ask_about_duplicates(self) -> None:
        self._navigation.open_page("queue")
        self._duplicates.asked.emit()

    def _set_theme(self, theme: str) -> None:
        self._prefs.setProperty("theme", theme)

    def _toggle_density(self) -> None:
        self._prefs.setProperty("compactRows", not self._prefs.property("compactRows"))

    def _toggle_contrast(self) -> None:
        self._prefs.setProperty("raisedContrast", not self._prefs.property("raisedContrast"))

    def _text_size(self) -> str:
        return tr("Now {percent}%").format(percent=round(float(self._prefs.property("textScale")) * 100))

    def _resize(self, by: float) -> None:
        self._prefs.setProperty("textScale", round(float(self._prefs.property("textScale")) + by, 1))

    def _host_entries(self) -> list[Entry]:
        return [
            self._entry(
                f"host:{host.id}",
                host.name,
                status_of(host).text,
                "server",
                partial(self._navigation.open_host, host.id),
                "",
            )
            for host in self._store.hosts.values()
        ]

    def _galleries(self, words: list[str]) -> list[Entry]:
        found = []
        for row in self._store.galleries.values():
            name = row.name.casefold()
            if all(word in name for word in words):
                detail = LOOKS[row.state]
                run = partial(self._navigation.open_gallery, row.id)
                found.append(self._entry(f"gallery:{row.id}", row.name, detail.label, detail.icon, run, ""))
                if len(found) == MOST_GALLERIES:
                    break
        return found

    def _entry(self, key: str, label: str, detail: str, icon: str, run: Callable[[], object], shortcut: str) -> Entry:
        return Entry(PaletteLine(key, label, detail, icon, self._app.textFor(shortcut)), run)
