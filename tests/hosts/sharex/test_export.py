"""Definitions as custom uploaders: what fits comes back the same, what does not says why."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from backend.hosts.definition import Definition
from backend.hosts.sharex.export import export
from backend.hosts.sharex.remarks import Remarks
from backend.hosts.sharex.translate import translate
from backend.hosts.sharex.uploader import read
from backend.protocol.hosts_import import RemarkKind
from tests.hosts.documents import document
from tests.hosts.sharex.uploaders import GOOD


def imported(uploader: dict[str, Any]) -> dict[str, Any]:
    remarks = Remarks()
    found = read(json.dumps(uploader).encode(), remarks)
    assert found is not None, remarks.all()
    translation = translate(found, "shots.sxcu", remarks)
    assert translation is not None, remarks.all()
    return translation.document


def exported(definition: dict[str, Any]) -> tuple[dict[str, Any] | None, list[tuple[str, str]]]:
    remarks = Remarks()
    uploader = export(msgspec.convert(definition, Definition), remarks)
    return uploader, [(remark.kind.value, remark.field) for remark in remarks.all()]


def comparable(definition: dict[str, Any]) -> dict[str, Any]:
    """Without what a blank changes: help texts, and whether a value was there."""
    credentials = [
        {name: value for name, value in one.items() if name not in ("help", "is_required")}
        for one in definition.get("credentials", ())
    ]
    site_url = "" if definition["domains"] == ["{credential.server}"] else definition["site_url"]
    return {**definition, "credentials": credentials, "site_url": site_url}


@pytest.mark.parametrize("name", sorted(set(GOOD) - {"ancient headers", "ancient location"}))
def test_exported_and_imported_again_it_is_the_same(name: str):
    before = imported(GOOD[name])
    uploader, remarks = exported(before)
    assert uploader is not None, remarks
    assert [field for kind, field in remarks if kind == RemarkKind.LOSS] == []
    assert comparable(imported(uploader)) == comparable(before)


def test_no_secret_is_written():
    uploader, _ = exported(imported(GOOD["everything"]))
    assert uploader is not None
    assert uploader["Headers"]["Authorization"] == "Bearer [INSERT Authorization HERE]"


def simple(**changes: Any) -> dict[str, Any]:
    """A definition that fits, with its step changed."""
    base = imported(GOOD["file host"])
    return {**base, "upload": [{**base["upload"][0], **changes}]}


@pytest.mark.parametrize(
    ("definition", "fields"),
    [
        (document(), ["gallery", "begin", "finish", "upload"]),
        (simple(fields=[{"name": "f", "file": "{file.name}", "encoding": "base64"}]), ["upload.fields.f"]),
        (
            simple(fields=[{"name": "f", "file": "{file.name}"}, {"name": "h", "value": "x", "encoding": "md5"}]),
            ["upload.fields.h"],
        ),
        (simple(read=[{"name": "page_url", "css": "a", "attribute": "href"}]), ["upload.read.page_url"]),
        (simple(read=[{"name": "page_url", "regex": "a++(b)"}]), ["upload.read.page_url"]),
        (simple(read=[{"name": "page_url", "json": "$.a", "decode": "html"}]), ["upload.read.page_url"]),
        (simple(headers=[{"name": "X", "value": "{gallery.name}"}]), ["upload.headers.X"]),
        (
            simple(poll={"until": [{"json": "$.ready"}], "delays_s": [1]}),
            ["upload.poll"],
        ),
        ({**simple(), "sends": "archive"}, ["sends"]),
    ],
)
def test_what_does_not_fit_says_why_field_by_field(definition: dict[str, Any], fields: list[str]):
    uploader, remarks = exported(definition)
    assert uploader is None
    assert [field for kind, field in remarks if kind == RemarkKind.ERROR] == fields


def test_what_shareX_cannot_say_but_does_not_need_is_a_loss():
    definition = simple(
        headers=[{"name": "X", "value": "{option.x}", "when": "set"}],
        success=[{"json": "$.ok", "equals": "true"}],
        read=[{"name": "page_url", "json": "$.a"}, {"name": "thumb_url", "css": "img", "attribute": "src"}],
    )
    definition["options"] = [{"name": "x", "label": "X", "kind": "switch", "default": "true"}]
    uploader, remarks = exported(definition)
    assert uploader is not None
    assert uploader["Headers"] == {"X": "{select:true|false}"}
    assert remarks == [
        ("loss", "upload.headers.X"),
        ("loss", "upload.success"),
        ("loss", "upload.read.thumb_url"),
    ]
