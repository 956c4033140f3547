from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import GalleryState, PauseReason
from backend.protocol.settings import Settings
from bridge import pages
from bridge.controllers.app import App, key_text
from bridge.controllers.shortcut_sheet import Shortcuts
from bridge.store import Store
from bridge.window_state import WindowState
from tests.bridge.conftest import fill, gallery


@pytest.fixture
def app(store: Store, tmp_path: Path) -> App:
    made = App(store, WindowState(tmp_path / "window.json"), "1.0", False)
    made.set_engine("running")
    return made


def test_quitting_in_the_middle_of_uploads_asks_first(qtbot: QtBot, store: Store, app: App) -> None:
    fill(store, *(gallery(i, state=GalleryState.UPLOADING) for i in (1, 2, 3)))
    with qtbot.waitSignal(app.quitAsked) as asked, qtbot.assertNotEmitted(app.wantsToQuit):
        app.requestQuit()
    assert asked.args == ["Uploads are running", "Quit now – 3 galleries resume at the next start"]
    with qtbot.waitSignal(app.wantsToQuit):
        app.quit(True)


def test_quitting_when_nothing_runs_is_immediate(qtbot: QtBot, store: Store, app: App) -> None:
    fill(store, gallery(1))
    with qtbot.waitSignal(app.wantsToQuit):
        app.requestQuit()


def test_closing_hides_while_something_runs_and_says_so_once(qtbot: QtBot, store: Store, app: App) -> None:
    fill(store, gallery(1, state=GalleryState.UPLOADING))
    said: list[str] = []
    app.hiddenFirst.connect(lambda title, _: said.append(title))
    for _ in range(2):
        with qtbot.waitSignal(app.hideRequested):
            assert app.windowClosing()
    assert said == ["Galleon goes on uploading"]


@pytest.mark.parametrize("reason", [PauseReason.OFFLINE, PauseReason.OUTSIDE_SCHEDULE])
def test_closing_hides_while_something_waits_to_go_on_by_itself(
    qtbot: QtBot, store: Store, app: App, reason: PauseReason
) -> None:
    fill(store, gallery(1, state=GalleryState.PAUSED, pause_reason=reason))
    with qtbot.waitSignal(app.hideRequested), qtbot.assertNotEmitted(app.wantsToQuit):
        assert app.windowClosing()


def test_closing_asks_where_the_window_is_not_to_stay(qtbot: QtBot, store: Store, app: App) -> None:
    fill(store, gallery(1, state=GalleryState.UPLOADING))
    store.set_settings(Settings(close_to_tray=False))
    with qtbot.waitSignal(app.quitAsked), qtbot.assertNotEmitted(app.hideRequested):
        assert app.windowClosing() is True


def test_closing_ends_when_nothing_runs(qtbot: QtBot, app: App) -> None:
    with qtbot.waitSignal(app.wantsToQuit):
        assert not app.windowClosing()


def test_the_page_is_remembered(store: Store, app: App, tmp_path: Path) -> None:
    app.setProperty("page", "hosts")
    app.setProperty("page", "no such page")
    assert App(store, WindowState(tmp_path / "window.json"), "1.0", False).property("page") == "hosts"


def test_only_pages_that_work_are_offered(app: App) -> None:
    assert [page["id"] for page in app.property("pages")] == list(pages.IDS)
    for page in pages.PAGES:
        folder = Path("qml/App") / page.folder
        assert (folder / f"{page.folder}Page.qml").exists(), page.id
        assert page.id == "queue" or (folder / f"{page.folder}Toolbar.qml").exists(), page.id


def test_an_action_of_a_toast_runs_once_and_old_ones_are_forgotten(app: App) -> None:
    ran: list[int] = []
    ids: list[str] = []
    app.toastRequested.connect(lambda *toast: ids.append(toast[4]))
    for i in range(20):
        app.toast("t", run=lambda i=i: ran.append(i))
    for action in (ids[-1], ids[-1], ids[0]):
        app.runToastAction(action)
    assert ran == [19]


def test_a_refusal_is_told_unless_the_engine_is_only_away(app: App) -> None:
    titles: list[str] = []
    app.toastRequested.connect(lambda *toast: titles.append(toast[0]))
    for kind in (ErrorKind.CANCELLED, ErrorKind.DISK):
        app.tell_refused(ErrorInfo(kind=kind))
    assert titles == ["The disk is full or cannot be written"]


def test_a_toast_goes_when_what_it_offers_to_take_back_is_taken_back(app: App) -> None:
    ran: list[str] = []
    ids: list[str] = []
    gone: list[str] = []
    app.toastRequested.connect(lambda *toast: ids.append(toast[4]))
    app.toastWithdrawn.connect(gone.append)
    first, second = ((lambda: None,), (lambda: None,))
    app.toast("first", run=lambda: ran.append("first"), step=first)
    app.toast("second", run=lambda: ran.append("second"), step=second)
    app.withdraw_toast(first)
    app.withdraw_toast(first)
    assert gone == [ids[0]]
    app.runToastAction(ids[0])
    app.runToastAction(ids[1])
    app.withdraw_toast(second)
    assert (ran, gone) == (["second"], [ids[0]])


def test_what_is_saved_has_a_name_in_a_folder_that_is_there(app: App) -> None:
    suggested = Path(app.suggestedFile("galleon-log").toLocalFile())
    assert suggested.name == "galleon-log" and suggested.parent.is_dir()


def test_keys_are_named_in_either_spelling(app: App) -> None:
    assert app.textFor("copy_post_code") == app.textFor("copyPostCode") == "Ctrl C"
    assert app.textFor("nothing") == ""
    assert [key_text(keys) for keys in ("Ctrl+Alt++", "Ctrl+K", "")] == ["Ctrl Alt +", "Ctrl K", ""]


def test_the_sheet_has_every_key(app: App) -> None:
    assert all(line.keys and line.label for line in Shortcuts(app).rows())


def test_a_window_that_filled_the_screen_does_so_again(app: App) -> None:
    assert not app.windowMaximized()
    app.saveWindow(10, 20, 900, 600, False)
    app.saveWindow(0, 0, 1600, 1000, True)
    assert app.windowMaximized()
    app.saveWindow(10, 20, 900, 600, False)
    assert not app.windowMaximized()
