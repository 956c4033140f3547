from __future__ import annotations

import pytest

from backend.uploads.body import raw
from backend.uploads.http import Answer, Request
from backend.uploads.redirect import redirected

BODY = raw(b"x", "image/jpeg")
KEY = {"X-Key": "k", "Content-Type": "image/jpeg"}


def follow(status: int, location: str, *, method: str = "POST", url: str = "https://a.example/start") -> Request | None:
    request = Request(method, url, KEY, body=None if method in ("GET", "HEAD") else BODY, inactivity_s=7)
    return redirected(request, Answer(status, url, {"location": location}, b""))


@pytest.mark.parametrize(
    ("status", "method", "then"),
    [
        (301, "GET", "GET"),
        (302, "GET", "GET"),
        (303, "GET", "GET"),
        (307, "GET", "GET"),
        (308, "HEAD", "HEAD"),
        (301, "POST", "GET"),
        (302, "POST", "GET"),
        (303, "POST", "GET"),
        (303, "PUT", "GET"),
        (307, "POST", "POST"),
        (308, "PUT", "PUT"),
        (301, "PUT", None),
        (302, "DELETE", None),
        (200, "POST", None),
        (300, "GET", None),
        (304, "GET", None),
    ],
)
def test_follows_with_the_method_that_is_safe(status: int, method: str, then: str | None) -> None:
    following = follow(status, "/end#part", method=method)
    assert (following.method if following else None) == then
    if following is not None:
        assert following.url == "https://a.example/end"
        assert following.body is (BODY if then in ("POST", "PUT") else None)
        assert following.headers["X-Key"] == "k"
        assert ("Content-Type" in following.headers) == (method == then)
        assert following.inactivity_s == 7


@pytest.mark.parametrize("status", [307, 308])
def test_a_file_goes_to_no_host_that_nobody_named(status: int) -> None:
    assert follow(status, "https://b.example/end") is None
    assert follow(status, "https://a.example:8443/end") is not None


@pytest.mark.parametrize(("status", "method"), [(303, "POST"), (302, "GET"), (307, "GET")])
def test_another_host_gets_none_of_the_headers(status: int, method: str) -> None:
    following = follow(status, "https://b.example/end", method=method)
    assert following is not None
    assert (following.url, following.headers, following.body) == ("https://b.example/end", {}, None)


def test_nothing_leaves_the_encryption() -> None:
    assert follow(302, "http://a.example/end", method="GET") is None
    assert follow(302, "https://a.example/end", method="GET", url="http://a.example/") is not None


@pytest.mark.parametrize("location", ["", "ftp://a.example/", "javascript:alert(1)", "http://[::1/"])
def test_an_address_that_is_none_is_not_followed(location: str) -> None:
    assert follow(302, location, method="GET") is None
