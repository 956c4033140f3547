from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import msgspec

from backend.galleries.archives import plan
from backend.hosts.base import Uploaded
from backend.protocol.commands import ResolveUnknown
from backend.protocol.errors import ErrorKind
from backend.protocol.events import UploadFinished
from backend.protocol.rows import GalleryState, HostWork, Question, UploadState
from backend.storage import archives as archive_table
from backend.storage.records import ArchiveRecord, FileRecord
from backend.uploads.body import raw
from tests.galleries.conftest import Desk, Office, PythonHost, fails
from tests.media.pictures import encoded


class FileHost(PythonHost):
    """Takes archives, reads them whole, and opens them."""

    def __init__(self, host_id: str, **info: Any) -> None:
        super().__init__(host_id, sends_archive=True, **info)
        self.archives: dict[str, bytes] = {}

    async def upload(self, file: Any, *args: Any, **callbacks: Any) -> Uploaded:
        content = b"".join([bytes(chunk) async for chunk in raw(file.source, file.mime).chunks()])
        assert len(content) == file.source.size_bytes
        done = await super().upload(file, *args, **callbacks)
        self.archives[file.name] = content
        return done

    def members(self) -> dict[str, dict[str, bytes]]:
        """What each archive holds."""
        opened = {name: zipfile.ZipFile(io.BytesIO(content)) for name, content in self.archives.items()}
        return {
            name: {member: archive.read(member) for member in archive.namelist()} for name, archive in opened.items()
        }


def file_host(at: Desk | Office, host_id: str = "files.example", **info: Any) -> FileHost:
    host = FileHost(host_id, **info)
    if isinstance(at, Desk):
        at.lanes.add(host)
    else:
        at.hosts[host_id] = host
        at.engine.hosts.registry.register(host)
    return host


def a_file(number: int, size_bytes: int = 1000, **fields: Any) -> FileRecord:
    fields.setdefault("name", f"{number:03}.jpg")
    return FileRecord(number, 1, number, path=f"/nowhere/{number}", size_bytes=size_bytes, **fields)


def planned(files: list[FileRecord], known: list[ArchiveRecord] = [], limit: int | None = None) -> list[ArchiveRecord]:  # noqa: B006
    return [archive for archive, _ in plan(1, "Gä/llery", "h", files, known, limit).archives]


# -- the plan ----------------------------------------------------------------------------------------------------------


def test_a_gallery_is_one_archive_or_numbered_parts() -> None:
    files = [a_file(number) for number in range(1, 6)]
    [whole] = planned(files)
    assert (whole.name, whole.number, whole.volumes, whole.file_ids) == ("Gä_llery.zip", 1, 1, (1, 2, 3, 4, 5))
    parts = planned(files, limit=2500)
    assert [(part.name, part.file_ids, part.volumes) for part in parts] == [
        ("Gä_llery.part1.zip", (1, 2), 3),
        ("Gä_llery.part2.zip", (3, 4), 3),
        ("Gä_llery.part3.zip", (5,), 3),
    ]
    assert all(part.size_bytes <= 2500 for part in parts)


def test_two_hosts_with_the_same_limit_get_the_same_bytes() -> None:
    files = [a_file(1, name="A.jpg"), a_file(2, name="a.jpg"), a_file(3, name="x/../b.jpg")]
    one, two = (plan(1, "g", host_id, files, [], 1300).archives for host_id in ("one", "two"))
    assert [source for _, source in one] == [source for _, source in two]


def test_what_is_there_stays_and_what_never_arrived_is_planned_anew() -> None:
    files = [a_file(number) for number in range(1, 6)]
    stored = [
        msgspec.structs.replace(archive, id=10 + archive.number, state=state)
        for archive, state in zip(
            planned(files, limit=2500),
            (UploadState.UPLOADED, UploadState.FAILED, UploadState.PENDING),
            strict=True,
        )
    ]
    again = planned(files, stored, limit=2500)
    assert [(archive.id, archive.file_ids) for archive in again] == [(11, (1, 2)), (12, (3, 4)), (13, (5,))]
    # 4 was left out, 6 is new: what is on the host stays, all else is packed together
    changed = planned([files[0], files[1], files[2], files[4], a_file(6)], stored, limit=2500)
    assert [(archive.id, archive.file_ids, archive.volumes) for archive in changed] == [
        (11, (1, 2), 3),
        (0, (3, 5), 3),
        (0, (6,), 3),
    ]
    # one that was tried before may be there in part: it is not taken apart without need
    tried = [msgspec.structs.replace(each, attempts=1) if each.id == 13 else each for each in stored]
    kept = planned([files[0], files[1], files[2], files[4], a_file(6)], tried, limit=2500)
    assert [(archive.id, archive.file_ids) for archive in kept] == [(11, (1, 2)), (13, (5,)), (0, (3, 6))]
    # the host takes less than before
    less = planned(files, stored, limit=1300)
    assert [(archive.id, archive.file_ids) for archive in less] == [(11, (1, 2)), (0, (3,)), (0, (4,)), (0, (5,))]


