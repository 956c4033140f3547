"""HTTP authentication of a user with a password: Basic (RFC 7617) and Digest (RFC 7616 and 2617). Pure but for the
client's random values."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass

import regex

_CHALLENGE = regex.compile(r'\s*(?:(?P<scheme>[A-Za-z][\w!#$%&*+.^`|~-]*)(?=[\s,]|$)(?!\s*=)|(?P<key>[\w-]+)\s*=\s*(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<token>[^\s,"]+)))\s*,?')  # fmt: skip  # noqa: E501
_STRENGTH = ("MD5", "MD5-SESS", "SHA-256", "SHA-256-SESS")


@dataclass(frozen=True, slots=True)
class Challenge:
    """One way that a server offers; keys in small letters."""

    scheme: str
    values: dict[str, str]


def challenges(header: str) -> Iterator[Challenge]:
    """All ways in one or several WWW-Authenticate headers that were joined by commas."""
    scheme = ""
    values: dict[str, str] = {}
    place = 0
    while place < len(header) and (match := _CHALLENGE.match(header, place)):
        place = match.end()
        if match["scheme"]:
            if scheme:
                yield Challenge(scheme, values)
            scheme, values = match["scheme"].lower(), {}
        elif match["quoted"] is not None:
            values[match["key"].lower()] = regex.sub(r"\\(.)", r"\1", match["quoted"])
        else:
            values[match["key"].lower()] = match["token"]
    if scheme:
        yield Challenge(scheme, values)


class Basic:
    """The password itself, only wrapped."""

    def header(self, method: str, target: str, user: str, password: str) -> str:
        """The Authorization header."""
        return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


class Digest:
    """A Digest challenge, used again for every request until the server gives another nonce. `uses` counts them."""

    def __init__(self, challenge: Challenge) -> None:
        self._values = challenge.values
        self._algorithm = challenge.values.get("algorithm", "MD5").upper()
        self.uses = 0

    @classmethod
    def strongest(cls, offered: list[Challenge]) -> Digest | None:
        """The strongest of the offered ways that is understood, or None."""
        usable = [
            one
            for one in offered
            if one.scheme == "digest"
            and one.values.get("algorithm", "MD5").upper() in _STRENGTH
            and one.values.get("nonce")
            and ("qop" not in one.values or "auth" in regex.split(r"[\s,]+", one.values["qop"].strip().lower()))
        ]
        best = max(usable, key=lambda one: _STRENGTH.index(one.values.get("algorithm", "MD5").upper()), default=None)
        return cls(best) if best is not None else None

    def header(self, method: str, target: str, user: str, password: str, *, cnonce: str = "") -> str:
        """The Authorization header of the next request; `target` is its path with the query, as it is sent."""
        self.uses += 1
        values, count = self._values, f"{self.uses:08x}"
        realm, nonce, cnonce = values.get("realm", ""), values["nonce"], cnonce or secrets.token_hex(16)
        secret = self._hash(f"{user}:{realm}:{password}")
        if self._algorithm.endswith("-SESS"):
            secret = self._hash(f"{secret}:{nonce}:{cnonce}")
        asked = self._hash(f"{method}:{target}")
        has_qop = "qop" in values
        proof = f"{nonce}:{count}:{cnonce}:auth:{asked}" if has_qop else f"{nonce}:{asked}"
        parts = {
            "username": _quoted(user),
            "realm": _quoted(realm),
            "nonce": _quoted(nonce),
            "uri": _quoted(target),
            "response": _quoted(self._hash(f"{secret}:{proof}")),
        }
        if "algorithm" in values:
            parts["algorithm"] = values["algorithm"]
        if "opaque" in values:
            parts["opaque"] = _quoted(values["opaque"])
        if has_qop:
            parts |= {"qop": "auth", "nc": count, "cnonce": _quoted(cnonce)}
        return "Digest " + ", ".join(f"{name}={value}" for name, value in parts.items())

    def _hash(self, text: str) -> str:
        name = "sha256" if self._algorithm.startswith("SHA-256") else "md5"
        return hashlib.new(name, text.encode(), usedforsecurity=False).hexdigest()


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
