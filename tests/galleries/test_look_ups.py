"""Unknown outcomes at hosts that can be asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from backend.hosts.base import Ability
from backend.protocol.rows import GalleryState, Question, UploadState
from backend.storage import uploads as upload_table
from tests.end_to_end import pictures
from tests.galleries.able_host import AbleHost, able, until_stored
from tests.galleries.conftest import Desk, Office, fails


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backend.galleries.run.LOOK_UP_AFTER_S", 0.0)
    monkeypatch.setattr("backend.galleries.attempts.random.random", lambda: 0.0)


def breaks_after_the_end(host: AbleHost, *, arrives: bool) -> None:
    def after_end(file: Any, attempt: int) -> None:
        if file.index == 1 and attempt == 1:
            if not arrives:
                host.received.remove(file.name)
            raise fails("timeout", arrived=True)

    host.after_end = after_end


async def test_what_the_host_has_is_taken_in(desk: Desk) -> None:
    host = able(desk, Ability.LOOKUP)
    breaks_after_the_end(host, arrives=True)
    gallery_id = await desk.gallery(host)
    row = await desk.run(gallery_id)
    assert (row.state, row.done_images, row.question) == (GalleryState.COMPLETED, 3, Question.NONE)
    assert host.attempts["001.jpg"] == 1
    assert (await desk.uploads(gallery_id))[1].page_url == "https://found/001.jpg"


async def test_what_it_surely_has_not_is_sent_again(desk: Desk) -> None:
    host = able(desk, Ability.LOOKUP)
    breaks_after_the_end(host, arrives=False)
    row = await desk.run(await desk.gallery(host))
    assert (row.state, row.done_images) == (GalleryState.COMPLETED, 3)
    assert host.attempts["001.jpg"] == 2
    assert sorted(host.received) == ["000.jpg", "001.jpg", "002.jpg"]


async def test_without_an_answer_the_person_is_asked_and_the_host_before_it_goes_again(desk: Desk) -> None:
    host = able(desk, Ability.LOOKUP)
    breaks_after_the_end(host, arrives=True)

    def on_look_up(file: Any, n: int) -> None:
        raise fails("host_changed")

    host.on_look_up = on_look_up
    gallery_id = await desk.gallery(host)
    row = await desk.run(gallery_id)
    assert (row.state, row.question) == (GalleryState.INCOMPLETE, Question.UNKNOWN_OUTCOME)
    assert host.looked_up == ["001.jpg"]
    host.on_look_up = lambda file, n: None
    await desk.database.run(
        lambda connection: upload_table.resolve_unknown(connection, gallery_id, arrived=False, at=1.0)
    )
    row = await desk.run(gallery_id)
    assert (row.state, row.done_images) == (GalleryState.COMPLETED, 3)
    assert host.attempts["001.jpg"] == 1


async def test_after_a_kill_the_host_is_asked_instead_of_the_person(office: Office, tmp_path: Path) -> None:
    host = AbleHost("one", Ability.LOOKUP, connections=1)
    office.hosts["one"] = host
    office.engine.hosts.registry.register(host)

    async def hold(file: Any, attempt: int) -> None:
        if len(host.received) >= 2:
            host.gate.clear()
            await host.gate.wait()

    host.after_end = hold
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "g", 4), start=True)
    await office.until(lambda: not host.gate.is_set())
    await until_stored(office, gallery_id, UploadState.UPLOADED, UploadState.UPLOADING)
    host.after_end = lambda file, attempt: None
    await office.crash()
    row = await office.until_ended(gallery_id)
    assert (row.state, row.done_images, row.question) == (GalleryState.COMPLETED, 4, Question.NONE)
    assert host.looked_up == ["002.jpg"]
    assert host.received.count("002.jpg") == 1
    assert len(set(host.received)) == 4
