"""What a host would refuse: told and asked before the first byte, then converted or left out."""

from __future__ import annotations

import asyncio
import errno
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from backend.errors import Problem
from backend.galleries import copies
from backend.protocol.commands import EditGalleries
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import EditHost, HostKind
from backend.protocol.rows import FileState, GalleryState, Question, RefusalReason, UploadState
from tests.galleries.conftest import Office
from tests.media.pictures import encoded, with_exif_segment
from tests.media.test_conversion import noise
from tests.media.test_location import real_exif, scan_of

JPEG = encoded("JPEG")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One that fits everywhere, one of a format, one of a size that a host may refuse."""
    folder = tmp_path / "trip"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(JPEG)
    (folder / "b.webp").write_bytes(encoded("WEBP"))
    noise((300, 200)).save(folder / "c.png")
    return folder


TAKES = {"formats": ("jpeg", "png"), "max_size_bytes": 100_000}


def originals(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def leftovers(office: Office) -> list[Path]:
    return list((office.folders.data / "galleon-copies").glob("*"))


async def asked(office: Office, folder: Path, **fields: Any) -> int:
    (gallery_id,) = await office.add(folder, **fields)
    await office.until(lambda: office.row(gallery_id).question is Question.FILES_REFUSED)
    await office.until(lambda: bool(office.row(gallery_id).refused))
    return gallery_id


async def test_a_gallery_asks_as_soon_as_it_is_scanned_and_sends_nothing(office: Office, folder: Path) -> None:
    strict, free = office.host("strict", takes=TAKES), office.host("free")
    gallery_id = await asked(office, folder, start=True)
    await office.until_hashed(gallery_id)
    told = {
        (files.host_id, files.reason, files.count, files.names, files.plan) for files in office.row(gallery_id).refused
    }
    assert told == {
        ("strict", RefusalReason.FORMAT, 1, ("b.webp",), "ask"),
        ("strict", RefusalReason.SIZE, 1, ("c.png",), "ask"),
    }
    other = folder.parent / "other"
    other.mkdir()
    (other / "x.jpg").write_bytes(encoded("JPEG", (20, 20)))
    assert office.row(await office.uploaded(other)).state is GalleryState.COMPLETED
    assert office.row(gallery_id).state is GalleryState.QUEUED
    assert (strict.received, free.received) == (["x.jpg"], ["x.jpg"])


async def test_copies_that_fit(office: Office, folder: Path) -> None:
    before = originals(folder)
    strict, free = office.host("strict", takes=TAKES), office.host("free")
    gallery_id = await asked(office, folder, start=True)
    await office.engine.galleries.fitting.resolve([gallery_id], "convert", "")
    row = await office.until_ended(gallery_id)
    assert (row.state, row.question, row.done_images) == (GalleryState.COMPLETED, Question.NONE, 3)
    assert sorted(strict.received) == ["a.jpg", "b.jpg", "c.jpg"]
    assert sorted(free.received) == ["a.jpg", "b.webp", "c.png"]
    assert strict.contents["a.jpg"] == JPEG
    for name, size in (("b.jpg", (64, 48)), ("c.jpg", (300, 200))):
        image = Image.open(io.BytesIO(strict.contents[name]))
        assert (image.format, image.size) == ("JPEG", size)
        assert len(strict.contents[name]) <= 100_000
    assert free.contents["c.png"] == before["c.png"][0]
    assert originals(folder) == before
    assert leftovers(office) == []


async def test_left_out_on_the_host_that_refuses(office: Office, folder: Path) -> None:
    strict, free = office.host("strict", takes=TAKES), office.host("free")
    gallery_id = await asked(office, folder, start=True)
    await office.engine.galleries.fitting.resolve([gallery_id], "leave_out", "")
    row = await office.until_ended(gallery_id)
    assert (row.state, row.images, row.left_out, row.done_images) == (GalleryState.COMPLETED, 3, 0, 3)
    assert (strict.received, sorted(free.received)) == (["a.jpg"], ["a.jpg", "b.webp", "c.png"])
    states = {
        (file.name, upload.host_id): upload.state for file in await office.files(gallery_id) for upload in file.uploads
    }
    assert states["b.webp", "strict"] is UploadState.LEFT_OUT
    assert states["b.webp", "free"] is UploadState.UPLOADED
    strict_row = next(host for host in row.hosts if host.host_id == "strict")
    assert (strict_row.done_files, strict_row.total_files, strict_row.failed_files) == (1, 1, 0)


async def test_left_out_everywhere_and_converted_after_all(office: Office, folder: Path) -> None:
    strict = office.host("strict", takes=TAKES)
    gallery_id = await office.uploaded(folder, on_refused="leave_out")
    row = office.row(gallery_id)
    assert (row.state, row.images, row.left_out, row.done_images) == (GalleryState.COMPLETED, 1, 2, 1)
    files = {file.name: file for file in await office.files(gallery_id)}
    assert files["c.png"].state is FileState.LEFT_OUT
    assert files["c.png"].error is not None
    assert (files["c.png"].error.kind, files["c.png"].error.host) == (ErrorKind.FILE_REJECTED, "strict")
    await office.engine.galleries.queue.start([gallery_id])
    assert office.row(gallery_id).state is GalleryState.COMPLETED
    fitting = office.engine.galleries.fitting
    await asyncio.gather(*(fitting.resolve([gallery_id], "convert", "strict") for _ in range(2)))  # clicked twice
    await office.until(lambda: len(strict.received) == 3)
    row = await office.until_ended(gallery_id)
    assert (row.state, row.images, row.left_out, row.done_images) == (GalleryState.COMPLETED, 3, 0, 3)


async def test_each_host_has_its_own_answer(office: Office, folder: Path) -> None:
    one, two = office.host("one", takes=TAKES), office.host("two", takes={"formats": ("jpeg",)})
    gallery_id = await asked(office, folder, start=True)
    await office.engine.galleries.fitting.resolve([gallery_id], "convert", "one")
    assert office.row(gallery_id).question is Question.FILES_REFUSED
    await office.engine.galleries.fitting.resolve([gallery_id], "leave_out", "two")
    assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED
    assert (sorted(one.received), two.received) == (["a.jpg", "b.jpg", "c.jpg"], ["a.jpg"])


@pytest.mark.parametrize(("answer", "received"), [("convert", ["a.jpg", "b.jpg", "c.jpg"]), ("leave_out", ["a.jpg"])])
async def test_with_a_standing_answer_nothing_is_asked(
    office: Office, folder: Path, answer: str, received: list[str]
) -> None:
    strict = office.host("strict", takes=TAKES)
    await office.engine.settings.change({"refused_files": f'"{answer}"'})
    gallery_id = await office.uploaded(folder)
    assert office.row(gallery_id).state is GalleryState.COMPLETED
    assert sorted(strict.received) == received


async def test_a_standing_answer_given_later_answers_what_is_open(office: Office, folder: Path) -> None:
    office.host("strict", takes=TAKES)
    gallery_id = await asked(office, folder, start=True)
    await office.engine.settings.change({"refused_files": '"convert"'})
    assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED


async def test_what_no_copy_can_mend_is_left_out(office: Office, folder: Path) -> None:
    strict = office.host("strict", takes={"min_width": 65})
    gallery_id = await office.uploaded(folder, on_refused="convert")
    assert (office.row(gallery_id).left_out, strict.received) == (2, ["c.png"])


async def test_a_gallery_of_which_nothing_can_be_sent_fails_with_the_reason(office: Office, folder: Path) -> None:
    strict = office.host("strict", takes={"formats": ("gif",)})
    gallery_id = await office.uploaded(folder, on_refused="leave_out")
    row = office.row(gallery_id)
    assert row.state is GalleryState.FAILED
    assert row.error is not None
    assert (row.error.kind, strict.received) == (ErrorKind.FILE_REJECTED, [])


async def test_the_question_goes_when_the_hosts_change(office: Office, folder: Path) -> None:
    office.host("strict", takes=TAKES)
    free = office.host("free")
    gallery_id = await asked(office, folder, host_ids=("strict",))
    await office.engine.galleries.queue.edit(EditGalleries(ids=(gallery_id,), host_ids=("free",)))
    await office.until(lambda: office.row(gallery_id).question is Question.NONE)
    await office.engine.galleries.queue.edit(EditGalleries(ids=(gallery_id,), host_ids=("free", "strict")))
    await office.until(lambda: office.row(gallery_id).question is Question.FILES_REFUSED)
    await office.engine.galleries.fitting.resolve([gallery_id], "leave_out", "")
    await office.engine.galleries.queue.edit(EditGalleries(ids=(gallery_id,), host_ids=("free",)))
    await office.engine.galleries.queue.start([gallery_id])
    await office.until_ended(gallery_id)
    assert sorted(free.received) == ["a.jpg", "b.webp", "c.png"]


async def test_a_host_that_takes_archives_refuses_no_single_file(office: Office, folder: Path) -> None:
    office.host("zip", takes=TAKES, sends_archive=True)
    gallery_id = await office.ready(folder)
    await office.until(lambda: not office.engine.galleries.fitting.is_busy)
    assert (office.row(gallery_id).question, office.row(gallery_id).refused) == (Question.NONE, ())


async def test_the_question_stays_open_over_a_crash(office: Office, folder: Path) -> None:
    office.host("strict", takes=TAKES)
    gallery_id = await asked(office, folder, start=True)
    await office.crash()
    await office.until(lambda: len(office.row(gallery_id).refused) == 2)
    assert office.row(gallery_id).question is Question.FILES_REFUSED
    await office.engine.galleries.fitting.resolve([gallery_id], "convert", "")
    assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED


async def test_a_crash_in_the_middle_sends_the_same_copy_again(office: Office, folder: Path) -> None:
    strict = office.host("strict", takes=TAKES)
    strict.gate.clear()
    (gallery_id,) = await office.add(folder, start=True, on_refused="convert")
    await office.until(lambda: strict.in_use == 3)
    assert len(leftovers(office)) == 2
    kept = {path.read_bytes() for path in leftovers(office)}
    stale = office.folders.data / "galleon-copies" / "77-1"
    stale.write_bytes(b"left behind by a kill")
    foreign = stale.with_name("mine.txt")
    foreign.write_bytes(b"not ours")
    await office.crash()
    assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED
    assert set(strict.received) == {"a.jpg", "b.jpg", "c.jpg"}
    assert {strict.contents["b.jpg"], strict.contents["c.jpg"]} == kept
    assert leftovers(office) == [foreign]


async def test_a_full_disk_fails_the_copies_only(office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    strict = office.host("strict", takes=TAKES)
    is_full = True
    write_bytes = Path.write_bytes

    def write(path: Path, content: bytes) -> int:
        if is_full and path.parent.name == "galleon-copies":
            write_bytes(path, content[:100])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write_bytes(path, content)

    monkeypatch.setattr(Path, "write_bytes", write)
    gallery_id = await office.uploaded(folder, on_refused="convert")
    row = office.row(gallery_id)
    assert (row.state, row.failed_images, strict.received) == (GalleryState.INCOMPLETE, 2, ["a.jpg"])
    assert row.error is not None
    assert (row.error.kind, leftovers(office)) == (ErrorKind.DISK, [])
    is_full = False
    await office.engine.galleries.queue.start([gallery_id])
    await office.until(lambda: len(strict.received) == 3)
    assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED


async def test_an_original_that_changed_is_not_converted(office: Office, folder: Path) -> None:
    office.host("strict", takes=TAKES)
    gallery_id = await asked(office, folder, start=True)
    await office.until_hashed(gallery_id)
    (folder / "b.webp").write_bytes(encoded("WEBP", (70, 70)))
    await office.engine.galleries.fitting.resolve([gallery_id], "convert", "")
    row = await office.until_ended(gallery_id)
    assert (row.state, row.failed_images) == (GalleryState.INCOMPLETE, 1)
    assert row.error is not None
    assert row.error.kind is ErrorKind.FILE_CHANGED


async def test_a_wrong_answer_changes_nothing(office: Office, folder: Path) -> None:
    office.host("strict", takes=TAKES)
    gallery_id = await asked(office, folder)
    with pytest.raises(Problem):
        await office.engine.galleries.fitting.resolve([gallery_id], "send anyway", "")
    assert office.row(gallery_id).question is Question.FILES_REFUSED


def test_names_of_ours() -> None:
    assert copies._NAME.fullmatch("12-3")
    assert not copies._NAME.fullmatch("2024-holiday")


# -- location --------------------------------------------------------------------------------------------------------

PLACED = with_exif_segment(JPEG, real_exif())


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "home.jpg").write_bytes(PLACED)
    (folder / "plain.jpg").write_bytes(JPEG)
    return folder


async def test_photos_that_show_their_place_are_counted(office: Office, photos: Path) -> None:
    office.host("one")
    gallery_id = await office.ready(photos)
    assert office.row(gallery_id).with_location == 1
    files = await office.files(gallery_id)
    await office.engine.galleries.file_edits.leave_out(
        gallery_id, [file.id for file in files if file.name == "home.jpg"], True
    )
    assert office.row(gallery_id).with_location == 0


@pytest.mark.parametrize(
    ("gallery", "host", "setting", "removed"),
    [
        ("", "", "keep", False),
        ("", "", "remove", True),
        ("", "keep", "remove", False),
        ("", "remove", "keep", True),
        ("keep", "remove", "remove", False),
        ("remove", "keep", "keep", True),
    ],
)
async def test_the_nearest_word_decides(
    office: Office, photos: Path, gallery: str, host: str, setting: str, removed: bool
) -> None:
    one = office.host("one")
    await office.engine.hosts.roster.edit(EditHost(host_id="one", location=host))
    await office.engine.settings.change({"location": f'"{setting}"'})
    before = originals(photos)
    await office.uploaded(photos, location=gallery)
    assert one.contents["plain.jpg"] == JPEG
    sent = one.contents["home.jpg"]
    assert (sent != PLACED) == removed
    assert scan_of(sent) == scan_of(PLACED)
    assert bool(Image.open(io.BytesIO(sent)).getexif().get_ifd(0x8825)) != removed
    assert originals(photos) == before
    assert leftovers(office) == []


async def test_the_setting_speaks_of_public_hosts_only(office: Office, photos: Path) -> None:
    mine, public = office.host("mine", kind=HostKind.PHOTO), office.host("public", kind=HostKind.IMAGE)
    await office.engine.settings.change({"location": '"remove"'})
    await office.uploaded(photos)
    assert mine.contents["home.jpg"] == PLACED
    assert public.contents["home.jpg"] != PLACED


async def test_the_photos_in_an_archive_lose_their_place_too(office: Office, photos: Path) -> None:
    one = office.host("one", sends_archive=True)
    await office.uploaded(photos, location="remove")
    ((name, entries),) = one.entries.items()
    assert (name, entries.keys()) == ("photos.zip", {"home.jpg", "plain.jpg"})
    assert entries["plain.jpg"] == JPEG
    assert len(entries["home.jpg"]) == len(PLACED)
    assert scan_of(entries["home.jpg"]) == scan_of(PLACED)
    assert not Image.open(io.BytesIO(entries["home.jpg"])).getexif().get_ifd(0x8825)
    assert leftovers(office) == []


async def test_a_converted_copy_loses_its_place_too(office: Office, photos: Path) -> None:
    one = office.host("one", takes={"formats": ("png",)})
    await office.uploaded(photos, on_refused="convert", location="remove")
    tags = Image.open(io.BytesIO(one.contents["home.png"])).getexif()
    assert (tags.get_ifd(0x8825), tags[0x010F]) == ({}, "Maker")


async def test_a_word_that_is_none_is_refused(office: Office, photos: Path) -> None:
    office.host("one")
    gallery_id = await office.ready(photos)
    with pytest.raises(Problem):
        await office.engine.galleries.queue.edit(EditGalleries(ids=(gallery_id,), location="hide"))
    with pytest.raises(Problem):
        await office.engine.hosts.roster.edit(EditHost(host_id="one", location="hide"))
    await office.engine.galleries.queue.edit(EditGalleries(ids=(gallery_id,), location="remove"))
    assert office.row(gallery_id).location == "remove"
