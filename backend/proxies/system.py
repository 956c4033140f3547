"""The proxy that the system names: HTTPS_PROXY and its like, on Windows and macOS also the network settings."""

from __future__ import annotations

import urllib.request
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from backend.errors import problem
from backend.protocol.errors import ErrorKind
from backend.proxies.import_list import Entry, reason_against
from backend.uploads.proxy import Proxy

SYSTEM = "system"
_PORTS = {"http": 80, "https": 443, "socks5": 1080}


def system_proxy(url: str, proxies: Mapping[str, str] | None = None) -> Proxy | None:
    """The proxy for `url`, or None where the system names none or excepts the host (NO_PROXY).

    `proxies` is what `urllib.request.getproxies` gives. Raises Problem(PROXY) for one that Galleon cannot use: it is
    not gone around.
    """
    known = urllib.request.getproxies() if proxies is None else dict(proxies)
    target = urlsplit(url)
    text = known.get(target.scheme) or known.get("all")
    if not text or _is_excepted(target.netloc.rpartition("@")[2], proxies):
        return None
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        scheme = {"socks5h": "socks5", "socks": "socks5"}.get(parts.scheme, parts.scheme)
        entry = Entry(
            scheme,
            parts.hostname or "",
            parts.port or _PORTS.get(scheme, 0),
            unquote(parts.username or ""),
            unquote(parts.password or ""),
        )
        reason = reason_against(entry)
    except ValueError:
        reason = "it cannot be read"
    if reason:
        raise problem(ErrorKind.PROXY, f"proxy of the system: {reason}", subject=SYSTEM)
    return Proxy(SYSTEM, entry.scheme, entry.host, entry.port, entry.user, entry.password)


def _is_excepted(host: str, proxies: Mapping[str, str] | None) -> bool:
    if proxies is None:  # as the system says it: in its settings on Windows and macOS, in NO_PROXY everywhere
        return bool(urllib.request.proxy_bypass(host))
    return bool(urllib.request.proxy_bypass_environment(host, proxies))  # type: ignore[attr-defined]
