"""What the command palette offers of the window itself: everything that has a key, help, and the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from bridge.controllers.app import App
from bridge.controllers.crash_reports import CrashReports
from bridge.controllers.drop import Drop
from bridge.controllers.palette import Entry, PaletteLine
from bridge.controllers.prefs import Prefs
from bridge.controllers.queue import Queue
from bridge.controllers.settings_list import SettingsList
from bridge.controllers.transfer import Transfer
from bridge.controllers.updates import Updates
from bridge.controllers.welcome import Welcome
from bridge.settings_catalogue import entries, groups
from bridge.wording import tr

NOT_OFFERED = frozenset(
    {"palette", "search", "next_region", "previous_region", "next_tab", "previous_tab", "settings"}
    | {"details", "toggle_row", "select_all", "row_menu", "rename", "move_up", "move_down"}
)
"""Keys that move about or need the list in front of the eyes, the palette itself, and what is there as a page."""


class ShellEntries:
    """GUI thread. Called for what was typed, in words without case."""

    def __init__(
        self,
        app: App,
        prefs: Prefs,
        queue: Queue,
        drop: Drop,
        transfer: Transfer,
        welcome: Welcome,
        settings: SettingsList,
        updates: Updates,
        crash_reports: CrashReports,
        add_account: Callable[[], None],
    ) -> None:
        self._app = app
        self._prefs = prefs
        self._queue = queue
        self._drop = drop
        self._transfer = transfer
        self._welcome = welcome
        self._settings = settings
        self._updates = updates
        self._crash_reports = crash_reports
        self._add_account = add_account

    def __call__(self, words: Sequence[str]) -> list[Entry]:
        found = [*self._window(), *self._chosen_galleries(), *self._help()]
        if words:
            found += self._each_setting()
        return found

    def _window(self) -> Iterator[Entry]:
        ask = self._app.dialogAsked.emit
        yield self._entry("add_folders", tr("Add folders…"), "", "folder-plus", partial(ask, "folders"))
        yield self._entry("add_files", tr("Add files or archives…"), "", "file-archive", partial(ask, "files"))
        yield self._entry("add_account", tr("Add account…"), "", "key-round", self._add_account)
        yield self._entry("limit_menu", tr("Speed limit…"), "", "gauge", partial(ask, "limit"))
        yield self._entry("notifications", tr("Notifications"), "", "bell", partial(ask, "notifications"))
        yield self._entry(
            "inspector", tr("Show or hide the inspector"), "", "panel-right", self._toggle("inspectorOpen")
        )
        yield self._entry("sidebar", tr("Show or hide the sidebar"), "", "panel-top", self._toggle("sidebarOpen"))
        yield self._entry("new_tab", tr("New tab"), "", "tag", partial(ask, "new_tab"))
        yield self._entry("hide", tr("Hide to the tray"), "", "panel-top", self._app.hideToTray)

    def _chosen_galleries(self) -> Iterator[Entry]:
        """What keys do to the selected galleries."""
        queue, chosen = self._queue, tr("Selected galleries")
        if not queue.selection.ids:
            return
        yield self._entry("slot", tr("Start, pause, retry or copy"), chosen, "play", queue.runSlotForSelection)
        yield self._entry("copy_post_code", tr("Copy post code"), chosen, "copy", queue.copyPostCode)
        yield self._entry("copy_links", tr("Copy links"), chosen, "link", queue.copyLinks)
        yield self._entry("show_folder", tr("Show folder"), chosen, "folder-open", queue.showFolder)
        yield self._entry("start_next", tr("Start next"), chosen, "arrow-up-to-line", queue.startNext)
        yield self._entry("remove", tr("Remove from queue"), chosen, "trash-2", queue.remove)

    def _help(self) -> Iterator[Entry]:
        ask, help_ = self._app.dialogAsked.emit, tr("Help")
        yield self._entry("shortcuts", tr("Keyboard shortcuts"), help_, "keyboard", partial(ask, "sheet"))
        yield self._entry("welcome", tr("Welcome"), help_, "sparkles", self._welcome.bring_back)
        yield self._entry("check_updates", tr("Look for a newer version"), help_, "rotate-cw", self._look_for_update)
        yield self._entry("crash_reports", tr("Reports of crashes"), help_, "file-text", self._crash_reports.open)
        yield self._entry("about", tr("About Galleon"), help_, "info", partial(ask, "about"))

    def _look_for_update(self) -> None:
        self._app.dialogAsked.emit("about")
        self._updates.check()

    def _each_setting(self) -> Iterator[Entry]:
        titles = {group.id: group.title for group in groups()}
        for group_id, rows in entries().items():
            detail = tr("{page} › {group}").format(page=tr("Settings"), group=titles[group_id])
            for row in rows:
                run = partial(self._open_setting, group_id, row.name)
                yield Entry(PaletteLine(f"setting:{row.name}", row.label, detail, "settings", ""), run)

    def _open_setting(self, group_id: str, name: str) -> None:
        self._app.setProperty("page", "settings")
        self._settings.show_group(group_id, name)

    def _toggle(self, name: str) -> Callable[[], object]:
        return lambda: self._prefs.setProperty(name, not self._prefs.property(name))

    def _entry(self, name: str, label: str, detail: str, icon: str, run: Callable[..., object]) -> Entry:
        return Entry(PaletteLine(name, label, detail, icon, self._app.textFor(name)), run)
