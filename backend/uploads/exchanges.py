"""What was last asked of hosts and what they answered, for the details of a line in the log.

A task that wants it calls `begin`; every exchange of that task, and of those it starts, is noted then. Values of a
query, headers and request bodies are never kept.
"""

from __future__ import annotations

import re
from collections import deque
from contextvars import ContextVar
from typing import NamedTuple
from urllib.parse import urlsplit

_KEPT = 3
_LOOKED_AT_BYTES = 8 * 1024
_LONGEST_EXCERPT = 400
_LONGEST_ADDRESS = 300


class _Exchange(NamedTuple):
    method: str
    url: str
    outcome: str
    took_s: float
    body: bytes
    content_type: str


_NOTED: ContextVar[deque[_Exchange] | None] = ContextVar("exchanges", default=None)

_SECRET_NAME = r"[\w.-]*(?:token|secret|passw|api_?key|auth|session|sess_?id|cookie|csrf|signature|xfss|sid)[\w.-]*"
_SECRET_VALUE = re.compile(
    rf"""(["']?\b{_SECRET_NAME}["']?\s*[:=]\s*)("[^"]*"?|'[^']*'?|[^\s,;&"'<>}}]+)""", re.IGNORECASE
)
_MARKUP = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)


def begin() -> None:
    """Note the exchanges of this task from now on, and forget those before."""
    _NOTED.set(deque(maxlen=_KEPT))


def note(method: str, url: str, outcome: str, took_s: float, body: bytes = b"", content_type: str = "") -> None:
    """`outcome` is the status of the answer, or what went wrong in place of one."""
    noted = _NOTED.get()
    if noted is not None:
        noted.append(_Exchange(method, url, outcome, took_s, body[:_LOOKED_AT_BYTES], content_type))


def recent() -> str:
    """The last exchanges that were noted, oldest first; empty outside of what `begin` covers."""
    return "\n".join(map(_told, _NOTED.get() or ()))


def _told(exchange: _Exchange) -> str:
    asked, took_ms = f"{exchange.method} {without_values(exchange.url)}", round(exchange.took_s * 1000)
    line = f"{asked} → {exchange.outcome} after {took_ms} ms"
    said = excerpt(exchange.body, exchange.content_type)
    return f"{line}\n{said}" if said else line


def without_values(url: str) -> str:
    """The address with the names of its query alone: values may be keys. Neither user nor password."""
    try:
        parts = urlsplit(url)
        bare = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
    except ValueError:
        return "(an address that cannot be read)"
    names = dict.fromkeys(pair.partition("=")[0] for pair in parts.query.split("&") if "=" in pair)
    said = f"{bare}?{'&'.join(f'{name}=…' for name in names)}" if names else bare
    return said if len(said) <= _LONGEST_ADDRESS else said[:_LONGEST_ADDRESS] + "…"


def excerpt(body: bytes, content_type: str) -> str:
    """The beginning of an answer as one line of text; markup is taken off, and what is named like a secret covered."""
    if not body or content_type.startswith(("image/", "video/", "audio/", "application/octet-stream")):
        return ""
    text = body[:_LOOKED_AT_BYTES].decode("utf-8", "replace")
    if "html" in content_type or text.lstrip()[:1] == "<":
        text = _MARKUP.sub(" ", text)
    text = " ".join(text.split())[: 2 * _LONGEST_EXCERPT]  # a little more, so that no value is cut in two uncovered
    text = _SECRET_VALUE.sub(r"\1•••", text)
    return text if len(text) <= _LONGEST_EXCERPT else text[:_LONGEST_EXCERPT] + "…"
