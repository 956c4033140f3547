from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.proxies.import_list import BadLine, Entry, parse_line, parse_list

LIST = """\ufeff# bought in May
10.0.0.1:8080
10.0.0.2:8080:anna:pa:ss@word  # Berlin, fast
  bob:se:cr@et@proxy.example:3128

; old ones
// more
socks5://carl:p%40ss@[2001:db8::1]:1080/
socks5h://proxy.example:1080
https://proxy.example:443:dora:secret
[2001:db8::2]:1080:eve:x
"""


def test_reads_every_form() -> None:
    entries, bad = parse_list(LIST)
    assert bad == []
    assert entries == [
        Entry("http", "10.0.0.1", 8080),
        Entry("http", "10.0.0.2", 8080, "anna", "pa:ss@word", "Berlin, fast"),
        Entry("http", "proxy.example", 3128, "bob", "se:cr@et"),
        Entry("socks5", "2001:db8::1", 1080, "carl", "p@ss"),
        Entry("socks5", "proxy.example", 1080),
        Entry("https", "proxy.example", 443, "dora", "secret"),
        Entry("http", "2001:db8::2", 1080, "eve", "x"),
    ]


def test_the_scheme_of_the_list_goes_for_lines_without_one() -> None:
    entries, _ = parse_list("10.0.0.1:1\nhttp://10.0.0.2:2\n", "socks5")
    assert [entry.scheme for entry in entries] == ["socks5", "http"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("10.0.0.1", "the port is missing"),
        ("10.0.0.1:", "the port is missing"),
        ("10.0.0.1:http", "the port is not a number"),
        ("10.0.0.1:0", "the port is not between 1 and 65535"),
        ("10.0.0.1:65536:u:secret-1", "the port is not between 1 and 65535"),
        (":8080", "the host is missing"),
        ("secret 1:8080", "the host is neither a name nor an address"),
        ("[10.0.0.1:8080", "this is no address of a proxy"),
        ("2001:db8::1:8080:x:y", "the port is not a number"),
        ("socks4://10.0.0.1:1080", "socks4 is not known; use http, https or socks5"),
        ("u:secret-1@10.0.0.1:80:v:w", "two users: one before the @ and one behind the port"),
        (
            "10.0.0.1:80:u:secret-1@10.0.0.2:81",
            "it can be read in two ways; write it as scheme://user:password@host:port",
        ),
        ("10.0.0.1:80::secret-1", "a password without a user"),
        ("http://a%3Ab:secret-1@10.0.0.1:80", "HTTP allows no colon in a user's name"),
        (f"10.0.0.1:80:u:{'secret-1' * 40}", "the user or the password is longer than 255 bytes"),
        ("http://u:secret-1%0d%0aX:y@10.0.0.1:80", "it holds control characters"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_without_its_text(line: str, reason: str) -> None:
    entries, bad = parse_list(f"\n10.0.0.9:9\r\n{line}\n")
    assert (len(entries), bad) == (1, [BadLine(3, reason)])
    assert "secret" not in reason


def test_the_password_is_in_no_repr() -> None:
    assert "secret-1" not in repr(parse_line("10.0.0.1:80:u:secret-1"))


@given(st.text(max_size=60))
def test_any_line_is_an_entry_or_a_reason(text: str) -> None:
    entries, bad = parse_list(text)
    assert len(entries) + len(bad) <= len(text.splitlines())


@given(
    user=st.text("abcXYZ089.-_", min_size=1, max_size=20),
    password=st.text(st.characters(min_codepoint=33, max_codepoint=0x24F), max_size=20).filter(str.isprintable),
)
def test_any_password_survives_the_long_form(user: str, password: str) -> None:
    if password.rpartition("@")[1] and ":" in password:  # it might be read in two ways, and then it is refused
        return
    assert parse_line(f"10.0.0.1:80:{user}:{password}").password == password
