from __future__ import annotations

from typing import Any

import msgspec
import pytest

from backend.hosts import pattern
from backend.hosts.definition import AnswerKind, Extraction
from backend.hosts.extract import Extract, css_selector, json_path
from backend.hosts.placeholders import Values
from backend.uploads.http import Answer
from tests.hosts.documents import answer

JSON = (
    '{"a": {"b": "x"}, "list": [{"c": 1}, {"c": 2}], "no": null, "yes": true, "empty": "", "half": 0.5, "key name": 5}'
)
PAGE = """<!doctype html><html><head><meta property="og:image" content="https://x.org/&amp;1.jpg"></head>
<body><img id="image" src="https://x.org/1.jpg"><p class="words"> Hello <b>you</b> </p>
<textarea>[URL=https://x.org/p/7][IMG]https://x.org/t/7.jpg[/IMG][/URL]</textarea></body></html>"""


def value(given: Answer, **wanted: Any) -> str:
    return Extract(given).value(msgspec.convert(wanted, Extraction), Values({"option": {"o": "opt"}}))


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("$.a.b", "x"),
        ("$.list[0].c", "1"),
        ("$.list[-1].c", "2"),
        ("$.list[*].c", "1"),
        ("$..c", "1"),
        ("$['key name']", "5"),
        ("$.yes", "true"),
        ("$.half", "0.5"),
        ("$.no", ""),
        ("$.empty", ""),
        ("$.a", ""),
        ("$.list", ""),
        ("$.missing.too", ""),
    ],
)
def test_json_path(path, found):
    assert value(answer(JSON), json=path) == found


def test_takes_the_first_of_an_array_at_the_top():
    assert value(answer('[{"file_code": "abc"}]'), json="$[0].file_code") == "abc"


def test_css_gives_an_attribute_or_the_text():
    assert value(answer(PAGE), css="img#image", attribute="src") == "https://x.org/1.jpg"
    assert value(answer(PAGE), css='meta[property="og:image"]', attribute="content") == "https://x.org/&1.jpg"
    assert value(answer(PAGE), css="p.words") == "Hello you"
    assert value(answer(PAGE), css="img#image", attribute="alt") == ""
    assert value(answer(PAGE), css="img.missing", attribute="src") == ""


def test_regex_gives_its_first_group_or_all_of_it():
    assert value(answer(PAGE), regex=r"\[IMG\](.*?)\[/IMG\]") == "https://x.org/t/7.jpg"
    assert value(answer(PAGE), regex=r"og:\w+") == "og:image"
    assert value(answer(PAGE), regex=r"missing") == ""


def test_text_header_and_final_address():
    given = answer(" https://x.org/a\n", location=" https://x.org/b ", url="https://x.org/manage?id=zq7x")
    assert value(given, text=True) == "https://x.org/a"
    assert value(given, header="Location") == "https://x.org/b"
    assert value(given, final_url=True, rewrite=[{"pattern": r".*[?&]id=(\w+).*", "by": r"\1"}]) == "zq7x"


def test_the_first_that_is_not_empty():
    assert value(answer(JSON), first_of=[{"json": "$.empty"}, {"json": "$.no"}, {"json": "$.a.b"}]) == "x"
    assert value(answer(JSON), first_of=[{"json": "$.empty"}]) == ""


def test_rewrites_follow_each_other_and_one_that_finds_nothing_leaves_nothing():
    rewrite = [{"pattern": "^https://t", "by": "https://img"}, {"pattern": "/thumbs/", "by": "/images/"}]
    assert value(answer("https://t1.x.org/thumbs/a"), text=True, rewrite=rewrite) == "https://img1.x.org/images/a"
    assert value(answer("https://t1.x.org/small/a"), text=True, rewrite=rewrite) == ""


def test_a_template_may_stand_for_a_value():
    assert value(answer(), value="https://x.org/{option.o}") == "https://x.org/opt"


@pytest.mark.parametrize("body", ["", "x", "[" * 100_000, '{"a": ', "\x00\xff", "<html>", '"text"', "12"])
def test_what_is_no_json_gives_nothing(body):
    assert value(answer(body), json="$.a") == ""
    assert not Extract(answer(body)).is_readable(AnswerKind.JSON)


@pytest.mark.parametrize(
    ("body", "readable"),
    [
        ('{"a": 1}', {AnswerKind.JSON, AnswerKind.TEXT, AnswerKind.ANY}),
        ("https://x.org", {AnswerKind.TEXT, AnswerKind.ANY}),
        (" <!DOCTYPE html><p>", {AnswerKind.HTML, AnswerKind.ANY}),
        ("", {AnswerKind.ANY}),
    ],
)
def test_knows_what_kind_of_answer_it_is(body, readable):
    assert {kind for kind in AnswerKind if Extract(answer(body)).is_readable(kind)} == readable


def test_a_pattern_that_runs_away_is_stopped(monkeypatch):
    monkeypatch.setattr(pattern, "LIMIT_S", 0.05)
    with pytest.raises(TimeoutError):
        value(answer("a" * 5000 + "b"), regex=r"(a|aa)+(a|a?)+$")


@pytest.mark.parametrize("path", ["a.b", "$.a[", "", "$.x[?match(@.a, 'a')]"])
def test_refuses_what_is_no_json_path(path):
    with pytest.raises(ValueError, match=r"."):
        json_path(path)


def test_refuses_what_is_no_selector():
    with pytest.raises(ValueError, match="selector"):
        css_selector("a[")
