"""No field of the schema is ignored: for each there is a change of its value that changes what the host does.

"What the host does" is all that can be seen from outside: the errors of the check, `HostInfo`, every request, every
result and every Problem, with prepared answers.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import msgspec
import pytest

from backend.accounts.sessions import Session, SessionStore
from backend.errors import Problem
from backend.hosts import definition as schema
from backend.hosts.base import Ability, Account, GalleryFacts, RemoteGallery, SentFile, Uploaded
from backend.hosts.check import faults_of
from backend.hosts.families import expanded
from backend.hosts.runner import FormHost
from backend.uploads.cookies import Cookies
from backend.uploads.http import Answer, Request
from tests.hosts.built_in import unkept
from tests.hosts.documents import ANSWERS, FULL, ScriptedTransport
from tests.hosts.pictures import to_send

Document = dict[str, Any]
Change = Callable[[Document], object]

FOR_PEOPLE = {"Source.text", "Source.confidence", "Definition.sources"}
"""Read by whoever keeps the definition up to date, and by nothing else."""

ONLY_CHECKED = {"Definition.definition", "Definition.gallery"}
"""Their change makes the definition wrong, and that is all there is to see."""

NOW = 1_800_000_000.0


async def behaviour(document: Document, folder: Path, answers: dict[str, tuple[int, str]]) -> list[object]:
    """Everything that can be seen of a host."""
    PAUSES_S.clear()
    try:
        definition = msgspec.convert(expanded(document), schema.Definition)
    except msgspec.ValidationError as error:
        return [str(error)]
    if faults := list(faults_of(definition)):
        return [faults]
    clock = [NOW]

    def reply(request: Request) -> Answer:
        status, text = answers["/" + request.url.split("/", 3)[3].partition("?")[0]]
        headers = {"x-link": "https://example.org/header", "set-cookie": "sid=c00kie; Path=/; Secure"}
        return Answer(status, request.url, headers, text.encode())

    transport = ScriptedTransport(reply)
    sessions = WatchedSessions(
        folder / "sessions.enc", unkept(folder), new_cookies=Cookies, now=lambda: clock[0]
    )  # fmt: skip
    host = FormHost(definition, transport, sessions=sessions, now=lambda: clock[0])
    account = Account({"key": "hush"}, {"size": "900"})
    gallery = RemoteGallery(GalleryFacts(id=1, name="[A] long name of a gallery", images=2, size_bytes=10))
    seen: list[object] = [host.info]
    path = folder / "picture.jpg"
    path.write_bytes(b"always the same")

    async def note(call: Any) -> None:
        try:
            seen.append(await call)
        except Problem as problem:
            seen.append((type(problem), problem.info, problem.file_may_have_arrived))

    await note(host.begin_gallery(gallery, account))
    await note(host.upload(to_send(path, 0, name="1.jpg"), gallery, account))
    seen.append(dict(gallery.values))
    clock[0] += 1000
    await note(host.upload(to_send(path, 1, name="2.jpg"), gallery, account))
    await note(host.finish_gallery(gallery, account))
    await note(host.check_account(account))
    seen.append(host.gallery_url(gallery))
    clock[0] += 100_000
    sent = [SentFile(id=9, index=0, name="1.jpg", order=0), SentFile(id=8, index=1, name="2.jpg", order=1)]
    there = Uploaded(page_url="https://example.org/i/1", code="c1")
    calls: dict[Ability, Callable[[], Any]] = {
        Ability.RESULTS: lambda: host.collect(sent, gallery, account),
        Ability.COVER: lambda: host.send_cover(to_send(path, 2, name="3.jpg"), gallery, account),
        Ability.RENAME: lambda: host.rename_gallery(gallery, account),
        Ability.RESOLVE: lambda: host.resolve(there, account),
        Ability.LOOKUP: lambda: host.look_up(to_send(path, 0, name="1.jpg"), gallery, account),
        Ability.INFO: lambda: host.account_info(account),
        Ability.DELETE: lambda: host.delete(there, account),
        Ability.ALIVE: lambda: host.is_alive(there, account),
    }
    for ability, call in calls.items():
        if ability in host.info.abilities:
            await note(call())
    seen += [tuple(PAUSES_S), tuple(sessions.pauses_s), tuple(sessions.kept)]
    for request, body, cookies in zip(transport.requests, transport.bodies, transport.cookies, strict=True):
        sent = (request.method, request.url, dict(request.headers), request.inactivity_s)
        seen.append((*sent, body, request.body and request.body.content_type.partition(";")[0], cookies is not None))
    return seen


PAUSES_S: list[float] = []
"""What the steps would have waited."""


class WatchedSessions(SessionStore):
    """Notes how long a login has to wait for the one before, and what is kept."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.pauses_s: list[float] = []
        self.kept: list[object] = []

    def signing_in(self, account: Account, pause_s: float, **more: Any) -> Any:
        self.pauses_s.append(pause_s)
        return super().signing_in(account, 0, **more)

    async def put(self, account: Account, session: Session) -> None:
        self.kept.append((dict(session.values), session.expires_at, session.cookies is not None))
        await super().put(account, session)


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    async def note(delay_s: float) -> None:
        PAUSES_S.append(delay_s)

    monkeypatch.setattr("backend.hosts.steps.pause", note)


