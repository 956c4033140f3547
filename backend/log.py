"""The engine's log: one rotated file in the state folder. Secrets that are known are masked, whoever logs them."""

from __future__ import annotations

import base64
import contextlib
import html
import json
import logging
import logging.handlers
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

LARGEST_BYTES = 2_000_000
KEPT_FILES = 3
MASK = "•••"
SHORTEST_SECRET = 4
"""Shorter values would mask half of every line, and are no secrets."""
KEPT_OF_OWNER = 4


class Masking(logging.Formatter):
    """Formats as usual, then replaces every known secret, in tracebacks as well. May be used from any thread."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets: tuple[str, ...] = ()  # the longest first; another tuple with each secret that becomes known
        self._lasting: set[str] = set()
        self._passing: dict[str, deque[frozenset[str]]] = {}
        self._lock = threading.Lock()

    def mask(self, secrets: Iterable[str], owner: str = "") -> None:
        """Cover these from now on, also as they stand in an address, in JSON or in a page.

        Those of an `owner`, a session say, only until it has named others some times: in months there are thousands.
        """
        new = frozenset(form for secret in secrets if len(secret) >= SHORTEST_SECRET for form in _forms(secret))
        with self._lock:
            if owner:
                self._passing.setdefault(owner, deque(maxlen=KEPT_OF_OWNER)).append(new)
            else:
                self._lasting |= new
            known = self._lasting.union(*(each for kept in self._passing.values() for each in kept))
            if known != set(self._secrets):
                self._secrets = tuple(sorted(known, key=len, reverse=True))

    def cover(self, text: str) -> str:
        """`text` with every known secret replaced."""
        for secret in self._secrets:
            text = text.replace(secret, MASK)
        return text

    def format(self, record: logging.LogRecord) -> str:
        return self.cover(super().format(record))


def _forms(secret: str) -> Iterator[str]:
    yield secret
    yield quote(secret, safe="", errors="replace")
    yield quote_plus(secret, errors="replace")
    yield json.dumps(secret)[1:-1]
    yield json.dumps(secret, ensure_ascii=False)[1:-1]
    yield html.escape(secret)
    yield base64.b64encode(secret.encode("utf-8", "replace")).decode().rstrip("=")


def set_up(path: Path) -> Masking:
    """Send the log of this process to `path`; gives the formatter that has to be told of secrets.

    Lines that the disk does not take are lost: the engine tells clients what is wrong with it.
    """
    logging.raiseExceptions = False
    with contextlib.suppress(OSError):
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
