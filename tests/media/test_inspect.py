from __future__ import annotations

import os
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from backend.errors import Problem
from backend.media.inspect import ImageFacts, inspect, inspect_many
from backend.media.scan import FoundFile
from backend.protocol.errors import ErrorInfo, ErrorKind
from tests.media.pictures import camera_exif, empty_png, encoded, found, png_chunk, with_exif_segment, write

HEIC_SAMPLE = Path(__file__).parent / "samples" / "portrait.heic"

FORMATS = [
    ("jpeg", "JPEG", "a.jpg", "image/jpeg"),
    ("png", "PNG", "a.png", "image/png"),
    ("gif", "GIF", "a.gif", "image/gif"),
    ("webp", "WEBP", "a.webp", "image/webp"),
    ("bmp", "BMP", "a.bmp", "image/bmp"),
    ("tiff", "TIFF", "a.tif", "image/tiff"),
    ("avif", "AVIF", "a.avif", "image/avif"),
]


@pytest.mark.parametrize(("kind", "pillow_name", "name", "mime"), FORMATS)
def test_tells_format_and_size(tmp_path: Path, kind: str, pillow_name: str, name: str, mime: str) -> None:
    file = write(tmp_path / name, encoded(pillow_name, (64, 48)))
    assert inspect(file) == ImageFacts(kind, mime, 64, 48)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("progressive.jpg", encoded("JPEG", progressive=True)),
        ("grey.jpg", encoded("JPEG", subsampling=0, quality=95)),
        ("lossless.webp", encoded("WEBP", lossless=True)),
        ("interlaced.gif", encoded("GIF", interlace=1)),
        ("compressed.tiff", encoded("TIFF", compression="tiff_lzw")),
        ("no extension", encoded("JPEG")),
        ("unknown.extension", encoded("PNG")),
        ("with a film behind it.jpg", encoded("JPEG") + b"\0\0\0\x18ftypmp42" + bytes(5000)),
        ("padded.png", encoded("PNG") + bytes(100)),
        ("padded.gif", encoded("GIF") + bytes(10)),
        ("with text behind it.gif", encoded("GIF") + b"; Made with love" * 10),
        ("fill bytes.jpg", b"\xff\xd8\xff\xff\xff" + encoded("JPEG")[3:]),
        ("large header.jpg", with_exif_segment(encoded("JPEG"), camera_exif() + bytes(60_000))),
    ],
)
def test_unusual_but_good_files_pass(tmp_path: Path, name: str, content: bytes) -> None:
    facts = inspect(write(tmp_path / name, content))
    assert (facts.width, facts.height) == (64, 48)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "tiff", "avif"])