def put(*path: str | int, value: object) -> Change:
    def change(document: Document) -> None:
        place: Any = document
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = deepcopy(value)

    return change


def without(*path: str | int) -> Change:
    def change(document: Document) -> None:
        place: Any = document
        for key in path[:-1]:
            place = place[key]
        del place[path[-1]]

    return change


def reading(**way: object) -> Change:
    """One more thing is read from the answer to the upload: the thumbnail's address."""

    def change(document: Document) -> None:
        document["upload"][1]["read"].append({"name": "thumb_url", "optional": True, **way})

    return change


def first_file_makes_it(document: Document) -> None:
    del document["begin"]
    document["upload"][1]["keep"] = [{"name": "gallery", "json": "$.status"}]


def both(*changes: Change) -> Change:
    def change(document: Document) -> None:
        for one in changes:
            one(document)

    return change


UPLOAD = ("upload", 1)
THUMB = "https://example.org/t/1"
REFUSED = ANSWERS | {"/upload": (418, '{"error": "teapot, wait 7 s"}')}
RULE = ("errors", "rules", 0)

HTML_UPLOAD: Document = {
    **FULL["upload"][1], "answer": "html", "success": [], "read": [{"name": "page_url", "regex": '"(https[^"]+)"'}]
}  # fmt: skip
SPANS = '<p><i style="left:9px">2</i><i style="left:1px">https://example.org/</i></p><a href="https://x.org/1">x</a>'
PLACED = {"css": "i", "position": r"left:(\d+)px"}
XML = '<?xml version="1.0"?><d><u>https://example.org/i/1</u><t>https://example.org/t/1</t></d>'
XML_UPLOAD: Document = {
    **FULL["upload"][1], "answer": "xml", "success": [], "read": [{"name": "page_url", "xml": "/d/u"}]
}  # fmt: skip
MORE = ANSWERS | {
    "/login": (200, '{"token": "t0ken-of-the-account", "set": {"a": "1"}}'),
    "/list": (
        200,
        '{"rows": [{"f": "1.jpg", "u": "https://example.org/i/7"}, {"f": "2.jpg", "u": "https://x.org/8"}]}',
    ),
    "/pages": (200, '<p><a title="1.jpg" href="https://example.org/i/7">a</a><a href="https://x.org/8">b</a></p>'),
    "/quota": (200, '{"used": "5", "total": "12", "size": "1.5 GB"}'),
    "/form": (200, '<form><input type="hidden" name="h" value="1"></form>{"set": {"j": "2"}}'),
    "/set": (200, '{"set": {"j": "2"}}'),
    "/file": (200, '{"there": true, "direct": "https://example.org/d/1"}'),
}
LIST = "https://api.example.org/list"
LINK = [{"name": "page_url", "json": "$.u"}]
ROWS = {"json": "$.rows[*]", "file": {"json": "$.f"}, "read": LINK}


