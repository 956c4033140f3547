"""Starts the engine process, or finds one that runs. No Qt here: main.py calls this before Qt is imported.

The engine outlives a killed window: nothing here ends it but `Shutdown`.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from backend.protocol import PROTOCOL_VERSION
from backend.protocol.address import address_of, connect
from backend.protocol.bundle import engine_program
from backend.protocol.codec import Batch, SnapshotPage, decode_to_client, encode
from backend.protocol.commands import AddPaths, Command, Hello, ShowWindow
from backend.protocol.engine_options import EngineOptions
from backend.protocol.folders import Folders
from backend.protocol.hosts_import import CUSTOM_UPLOADER
from backend.protocol.pipes import one_way_pipe
from backend.protocol.replies import PathsAdded, Reply, Welcome

RunEngine = Callable[..., None]
"""Spawn target: `run(reader, writer, options)`, where `reader` is what the engine reads from."""

CONNECT_S = 2.0
ANSWER_S = 5.0


@dataclass(slots=True)
class EngineConnection:
    """Ways to and from one engine. `process` is None when somebody else started it."""

    reader: Connection
    writer: Connection
    process: BaseProcess | None = None


class BackendProcess:
    """Knows how to get an engine: attach to the one that runs, otherwise start one. Any thread, one at a time.

    Without `folders` there is no other engine to look for (the demo).
    """

    def __init__(self, folders: Folders | None, target: RunEngine, options: object = None) -> None:
        self._address = address_of(folders.state) if folders is not None else None
        self._target = target
        self._options = options if options is not None or folders is None else EngineOptions(folders=folders)
        self.first: EngineConnection | None = None

    def hand_over(self, paths: list[str]) -> bool:
        """When another window is there, give it these absolute paths, bring it forward, and return True.

        Custom uploaders of ShareX it imports itself, because that may need an answer.
        """
        uploaders = tuple(path for path in paths if path.lower().endswith(CUSTOM_UPLOADER))
        galleries = tuple(path for path in paths if path not in uploaders)
        connection = self._connect()
        if connection is None:
            return False
        try:
            hello = Hello(request_id=1, protocol_version=PROTOCOL_VERSION, client="second_start", pid=os.getpid())
            answer = _ask(connection, hello)
            if not isinstance(answer, Welcome) or not answer.has_window:
                return False
            added = _ask(connection, AddPaths(request_id=2, paths=galleries)) if galleries else None
            told = added if isinstance(added, PathsAdded) else None
            _ask(connection, ShowWindow(request_id=3, added=told, uploaders=uploaders))
        except (EOFError, OSError):
            return False  # it is just leaving: this start becomes the first one
        finally:
            connection.close()
        return True

    def start(self) -> None:
        """Get the engine under way before Qt is imported; the window takes it from `first`."""
        self.first = self.launch()

    def launch(self) -> EngineConnection:
        """Raises OSError when no process can be started."""
        connection = self._connect()
        return EngineConnection(connection, connection) if connection is not None else self.spawn()

    def _connect(self) -> Connection | None:
        return connect(self._address, CONNECT_S) if self._address is not None else None

    def spawn(self) -> EngineConnection:
        """Raises OSError when no process can be started."""
        context = multiprocessing.get_context("spawn")
        _use_engine_executable()
        engine_reader, writer = one_way_pipe(context)
        reader, engine_writer = one_way_pipe(context)
        process = context.Process(
            target=self._target, args=(engine_reader, engine_writer, self._options), name="galleon-engine", daemon=False
        )
        process.start()
        engine_reader.close()
        engine_writer.close()
        _never_wait_for(process)
        return EngineConnection(reader, writer, process)


def _use_engine_executable() -> None:
    """In a bundle the engine is a second program beside the window's, one without Qt."""
    program = engine_program()
    if program is not None:
        multiprocessing.set_executable(str(program))
        # otherwise the child would run the window's main script again
        sys.modules["__main__"].__file__ = None


def _never_wait_for(process: BaseProcess) -> None:
    """Keep multiprocessing's exit handler from joining the engine, which may have reason to live on."""
    multiprocessing.process._children.discard(process)  # type: ignore[attr-defined]


def _ask(connection: Connection, command: Command) -> Reply:
    """Send one command and wait for its reply, passing over events. Raises EOFError or OSError (TimeoutError too)."""
    connection.send_bytes(encode(command))
    while connection.poll(ANSWER_S):
        message = decode_to_client(connection.recv_bytes())
        if not isinstance(message, SnapshotPage | Batch) and message.request_id == command.request_id:
            return message
    raise TimeoutError("the engine does not answer")


class RestartPolicy:
    """When a dead engine is started again: after 0.5, 1, 2, 4, 8 s, five times in five minutes. Pure."""

    DELAYS_S = (0.5, 1.0, 2.0, 4.0, 8.0)
    WINDOW_S = 300.0

    def __init__(self) -> None:
        self._ends: deque[float] = deque()

    def delay_after_end(self, now: float) -> float | None:
        """The engine ended at `now` (any steady clock): seconds until the next start, or None to give up."""
        while self._ends and now - self._ends[0] >= self.WINDOW_S:
            self._ends.popleft()
        if len(self._ends) >= len(self.DELAYS_S):
            return None
        delay = self.DELAYS_S[len(self._ends)]
        self._ends.append(now)
        return delay

    def forget(self) -> None:
        """The person asks to try again: all tries are there again."""
        self._ends.clear()
