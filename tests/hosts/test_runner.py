"""The runner with prepared answers: several steps, what may have arrived, where it may send."""

from __future__ import annotations

import asyncio
import json

import pytest

from backend.accounts.sessions import SessionStore
from backend.errors import Problem
from backend.hosts.base import Account, SentFile
from backend.hosts.check import faults_of
from backend.hosts.runner import FormHost
from backend.protocol.errors import ErrorKind
from backend.uploads.cookies import Cookies
from backend.uploads.http import Answer, Request
from tests.hosts.built_in import unkept
from tests.hosts.documents import ANSWERS, FULL, ScriptedTransport, definition
from tests.hosts.pictures import new_gallery, new_picture

ACCOUNT = Account({"key": "hush"})


async def test_runs_the_steps_of_an_upload_in_order_and_uses_what_was_read(tmp_path):
    transport, gallery = ScriptedTransport(), new_gallery()
    host = FormHost(definition(), transport)
    uploaded = await host.upload(new_picture(tmp_path), gallery, ACCOUNT)
    assert [request.url for request in transport.requests] == [
        "https://api.example.org/begin",
        "https://api.example.org/server",
        "https://s1.example.org/upload",
    ]
    assert uploaded.page_url == "https://example.org/i/1"
    assert host.gallery_url(gallery) == "https://example.org/g/g1"


async def test_only_the_step_with_the_file_tells_progress(tmp_path):
    transport, sent = ScriptedTransport(), []
    await FormHost(definition(), transport).upload(new_picture(tmp_path), new_gallery(), ACCOUNT, on_sent=sent.append)
    assert len(sent) == 1


async def test_a_server_that_the_host_names_elsewhere_gets_nothing(tmp_path):
    transport = ScriptedTransport({**ANSWERS, "/server": (200, '{"server": "https://evil.example.com"}')})
    with pytest.raises(Problem) as caught:
        await FormHost(definition(), transport).upload(new_picture(tmp_path), new_gallery(), ACCOUNT)
    assert caught.value.info.kind is ErrorKind.HOST_CHANGED
    assert caught.value.info.detail == "not allowed to send to https://evil.example.com"
    assert not caught.value.file_may_have_arrived
    assert len(transport.requests) == 2


async def test_a_failure_after_the_file_was_taken_leaves_open_what_happened(tmp_path):
    after = {"url": "https://api.example.org/me", "method": "GET", "success": [{"json": "$.missing"}]}
    for place, may_have_arrived in ((0, False), (2, True)):
        steps = list(FULL["upload"])
        steps.insert(place, after)
        with pytest.raises(Problem) as caught:
            await FormHost(definition(upload=steps), ScriptedTransport()).upload(
                new_picture(tmp_path), new_gallery(), ACCOUNT
            )
        assert caught.value.file_may_have_arrived is may_have_arrived


def redirecting(*locations: str):
    """Answers the first requests with redirects, then as ANSWERS does."""
    left = list(locations)

    def answer_to(request: Request) -> Answer:
        if left:
            return Answer(303, request.url, {"location": left.pop(0)}, b"")
        status, text = ANSWERS["/me"]
        return Answer(status, request.url, {}, text.encode())

    return answer_to


async def test_follows_redirects_inside_its_domains():
    transport = ScriptedTransport(redirecting("https://www.example.org/a", "/b"))
    assert (await FormHost(definition(), transport).check_account(ACCOUNT)).label == "marlow"
    assert [request.url for request in transport.requests][1:] == [
        "https://www.example.org/a",
        "https://www.example.org/b",
    ]


async def test_follows_no_redirect_out_of_its_domains():
    transport = ScriptedTransport(redirecting("https://elsewhere.com/a"))
    with pytest.raises(Problem, match=r"not allowed to send to https://elsewhere\.com"):
        await FormHost(definition(), transport).check_account(ACCOUNT)
    assert len(transport.requests) == 1


async def test_gives_up_on_redirects_without_end():
    transport = ScriptedTransport(redirecting(*["/again"] * 50))
    with pytest.raises(Problem) as caught:
        await FormHost(definition(), transport).check_account(ACCOUNT)
    assert caught.value.info.kind is ErrorKind.HOST_CHANGED
    assert len(transport.requests) == 6


async def test_uploads_that_come_together_make_one_gallery(tmp_path):
    transport, gallery = ScriptedTransport(), new_gallery()
    host = FormHost(definition(), transport)
    files = [new_picture(tmp_path, index) for index in range(4)]
    await asyncio.gather(*(host.upload(file, gallery, ACCOUNT) for file in files))
    assert [request.url for request in transport.requests].count("https://api.example.org/begin") == 1


async def test_a_missing_credential_is_told_before_anything_is_sent(tmp_path):
    transport = ScriptedTransport()
    needed = [{**FULL["credentials"][0], "is_required": True}]
    host = FormHost(definition(credentials=needed), transport)
    gallery = new_gallery()
    for call in (host.begin_gallery(gallery, Account()), host.check_account(Account())):
        with pytest.raises(Problem) as caught:
            await call
        assert (caught.value.info.kind, caught.value.info.subject) == (ErrorKind.LOGIN_REQUIRED, "key")
    assert not transport.requests