def step(path: str, **more: object) -> Document:
    return {"method": "GET", "url": f"https://api.example.org{path}", **more}


def batch(**rows: object) -> Change:
    """The links come from a list."""
    return put("results", value=[step("/list", rows=rows)])


def logged_in(**session: object) -> Change:
    """Every section but check needs a token."""
    return both(
        put("login", value=[step("/login", keep=[{"name": "token", "json": "$.token"}])]),
        put("session", value=session),
        put(*UPLOAD, "headers", 0, "value", value="{session.token}"),
    )


def before_upload(**more: object) -> Change:
    """A step before the others of an upload."""

    def change(document: Document) -> None:
        document["upload"].insert(0, step(**more))

    return change


# field -> (changes of both, the change that must be noticed, answers)
Row = tuple[Change | None, Change, dict[str, tuple[int, str]]]


def row(change: Change, *, given: Change | None = None, answers: dict[str, tuple[int, str]] = ANSWERS) -> Row:
    return given, change, answers


FIELDS: dict[str, Row] = {
    "Limits.formats": row(put("limits", value={"formats": ["png"]})),
    "Limits.max_size_bytes": row(put("limits", value={"max_size_bytes": 5})),
    "Limits.connections": row(put("limits", value={"connections": 2})),
    "Limits.max_connections": row(put("limits", value={"max_connections": 5})),
    "Limits.requests_per_s": row(put("limits", value={"requests_per_s": 2.5})),
    "Limits.burst": row(put("limits", value={"burst": 4})),
    "Limits.tries": row(put("limits", value={"tries": 9})),
    "Limits.inactivity_s": row(put("limits", value={"inactivity_s": 12.0})),
    "OptionChoice.value": row(put("options", 1, "choices", 1, "value", value="c")),
    "OptionChoice.label": row(put("options", 1, "choices", 1, "label", value="B")),
    "Option.name": row(put("options", 1, "name", value="style")),
    "Option.label": row(put("options", 0, "label", value="Other")),
    "Option.kind": row(put("credentials", 0, "kind", value="text")),
    "Option.help": row(put("options", 0, "help", value="Help")),
    "Option.default": row(put("options", 1, "default", value="b")),
    "Option.is_required": row(put("credentials", 0, "is_required", value=True)),
    "Option.minimum": row(
        put("options", 0, "minimum", value=950),
        given=both(without("options", 0, "maximum"), put("options", 0, "default", value="960")),
    ),
    "Option.maximum": row(put("options", 0, "maximum", value=250)),
    "Option.choices": row(put("options", 1, "choices", value=[{"value": "a"}])),
    "Gallery.url": row(put("gallery", "url", value="https://example.org/a/{remote.gallery}")),
    "Gallery.can_resume": row(put("gallery", "can_resume", value=True)),
    "Gallery.valid_s": row(put("gallery", "valid_s", value=900)),
    "Gallery.has_cookies": row(put("gallery", "has_cookies", value=True)),
    "Gallery.name_max_chars": row(put("gallery", "name_max_chars", value=8)),
    "Gallery.name_removes": row(put("gallery", "name_removes", value=r"[\[\]]")),
    "Header.name": row(put(*UPLOAD, "headers", 0, "name", value="X-Other")),
    "Header.value": row(put(*UPLOAD, "headers", 0, "value", value="fixed")),
    "Header.when": row(put(*UPLOAD, "headers", 0, "when", value="first_file")),
    "FormField.name": row(put(*UPLOAD, "fields", 0, "name", value="other")),
    "FormField.value": row(put(*UPLOAD, "fields", 0, "value", value="fixed")),
    "FormField.file": row(put(*UPLOAD, "fields", 1, "file", value="same.jpg")),
    "FormField.sample": row(put(*UPLOAD, "fields", 0, value={"name": "size", "sample": "x.png"})),
    "FormField.when": row(put(*UPLOAD, "fields", 0, "when", value="later_files"), given=first_file_makes_it),
    "Rewrite.pattern": row(
        put(*UPLOAD, "read", 1, "rewrite", 0, "pattern", value="never"),
        given=reading(json="$.thumb", rewrite=[{"pattern": "/t/", "by": "/i/"}]),
    ),
    "Rewrite.by": row(
        put(*UPLOAD, "read", 1, "rewrite", 0, "by", value="/x/"),
        given=reading(json="$.thumb", rewrite=[{"pattern": "/t/", "by": "/i/"}]),
    ),
    "Extraction.json": row(reading(json="$.thumb")),
    "Extraction.css": row(
        reading(css="a", attribute="href"),
        given=put(*UPLOAD, value={**FULL["upload"][1], "answer": "html", "success": [], "read": [
            {"name": "page_url", "regex": '"([^"]+)"'}]}),
        answers=ANSWERS | {"/upload": (200, f'<p><a href="{THUMB}">x</a></p>')},
    ),
    "Extraction.attribute": row(
        put(*UPLOAD, "read", 1, "attribute", value="title"),
        given=both(
            put(*UPLOAD, value={**FULL["upload"][1], "answer": "html", "success": [], "read": [
                {"name": "page_url", "regex": '"([^"]+)"'}]}),
            reading(css="a", attribute="href"),
        ),
        answers=ANSWERS | {"/upload": (200, f'<p><a href="{THUMB}" title="https://x.org/2">x</a></p>')},
    ),
    "Extraction.regex": row(reading(regex='"thumb": "([^"]+)"')),
    "Extraction.header": row(reading(header="X-Link")),
    "Extraction.text": row(
        reading(text=True),
        given=put(*UPLOAD, value={**FULL["upload"][1], "answer": "text", "success": [], "read": [
            {"name": "page_url", "regex": "http.*"}]}),
        answers=ANSWERS | {"/upload": (200, THUMB)},
    ),
    "Extraction.final_url": row(reading(final_url=True)),
    "Extraction.value": row(reading(value="https://example.org/{option.mode}")),
    "Extraction.first_of": row(reading(first_of=[{"json": "$.none"}, {"json": "$.thumb"}])),
    "Extraction.rewrite": row(
        put(*UPLOAD, "read", 1, "rewrite", value=[{"pattern": "/t/", "by": "/i/"}]), given=reading(json="$.thumb")
    ),
    "Reading.name": row(put(*UPLOAD, "read", 1, "name", value="delete_url"), given=reading(json="$.thumb")),
    "Reading.optional": row(put(*UPLOAD, "read", 1, "optional", value=False), given=reading(json="$.none")),
    "Reading.fake": row(put(*UPLOAD, "read", 0, "fake", value="1$")),
    "Condition.equals": row(put(*UPLOAD, "success", 0, "equals", value="fine")),
    "Condition.matches": row(put(*UPLOAD, "success", 0, value={"json": "$.status", "matches": "fine"})),
    "Step.method": row(put(*UPLOAD, "method", value="PUT")),
    "Step.url": row(put(*UPLOAD, "url", value="https://example.org/upload")),
    "Step.headers": row(put(*UPLOAD, "headers", value=[])),
    "Step.body": row(put("finish", 0, "body", value="urlencoded")),
    "Step.fields": row(put("finish", 0, "fields", value=[{"name": "x", "value": "y"}])),
    "Step.answer": row(put("finish", 0, "answer", value="json")),
    "Step.success": row(put(*UPLOAD, "success", value=[{"json": "$.none"}])),
    "Step.read": row(put("check", 0, "read", value=[])),
    "Step.keep": row(put("begin", 0, "keep", 0, "json", value="$.none")),
    "ErrorRule.status": row(put(*RULE, "status", value=[419]), answers=REFUSED),
    "ErrorRule.body": row(put(*RULE, "body", value="coffee"), answers=REFUSED),
    "ErrorRule.kind": row(put(*RULE, "kind", value="timeout"), answers=REFUSED),
    "ErrorRule.wait_s": row(put(*RULE, "wait_s", value=3), answers=REFUSED),
    "ErrorRule.wait": row(put(*RULE, "wait", value=r"wait (\d+) s"), answers=REFUSED),
    "ErrorRule.gallery_lost": row(put(*RULE, "gallery_lost", value=True), answers=REFUSED),
    "Errors.detail": row(without("errors", "detail"), answers=REFUSED),
    "Errors.rules": row(put("errors", "rules", value=[]), answers=REFUSED),
    "Definition.definition": row(put("definition", value=2)),
    "Definition.id": row(put("id", value="example.net")),
    "Definition.name": row(put("name", value="Other")),
    "Definition.code": row(put("code", value="XE")),
    "Definition.kind": row(put("kind", value="file")),
    "Definition.site_url": row(put("site_url", value="https://www.example.org")),
    "Definition.domains": row(
        put("domains", value=["api.example.org"]), given=put("site_url", value="https://api.example.org")
    ),
    "Definition.limits": row(put("limits", value={"tries": 9})),
    "Definition.credentials": row(put("credentials", value=[*FULL["credentials"], {"name": "more", "label": "More"}])),
    "Definition.options": row(put("options", value=[*FULL["options"], {"name": "more", "label": "More"}])),
    "Definition.gallery": row(without("gallery")),
    "Definition.begin": row(put("begin", 0, "url", value="https://example.org/begin")),
    "Definition.upload": row(put("upload", value=[{**FULL["upload"][1], "url": "https://example.org/upload"}])),
    "Definition.finish": row(without("finish")),
    "Definition.check": row(without("check")),
    "Definition.errors": row(without("errors"), answers=REFUSED),
    "Limits.max_width": row(put("limits", value={"max_width": 5})),
    "Limits.max_height": row(put("limits", value={"max_height": 5})),
    "Limits.max_pixels": row(put("limits", value={"max_pixels": 5})),
    "Limits.min_width": row(put("limits", value={"min_width": 5})),
    "Limits.min_height": row(put("limits", value={"min_height": 5})),
    "Limits.files_per_gallery": row(put("limits", value={"files_per_gallery": 5})),
    "Session.cookies": row(put("session", "cookies", value=True), given=logged_in(), answers=MORE),
    "Session.valid_s": row(put("session", "valid_s", value=500), given=logged_in(), answers=MORE),
    "Session.pause_s": row(put("session", "pause_s", value=20), given=logged_in(), answers=MORE),
    "Session.used_by": row(put("session", "used_by", value=["begin"]), given=logged_in(), answers=MORE),
    "Session.needs": row(
        put("session", "needs", value=["pin"]),
        given=both(
            logged_in(), put("credentials", value=[*FULL["credentials"], {"name": "pin", "label": "PIN"}])
        ),
        answers=MORE,
    ),
    "Header.basic": row(put(*UPLOAD, "headers", 0, value={"name": "X-Key", "basic": ":{credential.key}"})),
    "Header.encoding": row(put(*UPLOAD, "headers", 0, "encoding", value="md5")),
    "FormField.all_of": row(
        put("finish", 1, "fields", 0, value={"all_of": "set"}),
        given=put("finish", value=[
            step("/set", field_sets=[{"name": "set", "json": "$.set"}]),
            {**FULL["finish"][0], "body": "urlencoded"},
        ]),
        answers=MORE,
    ),
    "FormField.encoding": row(put(*UPLOAD, "fields", 0, "encoding", value="sha1")),
    "Placed.css": row(
        put(*UPLOAD, "read", 1, "placed", "css", value="b"),
        given=both(put(*UPLOAD, value=HTML_UPLOAD), reading(placed=PLACED)),
        answers=ANSWERS | {"/upload": (200, SPANS)},
    ),
    "Placed.position": row(
        put(*UPLOAD, "read", 1, "placed", "position", value="top:([0-9])"),
        given=both(put(*UPLOAD, value=HTML_UPLOAD), reading(placed=PLACED)),
        answers=ANSWERS | {"/upload": (200, SPANS)},
    ),
    "Extraction.xml": row(
        reading(xml="/d/t"), given=put(*UPLOAD, value=XML_UPLOAD), answers=ANSWERS | {"/upload": (200, XML)}
    ),
    "Extraction.cookie": row(
        both(put("gallery", "has_cookies", value=True), reading(cookie="sid", rewrite=[
            {"pattern": "^", "by": "https://example.org/"}])),
        given=put("gallery", "has_cookies", value=True),
    ),
    "Extraction.placed": row(
        reading(placed=PLACED),
        given=put(*UPLOAD, value=HTML_UPLOAD),
        answers=ANSWERS | {"/upload": (200, SPANS)},
    ),
    "Extraction.sum": row(
        put("info", 0, "read", 2, value={"name": "storage_left_bytes", "sum": ["{read.total}", "{read.used}"]}),
        given=put("info", value=[step("/quota", read=[
            {"name": "used", "json": "$.used"}, {"name": "total", "json": "$.total"},
            {"name": "storage_left_bytes", "difference": ["{read.total}", "{read.used}"]}])]),
        answers=MORE,
    ),
    "Extraction.difference": row(
        put("info", 0, "read", 2, value={"name": "storage_left_bytes", "difference": ["{read.total}", "{read.used}"]}),
        given=put("info", value=[step("/quota", read=[
            {"name": "used", "json": "$.used"}, {"name": "total", "json": "$.total"},
            {"name": "storage_left_bytes", "sum": ["{read.total}", "{read.used}"]}])]),
        answers=MORE,
    ),
    "Extraction.decode": row(
        put(*UPLOAD, "read", 0, "decode", value="html"),
        answers=ANSWERS | {"/upload": (200, '{"status": "ok", "url": "https://example.org/?a=1&amp;b=2"}')},
    ),
    "Extraction.type": row(
        put("info", 0, "read", 0, "type", value="bytes"),
        given=put("info", value=[step("/quota", read=[{"name": "storage_left_bytes", "json": "$.size"}])]),
        answers=MORE,
    ),
    "FieldSet.name": row(
        put("finish", 0, "field_sets", 1, "name", value="set"),
        given=put("finish", value=[
            step("/set", field_sets=[{"name": "set", "json": "$.none"}, {"name": "other", "json": "$.set"}]),
            {**FULL["finish"][0], "fields": [{"all_of": "set"}, {"name": "x", "value": "y"}]},
        ]),
        answers=MORE,
    ),
    "FieldSet.json": row(
        put("finish", 0, "field_sets", 0, "json", value="$.none"),
        given=put("finish", value=[
            step("/set", field_sets=[{"name": "set", "json": "$.set"}]),
            {**FULL["finish"][0], "fields": [{"all_of": "set"}, {"name": "x", "value": "y"}]},
        ]),
        answers=MORE,
    ),
    "FieldSet.css": row(
        put("finish", 0, "field_sets", 0, "css", value="input"),
        given=put("finish", value=[
            step("/form", answer="any", field_sets=[{"name": "set", "css": "select"}]),
            {**FULL["finish"][0], "fields": [{"all_of": "set"}, {"name": "x", "value": "y"}]},
        ]),
        answers=MORE,
    ),
    "Poll.until": row(
        put("finish", 0, "poll", "until", value=[{"json": "$.none"}]),
        given=put("finish", value=[step("/me", poll={"until": [{"json": "$.user"}], "delays_s": [1]})]),
    ),
    "Poll.delays_s": row(
        put("finish", 0, "poll", "delays_s", value=[1, 2]),
        given=put("finish", value=[step("/me", poll={"until": [{"json": "$.none"}], "delays_s": [1]})]),
    ),
    "Poll.kind": row(
        put("finish", 0, "poll", "kind", value="timeout"),
        given=put("finish", value=[step("/me", poll={"until": [{"json": "$.none"}], "delays_s": [1]})]),
    ),
    "Rows.json": row(put("results", 0, "rows", "json", value="$.none[*]"), given=batch(**ROWS), answers=MORE),
    "Rows.css": row(
        put("results", 0, "rows", "css", value="b"),
        given=put("results", value=[step("/pages", answer="html", rows={
            "css": "a", "read": [{"name": "page_url", "css": ":scope", "attribute": "href"}]})]),
        answers=MORE,
    ),
    "Rows.regex": row(
        put("results", 0, "rows", "regex", value="never"),
        given=put("results", value=[step("/pages", answer="html", rows={
            "regex": 'href="[^"]+"', "read": [{"name": "page_url", "regex": '"([^"]+)"'}]})]),
        answers=MORE,
    ),
    "Rows.file": row(without("results", 0, "rows", "file"), given=batch(
        **{**ROWS, "json": "$.rows[1:]"}), answers=MORE),
    "Rows.read": row(
        put("results", 0, "rows", "read", 0, value={"name": "image_url", "json": "$.u"}),
        given=batch(**ROWS),
        answers=MORE,
    ),
    "Rows.equals": row(
        put("lookup", 0, "rows", "equals", value="nothing"),
        given=put("lookup", value=[step("/list", rows={**ROWS, "equals": "{file.name}"})]),
        answers=MORE,
    ),
    "Step.only_if": row(
        put("upload", 1, "only_if", value="{read.nothing}"),
        given=before_upload(path="/me", read=[{"name": "nothing", "json": "$.none", "optional": True}]),
    ),
    "Step.unless": row(
        put("upload", 1, "unless", value="{read.something}"),
        given=before_upload(path="/me", read=[{"name": "something", "json": "$.user"}]),
    ),
    "Step.wait_s": row(put(*UPLOAD, "wait_s", value=2)),
    "Step.json": row(
        put("finish", 0, "json", value={"gallery": ["{remote.gallery}"]}),
        given=put("finish", 0, value={
            "url": "https://api.example.org/finish", "body": "json", "json": {"gallery": "x"}, "answer": "any"}),
    ),
    "Step.text": row(
        put("finish", 0, "text", value="{remote.gallery}"),
        given=put("finish", 0, value={
            "url": "https://api.example.org/finish", "body": "text", "text": "x", "answer": "any"}),
    ),
    "Step.chunk_bytes": row(put(*UPLOAD, "chunk_bytes", value=4)),
    "Step.poll": row(put("check", 0, "poll", value={"until": [{"json": "$.none"}], "delays_s": [1]})),
    "Step.field_sets": row(
        put("finish", 0, "field_sets", value=[{"name": "set", "json": "$.set"}, {"name": "more", "json": "$.set"}]),
        given=put("finish", value=[
            step("/set", field_sets=[{"name": "set", "json": "$.none"}]),
            {**FULL["finish"][0], "fields": [{"all_of": "set"}, {"name": "x", "value": "y"}]},
        ]),
        answers=MORE,
    ),
    "Step.keep_each": row(
        put(*UPLOAD, "keep_each", value=True),
        given=both(first_file_makes_it, put(*UPLOAD, "keep", 0, value={"name": "gallery", "value": "{file.name}"})),
    ),
    "Step.rows": row(put("results", 0, "rows", value={**ROWS, "json": "$.rows[0]"}), given=batch(**ROWS), answers=MORE),
    "ErrorRule.where": row(put(*RULE, "where", value=[{"json": "$.none"}]), answers=REFUSED),
    "ErrorRule.sections": row(put(*RULE, "sections", value=["check"]), answers=REFUSED),
    "ErrorRule.session_lost": row(
        put(*RULE, "session_lost", value=True), given=logged_in(), answers=MORE | {"/upload": REFUSED["/upload"]}
    ),
    "ErrorRule.not_stored": row(
        put(*RULE, "not_stored", value=True),
        given=lambda document: document["upload"].append(step("/teapot", read=[{"name": "x", "json": "$.x"}])),
        answers=ANSWERS | {"/teapot": (418, "{}")},
    ),
    "Definition.extends": row(
        put("extends", value="chevereto"), given=put("values", value={"site": "https://example.org"})
    ),
    "Definition.values": row(
        put("values", value={"name": "finish2"}),
        given=both(
            put("values", value={"name": "finish"}),
            put("finish", 0, "url", value="https://api.example.org/{value.name}"),
        ),
        answers=ANSWERS | {"/finish2": (200, "")},
    ),
    "Definition.sends": row(put("sends", value="archive")),
    "Definition.needs_account": row(put("needs_account", value=True)),
    "Definition.store": row(put("store", value="shared")),
    "Definition.repeat_is_safe": row(put("repeat_is_safe", value=True)),
    "Definition.session": row(put("session", value={"valid_s": 9}), given=logged_in(), answers=MORE),
    "Definition.login": row(put("login", value=[step("/login")]), answers=MORE),
    "Definition.results": row(batch(**ROWS), answers=MORE),
    "Definition.cover": row(put("cover", value=[deepcopy(FULL["upload"][1]) | {"url": "https://s1.example.org/upload"}])),
    "Definition.rename": row(put("rename", value=[step("/me")])),
    "Definition.resolve": row(
        put("resolve", value=[step("/file", read=[{"name": "image_url", "json": "$.direct"}])]), answers=MORE
    ),
    "Definition.lookup": row(
        put("lookup", value=[step("/list", rows={**ROWS, "equals": "{file.name}"})]), answers=MORE
    ),
    "Definition.info": row(
        put("info", value=[step("/quota", read=[{"name": "storage_left_bytes", "json": "$.used"}])]), answers=MORE
    ),
    "Definition.delete": row(put("delete", value=[step("/file")]), answers=MORE),
    "Definition.alive": row(put("alive", value=[step("/file")]), answers=MORE),
}  # fmt: skip


