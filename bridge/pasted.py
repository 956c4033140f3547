"""What lies in a pasted text: paths, addresses of files, addresses of the web. Told without waiting for long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QUrl

LONGEST_TEXT = 200_000
"""Characters. A thousand paths are less; a whole book on the clipboard is no list of files."""
_MOST_LINES = 2_000
_LONGEST_PATH = 4_096


@dataclass(frozen=True, slots=True)
class Pasted:
    """`paths` exist. `has_web` says that there are addresses of the web; `is_too_long` that nobody looked."""

    paths: tuple[Path, ...] = ()
    has_web: bool = False
    is_too_long: bool = False


def look_at_text(text: str) -> Pasted:
    """Paths and `file:` addresses that exist, one a line, quoted or not."""
    if len(text) > LONGEST_TEXT:
        return Pasted(is_too_long=True)
    paths: dict[Path, None] = {}
    has_web = False
    for line in _lines(text):
        if line.lower().startswith(("http://", "https://")):
            has_web = True
        elif (path := _path(line)) is not None:
            paths[path] = None
    return Pasted(tuple(paths), has_web)


def _lines(text: str) -> Iterator[str]:
    lines = (line.strip().strip("\"'") for line in text.splitlines())
    return islice((line for line in lines if line and len(line) <= _LONGEST_PATH), _MOST_LINES)


def _path(line: str) -> Path | None:
    if line.lower().startswith("file:"):
        line = QUrl(line).toLocalFile()
    try:
        path = Path(line).expanduser() if line.startswith("~") else Path(line)
        return path if path.is_absolute() and path.exists() else None
    except (OSError, ValueError, RuntimeError):
        return None
