from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from backend.protocol.commands import Shutdown
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.replies import Done, Refused
from backend.protocol.settings import ChangeSettings, Settings
from backend.protocol.upkeep import DataCopied, ExportSettings, SettingsExported, SettingsImported
from bridge.controllers.app import App
from bridge.controllers.notifications import Notifications
from bridge.controllers.settings_list import SettingLine, SettingsList
from bridge.controllers.upkeep import Upkeep
from bridge.store import Store
from bridge.undo import UndoStack
from bridge.window_state import WindowState
from tests.bridge.conftest import Recorder


@pytest.fixture
def page(store: Store, engine: Recorder, tmp_path: Path) -> SettingsList:
    app = App(store, WindowState(tmp_path / "window.json"), "1.0", False)
    made = SettingsList(store, engine, app, UndoStack(engine), str(tmp_path / "settings.toml"))
    app.setParent(made)
    made.open()
    return made


def line(page: SettingsList, name: str) -> SettingLine:
    return next(row for row in page.rows() if row.name == name)


def sent(engine: Recorder) -> list[dict[str, object]]:
    changes = [command for command in engine.sent if isinstance(command, ChangeSettings)]
    return [{name: json.loads(value) for name, value in command.values} for command in changes]


def test_nothing_is_made_before_the_page_is_opened(store: Store, engine: Recorder, tmp_path: Path) -> None:
    app = App(store, WindowState(tmp_path / "window.json"), "1.0", False)
    made = SettingsList(store, engine, app, UndoStack(engine), "")
    store.set_settings(Settings(theme="dark"))
    assert (made.rows(), made.property("groups")) == ([], [])


def test_a_change_is_sent_in_the_units_of_the_setting(page: SettingsList, engine: Recorder, store: Store) -> None:
    page.setProperty("group", "bandwidth")
    page.change("bandwidth_limit_bps", 25)  # 2.5 MB/s in a control with one digit after the point
    page.change("close_to_tray", False)
    page.change("theme", "dark")
    page.change("bandwidth_limit", 25)
    assert sent(engine) == [{"bandwidth_limit_bps": 2_500_000}, {"close_to_tray": False}, {"theme": "dark"}]
    store.set_settings(Settings(bandwidth_limit_bps=2_500_000))
    shown = line(page, "bandwidth_limit_bps")
    assert (shown.value, shown.decimals, shown.resetLabel) == (25, 1, "Speed limit: back to No limit")
    page.reset("bandwidth_limit_bps")
    assert sent(engine)[-1] == {"bandwidth_limit_bps": 0}


def test_a_refusal_is_told_in_the_row_until_the_next_change(page: SettingsList, engine: Recorder) -> None:
    page.change("after_restart", "never")
    engine.answer(Refused(error=ErrorInfo(kind=ErrorKind.BAD_INPUT, detail="expected one of resume, ask, stay")))
    assert line(page, "after_restart").error == "Not changed: expected one of resume, ask, stay"
    page.change("after_restart", "ask")
    engine.answer(Done())
    assert line(page, "after_restart").error == ""
    page.change("after_restart", "stay")
    engine.answer(Refused(error=ErrorInfo(kind=ErrorKind.DISK, detail="No space left on device")))
    assert line(page, "after_restart").error.startswith("The disk is full")


def test_a_group_is_reset_and_taken_back(page: SettingsList, engine: Recorder, store: Store) -> None:
    store.set_settings(Settings(theme="dark", text_size_percent=120, start_when_added=True))
    page.setProperty("group", "appearance")
    changed = {group["id"] for group in page.property("groups") if group["changed"]}
    assert changed == {"general", "appearance"}
    page.resetGroup()
    assert sent(engine) == [{"theme": "system", "text_size_percent": 100}]
    assert page._undo.undo()
    assert sent(engine)[1] == {"theme": "dark", "text_size_percent": 120}
    store.set_settings(Settings())
    assert page.property("canReset") is False
    page.resetGroup()
    assert len(sent(engine)) == 2


