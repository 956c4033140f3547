from __future__ import annotations

import io
import os
import stat
import struct
import tarfile
import threading
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import py7zr
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.errors import Problem
from backend.media.archives import extract
from backend.media.unpacking import Limits
from backend.protocol.errors import ErrorInfo, ErrorKind
from tests.media.pictures import encoded

JPEG = encoded("JPEG")
MEMBERS = {"a.jpg": JPEG, "Day 1/b.png": encoded("PNG"), "Day 1/notes.txt": b"text", "__MACOSX/._a.jpg": b"fork"}
WHEN = 1_777_630_830  # even, for ZIP counts in steps of two seconds


def make_zip(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, (2026, 5, 1, 10, 20, 30))
            member.compress_type = method
            archive.writestr(member, content)
    return path


def make_tar(path: Path, members: dict[str, bytes]) -> Path:
    compression = {".tar": "", ".gz": "gz", ".tgz": "gz", ".xz": "xz", ".bz2": "bz2"}[path.suffix]
    with tarfile.open(path, f"w:{compression}") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size, member.mtime = len(content), WHEN
            archive.addfile(member, io.BytesIO(content))
    return path


def make_7z(path: Path, members: dict[str, bytes], password: str | None = None) -> Path:
    with py7zr.SevenZipFile(path, "w", password=password) as archive:
        for name, content in members.items():
            archive.writestr(content, name)
    return path


def make(path: Path, members: dict[str, bytes]) -> Path:
    if path.suffix in (".zip", ".cbz"):
        return make_zip(path, members)
    return make_7z(path, members) if path.suffix == ".7z" else make_tar(path, members)


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def failure(path: Path, target: Path, **options: object) -> ErrorInfo:
    """The error of unpacking, after which nothing is left."""
    with pytest.raises(Problem) as caught:
        extract(path, target, **options)
    assert [entry for entry in target.parent.iterdir() if entry != path] == []
    return caught.value.info


ALL_KINDS = ["x.zip", "x.cbz", "x.tar", "x.tar.gz", "x.tgz", "x.tar.xz", "x.tar.bz2", "x.7z"]


@pytest.mark.parametrize("name", ALL_KINDS)
def test_images_and_their_folders_are_unpacked_and_the_rest_is_counted(tmp_path: Path, name: str) -> None:
    counts: list[int] = []
    target = tmp_path / "out"
    unpacked = extract(make(tmp_path / name, MEMBERS), target, on_progress=counts.append)
    assert contents(target) == {"a.jpg": JPEG, "Day 1/b.png": encoded("PNG")}
    assert unpacked.files == (target / "a.jpg", target / "Day 1" / "b.png")
    assert (unpacked.passed_over, counts) == (2, [1, 2])
    assert {entry.name for entry in tmp_path.iterdir()} == {name, "out"}


@pytest.mark.parametrize("name", ["x.zip", "x.tar"])
def test_times_are_those_of_the_archive(tmp_path: Path, name: str) -> None:
    extract(make(tmp_path / name, MEMBERS), tmp_path / "out")
    assert (tmp_path / "out" / "a.jpg").stat().st_mtime == WHEN


def test_what_an_engine_left_that_was_killed_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / ".out.part").mkdir()
    (tmp_path / ".out.part" / "half.jpg").write_bytes(b"half")
    extract(make_zip(tmp_path / "x.zip", {"a.jpg": JPEG}), tmp_path / "out")
    assert contents(tmp_path / "out") == {"a.jpg": JPEG}


@pytest.mark.parametrize("name", ["x.zip", "x.tar"])
def test_no_member_leaves_the_folder(tmp_path: Path, name: str) -> None:
    members = {
        f"{place}{number}.jpg": JPEG for number, place in enumerate(("../", "/tmp/", "C:\\", "a\\..\\..\\", "..\\"))
    }
    extract(make(tmp_path / name, members), tmp_path / "out")
    assert sorted(contents(tmp_path / "out")) == ["0.jpg", "2.jpg", "4.jpg", "a/3.jpg", "tmp/1.jpg"]
    assert {entry.name for entry in tmp_path.iterdir()} == {name, "out"}


