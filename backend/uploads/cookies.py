"""Cookies of one account or one gallery, kept apart from all others."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from email.utils import formatdate

import aiohttp
from yarl import URL

from backend.uploads.http import CookieStore

_STORED = ("expires", "path", "secure", "httponly", "samesite")


class Cookies(CookieStore):
    """A cookie jar with the rules of browsers. Made and used in the event loop."""

    def __init__(self) -> None:
        # "unsafe" is aiohttp's word for cookies of numeric addresses: this computer, a NAS on the local network.
        self._jar = aiohttp.CookieJar(unsafe=True)

    def get(self, name: str, url: str = "") -> str | None:
        """The value of a cookie that would be sent to `url`, or of any host's cookie if that is empty."""
        if url:
            morsel = self._jar.filter_cookies(URL(url)).get(name)
            return morsel.value if morsel is not None else None
        return next((morsel.value for morsel in self._jar if morsel.key == name), None)

    def clear(self) -> None:
        self._jar.clear()

    def header(self, url: URL) -> str:
        """The Cookie header for a request, or empty."""
        morsels = self._jar.filter_cookies(url).values()
        return "; ".join(f"{morsel.key}={morsel.coded_value}" for morsel in morsels)

    def take(self, set_cookie_headers: Sequence[str], url: URL) -> None:
        """Keep what the answer from `url` set."""
        self._jar.update_cookies_from_headers(set_cookie_headers, url)
        for morsel in self._jar:
            if age := morsel["max-age"]:
                # The jar has noted when this cookie ends; as a date it can be stored as well.
                morsel["expires"] = formatdate(time.time() + float(age), usegmt=True)
                morsel["max-age"] = ""

    def dump(self) -> list[tuple[str, str]]:
        """See `CookieStore.dump`."""
        host_only = self._jar.host_only_cookies
        return [
            (domain, morsel.OutputString([*_STORED] if (domain, path, name) in host_only else [*_STORED, "domain"]))
            for (domain, path), cookie in self._jar.cookies.items()
            for name, morsel in cookie.items()
        ]

    def load(self, dumped: Iterable[tuple[str, str]]) -> None:
        """See `CookieStore.load`."""
        for domain, header in dumped:
            self.take([header], URL.build(scheme="https", host=domain))
