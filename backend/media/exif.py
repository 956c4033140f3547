"""Orientation, time and place out of raw EXIF, without decoding a pixel. Pure functions of bytes.

EXIF is a small TIFF file: a byte order mark, then directories of 12-byte entries, anywhere in the block.
"""

from __future__ import annotations

import re
import struct
from datetime import datetime

import msgspec

_ORIENTATION = 0x0112
_EXIF_DIRECTORY = 0x8769
_GPS_DIRECTORY = 0x8825
_TAKEN_AT = 0x9003  # DateTimeOriginal
_TAKEN_AT_ZONE = 0x9011  # OffsetTimeOriginal
_LATITUDE = 0x0002

_MAX_ENTRIES = 512  # a real directory has a few dozen; more means noise
_MAX_TEXT = 32
_LITTLE = (struct.Struct("<H"), struct.Struct("<L"), struct.Struct("<HHLL"))
_BIG = (struct.Struct(">H"), struct.Struct(">L"), struct.Struct(">HHLL"))
_ZONE = re.compile(r"[+-]\d\d:\d\d")


class Exif(msgspec.Struct, frozen=True, gc=False):
    """`orientation` is 1 to 8; 5 to 8 swap width and height. `taken_at` is ISO 8601 in the camera's time, with its
    zone where it is known, or empty."""

    orientation: int = 1
    has_gps: bool = False
    taken_at: str = ""

    @property
    def swaps_sides(self) -> bool:
        return self.orientation >= 5


NO_EXIF = Exif()


def parse(block: bytes) -> Exif:
    """Of a whole EXIF block, with or without its `Exif\\0\\0` mark. What cannot be read is as if it were not there."""
    return _Block(block.removeprefix(b"Exif\0\0")).facts()


def parse_start(start: bytes) -> Exif | None:
    """Of the first bytes of a block; None when something wanted lies behind them and `parse` needs the rest."""
    block = _Block(start)
    facts = block.facts()
    return None if block.points_beyond else facts


def from_values(*, orientation: int, has_gps: bool, taken_at: str, zone: str) -> Exif:
    """The same from the values of the tags, with times as EXIF writes them (`2026:05:01 10:20:30`, `+02:00`)."""
    return Exif(orientation if 1 <= orientation <= 8 else 1, has_gps, _iso(taken_at, zone))


class _Block:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._is_big = data.startswith(b"MM\0*")
        self._short, self._long, self._entry = _BIG if self._is_big else _LITTLE
        self.points_beyond = False

    def facts(self) -> Exif:
        data = self._data
        if not (self._is_big or data.startswith(b"II*\0")) or len(data) < 8:
            return NO_EXIF
        main = self._directory(self._long.unpack_from(data, 4)[0])
        more = self._directory(main[_EXIF_DIRECTORY][1]) if _EXIF_DIRECTORY in main else {}
        orientation = main[_ORIENTATION][1] if _ORIENTATION in main else 1
        return from_values(
            orientation=orientation >> 16 if self._is_big else orientation & 0xFFFF,  # two bytes in a place for four
            has_gps=_GPS_DIRECTORY in main and _LATITUDE in self._directory(main[_GPS_DIRECTORY][1]),
            taken_at=self._text(*more[_TAKEN_AT]) if _TAKEN_AT in more else "",
            zone=self._text(*more[_TAKEN_AT_ZONE]) if _TAKEN_AT_ZONE in more else "",
        )

    def _directory(self, offset: int) -> dict[int, tuple[int, int]]:
        """Tag → how many values, and the value itself or where it stands."""
        data = self._data
        if offset + 2 > len(data):
            self.points_beyond = True
            return {}
        (count,) = self._short.unpack_from(data, offset)
        entries = data[offset + 2 : offset + 2 + 12 * min(count, _MAX_ENTRIES)]
        if len(entries) < 12 * count:
            self.points_beyond = True
            entries = entries[: len(entries) // 12 * 12]
        return {tag: (count, value) for tag, _, count, value in self._entry.iter_unpack(entries)}

    def _text(self, count: int, offset: int) -> str:
        end = offset + min(count, _MAX_TEXT)
        if end > len(self._data):
            self.points_beyond = True
        return self._data[offset:end].decode("ascii", "replace")


def _iso(taken_at: str, zone: str) -> str:
    moment = f"{taken_at[:4]}-{taken_at[5:7]}-{taken_at[8:10]}T{taken_at[11:19]}"
    try:
        datetime.fromisoformat(moment)
    except ValueError:  # no time at all, or 0000:00:00, which is what a camera without a clock writes
        return ""
    return moment + (zone[:6] if _ZONE.match(zone) else "")
