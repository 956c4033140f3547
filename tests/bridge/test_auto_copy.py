"""Post code that copies itself."""

from pathlib import Path

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from backend.protocol.events import GalleryFinished
from backend.protocol.results import RenderText
from backend.protocol.rows import GalleryState
from bridge.auto_copy import AutoCopy
from bridge.controllers.app import App
from bridge.controllers.gallery_actions import GalleryActions
from bridge.event_dispatcher import EventDispatcher
from bridge.store import Store
from bridge.undo import UndoStack
from bridge.window_state import WindowState
from tests.bridge.conftest import Recorder, fill, gallery


def finish(dispatcher: EventDispatcher, *ids: int) -> None:
    for number in ids:
        dispatcher.dispatch(GalleryFinished(gallery_id=number, name="", state=GalleryState.COMPLETED))


@pytest.mark.parametrize("is_wanted", [True, False])
def test_what_was_finished_together_is_one_paste(
    qtbot: QtBot, store: Store, engine: Recorder, tmp_path: Path, is_wanted: bool
) -> None:
    app = App(store, WindowState(tmp_path / "window.json"), "1.0", False)
    dispatcher = EventDispatcher(store)
    auto = AutoCopy(store, dispatcher, GalleryActions(store, engine, app, UndoStack(engine)))
    auto._settle.setInterval(1)
    store.set_settings(msgspec.structs.replace(store.settings, copy_when_done=is_wanted))
    fill(store, gallery(1), gallery(2), gallery(3, state=GalleryState.UPLOADING))
    finish(dispatcher, 1, 2)
    if not is_wanted:
        assert not auto._settle.isActive()
        return
    qtbot.waitUntil(lambda: bool(engine.sent), timeout=3000)
    assert engine.sent == [RenderText(gallery_ids=(1, 2))]
    fill(store, gallery(1), gallery(2), gallery(3, state=GalleryState.COMPLETED))
    finish(dispatcher, 3)
    qtbot.waitUntil(lambda: len(engine.sent) == 2, timeout=3000)
    assert engine.sent[1] == RenderText(gallery_ids=(1, 2, 3))
    finish(dispatcher, 3)
    qtbot.waitUntil(lambda: len(engine.sent) == 3, timeout=3000)
    assert engine.sent[2] == RenderText(gallery_ids=(3,)), "the queue was empty in between"
