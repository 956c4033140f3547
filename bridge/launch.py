"""How Galleon is started again from outside: by the session, a file manager or the menu."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

HIDDEN = "--hidden"
_MAIN = Path(__file__).resolve().parent.parent / "main.py"


def command() -> list[str]:
    """The program and its first arguments. The installed name is preferred: it stays the same over an upgrade."""
    if not getattr(sys, "frozen", False):
        return [sys.executable, str(_MAIN)]
    installed = shutil.which("galleon")
    if installed is not None and Path(installed).resolve() == Path(sys.executable).resolve():
        return [installed]
    return [sys.executable]


def exec_line(words: list[str], fields: str = "") -> str:
    """An Exec line of a desktop entry; `fields` are field codes such as %F and stand at its end.

    Source: https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
    """
    return " ".join([*map(_quoted, words), *fields.split()])


def _quoted(word: str) -> str:
    escaped = "".join("\\" + c if c in '"`$\\' else c for c in word).replace("%", "%%")
    # The value of a key is unescaped once more before the quoting is read.
    return f'"{escaped}"'.replace("\\", "\\\\")


def shell_line(words: list[str]) -> str:
    """The same for a POSIX shell."""
    return shlex.join(words)
