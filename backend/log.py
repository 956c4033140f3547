"""The engine's log: one rotated file in the state folder. Secrets that are known are masked, whoever logs them."""

from __future__ import annotations

import logging
import logging.handlers
from collections.abc import Iterable
from pathlib import Path

LARGEST_BYTES = 2_000_000
KEPT_FILES = 3
MASK = "•••"
SHORTEST_SECRET = 4
"""Shorter values would mask half of every line, and are no secrets."""


class Masking(logging.Formatter):
    """Formats as usual, then replaces every known secret, in tracebacks as well."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets: set[str] = set()

    def mask(self, secrets: Iterable[str]) -> None:
        self._secrets.update(secret for secret in secrets if len(secret) >= SHORTEST_SECRET)

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        for secret in sorted(self._secrets, key=len, reverse=True):
            text = text.replace(secret, MASK)
        return text


def set_up(path: Path) -> Masking:
    """Send the log of this process to `path`; gives the formatter that has to be told of secrets."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        path, maxBytes=LARGEST_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True
    )
    masking = Masking()
    handler.setFormatter(masking)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    logging.getLogger("aiohttp.access").setLevel(logging.WARNING)
    return masking