def test_the_size_is_the_one_that_is_shown(tmp_path: Path, kind: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    content = encoded(kind.upper(), (64, 48), exif=exif)
    facts = inspect(write(tmp_path / f"a.{kind}", content))
    assert (facts.width, facts.height) == ((48, 64) if orientation >= 5 else (64, 48))


@pytest.mark.parametrize("preview_bytes", [0, 60_000])
def test_time_and_place_are_read(tmp_path: Path, preview_bytes: int) -> None:
    block = camera_exif(6) + bytes(preview_bytes)
    for name, content in [
        ("a.jpg", with_exif_segment(encoded("JPEG"), block)),
        ("a.png", encoded("PNG")[:33] + png_chunk(b"eXIf", block) + encoded("PNG")[33:]),
        ("a.webp", encoded("WEBP", exif=b"Exif\0\0" + block)),
    ]:
        facts = inspect(write(tmp_path / name, content))
        assert (facts.has_gps, facts.taken_at) == (True, "2026-05-01T10:20:30+02:00")
        assert (facts.width, facts.height) == (48, 64)


def test_exif_behind_the_first_read_is_found(tmp_path: Path) -> None:
    profile = b"\xff\xe2" + struct.pack(">H", 50_000) + bytes(49_998)
    jpeg = with_exif_segment(encoded("JPEG"), camera_exif(8))
    file = write(tmp_path / "a.jpg", jpeg[:2] + profile + jpeg[2:])
    assert inspect(file) == ImageFacts("jpeg", "image/jpeg", 48, 64, True, "2026-05-01T10:20:30+02:00")


def _cut(kind: str, keep: float) -> bytes:
    content = encoded(kind, (300, 200))
    return content[: int(len(content) * keep)]


def _tiff_with_its_directory_first() -> bytes:
    """Pillow writes pixels behind the directory for TIFF, so that cutting the end cuts pixels only."""
    return encoded("TIFF", (300, 200))[:-1000]


def _jpeg_of_no_height() -> bytes:
    content = bytearray(encoded("JPEG"))
    at = content.index(b"\xff\xc0")
    content[at + 5 : at + 7] = b"\0\0"
    return bytes(content)


BAD_FILES: list[tuple[str, bytes, ErrorKind, str]] = [
    ("empty.jpg", b"", ErrorKind.FILE_UNREADABLE, "empty file"),
    ("letter.jpg", b"Dear reader,\nthis is no picture.\n", ErrorKind.FILE_REJECTED, "not an image (text)"),
    ("page.jpg", "<!doctype html><p>Größe".encode(), ErrorKind.FILE_REJECTED, "not an image (text)"),
    ("noise.jpg", bytes(range(256)), ErrorKind.FILE_REJECTED, "not an image"),
    ("film.jpg", b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", ErrorKind.FILE_REJECTED, "not an image"),
    ("a.jpg", encoded("PNG"), ErrorKind.FILE_REJECTED, "misnamed: PNG content in a name of JPEG"),
    ("a.png", encoded("JPEG"), ErrorKind.FILE_REJECTED, "misnamed: JPEG content in a name of PNG"),
    ("a.heic", encoded("JPEG"), ErrorKind.FILE_REJECTED, "misnamed: JPEG content in a name of HEIC"),
    ("huge.png", empty_png(60_000, 60_000), ErrorKind.FILE_REJECTED, "too many pixels: 60000 × 60000"),
    ("flat.png", empty_png(100, 0), ErrorKind.FILE_UNREADABLE, "broken"),
    ("a.jpg", _cut("JPEG", 0.9), ErrorKind.FILE_UNREADABLE, "truncated"),
    ("a.jpg", _cut("JPEG", 0.9) + bytes(4096), ErrorKind.FILE_UNREADABLE, "truncated"),
    ("a.jpg", _cut("JPEG", 0.1), ErrorKind.FILE_UNREADABLE, "truncated"),
    ("a.jpg", encoded("JPEG")[:4], ErrorKind.FILE_UNREADABLE, "truncated"),
    (
        "a.jpg",
        with_exif_segment(encoded("JPEG"), camera_exif() + encoded("JPEG", (16, 12)))[:-40],
        ErrorKind.FILE_UNREADABLE,
        "truncated",
    ),
    ("a.png", _cut("PNG", 0.9), ErrorKind.FILE_UNREADABLE, "truncated"),
    ("a.png", encoded("PNG")[:20], ErrorKind.FILE_UNREADABLE, "truncated"),
    ("a.webp", _cut("WEBP", 0.9), ErrorKind.FILE_UNREADABLE, "truncated"),
    ("a.bmp", _cut("BMP", 0.9), ErrorKind.FILE_UNREADABLE, "truncated"),
    ("a.tiff", _tiff_with_its_directory_first(), ErrorKind.FILE_UNREADABLE, "truncated"),
    ("a.avif", _cut("AVIF", 0.9), ErrorKind.FILE_UNREADABLE, "truncated"),
    ("a.gif", encoded("GIF")[:12], ErrorKind.FILE_UNREADABLE, "truncated"),
]


@pytest.mark.parametrize(("name", "content", "kind", "detail"), BAD_FILES)
def test_a_bad_file_is_told_with_its_reason(
    tmp_path: Path, name: str, content: bytes, kind: ErrorKind, detail: str
) -> None:
    file = write(tmp_path / name, content)
    with pytest.raises(Problem) as caught:
        inspect(file)
    assert caught.value.info == ErrorInfo(kind=kind, detail=detail, subject=file.path)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.gif", _cut("GIF", 0.6)),
        ("a.jpg", _jpeg_of_no_height()),
        ("a.tiff", encoded("TIFF")[:40]),
        ("a.tiff", b"II*\0" + b"\xff" * 60),
        ("a.avif", b"\0\0\0\x18ftypavif\0\0\0\0mif1avif"),
        ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x10meta" + bytes(8)),
        ("a.bmp", encoded("BMP")[:18] + b"\xff" * 40),
    ],
)
def test_a_file_that_cannot_be_decoded_is_unreadable(tmp_path: Path, name: str, content: bytes) -> None:
    file = write(tmp_path / name, content)
    with pytest.raises(Problem) as caught:
        inspect(file)
    assert (caught.value.info.kind, caught.value.info.subject) == (ErrorKind.FILE_UNREADABLE, file.path)
    assert caught.value.info.detail
    assert file.path not in caught.value.info.detail


