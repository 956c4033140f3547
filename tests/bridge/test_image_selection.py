"""What is selected on the Images page, and what is done with it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from backend.protocol import commands as c
from backend.protocol import images as i
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import FilesListed
from backend.protocol.rows import FileRow, FileState, GalleryState, UploadRow, UploadState
from bridge.controllers.app import App
from bridge.controllers.gallery_images import GalleryImages
from bridge.controllers.image_selection import ImageSelection
from bridge.event_dispatcher import EventDispatcher
from bridge.store import Store
from bridge.undo import UndoStack
from bridge.window_state import WindowState
from tests.bridge.conftest import Recorder, fill, gallery

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier.value, Qt.KeyboardModifier.ShiftModifier.value
FAILED = UploadRow(host_id="one", state=UploadState.FAILED, error=ErrorInfo(kind=ErrorKind.FILE_REJECTED))
NAMES = ("1.jpg", "2.jpg", "10.jpg", "11.jpg", "12.jpg")


class Desk:
    def __init__(self, store: Store, engine: Recorder, folder: Path) -> None:
        self.store, self.engine = store, engine
        self.undo = UndoStack(engine)
        app = App(store, WindowState(folder / "window.json"), "1.0", False)
        self.images = GalleryImages(store, engine, app, self.undo)
        self.selection = ImageSelection(store, engine, app, self.undo, self.images)
        self.dispatcher = EventDispatcher(store)
        fill(store, gallery(1, "Lofoten", GalleryState.INCOMPLETE))
        store.watched = 1
        self.images.show(1)
        self.show(NAMES)
        engine.sent.clear()

    def show(self, names: tuple[str, ...]) -> None:
        rows = tuple(
            FileRow(id=NAMES.index(name), gallery_id=1, position=place, name=name,
                    state=FileState.FAILED if name == "2.jpg" else FileState.PENDING,
                    uploads=(FAILED,) if name == "2.jpg" else ())
            for place, name in enumerate(names)
        )  # fmt: skip
        self.dispatcher.dispatch(FilesListed(gallery_id=1, rows=rows, is_first=True, is_last=True))

    def selected(self) -> list[int]:
        model, role = (
            self.images.model,
            next(role for role, name in self.images.model.roleNames().items() if bytes(name.data()) == b"selected"),
        )
        return [row for row in range(len(model)) if model.data(model.index(row), role)]

    def ask(self, name: str) -> object:
        return self.selection.property(name)


@pytest.fixture
def desk(store: Store, engine: Recorder, tmp_path: Path) -> Desk:
    return Desk(store, engine, tmp_path)


def test_clicks_choose_one_add_one_and_reach_from_one_to_another(desk: Desk) -> None:
    desk.selection.press(1, 0)
    assert (desk.selected(), desk.ask("currentRow")) == ([1], 1)
    desk.selection.press(3, CTRL)
    assert desk.selected() == [1, 3]
    desk.selection.press(4, SHIFT)
    assert desk.selected() == [3, 4]
    desk.selection.pressForMenu(3)
    assert desk.selected() == [3, 4], "the menu is about all of them"
    desk.selection.pressForMenu(0)
    assert desk.selected() == [0]
    desk.selection.selectAll()
    assert (desk.ask("count"), desk.ask("summary")) == (5, "5 of 5 selected")


def test_keys_move_and_stay_inside(desk: Desk) -> None:
    for row, shown in ((-5, 0), (2, 2), (99, 4)):
        desk.selection.move(row, False)
        assert desk.selected() == [shown]
    desk.selection.move(2, True)
    assert desk.selected() == [2, 3, 4]


def test_what_the_filter_hides_is_not_selected(desk: Desk) -> None:
    desk.selection.selectAll()
    desk.images.setProperty("filter", "failed")
    assert (desk.ask("count"), desk.ask("canArrange")) == (1, False)
    desk.selection.leaveOut(True)
    assert desk.engine.sent[-1] == c.EditFiles(gallery_id=1, file_ids=(1,), left_out=True)


def test_images_go_in_front_of_another_one_and_back(desk: Desk) -> None:
    desk.selection.press(0, 0)
    desk.selection.press(3, CTRL)
    desk.selection.moveBefore(5)
    assert desk.engine.sent == [i.OrderFiles(gallery_id=1, file_ids=(1, 2, 4, 0, 3))]
    assert desk.undo.undo()
    assert desk.engine.sent[-1] == i.OrderFiles(gallery_id=1, file_ids=(0, 1, 2, 3, 4))


@pytest.mark.parametrize(
    ("row", "delta", "order"),
    [(1, -1, (1, 0, 2, 3, 4)), (1, 1, (0, 2, 1, 3, 4)), (1, 3, (0, 2, 3, 4, 1)), (1, -3, (1, 0, 2, 3, 4))],
)
def test_keys_move_an_image_by_places(desk: Desk, row: int, delta: int, order: tuple[int, ...]) -> None:
    desk.selection.press(row, 0)
    desk.selection.moveStep(delta)
    assert desk.engine.sent == [i.OrderFiles(gallery_id=1, file_ids=order)]


def test_nothing_is_sent_for_a_move_to_where_it_is(desk: Desk) -> None:
    desk.selection.press(0, 0)
    desk.selection.moveStep(-1)
    desk.selection.moveBefore(1)
    assert desk.engine.sent == []


def test_natural_order_is_offered_only_when_it_is_another_one(desk: Desk) -> None:
    assert not desk.ask("isArranged"), "10 comes behind 2"
    desk.selection.press(4, 0)
    desk.show(("12.jpg", "1.jpg", "2.jpg", "10.jpg", "11.jpg"))
    assert desk.ask("isArranged")
    assert (desk.selected(), desk.ask("currentRow")) == ([0], 0), "the selection goes with the image"
    desk.selection.naturalOrder()
    assert desk.engine.sent[-1] == i.OrderFiles(gallery_id=1)


def test_failed_ones_are_retried_and_links_only_offered_where_there_are_some(desk: Desk) -> None:
    desk.selection.selectAll()
    assert (desk.ask("canRetry"), desk.ask("anyLinks"), desk.ask("anyUnknown")) == (True, False, False)
    desk.selection.retry()
    assert desk.engine.sent == [c.RetryGalleries(ids=(1,), file_ids=(1,))]


def test_the_cover_is_the_image_of_the_keyboard(desk: Desk) -> None:
    desk.selection.press(2, 0)
    desk.selection.setCover()
    assert desk.engine.sent == [c.EditGalleries(ids=(1,), cover_file_id=2)]
