from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from backend.protocol import commands as c
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.hosts_import import ImportHosts
from backend.protocol.replies import PathRefused, PathsAdded, Refused
from bridge.controllers import looking
from bridge.controllers.app import App
from bridge.controllers.drop import Drop
from bridge.controllers.host_import import HostImport
from bridge.controllers.hosts import Hosts
from bridge.controllers.notifications import Notifications
from bridge.controllers.tabs import Tabs
from bridge.store import Store
from bridge.undo import UndoStack
from bridge.window_state import WindowState
from tests.bridge.conftest import Recorder

SHIFT = Qt.KeyboardModifier.ShiftModifier.value
ALT = Qt.KeyboardModifier.AltModifier.value


class Desk:
    def __init__(self, store: Store, engine: Recorder, folder: Path) -> None:
        self.engine = engine
        self.app = App(store, WindowState(folder / "window.json"), "1.0", False)
        self.tabs = Tabs(store, engine, UndoStack(engine), WindowState(folder / "window.json"))
        self.tabs.refresh()
        self.bell = Notifications()
        self.hosts = Hosts(store, engine)
        self.imports = HostImport(engine, self.app, self.hosts, self.bell)
        self.drop = Drop(store, engine, self.app, self.tabs, self.bell, self.imports, folder / "pasted")
        self.toasts: list[tuple[str, ...]] = []
        self.app.toastRequested.connect(lambda *toast: self.toasts.append(toast))

    def shown(self, name: str) -> str:
        return str(self.drop.property(name)).replace("\u2068", "").replace("\u2069", "")


@pytest.fixture
def desk(store: Store, engine: Recorder, tmp_path: Path) -> Desk:
    return Desk(store, engine, tmp_path)


@pytest.fixture
def urls(tmp_path: Path) -> list[QUrl]:
    paths = [tmp_path / "Roll 018", tmp_path / "Rüll 紅葉", tmp_path / "set.zip"]
    for folder in paths[:2]:
        folder.mkdir()
    return [QUrl.fromLocalFile(str(path)) for path in paths]


def test_what_hangs_over_the_window_is_told(desk: Desk, urls: list[QUrl]) -> None:
    desk.drop.enter(urls)
    assert desk.shown("title") == "Drop to add 3 galleries"
    assert desk.shown("subtitle") == "2 folders and 1 archive · Pixhost"
    desk.drop.targetTabChanged(2)
    assert desk.shown("title") == "Drop to add 3 galleries to Travel"
    desk.drop.leave()
    assert desk.drop.property("active") is False


def test_a_huge_folder_that_is_looked_through_can_be_given_up(
    desk: Desk, urls: list[QUrl], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "FIRST_MS", 1)
    withdrawn: list[str] = []
    desk.app.toastWithdrawn.connect(withdrawn.append)
    desk.drop.drop(urls[:1], 0)
    qtbot.waitUntil(lambda: bool(desk.toasts))
    title, body, _, label, action = desk.toasts[-1]
    assert (title, body, label) == ("Looking for images", "\u2068Roll 018\u2069", "Stop")
    desk.app.runToastAction(action)
    assert desk.engine.sent[-1] == c.StopAdding()
    desk.engine.answer(Refused(error=ErrorInfo(kind=ErrorKind.CANCELLED)))
    assert desk.toasts[-1][:2] == ("Nothing was added", "Looking for images was stopped")
    assert desk.bell.rowCount() == 0
    desk.toasts.clear()
    desk.drop.drop(urls[:1], 0)
    qtbot.waitUntil(lambda: bool(desk.toasts))
    desk.engine.answer(PathsAdded(gallery_ids=(1,)))
    assert withdrawn == [desk.toasts[0][4]]
    assert desk.toasts[-1][0] == "1 gallery added"


