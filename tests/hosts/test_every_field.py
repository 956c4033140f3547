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

from backend.errors import Problem
from backend.hosts import definition as schema
from backend.hosts.base import Account, GalleryFacts, RemoteGallery
from backend.hosts.check import faults_of
from backend.hosts.runner import FormHost
from backend.uploads.http import Answer, Request
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
    try:
        definition = msgspec.convert(document, schema.Definition)
    except msgspec.ValidationError as error:
        return [str(error)]
    if faults := list(faults_of(definition)):
        return [faults]
    clock = [NOW]

    def reply(request: Request) -> Answer:
        status, text = answers["/" + request.url.split("/", 3)[3].partition("?")[0]]
        return Answer(status, request.url, {"x-link": "https://example.org/header"}, text.encode())

    transport = ScriptedTransport(reply)
    host = FormHost(definition, transport, now=lambda: clock[0])
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
    for request, body, cookies in zip(transport.requests, transport.bodies, transport.cookies, strict=True):
        sent = (request.method, request.url, dict(request.headers), request.inactivity_s)
        seen.append((*sent, body, request.body and request.body.content_type.partition(";")[0], cookies is not None))
    return seen


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
