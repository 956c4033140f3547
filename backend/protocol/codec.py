"""Bytes on the pipe: msgpack, one message a frame. Used by any thread; the coders hold no state of a message.

Client to engine: a `Command` or an `Acknowledge`. Engine to client: a `Reply`, a `SnapshotPage` or a `Batch`.
"""

from __future__ import annotations

import functools

import msgspec

from backend.protocol import decoding
from backend.protocol.commands import Command
from backend.protocol.events import Event
from backend.protocol.hosts import HostRow
from backend.protocol.replies import Reply
from backend.protocol.rows import GalleryRow
from backend.protocol.settings import Settings
from backend.protocol.tabs import TabRow
from backend.protocol.templates import TemplateRow


class Acknowledge(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="acknowledge"):
    """The client has taken in batch `number`. The engine sends the next batch only then."""

    number: int


class Batch(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="batch"):
    """Numbers start at 1 after each snapshot and have no gaps; a gap means that a fresh snapshot is due."""

    number: int
    events: tuple[Event, ...]


class SnapshotPage(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="snapshot_page"
):
    """One page of the whole state. Galleries come in queue order; the rest stands on the first page."""

    index: int
    is_last: bool = False
    galleries: tuple[GalleryRow, ...] = ()
    tabs: tuple[TabRow, ...] = ()
    hosts: tuple[HostRow, ...] = ()
    templates: tuple[TemplateRow, ...] = ()
    settings: Settings | None = None
    covers: tuple[tuple[int, str], ...] = ()  # gallery id → picture in the cache folder


ToEngine = Command | Acknowledge
ToClient = Reply | SnapshotPage | Batch

_encoder = msgspec.msgpack.Encoder()

# Made when the first message comes, in the thread that reads: the start has no time for them, and each side needs one.


@functools.cache
def _to_engine() -> msgspec.msgpack.Decoder[ToEngine]:
    with decoding.MAKING:
        return msgspec.msgpack.Decoder(ToEngine)


@functools.cache
def _to_client() -> msgspec.msgpack.Decoder[ToClient]:
    with decoding.MAKING:
        return msgspec.msgpack.Decoder(ToClient)


def encode(message: ToEngine | ToClient) -> bytes:
    return _encoder.encode(message)


def decode_to_engine(data: bytes) -> ToEngine:
    """Raises msgspec.DecodeError or msgspec.ValidationError for anything that is not of the contract."""
    return _to_engine().decode(data)


def decode_to_client(data: bytes) -> ToClient:
    """Raises msgspec.DecodeError or msgspec.ValidationError for anything that is not of the contract."""
    return _to_client().decode(data)
