"""Folders that are looked at again, read afresh, or have moved."""

import gc
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from backend.protocol import commands as c
from backend.protocol import images as i
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.replies import PathRefused, PathsAdded, Refused
from backend.protocol.rows import GalleryState
from bridge.controllers.app import App
from bridge.controllers.gallery_folders import GalleryFolders, found_text
from bridge.controllers.questions import Questions
from bridge.event_dispatcher import EventDispatcher
from bridge.store import Store
from bridge.window_state import WindowState
from tests.bridge.conftest import Recorder, fill, gallery

GONE = ErrorInfo(kind=ErrorKind.FOLDER_GONE, subject="/photos/Roll 017")


class Desk:
    def __init__(self, store: Store, engine: Recorder, folder: Path) -> None:
        self.store, self.engine = store, engine
        self.app = App(store, WindowState(folder / "window.json"), "1.0", False)
        self.toasts: list[str] = []
        self.app.toastRequested.connect(lambda title, *_: self.toasts.append(title))
        self.questions = Questions()
        self.dispatcher = EventDispatcher(store)
        self.folders = GalleryFolders(store, engine, self.dispatcher, self.app, self.questions)
        fill(
            store,
            gallery(1, "Roll 017", GalleryState.FAILED, error=GONE),
            gallery(2, "Roll 018", GalleryState.UPLOADING),
            gallery(3, "Roll 019", GalleryState.COMPLETED),
        )


@pytest.fixture
def desk(store: Store, engine: Recorder, tmp_path: Path) -> Desk:
    return Desk(store, engine, tmp_path)


@pytest.mark.parametrize(("action", "only_new"), [("new", True), ("all", False)])
def test_what_is_at_work_is_not_looked_at(desk: Desk, action: str, only_new: bool) -> None:
    desk.folders.act(action, [1, 2, 3, 99])
    assert desk.engine.sent == [c.RescanGalleries(ids=(1, 3), only_new=only_new)]


def test_what_was_not_added_to_a_gallery_is_said(desk: Desk) -> None:
    desk.folders.act("add", [2])
    assert desk.toasts.pop() == "Nothing was changed"  # it uploads
    desk.folders.add_images(3, ["/a.jpg", "/b.txt"])
    assert desk.engine.sent == [i.AddFiles(gallery_id=3, paths=("/a.jpg", "/b.txt"))]
    refused = PathRefused(path="/b.txt", error=ErrorInfo(kind=ErrorKind.FILE_REJECTED, detail="not an image"))
    for reply in (
        PathsAdded(gallery_ids=(3,)),
        PathsAdded(gallery_ids=(3,), refused=(refused,)),
        PathsAdded(gallery_ids=()),
        Refused(error=ErrorInfo(kind=ErrorKind.BAD_INPUT)),
    ):
        desk.folders.add_images(3, ["/a.jpg"])
        desk.engine.answer(reply)
    assert desk.toasts == ["1 entry left out", "Nothing was added", "Nothing was changed"]


def test_a_fresh_start_is_asked_about(desk: Desk) -> None:
    desk.folders.act("reset", [3])
    assert desk.engine.sent == []
    assert "Roll 019" in str(desk.questions.property("title"))
    desk.questions.accept()
    desk.questions.accept()
    assert desk.engine.sent == [i.ResetGalleries(ids=(3,))]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({"added": 3, "changed": 1, "gone": 2}, "3 new, 1 changed, 2 gone"),
        ({"changed_online": 1, "renamed": 4}, "1 changed after the upload, 4 renamed"),
        ({}, "Nothing has changed in the folder"),
    ],
)
def test_what_was_found_is_told(desk: Desk, found: dict[str, int], words: str) -> None:
    event = i.GalleryRescanned(gallery_id=1, name="Roll 017", **found)
    assert found_text(event) == words
    desk.dispatcher.dispatch(event)
    assert desk.toasts == [words]


def test_a_folder_that_has_gone_is_looked_for_once(desk: Desk) -> None:
    row = desk.store.galleries[1]
    assert desk.folders.place_of(row) == ""
    assert desk.engine.sent == [i.FindMoved(gallery_id=1)]
    desk.engine.answer(i.MovedFound(gallery_id=1, path="/photos/rolls/017"))
    assert desk.folders.place_of(row) == "/photos/rolls/017"
    assert desk.folders.place_of(desk.store.galleries[3]) == ""
    assert len(desk.engine.sent) == 1


def test_siblings_are_offered_and_repaired_in_one_go(desk: Desk) -> None:
    desk.folders.relocate(desk.store.galleries[1], "/new/Roll 017")
    siblings = (
        i.MovedGallery(gallery_id=3, name="Roll 019", path="/new/Roll 019"),
        i.MovedGallery(gallery_id=4, name="Roll 020", path="/new/Roll 020"),
    )
    desk.engine.answer(i.Relocated(gallery_id=1, siblings=siblings))
    assert desk.questions.property("lines") == ["Roll 019", "Roll 020"]
    desk.questions.accept()
    assert desk.engine.sent[-1] == i.RelocateGalleries(places=((3, "/new/Roll 019"), (4, "/new/Roll 020")))


def test_the_person_shows_where_a_folder_is_now_and_which_images_to_add(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").touch()
    desk.folders.ask_where(desk.store.galleries[1])
    choose(tmp_path)
    assert desk.engine.sent.pop() == c.RelocateGallery(id=1, path=str(tmp_path))
    desk.folders.act("add", [3])
    choose(tmp_path / "a.jpg")
    assert desk.engine.sent.pop() == i.AddFiles(gallery_id=3, paths=(str(tmp_path / "a.jpg"),))


def choose(path: Path) -> None:
    """In the file dialog that shows; nobody in Python may have to hold it."""
    gc.collect()
    (dialog,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog) and each.isVisible())
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(str(path))
    dialog.done(QDialog.DialogCode.Accepted)


def test_a_place_that_is_not_there_is_said(desk: Desk) -> None:
    desk.folders.relocate(desk.store.galleries[1], "/nowhere")
    desk.engine.answer(Refused(error=ErrorInfo(kind=ErrorKind.FOLDER_GONE, subject="/nowhere")))
    assert desk.toasts == ["The folder has gone"]
