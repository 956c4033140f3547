"""A whole Galleon for one test: its own home, real processes, and clients that speak the contract."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from backend.cli.client import Client
from backend.protocol.address import address_of, connect
from backend.protocol.commands import AddPaths, FollowUploads, RequestSnapshot, Shutdown, StartGalleries, WatchGallery
from backend.protocol.events import Event, FilesListed, FilesPatched
from backend.protocol.folders import folders_under
from backend.protocol.replies import Done, PathsAdded
from backend.protocol.rows import FileRow, GalleryRow, GalleryState

ROOT = Path(__file__).parents[2]
PROGRAM = (
    [os.environ["GALLEON_PROGRAM"]] if "GALLEON_PROGRAM" in os.environ else [sys.executable, str(ROOT / "main.py")]
)
"""What is tested: the sources, or the installed program that `make package-check` names."""
ENDED = (GalleryState.COMPLETED, GalleryState.INCOMPLETE, GalleryState.FAILED)


@dataclass(frozen=True)
class Finished:
    """What a command line left: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    def images(self, status: str = "") -> list[dict[str, Any]]:
        return [line for line in self.lines if line["type"] == "image" and status in ("", line["status"])]

    def galleries(self) -> list[dict[str, Any]]:
        return [line for line in self.lines if line["type"] == "gallery"]


class Home:
    """One installation. `environment` is added to that of every process."""

    def __init__(self, folder: Path, environment: Mapping[str, str] = {}) -> None:
        self.path = folder
        self.folders = folders_under(folder)
        cleaned = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("GALLEON_") and name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        }
        self.environment = {
            **cleaned,
            "GALLEON_HOME": str(folder),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "PYTHONWARNINGS": "default::ResourceWarning",
            **environment,
        }
        self._clients: list[Attached] = []
        self._programs: list[subprocess.Popen[str]] = []

    # -- command lines ---------------------------------------------------------------------------------------

    def run(self, *arguments: str | Path, stdin: str = "", timeout_s: float = 60.0) -> Finished:
        """Run a command line to its end; its output ends with it, whatever the engine does."""
        program = self.start(*arguments)
        try:
            out, err = program.communicate(stdin, timeout=timeout_s)
        except subprocess.TimeoutExpired:
            program.kill()
            out, err = program.communicate()
            raise AssertionError(f"{arguments} did not end; stdout {out!r}, stderr {err!r}") from None
        return Finished(program.returncode, out, err)

    def start(self, *arguments: str | Path, **environment: str) -> subprocess.Popen[str]:
        """Begin a command line."""
        program = subprocess.Popen(
            [*PROGRAM, *map(str, arguments)],
            env=self.environment | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="surrogateescape",
        )
        self._programs.append(program)
        return program

    # -- the engine ------------------------------------------------------------------------------------------

    def settings(self, text: str) -> None:
        """Write the settings file; the next engine reads it."""
        self.folders.config.mkdir(parents=True, exist_ok=True)
        self.folders.settings_file.write_text(text, encoding="utf-8")

    def attach(self) -> Attached:
        """A client of the running engine; one is started if there is none."""
        self.start_engine()
        found: list[Any] = []
        # One that is just starting does not listen yet.
        until(lambda: found or found.extend(filter(None, [connect(address_of(self.folders.state), 10.0)])))
        client = Attached(Client(found[0], found[0]))
        self._clients.append(client)
        return client

    def start_engine(self) -> None:
        """As a person would: with any command."""
        if not self.engines():
            status = self.run("status")
            assert status.code == 0, status.err

    def engines(self) -> list[psutil.Process]:
        """The engine's process, if one runs."""
        return [process for process in self.processes() if is_engine(process)]

    def processes(self) -> list[psutil.Process]:
        """Everything that runs for this home, besides this test."""
        found = []
        for process in psutil.process_iter():
            try:
                if process.pid != os.getpid() and process.environ().get("GALLEON_HOME") == str(self.path):
                    found.append(process)
            except psutil.Error:
                continue
        return list(filter(is_alive, found))

    def windows(self) -> list[psutil.Process]:
        """Programs that are no engine and no command of a test: the program without arguments."""
        return [process for process in self.processes() if command_line(process)[-len(PROGRAM) :] == PROGRAM]

    def kill_engine(self) -> None:
        """kill -9, and wait until the system has taken it away."""
        engines = self.engines()
        for engine in engines:
            engine.send_signal(signal.SIGKILL)
        until(lambda: not any(map(is_alive, engines)))

    def stop_engine(self) -> None:
        """End the engine in order."""
        engines = self.engines()
        if engines:
            with self.attach() as client:
                client.ask(Shutdown())
            until(lambda: not any(map(is_alive, engines)), what="for the engine's end")

    def log(self) -> str:
        try:
            return self.folders.log_file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return ""

    def close(self) -> None:
        """End every process of this home, whatever became of the test."""
        for client in self._clients:
            client.close()
        left = self.processes()
        for process in left:
            try:
                process.kill()
            except psutil.NoSuchProcess:
                continue
        until(lambda: not any(map(is_alive, left)))
        for program in self._programs:
            program.kill()
            program.communicate()


