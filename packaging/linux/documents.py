"""The documents of the package: who made what under which licence, and what changed."""

from __future__ import annotations

import gzip
import re
from email.utils import formatdate
from pathlib import Path

from bridge.components import components

_KEPT = "/usr/lib/galleon/_internal/bridge/licences"
_LONG = (
    (r"Apache License\s+Version 2\.0, January 2004.*?END OF TERMS AND CONDITIONS", "Apache-2.0"),
    (r"GNU LESSER GENERAL PUBLIC LICENSE\s+Version 3.*?choose that version for the\s+Library\.", "LGPL-3.0"),
    (r"GNU GENERAL PUBLIC LICENSE\s+Version 3, 29 June 2007.*?END OF TERMS AND CONDITIONS", "GPL-3.0"),
)
"""Licences that the bundle has as files of their own anyway, and Debian does not want to have once more."""

MAINTAINER = "The Galleon maintainers <galleon@localhost.localdomain>"


def copyright_text(version: str) -> str:
    """Every part with its licence, then the texts of the licences, each once."""
    parts = components(version)
    width = max(len(part.name) for part in parts)
    texts: dict[str, list[str]] = {}
    for part in parts:
        if part.text:
            texts.setdefault(without_long_ones(part.text), []).append(part.name)
    lines = [
        "Galleon is under the MIT licence. It comes with these parts, each under its own:",
        "",
        *(f"  {part.name:<{width}}  {part.version or '-':<12}  {part.licence or 'see below'}" for part in parts),
        "",
        "Qt and PySide6 are under the LGPL: /usr/lib/galleon/_internal/PySide6 and shiboken6 have them as libraries of",
        "their own, which may be replaced by others. Their source is at https://download.qt.io.",
    ]
    for text, names in texts.items():
        title = ", ".join(names)
        lines += ["", "", title, "-" * min(len(title), 100), "", text]
    return "\n".join(lines) + "\n"


def without_long_ones(text: str) -> str:
    """`text` with the place of each long licence instead of its words."""
    for pattern, name in _LONG:
        text = re.sub(pattern, f"({name}: see {_KEPT}/{name}.txt)", text, flags=re.DOTALL)
    return text


def debian_changelog(version: str, date: int) -> bytes:
    """In Debian's format, with gzip; `date` in seconds of the epoch."""
    text = (
        f"galleon ({version}) stable; urgency=medium\n\n"
        "  * /usr/share/doc/galleon/NEWS.gz tells what changed.\n\n"
        f" -- {MAINTAINER}  {formatdate(date)}\n"
    )
    return compressed(text.encode())


def news(changelog: Path) -> bytes:
    return compressed(changelog.read_bytes())


def compressed(content: bytes) -> bytes:
    """With neither a name nor a time in it."""
    return gzip.compress(content, 9, mtime=0)