def test_7z_members_that_would_leave_the_folder_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "x.7z"
    with py7zr.SevenZipFile(path, "w") as archive:
        archive.set_encoded_header_mode(False)
        archive.writestr(JPEG, "xx/a.jpg")
        archive.writestr(JPEG, "b.jpg")
    content = bytearray(path.read_bytes())
    at = content.index("xx/a.jpg".encode("utf-16le"))
    content[at : at + 4] = "..".encode("utf-16le")
    header_at, header_size = struct.unpack_from("<QQ", content, 12)
    struct.pack_into("<L", content, 28, zlib.crc32(content[32 + header_at : 32 + header_at + header_size]))
    struct.pack_into("<L", content, 8, zlib.crc32(content[12:32]))
    path.write_bytes(content)
    unpacked = extract(path, tmp_path / "out")
    assert (contents(tmp_path / "out"), unpacked.passed_over) == ({"b.jpg": JPEG}, 1)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(st.characters(exclude_categories=["Cs"]), max_size=80), st.sampled_from(["../a", "/b", "C:\\c"])
        ),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_the_names_each_image_arrives_inside_the_folder(tmp_path_factory, names: list[str]) -> None:
    folder = tmp_path_factory.mktemp("archive")
    path = folder / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number, name in enumerate(names):
            member = zipfile.ZipInfo(f"{number}")
            member.filename = f"{name}_.jpg"
            archive.writestr(member, b"%d" % number)
    try:
        unpacked = extract(path, folder / "out")
    except Problem as problem:
        assert problem.info.kind is ErrorKind.NOTHING_FOUND
        assert all(
            any(part.startswith((".", "__MACOSX")) for part in name.replace("\\", "/").split("/")) for name in names
        )
    else:
        assert len(unpacked.files) + unpacked.passed_over == len(names)
        assert all(file.resolve().is_relative_to((folder / "out").resolve()) for file in unpacked.files)
    assert {entry.name for entry in folder.iterdir()} <= {"x.zip", "out"}


def test_links_devices_and_pipes_are_passed_over(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "x.tar", "w") as archive:
        for number, kind in enumerate(
            (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE)
        ):
            member = tarfile.TarInfo(f"{number}.jpg")
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
        member = tarfile.TarInfo("a.jpg")
        member.size = len(JPEG)
        archive.addfile(member, io.BytesIO(JPEG))
    assert extract(tmp_path / "x.tar", tmp_path / "tar").passed_over == 5
    assert contents(tmp_path / "tar") == {"a.jpg": JPEG}
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as zipped:
        link = zipfile.ZipInfo("link.jpg")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        zipped.writestr(link, "/etc/passwd")
        zipped.writestr("a.jpg", JPEG)
    assert extract(tmp_path / "x.zip", tmp_path / "zip").passed_over == 1
    assert contents(tmp_path / "zip") == {"a.jpg": JPEG}


@pytest.mark.parametrize("is_marked", [True, False])
def test_names_in_utf8_are_read_with_and_without_the_mark(tmp_path: Path, is_marked: bool) -> None:
    path = make_zip(tmp_path / "x.zip", {"紅葉.jpg": JPEG})
    if not is_marked:
        content = bytearray(path.read_bytes())
        for signature, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
            place = content.index(signature) + at
            content[place + 1] &= ~0x08
        path.write_bytes(content)
    extract(path, tmp_path / "out")
    assert contents(tmp_path / "out") == {"紅葉.jpg": JPEG}


def test_old_names_are_read_in_the_code_page_of_dos(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "x.zip", {"GrXXe.jpg": JPEG})
    path.write_bytes(path.read_bytes().replace(b"GrXXe", b"Gr\x94\xe1e"))
    extract(path, tmp_path / "out")
    assert contents(tmp_path / "out") == {"Größe.jpg": JPEG}


