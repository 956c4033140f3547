"""BLAKE3 digests of files, and of a gallery by its files. Blocking; called in worker threads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from blake3 import blake3

from backend.errors import problem
from backend.protocol.errors import ErrorKind

_BUFFER_BYTES = 1 << 20


def file_digest(path: Path, *, stop: Callable[[], bool] = lambda: False) -> str:
    """BLAKE3 of the content, 64 hex digits. Releases the GIL while it works.

    Raises Problem(FILE_UNREADABLE) when the system does not let it be read, Problem(CANCELLED) once `stop` says so.
    """
    digest = blake3()
    try:
        with path.open("rb", buffering=0) as file:
            buffer = memoryview(bytearray(_BUFFER_BYTES))
            while count := file.readinto(buffer):
                if stop():
                    raise problem(ErrorKind.CANCELLED)
                digest.update(buffer[:count])
    except (OSError, ValueError) as error:
        detail = error.strerror if isinstance(error, OSError) else None
        raise problem(ErrorKind.FILE_UNREADABLE, detail or str(error), subject=str(path)) from error
    return digest.hexdigest()


def names_digest(files: Iterable[tuple[str, int]]) -> str:
    """One digest of names and sizes in bytes, in any order; capital letters make no difference."""
    whole = blake3()
    for name, size_bytes in sorted((name.casefold(), size_bytes) for name, size_bytes in files):
        whole.update(f"{name}\0{size_bytes}\n".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def gallery_digest(file_digests: Iterable[str]) -> str:
    """One digest of all files: the same for the same contents under other names, in another order or folder."""
    whole = blake3()
    for digest in sorted(file_digests):
        whole.update(bytes.fromhex(digest))
    return whole.hexdigest()
