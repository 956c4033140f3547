from __future__ import annotations

import pytest

from backend.media.formats import MIMES, archive_kind, archive_suffix, named_format, sniff
from tests.media.pictures import encoded

PILLOW_NAMES = {
    "jpeg": "JPEG",
    "png": "PNG",
    "gif": "GIF",
    "webp": "WEBP",
    "bmp": "BMP",
    "tiff": "TIFF",
    "avif": "AVIF",
    "heic": None,  # pi_heif reads only
}


@pytest.mark.parametrize(("kind", "pillow_name"), [(k, v) for k, v in PILLOW_NAMES.items() if v])
def test_knows_a_format_by_its_first_bytes(kind: str, pillow_name: str) -> None:
    assert sniff(encoded(pillow_name)[:32]) == kind


def test_every_format_has_a_mime_type() -> None:
    assert set(MIMES) == set(PILLOW_NAMES)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "heic"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf", "avif"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", None),
        (b"BMW owners of the world, unite", None),
        (b"", None),
        (b"\xff\xd8", None),
        (b"<html>", None),
    ],
)
def test_tells_images_from_their_look_alikes(head: bytes, kind: str | None) -> None:
    assert sniff(head) == kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.JPG", "jpeg"), ("a.b.jpeg", "jpeg"), ("a.heif", "heic"), ("jpg", None), ("a.txt", None), ("a.jpg ", None)],
)
def test_reads_the_format_out_of_a_name(name: str, kind: str | None) -> None:
    assert named_format(name) == kind


@pytest.mark.parametrize(
    ("name", "suffix", "kind"),
    [
        ("Roll 017.zip", ".zip", "zip"),
        ("Comic.CBZ", ".CBZ", "zip"),
        ("a.7z", ".7z", "7z"),
        ("v1.2.tar.gz", ".tar.gz", "tar"),
        ("a.tgz", ".tgz", "tar"),
        ("a.tar.xz", ".tar.xz", "tar"),
        ("a.tar.bz2", ".tar.bz2", "tar"),
        ("a.tar", ".tar", "tar"),
        ("a.gz", None, None),
        ("zip", None, None),
        (".zip", None, None),
    ],
)
def test_reads_the_kind_of_archive_out_of_a_name(name: str, suffix: str | None, kind: str | None) -> None:
    assert (archive_suffix(name), archive_kind(name)) == (suffix, kind)
