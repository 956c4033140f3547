"""Which uploads were begun on tus servers and can be continued, also after a restart. One small JSON file."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from backend.protocol import decoding
from backend.uploads.http import Source

_MAX_UPLOADS = 1000
_KEPT_S = 30 * 24 * 3600.0


class Begun(msgspec.Struct, frozen=True):
    """`location` is the address of the upload on the server; `begun_at` Unix time."""

    location: str
    begun_at: float


class TusUploads:
    """By server, remote gallery and content of the file as it was on disk. Used from one event loop; blocks for one
    small file. What cannot be read or written is left out: then an upload begins anew."""

    def __init__(self, path: Path, *, now: Callable[[], float] = time.time) -> None:
        self._path = path
        self._now = now
        self._known: dict[str, Begun] | None = None

    def get(self, key: str) -> str:
        """The location of an upload that was begun, or empty."""
        found = self._all().get(key)
        return found.location if found is not None else ""

    def put(self, key: str, location: str) -> None:
        known = self._all()
        known.pop(key, None)
        known[key] = Begun(location, self._now())
        while len(known) > _MAX_UPLOADS:
            del known[next(iter(known))]
        self._write()

    def forget(self, key: str) -> None:
        if self._all().pop(key, None) is not None:
            self._write()

    def _all(self) -> dict[str, Begun]:
        if self._known is None:
            try:
                self._known = decoding.from_json(self._path.read_bytes(), dict[str, Begun])
            except (OSError, msgspec.DecodeError):
                self._known = {}
            oldest = self._now() - _KEPT_S
            self._known = {key: one for key, one in self._known.items() if one.begun_at > oldest}
        return self._known

    def _write(self) -> None:
        beside = self._path.with_suffix(".new")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)  # a location may be a secret
            with os.fdopen(descriptor, "wb") as file:
                file.write(msgspec.json.encode(self._known))
            beside.replace(self._path)


def upload_key(address: str, account_key: str, gallery_id: int, name: str, source: Source) -> str:
    """The same for the same file in the same gallery on the same server, and for nothing else."""
    told = repr((address, account_key, gallery_id, name, source)).encode(errors="surrogatepass")
    return hashlib.sha256(told).hexdigest()
