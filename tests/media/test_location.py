"""The coordinates go, and not one other byte changes: the pixels are compared as bytes and as pictures."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from backend.media import exif, location
from backend.media.inspect import inspect
from tests.media.pictures import camera_exif, encoded, png_chunk, with_exif_segment, write

XMP = (
    b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description dc:title="Alps" '
    b'exif:GPSLatitude="51,30.5N" exif:GPSLongitude=\'7,2.1E\' drone-dji:GpsLatitude="+51.5">'
    b"<exif:GPSAltitude>200/1</exif:GPSAltitude><dc:rights>me</dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>"
)
PLACE = {1: "N", 2: (51.0, 30.0, 29.94), 3: "E", 4: (7.0, 2.0, 6.0), 29: "2026:05:01"}


def real_exif(*, place: bool = True) -> bytes:
    """EXIF as a camera has it, with values outside the directories; without the mark before it."""
    tags = Image.Exif()
    tags[0x010F], tags[0x0110], tags[0x0112], tags[0x0132] = "Maker", "Model X100", 6, "2026:05:01 10:20:30"
    tags.get_ifd(0x8769).update({0x9003: "2026:05:01 10:20:30", 0x829A: 0.004, 0xA434: "Lens 23 mm"})
    if place:
        tags.get_ifd(0x8825).update(PLACE)
    return tags.tobytes().removeprefix(b"Exif\0\0")


def with_xmp_segment(jpeg: bytes, xmp: bytes = XMP) -> bytes:
    content = b"http://ns.adobe.com/xap/1.0/\0" + xmp
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content + jpeg[2:]


def scan_of(jpeg: bytes | bytearray) -> bytes:
    """From the first quantisation table to the end: everything that makes the picture."""
    return bytes(jpeg[jpeg.index(b"\xff\xdb") :])


def facts_of(content: bytes | bytearray) -> tuple[dict[int, object], dict[int, object], dict[int, object]]:
    tags = Image.open(io.BytesIO(content)).getexif()
    main = {tag: value for tag, value in tags.items() if tag not in (0x8769, 0x8825)}
    return main, dict(tags.get_ifd(0x8769)), dict(tags.get_ifd(0x8825))


def blanked(content: bytes, format_: str) -> bytearray:
    data = bytearray(content)
    assert location.blank(data, format_)
    assert len(data) == len(content)
    again = bytearray(data)
    assert not location.blank(again, format_)
    assert again == data
    return data


def test_a_jpeg_keeps_its_image_data_and_the_rest_of_its_exif() -> None:
    before = with_exif_segment(encoded("JPEG", icc_profile=b"profile"), real_exif())
    after = blanked(before, "jpeg")
    assert scan_of(after) == scan_of(before)
    assert after[: before.index(b"Exif")] == before[: before.index(b"Exif")]
    main, more, place = facts_of(after)
    assert place == {}
    assert (main, more) == facts_of(before)[:2]
    assert main[0x0112] == 6
    assert struct.pack("<H", 0x8825) not in after[: after.index(b"\xff\xdb")]
    assert facts_of(before)[2].keys() == PLACE.keys()


@pytest.mark.parametrize("order", ["<", ">"])
def test_both_byte_orders(order: str) -> None:
    before = with_exif_segment(encoded("JPEG"), camera_exif(6, order=order))
    after = blanked(before, "jpeg")
    assert scan_of(after) == scan_of(before)
    found = exif.parse(bytes(after[after.index(b"Exif") :]))
    assert found == exif.Exif(orientation=6, has_gps=False, taken_at="2026-05-01T10:20:30+02:00")


def test_the_coordinates_are_nowhere_in_the_file() -> None:
    rationals = struct.pack("<LLLL", 51, 1, 30, 1)
    before = with_exif_segment(encoded("JPEG"), real_exif())
    assert rationals in before or struct.pack(">LLLL", 51, 1, 30, 1) in before
    after = blanked(before, "jpeg")
    assert rationals not in after
    assert struct.pack(">LLLL", 51, 1, 30, 1) not in after


def test_xmp_loses_its_coordinates_and_keeps_the_rest() -> None:
    before = with_xmp_segment(encoded("JPEG"))
    after = blanked(before, "jpeg")
    assert scan_of(after) == scan_of(before)
    assert b"GPS" not in after
    assert b"Gps" not in after
    assert b'dc:title="Alps"' in after
    assert b"<dc:rights>me</dc:rights>" in after


def test_the_second_picture_behind_the_first_loses_its_place_too() -> None:
    one = with_exif_segment(encoded("JPEG"), real_exif())
    after = blanked(one + one, "jpeg")
    assert after[: len(one)] == after[len(one) :] == blanked(one, "jpeg")


@pytest.mark.parametrize("content", [encoded("JPEG"), with_exif_segment(encoded("JPEG"), real_exif(place=False))])
def test_what_shows_no_place_is_left_alone(content: bytes) -> None:
    data = bytearray(content)
    assert not location.blank(data, "jpeg")
    assert data == content


def test_a_time_without_a_place_is_no_place() -> None:
    tags = Image.Exif()
    tags.get_ifd(0x8825).update({0: b"\2\3\0\0", 29: "2026:05:01"})
    data = bytearray(with_exif_segment(encoded("JPEG"), tags.tobytes().removeprefix(b"Exif\0\0")))
    assert not location.blank(data, "jpeg")


def png_with(*chunks: bytes) -> bytes:
    png = encoded("PNG")
    return png[:33] + b"".join(chunks) + png[33:]


def chunks_of(png: bytes | bytearray) -> list[tuple[bytes, bytes]]:
    found, at = [], 8
    while at < len(png):
        length, kind = struct.unpack_from(">L4s", png, at)
        content = bytes(png[at + 8 : at + 8 + length])
        assert struct.unpack_from(">L", png, at + 8 + length)[0] == zlib.crc32(kind + content)
        found.append((kind, content))
        at += 12 + length
    return found


def test_png_in_every_place_where_it_may_stand() -> None:
    raw = b"\nexif\n%8d\n" % (len(real_exif()) + 6) + (b"Exif\0\0" + real_exif()).hex().encode() + b"\n"
    before = png_with(
        png_chunk(b"eXIf", real_exif()),
        png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
        png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(XMP)),
        png_chunk(b"tEXt", b"Raw profile type exif\0" + raw),
        png_chunk(b"zTXt", b"Raw profile type APP1\0\0" + zlib.compress(raw)),
        png_chunk(b"tEXt", b"Title\0Alps at 51,30.5N"),
    )
    after = blanked(before, "png")
    was, now = dict(chunks_of(before)), chunks_of(after)
    assert [content for kind, content in now if kind == b"IDAT"] == [was[b"IDAT"]]
    assert (b"tEXt", b"Title\0Alps at 51,30.5N") in now
    assert sum(content.startswith(b"Comment\0") for kind, content in now if kind == b"tEXt") == 3
    main, more, place = facts_of(after)
    assert place == {}
    assert (main[0x010F], more[0xA434]) == ("Maker", "Lens 23 mm")
    assert Image.open(io.BytesIO(after)).tobytes() == Image.open(io.BytesIO(before)).tobytes()


@pytest.mark.parametrize("kind", ["WEBP", "TIFF", "AVIF", "JPEG", "PNG"])
def test_what_pillow_writes_in_every_format(kind: str, tmp_path: Path) -> None:
    format_ = kind.lower()
    before = encoded(kind, exif=b"Exif\0\0" + real_exif())
    suffix = {"jpeg": ".jpg"}.get(format_, f".{format_}")
    assert inspect(write(tmp_path / f"before{suffix}", before)).has_gps
    after = blanked(before, format_)
    assert not inspect(write(tmp_path / f"after{suffix}", bytes(after))).has_gps
    assert facts_of(after)[2] == {}
    assert facts_of(after)[0][0x010F] == "Maker"
    opened, original = Image.open(io.BytesIO(after)), Image.open(io.BytesIO(before))
    assert opened.tobytes() == original.tobytes()


def test_webp_with_xmp() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (20, 10), "red").save(buffer, "WEBP", xmp=XMP)
    after = blanked(buffer.getvalue(), "webp")
    assert b"GPS" not in after
    assert Image.open(io.BytesIO(after)).size == (20, 10)


def test_broken_exif_does_no_harm() -> None:
    block = real_exif()
    for place in range(len(block)):
        for value in (0x00, 0xFF):
            odd = bytearray(block)
            odd[place] = value
            before = with_exif_segment(encoded("JPEG"), bytes(odd))
            data = bytearray(before)
            location.blank(data, "jpeg")
            assert len(data) == len(before)
            assert scan_of(data) == scan_of(before)


@pytest.mark.parametrize("format_", ["jpeg", "png", "webp", "tiff", "avif", "heic", "gif", "bmp"])
@pytest.mark.parametrize("content", [b"", b"\0", b"II*\0", b"Exif\0\0MM\0*", b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffeXIf"])
def test_what_is_no_image_at_all_is_left_alone(content: bytes, format_: str) -> None:
    data = bytearray(content)
    assert not location.blank(data, format_)
    assert data == content
