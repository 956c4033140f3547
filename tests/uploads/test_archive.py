from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from backend.errors import Problem
from backend.protocol.errors import ErrorKind
from backend.uploads.archive import MAX_ENTRIES, ArchiveReading, archive_of, split
from backend.uploads.body import FileField, multipart, raw, raw_slice
from backend.uploads.http import LAST_CHUNK_BYTES, ArchiveSource, Body, FileSource
from backend.uploads.source_file import BUFFER_BYTES

MakeSource = Callable[..., FileSource]
GIB = 1 << 30

UNZIP = shutil.which("unzip")
"""A bare system has none; what Python reads is checked all the same."""


class OnlyForward(io.RawIOBase):
    """What a socket is to `zipfile`: it cannot go back, so sizes and sums stand behind each file."""

    def __init__(self) -> None:
        self.content = b""

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.content += bytes(data)
        return len(data)


def by_zipfile(entries: Sequence[tuple[str, FileSource]]) -> bytes:
    """The archive as Python's own library makes it."""
    out = OnlyForward()
    with zipfile.ZipFile(out, "w") as archive:  # type: ignore[call-overload]
        for name, source in entries:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.external_attr = 0o100644 << 16
            info.create_system = 3
            with archive.open(info, "w") as member:
                member.write(source.path.read_bytes())
    return out.content


async def whole(body: Body) -> bytes:
    return b"".join([bytes(chunk) async for chunk in body.chunks()])


@pytest.fixture
def entries(make_source: MakeSource) -> list[tuple[str, FileSource]]:
    sizes = [0, 1, 20_000, BUFFER_BYTES + 5, 3 * BUFFER_BYTES, 77, 250_000]
    return [(f"{number} ü.jpg", make_source(size, f"{number}.bin")) for number, size in enumerate(sizes)]


async def test_its_bytes_are_those_of_another_zip_writer(entries: list[tuple[str, FileSource]]) -> None:
    archive = archive_of(entries)
    sent = await whole(raw(archive, "application/zip"))
    assert len(sent) == archive.size_bytes
    assert sent == by_zipfile(entries)


async def test_is_read_by_other_programs(entries: list[tuple[str, FileSource]], tmp_path: Path) -> None:
    path = tmp_path / "gallery.zip"
    path.write_bytes(await whole(raw(archive_of(entries), "application/zip")))
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert [(info.filename, archive.read(info)) for info in archive.infolist()] == [
            (name, source.path.read_bytes()) for name, source in entries
        ]
    if UNZIP is not None:
        ran = subprocess.run([UNZIP, "-tqq", str(path)], capture_output=True, text=True)
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


async def test_a_copy_elsewhere_gives_the_same_bytes(
    entries: list[tuple[str, FileSource]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await whole(raw(archive_of(entries), "application/zip"))
    copies = []
    for name, source in entries:
        copy = tmp_path / f"copy-{source.path.name}"
        copy.write_bytes(source.path.read_bytes())
        os.utime(copy, (1e9, 1e9))
        copy.chmod(0o600)
        copies.append((name, source_of(copy)))
    monkeypatch.setattr(sys, "platform", "win32")  # where ZipInfo names another system
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 1, 1, 0, 0, 0, 0, 0, 0))
    again = archive_of(copies)
    monkeypatch.undo()
    assert await whole(raw(again, "application/zip")) == first


def source_of(path: Path) -> FileSource:
    facts = path.stat()
    return FileSource(path, facts.st_size, facts.st_mtime_ns, facts.st_ino)


async def test_a_small_archive_and_an_empty_one_are_whole(make_source: MakeSource) -> None:
    for made in ([("a.jpg", make_source(100))], []):
        archive = archive_of(made)
        sent = await whole(raw(archive, "application/zip"))
        assert (sent, len(sent)) == (by_zipfile(made), archive.size_bytes)


@pytest.mark.parametrize("size", [100, 60_000, 400_000, 3 * BUFFER_BYTES])
async def test_ends_with_a_small_chunk(make_source: MakeSource, size: int) -> None:
    body = raw(archive_of([("a.jpg", make_source(size))]), "application/zip")
    chunks = [len(chunk) async for chunk in body.chunks()]
    assert chunks[-1] <= LAST_CHUNK_BYTES
    assert sum(chunks) == body.length


async def test_goes_into_a_form(entries: list[tuple[str, FileSource]]) -> None:
    archive = archive_of(entries)
    form = multipart([FileField("file", "g.zip", "application/zip", archive)])
    sent = await whole(form)
    assert len(sent) == form.length
    assert by_zipfile(entries) in sent


@pytest.mark.parametrize("piece_bytes", [7, 1000, 100_000, BUFFER_BYTES, 10**9])
async def test_pieces_of_an_archive_make_the_archive(make_source: MakeSource, piece_bytes: int) -> None:
    sizes = [10, 0, 5_000, 40] if piece_bytes < 100_000 else [300_000, 10, 0, 2 * BUFFER_BYTES, 40]
    archive = archive_of([(f"{n}.jpg", make_source(size, f"{n}.jpg")) for n, size in enumerate(sizes)])
    content = await whole(raw(archive, "application/zip"))
    pieces = [
        await whole(raw_slice(archive, start, min(start + piece_bytes, len(content)), "application/zip"))
        for start in range(0, len(content), piece_bytes)
    ]
    assert b"".join(pieces) == content


