"""The inspector follows the selection and asks the engine for what it shows."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from backend.protocol import commands as c
from backend.protocol.activity import Activity, ActivityRow, GetActivity
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import FilesListed, FilesPatched, ThumbnailReady
from backend.protocol.hosts import FieldKind, FieldRow
from backend.protocol.log import GetLog, LogEntry, LogFilter, LogPage
from backend.protocol.replies import Reply
from backend.protocol.results import GetResults, HostLink, RenderedText, Results
from backend.protocol.rows import (
    FilePatch,
    FileRow,
    FileState,
    GalleryPatch,
    GalleryState,
    HostWork,
    Question,
    UploadRow,
    UploadState,
)
from backend.protocol.settings import ChangeSettings
from backend.protocol.templates import TextFormat
from bridge.controllers.app import App
from bridge.controllers.gallery_actions import GalleryActions
from bridge.controllers.gallery_activity import GalleryActivity
from bridge.controllers.gallery_folders import GalleryFolders
from bridge.controllers.gallery_images import GalleryImages
from bridge.controllers.gallery_results import GalleryResults
from bridge.controllers.hosts import Hosts
from bridge.controllers.image_selection import ImageSelection
from bridge.controllers.inspector import Inspector
from bridge.controllers.navigation import Navigation
from bridge.controllers.problem_actions import ProblemActions
from bridge.controllers.questions import Questions
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
        self.state = WindowState(folder / "window.json")
        self.app = App(store, self.state, "1.0", False)
        self.tabs = Tabs(store, engine, UndoStack(engine), WindowState(folder / "window.json"))
        undo = UndoStack(engine)
        self.actions = GalleryActions(store, engine, self.app, undo)
        self.queue = Queue(store, engine, self.app, self.tabs, undo, self.actions, self.state, now=lambda: NOW)
        self.hosts = Hosts(store, engine)
        self.undo = undo
        self.images = GalleryImages(store, engine, self.app, undo)
        self.selection = ImageSelection(store, engine, self.app, undo, self.images)
        self.questions = Questions()
        self.folders = GalleryFolders(store, engine, self.dispatcher, self.app, self.questions)
        self.results = GalleryResults(store, engine, self.app, self.actions, folder)
        navigation = Navigation(self.app, self.queue, self.tabs, self.hosts)
        self.account_asked: list[str] = []
        problems = ProblemActions(
            store, engine, self.app, undo, self.actions, navigation, self.folders, self.account_asked.append
        )
        self.activity = GalleryActivity(store, engine, self.dispatcher, lambda: NOW)
        self.inspector = Inspector(
            store, engine, self.dispatcher, self.queue, self.tabs, self.actions, problems, self.images, self.results,
            self.activity, self.folders, now=lambda: NOW,
        )  # fmt: skip

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


def test_a_gallery_that_was_left_for_a_moment_shows_all_of_it_again(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 0)
    desk.engine.sent.clear()
    desk.queue.click(1, 0)
    desk.queue.click(0, 0)
    qtbot.waitUntil(lambda: bool(desk.sent(GetActivity)) and bool(desk.sent(GetResults)), timeout=3000)
    assert desk.sent(c.WatchGallery) == []


def test_nothing_selected_shows_the_tab(desk: Desk) -> None:
    assert desk.shown("mode") == "none"
    assert desk.shown("title") == "All galleries"
    assert ("Galleries", "3") in [tuple(row) for row in desk.inspector._totals.rows()]


def test_several_are_summed_and_edited_together(desk: Desk) -> None:
    desk.queue.click(0, 0)
    desk.queue.moveTo(1, True)
    assert (desk.shown("mode"), desk.shown("title")) == ("many", "2 galleries")
    assert desk.shown("templateId") == ""
    desk.inspector.setField("custom1", "Norway")
    assert desk.engine.sent[-1] == c.EditGalleries(ids=(1, 2), custom1="Norway")
    desk.inspector.setField("id", "7")
    assert desk.engine.sent[-1] == c.EditGalleries(ids=(1, 2), custom1="Norway")


def test_results_and_texts_are_shown_and_copied(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 0)
    link = HostLink(host_id="imx.to", url="https://imx.to/g/1c9f2ab", uploaded=10)
    texts = (
        RenderedText(format=TextFormat.BBCODE, template_id="forum", text="[b]Lofoten[/b]", left_out=2),
        RenderedText(format=TextFormat.HTML, template_id="html-page", text="<b>Lofoten</b>"),
        RenderedText(format=TextFormat.MARKDOWN, template_id="markdown", text="**Lofoten**"),
    )
    desk.answer(
        Results(gallery_id=1, links=(link,), texts=texts),
        Activity(gallery_id=1, entries=(ActivityRow(id=1, gallery_id=1, at=NOW, kind="added"),)),
    )
    results = desk.results
    assert results.property("text") == "[b]Lofoten[/b]"
    assert results.property("note") == "2 images left out."
    results.setProperty("format", "markdown")
    assert (results.property("text"), results.property("copyLabel"), results.property("note")) == (
        "**Lofoten**",
        "Copy Markdown",
        "",
    )
    results.copyText()
    assert QGuiApplication.clipboard().text() == "**Lofoten**"
    results.copyAllLinks()
    assert QGuiApplication.clipboard().text() == "https://imx.to/g/1c9f2ab"
    assert [line.text for line in desk.activity._lines.rows()] == ["Added"]


def test_what_happens_while_the_history_is_read_is_shown_once(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 0)
    added, started, paused = (
        ActivityRow(id=number, gallery_id=1, at=NOW, kind=kind)
        for number, kind in enumerate(("added", "started", "paused"), 1)
    )
    desk.dispatcher.activityAdded.emit(paused)
    desk.answer(Results(gallery_id=1, links=(), texts=()), Activity(gallery_id=1, entries=(started, added)))
    desk.dispatcher.activityAdded.emit(started)
    assert [line.key for line in desk.activity._lines.rows()] == [3, 2, 1]


def test_a_template_that_is_gone_is_named_and_so_is_the_one_used_instead(qtbot: QtBot, desk: Desk) -> None:
    fill(desk.store, gallery(1, "Lofoten", S.COMPLETED, links=1, template_id="old-forum"))
    watch(qtbot, desk, 0)
    error = ErrorInfo(kind=ErrorKind.BAD_INPUT, detail="no such template", subject="old-forum")
    text = RenderedText(format=TextFormat.BBCODE, template_id="forum", text="[b]Lofoten[/b]", error=error)
    desk.answer(Results(gallery_id=1, texts=(text,)))
    note = desk.results.property("note").replace("\u2068", "").replace("\u2069", "")
    assert note == "The template “old-forum” is not there any more. Galleon used Forum – 3 columns instead."
    assert desk.shown("templateName") == "old-forum (not there)"


def test_a_text_of_a_million_characters_is_shown_in_part_and_copied_whole(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 0)
    whole = "[url=https://imx.to/i/1]image[/url]\n" * 30_000
    desk.answer(Results(gallery_id=1, texts=(RenderedText(format=TextFormat.BBCODE, template_id="forum", text=whole),)))
    assert len(desk.results.property("text")) <= 60_000
    assert desk.results.property("text").endswith("[/url]")
    desk.results.copyText()
    assert QGuiApplication.clipboard().text() == whole


def test_texts_are_made_anew_when_a_template_changes(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 0)
    asked = len(desk.sent(GetResults))
    desk.store.set_templates(list(desk.store.templates.values()))
    assert len(desk.sent(GetResults)) == asked + 1


def test_answers_for_a_gallery_that_is_no_longer_shown_are_passed_over(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 0)
    desk.queue.click(1, 0)
    desk.answer(Results(gallery_id=1, links=(HostLink(host_id="imx.to", url="https://x"),)))
    assert desk.results._links.rows() == []


def list_files(desk: Desk) -> None:
    files = (
        FileRow(id=21, gallery_id=2, position=1, name="b.jpg", state=FileState.FAILED, uploads=(FAILED,)),
        FileRow(id=20, gallery_id=2, position=0, name="a.jpg"),
    )
    desk.dispatcher.dispatch(FilesListed(gallery_id=2, rows=files, is_first=True, is_last=True))


def test_files_come_in_order_and_thumbnails_are_asked_for_when_they_are_seen(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 1)
    list_files(desk)
    assert [line.name for line in desk.images._files.rows()] == ["a.jpg", "b.jpg"]
    qtbot.waitUntil(lambda: bool(desk.sent(c.SetThumbnailsWanted)), timeout=3000)
    assert desk.sent(c.SetThumbnailsWanted) == [c.SetThumbnailsWanted(file_ids=(20, 21))]
    desk.dispatcher.dispatch(ThumbnailReady(file_id=20, gallery_id=2, path="/cache/20.png"))
    qtbot.waitUntil(lambda: desk.images._files.rows()[0].source == "image://thumb/20?v=1", timeout=3000)
    desk.dispatcher.dispatch(FilesPatched(gallery_id=2, patches=(FilePatch(id=20, state=FileState.UPLOADED),)))
    qtbot.waitUntil(lambda: desk.images._files.rows()[0].stateLabel == "Uploaded", timeout=3000)


def test_the_filter_leaves_only_what_failed(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 1)
    list_files(desk)
    desk.images.setProperty("filter", "failed")
    assert [line.fileId for line in desk.images._files.rows()] == [21]


def test_one_image_is_looked_at_and_dealt_with(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 1)
    list_files(desk)
    images = desk.images
    images.open(21)
    assert (images.property("openedName"), images.property("openedPlace")) == ("b.jpg", "2 of 2")
    images.retryOpened("")
    images.toggleLeftOut()
    assert desk.engine.sent[-2:] == [
        c.RetryGalleries(ids=(2,), file_ids=(21,)),
        c.EditFiles(gallery_id=2, file_ids=(21,), left_out=True),
    ]
    images.step(-1)
    assert images.property("openedName") == "a.jpg" and not images.property("canRetry")
    images.step(-1)
    assert images.property("openedName") == "a.jpg"
    desk.queue.click(0, 0)
    qtbot.waitUntil(lambda: not images.property("isOpen"), timeout=3000)


def test_the_picture_of_an_image_is_read_without_waiting_for_it(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "wide.png"
    picture = QImage(4000, 1000, QImage.Format.Format_RGB32)
    picture.fill(0)
    assert picture.save(str(path))
    watch(qtbot, desk, 1)
    row = FileRow(id=30, gallery_id=2, position=0, name="wide.png", path=str(path))
    desk.dispatcher.dispatch(FilesListed(gallery_id=2, rows=(row,), is_first=True, is_last=True))
    desk.images.open(30)
    qtbot.waitUntil(lambda: desk.images.property("openedPicture") == "image://opened/30", timeout=3000)
    shown = desk.images.pictures["30"]
    assert (shown.width(), shown.height()) == (1184, 296)


def test_files_of_another_gallery_are_passed_over(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 0)
    list_files(desk)
    assert desk.images._files.rows() == []


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


def test_a_card_asks_for_the_account_that_is_missing(qtbot: QtBot, desk: Desk) -> None:
    key = FieldRow(name="api_key", label="API key", kind=FieldKind.SECRET)
    hosts = desk.store.hosts
    desk.store.set_hosts([replace(hosts["pixhost.to"], credentials=(key,), needs_account=True), hosts["imx.to"]])
    error = ErrorInfo(kind=ErrorKind.LOGIN_REQUIRED, host="pixhost.to")
    work = host_work("pixhost.to", HostWork.FAILED, failed_files=1, error=error)
    fill(desk.store, gallery(2, "Kyoto", S.FAILED, failed_images=1, hosts=(work,)))
    watch(qtbot, desk, 0)
    desk.inspector.runProblem(0, "open_host")
    assert desk.account_asked == ["pixhost.to"]


@pytest.mark.parametrize("choice", ["skip", "use_links", "upload_again"])
def test_a_duplicate_is_answered(qtbot: QtBot, desk: Desk, choice: str) -> None:
    watch(qtbot, desk, 2)
    desk.inspector.runProblem(0, choice)
    assert desk.engine.sent[-1] == c.ResolveDuplicate(ids=(3,), choice=choice)


@pytest.mark.parametrize(
    ("action", "command"),
    [
        ("convert", c.ResolveRefused(ids=(3,), choice="convert", host_id="")),
        ("leave_out_refused", c.ResolveRefused(ids=(3,), choice="leave_out", host_id="")),
        ("retry_smaller", c.RetrySmaller(gallery_id=3, host_id="")),
        ("always_convert", ChangeSettings(values=(("refused_files", '"convert"'),))),
        ("remove_location", c.EditGalleries(ids=(3,), location="remove")),
        ("keep_location", c.EditGalleries(ids=(3,), location="keep")),
    ],
)
def test_files_that_do_not_fit_and_locations_are_answered(
    qtbot: QtBot, desk: Desk, action: str, command: c.Command
) -> None:
    watch(qtbot, desk, 2)
    desk.inspector.runProblem(0, action)
    assert desk.engine.sent[-1] == command


def test_the_location_of_all_selected_galleries_is_set(qtbot: QtBot, desk: Desk) -> None:
    desk.queue.selectAll()
    assert desk.shown("hasLocation") is False
    desk.store.patch_galleries([GalleryPatch(id=2, with_location=5)])
    qtbot.waitUntil(lambda: desk.shown("hasLocation") is True, timeout=5000)
    desk.inspector.setLocation("remove")
    assert desk.engine.sent[-1] == c.EditGalleries(ids=(1, 2, 3), location="remove")
    before = len(desk.engine.sent)
    desk.inspector.setLocation("anywhere")
    assert len(desk.engine.sent) == before


def test_a_button_that_does_not_exist_does_nothing(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 2)
    before = list(desk.engine.sent)
    desk.inspector.runProblem(9, "skip")
    desk.inspector.runProblem(0, "explode")
    assert desk.engine.sent == before


def test_a_problem_unfolds_what_the_log_has_of_it_and_is_copied(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 1)
    cards = desk.inspector._problems
    assert (cards.rows()[0].hasDetail, cards.rows()[0].isOpen) == (True, False)
    desk.inspector.toggleProblemDetail(0)
    assert cards.rows()[0].isOpen and "Kind: file_rejected" in cards.rows()[0].detail
    *_, asked = desk.sent(GetLog)
    assert asked.filter == LogFilter(gallery_id=2, host="pixhost.to", error="file_rejected")
    take = desk.engine.waiting.pop()
    take(LogPage(is_end=True))
    *_, asked = desk.sent(GetLog)
    assert asked.filter == LogFilter(host="pixhost.to", error="file_rejected"), "perhaps it was not this gallery's"
    entry = LogEntry(id=7, at=NOW, kind="file_failed", detail="POST https://a.example/ → 413 after 9 ms\ntoo large")
    desk.engine.waiting.pop()(LogPage(entries=(entry,), is_end=True))
    assert "Request: POST https://a.example/" in cards.rows()[0].detail
    desk.inspector.copyProblemReport(0)
    assert "413 after 9 ms\ntoo large" in QGuiApplication.clipboard().text()
    desk.inspector.toggleProblemDetail(0)
    assert (cards.rows()[0].isOpen, cards.rows()[0].detail) == (False, "")


def test_a_question_has_no_technical_details(qtbot: QtBot, desk: Desk) -> None:
    watch(qtbot, desk, 2)
    desk.inspector.toggleProblemDetail(0)
    desk.inspector.toggleProblemDetail(9)
    assert not desk.inspector._problems.rows()[0].isOpen and not desk.sent(GetLog)
