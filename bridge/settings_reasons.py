"""Why a setting could not be used, in the person's language. The engine says it in English, for its log and files."""

from __future__ import annotations

import re

from bridge.wording import mark, tr, translated

_REASONS: tuple[tuple[str, str], ...] = (
    (r"expected true or false", mark("expected true or false")),
    (r"expected a whole number", mark("expected a whole number")),
    (r"expected (\d+) to (\d+)", mark("expected {0} to {1}")),
    (r"expected text in quotes", mark("expected text in quotes")),
    (r"expected one of (.+)", mark("expected one of {0}")),
    (r"expected a list of texts", mark("expected a list of texts")),
    (r"expected (\d+) texts", mark("expected {0} texts")),
    (r"cannot be used: (.*)", mark("cannot be used: {0}")),
    (r"is not a setting of (\[.*\])", mark("is not a setting of {0}")),
    (r"(\[.*\]) is not a group of settings", mark("{0} is not a group of settings")),
    (r"is not written as TOML: (.*)", mark("the file is not written as TOML: {0}")),
    (r"is no text", mark("the file is no text")),
    (r"this is no file of settings", mark("this is no file of settings")),
    (r"there is no such template here", mark("there is no such template here")),
    (r"expected the whole path of a folder", mark("expected the whole path of a folder")),
    (r"expected an address that begins with https://", mark("expected an address that begins with https://")),
    (r"expected 32 bytes as base64", mark("expected 32 bytes as base64")),
    (r"expected host:port:address:port", mark("expected host:port:address:port")),
)
"""What `backend/settings.py` and `backend/setting_texts.py` say, and how it is said here."""


def reason_of(detail: str) -> str:
    """`name: reason` or a reason alone, as the engine put it. What is not known here stays as it is."""
    named = re.fullmatch(r"([a-z_0-9]+): (.*)", detail, re.DOTALL)
    if named is not None:
        return tr("{setting}: {reason}").format(setting=named[1], reason=reason_of(named[2]))
    for pattern, said in _REASONS:
        if found := re.fullmatch(pattern, detail, re.DOTALL):
            return translated(said).format(*found.groups())
    return translated(detail)
