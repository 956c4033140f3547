"""The card and the line of About, from what the engine says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.replies import Refused
from backend.protocol.updates import (
    CheckForUpdate,
    PutOffUpdate,
    UpdateChanged,
    UpdateKnown,
    UpdateState,
    UpdateTrouble,
)
from bridge.controllers.app import App
from bridge.controllers.updates import TROUBLES, Updates
from bridge.event_dispatcher import EventDispatcher
from bridge.store import Store
from bridge.window_state import WindowState
from tests.bridge.conftest import NOW, Recorder

NEWER = UpdateState(
    version="1.3.0",
    page="https://galleon.example/1.3",
    news=tuple(f"line {n}" for n in range(9)),
    checked_at=NOW,
    is_newer=True,
    is_offered=True,
)


@pytest.fixture
def dispatcher(store: Store) -> EventDispatcher:
    return EventDispatcher(store)


@pytest.fixture
def updates(store: Store, engine: Recorder, dispatcher: EventDispatcher, tmp_path: Path) -> Updates:
    app = App(store, WindowState(tmp_path / "window.json"), "1.2.0", False)
    made = Updates(engine, app, dispatcher)
    app.setParent(made)
    return made


def test_a_new_version_makes_a_card_until_the_engine_takes_it_back(
    updates: Updates, engine: Recorder, dispatcher: EventDispatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("bridge.controllers.updates.desktop.open_url", opened.append)
    assert not updates.property("isOffered")
    dispatcher.dispatch(UpdateChanged(state=NEWER))
    assert (updates.property("isOffered"), updates.property("title")) == (True, "Galleon 1.3.0 is there")
    assert updates.property("news") == ["line 0", "line 1", "line 2", "line 3"]
    updates.openPage()
    updates.later()
    updates.skip()
    assert opened == ["https://galleon.example/1.3"]
    assert engine.sent == [PutOffUpdate(version="1.3.0"), PutOffUpdate(version="1.3.0", is_for_good=True)]
    dispatcher.dispatch(UpdateChanged(state=UpdateState(page="file:///etc/passwd")))
    updates.openPage()
    assert (updates.property("isOffered"), len(opened)) == (False, 1)


def test_about_says_what_is_known_and_asks_once(updates: Updates, engine: Recorder) -> None:
    assert updates.property("status") == "Nobody was asked for a newer version yet."
    updates.check()
    updates.check()
    assert (engine.sent, updates.property("isAsking")) == ([CheckForUpdate()], True)
    engine.answer(UpdateKnown(state=UpdateState(version="1.2.0", checked_at=NOW)))
    assert re.fullmatch(r"This is the newest version, as of .+\.", updates.property("status"))
    updates.check()
    engine.answer(UpdateKnown(state=NEWER))
    assert updates.property("status") == "Galleon 1.3.0 is there"
    updates.check()
    engine.answer(Refused(error=ErrorInfo(kind=ErrorKind.BUG)))
    assert updates.property("status").startswith("The address could not be reached")
    assert not updates.property("isAsking")


def test_every_trouble_has_its_sentence() -> None:
    assert list(TROUBLES) == list(UpdateTrouble)