def test_pictures_of_what_hangs_over_the_window_come_one_by_one(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    for name in ("a.png", "b.png"):
        picture.save(str(tmp_path / name))
    (tmp_path / "c.png").write_bytes(b"no picture")
    desk.drop.enter([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.png", "b.png", "c.png")])
    assert desk.drop.property("previews") == []
    qtbot.waitUntil(lambda: len(desk.drop.pictures) == 2)
    assert desk.drop.property("previews") == ["image://dropped/1-0", "image://dropped/1-1"]
    middle = desk.drop.pictures["1-0"].pixelColor(80, 80)
    corner = desk.drop.pictures["1-0"].pixelColor(0, 0)
    assert (middle.name(), corner.alpha()) == ("#ff0000", 0)


def test_what_cannot_be_read_is_told_with_what_can(desk: Desk, tmp_path: Path) -> None:
    desk.drop.enter([QUrl.fromLocalFile(str(tmp_path / "letter.odt"))])
    assert desk.drop.property("usable") is False
    assert desk.shown("title") == "Galleon cannot read these files"
    assert "JPEG" in desk.shown("subtitle")


@pytest.mark.parametrize(
    ("modifiers", "start", "merge"),
    [(0, None, False), (SHIFT, True, False), (ALT, None, True), (SHIFT | ALT, True, True)],
)
def test_a_drop_is_one_command(desk: Desk, urls: list[QUrl], modifiers: int, start: bool | None, merge: bool) -> None:
    desk.drop.enter(urls)
    desk.drop.targetTabChanged(2)
    desk.drop.drop(urls, modifiers)
    paths = tuple(url.toLocalFile() for url in urls)
    assert desk.engine.sent == [c.AddPaths(paths=paths, tab_id=2, start=start, merge=merge)]
    assert desk.drop.property("active") is False


def test_addresses_of_the_web_are_no_paths(desk: Desk) -> None:
    desk.drop.drop(["https://example.org/a.jpg"], 0)
    assert desk.engine.sent == []


def test_what_was_refused_is_told_behind_the_bell(desk: Desk, urls: list[QUrl]) -> None:
    desk.drop.addFolders(urls)
    refused = PathRefused(path="/pictures/empty", error=ErrorInfo(kind=ErrorKind.NOTHING_FOUND))
    desk.engine.answer(PathsAdded(gallery_ids=(1, 2), refused=(refused,)))
    assert desk.toasts[-1][:2] == ("2 galleries added", "1 entry left out")
    assert "empty" in desk.bell.rows()[0].title


def test_paths_are_pasted_from_text(desk: Desk, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setText(f"{tmp_path}\nno path at all\n")
    desk.drop.paste()
    assert desk.engine.sent == [c.AddPaths(paths=(str(tmp_path),))]


@pytest.mark.parametrize("line", ["{url}", '"{path}"', "copy\n{url}", "  {path}\t\r\n{path}"])
def test_addresses_of_files_are_pasted_from_text(desk: Desk, tmp_path: Path, line: str) -> None:
    folder = tmp_path / "Rüll 1"
    folder.mkdir()
    QGuiApplication.clipboard().setText(line.format(url=QUrl.fromLocalFile(str(folder)).toString(), path=folder))
    desk.drop.paste()
    assert desk.engine.sent == [c.AddPaths(paths=(str(folder),))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("https://example.org/thread/1\nhttps://example.org/2", "Galleon uploads what is on this computer"),
        ("x" * 10_000_000, "The text on the clipboard is too long"),
        ("/nowhere/at all\n" * 2_000, "There is nothing to add on the clipboard"),
        ("\0", "There is nothing to add on the clipboard"),
    ],
    ids=["web", "10 MB", "nowhere", "zero"],
)
def test_what_cannot_be_pasted_is_told(desk: Desk, text: str, said: str) -> None:
    QGuiApplication.clipboard().setText(text)
    desk.drop.paste()
    assert desk.engine.sent == []
    assert desk.toasts[-1][0] == said


def test_a_pasted_picture_becomes_a_file(desk: Desk, tmp_path: Path) -> None:
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(QColor("#336699"))
    QGuiApplication.clipboard().setImage(picture)
    desk.drop.paste()
    (command,) = desk.engine.sent
    assert isinstance(command, c.AddPaths)
    assert QImage(command.paths[0]).pixelColor(4, 4).name() == "#336699"


def test_pictures_pasted_in_one_second_are_two(desk: Desk) -> None:
    for colour in ("#336699", "#996633"):
        picture = QImage(8, 8, QImage.Format.Format_RGB32)
        picture.fill(QColor(colour))
        QGuiApplication.clipboard().setImage(picture)
        desk.drop.paste()
    one, other = [command.paths[0] for command in desk.engine.sent if isinstance(command, c.AddPaths)]
    assert QImage(one).pixelColor(4, 4).name() == "#336699"
    assert QImage(other).pixelColor(4, 4).name() == "#996633"


def test_a_picture_that_cannot_be_kept_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "pasted").touch()  # no folder can be made there
    QGuiApplication.clipboard().setImage(QImage(8, 8, QImage.Format.Format_RGB32))
    desk.drop.paste()
    assert desk.engine.sent == []
    assert desk.toasts[-1][0] == "The image was not added"


def test_an_empty_clipboard_is_told(desk: Desk) -> None:
    QGuiApplication.clipboard().clear()
    desk.drop.paste()
    assert desk.engine.sent == []
    assert desk.toasts[-1][0] == "There is nothing to add on the clipboard"


def test_custom_uploaders_are_imported_and_the_rest_is_added(desk: Desk, urls: list[QUrl], tmp_path: Path) -> None:
    uploader = QUrl.fromLocalFile(str(tmp_path / "Zip.SXCU"))
    desk.drop.enter([uploader])
    assert desk.drop.property("usable") is True
    assert desk.shown("title") == "Drop to import 1 host"
    desk.drop.drop([uploader, *urls], 0)
    imported, added = desk.engine.sent
    assert imported == ImportHosts(paths=(str(tmp_path / "Zip.SXCU"),))
    assert isinstance(added, c.AddPaths)
    assert len(added.paths) == 3