async def test_hidden_characters_cannot_break_out_of_a_field_name_or_address(tmp_path):
    transport = ScriptedTransport()
    host = FormHost(definition(), transport)
    await host.begin_gallery(new_gallery("a&admin=1\r\nX: y"), ACCOUNT)
    assert transport.bodies == ["title=a%26admin%3D1%0D%0AX%3A+y"]


def with_results(answers: dict[str, tuple[int, str]], **step: object) -> tuple[FormHost, ScriptedTransport]:
    made = {"method": "GET", "url": "https://example.org/results", **step}
    transport = ScriptedTransport({**ANSWERS, **answers})
    return FormHost(definition(results=[made]), transport), transport


async def test_rows_without_names_are_in_the_order_of_completion_also_when_some_are_known():
    rows = {"json": "$.links[*]", "read": [{"name": "page_url", "json": "$.url"}]}
    links = [{"url": f"https://example.org/{place}"} for place in range(4)]
    answer_text = json.dumps({"links": links})
    host, _ = with_results({"/results": (200, answer_text)}, rows=rows)
    late = [SentFile(id=number, index=0, name="a.jpg", order=order) for number, order in ((7, 3), (8, 1), (9, 4))]
    found = await host.collect(late, new_gallery(), ACCOUNT)
    assert {key: links.page_url for key, links in found.items()} == {
        7: "https://example.org/3",
        8: "https://example.org/1",
    }


async def test_what_the_results_tell_of_the_gallery_is_kept_and_never_emptied():
    rows = {"json": "$.links[*]", "read": [{"name": "page_url", "json": "$.url"}]}
    keep = [{"name": "gallery", "json": "$.gallery", "optional": True}]
    gallery = new_gallery()
    for text, known in (('{"gallery": "g7", "links": []}', "g7"), ('{"links": []}', "g7")):
        host, _ = with_results({"/results": (200, text)}, rows=rows, keep=keep)
        await host.collect([], gallery, ACCOUNT)
        assert gallery.values["gallery"] == known


async def test_begin_steps_find_the_gallery_among_others():
    begin = {
        "url": "https://api.example.org/begin",
        "rows": {
            "json": "$.folders[*]",
            "file": {"json": "$.name"},
            "equals": "{gallery.name}",
            "read": [{"name": "folder", "json": "$.id"}],
        },
        "keep": [{"name": "gallery", "value": "{read.folder}"}],
    }
    folders = [{"name": name, "id": number} for number, name in enumerate(("Other", "Lofoten", "Lofoten"))]
    made = definition(begin=[begin])
    assert list(faults_of(made)) == []
    transport = ScriptedTransport({**ANSWERS, "/begin": (200, json.dumps({"folders": folders}))})
    gallery = new_gallery("Lofoten")
    await FormHost(made, transport).begin_gallery(gallery, ACCOUNT)
    assert gallery.values["gallery"] == "1"
    with pytest.raises(Problem) as caught:
        await FormHost(made, transport).begin_gallery(new_gallery("Missing", 2), ACCOUNT)
    assert caught.value.info.kind is ErrorKind.HOST_CHANGED


async def test_a_section_without_the_credentials_that_signing_in_needs_fails_and_others_go_on(tmp_path):
    login = [{"url": "https://api.example.org/me", "keep": [{"name": "user", "json": "$.user"}]}]
    rename = [{"url": "https://api.example.org/finish", "answer": "any"}]
    session = {"needs": ["key"], "used_by": ["rename"]}
    made = definition(session=session, login=login, rename=rename, check=[])
    assert list(faults_of(made)) == []
    transport = ScriptedTransport()
    sessions = SessionStore(tmp_path / "sessions.enc", unkept(tmp_path), new_cookies=Cookies)
    host, gallery = FormHost(made, transport, sessions=sessions), new_gallery()
    await host.upload(new_picture(tmp_path), gallery, Account())
    await host.check_account(Account())
    with pytest.raises(Problem) as caught:
        await host.rename_gallery(gallery, Account())
    assert (caught.value.info.kind, caught.value.info.subject) == (ErrorKind.LOGIN_REQUIRED, "key")
    assert not any(request.url.endswith("/me") for request in transport.requests)
    await host.rename_gallery(gallery, ACCOUNT)
    assert transport.requests[-2].url.endswith("/me")


def test_a_session_needs_credentials_that_exist():
    login = [{"url": "https://api.example.org/me", "keep": [{"name": "user", "json": "$.user"}]}]
    assert [reason for _, reason in faults_of(definition(login=login, session={"needs": ["pin"]}))] == [
        "there is no credential pin"
    ]


async def test_values_need_not_be_there_until_the_host_is_ready(monkeypatch: pytest.MonkeyPatch):
    async def at_once(_: float) -> None: ...

    monkeypatch.setattr("backend.hosts.steps.pause", at_once)
    texts = ["{}", '{"ready": true, "user": "marlow"}']
    transport = ScriptedTransport(lambda request: Answer(200, request.url, {}, texts.pop(0).encode()))
    check = [{**FULL["check"][0], "poll": {"until": [{"json": "$.ready"}], "delays_s": [1]}}]
    assert (await FormHost(definition(check=check), transport).check_account(ACCOUNT)).label == "marlow"
    texts = ["{}", "{}"]
    with pytest.raises(Problem) as caught:
        await FormHost(definition(check=check), transport).check_account(ACCOUNT)
    assert caught.value.info.kind is ErrorKind.HOST_UNAVAILABLE