def test_a_search_finds_settings_of_all_groups_also_by_other_words(page: SettingsList) -> None:
    page.search("dark")
    assert [(row.name, row.heading) for row in page.rows()] == [("theme", "Appearance")]
    page.search("THROTTLE")
    assert [row.name for row in page.rows()] == ["bandwidth_limit_bps", "schedule_limit_bps"]
    page.search("nobody would say this")
    assert page.rows() == []
    page.search("same time")
    assert [(row.name, row.heading) for row in page.rows()] == [
        ("galleries_at_once", "Uploads"),
        ("uploads_at_once", ""),
        ("host_connections", ""),
    ]
    page.setProperty("group", "privacy")
    assert page.property("searchText") == ""
    assert [row.name for row in page.rows()] == ["location"]


def test_what_the_file_holds_wrongly_is_listed_with_its_line(page: SettingsList, store: Store) -> None:
    problem = ErrorInfo(kind=ErrorKind.BAD_INPUT, subject="settings.toml:3", detail="theme: expected text in quotes")
    store.set_settings_problems((problem,))
    assert page.property("problems") == ["Line 3: theme: expected text in quotes"]
    store.set_settings_problems(())
    assert page.property("problems") == []


def test_templates_are_choices(page: SettingsList) -> None:
    page.setProperty("group", "uploads")
    assert line(page, "default_template").choices == [
        {"id": "forum-3-columns", "label": "A template that is gone"},
        {"id": "forum", "label": "Forum – 3 columns"},
    ]


def test_a_switch_of_the_desktop_changes_it_at_once_and_tells_why_not(
    page: SettingsList, engine: Recorder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    page.open()
    assert line(page, "autostart").value is False
    page.change("autostart", True)
    assert (tmp_path / "config/autostart/galleon.desktop").is_file()
    assert line(page, "autostart").value is True
    (tmp_path / "in the way").touch()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "in the way"))
    page.change("autostart", True)
    assert line(page, "autostart").error.startswith("Not changed: ")
    assert engine.sent == []


def test_an_action_asks_for_its_file_and_says_what_became_of_it(store: Store, engine: Recorder, tmp_path: Path) -> None:
    app = App(store, WindowState(tmp_path / "window.json"), "1.0", False)
    bell, toasts, asked = Notifications(), [], []
    page = SettingsList(store, engine, app, UndoStack(engine), "", Upkeep(engine, app, bell))
    app.toastRequested.connect(lambda *said: toasts.append(said[:2]))
    page.pathAsked.connect(lambda *what: asked.append(what))
    page.open()
    for name in ("export_settings", "import_settings", "move_data", "copy_portable"):
        page.run(name)
    assert asked == [
        ("export_settings", "save"),
        ("import_settings", "open"),
        ("move_data", "folder"),
        ("copy_portable", "folder"),
    ]
    page.choosePath("export_settings", QUrl.fromLocalFile("/stick/mine.toml"))
    assert engine.sent[-1] == ExportSettings(path="/stick/mine.toml")
    engine.answer(SettingsExported(count=2, left_out=("local_port",)))
    page.choosePath("import_settings", QUrl.fromLocalFile("/stick/mine.toml"))
    wrong = ErrorInfo(kind=ErrorKind.BAD_INPUT, subject="mine.toml:4", detail="theme: expected text in quotes")
    engine.answer(SettingsImported(count=1, problems=(wrong,)))
    page.choosePath("move_data", QUrl.fromLocalFile("/disk"))
    engine.answer(Refused(error=ErrorInfo(kind=ErrorKind.DISK, subject="/disk", detail="not enough room")))
    page.setProperty("group", "advanced")
    page.choosePath("move_data", QUrl.fromLocalFile("/disk"))
    engine.answer(Refused(error=ErrorInfo(kind=ErrorKind.DISK, subject="/disk", detail="not enough room")))
    assert line(page, "move_data").error == "Not done: not enough room"
    page.choosePath("move_data", QUrl.fromLocalFile("/larger"))
    engine.answer(DataCopied(folder="/larger"))
    assert [title for title, _ in toasts] == ["2 settings exported", "1 setting changed", "The data was copied"]
    app.runToastAction("toast1")
    assert engine.sent[-1] == Shutdown()
    told = [row.text for row in bell.rows()]
    assert any("keyring" in text and "Port of “This computer”" in text for text in told)
    assert bell.rows()[0].actionLabel == "Restart now", "the toast may be missed"
    assert any("Line 4: theme" in text for text in told)
