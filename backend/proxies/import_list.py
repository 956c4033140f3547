"""Reads a list of proxies as they are sold and shared: one a line. Pure.

| line                                  | meaning                                                              |
|---------------------------------------|----------------------------------------------------------------------|
| `host:port`                           | of the scheme that goes for the whole list                           |
| `host:port:user:password`             | the password may hold colons and `@`                                 |
| `user:password@host:port`             | the password may hold colons and `@`                                 |
| `scheme://user:password@host:port`    | http, https, socks5, socks5h; percent signs as in any address        |
| `scheme://host:port:user:password`    | as the second one                                                    |
| … ` # words`                          | the words behind a space and `#` become the label                    |
| `# words`, `; words`, `// words`      | a comment                                                            |

IPv6 addresses stand in brackets.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

SCHEMES = ("http", "https", "socks5")
LONGEST_SIGN_IN_BYTES = 255  # RFC 1929; no HTTP proxy takes more either

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_ADDRESS = re.compile(r"(?P<host>\[[^\]]*\]|[^:\[\]]*)(?::(?P<port>[^:]*))?(?::(?P<user>[^:]*))?(?::(?P<password>.*))?")
_NAME = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[A-Za-z0-9_-]{1,63}(?<!-))*\.?")
_LABEL = re.compile(r"\s+#\s*")
_SAME = {"socks5h": "socks5", "socks": "socks5"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One proxy as it was written. The password is in no repr."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    label: str = ""


@dataclass(frozen=True, slots=True)
class BadLine:
    """`line` counts from 1. `reason` quotes nothing of the line, which may hold a password."""

    line: int
    reason: str


def parse_list(text: str, scheme: str = "http") -> tuple[list[Entry], list[BadLine]]:
    """Read all lines; every one that is no comment becomes an entry or a bad line."""
    entries: list[Entry] = []
    bad: list[BadLine] = []
    for number, line in _lines(text):
        try:
            entries.append(parse_line(line, scheme))
        except ValueError as error:
            bad.append(BadLine(number, str(error)))
    return entries, bad


def parse_line(line: str, scheme: str = "http") -> Entry:
    """Read one proxy. Raises ValueError whose text is the reason, without anything of the line."""
    address, *label = _LABEL.split(line.strip(), maxsplit=1)
    is_url = _SCHEME.match(address)
    if is_url:
        scheme, address = is_url[1].lower(), address[is_url.end() :].rstrip("/")
    scheme = _SAME.get(scheme, scheme)
    words = "".join(label).strip()
    if is_url or "@" not in address:
        return _sound(_read(address, scheme, words, is_url=bool(is_url)))
    readings, reason = [], ""
    for has_sign_in_before in (True, False):
        try:
            readings.append(_sound(_read(address, scheme, words, has_sign_in_before=has_sign_in_before)))
        except ValueError as error:
            reason = str(error) if has_sign_in_before else reason
    if len(readings) > 1:
        raise ValueError("it can be read in two ways; write it as scheme://user:password@host:port")
    if not readings:
        raise ValueError(reason)
    return readings[0]


def _read(address: str, scheme: str, label: str, *, is_url: bool = False, has_sign_in_before: bool = True) -> Entry:
    sign_in, at, place = address.rpartition("@") if has_sign_in_before else ("", "", address)
    found = _ADDRESS.fullmatch(place)
    if found is None:
        raise ValueError("this is no address of a proxy")
    user, password = found["user"] or "", found["password"] or ""
    if at:
        if found["user"] is not None:
            raise ValueError("two users: one before the @ and one behind the port")
        user, _, password = sign_in.partition(":")
        if is_url:
            user, password = unquote(user), unquote(password)
    return Entry(scheme, found["host"].strip("[]"), _port(found["port"]), user, password, label)


def _sound(entry: Entry) -> Entry:
    if reason := reason_against(entry):
        raise ValueError(reason)
    return entry


def reason_against(entry: Entry) -> str:
    """Why this can be no proxy; empty when it can."""
    if entry.scheme not in SCHEMES:
        return f"{entry.scheme} is not known; use http, https or socks5"
    if not entry.host:
        return "the host is missing"
    if not _is_host(entry.host):
        return "the host is neither a name nor an address"
    if not 1 <= entry.port <= 65535:
        return "the port is not between 1 and 65535"
    if entry.password and not entry.user:
        return "a password without a user"
    if entry.scheme != "socks5" and ":" in entry.user:
        return "HTTP allows no colon in a user's name"
    if any(len(text.encode("utf-8", "replace")) > LONGEST_SIGN_IN_BYTES for text in (entry.user, entry.password)):
        return f"the user or the password is longer than {LONGEST_SIGN_IN_BYTES} bytes"
    if not (entry.user + entry.password).isprintable() or not entry.label.isprintable():
        return "it holds control characters"
    return ""


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        stripped = line.strip()
        if stripped and not stripped.startswith(("#", ";", "//")):
            yield number, stripped


def _port(text: str | None) -> int:
    if not text:
        raise ValueError("the port is missing")
    if not (text.isascii() and text.isdigit()):
        raise ValueError("the port is not a number")
    return int(text[:6])


def _is_host(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return ":" not in host and len(host) <= 253 and _NAME.fullmatch(host) is not None
    return True