class Attached:
    """A client of the contract with short words for tests; a context manager that leaves at its end."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.heard: list[Event] = []
        self.welcome = client.hello()
        client.load()

    def __enter__(self) -> Attached:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.client.close()

    def ask(self, command: Any, wanted: Any = Done) -> Any:
        return self.client.ask(command, wanted)

    def add(self, *paths: Path, **fields: Any) -> list[int]:
        """Add and, unless told otherwise, start; the ids of the new galleries."""
        fields.setdefault("start", True)
        added: PathsAdded = self.ask(AddPaths(paths=tuple(map(str, paths)), **fields), PathsAdded)
        assert not added.refused, added.refused
        self.until(lambda: all(gallery_id in self.client.galleries for gallery_id in added.gallery_ids))
        return list(added.gallery_ids)

    def start(self, *ids: int) -> None:
        self.ask(StartGalleries(ids=ids))

    def follow(self, *ids: int) -> None:
        self.ask(FollowUploads(gallery_ids=ids))

    def row(self, gallery_id: int) -> GalleryRow:
        self.take()
        return self.client.galleries[gallery_id]

    def rows(self) -> list[GalleryRow]:
        """In queue order."""
        self.take()
        return sorted(self.client.galleries.values(), key=lambda row: (row.position, row.id))

    def take(self, timeout_s: float = 0.0) -> None:
        """Hear what has come, waiting at most `timeout_s` for the first."""
        while events := list(self.client.events(timeout_s)):
            self.heard += events
            timeout_s = 0.0

    def until(self, condition: Callable[[], Any], timeout_s: float = 40.0) -> None:
        end = time.monotonic() + timeout_s
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain; rows: {list(self.client.galleries.values())}")
            self.take(0.1)

    def until_state(self, gallery_id: int, *states: GalleryState) -> GalleryRow:
        self.until(lambda: gallery_id in self.client.galleries and self.row(gallery_id).state in states)
        return self.row(gallery_id)

    def until_ended(self, gallery_id: int) -> GalleryRow:
        return self.until_state(gallery_id, *ENDED)

    def reload(self) -> None:
        self.ask(RequestSnapshot())
        self.client.load()

    def files(self, gallery_id: int) -> list[FileRow]:
        """All files of a gallery, as a window that opens it sees them."""
        self.heard = [event for event in self.heard if not isinstance(event, FilesListed | FilesPatched)]
        self.ask(WatchGallery(gallery_id=gallery_id))
        self.until(lambda: any(isinstance(event, FilesListed) and event.is_last for event in self.heard))
        self.ask(WatchGallery(gallery_id=None))
        return [row for event in self.heard if isinstance(event, FilesListed) for row in event.rows]

    def of_kind(self, kind: type[Event] | Any) -> list[Any]:
        self.take()
        return [event for event in self.heard if isinstance(event, kind)]


def is_engine(process: psutil.Process) -> bool:
    """Python's `spawn` starts it; its tracker process is no engine."""
    line = " ".join(command_line(process))
    return "multiprocessing.spawn" in line or "multiprocessing-fork" in line


def command_line(process: psutil.Process) -> list[str]:
    """Empty once it has ended."""
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def is_alive(process: psutil.Process) -> bool:
    """False also for what has ended and only waits for its parent to notice."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def until(condition: Callable[[], Any], timeout_s: float = 40.0, what: str = "") -> None:
    """Wait for something outside: a file, a process, a count."""
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end, f"waited in vain {what}"
        time.sleep(0.02)


class Reader:
    """Reads a program's stdout line by line as it comes."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        self.lines: list[dict[str, Any]] = []
        self._program = program
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        assert self._program.stdout is not None
        for line in self._program.stdout:
            self.lines.append(json.loads(line))

    def finish(self, timeout_s: float = 60.0) -> Finished:
        assert self._program.stderr is not None
        self._program.wait(timeout_s)
        self._thread.join(timeout_s)
        out = "\n".join(json.dumps(line) for line in self.lines)
        return Finished(self._program.returncode, out, self._program.stderr.read())


def stored_names(stats: Mapping[str, Any]) -> list[str]:
    return sorted(stats["file_names"])


def sha256_of(paths: Iterable[Path]) -> set[str]:
    import hashlib

    return {hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
