"""What every answer of the embedded host goes through: who may ask, and what a browser may do with the answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from hmac import compare_digest

from aiohttp import web
from aiohttp.typedefs import Middleware

SECRET_HEADER = "X-Galleon-Secret"
_HOST_NAMES = ("127.0.0.1", "localhost", "[::1]")
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",  # a delete link must not travel to another site
}


def guard(port: Callable[[], int], secret: str) -> Middleware:
    """A middleware that refuses other names than this computer's own, and the upload API without the run's secret.

    A page of another site can point a name of its own at 127.0.0.1 (DNS rebinding), but it cannot change the Host
    header that the browser sends.
    """

    @web.middleware
    async def check(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if request.headers.get("Host", "").lower() not in {f"{name}:{port()}" for name in _HOST_NAMES}:
            raise web.HTTPMisdirectedRequest
        if request.path.startswith("/api/") and not compare_digest(
            request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape"), secret.encode()
        ):
            raise web.HTTPForbidden
        return await handler(request)

    return check


async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
    """A signal handler for `on_response_prepare`."""
    for name, value in _HEADERS.items():
        response.headers[name] = value
