"""Files that are not what they should be, and each generation of ShareX."""

from __future__ import annotations

import json

import pytest

from backend.hosts.sharex.remarks import Remarks
from backend.hosts.sharex.uploader import MAX_BYTES, Body, ResponseType, Uploader, read
from backend.protocol.hosts_import import RemarkKind
from tests.hosts.sharex.uploaders import ancient, current

TEXT = json.dumps(current())


def outcome(data: bytes) -> tuple[Uploader | None, list[tuple[str, str]]]:
    remarks = Remarks()
    uploader = read(data, remarks)
    return uploader, [(remark.kind.value, f"{remark.field}: {remark.text}") for remark in remarks.all()]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.replace("{", "{ // as Newtonsoft takes it\n", 1).encode(),
        TEXT.replace("}", ", /* and this */ }").replace("{json:url, /* and this */ }", "{json:url}").encode(),
    ],
    ids=["byte-order mark", "utf-16", "utf-16-be", "comment", "last comma"],
)
def test_what_newtonsoft_takes_is_taken(data: bytes):
    uploader, remarks = outcome(data)
    assert (uploader and uploader.request_url, remarks) == ("https://shots.example/up", [])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"<html>", "not JSON (line 1)"),
        (b'{"RequestURL": ', "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "a list"),
        (b"7", "a single value"),
        (b"{}", "none of its fields"),
        (b'{"name of": "something else"}', "none of its fields"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "no text"),
        (TEXT.encode("utf-16-le"), "no text"),
        (TEXT.encode().ljust(MAX_BYTES + 1), "too large"),
    ],
)
def test_what_is_no_uploader_is_said_in_a_sentence(data: bytes, said: str):
    uploader, remarks = outcome(data)
    assert uploader is None
    kind, text = remarks[-1]
    assert kind == RemarkKind.ERROR
    assert said in text
    assert text.endswith(".")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"RequestURL": 7}, "RequestURL"),
        ({"Headers": ["a"]}, "Headers"),
        ({"Arguments": {"a": {"b": 1}}}, "Arguments.a"),
        ({"RegexList": [7]}, "RegexList"),
        ({"Body": []}, "Body"),
        ({"DestinationType": {}}, "DestinationType"),
        ({"RequestMethod": True}, "RequestMethod"),
        ({"URL": ["{json:url}"]}, "URL"),
    ],
)
def test_a_wrong_type_names_its_field(fields: dict[str, object], field: str):
    uploader, remarks = outcome(json.dumps(current(**fields)).encode())
    assert uploader is None
    assert [text.partition(":")[0] for kind, text in remarks if kind == "error"] == [field]


def test_unknown_fields_are_told_and_names_may_be_written_in_any_case():
    document = {"requesturl": "https://shots.example/up", "FILEFORMNAME": "f", "Colour": "red"}
    uploader, remarks = outcome(json.dumps(document).encode())
    assert uploader is not None
    assert uploader.file_form_name == "f"
    assert remarks == [("note", "Colour: Galleon does not know this field and passes it over.")]


def test_numbers_of_newtonsoft_are_words():
    document = current(DestinationType=5, Body=5, RequestMethod=2, Arguments={"a": True, "b": 2, "c": None})
    uploader, _ = outcome(json.dumps(document).encode())
    assert uploader is not None
    assert uploader.destinations == {"ImageUploader", "FileUploader"}
    assert (uploader.body, uploader.method) == (Body.BINARY, "PUT")
    assert uploader.arguments == (("a", "true"), ("b", "2"), ("c", ""))


def test_old_names_of_fields():
    uploader, _ = outcome(json.dumps(ancient(RequestType="put", ResponseType="LocationHeader")).encode())
    assert uploader is not None
    assert (uploader.method, uploader.response_type) == ("PUT", ResponseType.LOCATION)
    assert (uploader.body, uploader.is_old) == (Body.MULTIPART, True)
