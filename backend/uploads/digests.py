"""What some hosts want to know of a file before it is sent. Each is worked out once, however many hosts ask."""

from __future__ import annotations

import asyncio
import hashlib
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from types import MappingProxyType
from weakref import WeakValueDictionary

from backend.errors import problem
from backend.protocol.errors import ErrorKind
from backend.uploads.http import Digest, Source
from backend.uploads.segments import files_of, open_segment
from backend.uploads.source_file import check_unchanged

_FIRST_BYTES = 5 * 1024 * 1024
_BUFFER_BYTES = 1 << 20
_THREADS = ThreadPoolExecutor(max_workers=2, thread_name_prefix="digest")
"""Apart from the threads that read what is being sent: a digest reads for as long as the file is large."""


class DigestCache:
    """The digests of the sources that were asked for last. Used from one event loop."""

    def __init__(self, max_sources: int = 500) -> None:
        self._max_sources = max_sources
        self._known: dict[Source, dict[Digest, str]] = {}
        self._turns: WeakValueDictionary[Source, asyncio.Lock] = WeakValueDictionary()

    async def digests(self, source: Source, wanted: frozenset[Digest]) -> Mapping[Digest, str]:
        """At least the `wanted` ones, in lower-case hexadecimal digits; of an archive those of the ZIP.

        Reads the source once for all that are not known yet. Whoever asks for the same source meanwhile waits for
        that. Raises Problem(FILE_CHANGED, FILE_UNREADABLE).
        """
        async with self._turns.setdefault(source, asyncio.Lock()):
            known = self._known.get(source, {})
            if missing := wanted - known.keys():
                known = known | await _read(source, missing)
            self._known.pop(source, None)
            self._known[source] = known  # the one that was asked for last stands last
            if len(self._known) > self._max_sources:
                del self._known[next(iter(self._known))]
            return MappingProxyType(known)


_CACHE = DigestCache()


async def digests(source: Source, wanted: frozenset[Digest]) -> Mapping[Digest, str]:
    """`DigestCache.digests`, from the one cache of this process."""
    return await _CACHE.digests(source, wanted)


async def _read(source: Source, wanted: frozenset[Digest]) -> dict[Digest, str]:
    stop = threading.Event()
    try:
        return await asyncio.get_running_loop().run_in_executor(_THREADS, _work_out, source, wanted, stop)
    finally:
        stop.set()  # a thread whose upload was cancelled ends at its next buffer


def _work_out(source: Source, wanted: frozenset[Digest], stop: threading.Event) -> dict[Digest, str]:
    whole = {digest: hashlib.new(digest, usedforsecurity=False) for digest in wanted - {Digest.SHA1_5MIB}}
    first = hashlib.sha1(usedforsecurity=False)
    buffer = memoryview(bytearray(min(_BUFFER_BYTES, source.size_bytes)))
    end = source.size_bytes if whole else min(source.size_bytes, _FIRST_BYTES)
    reading = open_segment(source)
    try:
        for start in range(0, end, _BUFFER_BYTES):
            if stop.is_set():
                raise problem(ErrorKind.CANCELLED)
            part = buffer[: source.size_bytes - start]
            reading.fill(part)
            for hash_ in whole.values():
                hash_.update(part)
            if start < _FIRST_BYTES:
                first.update(part)
    finally:
        reading.close()
    for file in files_of(source):
        check_unchanged(file)
    found = {digest: hash_.hexdigest() for digest, hash_ in whole.items()}
    return found | ({Digest.SHA1_5MIB: first.hexdigest()} if Digest.SHA1_5MIB in wanted else {})