def _encrypted_zip(path: Path) -> Path:
    make_zip(path, {"a.jpg": JPEG})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\3\4") + 6] |= 1
    content[content.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(content)
    return path


def _encrypted_7z(path: Path) -> Path:
    return make_7z(path, {"a.jpg": JPEG}, "secret")


def _encrypted_names_7z(path: Path) -> Path:
    with py7zr.SevenZipFile(path, "w", password="secret", header_encryption=True) as archive:
        archive.writestr(JPEG, "a.jpg")
    return path


@pytest.mark.parametrize(
    ("name", "build"), [("x.zip", _encrypted_zip), ("x.7z", _encrypted_7z), ("y.7z", _encrypted_names_7z)]
)
def test_an_encrypted_archive_asks_for_its_password(tmp_path: Path, name: str, build: Callable[[Path], Path]) -> None:
    path = build(tmp_path / name)
    info = failure(path, tmp_path / "out")
    assert info == ErrorInfo(kind=ErrorKind.ARCHIVE_LOCKED, subject=str(path))


@pytest.mark.parametrize("name", ALL_KINDS)
@pytest.mark.parametrize("damage", ["noise", "empty", "cut", "flipped"])
def test_a_broken_archive_leaves_nothing(tmp_path: Path, name: str, damage: str) -> None:
    path = make(tmp_path / name, {f"{number}.jpg": os.urandom(30_000) for number in range(4)})
    content = bytearray(path.read_bytes())
    if damage == "noise":
        content = bytearray(b"not an archive at all" * 100)
    elif damage == "empty":
        content.clear()
    elif damage == "cut":
        del content[len(content) // 2 :]
    elif name == "x.tar":
        content[512 * 120 : 512 * 124] = b"\xff" * 2048  # a plain TAR has checksums of its headers only
    else:
        content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    info = failure(path, tmp_path / "out")
    assert (info.kind, info.subject) == (ErrorKind.FILE_UNREADABLE, str(path))
    assert info.detail


@pytest.mark.parametrize("name", ALL_KINDS)
def test_an_archive_without_images_has_nothing(tmp_path: Path, name: str) -> None:
    path = make(tmp_path / name, {"notes.txt": b"text"})
    assert failure(path, tmp_path / "out") == ErrorInfo(kind=ErrorKind.NOTHING_FOUND, subject=str(path))


def test_an_archive_that_is_gone_or_is_none_is_told(tmp_path: Path) -> None:
    assert failure(tmp_path / "gone.zip", tmp_path / "out").kind is ErrorKind.FOLDER_GONE
    path = make_zip(tmp_path / "x.rar", {"a.jpg": JPEG})
    assert failure(path, tmp_path / "out").detail == "not an archive"


BOMB = {f"{number}.jpg": bytes(300_000) for number in range(10)}


@pytest.mark.parametrize("name", ["x.zip", "x.tar.gz", "x.7z"])
@pytest.mark.parametrize(
    ("limits", "detail"),
    [
        (Limits(files=9), "more than 9 images"),
        (Limits(size_bytes=2_999_999), "more than 2999999 bytes unpacked"),
        (Limits(ratio=20, free_of_ratio_bytes=1_000_000), "more than 20 times its size unpacked"),
    ],
)
def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path, name: str, limits: Limits, detail: str) -> None:
    path = make(tmp_path / name, BOMB)
    info = failure(path, tmp_path / "out", limits=limits)
    assert info == ErrorInfo(kind=ErrorKind.FILE_REJECTED, detail=detail, subject=str(path))
    assert len(extract(path, tmp_path / "out").files) == 10


def test_a_zip_that_lies_about_its_sizes_is_stopped_while_it_unpacks(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "x.zip", {"a.jpg": bytes(3_000_000)})
    content = bytearray(path.read_bytes())
    struct.pack_into("<L", content, content.index(b"PK\1\2") + 24, 1000)
    path.write_bytes(content)
    assert failure(path, tmp_path / "out", limits=Limits(size_bytes=2000)).kind is ErrorKind.FILE_UNREADABLE


def test_a_bomb_among_the_members_that_are_passed_over_goes_off_nowhere(tmp_path: Path) -> None:
    path = make_tar(tmp_path / "x.tar.gz", {"film.mkv": bytes(3_000_000), "a.jpg": JPEG})
    info = failure(path, tmp_path / "out", limits=Limits(ratio=20, free_of_ratio_bytes=1_000_000))
    assert (info.kind, info.detail) == (ErrorKind.FILE_REJECTED, "more than 20 times its size unpacked")


@pytest.mark.parametrize("name", ["x.zip", "x.tar.gz", "x.7z"])
def test_nothing_is_unpacked_when_the_disk_has_no_room(tmp_path: Path, name: str) -> None:
    path = make(tmp_path / name, {"a.jpg": bytes(1000)})
    asked: list[Path] = []

    def free_bytes(folder: Path) -> int:
        asked.append(folder)
        return 200_000_999

    info = failure(path, tmp_path / "out", free_bytes=free_bytes)
    assert info == ErrorInfo(kind=ErrorKind.DISK, detail="200000999 bytes free, 200001000 wanted", subject=str(path))
    assert asked == [tmp_path / ".out.part"]
    extract(path, tmp_path / "out", free_bytes=lambda folder: 200_001_000)


@contextmanager
def _files_of_at_most(size_bytes: int) -> Iterator[None]:
    """Makes the system refuse to write on, as a full disk does."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("name", ["x.zip", "x.tar.gz", "x.7z"])
def test_a_disk_that_fills_up_in_the_middle_leaves_nothing(tmp_path: Path, name: str) -> None:
    path = make(tmp_path / name, {"a.jpg": JPEG, "b.jpg": bytes(3_000_000)})
    with _files_of_at_most(1_500_000):
        info = failure(path, tmp_path / "out")
    assert info == ErrorInfo(kind=ErrorKind.DISK, detail="File too large", subject=str(path))


def test_a_target_that_cannot_be_made_is_a_matter_of_the_disk(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "x.zip", {"a.jpg": JPEG})
    with pytest.raises(Problem) as caught:
        extract(path, path / "out")
    assert caught.value.info.kind is ErrorKind.DISK


@pytest.mark.parametrize("name", ["x.zip", "x.tar.gz", "x.7z"])
def test_unpacking_stops_when_told_to_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    path = make(tmp_path / name, BOMB)
    stop = threading.Event()
    counts: list[int] = []

    def on_progress(count: int) -> None:
        counts.append(count)
        stop.set()

    info = failure(path, tmp_path / "out", on_progress=on_progress, stop=stop.is_set)
    assert (info.kind, counts) == (ErrorKind.CANCELLED, [1])
