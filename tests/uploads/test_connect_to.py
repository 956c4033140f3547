from __future__ import annotations

import pytest

from backend.errors import Problem
from backend.protocol.errors import ErrorKind
from backend.uploads.connect_to import parse_connect_to


@pytest.mark.parametrize(
    ("text", "host", "port", "target"),
    [
        ("", "a.example", 443, ("a.example", 443)),
        ("a.example:443:127.0.0.1:8443", "a.example", 443, ("127.0.0.1", 8443)),
        ("A.Example:443:127.0.0.1:8443", "a.example", 443, ("127.0.0.1", 8443)),
        ("a.example:443:127.0.0.1:8443", "A.example", 443, ("127.0.0.1", 8443)),
        ("a.example:443:127.0.0.1:8443", "a.example.", 443, ("127.0.0.1", 8443)),
        ("a.example:443:127.0.0.1:8443", "a.example", 80, ("a.example", 80)),
        ("a.example:443:127.0.0.1:8443", "b.a.example", 443, ("b.a.example", 443)),
        ("a.example::127.0.0.1:", "a.example", 80, ("127.0.0.1", 80)),
        (":443::8443", "b.example", 443, ("b.example", 8443)),
        ("::mirror.example:", "b.example", 443, ("mirror.example", 443)),
        ("[2001:db8::1]:443:[::1]:8443", "2001:db8::1", 443, ("::1", 8443)),
        ("a.example:443:127.0.0.1:1, ::127.0.0.1:2", "a.example", 443, ("127.0.0.1", 1)),
        ("a.example:443:127.0.0.1:1, ::127.0.0.1:2", "c.example", 443, ("127.0.0.1", 2)),
        (",a.example:443:127.0.0.1:1,", "a.example", 443, ("127.0.0.1", 1)),
    ],
)
def test_connects_where_the_first_fitting_rule_says(text: str, host: str, port: int, target: tuple[str, int]) -> None:
    assert parse_connect_to(text).target(host, port) == target


@pytest.mark.parametrize(
    "text",
    ["a.example", "a:b:c:d", "a:1:b", "a:1:b:2:3", "::1:443:::1:8443", "a:99999:b:1", "a:1:b:70000", "[x]:1:b:2"],
)
def test_names_the_rule_that_it_cannot_read(text: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_connect_to(f"ok.example:443:127.0.0.1:1,{text}")
    info = caught.value.info
    assert (info.kind, info.subject, info.detail) == (ErrorKind.BAD_INPUT, "GALLEON_CONNECT_TO", text)
