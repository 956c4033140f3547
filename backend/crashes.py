"""Leaves a report behind when the engine or the window crashes. Nothing of it is ever sent.

Each of them keeps a file while it runs (`crashes/engine.run`) and deletes it at its end. What ends by an exception
writes its report itself. A fatal signal (a crash inside a library) leaves Python's stack in that file, and the next
start makes a report of it. A file without one was left by a process that was killed, or by a power cut: no crash of
Galleon that anybody knows of, so there is no report, only `was_left_open`.

A report is a text file of UTF-8: `Name: value` lines, an empty line, what happened, and the last lines of the log;
without secrets, and without names of people, files and folders (`backend.protocol.covering`). The newest KEPT stay.
"""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TextIO

from backend import __version__
from backend.protocol.folders import Folders

if TYPE_CHECKING:
    from backend.protocol.crash_reports import CrashKind

KEPT = 10
LOG_LINES = 40
LONGEST_TRACE = 30_000
LOOP_COUNT, LOOP_S = 3, 60.0
"""So many crashes within so many seconds are a loop: the next start would crash as well."""
MOST_THAT_WENT_ON = 3
"""Reports of one run about errors that did not end it, one for each place."""
_PROGRAM = Path(__file__).resolve().parent.parent
_SIGNALS = ("Fatal Python error: ", "Windows fatal exception: ")
_NOT_FATAL = "Windows fatal exception: code "
"""Windows tells so of exceptions that a library caught; those that end a process have a name."""


class Watch:
    """One run of a process, made under the lock of its role, so that what it finds is of a process that has ended.

    `cover` replaces the secrets that are known. Never raises: a disk that takes nothing costs the report.
    """

    def __init__(self, folders: Folders, role: str, cover: Callable[[str], str] = lambda text: text) -> None:
        self._folders = folders
        self._folder = folders.crashes_folder
        self._role = role
        self._cover = cover
        self._run_file = self._folder / f"{role}.run"
        self._began_at = time.time()
        self._file: TextIO | None = None
        self._told: set[tuple[str, int]] = set()
        self.was_left_open = False
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with contextlib.suppress(Exception):  # a mistake in here must not keep Galleon from starting
                self._look_back()
            self._file = self._run_file.open("w", encoding="utf-8")
            self._file.write(json.dumps({"began_at": self._began_at, "version": __version__}) + "\n")
            self._file.flush()
            faulthandler.enable(self._file)

    @property
    def is_loop(self) -> bool:
        """The last crashes of this role came so fast that this start would be one more."""
        ends = self._read_ends()[-LOOP_COUNT:]
        return len(ends) == LOOP_COUNT and ends[-1] - ends[0] <= LOOP_S

    def catch_all(self) -> None:
        """Report errors that nobody caught in threads and callbacks of Qt, which go on after them."""
        before, before_in_threads = sys.excepthook, threading.excepthook

        def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            self._went_on(error)
            before(kind, error, trace)

        def caught_in_thread(told: threading.ExceptHookArgs) -> None:
            if told.exc_value is not None:
                self._went_on(told.exc_value)
            before_in_threads(told)

        sys.excepthook = caught
        threading.excepthook = caught_in_thread

    def failed(self, error: BaseException) -> None:
        """This exception ends the process."""
        from backend.protocol.crash_reports import CrashKind

        self._note_end(time.time())
        with contextlib.suppress(Exception):  # what happened is told by who raised it
            self._write(CrashKind.ERROR, _trace_of(error), time.time(), self._began_at, __version__)
        self._told.add(_place_of(error))
        self._close()

    def ended(self) -> None:
        """The process ends in order, or its report is written."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._ends_file.unlink(missing_ok=True)
            self._close()

    def _close(self) -> None:
        if self._file is not None:
            faulthandler.disable()
            with contextlib.suppress(OSError):
                self._file.close()
                self._run_file.unlink(missing_ok=True)
            self._file = None

    # -- the run before --------------------------------------------------------------------------------------

    def _look_back(self) -> None:
        try:
            text = self._run_file.read_text(encoding="utf-8", errors="replace")
            ended_at = self._run_file.stat().st_mtime
        except FileNotFoundError:
            return
        head, _, dump = text.partition("\n")
        if not any(line.startswith(_SIGNALS) and not line.startswith(_NOT_FATAL) for line in dump.splitlines()):
            self.was_left_open = True
            return
        from backend.protocol.crash_reports import CrashKind

        facts: dict[str, Any] = {}
        with contextlib.suppress(ValueError):
            facts = dict(json.loads(head))
        began_at = facts.get("began_at")
        self._note_end(ended_at)
        self._write(
            CrashKind.SIGNAL,
            dump.strip(),
            ended_at,
            began_at if isinstance(began_at, float) else ended_at,
            str(facts.get("version", "")),
        )
        self._run_file.unlink()

    # -- loops -----------------------------------------------------------------------------------------------

    @property
    def _ends_file(self) -> Path:
        return self._folder / f"{self._role}.ends"

    def _note_end(self, at: float) -> None:
        with contextlib.suppress(OSError):
            self._ends_file.write_text(json.dumps([*self._read_ends(), at][-LOOP_COUNT:]), encoding="utf-8")

    def _read_ends(self) -> list[float]:
        try:
            read = json.loads(self._ends_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []
        return [at for at in read if isinstance(at, float)] if isinstance(read, list) else []

    # -- reports ---------------------------------------------------------------------------------------------

    def _went_on(self, error: BaseException) -> None:
        from backend.protocol.crash_reports import CrashKind

        place = _place_of(error)
        if self._file is not None and place not in self._told and len(self._told) < MOST_THAT_WENT_ON:
            self._told.add(place)
            with contextlib.suppress(Exception):
                self._write(CrashKind.WENT_ON, _trace_of(error), time.time(), self._began_at, __version__)

    def _write(self, kind: CrashKind, trace: str, at: float, began_at: float, version: str) -> None:
        import platform
        from datetime import UTC, datetime

        from backend.protocol.covering import without_names
        from backend.protocol.crash_reports import PATTERN, file_name

        moment = datetime.fromtimestamp(at, UTC)
        facts = {
            "Galleon": version,
            "Kind": kind.value,
            "Process": self._role,
            "Time": moment.isoformat(" ", "seconds"),
            "Running for": f"{max(0.0, at - began_at):.0f} s",
            "System": platform.platform(),
            "Python": platform.python_version(),
        }
        head = "\n".join(f"{name}: {value}" for name, value in facts.items())
        said = without_names(self._cover(trace[-LONGEST_TRACE:]), _PROGRAM)
        log = without_names(self._cover(self._last_log_lines()), _PROGRAM)
        text = f"{head}\n\n{said}\n\nLast lines of the log\n{log}\n"
        with contextlib.suppress(OSError):
            path = self._folder / file_name(moment, self._role)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
                file.write(text)
            for old in sorted(self._folder.glob(PATTERN))[:-KEPT]:
                old.unlink()

    def _last_log_lines(self) -> str:
        try:
            with self._folders.log_file.open("rb") as file:
                file.seek(max(0, os.fstat(file.fileno()).st_size - 20_000))
                lines = file.read().decode("utf-8", "replace").splitlines()
        except OSError:
            return ""
        return "\n".join(lines[-LOG_LINES:])


def _trace_of(error: BaseException) -> str:
    import traceback

    return "".join(traceback.format_exception(error)).strip()


def _place_of(error: BaseException) -> tuple[str, int]:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return (trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace is not None else (type(error).__name__, 0)
