"""The table in `verdict.py`, row by row. What an upload's answer means is decided by these cases."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.errors import Problem
from backend.hosts.check import check_file
from backend.hosts.definition import Step
from backend.hosts.extract import Extract
from backend.hosts.placeholders import Values
from backend.hosts.registry import BUILT_IN
from backend.hosts.verdict import Refusal, judge
from backend.protocol.errors import ErrorKind
from backend.uploads.http import Answer
from tests.hosts.documents import FULL, answer, definition

NOW = 1_800_000_000.0
OK = '{"status": "ok", "url": "https://example.org/i/1"}'
PAGE = "<!doctype html><html><body>nothing for you</body></html>"


def verdict(given: Answer, *, rules: list[dict[str, Any]] = (), step: dict[str, Any] | None = None, **more: Any) -> Any:
    described = definition(errors={"detail": {"json": "$.error"}, "rules": list(rules)}, **more)
    values = Values({"credential": {"key": "hush-hush"}})
    return judge(Extract(given), msgspec.convert(step or FULL["upload"][1], Step), described, values, now=NOW)


def refused(given: Answer, **more: Any) -> Problem:
    with pytest.raises(Problem) as caught:
        verdict(given, **more)
    return caught.value


def test_a_success_gives_what_was_read():
    assert verdict(answer(OK)).read == {"page_url": "https://example.org/i/1"}


@pytest.mark.parametrize(
    ("status", "kind", "may_hold"),
    [
        (302, ErrorKind.HOST_CHANGED, True),
        (400, ErrorKind.FILE_REJECTED, False),
        (401, ErrorKind.BAD_CREDENTIALS, False),
        (402, ErrorKind.QUOTA, False),
        (403, ErrorKind.BAD_CREDENTIALS, False),
        (404, ErrorKind.HOST_CHANGED, False),
        (405, ErrorKind.HOST_CHANGED, False),
        (408, ErrorKind.TIMEOUT, False),
        (413, ErrorKind.FILE_REJECTED, False),
        (415, ErrorKind.FILE_REJECTED, False),
        (422, ErrorKind.FILE_REJECTED, False),
        (425, ErrorKind.RATE_LIMITED, False),
        (429, ErrorKind.RATE_LIMITED, False),
        (500, ErrorKind.HOST_UNAVAILABLE, False),
        (502, ErrorKind.HOST_UNAVAILABLE, True),
        (503, ErrorKind.HOST_UNAVAILABLE, False),
        (504, ErrorKind.HOST_UNAVAILABLE, True),
        (507, ErrorKind.QUOTA, False),
        (520, ErrorKind.HOST_UNAVAILABLE, True),
        (521, ErrorKind.HOST_UNAVAILABLE, False),
        (524, ErrorKind.HOST_UNAVAILABLE, True),
    ],
)
def test_every_status_has_a_meaning(status, kind, may_hold):
    problem = refused(answer('{"error": "because"}', status))
    assert (problem.info.kind, problem.file_may_have_arrived) == (kind, may_hold)
    assert problem.info.detail == f"HTTP {status}: because"
    assert problem.info.host == "example.org"
    early = refused(answer("", status, is_early=True))
    assert (early.info.kind, early.file_may_have_arrived) == (kind, False)


def test_a_protection_page_is_not_about_the_credentials():
    assert refused(answer(PAGE, 403)).info.kind is ErrorKind.HOST_UNAVAILABLE


def test_a_host_without_credentials_does_not_ask_for_any():
    step = {**FULL["upload"][1], "headers": []}
    for status in (401, 403):
        problem = refused(answer("", status), credentials=[], step=step)
        assert problem.info.kind is ErrorKind.HOST_UNAVAILABLE


@pytest.mark.parametrize(
    ("body", "kind", "may_hold"),
    [
        (PAGE, ErrorKind.HOST_UNAVAILABLE, True),
        ("", ErrorKind.HOST_UNAVAILABLE, True),
        ("OK", ErrorKind.HOST_CHANGED, True),
        ('{"status": "error", "error": "no"}', ErrorKind.FILE_REJECTED, False),
        ('{"url": "https://example.org/i/1"}', ErrorKind.FILE_REJECTED, False),
        ('{"status": "ok"}', ErrorKind.HOST_CHANGED, True),
        ('{"status": "ok", "url": ""}', ErrorKind.HOST_CHANGED, True),
        ('{"status": "ok", "url": null}', ErrorKind.HOST_CHANGED, True),
        ('{"status": "ok", "url": true}', ErrorKind.HOST_CHANGED, True),
        ('{"status": "ok", "url": "javascript:alert(1)"}', ErrorKind.HOST_CHANGED, True),
        ('{"status": "ok", "url": "/i/1"}', ErrorKind.HOST_CHANGED, True),
        ('{"status": "ok", "url": "https://"}', ErrorKind.HOST_CHANGED, True),
    ],
)
def test_status_200_alone_is_never_believed(body, kind, may_hold):
    problem = refused(answer(body))
    assert (problem.info.kind, problem.file_may_have_arrived) == (kind, may_hold)


def test_a_success_before_the_body_was_sent_proves_nothing():
    problem = refused(answer(OK, is_early=True))
    assert (problem.info.kind, problem.file_may_have_arrived) == (ErrorKind.HOST_UNAVAILABLE, False)


def test_fake_success():
    step = {**FULL["upload"][1], "read": [{"name": "page_url", "json": "$.url", "fake": "/$"}]}
    problem = refused(answer('{"status": "ok", "url": "https://example.org/show/1/"}'), step=step)
    assert (problem.info.kind, problem.file_may_have_arrived) == (ErrorKind.HOST_UNAVAILABLE, False)
    assert verdict(answer(OK), step=step).read


def test_links_are_safe_inside_post_codes():
    body = '{"status": "ok", "url": "https://example.org/a b[1]\\"<x>.jpg"}'
    assert verdict(answer(body)).read["page_url"] == "https://example.org/a%20b%5B1%5D%22%3Cx%3E.jpg"


def test_a_value_that_is_optional_may_be_missing():
    step = {**FULL["upload"][1]}
    step["read"] = [*step["read"], {"name": "thumb_url", "json": "$.thumb", "optional": True}]
    assert verdict(answer(OK), step=step).read == {"page_url": "https://example.org/i/1", "thumb_url": ""}


@pytest.mark.parametrize(
    ("headers", "retry_at"),
    [
        ({"retry_after": "30"}, NOW + 30),
        ({"retry_after": "Fri, 15 Jan 2027 08:01:00 GMT"}, NOW + 60),
        ({"retry_after": "soon"}, None),
        ({}, None),
    ],
)
def test_retry_after(headers, retry_at):
    for status in (429, 503):
        assert refused(answer("", status, **headers)).info.retry_at == retry_at


def test_the_first_rule_that_fits_counts():
    rules = [
        {"status": [400], "body": "quota", "kind": "quota"},
        {"status": [400, 418], "kind": "rate_limited", "wait_s": 5},
        {"body": "wait (\\d+) s", "wait": "wait (\\d+) s", "kind": "rate_limited"},
    ]
    assert refused(answer("over quota", 400), rules=rules).info.kind is ErrorKind.QUOTA
    assert refused(answer("something", 400), rules=rules).info.retry_at == NOW + 5
    assert refused(answer("please wait 20 seconds", 404), rules=rules).info.retry_at == NOW + 20
    assert refused(answer("something", 404), rules=rules).info.kind is ErrorKind.HOST_CHANGED
    said_with_200 = refused(answer('{"status": "no", "error": "quota, wait 7 s"}'), rules=rules)
    assert (said_with_200.info.kind, said_with_200.info.retry_at) == (ErrorKind.RATE_LIMITED, NOW + 7)


def test_a_rule_that_has_read_the_answer_settles_that_nothing_was_stored():
    by_text, by_status = ([{"body": "rejected", "kind": "rate_limited"}], [{"status": [502], "kind": "rate_limited"}])
    assert not refused(answer("rejected", 502), rules=by_text).file_may_have_arrived
    assert refused(answer("rejected", 502), rules=by_status).file_may_have_arrived


def test_rules_say_nothing_about_a_success():
    assert verdict(answer(OK), rules=[{"status": [200], "kind": "quota"}]).read


def test_a_rule_says_that_the_gallery_is_lost():
    rules = [{"status": [410], "kind": "file_rejected", "gallery_lost": True}]
    lost = refused(answer("", 410), rules=rules)
    assert isinstance(lost, Refusal)
    assert lost.gallery_lost


def test_the_detail_holds_no_secret_no_page_and_is_short():
    assert refused(answer('{"error": "bad key hush-hush"}', 401)).info.detail == "HTTP 401: bad key …"
    assert refused(answer(PAGE, 404)).info.detail == "HTTP 404 (a web page)"
    assert len(refused(answer('{"error": "' + "x" * 9999 + '"}', 400)).info.detail) <= 300
    assert refused(answer('{"error": "a\\n  b"}', 400)).info.detail == "HTTP 400: a b"


def test_a_pattern_that_runs_away_leaves_open_what_happened(monkeypatch):
    monkeypatch.setattr("backend.hosts.pattern.LIMIT_S", 0.05)
    step = {**FULL["upload"][1], "answer": "text", "success": [{"text": True, "matches": "(a|aa)+(a|a?)+$"}]}
    problem = refused(answer("a" * 5000 + "b"), step=step)
    assert (problem.info.kind, problem.file_may_have_arrived) == (ErrorKind.HOST_CHANGED, True)


def test_steps_without_the_file_never_leave_anything_open():
    begin = FULL["begin"][0]
    for one in (answer("", 502), answer(PAGE), answer("{}")):
        assert not refused(one, step=begin).file_may_have_arrived
    assert refused(answer("", 400), step=begin).info.kind is ErrorKind.HOST_CHANGED


BUILT_INS = [check_file(path)[0] for path in sorted(BUILT_IN.glob("*.toml"))]
BODIES = st.binary(max_size=200) | st.sampled_from(
    [
        OK.encode(),
        PAGE.encode(),
        b'{"show_url": "https://pixhost.to/show/1/", "th_url": "https://t1.pixhost.to/thumbs/1/"}',
        b'{"show_url": "https://pixhost.to/show/1/a", "th_url": {}}',
        b'{"status": "success", "data": {"image_url": ""}}',
        b'{"status": "success", "data": []}',
        b"https://",
        b"https://files.catbox.moe/",
        b"https:// x",
    ]
)


@pytest.mark.parametrize("described", BUILT_INS, ids=lambda described: described.id)
@given(body=BODIES, status=st.sampled_from([200, 201, 204, 302, 404, 500]) | st.integers(100, 599), early=st.booleans())
def test_no_answer_without_a_link_is_a_success(described, body, status, early):
    step = described.upload[-1]
    try:
        readings = judge(
            Extract(Answer(status, "https://x.org/", {}, body, early)), step, described, Values({}), now=NOW
        )
    except Problem as problem:
        assert problem.info.host == described.id
        assert not (early and problem.file_may_have_arrived)
    else:
        assert 200 <= status < 300
        assert not early
        assert (readings.read.get("page_url") or readings.read["image_url"]).startswith("https://")


def test_words_are_read_out_of_a_page_but_never_the_page_itself():
    text = "<!doctype html><html><b class='err'>no such picture</b></html>"
    for detail, told in (
        ({"css": ".err"}, "HTTP 404: no such picture"),
        ({"text": True}, "HTTP 404 (a web page)"),
    ):
        described = definition(errors={"detail": detail})
        with pytest.raises(Problem) as caught:
            judge(Extract(answer(text, 404)), described.upload[1], described, Values({}), now=NOW)
        assert caught.value.info.detail == told
