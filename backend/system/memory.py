"""What the C library does with freed memory: Galleon runs for months, its engine with some twenty
threads.

glibc gives each thread a heap of its own, up to eight for each core, and keeps what is freed there. Other C libraries
and systems are left as they are.
"""

from __future__ import annotations

import ctypes
import sys

_M_ARENA_MAX = -8  # malloc.h
_HEAPS = 2


def share_heaps() -> None:
    """Let all threads share two heaps; to be called before there are threads. Never raises."""
    if (mallopt := _of_c_library("mallopt")) is not None:
        mallopt(_M_ARENA_MAX, _HEAPS)


def give_back() -> None:
    """Give freed memory back to the system; some milliseconds in which no thread can get any. Never raises."""
    if (malloc_trim := _of_c_library("malloc_trim")) is not None:
        malloc_trim(0)


def _of_c_library(name: str) -> ctypes._NamedFuncPointer | None:
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None), name, None)
