"""Patterns of .NET: the group that is wanted, what is rewritten, what is refused."""

from __future__ import annotations

import pytest

from backend.hosts.sharex.patterns import ours


@pytest.mark.parametrize(
    ("pattern", "group", "wanted"),
    [
        ("a(b)c", "0", "a(?:b)c"),
        ("a(b)c", "1", "a(b)c"),
        ("(?<x>a)(b)", "1", "(?:a)(b)"),  # groups without a name are counted first
        ("(?<x>a)(b)", "2", "(a)(?:b)"),
        ("(?'x'a)(b)", "x", "(a)(?:b)"),
        ("(?<3>a)(b)", "3", "(a)(?:b)"),
        ("((a)b)", "1", "((?:a)b)"),
        ("(?i)a(?=b)(?<!c)(?>d)", "0", "(?i)a(?=b)(?<!c)(?>d)"),
        (r"a{,3}b{2,}c{x}", "0", r"a\{,3\}b{2,}c\{x\}"),
        (r"\Z\z\e\cA\0", "0", r"(?=\n?\Z)\Z\x1b\x01\x00"),
        (r"[[a&&b~|\]]", "0", r"[\[a\&\&b\~\|\]]"),
        (r"[]a]", "0", r"[\]a]"),
        ('\\"\\/', "0", '"/'),
        ("a(?#comment)b", "0", "ab"),
        ("a+?b*?", "0", "a+?b*?"),
    ],
)
def test_is_written_as_ours(pattern: str, group: str, wanted: str):
    assert ours(pattern, group) == wanted


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a)\1", r"(?<n>a)\k<n>", "[a-z-[b]]", "a(?i)b", "(?<a-b>c)", "(?(a)b|c)", r"\Ga", r"\p{IsGreek}", "a++",
        "(", ")", "[a", "a\\", "*a", "(?n)a",
    ],
)  # fmt: skip
def test_what_means_something_else_is_refused(pattern: str):
    with pytest.raises(ValueError, match=r"\w"):
        ours(pattern)


@pytest.mark.parametrize("group", ["2", "n", ""])
def test_a_group_that_is_not_there_is_refused(group: str):
    with pytest.raises(ValueError, match="no group"):
        ours("a(b)", group)
