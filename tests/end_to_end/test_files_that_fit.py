"""What a host would refuse, and what a photo shows of its place: proven by the bytes that the fake host received."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest
from PIL import Image

from backend.hosts.base import HostLimits
from backend.media import conversion, location
from backend.protocol.commands import ResolveRefused
from backend.protocol.rows import GalleryState, Question
from tests.end_to_end import pictures
from tests.end_to_end.harness import Home, sha256_of, until
from tests.fakes.process import FakeProcess
from tests.media.pictures import encoded, with_exif_segment
from tests.media.test_location import real_exif

PIXHOST = HostLimits(formats=("jpeg", "png", "gif"), max_size_bytes=10_485_760)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A photo that fits, a PNG of 12 MB, and a WebP; no other test has the same contents."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    noise = random.Random(str(tmp_path))
    (folder / "1.jpg").write_bytes(pictures.jpeg(str(tmp_path)))
    Image.frombytes("RGB", (2000, 2000), noise.randbytes(12_000_000)).save(folder / "2.png", compress_level=0)
    Image.frombytes("RGB", (200, 100), noise.randbytes(60_000)).save(folder / "3.webp")
    return folder


def digest(content: bytes | bytearray) -> str:
    return hashlib.sha256(content).hexdigest()


def copies_of(folder: Path) -> set[str]:
    """What must arrive for the two that do not fit."""
    return {
        digest(conversion.convert(str(folder / name), format_, PIXHOST).content)
        for name, format_ in (("2.png", "png"), ("3.webp", "webp"))
    }


def test_copies_arrive_and_the_originals_stay(online: Home, fakes: FakeProcess, folder: Path) -> None:
    before = sha256_of(folder.iterdir())
    done = online.run("upload", folder, "--host", "pixhost.to", "--refused", "convert", "--json")
    assert done.code == 0, done
    assert len(done.images("uploaded")) == 3
    files = fakes.stats("pixhost")["files"]
    assert {name for name in before if name in files} == {digest((folder / "1.jpg").read_bytes())}
    assert [files.get(name) for name in copies_of(folder)] == [1, 1]
    assert sha256_of(folder.iterdir()) == before
    copies = online.folders.data / "galleon-copies"
    until(lambda: not list(copies.glob("*")))


def test_without_a_word_they_are_left_out_and_the_exit_code_says_so(
    online: Home, fakes: FakeProcess, folder: Path
) -> None:
    done = online.run("upload", folder, "--host", "pixhost.to", "--json")
    assert done.code == 6, done
    assert [line["file"] for line in done.images("uploaded")] == ["1.jpg"]
    assert {line["file"]: line["error"]["kind"] for line in done.images("failed")} == {
        "2.png": "file_rejected",
        "3.webp": "file_rejected",
    }
    (gallery,) = done.galleries()
    assert gallery["status"] == "completed"
    files = fakes.stats("pixhost")["files"]
    assert not copies_of(folder) & files.keys()
    assert sha256_of(folder.iterdir()) & files.keys() == {digest((folder / "1.jpg").read_bytes())}


def test_a_photo_arrives_without_its_place(online: Home, fakes: FakeProcess, tmp_path: Path) -> None:
    folder = tmp_path / "g"
    folder.mkdir()
    photo = with_exif_segment(pictures.jpeg(str(tmp_path)), real_exif())
    png = encoded("PNG", exif=b"Exif\0\0" + real_exif())
    (folder / "1.jpg").write_bytes(photo)
    (folder / "2.png").write_bytes(png)
    done = online.run("upload", folder, "--host", "pixhost.to", "--remove-location", "--json")
    assert done.code == 0, done
    files = fakes.stats("pixhost")["files"]
    for content, format_ in ((photo, "jpeg"), (png, "png")):
        blank = bytearray(content)
        assert location.blank(blank, format_)
        assert (files.get(digest(blank)), files.get(digest(content))) == (1, None)


def test_asked_answered_killed_in_the_middle_and_done(online: Home, fakes: FakeProcess, folder: Path) -> None:
    wanted = copies_of(folder) | {digest((folder / "1.jpg").read_bytes())}
    with online.attach() as client:
        (gallery_id,) = client.add(folder, host_ids=("pixhost.to",), start=True)
        client.until(lambda: client.row(gallery_id).question is Question.FILES_REFUSED)
        client.until(lambda: sum(files.count for files in client.row(gallery_id).refused) == 2)
        assert not wanted & fakes.stats("pixhost")["files"].keys()
        fakes.control("pixhost", {"read_bps": 200_000})
        client.ask(ResolveRefused(ids=(gallery_id,), choice="convert"))
        client.until(lambda: client.row(gallery_id).done_images == 2)  # the large one is on its way
        client.until(lambda: list((online.folders.data / "galleon-copies").glob("*")))
        online.kill_engine()
    fakes.control("pixhost", {"read_bps": None})
    with online.attach() as client:
        row = client.until_ended(gallery_id)
        assert row.state is GalleryState.COMPLETED
    files = fakes.stats("pixhost")["files"]
    assert [files.get(name) for name in wanted] == [1, 1, 1]
    assert list((online.folders.data / "galleon-copies").glob("*")) == []