# -- runs --------------------------------------------------------------------------------------------------------------


async def test_a_gallery_goes_up_as_one_archive(desk: Desk) -> None:
    host, images = file_host(desk), desk.host("imx.to")
    gallery_id = await desk.gallery(host, images, files=5)
    row = await desk.run(gallery_id)
    assert row.state is GalleryState.COMPLETED
    assert host.members() == {f"{row.name}.zip": {f"{number:03}.jpg": b"x" * 1000 for number in range(5)}}
    assert [(each.work, each.done_files, each.done_bytes) for each in row.hosts] == [(HostWork.DONE, 5, 5000)] * 2
    assert (row.done_images, row.links) == (5, 2)
    [archive] = await desk.database.read(lambda connection: archive_table.of_gallery(connection, gallery_id))
    assert (archive.state, archive.attempts) == (UploadState.UPLOADED, 1)
    assert archive.page_url == f"https://files.example/{row.name}.zip"
    assert {upload.host_id for upload in await desk.uploads(gallery_id)} == {"imx.to"}
    told = [event.file for event in desk.ears.events if isinstance(event, UploadFinished) and "files" in event.host_id]
    assert told == [f"{row.name}.zip"]


async def test_volumes_go_up_one_by_one_and_a_failed_one_is_tried_again(desk: Desk) -> None:
    host = file_host(desk, max_size_bytes=2500, connections=1, tries=1)
    host.behaviour = lambda file, attempt: _raise(fails("file_rejected")) if "part2" in file.name else None
    gallery_id = await desk.gallery(host, files=5)
    row = await desk.run(gallery_id)
    assert (row.state, row.done_images, row.failed_images) == (GalleryState.INCOMPLETE, 3, 2)
    assert (row.hosts[0].work, row.hosts[0].failed_files) == (HostWork.PARTLY_FAILED, 2)
    host.behaviour = lambda file, attempt: None
    await desk.database.run(lambda connection: archive_table.reset_failed(connection, gallery_id))
    row = await desk.run(gallery_id)
    assert (row.state, row.done_images) == (GalleryState.COMPLETED, 5)
    assert host.received == [f"{row.name}.part{number}.zip" for number in (1, 3, 2)]


def _raise(error: Exception) -> None:
    raise error


async def test_a_file_that_fits_into_no_archive_is_told_before_anything_is_sent(desk: Desk) -> None:
    host = file_host(desk, max_size_bytes=2500)
    gallery_id = await desk.gallery(host, files=3)
    big = desk.folder / "big.jpg"
    big.write_bytes(b"x" * 5000)

    def enlarge(connection: Any) -> None:
        connection.execute(
            "UPDATE files SET size_bytes = 5000, mtime_ns = ?, path = ? WHERE position = 1",
            (big.stat().st_mtime_ns, str(big)),
        )

    await desk.database.run(enlarge)
    row = await desk.run(gallery_id)
    assert (row.state, row.done_images, row.failed_images) == (GalleryState.INCOMPLETE, 2, 1)
    assert row.error is not None
    assert (row.error.kind, row.error.subject) == (ErrorKind.FILE_REJECTED, "001.jpg")
    assert host.members() == {f"{row.name}.zip": {"000.jpg": b"x" * 1000, "002.jpg": b"x" * 1000}}


