"""The inspector follows the selection and asks the engine for what it shows."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from backend.protocol import commands as c
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import FilesListed, FilesPatched, ThumbnailReady
from backend.protocol.replies import Activity, Reply, Results, Text
from backend.protocol.rows import (
    ActivityRow,
    FilePatch,
    FileRow,
    FileState,
    GalleryState,
    HostLink,
    HostWork,
    Question,
    UploadRow,
    UploadState,
)
from bridge.controllers.app import App
from bridge.controllers.hosts import Hosts
from bridge.controllers.inspector import Inspector
from bridge.controllers.queue import Queue
from bridge.controllers.tabs import Tabs
from bridge.event_dispatcher import EventDispatcher
from bridge.store import Store
from bridge.undo import UndoStack
from bridge.window_state import WindowState
from tests.bridge.conftest import NOW, Recorder, fill, gallery, host_work

S = GalleryState
FAILED = UploadRow(host_id="pixhost.to", state=UploadState.FAILED, error=ErrorInfo(kind=ErrorKind.FILE_REJECTED))


class Desk:
    def __init__(self, store: Store, engine: Recorder, folder: Path) -> None:
        self.store = store
        self.engine = engine
        self.folder = folder
        self.dispatcher = EventDispatcher(store)
        self.app = App(store, WindowState(folder / "window.json"), "1.0", False)
        self.tabs = Tabs(store, engine)
        self.queue = Queue(store, engine, self.app, self.tabs, UndoStack(engine), now=lambda: NOW)
        self.hosts = Hosts(store, engine)
        self.inspector = Inspector(
            store, engine, self.dispatcher, self.app, self.queue, self.tabs, self.hosts, folder, now=lambda: NOW
        )

    def shown(self, name: str) -> object:
        return self.inspector.property(name)

    def sent(self, kind: type[c.Command]) -> list[c.Command]:
        return [command for command in self.engine.sent if isinstance(command, kind)]

    def answer(self, *replies: Reply) -> None:
        for reply in replies:
            self.engine.answer(reply)


@pytest.fixture
def desk(store: Store, engine: Recorder, tmp_path: Path) -> Desk:
    made = Desk(store, engine, tmp_path)
    error = ErrorInfo(kind=ErrorKind.FILE_REJECTED, host="pixhost.to")
    fill(
        store,
        gallery(1, "Lofoten", S.COMPLETED, links=1, template_id="forum", hosts=(host_work("imx.to", HostWork.DONE),)),
        gallery(2, "Kyoto", S.INCOMPLETE, failed_images=1,
                hosts=(host_work("pixhost.to", HostWork.PARTLY_FAILED, failed_files=1, error=error),)),
        gallery(3, "Twin", question=Question.DUPLICATE),
    )  # fmt: skip
    return made


def watch(qtbot: QtBot, desk: Desk, row: int) -> None:
    desk.queue.click(row, 0)
    qtbot.waitUntil(lambda: desk.store.watched == desk.queue.order[row], timeout=3000)


def test_only_the_gallery_on_which_the_selection_rests_is_watched(qtbot: QtBot, desk: Desk) -> None:
    for row in (0, 1, 2):
        desk.queue.click(row, 0)
    qtbot.waitUntil(lambda: desk.store.watched == 3, timeout=3000)
    assert desk.sent(c.WatchGallery) == [c.WatchGallery(gallery_id=3)]


def test_nothing_selected_shows_the_tab(desk: Desk) -> None:
    assert desk.shown("mode") == "none"
    assert desk.shown("title") == "All galleries"
    assert ("Galleries", "3") in [tuple(row) for row in desk.inspector._totals.rows()]


def test_several_are_summed_and_edited_together(desk: Desk) -> None:
    desk.queue.selectRange(0, 1)
    assert (desk.shown("mode"), desk.shown("title")) == ("many", "2 galleries")
    assert desk.shown("templateId") == ""
    desk.inspector.setField("custom1", "Norway")
    assert desk.engine.sent[-1] == c.EditGalleries(ids=(1, 2), custom1="Norway")
    desk.inspector.setField("id", "7")
    assert desk.engine.sent[-1] == c.EditGalleries(ids=(1, 2), custom1="Norway")


def test_results_and_texts_are_shown_and_copied(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 0)
    link = HostLink(host_id="imx.to", url="https://imx.to/g/1c9f2ab", uploaded=10)
    desk.answer(
        Results(gallery_id=1, links=(link,)),
        Text(text="[b]Lofoten[/b]", left_out=2, format="bbcode"),
        Text(text="<b>Lofoten</b>", format="html"),
        Text(text="**Lofoten**", format="markdown"),
        Activity(gallery_id=1, entries=(ActivityRow(id=1, gallery_id=1, at=NOW, kind="added"),)),
    )
    assert desk.shown("text") == "[b]Lofoten[/b]"
    assert desk.shown("textNote") == "2 images left out"
    desk.inspector.setProperty("textFormat", "markdown")
    assert (desk.shown("text"), desk.shown("copyLabel"), desk.shown("textNote")) == (
        "**Lofoten**",
        "Copy Markdown",
        "",
    )
    desk.inspector.copyText()
    assert QGuiApplication.clipboard().text() == "**Lofoten**"
    desk.inspector.copyAllLinks()
    assert QGuiApplication.clipboard().text() == "https://imx.to/g/1c9f2ab"
    assert [line.text for line in desk.inspector._activity.rows()] == ["Added"]
    assert desk.queue.dragText(0) == "[b]Lofoten[/b]"


def test_answers_for_a_gallery_that_is_no_longer_shown_are_passed_over(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 0)
    desk.queue.click(1, 0)
    desk.answer(Results(gallery_id=1, links=(HostLink(host_id="imx.to", url="https://x"),)), Text(text="old"))
    assert desk.shown("text") == ""
    assert desk.inspector._links.rows() == []


def list_files(desk: Desk) -> None:
    files = (
        FileRow(id=21, gallery_id=2, position=1, name="b.jpg", state=FileState.FAILED, uploads=(FAILED,)),
        FileRow(id=20, gallery_id=2, position=0, name="a.jpg"),
    )
    desk.dispatcher.dispatch(FilesListed(gallery_id=2, rows=files, is_first=True, is_last=True))


def test_files_come_in_order_and_thumbnails_are_asked_for_when_they_are_seen(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 1)
    list_files(desk)
    assert [line.name for line in desk.inspector._files.rows()] == ["a.jpg", "b.jpg"]
    qtbot.waitUntil(lambda: bool(desk.sent(c.SetThumbnailsWanted)), timeout=3000)
    assert desk.sent(c.SetThumbnailsWanted) == [c.SetThumbnailsWanted(file_ids=(20, 21))]
    desk.dispatcher.dispatch(ThumbnailReady(file_id=20, gallery_id=2, path="/cache/20.png"))
    qtbot.waitUntil(lambda: desk.inspector._files.rows()[0].source == "image://thumb/20?v=1", timeout=3000)
    desk.dispatcher.dispatch(FilesPatched(gallery_id=2, patches=(FilePatch(id=20, state=FileState.UPLOADED),)))
    qtbot.waitUntil(lambda: desk.inspector._files.rows()[0].stateLabel == "Uploaded", timeout=3000)


def test_the_filter_leaves_only_what_failed(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 1)
    list_files(desk)
    desk.inspector.setProperty("filesFilter", "failed")
    assert [line.fileId for line in desk.inspector._files.rows()] == [21]


def test_files_of_another_gallery_are_passed_over(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 0)
    list_files(desk)
    assert desk.inspector._files.rows() == []


@pytest.mark.parametrize(
    ("action", "command"),
    [
        ("retry", c.RetryGalleries(ids=(2,), host_id="pixhost.to")),
        ("leave_out_files", c.EditFiles(gallery_id=2, file_ids=(21,), left_out=True)),
        ("leave_out_host", c.EditGalleries(ids=(2,), host_ids=())),
        ("rescan", c.RescanGalleries(ids=(2,))),
        ("remove", c.RemoveGalleries(ids=(2,))),
    ],
)
def test_the_buttons_of_a_card(qtbot: QtBot, desk: Desk, action: str, command: c.Command) -> None:
    watch(qtbot, desk, 1)
    list_files(desk)
    desk.inspector.runProblem(0, action)
    assert command in desk.engine.sent


def test_a_card_leads_to_the_host(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 1)
    desk.inspector.runProblem(0, "open_host")
    assert desk.hosts.current == "pixhost.to"
    assert desk.app.property("page") == "hosts"


@pytest.mark.parametrize("choice", ["skip", "use_links", "upload_again"])
def test_a_duplicate_is_answered(qtbot: QtBot, desk: Desk, choice: str) -> None:
    watch(qtbot, desk, 2)
    desk.inspector.runProblem(0, choice)
    assert desk.engine.sent[-1] == c.ResolveDuplicate(ids=(3,), choice=choice)


def test_a_button_that_does_not_exist_does_nothing(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 2)
    before = list(desk.engine.sent)
    desk.inspector.runProblem(9, "skip")
    desk.inspector.runProblem(0, "explode")
    assert desk.engine.sent == before