async def test_a_later_piece_does_not_read_the_files_before_it_again(
    make_source: MakeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = archive_of([(f"{n}.jpg", make_source(200_000, f"{n}.jpg")) for n in range(5)])
    content = await whole(raw(archive, "application/zip"))
    opened = []
    monkeypatch.setattr(
        "backend.uploads.source_file.open_unchanged",
        lambda source: opened.append(source.path.name) or os.open(source.path, os.O_RDONLY),
    )
    start = len(content) - 300_000
    piece = await whole(raw_slice(archive, start, len(content), "application/zip"))
    assert piece == content[start:]
    assert opened == ["3.jpg", "4.jpg"]


async def test_a_piece_after_files_that_nobody_read_is_right_all_the_same(make_source: MakeSource) -> None:
    entries = [(f"{n}.jpg", make_source(50_000, f"{n}.jpg")) for n in range(4)]
    archive, content = archive_of(entries), by_zipfile(entries)
    await whole(raw(entries_of(archive, 2), "application/zip"))  # only the third is known now
    assert await whole(raw_slice(archive, 120_000, len(content), "application/zip")) == content[120_000:]


def entries_of(archive: ArchiveSource, index: int) -> ArchiveSource:
    return archive_of([archive.entries[index]])


# -- files that change -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("which", [0, 5])
@pytest.mark.parametrize("change", ["rewrite", "shorten", "lengthen", "remove"])
async def test_a_file_that_changes_is_noticed_before_the_end(make_source: MakeSource, which: int, change: str) -> None:
    entries = [(f"{n}.jpg", make_source(300_000, f"{n}.jpg")) for n in range(6)]
    body = raw(archive_of(entries), "application/zip")
    path = entries[which][1].path
    given = 0
    with pytest.raises(Problem) as caught:
        async for chunk in body.chunks():
            if given == 0:
                if change == "remove":
                    path.unlink()
                elif change == "rewrite":
                    os.utime(path, ns=(0, 1))
                else:
                    os.truncate(path, 100 if change == "shorten" else 400_000)
            given += len(chunk)
    assert (caught.value.info.kind, caught.value.info.subject) == (ErrorKind.FILE_CHANGED, str(path))
    assert 0 < given <= body.length - 1


async def test_a_file_that_changed_before_gives_nothing(make_source: MakeSource) -> None:
    entries = [(f"{n}.jpg", make_source(1_000, f"{n}.jpg")) for n in range(30)]
    entries[17][1].path.write_bytes(b"other")
    with pytest.raises(Problem) as caught:
        await whole(raw(archive_of(entries), "application/zip"))
    assert caught.value.info.kind is ErrorKind.FILE_CHANGED


async def test_leaves_no_file_open_when_the_reading_is_broken_off(make_source: MakeSource) -> None:
    source = make_source(5 * BUFFER_BYTES)
    reading = ArchiveReading(archive_of([("a.jpg", source)]))
    reading.fill(memoryview(bytearray(1_000)))
    assert str(source.path) in open_files()
    reading.close()
    assert str(source.path) not in open_files()


def open_files() -> list[str]:
    return [os.path.realpath(link) for link in Path("/proc/self/fd").iterdir()]


# -- names -------------------------------------------------------------------------------------------------------------


def names_of(source: ArchiveSource) -> list[str]:
    return [name for name, _ in source.entries]


def test_names_are_safe_on_every_system(make_source: MakeSource) -> None:
    file = make_source(1)
    hostile = [
        "../../etc/passwd",
        "/abs.jpg",
        "C:\\x.jpg",
        "con.jpg",
        "aa:b?.jpg",
        "dot.",
        "blank ",
        "x\0y.jpg",
        "\ud800.jpg",
    ]
    assert names_of(archive_of([(name, file) for name in hostile])) == [
        "etc/passwd",
        "abs.jpg",
        "x.jpg",
        "_con.jpg",
        "aa_b_.jpg",
        "dot",
        "blank",
        "x_y.jpg",
        "_.jpg",
    ]
    [long] = names_of(archive_of([("ü" * 300 + ".jpg", file)]))
    assert len(long.encode()) <= 255
    assert long.endswith(".jpg")


def test_names_that_only_differ_in_case_become_different_over_all_volumes(make_source: MakeSource) -> None:
    file = make_source(1_000)
    made = split([("A.jpg", file), ("a.JPG", file), ("a.jpg", file)], 1_300)
    assert [names_of(volume.source) for volume in made.volumes] == [["A.jpg"], ["a (2).JPG"], ["a (3).jpg"]]


# -- volumes and sizes -------------------------------------------------------------------------------------------------


def pretended(size_bytes: int, name: str = "x") -> FileSource:
    return FileSource(Path(f"/nowhere/{name}"), size_bytes, 0)


@pytest.mark.parametrize("limit_bytes", [700_000, 1_000_000, 1_900_000, 10**9])
def test_every_volume_fits_and_holds_as_much_as_it_can(make_source: MakeSource, limit_bytes: int) -> None:
    files = [(f"{n:03}.jpg", pretended(n * 7_919 % 600_000, str(n))) for n in range(100)]
    made = split(files, limit_bytes)
    assert made.too_large == ()
    assert [index for volume in made.volumes for index in volume.members] == list(range(100))
    assert all(volume.source.size_bytes <= limit_bytes for volume in made.volumes)
    for volume, following in zip(made.volumes, made.volumes[1:], strict=False):
        more = [*volume.source.entries, following.source.entries[0]]
        assert archive_of(more).size_bytes > limit_bytes


def test_a_file_that_fits_exactly_goes_and_one_byte_more_does_not() -> None:
    size_bytes = archive_of([("a.jpg", pretended(1_000))]).size_bytes
    files = [("a.jpg", pretended(1_000)), ("b.jpg", pretended(1_001)), ("c.jpg", pretended(10))]
    made = split(files, size_bytes)
    assert made.too_large == (1,)
    assert [volume.members for volume in made.volumes] == [(0,), (2,)]


def test_without_a_limit_there_is_one_volume_and_without_files_none() -> None:
    files = [(f"{n}.jpg", pretended(GIB, str(n))) for n in range(20)]
    assert [volume.members for volume in split(files, None).volumes] == [tuple(range(20))]
    assert split([], 1_000).volumes == ()


def test_more_files_than_a_plain_zip_can_count_go_into_two() -> None:
    files = [(f"{n}", pretended(0, str(n))) for n in range(MAX_ENTRIES + 5)]
    made = split(files, None)
    assert [len(volume.members) for volume in made.volumes] == [MAX_ENTRIES, 5]
    assert b"PK\x06\x06" not in read_all(made.volumes[1].source)
    with pytest.raises(ValueError, match="files"):
        archive_of(files)


def read_all(source: ArchiveSource) -> bytes:
    """For archives of empty files that need not be there."""
    whole = bytearray(source.size_bytes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("backend.uploads.archive.FileReading", lambda _: io.BytesIO())
        ArchiveReading(source).fill(memoryview(whole))
    return bytes(whole)


def test_the_size_of_a_zip64_archive_is_the_one_that_zipfile_comes_to() -> None:
    """Worked out by hand for 5 GiB: 30 + 20 before the file, 24 behind it, 46 + 20 for its entry, 98 at the end."""
    size_bytes = 5 * GIB
    assert archive_of([("video.mp4", pretended(size_bytes))]).size_bytes == (
        (30 + 9 + 20) + size_bytes + 24 + (46 + 9 + 4 + 16) + (56 + 20 + 22)
    )
    plain = archive_of([("a.jpg", pretended(1_000))]).size_bytes
    assert plain == (30 + 5) + 1_000 + 16 + (46 + 5) + 22


@pytest.mark.parametrize("sizes", [[50_000], [10, 60_000, 20], [20_000, 20_000, 20_000, 5]])
async def test_zip64_is_written_where_it_is_needed(
    make_source: MakeSource, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sizes: list[int]
) -> None:
    """With the limit lowered from 2 GiB to 40 KB."""
    for module in ("zipstream.ng", "backend.uploads.archive"):
        monkeypatch.setattr(f"{module}.ZIP64_LIMIT", 40_000)
    entries = [(f"{n}.jpg", make_source(size, f"{n}.jpg")) for n, size in enumerate(sizes)]
    archive = archive_of(entries)
    sent = await whole(raw(archive, "application/zip"))
    assert len(sent) == archive.size_bytes
    assert b"PK\x06\x06" in sent
    path = tmp_path / "forced.zip"
    path.write_bytes(sent)
    with zipfile.ZipFile(path) as made:
        assert [made.read(name) for name, _ in entries] == [source.path.read_bytes() for _, source in entries]
    if UNZIP is not None:
        assert subprocess.run([UNZIP, "-tqq", str(path)], capture_output=True).returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_memory_stays_flat_whatever_the_size(tmp_path: Path) -> None:
    """A process of its own makes an archive of 1.5 GB (sparse files) and tells its peak memory."""
    script = textwrap.dedent(
        """
        import asyncio, sys
        from pathlib import Path
        from backend.uploads.archive import archive_of
        from backend.uploads.body import raw
        from backend.uploads.http import FileSource

        async def main(folder):
            entries = []
            for number in range(30):
                path = folder / f"{number}.mp4"
                with path.open("wb") as file:
                    file.truncate(50_000_000)
                facts = path.stat()
                entries.append((path.name, FileSource(path, facts.st_size, facts.st_mtime_ns, facts.st_ino)))
            body = raw(archive_of(entries), "application/zip")
            assert sum([len(chunk) async for chunk in body.chunks()]) == body.length
            print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")))

        asyncio.run(main(Path(sys.argv[1])))
        """
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, cwd=Path(__file__).parents[2]
    )
    _, peak, unit = ran.stdout.split()
    assert (int(peak) < 60_000, unit) == (True, "kB"), (peak, ran.stderr)
