"""Decoders of structs, made one at a time.

What msgspec (0.22) needs to know of a struct is worked out when it is first decoded, and noted before it is complete:
a second thread that decodes the same struct meanwhile takes the process with it. Here one thread works it out, and the
others wait. That goes for structs alone: `msgspec.json.decode(text, type=dict[str, str])` needs no care.
"""

from __future__ import annotations

import threading
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

MAKING = threading.RLock()
"""Held while a decoder is made."""

_made: dict[object, msgspec.json.Decoder[Any]] = {}


def json_decoder(wanted: type[T]) -> msgspec.json.Decoder[T]:
    """The decoder of this type, the same one each time. Any thread."""
    decoder = _made.get(wanted)
    if decoder is None:
        with MAKING:
            decoder = _made[wanted] = msgspec.json.Decoder(wanted)
    return decoder


def from_json(data: bytes | str, wanted: type[T]) -> T:
    """Raises msgspec.DecodeError or msgspec.ValidationError. Any thread."""
    return json_decoder(wanted).decode(data)


def converted(value: object, wanted: type[T], *, strict: bool = True) -> T:
    """Plain lists and mappings as this type; texts become numbers unless `strict`. Raises msgspec.ValidationError. Any
    thread.
    """
    json_decoder(wanted)
    return msgspec.convert(value, wanted, strict=strict)