async def test_a_file_that_changed_keeps_its_archive_from_going(desk: Desk) -> None:
    host = file_host(desk)
    gallery_id = await desk.gallery(host, files=3)
    path = Path(desk.row(gallery_id).path) / "001.jpg"
    path.write_bytes(b"other")
    row = await desk.run(gallery_id)
    assert (row.state, host.received) == (GalleryState.FAILED, [])
    assert row.error is not None
    assert (row.error.kind, row.error.subject) == (ErrorKind.FILE_CHANGED, str(path))


# -- over the end of the engine --------------------------------------------------------------------------------------


def a_folder(at: Office, files: int = 3) -> Path:
    folder = at.folder / "Lofoten"
    folder.mkdir()
    for number in range(files):
        (folder / f"{number}.jpg").write_bytes(encoded("JPEG", (20 + number, 20)))
    return folder


async def test_an_archive_whose_outcome_nobody_knows_is_asked_about(office: Office) -> None:
    host = file_host(office)
    gate = host.gate

    async def hold(file: Any, attempt: int) -> None:
        gate.clear()
        await gate.wait()

    host.after_end = hold
    (gallery_id,) = await office.add(a_folder(office), start=True)
    await office.until(lambda: host.received == ["Lofoten.zip"])
    await office.crash()
    host.after_end = lambda file, attempt: None
    row = office.row(gallery_id)
    assert row.question is Question.UNKNOWN_OUTCOME
    await office.until_ended(gallery_id)
    assert host.received == ["Lofoten.zip"]
    assert {upload.state for file in await office.files(gallery_id) for upload in file.uploads} == {"unknown"}
    await office.engine.galleries.file_edits.resolve_unknown(ResolveUnknown(gallery_id=gallery_id, choice="send_again"))
    row = await office.until_state(gallery_id, "completed")
    assert host.received == ["Lofoten.zip", "Lofoten.zip"]
    assert (row.done_images, row.question) == (3, Question.NONE)


async def test_the_person_knows_that_it_arrived(office: Office) -> None:
    host = file_host(office, tries=1)
    host.after_end = lambda file, attempt: _raise(fails("timeout", arrived=True))
    gallery_id = await office.uploaded(a_folder(office))
    assert office.row(gallery_id).question is Question.UNKNOWN_OUTCOME
    await office.engine.galleries.file_edits.resolve_unknown(ResolveUnknown(gallery_id=gallery_id, choice="arrived"))
    row = office.row(gallery_id)
    assert (row.state, row.done_images, row.hosts[0].work) == (GalleryState.COMPLETED, 3, HostWork.DONE)


async def test_a_duplicate_takes_over_the_archive(office: Office) -> None:
    host = file_host(office)
    folder = a_folder(office)
    await office.uploaded(folder)
    (gallery_id,) = await office.add(folder, start=True, on_duplicate="use_links")
    await office.until_ended(gallery_id)
    assert host.received == ["Lofoten.zip"]
    files = await office.files(gallery_id)
    assert {upload.page_url for file in files for upload in file.uploads} == {"https://files.example/Lofoten.zip"}


async def test_the_results_tell_the_downloads_and_not_a_link_for_each_image(office: Office) -> None:
    file_host(office, max_size_bytes=1200)
    gallery_id = await office.uploaded(a_folder(office))
    await office.until(lambda: not office.engine.galleries.scheduler.is_busy)
    reply = await office.engine.texts.results.of_gallery(gallery_id)
    urls = [f"https://files.example/Lofoten.part{number}.zip" for number in (1, 2, 3)]
    [link] = reply.links
    assert [link.url, *link.more_urls] == urls
    assert [reply.texts[0].text.count(url) for url in urls] == [1, 1, 1]
    assert reply.texts[0].left_out == 0


async def test_new_files_go_into_a_further_archive(office: Office) -> None:
    host = file_host(office)
    folder = a_folder(office)
    gallery_id = await office.uploaded(folder)
    (folder / "new.jpg").write_bytes(encoded("JPEG", (50, 50)))
    await office.engine.galleries.intake.rescan(gallery_id)
    await office.until_state(gallery_id, "ready")
    await office.until_hashed(gallery_id)
    await office.engine.galleries.queue.start([gallery_id])
    await office.until_ended(gallery_id)
    assert list(host.members()) == ["Lofoten.zip", "Lofoten.part2.zip"]
    assert list(host.members()["Lofoten.part2.zip"]) == ["new.jpg"]
