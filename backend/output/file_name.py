"""Names for files that every system takes."""

from __future__ import annotations

import re
import unicodedata

MAX_BYTES = 180
"""UTF-8 bytes of a name, so that a number and an ending still fit into the 255 of common file systems."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029]')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(\..*)?", re.IGNORECASE)
# Marks that turn the reading direction make a name look like another one.
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def safe_file_name(text: str, *, default: str = "gallery") -> str:
    """A name without an ending: what a system forbids becomes "_", what is too long is cut between characters.

    The rules of Windows hold everywhere, so that a folder can be copied there (learn.microsoft.com, "Naming Files").
    """
    name = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode())
    name = _FORBIDDEN.sub("_", _DIRECTION.sub("", name)).strip(" .")
    name = _cut(name).rstrip(" .")
    if not name:
        return default
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def _cut(name: str) -> str:
    encoded = name.encode()
    if len(encoded) <= MAX_BYTES:
        return name
    cut = encoded[:MAX_BYTES].decode("utf-8", "ignore")
    # A letter keeps its accents: it goes together with them, or stays together with them.
    while cut and unicodedata.combining(name[len(cut)]):
        cut = cut[:-1]
    return cut
