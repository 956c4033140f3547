"""Where a member of an archive may be written: always inside the target folder, under a name every system can hold.

Pure. Hostile names (`../x`, `/x`, `C:\\x`, control characters) are not refused but made harmless: the picture counts.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence

MAX_NAME_BYTES = 200
"""Of one folder or file, in UTF-8. Systems allow 255; the rest is left for endings that callers append."""
MAX_PATH_BYTES = 1000
"""Of a whole relative name; a member nested deeper lands in the top folder."""

_DRIVE = re.compile(r"^[A-Za-z]:")
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\ud800-\udfff]')
_DEVICES = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)


class MemberNames:
    """Gives each member of one archive a name of its own, also on systems that do not tell `A` from `a`."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = set()

    def place(self, member: str) -> tuple[str, ...]:
        """The parts of a relative path, at least one. `member` is the name in the archive, with `/` or `\\`."""
        *folders, name = safe_parts(member)
        if any(_key(folders[:depth]) in self._files for depth in range(1, len(folders) + 1)):
            folders = []  # a file stands where this one wants a folder
        free, number = name, 2
        while _key([*folders, free]) in self._files or _key([*folders, free]) in self._folders:
            free, number = _numbered(name, number), number + 1
        self._folders.update(_key(folders[:depth]) for depth in range(1, len(folders) + 1))
        self._files.add(_key([*folders, free]))
        return (*folders, free)


def safe_parts(member: str) -> tuple[str, ...]:
    """The harmless parts of a member's name, at least one."""
    path = _DRIVE.sub("", member.replace("\\", "/"))
    parts = tuple(_safe_part(part) for part in path.split("/") if part.strip(" .")) or ("unnamed",)
    return parts if len("/".join(parts).encode()) <= MAX_PATH_BYTES else parts[-1:]


def _safe_part(part: str) -> str:
    safe = unicodedata.normalize("NFC", _FORBIDDEN.sub("_", part)).rstrip(" .")
    if _DEVICES.match(safe):
        safe = f"_{safe}"
    if len(safe.encode()) <= MAX_NAME_BYTES:
        return safe
    mark = hashlib.blake2s(part.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    stem, ending = _split(safe)
    return f"{_cut(stem, MAX_NAME_BYTES - len(ending.encode()) - len(mark) - 1)}~{mark}{ending}"


def _numbered(name: str, number: int) -> str:
    stem, ending = _split(name)
    return f"{stem} ({number}){ending}"


def _split(name: str) -> tuple[str, str]:
    """Stem and ending; an ending longer than any real one belongs to the stem."""
    stem, dot, ending = name.rpartition(".")
    return (stem, f".{ending}") if stem and dot and len(ending.encode()) <= 16 else (name, "")


def _cut(text: str, limit_bytes: int) -> str:
    return text.encode()[:limit_bytes].decode("utf-8", "ignore")


def _key(parts: Sequence[str]) -> str:
    return "/".join(parts).casefold()
