"""Bad input, as tables: what the person drops, and what the host answers. Each row ends in its state, its kind of
error and a sentence; nothing ends in a traceback."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from backend.cli.sentences import sentence
from backend.protocol.commands import AddPaths, RemoveGalleries, ResolveUnknown
from backend.protocol.errors import ErrorInfo
from backend.protocol.hosts import EditHost
from backend.protocol.images import Attempts, GetAttempts
from backend.protocol.replies import PathsAdded
from backend.protocol.results import GetResults, Results
from backend.protocol.rows import FileState, GalleryState
from tests.end_to_end import pictures
from tests.end_to_end.harness import Attached, Home, sha256_of, until
from tests.fakes.process import FakeProcess


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, fake_process: FakeProcess) -> Iterator[Home]:
    """One engine for the whole table: no bad input may end it."""
    home = Home(tmp_path_factory.mktemp("bad") / "home", fake_process.environment)
    home.settings("[uploads]\ninactivity_timeout_s = 5\n")
    with home.attach() as client:
        for host_id in ("pixhost.to", "catbox.moe"):
            client.ask(EditHost(host_id=host_id, tries=1, is_enabled=True))
    (process,) = home.engines()
    yield home
    assert home.engines() == [process], "it is still the same engine"
    log = home.log()
    home.close()
    assert "Traceback" not in log, log


@pytest.fixture
def client(engine: Home) -> Iterator[Attached]:
    with engine.attach() as client:
        yield client


def told(error: ErrorInfo | None) -> str:
    assert error is not None
    text = sentence(error)
    assert len(text.splitlines()) == 1
    assert "Traceback" not in text and "{" not in text.replace(error.detail, "")
    return text


# -- what the person drops -------------------------------------------------------------------------------------------


def empty(folder: Path) -> None:
    pass


def without_images(folder: Path) -> None:
    (folder / "notes.txt").write_text("no image")


def only_a_text_named_jpg(folder: Path) -> None:
    (folder / "notes.jpg").write_text("no image, whatever its name says")


def one_of_no_bytes(folder: Path) -> None:
    (folder / "empty.jpg").touch()


def one_truncated(folder: Path) -> None:
    whole = pictures.jpeg(str(folder), width=400, height=300)
    (folder / "half.jpg").write_bytes(whole[: len(whole) // 2])


def one_of_huge_size(folder: Path) -> None:
    header = struct.pack(">LLBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))

    pixels = zlib.compress(bytes(1000))
    whole = chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    (folder / "huge.png").write_bytes(b"\x89PNG\r\n\x1a\n" + whole)


def one_named(name: str) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        (folder / name).write_bytes(pictures.jpeg(f"{folder} {name}"))

    return make


def good_and(make: Callable[[Path], None]) -> Callable[[Path], None]:
    def both(folder: Path) -> None:
        pictures.folder(folder, 2)
        make(folder)

    return both


def link_in_a_circle(folder: Path) -> None:
    pictures.folder(folder, 2)
    (folder / "circle").symlink_to(folder, target_is_directory=True)
    (folder / "itself.jpg").symlink_to(folder / "itself.jpg")


REFUSED = {
    "empty folder": (empty, "nothing_found"),
    "folder without images": (without_images, "nothing_found"),
}

GALLERIES = {
    # what is dropped: (maker, state, kind of the gallery's error, kinds of the files left out, images)
    "text named .jpg": (only_a_text_named_jpg, "failed", "file_rejected", ["file_rejected"], 0),
    "0 bytes": (one_of_no_bytes, "failed", "file_unreadable", ["file_unreadable"], 0),
    "truncated": (one_truncated, "failed", "file_unreadable", ["file_unreadable"], 0),
    "60,000 × 60,000": (one_of_huge_size, "failed", "file_rejected", ["file_rejected"], 0),
    "text among good ones": (good_and(only_a_text_named_jpg), "completed", None, ["file_rejected"], 2),
    "0 bytes among good ones": (good_and(one_of_no_bytes), "completed", None, ["file_unreadable"], 2),
    "truncated among good ones": (good_and(one_truncated), "completed", None, ["file_unreadable"], 2),
    "60,000 × 60,000 among good ones": (good_and(one_of_huge_size), "completed", None, ["file_rejected"], 2),
    "newline in a name": (one_named("a\nb.jpg"), "completed", None, [], 1),
    "quotes in a name": (one_named('a"b\\c%22.jpg'), "completed", None, [], 1),
    "emoji in a name": (one_named("🏖️ 👩‍👩‍👧.jpg"), "completed", None, [], 1),
    "right-to-left name": (one_named("\u202eصورة.jpg"), "completed", None, [], 1),
    "name of 255 bytes": (one_named("é" * 125 + "x.jpg"), "completed", None, [], 1),
    "links in a circle": (link_in_a_circle, "completed", None, [], 2),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_holds_nothing_is_refused_with_a_sentence(client: Attached, tmp_path: Path, name: str) -> None:
    make, kind = REFUSED[name]
    folder = tmp_path / "dropped"
    folder.mkdir()
    make(folder)
    added = client.ask(AddPaths(paths=(str(folder),)), PathsAdded)
    assert added.gallery_ids == ()
    (refused,) = added.refused
    assert (refused.path, refused.error.kind) == (str(folder), kind)
    assert str(folder) in told(refused.error)


@pytest.mark.parametrize(
    ("name", "host_id"),
    [
        (name, host_id)
        for name, (_, state, *_) in GALLERIES.items()
        for host_id in (["local", "pixhost.to"] if state == "completed" else ["local"])
    ],
)
def test_what_is_dropped_ends_in_its_state(client: Attached, tmp_path: Path, name: str, host_id: str) -> None:
    make, state, kind, left_out, images = GALLERIES[name]
    folder = tmp_path / "dropped"
    folder.mkdir()
    make(folder)
    added = client.ask(AddPaths(paths=(str(folder),), start=True, host_ids=(host_id,)), PathsAdded)
    (gallery_id,) = added.gallery_ids
    row = client.until_ended(gallery_id)
    assert row.state == state, row.error
    assert (row.error.kind if row.error else None) == kind
    assert (row.images, row.done_images, row.left_out) == (images, images, len(left_out))
    files = client.files(gallery_id)
    out = [file.error for file in files if file.state is FileState.LEFT_OUT]
    assert [error.kind for error in out if error] == left_out
    for error in [*out, *([row.error] if row.error else [])]:
        told(error)


def test_a_file_that_cannot_be_read_is_left_out_and_the_rest_goes_on(client: Attached, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "dropped", 2)
    locked = folder / "002.jpg"
    if os.getuid() == 0:  # nothing is unreadable for root, besides what is no file at all
        locked.unlink()
        locked.symlink_to("/proc/self/mem")
    else:
        locked.chmod(0)
    (gallery_id,) = client.ask(AddPaths(paths=(str(folder),), start=True), PathsAdded).gallery_ids
    row = client.until_ended(gallery_id)
    assert (row.state, row.done_images) == ("completed", 1)
    (error,) = [file.error for file in client.files(gallery_id) if file.error]
    assert error.kind == "file_unreadable"
    told(error)


def test_a_folder_that_vanishes_during_the_scan(client: Attached, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "dropped", 2000)
    (gallery_id,) = client.add(folder, start=True)
    folder.rename(tmp_path / "elsewhere")
    row = client.until_ended(gallery_id)
    if row.images == 0:  # otherwise the scan was through before the folder went
        assert (row.state, row.error and row.error.kind) == ("failed", "folder_gone")
    assert str(folder) in told(row.error)


def test_a_folder_that_is_gone_when_the_upload_starts(client: Attached, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "dropped", 5)
    (gallery_id,) = client.add(folder, start=False)
    client.until_state(gallery_id, GalleryState.READY)
    folder.rename(tmp_path / "elsewhere")
    client.start(gallery_id)
    row = client.until_ended(gallery_id)
    assert (row.state, row.failed_images) == ("failed", 5)
    assert row.error and row.error.kind == "folder_gone"
    assert str(folder) in told(row.error)


def test_a_broken_archive_fails_with_its_reason(client: Attached, tmp_path: Path) -> None:
    path = tmp_path / "broken.zip"
    path.write_bytes(b"PK\x03\x04 this is no archive")
    (gallery_id,) = client.add(path)
    row = client.until_ended(gallery_id)
    assert (row.state, row.error and row.error.kind) == ("failed", "file_unreadable")
    assert str(path) in told(row.error)


def test_a_disk_that_gets_full_while_an_archive_is_unpacked(small_disk: Path, tmp_path: Path) -> None:
    path = tmp_path / "large.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(10):
            archive.writestr(f"{number}.jpg", pictures.jpeg(f"{path} {number}", size_bytes=600_000))
    home = Home(tmp_path / "home")
    home.settings(f'[files]\ntemporary_folder = "{small_disk}"\n')
    try:
        client = home.attach()
        (gallery_id,) = client.add(path)
        row = client.until_ended(gallery_id)
        assert (row.state, row.error and row.error.kind) == ("failed", "disk")
        told(row.error)
        assert not list(small_disk.rglob("*.jpg")), "what was unpacked is gone again"
        assert "Traceback" not in home.log()
    finally:
        home.close()


# -- what the host answers -------------------------------------------------------------------------------------------


def in_a_moment(seconds: int) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


ANSWERS: dict[str, tuple[Callable[[], dict[str, Any]], str, str | None, str, int]] = {
    # what happens once: (order, state, kind of error, state of the file, copies on the host)
    "a web page": (lambda: {"fail": "page"}, "incomplete", "unknown_outcome", "unknown", 0),
    "nothing": (lambda: {"fail": "empty"}, "incomplete", "unknown_outcome", "unknown", 0),
    "no link": (lambda: {"fail": "no_link"}, "incomplete", "unknown_outcome", "unknown", 1),
    "200 that stores nothing": (lambda: {"fail": "fake"}, "failed", "host_unavailable", "failed", 0),
    "200 with an error": (lambda: {"fail": "refusal"}, "failed", "file_rejected", "failed", 0),
    "413": (lambda: {"fail": "status", "status": 413}, "failed", "file_rejected", "failed", 0),
    "413 at once": (lambda: {"fail": "early", "status": 413}, "failed", "file_rejected", "failed", 0),
    "429 with seconds": (
        lambda: {"fail": "status", "status": 429, "retry_after": "2"}, "completed", None, "uploaded", 1,
    ),
    "429 with a date": (
        lambda: {"fail": "status", "status": 429, "retry_after": in_a_moment(3)}, "completed", None, "uploaded", 1,
    ),
    "500": (lambda: {"fail": "status", "status": 500}, "failed", "host_unavailable", "failed", 0),
    "503": (lambda: {"fail": "status", "status": 503}, "failed", "host_unavailable", "failed", 0),
    "closes at the end": (lambda: {"fail": "cut_at_end"}, "incomplete", "unknown_outcome", "unknown", 1),
    "never answers": (lambda: {"fail": "silent"}, "incomplete", "unknown_outcome", "unknown", 1),
}  # fmt: skip


@pytest.mark.parametrize("name", ANSWERS)
def test_what_the_host_answers_ends_in_its_state(
    client: Attached, fakes: FakeProcess, tmp_path: Path, name: str
) -> None:
    order, state, kind, file_state, copies = ANSWERS[name]
    folder = pictures.folder(tmp_path / "dropped", 1, size_bytes=400_000)
    fakes.control("pixhost", {**order(), "times": 1})
    (gallery_id,) = client.add(folder, host_ids=("pixhost.to",))
    row = client.until_ended(gallery_id)
    (file,) = client.files(gallery_id)
    error = row.error
    (name_of_file,) = sha256_of(folder.iterdir())
    assert (row.state, error and error.kind, file.state) == (state, kind, file_state), (row, file)
    assert fakes.stats("pixhost")["files"].get(name_of_file, 0) == copies
    if error is not None:
        assert error.host == "pixhost.to"
        assert "pixhost.to" in told(error) or error.kind == "file_rejected"
    client.ask(RemoveGalleries(ids=(gallery_id,)))


def test_a_host_that_closes_in_the_middle_makes_no_good_upload(
    client: Attached, fakes: FakeProcess, tmp_path: Path
) -> None:
    """Failed for certain while something had not left; unknown once the system's buffers had taken all of it."""
    folder = pictures.folder(tmp_path / "dropped", 1, size_bytes=9_000_000)
    fakes.control("pixhost", {"fail": "cut", "read_bps": 8_000_000})
    (gallery_id,) = client.add(folder, host_ids=("pixhost.to",))
    row = client.until_ended(gallery_id)
    outcome = (row.state, row.error and row.error.kind)
    assert outcome in [("failed", "network"), ("incomplete", "unknown_outcome")]
    assert row.done_images == 0
    assert not sha256_of(folder.iterdir()) & set(fakes.stats("pixhost")["files"])
    assert "pixhost.to" in told(row.error)


