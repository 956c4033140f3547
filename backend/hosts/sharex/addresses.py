"""What kind of place an address names: the web, this computer, the home network. Pure."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

import regex

_NAME = regex.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_LOCAL_ENDS = (".local", ".localhost", ".lan", ".home", ".home.arpa", ".internal", ".intranet", ".test", ".invalid")
_ORIGIN = regex.compile(
    r"(?i)(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?(?:(?P<user>[^/?#@]*)@)?(?P<host>\[[^\]/]*\]|[^/?#:]*)"
    r"(?::(?P<port>\d*))?(?P<rest>[/?#].*)?",
    regex.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Address:
    """A request's address, taken apart; `rest` is the path, `query` what follows the question mark."""

    scheme: str
    user: str
    host: str  # as it is written, small
    port: int | None
    path: str
    query: str

    @property
    def origin(self) -> str:
        port = f":{self.port}" if self.port is not None else ""
        return f"{self.scheme}://{self.host}{port}"

    @property
    def is_usual(self) -> bool:
        """Whether it is https on the usual port."""
        return self.scheme == "https" and self.port in (None, 443)


def split(written: str) -> Address | None:
    """None for what is no web address. Without a scheme it is http, as for ShareX."""
    match = _ORIGIN.fullmatch(written)
    if match is None or not match["host"]:
        return None
    scheme = (match["scheme"] or "http").lower()
    port = int(match["port"]) if match["port"] else None
    if scheme not in ("http", "https") or (port is not None and not 0 < port < 65536):
        return None
    path, _, query = (match["rest"] or "").partition("#")[0].partition("?")
    return Address(scheme, match["user"] or "", match["host"].lower(), port, path, query)


def is_name(host: str) -> bool:
    """Whether it can be the name of a computer, or its number."""
    return _number(host) is not None or bool(_NAME.fullmatch(ascii_name(host)))


def is_local(host: str) -> bool:
    """Whether a host is this computer or one of the home network: no other place of the web has that name."""
    number = _number(host)
    if number is not None:
        return not number.is_global
    return "." not in host.rstrip(".") or host.rstrip(".").endswith(_LOCAL_ENDS)


def is_domain(host: str) -> bool:
    """Whether it is a name of the web, and neither a number nor a local name."""
    return is_name(host) and bool(domain_of(host)) and not is_local(host)


def domain_of(host: str) -> str:
    """The host's name as a definition writes it, or empty for a number or a single word."""
    if _number(host) is not None or "." not in host:
        return ""
    return ascii_name(host.rstrip(".")).removeprefix("www.")


def _number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        pass
    if regex.fullmatch(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}", host):
        return ipaddress.IPv4Address("127.0.0.1")  # an old way to write a number, which only hides where it leads
    return None


def ascii_name(host: str) -> str:
    """A name with other letters as it travels (IDNA); "_" for what cannot be one."""
    try:
        return host.encode("idna").decode() if not host.isascii() else host
    except UnicodeError:
        return "_"
