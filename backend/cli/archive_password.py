"""The password of a locked archive: from the environment, from standard input, or typed without echo.

Never an argument: those are seen by every program of this computer.
"""

from __future__ import annotations

import contextlib
import getpass
import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from backend.cli.sentences import printable

VARIABLE = "GALLEON_ARCHIVE_PASSWORD"
TRIES = 3


@dataclass
class Passwords:
    """What to try for each locked archive, one after the other. `from_input`: the first line of standard input."""

    from_input: bool = False
    _given: list[str] = field(default_factory=list, repr=False)
    _tried: dict[int, int] = field(default_factory=dict)
    _is_read: bool = False

    def next(self, gallery_id: int, name: str) -> str:
        """The next one for this gallery; empty when there is none to try."""
        given = self._all_given()
        number = self._tried.get(gallery_id, 0)
        self._tried[gallery_id] = number + 1
        if number < len(given):
            return given[number]
        if number >= len(given) + TRIES or self.from_input or not sys.stdin.isatty():
            return ""
        typed = _asked(name, is_again=number > 0)
        if typed:
            given.append(typed)  # others may have the same
            self._tried[gallery_id] = len(given)
        return typed

    def _all_given(self) -> list[str]:
        if not self._is_read:
            self._is_read = True
            lines = [os.environ.get(VARIABLE, "")]
            if self.from_input:
                lines.append(sys.stdin.readline().rstrip("\r\n"))
            self._given = [line for line in lines if line]
        return self._given


def _asked(name: str, *, is_again: bool) -> str:
    if is_again:
        print(f"That does not open {printable(name)}.", file=sys.stderr)
    with _interruptible(), contextlib.suppress(EOFError, KeyboardInterrupt):
        return getpass.getpass(f"Password of {printable(name)}: ")
    return ""


@contextlib.contextmanager
def _interruptible() -> Iterator[None]:
    """Ctrl-C leaves the question, not the whole run."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
