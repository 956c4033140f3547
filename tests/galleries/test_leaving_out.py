"""Images left out, and taken in again, while their gallery uploads."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.errors import Problem
from backend.protocol.rows import FileState, GalleryState
from tests.end_to_end import pictures
from tests.galleries.conftest import Office
from tests.galleries.test_file_edits import named, stored_text


async def uploading(office: Office, folder: Path, count: int) -> tuple[int, list[int]]:
    """A gallery whose first image is on the wire and stays there until the gate opens."""
    host = office.hosts["one"]
    host.gate.clear()
    (gallery_id,) = await office.add(pictures.folder(folder, count), start=True)
    await office.until(lambda: host.in_use == 1)
    return gallery_id, await named(office, gallery_id, *(f"{number:03}.jpg" for number in range(1, count + 1)))


async def test_what_waits_is_not_sent_and_what_is_on_the_wire_is_cut(office: Office, tmp_path: Path) -> None:
    host = office.host(connections=1)
    gallery_id, ids = await uploading(office, tmp_path / "g", 4)
    await office.engine.galleries.file_edits.leave_out(gallery_id, [ids[0], ids[2]], True)
    host.gate.set()
    row = await office.until_ended(gallery_id)
    assert (row.state, row.images, row.left_out, row.done_images) == (GalleryState.COMPLETED, 2, 2, 2)
    assert host.received == ["002.jpg", "004.jpg"]
    assert row.hosts[0].total_files == 2
    states = {file.id: file.state for file in await office.files(gallery_id)}
    assert [states[i] for i in ids] == [FileState.LEFT_OUT, FileState.UPLOADED, FileState.LEFT_OUT, FileState.UPLOADED]
    text = await stored_text(office, gallery_id)
    assert "002.jpg" in text and "001.jpg" not in text and "003.jpg" not in text


async def test_what_only_waits_for_its_answer_is_finished_and_stays(office: Office, tmp_path: Path) -> None:
    host = office.host(connections=1)
    answered: list[str] = []

    async def answer(file: object, attempt: int) -> None:
        if not answered:
            host.gate.clear()
            answered.append("waits")
            await host.gate.wait()

    host.after_end = answer
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "g", 3), start=True)
    await office.until(lambda: bool(answered))
    (first,) = await named(office, gallery_id, "001.jpg")
    await office.engine.galleries.file_edits.leave_out(gallery_id, [first], True)
    host.gate.set()
    row = await office.until_ended(gallery_id)
    assert (row.state, row.images, row.left_out, row.done_images) == (GalleryState.COMPLETED, 2, 1, 2)
    assert host.received == ["001.jpg", "002.jpg", "003.jpg"]
    assert "001.jpg" not in await stored_text(office, gallery_id)


async def test_undo_sends_it_after_all(office: Office, tmp_path: Path) -> None:
    host = office.host(connections=1)
    gallery_id, ids = await uploading(office, tmp_path / "g", 4)
    edits = office.engine.galleries.file_edits
    await edits.leave_out(gallery_id, ids[:2], True)
    await edits.leave_out(gallery_id, ids[:2], False)
    host.gate.set()
    row = await office.until_ended(gallery_id)
    assert (row.state, row.images, row.left_out, row.done_images) == (GalleryState.COMPLETED, 4, 0, 4)
    assert sorted(host.received) == ["001.jpg", "002.jpg", "003.jpg", "004.jpg"]


async def test_a_gallery_keeps_one_image(office: Office, tmp_path: Path) -> None:
    office.host(connections=1)
    gallery_id, ids = await uploading(office, tmp_path / "g", 2)
    with pytest.raises(Problem):
        await office.engine.galleries.file_edits.leave_out(gallery_id, ids, True)


async def test_an_archive_on_the_wire_is_cut_and_made_anew_without_it(office: Office, tmp_path: Path) -> None:
    host = office.host(connections=1, sends_archive=True)
    gallery_id, ids = await uploading(office, tmp_path / "g", 4)
    edits = office.engine.galleries.file_edits
    await edits.leave_out(gallery_id, ids[:2], True)
    await office.until(lambda: host.in_use == 1 and office.row(gallery_id).hosts[0].total_files == 2)
    run = office.engine.galleries.scheduler.run_of(gallery_id)
    assert run is not None
    for job in run.parts[0].in_flight.values():
        job.sent_bytes = 0  # it has only just begun, so that the one that comes back goes along
    await edits.leave_out(gallery_id, ids[1:2], False)
    await office.until(lambda: host.in_use == 1 and office.row(gallery_id).hosts[0].total_files == 3)
    host.gate.set()
    row = await office.until_ended(gallery_id)
    assert (row.state, row.images, row.left_out, row.done_images) == (GalleryState.COMPLETED, 3, 1, 3)
    assert (row.hosts[0].done_files, row.hosts[0].total_files) == (3, 3)
    assert host.received == ["g.zip"]
    assert sorted(host.entries["g.zip"]) == ["002.jpg", "003.jpg", "004.jpg"]
    await office.crash()
    assert (office.row(gallery_id).images, office.row(gallery_id).done_images) == (3, 3)


async def test_what_comes_back_late_gets_an_archive_of_its_own(office: Office, tmp_path: Path) -> None:
    host = office.host(connections=1, sends_archive=True)
    gallery_id, ids = await uploading(office, tmp_path / "g", 3)
    edits = office.engine.galleries.file_edits
    await edits.leave_out(gallery_id, ids[:1], True)
    await office.until(lambda: host.in_use == 1 and office.row(gallery_id).hosts[0].total_files == 2)
    await edits.leave_out(gallery_id, ids[:1], False)
    host.gate.set()
    row = await office.until_ended(gallery_id)
    assert (row.state, row.images, row.done_images) == (GalleryState.COMPLETED, 3, 3)
    assert [sorted(names) for names in host.entries.values()] == [["002.jpg", "003.jpg"], ["001.jpg"]]


async def test_of_several_archives_those_that_have_arrived_stay(office: Office, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "g", 4, size_bytes=50_000)
    host = office.host(connections=1, sends_archive=True, max_size_bytes=120_000)
    host.behaviour = lambda file, attempt: host.gate.clear() if len(host.received) == 0 else None
    (gallery_id,) = await office.add(folder, start=True)
    await office.until(lambda: len(host.received) == 1 and host.in_use == 1)
    first, third = await named(office, gallery_id, "001.jpg", "003.jpg")
    await office.engine.galleries.file_edits.leave_out(gallery_id, [first, third], True)
    host.gate.set()
    row = await office.until_ended(gallery_id)
    assert (row.state, row.images, row.left_out, row.done_images) == (GalleryState.COMPLETED, 2, 2, 2)
    assert [sorted(names) for names in host.entries.values()] == [["001.jpg", "002.jpg"], ["004.jpg"]]
