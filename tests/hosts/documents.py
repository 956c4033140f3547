"""A definition that uses everything, and a transport with prepared answers, for tests of the pure parts."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import msgspec
from yarl import URL

from backend.hosts.definition import Definition
from backend.uploads.cookies import Cookies
from backend.uploads.http import Answer, BeforeEnd, CookieStore, Request, SentCallback, Transport

FULL: dict[str, Any] = {
    "definition": 1,
    "id": "example.org",
    "name": "Example",
    "code": "EX",
    "kind": "image",
    "site_url": "https://example.org",
    "domains": ["example.org"],
    "sources": [{"text": "invented", "confidence": "general"}],
    "limits": {},
    "credentials": [{"name": "key", "label": "Key", "kind": "secret"}],
    "options": [
        {"name": "size", "label": "Size", "kind": "integer", "default": "200", "minimum": 100, "maximum": 300},
        {
            "name": "mode",
            "label": "Mode",
            "kind": "choice",
            "default": "a",
            "choices": [{"value": "a"}, {"value": "b"}],
        },
    ],
    "gallery": {"url": "https://example.org/g/{remote.gallery}"},
    "begin": [
        {
            "url": "https://api.example.org/begin",
            "body": "urlencoded",
            "fields": [{"name": "title", "value": "{gallery.name}"}],
            "keep": [{"name": "gallery", "json": "$.id"}],
        }
    ],
    "upload": [
        {"method": "GET", "url": "https://api.example.org/server", "read": [{"name": "server", "json": "$.server"}]},
        {
            "url": "{read.server}/upload",
            "headers": [{"name": "X-Key", "value": "{credential.key}"}],
            "body": "multipart",
            "fields": [{"name": "size", "value": "{option.size}"}, {"name": "img", "file": "{file.name}"}],
            "success": [{"json": "$.status", "equals": "ok"}],
            "read": [{"name": "page_url", "json": "$.url"}],
        },
    ],
    "finish": [
        {
            "url": "https://api.example.org/finish",
            "body": "json",
            "fields": [{"name": "gallery", "value": "{remote.gallery}"}],
            "answer": "any",
        }
    ],
    "check": [{"method": "GET", "url": "https://api.example.org/me", "read": [{"name": "label", "json": "$.user"}]}],
    "errors": {"detail": {"json": "$.error"}, "rules": [{"status": [418], "kind": "quota"}]},
}

ANSWERS: dict[str, tuple[int, str]] = {
    "/begin": (200, '{"id": "g1"}'),
    "/server": (200, '{"server": "https://s1.example.org"}'),
    "/upload": (200, '{"status": "ok", "url": "https://example.org/i/1", "thumb": "https://example.org/t/1"}'),
    "/finish": (200, ""),
    "/me": (200, '{"user": "marlow"}'),
}


def document(**changes: Any) -> dict[str, Any]:
    """FULL with top-level sections replaced."""
    return deepcopy(FULL) | changes


def definition(**changes: Any) -> Definition:
    return msgspec.convert(document(**changes), Definition)


def answer(body: str = "", status: int = 200, *, is_early: bool = False, url: str = "", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, url or "https://example.org/final", named, body.encode(), is_early)


class ScriptedTransport(Transport):
    """Answers by path, and writes down what it was asked to send, boundaries of forms replaced."""

    def __init__(self, answers: dict[str, tuple[int, str]] | Callable[[Request], Answer] = ANSWERS) -> None:
        self._answers = answers
        self.requests: list[Request] = []
        self.bodies: list[str] = []
        self.cookies: list[CookieStore | None] = []

    def new_cookies(self) -> CookieStore:
        return Cookies()

    async def send(
        self,
        request: Request,
        *,
        host_id: str,
        cookies: CookieStore | None = None,
        on_sent: SentCallback | None = None,
        before_end: BeforeEnd | None = None,
    ) -> Answer:
        body = b"".join([bytes(chunk) async for chunk in request.body.chunks()]) if request.body else b""
        self.requests.append(request)
        self.bodies.append(re.sub(r"----Galleon\w+", "BOUNDARY", body.decode("utf-8", "replace")))
        self.cookies.append(cookies)
        if on_sent is not None:
            on_sent(len(body))
        if callable(self._answers):
            answer = self._answers(request)
            if isinstance(cookies, Cookies) and "set-cookie" in answer.headers:
                cookies.take([answer.headers["set-cookie"]], URL(request.url))
            return answer
        status, text = self._answers["/" + request.url.split("/", 3)[3].partition("?")[0]]
        return Answer(status, request.url, {}, text.encode())

    async def close(self) -> None:
        pass
