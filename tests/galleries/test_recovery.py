"""The engine ended in the middle of the work; the next one finds what was stored, and judges it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from backend.protocol.rows import GalleryState, PauseReason, Question
from backend.storage import texts as text_table
from tests.end_to_end import pictures
from tests.galleries.conftest import Office


async def stuck_after(office: Office, folder: Path, sent: int, *, at_end: bool) -> int:
    """A gallery whose host got `sent` files, and holds the next one before or after its last bytes."""
    host = office.hosts["one"]

    async def hold(file: object, attempt: int) -> None:
        if len(host.received) >= sent + at_end:
            host.gate.clear()
            await host.gate.wait()

    if at_end:
        host.after_end = hold
    else:
        host.behaviour = hold
    (gallery_id,) = await office.add(folder, start=True)
    await office.until(lambda: office.row(gallery_id).done_images == sent and not host.gate.is_set())
    return gallery_id


async def crash(office: Office) -> None:
    host = office.hosts["one"]
    host.behaviour = host.after_end = lambda file, attempt: None
    received = list(host.received)
    await office.crash()
    # What the old engine's own end still let through does not count.
    host.received[:] = received + [name for name in host.received[len(received) :] if name not in received]


async def test_what_was_on_its_way_is_sent_again_and_all_is_there_once(office: Office, tmp_path: Path) -> None:
    host = office.host(connections=1)
    folder = pictures.folder(tmp_path / "g", 5)
    gallery_id = await stuck_after(office, folder, 2, at_end=False)
    await office.engine.galleries.queue.pause([gallery_id], hard=True)
    await office.engine.galleries.queue.start([gallery_id])
    await crash(office)
    row = await office.until_ended(gallery_id)
    assert (row.state, row.done_images) == (GalleryState.COMPLETED, 5)
    assert sorted(set(host.received)) == [f"{number:03}.jpg" for number in range(1, 6)]


async def test_what_was_at_its_end_is_asked_about_and_the_rest_goes_on(office: Office, tmp_path: Path) -> None:
    office.host(connections=1)
    gallery_id = await stuck_after(office, pictures.folder(tmp_path / "g", 5), 2, at_end=True)
    await crash(office)
    row = await office.until_ended(gallery_id)
    assert (row.state, row.question) == (GalleryState.INCOMPLETE, Question.UNKNOWN_OUTCOME)
    assert (row.done_images, row.unknown_images) == (4, 1)
    (unknown,) = [file for file in await office.files(gallery_id) if file.state == "unknown"]
    assert unknown.name == "003.jpg"
    assert unknown.error and unknown.error.kind == "unknown_outcome"


async def test_a_host_that_takes_a_file_twice_without_harm_is_not_asked_about(office: Office, tmp_path: Path) -> None:
    """The embedded host: the same file again makes no second copy."""
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "g", 3), host_ids=("local",))
    await office.engine.database.run(
        lambda connection: connection.execute(
            "UPDATE uploads SET state = 'uploading' WHERE file_id = (SELECT max(file_id) FROM uploads)"
        )
    )
    await office.engine.database.run(
        lambda connection: connection.execute("UPDATE galleries SET state = 'uploading', finished_at = NULL")
    )
    await office.crash()
    row = await office.until_ended(gallery_id)
    assert (row.state, row.question, row.done_images) == (GalleryState.COMPLETED, Question.NONE, 3)


async def test_counters_of_a_paused_gallery_are_counted_again(office: Office, tmp_path: Path) -> None:
    office.host(connections=1)
    gallery_id = await stuck_after(office, pictures.folder(tmp_path / "g", 5), 2, at_end=False)
    await office.engine.galleries.queue.pause([gallery_id], hard=True)
    await office.engine.database.run(lambda connection: connection.execute("UPDATE galleries SET done_images = 0"))
    await crash(office)
    row = office.row(gallery_id)
    assert (row.state, row.pause_reason, row.done_images) == (GalleryState.PAUSED, PauseReason.BY_PERSON, 2)
    assert row.hosts[0].done_files == 2


@pytest.mark.parametrize("setting", ["stay", "ask"])
async def test_nothing_starts_by_itself_where_the_person_wants_that(
    office: Office, tmp_path: Path, setting: str
) -> None:
    host = office.host(connections=1)
    await office.engine.settings.change({"after_restart": f'"{setting}"'})
    gallery_id = await stuck_after(office, pictures.folder(tmp_path / "g", 5), 1, at_end=False)
    (coming_in,) = await office.add(pictures.folder(tmp_path / "h", 400), start=True)
    await crash(office)
    received = len(host.received)
    row = office.row(gallery_id)
    assert (row.state, row.pause_reason) == (GalleryState.PAUSED, PauseReason.AFTER_RESTART)
    await office.until_hashed(coming_in)
    assert office.row(coming_in).state in (GalleryState.READY, GalleryState.PAUSED)
    assert len(host.received) == received


async def test_a_scan_begins_again(office: Office, tmp_path: Path) -> None:
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "g", 300))
    await office.crash()
    row = await office.until_state(gallery_id, "ready", "failed")
    assert (row.state, row.images) == (GalleryState.READY, 300)


async def test_removed_galleries_are_gone_for_good(office: Office, tmp_path: Path) -> None:
    gallery_id = await office.ready(pictures.folder(tmp_path / "g", 1))
    await office.engine.galleries.queue.remove([gallery_id])
    await office.crash()
    assert office.order() == []


async def test_texts_that_a_crash_cut_off_are_made(office: Office, tmp_path: Path) -> None:
    office.host()
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "g", 1))
    results = office.folders.data / "results"
    await office.until(lambda: results.exists() and len(list(results.iterdir())) == 2)
    while await office.engine.database.read(text_table.galleries_without):
        await asyncio.sleep(0.005)
    await office.engine.database.run(lambda connection: connection.execute("DELETE FROM texts"))
    for path in results.iterdir():
        path.unlink()
    await office.crash()
    await office.until(lambda: len(list(results.iterdir())) == 2)
    assert office.row(gallery_id).state is GalleryState.COMPLETED


async def test_a_question_about_a_duplicate_stays_open(office: Office, tmp_path: Path) -> None:
    office.host()
    folder = pictures.folder(tmp_path / "g", 2)
    first = await office.uploaded(folder)
    second = await office.ready(folder, start=True)
    await office.crash()
    row = office.row(second)
    assert (row.question, row.twin_id, row.twin_name) == (Question.DUPLICATE, first, "g")
    await office.engine.galleries.queue.resolve_duplicate([second], "use_links")
    assert office.row(second).state is GalleryState.COMPLETED
