"""Names and links that come after the upload, from a queue that survives everything."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw
import pytest

from backend.galleries import ledger
from backend.hosts.base import Ability
from backend.protocol.commands import EditGalleries
from backend.protocol.errors import ErrorKind
from backend.protocol.events import Event, Notice
from backend.protocol.rows import GalleryState
from backend.storage import follow_ups as table
from backend.storage import texts as text_table
from tests.end_to_end import pictures
from tests.galleries.able_host import AbleHost
from tests.galleries.conftest import Office, fails


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backend.galleries.follow_ups.FIRST_PAUSE_S", 0.01)


def able(office: Office, *abilities: Ability, **info: Any) -> AbleHost:
    host = AbleHost("one", *abilities, **info)
    office.hosts["one"] = host
    office.engine.hosts.registry.register(host)
    return host


def notices(office: Office) -> list[Notice]:
    """Those that clients hear from now on."""
    heard: list[Notice] = []
    publish = office.engine.clients.publish

    def listen(event: Event) -> None:
        if isinstance(event, Notice):
            heard.append(event)
        publish(event)

    office.engine.clients.publish = listen  # type: ignore[method-assign]
    return heard


async def left(office: Office, gallery_id: int) -> list[Any]:
    return await office.engine.database.read(lambda connection: table.of_gallery(connection, gallery_id))


async def until_nothing_is_left(office: Office, gallery_id: int) -> None:
    for _ in range(2000):
        if not await left(office, gallery_id):
            return
        await asyncio.sleep(0.005)
    raise AssertionError(await left(office, gallery_id))


async def until_waiting(office: Office, gallery_id: int, kind: ErrorKind) -> None:
    for _ in range(2000):
        tasks = await left(office, gallery_id)
        if tasks and all(task.error is not None and task.error.kind is kind for task in tasks):
            return
        await asyncio.sleep(0.005)
    raise AssertionError(await left(office, gallery_id))


async def test_the_gallery_gets_its_name_after_its_first_file_and_when_the_person_changes_it(
    office: Office, tmp_path: Path
) -> None:
    host = able(office, Ability.RENAME, first_file_alone=True, has_galleries=True)
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "Lofoten", 3))
    await until_nothing_is_left(office, gallery_id)
    assert host.renamed == [({"gallery_id": "one-1"}, "Lofoten")]
    await office.engine.galleries.queue.edit(EditGalleries(ids=(gallery_id,), name="Winter Light"))
    await until_nothing_is_left(office, gallery_id)
    assert host.renamed[1:] == [({"gallery_id": "one-1"}, "Winter Light")]
    # Further files of the same gallery do not name it again.
    assert [entry.kind for entry in await office.engine.history.of_gallery(gallery_id, 50)].count("renamed") == 2


async def test_a_disk_that_takes_the_first_result_only_at_the_second_time_forgets_no_name(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "STORE_AGAIN_S", 0.01)
    host = able(office, Ability.RENAME, first_file_alone=True, has_galleries=True)
    commit = office.engine.database.commit

    async def full_at_the_end(work: Callable[[apsw.Connection], object]) -> None:
        def and_then_it_is_full(connection: apsw.Connection) -> None:
            work(connection)
            raise fails("disk")

        monkeypatch.setattr(office.engine.database, "commit", commit)
        await commit(and_then_it_is_full)

    monkeypatch.setattr(office.engine.database, "commit", full_at_the_end)
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "Lofoten", 2))
    await until_nothing_is_left(office, gallery_id)
    assert host.renamed == [({"gallery_id": "one-1"}, "Lofoten")]


async def test_a_kill_forgets_no_name(office: Office, tmp_path: Path) -> None:
    host = able(office, Ability.RENAME, first_file_alone=True, has_galleries=True)

    def behind_a_wall(name: str, n: int) -> None:
        raise fails("host_unavailable")

    host.on_rename = behind_a_wall
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "Lofoten", 2))
    assert office.row(gallery_id).state is GalleryState.COMPLETED  # the uploads did not wait for it
    await until_waiting(office, gallery_id, ErrorKind.HOST_UNAVAILABLE)
    await office.crash()
    host.on_rename = lambda name, n: None
    await until_nothing_is_left(office, gallery_id)
    assert host.renamed == [({"gallery_id": "one-1"}, "Lofoten")]
    kinds = [entry.kind for entry in await office.engine.history.of_gallery(gallery_id, 50)]
    assert kinds.count("rename_waits") == 1


async def test_a_name_waits_for_credentials(office: Office, tmp_path: Path) -> None:
    host = able(office, Ability.RENAME, first_file_alone=True, has_galleries=True)
    tried: list[str] = []

    def signed_out(name: str, n: int) -> None:
        tried.append(name)
        raise fails("login_required")

    host.on_rename = signed_out
    first = await office.uploaded(pictures.folder(tmp_path / "a", 1))
    await until_waiting(office, first, ErrorKind.LOGIN_REQUIRED)
    second = await office.uploaded(pictures.folder(tmp_path / "b", 2))
    await until_waiting(office, second, ErrorKind.LOGIN_REQUIRED)
    assert tried == ["a"]
    (row,) = await office.engine.galleries.follow_ups.rows(first)
    assert (row.kind, row.is_stopped, row.next_at) == ("rename", True, None)
    host.on_rename = lambda name, n: None
    await office.engine.galleries.follow_ups.credentials_changed("one")
    await until_nothing_is_left(office, first)
    await until_nothing_is_left(office, second)
    assert sorted(name for _, name in host.renamed) == ["a", "b"]


async def test_late_links_reach_the_text_and_the_record_on_disk(office: Office, tmp_path: Path) -> None:
    host = able(office, Ability.RESOLVE)
    wall = True

    def behind_a_wall(uploaded: Any, n: int) -> None:
        if wall:
            raise fails("host_unavailable")

    host.on_resolve = behind_a_wall
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "g", 5))
    await until_waiting(office, gallery_id, ErrorKind.HOST_UNAVAILABLE)
    assert len(await office.engine.galleries.follow_ups.rows(gallery_id)) == 1
    await office.crash()
    wall = False
    await until_nothing_is_left(office, gallery_id)
    await office.until(
        lambda: not office.engine.galleries.follow_ups.is_busy and not office.engine.texts.rebuild.is_busy
    )
    uploads = [upload for file in await office.files(gallery_id) for upload in file.uploads]
    assert [upload.image_url for upload in uploads] == [f"https://image/{n:03}.jpg" for n in range(1, 6)]
    assert len(host.resolved) == 5
    record = (office.folders.data / "results" / "g.json").read_text()
    assert record.count("https://image/") == 5
    texts = await office.engine.database.read(lambda connection: text_table.of_gallery(connection, gallery_id))
    assert texts


async def test_a_changed_host_stops_the_kind_tells_once_and_goes_on_when_asked(office: Office, tmp_path: Path) -> None:
    host = able(office, Ability.RESOLVE)
    tried: list[str] = []

    def changed(uploaded: Any, n: int) -> None:
        tried.append(uploaded.page_url)
        raise fails("host_changed")

    host.on_resolve = changed
    heard = notices(office)
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "g", 4))
    await until_waiting(office, gallery_id, ErrorKind.HOST_CHANGED)
    assert len(tried) == 1
    assert [notice.error.kind for notice in heard] == [ErrorKind.HOST_CHANGED]
    host.on_resolve = lambda uploaded, n: None
    (row,) = await office.engine.galleries.follow_ups.rows(gallery_id)
    await office.engine.galleries.follow_ups.drop(gallery_id, row.ids[:1])
    await office.engine.galleries.follow_ups.retry(gallery_id, ())
    await until_nothing_is_left(office, gallery_id)
    assert len(host.resolved) == 3


async def test_a_link_that_never_comes_is_given_up(office: Office, tmp_path: Path) -> None:
    host = able(office, Ability.RESOLVE)
    host.resolve = lambda uploaded, account: asyncio.sleep(0, uploaded)  # type: ignore[method-assign, assignment]
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "g", 1))
    await until_nothing_is_left(office, gallery_id)
    kinds = [entry.kind for entry in await office.engine.history.of_gallery(gallery_id, 50)]
    assert "resolve_failed" in kinds
