"""Values of a file that may hold anything, as this program can use them. Pure."""

from __future__ import annotations

import ntpath
import os
import re
from pathlib import PurePosixPath

LONGEST_TEXT = 10_000
LONGEST_NAME = 500

_LONGEST_PATH = 4_096
_LONGEST_FILE_NAME = 255
_MOST_NUMBER = 2**53
_LINK = re.compile(r"https?://[^\s\"'<>\[\]\x00-\x1f]{3,2000}")
_WINDOWS_PATH = re.compile(r"[A-Za-z]:[\\/]|\\\\")


def text_of(value: object) -> str:
    """Without zero bytes; what is no UTF-8 is marked."""
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    return text.replace("\0", "") if isinstance(text, str) else ""


def number_of(value: object) -> int:
    """A whole number that makes sense, 0 for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        return 0
    return int(value) if 0 <= value <= _MOST_NUMBER else 0


def path_of(value: object) -> str:
    """An absolute path of this system or of Windows; empty for anything else, and for what is no valid text."""
    try:
        text = value.decode() if isinstance(value, bytes) else ""
    except UnicodeDecodeError:
        return ""
    if not text or "\0" in text or len(text) > _LONGEST_PATH:
        return ""
    if os.path.isabs(text):  # noqa: PTH117 - a path that may be none
        return os.path.normpath(text)
    return text if _WINDOWS_PATH.match(text) else ""


def last_part(path: str) -> str:
    return PurePosixPath(path).name if path.startswith("/") else ntpath.basename(path.rstrip("\\/"))


def file_name_of(value: object) -> str:
    """The name of a file directly in a gallery's folder; empty for one that leads elsewhere."""
    name = text_of(value)
    leads_out = name in ("", ".", "..") or any(character in "/\\\ufffd" or ord(character) < 32 for character in name)
    return "" if leads_out or len(name) > _LONGEST_FILE_NAME else name


def link_of(value: object) -> str:
    """An address of the web that can stand in post code; empty for anything else."""
    text = text_of(value).strip()
    return text if _LINK.fullmatch(text) else ""
