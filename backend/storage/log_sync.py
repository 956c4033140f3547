"""Brings SQLite's write-ahead log to disk, in a thread of its own: what is committed meanwhile need not wait for that.

A commit with `synchronous=NORMAL` and a sync of the log after it are what `synchronous=FULL` does in one go.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable
from pathlib import Path

sync = getattr(os, "fdatasync", os.fsync)

OnSynced = Callable[[OSError | None], None]


class LogSync:
    """Syncs `window_s` after the first that asks for it; all who ask until then share that sync."""

    def __init__(self, log: Path, window_s: float) -> None:
        self._log = log
        self._window_s = window_s
        self._waiting: queue.SimpleQueue[OnSynced | None] = queue.SimpleQueue()
        self._is_closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="database log", daemon=True)
        self._thread.start()

    def ask(self, on_synced: OnSynced) -> None:
        """`on_synced` is called in the thread, once what was written to the log before this call is on disk; with the
        error when the disk refuses."""
        self._waiting.put(on_synced)

    def close(self) -> None:
        """Sync what was asked for and end the thread."""
        self._is_closing.set()
        self._waiting.put(None)
        self._thread.join()

    def _work(self) -> None:
        is_open = True
        while is_open:
            asking = [self._waiting.get()]
            self._is_closing.wait(self._window_s)
            while not self._waiting.empty():
                asking.append(self._waiting.get())
            told = [on_synced for on_synced in asking if on_synced is not None]
            is_open = len(told) == len(asking)
            error = self._bring_to_disk() if told else None
            for on_synced in told:
                on_synced(error)

    def _bring_to_disk(self) -> OSError | None:
        # SQLite locks the database and its shared memory, never the log: closing a second descriptor drops no lock.
        try:
            descriptor = os.open(self._log, os.O_RDWR | getattr(os, "O_BINARY", 0))
            try:
                sync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            return error
        return None