def test_a_host_that_asks_to_wait_is_on_hold_with_a_countdown_while_others_go_on(
    client: Attached, fakes: FakeProcess, tmp_path: Path
) -> None:
    fakes.control("pixhost", {"fail": "status", "status": 429, "retry_after": "2", "times": 1})
    (gallery_id,) = client.add(pictures.folder(tmp_path / "dropped", 3), host_ids=("pixhost.to", "catbox.moe"))

    def on_hold() -> bool:
        pixhost, catbox = client.row(gallery_id).hosts
        return pixhost.hold_until is not None and pixhost.work == "on_hold" and catbox.done_files == 3

    client.until(on_hold)
    row = client.until_ended(gallery_id)
    assert (row.state, row.done_images) == ("completed", 3)


def test_nobody_listens(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", {"GALLEON_CONNECT_TO": "::127.0.0.1:9"})
    try:
        client = home.attach()
        client.ask(EditHost(host_id="pixhost.to", tries=1))
        (gallery_id,) = client.add(pictures.folder(tmp_path / "dropped", 2), host_ids=("pixhost.to",))
        row = client.until_ended(gallery_id)
        assert (row.state, row.error and row.error.kind, row.failed_images) == ("failed", "network", 2)
        assert "pixhost.to" in told(row.error)
    finally:
        home.close()


def test_a_file_that_changes_after_the_scan_is_no_good_upload(
    client: Attached, fakes: FakeProcess, tmp_path: Path
) -> None:
    folder = pictures.folder(tmp_path / "dropped", 2)
    (gallery_id,) = client.add(folder, start=False, host_ids=("pixhost.to",))
    client.until_state(gallery_id, GalleryState.READY)
    (folder / "001.jpg").write_bytes(pictures.jpeg("changed", size_bytes=5000))
    client.start(gallery_id)
    row = client.until_ended(gallery_id)
    assert (row.state, row.done_images, row.failed_images) == ("incomplete", 1, 1)
    assert row.error and row.error.kind == "file_changed"
    told(row.error)


def test_every_error_kind_has_a_sentence_of_one_line() -> None:
    from backend.protocol.errors import ErrorKind

    for kind in ErrorKind:
        error = ErrorInfo(kind=kind, host="a.host", detail="first\nsecond", subject="a\nfile")
        assert told(error) == told(msgspec.structs.replace(error, retry_at=1.0))


def test_a_broken_definition_is_named_and_a_good_one_is_picked_up_without_a_restart(
    engine: Home, client: Attached
) -> None:
    folder = engine.folders.config / "hosts"
    built_in = Path(__file__).parents[2] / "backend" / "hosts" / "definitions" / "catbox.moe.toml"
    good = built_in.read_text().replace('id = "catbox.moe"', 'id = "mine"').replace('"Catbox"', '"My host"')
    (folder / "mine.toml").write_text(good)
    client.until(lambda: "mine" in client.client.hosts)
    assert client.client.hosts["mine"].name == "My host"
    (folder / "other.toml").write_text(good.replace('kind = "file"', 'kind = "wrong"'))
    client.until(lambda: any(row.status == "broken" for row in client.client.hosts.values()))
    (broken,) = [row for row in client.client.hosts.values() if row.status == "broken"]
    assert broken.error and broken.error.subject.startswith("other.toml:")
    assert "mine" in client.client.hosts, "the others go on"
    (folder / "other.toml").unlink()
    (folder / "mine.toml").unlink()
    client.until(lambda: "mine" not in client.client.hosts)
    until(lambda: engine.engines())


# -- what nobody knows -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("choice", "copies", "left_out"), [("arrived", 1, 1), ("send_again", 2, 0)])
def test_an_image_that_may_have_arrived_ends_as_the_person_says(
    client: Attached, fakes: FakeProcess, tmp_path: Path, choice: str, copies: int, left_out: int
) -> None:
    """The host takes one image whole and never answers: it is asked about, and both answers end in a right text."""
    folder = pictures.folder(tmp_path / "dropped", 2, size_bytes=400_000)
    fakes.control("pixhost", {"fail": "cut_at_end", "times": 1})
    (gallery_id,) = client.add(folder, host_ids=("pixhost.to",))
    row = client.until_ended(gallery_id)
    assert (row.state, row.question, row.unknown_images) == ("incomplete", "unknown_outcome", 1)
    (unknown,) = [file for file in client.files(gallery_id) if file.state == "unknown"]
    said = client.ask(GetAttempts(gallery_id=gallery_id, file_id=unknown.id), Attempts).attempts
    assert [(each.host_id, each.error is not None) for each in said] == [("pixhost.to", True)]
    client.ask(EditHost(host_id="pixhost.to", tries=2))  # a new gallery is made where the old one takes no more
    answer = {"file_ids": (unknown.id,), "host_id": "pixhost.to"}
    client.ask(ResolveUnknown(gallery_id=gallery_id, choice=choice, **answer))
    row = client.until_state(gallery_id, GalleryState.COMPLETED)
    assert (row.question, row.unknown_images, row.done_images, row.error) == ("", 0, 2, None)
    stored = fakes.stats("pixhost")["files"]
    assert sum(stored.get(name, 0) for name in sha256_of(folder.iterdir())) == 1 + copies
    results = client.ask(GetResults(gallery_id=gallery_id), Results)
    assert results.texts[0].left_out == left_out
    client.ask(EditHost(host_id="pixhost.to", tries=1))
    client.ask(RemoveGalleries(ids=(gallery_id,)))
