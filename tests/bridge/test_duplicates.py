"""One question for all duplicates, and what is remembered of the answer."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backend.protocol import commands as c
from backend.protocol.links import LinkCheck
from backend.protocol.rows import GalleryPatch, GalleryRow, GalleryState, Question
from bridge.controllers import duplicates as module
from bridge.controllers.app import App
from bridge.controllers.duplicates import Duplicates
from bridge.store import Store
from bridge.window_state import WindowState
from tests.bridge.conftest import NOW, Recorder, fill, gallery

D = Question.DUPLICATE


class Desk:
    def __init__(self, store: Store, engine: Recorder, folder: Path) -> None:
        self.store = store
        self.engine = engine
        self.state = WindowState(folder / "window.json")
        self.app = App(store, self.state, "1.0", False)
        self.duplicates = Duplicates(store, engine, self.app, self.state, now=lambda: NOW)
        self.toasts: list[tuple[str, ...]] = []
        self.app.toastRequested.connect(lambda *toast: self.toasts.append(toast))


@pytest.fixture
def desk(store: Store, engine: Recorder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(module, "SETTLE_MS", 1)
    made = Desk(store, engine, tmp_path)
    fill(
        store,
        gallery(1, "Kyoto", question=D, twin_name="Kyoto 2025", twin_hosts=("pixhost.to",), twin_finished_at=NOW - 60),
        gallery(2, "Oslo", question=D),
        gallery(3, "Rome"),
    )
    made.duplicates.load()
    return made


def test_each_says_where_it_went_and_is_skipped_unless_chosen_otherwise(desk: Desk) -> None:
    first, second = desk.duplicates.rows()
    assert first.about.replace("\u2068", "").replace("\u2069", "").startswith("Uploaded as “Kyoto 2025” ")
    assert first.about.endswith("to Pixhost")
    assert second.about == "Uploaded"
    assert [line.choice for line in desk.duplicates.rows()] == ["skip", "skip"]


@pytest.mark.parametrize(
    ("twin", "told"),
    [
        (gallery(9, "First", state=GalleryState.QUEUED), "In the queue as “First”"),
        (gallery(9, "First", finished_at=NOW, checks=(LinkCheck("imx.to", NOW, alive=3),)), "links still work"),
        (gallery(9, "First", finished_at=NOW, checks=(LinkCheck("imx.to", NOW, gone=3),)), "its links are gone"),
    ],
)
def test_what_is_known_of_the_other_one_is_told(desk: Desk, twin: GalleryRow, told: str) -> None:
    hosts = () if twin.finished_at is None else ("pixhost.to",)
    fill(desk.store, twin, gallery(4, "Copy", question=D, twin_id=9, twin_name="First", twin_hosts=hosts))
    desk.duplicates.load()
    assert desk.duplicates.rows()[-1].about.replace("\u2068", "").replace("\u2069", "").endswith(told)


def test_choices_differ_and_those_that_are_alike_share_a_command(desk: Desk) -> None:
    desk.duplicates.chooseAll("use_links")
    desk.duplicates.choose(2, "upload_again")
    desk.duplicates.choose(2, "explode")
    assert desk.duplicates.property("common") == ""
    desk.duplicates.apply(True)
    assert desk.engine.sent == [
        c.ResolveDuplicate(ids=(1,), choice="use_links"),
        c.ResolveDuplicate(ids=(2,), choice="upload_again"),
    ]
    assert not desk.duplicates.remembers, "there is no one answer to remember"


def test_an_answer_is_remembered_for_its_tab_and_taken_back(desk: Desk) -> None:
    desk.duplicates.apply(True)
    assert desk.duplicates.on_duplicate(1) == "skip"
    assert desk.duplicates.on_duplicate(2) == "ask"
    again = Duplicates(desk.store, desk.engine, desk.app, WindowState(desk.state._path))
    assert again.on_duplicate(1) == "skip"
    desk.app.runToastAction(desk.toasts[-1][4])
    assert desk.duplicates.on_duplicate(1) == "ask"


def test_many_that_are_found_together_are_asked_about_once(qtbot: QtBot, desk: Desk) -> None:
    asked: list[int] = []
    desk.duplicates.found.connect(lambda: asked.append(1))
    fill(desk.store, gallery(4), gallery(5))
    assert not desk.duplicates._settle.isActive(), "what waited before the window came stays in its card"
    for number in (4, 5):
        desk.store.patch_galleries([GalleryPatch(id=number, question=D)])
    qtbot.waitUntil(lambda: bool(asked), timeout=3000)
    assert asked == [1]


def test_one_that_is_answered_in_its_card_leaves_the_list(desk: Desk) -> None:
    desk.store.patch_galleries([GalleryPatch(id=1, question=Question.NONE)])
    assert [line.galleryId for line in desk.duplicates.rows()] == [2]
    desk.store.remove_galleries([2])
    assert desk.duplicates.property("waiting") == 0
