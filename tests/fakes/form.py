"""Reads `multipart/form-data` strictly: what a real server would stumble over is an error here."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class File:
    name: str
    content_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def format(self) -> str:
        """By content: jpeg, png, gif, or empty."""
        for start, name in ((b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"GIF8", "gif")):
            if self.content.startswith(start):
                return name
        return ""


@dataclass(frozen=True)
class Form:
    texts: dict[str, str]
    files: dict[str, File]


def parse(body: bytes, content_type: str) -> Form:
    """Raises ValueError for anything that is not exactly the format, or a field that comes twice."""
    match = re.fullmatch(r'multipart/form-data; *boundary="?([^";]{1,70})"?', content_type)
    if match is None:
        raise ValueError(f"not multipart/form-data: {content_type}")
    boundary = b"--" + match.group(1).encode()
    if not body.startswith(boundary + b"\r\n") or not body.endswith(b"\r\n" + boundary + b"--\r\n"):
        raise ValueError("the body is not framed by its boundary")
    texts: dict[str, str] = {}
    files: dict[str, File] = {}
    for part in body[len(boundary) + 2 : -len(boundary) - 6].split(b"\r\n" + boundary + b"\r\n"):
        head, blank, content = part.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        found = re.fullmatch(r'form-data; name="([^"]+)"(?:; filename="([^"]*)")?', headers["Content-Disposition"])
        if not blank or found is None:
            raise ValueError(f"a part's head cannot be read: {head!r}")
        name, filename = found.groups()
        if name in texts or name in files:
            raise ValueError(f"{name} comes twice")
        if filename is None:
            texts[name] = content.decode()
        else:
            files[name] = File(filename, headers["Content-Type"], content)
    return Form(texts, files)