def all_fields() -> set[str]:
    """Every field where it is declared; an inherited one counts once."""
    structs = [
        one for one in vars(schema).values() if isinstance(one, type) and issubclass(one, msgspec.Struct)
        and one.__module__ == schema.__name__
    ]  # fmt: skip
    return {f"{one.__name__}.{name}" for one in structs for name in one.__annotations__}


def test_every_field_is_in_the_table():
    assert set(FIELDS) | FOR_PEOPLE == all_fields()


@pytest.mark.parametrize("name", FIELDS)
async def test_a_changed_field_changes_what_the_host_does(name: str, tmp_path: Path):
    given, change, answers = FIELDS[name]
    before = deepcopy(FULL)
    if given is not None:
        given(before)
    after = deepcopy(before)
    change(after)
    changed = await behaviour(after, tmp_path, answers)
    assert changed != await behaviour(before, tmp_path, answers)
    assert (len(changed) == 1) == (name in ONLY_CHECKED), changed


@pytest.mark.parametrize("name", FIELDS)
async def test_without_a_change_the_host_does_the_same(name: str, tmp_path: Path):
    given, _, answers = FIELDS[name]
    document = deepcopy(FULL)
    if given is not None:
        given(document)
    seen = await behaviour(document, tmp_path, answers)
    assert len(seen) > 5, "the definition to start from is good"
    assert seen == await behaviour(deepcopy(document), tmp_path, answers)
