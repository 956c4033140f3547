"""How values that SQLite does not know are stored: errors and pairs as JSON text, inodes as signed numbers."""

from __future__ import annotations

import msgspec

from backend.protocol import decoding
from backend.protocol.errors import ErrorInfo, ErrorKind

StoredValue = str | int | float | None

_error_decoder = decoding.json_decoder(ErrorInfo)
_pairs_decoder = msgspec.json.Decoder(dict[str, str])
_UNSIGNED = 0xFFFF_FFFF_FFFF_FFFF


def to_stored(value: object) -> StoredValue:
    """The form in which SQLite keeps `value`. Raises TypeError for what no column holds."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, ErrorInfo):
        return msgspec.json.encode(value).decode()
    if isinstance(value, tuple):
        return msgspec.json.encode(dict(value)).decode()
    raise TypeError(f"no column holds a {type(value).__name__}")


def error_from_stored(text: str | None) -> ErrorInfo | None:
    """An error that this version cannot read any more keeps its text, as kind BUG: a row is never lost for it."""
    if text is None:
        return None
    try:
        return _error_decoder.decode(text)
    except msgspec.DecodeError:
        return ErrorInfo(kind=ErrorKind.BUG, detail=text)


def pairs_from_stored(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(_pairs_decoder.decode(text).items())


def signed_inode(inode: int) -> int:
    """Some file systems number files up to 2**64 - 1; SQLite stops at 2**63 - 1. Of longer numbers (ReFS) the end is
    kept."""
    inode &= _UNSIGNED
    return inode - (1 << 64) if inode >> 63 else inode


def inode_from_stored(inode: int) -> int:
    return inode & _UNSIGNED
