"""One engine, and one window, at a time for each set of data."""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class EngineLock:
    """Held by the open file, so the system itself releases it when the process ends, however it ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def acquire(cls, state_folder: Path, role: str = "engine") -> EngineLock | None:
        """None when another process holds it for this role. Raises OSError when the file cannot be made there."""
        state_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(state_folder / f"{role}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _try_lock(descriptor)
        except (BlockingIOError, PermissionError):
            os.close(descriptor)
            return None
        except BaseException:
            os.close(descriptor)
            raise
        return cls(descriptor)

    def release(self) -> None:
        """A second call does nothing. The file stays: deleting it would let two processes hold two files."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