def _folder(path: Path) -> None:
    path.mkdir()


def _named_pipe(path: Path) -> None:
    os.mkfifo(path)


def _nothing(path: Path) -> None:
    pass


def _loop(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize(
    ("make", "detail"),
    [
        (_folder, "not a regular file"),
        (_named_pipe, "not a regular file"),
        (_nothing, "No such file or directory"),
        (_loop, "Too many levels of symbolic links"),
    ],
)
def test_what_took_the_place_of_a_file_is_told_and_never_waited_for(
    tmp_path: Path, make: Callable[[Path], None], detail: str
) -> None:
    path = tmp_path / "a.jpg"
    make(path)
    with pytest.raises(Problem) as caught:
        inspect(FoundFile(str(path), "a.jpg", 1, 1, 1))
    assert caught.value.info == ErrorInfo(kind=ErrorKind.FILE_UNREADABLE, detail=detail, subject=str(path))


def test_heic_is_read(tmp_path: Path) -> None:
    facts = inspect(found(HEIC_SAMPLE))
    assert (facts.format, facts.mime, facts.width, facts.height) == ("heic", "image/heic", 48, 64)


def test_many_files_come_back_in_order_with_progress(tmp_path: Path) -> None:
    files = [write(tmp_path / f"{number}.jpg", encoded("JPEG", (16, number + 1))) for number in range(70)]
    files[40] = write(tmp_path / "40.jpg", b"")
    counts: list[int] = []
    looked = inspect_many(files, on_progress=counts.append)
    assert [file for file, _ in looked] == files
    heights = [facts.height for _, facts in looked if isinstance(facts, ImageFacts)]
    assert heights == [number + 1 for number in range(70) if number != 40]
    assert looked[40][1] == ErrorInfo(kind=ErrorKind.FILE_UNREADABLE, detail="empty file", subject=files[40].path)
    assert counts == list(range(1, 71))


def test_a_slow_disk_is_read_by_several_threads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [write(tmp_path / f"{number}.jpg") for number in range(100)]
    threads: set[str] = set()
    monkeypatch.setattr("backend.media.inspect._SLOW_ALONE_S", 0.0)  # so that any disk counts as slow

    def on_look(path: str, flags: int) -> int:
        threads.add(threading.current_thread().name.split("_")[0])
        return os_open(path, flags)

    os_open = os.open
    monkeypatch.setattr("backend.media.open_image.os.open", on_look)
    looked = inspect_many(files)
    assert all(isinstance(facts, ImageFacts) for _, facts in looked)
    assert [file for file, _ in looked] == files
    assert "inspect" in threads


def test_looking_stops_when_told_to(tmp_path: Path) -> None:
    files = [write(tmp_path / f"{number}.jpg") for number in range(5)]
    stop = threading.Event()
    counts: list[int] = []

    def on_progress(count: int) -> None:
        counts.append(count)
        if count == 3:
            stop.set()

    with pytest.raises(Problem) as caught:
        inspect_many(files, on_progress=on_progress, stop=stop.is_set)
    assert caught.value.info.kind is ErrorKind.CANCELLED
    assert counts == [1, 2, 3]


def test_plain_photos_are_looked_at_without_loading_pillow(tmp_path: Path) -> None:
    write(tmp_path / "a.jpg")
    code = (
        "import sys; from backend.media.scan import discover; from backend.media.inspect import inspect_many;"
        "looked = inspect_many(discover([sys.argv[1]]).galleries[0].files);"
        "assert looked[0][1].width == 64; assert 'PIL.Image' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, timeout=60)
