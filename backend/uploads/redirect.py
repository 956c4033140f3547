"""Which redirects are followed, and with what."""

from __future__ import annotations

from dataclasses import replace

from yarl import URL

from backend.uploads.http import Answer, Request

_ALWAYS_GET = 303
_GET_AFTER_POST = (301, 302)
_SAME_AGAIN = (307, 308)


def redirected(request: Request, answer: Answer) -> Request | None:
    """The request that the answer asks for, or None when it is no redirect or not one to follow.

    A body goes again only to the same host. Another host gets none of the request's own headers, which may hold keys.
    From https to http nothing is followed.
    """
    location = answer.headers.get("location", "")
    here = URL(answer.url)
    try:
        there = here.join(URL(location)).with_fragment(None)
        is_web = there.scheme in ("http", "https") and there.host is not None
    except ValueError:
        return None
    if not location or not is_web or (here.scheme == "https" and there.scheme == "http"):
        return None

    is_same_host = here.host == there.host
    method = request.method.upper()
    has_lookup = method in ("GET", "HEAD")
    if answer.status in _SAME_AGAIN or (has_lookup and answer.status in (*_GET_AFTER_POST, _ALWAYS_GET)):
        if request.body is not None and not is_same_host:
            return None
        return replace(request, url=str(there), headers=request.headers if is_same_host else {})
    if answer.status == _ALWAYS_GET or (answer.status in _GET_AFTER_POST and method == "POST"):
        kept = {name: value for name, value in request.headers.items() if not name.lower().startswith("content-")}
        return replace(request, method="GET", url=str(there), headers=kept if is_same_host else {}, body=None)
    return None
