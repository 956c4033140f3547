"""The card about crashes and what can be done with the reports, on real files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

import main
from backend.crashes import Watch
from backend.protocol.crash_reports import CrashKind
from backend.protocol.folders import Folders, folders_under
from bridge import plain_window
from bridge.controllers.app import App
from bridge.controllers.crash_reports import CrashReports
from bridge.store import Store
from bridge.window_state import WindowState
from tests.bridge.conftest import NOW


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    made = folders_under(tmp_path)
    made.crashes_folder.mkdir(parents=True)
    return made


def crash(folders: Folders, process: str, at: float, kind: CrashKind = CrashKind.ERROR) -> None:
    watch = Watch.__new__(Watch)
    watch._folders, watch._folder, watch._role, watch._cover = folders, folders.crashes_folder, process, str
    watch._write(kind, "ValueError: broken", at, at - 5, "1.2.0")


@pytest.fixture
def page(store: Store, folders: Folders) -> CrashReports:
    return window(store, folders)


def window(store: Store, folders: Folders) -> CrashReports:
    state = WindowState(folders.state / "window.json")
    app = App(store, state, "1.2.0", False)
    made = CrashReports(store, app, state, folders.crashes_folder)
    app.setParent(made)
    return made


def test_one_card_for_many_crashes_until_it_is_dismissed(page: CrashReports, store: Store, folders: Folders) -> None:
    store.welcomed.emit()
    assert (page.property("isShown"), page.property("title")) == (False, "")
    crash(folders, "engine", NOW)
    store.welcomed.emit()
    assert page.property("isShown")
    assert page.property("title").startswith("Galleon's engine crashed · ")
    assert "starts again by itself" in page.property("body")
    crash(folders, "window", NOW + 1, CrashKind.SIGNAL)
    crash(folders, "window", NOW + 2, CrashKind.WENT_ON)
    store.welcomed.emit()
    assert page.property("title") == "3 reports of crashes"
    page.dismiss()
    assert not page.property("isShown")
    later = window(store, folders)
    store.welcomed.emit()
    assert not later.property("isShown"), "the next start has nothing new to tell"
    crash(folders, "engine", NOW + 3)
    store.welcomed.emit()
    assert later.property("isShown")


def test_an_engine_that_cannot_be_started_brings_its_report(page: CrashReports, folders: Folders) -> None:
    crash(folders, "engine", NOW)
    app = page.findChild(App)
    assert app is not None
    app.set_engine("failed", "Galleon cannot start its engine")
    assert page.property("isShown")


def test_a_report_is_read_copied_saved_and_deleted(
    page: CrashReports, folders: Folders, tmp_path: Path, qtbot: QtBot
) -> None:
    crash(folders, "engine", NOW)
    crash(folders, "window", NOW + 1)
    page.look()
    with qtbot.waitSignal(page.asked):
        page.open()
    newest, oldest = (report["id"] for report in page.property("reports"))
    assert page.property("current") == newest
    page.setProperty("current", oldest)
    said = page.property("reportText")
    assert "ValueError: broken" in said and "Process: engine" in said
    assert "\nVersions\nGalleon: 1.2.0" in said and "aiohttp: " in said and "Qt: " in said
    assert (folders.crashes_folder / oldest).read_text() == said
    page.open()
    page.setProperty("current", oldest)
    assert page.property("reportText") == said, "the versions stand there once"
    page.copy()
    assert QGuiApplication.clipboard().text() == said
    page.save(QUrl.fromLocalFile(str(tmp_path / "mine.txt")))
    assert (tmp_path / "mine.txt").read_text() == said
    page.save(QUrl.fromLocalFile(str(tmp_path / "none" / "mine.txt")))
    page.remove()
    assert [report["id"] for report in page.property("reports")] == [newest]
    page.remove()
    page.remove()
    assert (page.property("reportText"), page.property("isShown")) == ("", False)
    assert list(folders.crashes_folder.iterdir()) == []


@pytest.fixture
def chosen(folders: Folders, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Labels of the buttons that a person presses in plain windows, one after the other."""
    presses: list[str] = []
    monkeypatch.setattr(plain_window.language, "install", lambda choice: None)

    def choose(self: plain_window.PlainWindow) -> int:
        qtbot.addWidget(self)
        report = self.findChild(QPlainTextEdit)
        assert report is not None and "ValueError: broken" in report.toPlainText()
        buttons = {button.text(): button for button in self.findChildren(QPushButton)}
        buttons["Copy report"].click()
        assert "ValueError" in QGuiApplication.clipboard().text()
        buttons[presses.pop(0)].click()
        return self.result()

    monkeypatch.setattr(plain_window.PlainWindow, "exec", choose)
    return presses


def test_after_a_loop_galleon_starts_carefully_or_not_at_all(
    folders: Folders, chosen: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    crash(folders, "window", NOW, CrashKind.SIGNAL)
    monkeypatch.setattr("main.load_display", lambda: None)
    (folders.state / "window.json").write_text('{"page": "queue"}')
    folders.crashes_folder.joinpath("window.ends").write_text("[1.0, 2.0, 3.0]")
    monkeypatch.setattr("backend.crashes.faulthandler", type("Unused", (), {"enable": print, "disable": lambda: None}))
    monkeypatch.setattr("backend.crashes.Watch.catch_all", lambda self: None)
    chosen.append("Quit")
    assert main.run_window(folders, [], Watch(folders, "window"), is_hidden=False) == 1
    monkeypatch.setenv("QT_QUICK_BACKEND", "")
    monkeypatch.delenv("QT_QUICK_BACKEND")
    chosen.append("Start carefully")
    assert plain_window.tell_of_loop(folders)
    assert os.environ["QT_QUICK_BACKEND"] == "software"
    assert (folders.state / "window.json.aside").exists() and not (folders.state / "window.json").exists()


def test_a_window_that_cannot_be_opened_is_told_of_in_a_plain_one(folders: Folders, chosen: list[str]) -> None:
    crash(folders, "window", NOW)
    chosen.append("Quit")
    main.tell_of_end(folders)
    assert chosen == []
