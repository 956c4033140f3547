"""Cookies of one account or one gallery, kept apart from all others and never stored."""

from __future__ import annotations

from collections.abc import Sequence

import aiohttp
from yarl import URL

from backend.uploads.http import CookieStore


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
