"""What a new engine process is told by whoever starts it (pickled by multiprocessing)."""

from __future__ import annotations

from dataclasses import dataclass

from backend.protocol.folders import Folders


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """`leave_after_idle_s`: with no client and nothing left to do, the engine leaves after this many seconds."""

    folders: Folders
    leave_after_idle_s: float = 10.0
