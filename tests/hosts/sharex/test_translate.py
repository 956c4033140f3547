"""Custom uploaders as definitions: what is sent and read, what is refused, what is lost, where secrets go."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from backend.hosts.check import faults_of
from backend.hosts.definition import Definition
from backend.hosts.sharex.remarks import Remarks
from backend.hosts.sharex.translate import Translation, translate
from backend.hosts.sharex.uploader import read
from backend.hosts.sharex.write import toml_text
from backend.protocol.hosts_import import RemarkKind
from tests.hosts.sharex.uploaders import GOOD, LOSSES, REFUSED, ancient, current, dollars


def translated(document: dict[str, Any]) -> tuple[Translation | None, Remarks]:
    remarks = Remarks()
    uploader = read(json.dumps(document).encode(), remarks)
    return (translate(uploader, "shots.sxcu", remarks) if uploader else None), remarks


def good(document: dict[str, Any]) -> Translation:
    translation, remarks = translated(document)
    assert translation is not None, remarks.all()
    return translation


def step(document: dict[str, Any]) -> dict[str, Any]:
    (one,) = good(document).document["upload"]
    return dict(one)


def reading(document: dict[str, Any], name: str = "image_url") -> dict[str, Any]:
    return next(one for one in step(document)["read"] if one["name"] == name)


@pytest.mark.parametrize("name", GOOD)
def test_every_good_shape_is_a_valid_definition(name: str):
    definition = msgspec.convert(good(GOOD[name]).document, Definition)
    assert list(faults_of(definition)) == []


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_translated_names_its_field_and_imports_nothing(name: str):
    document, field = REFUSED[name]
    translation, remarks = translated(document)
    assert translation is None
    errors = [remark for remark in remarks.all() if remark.kind is RemarkKind.ERROR]
    assert [remark.field for remark in errors] == [field]
    assert errors[0].text.endswith((".", "”"))


@pytest.mark.parametrize("name", LOSSES)
def test_what_can_be_spared_is_a_stated_loss(name: str):
    document, field = LOSSES[name]
    translation, remarks = translated(document)
    assert translation is not None
    assert [remark.field for remark in remarks.all() if remark.kind is RemarkKind.LOSS] == [field]


def test_a_request_with_everything():
    made = step(GOOD["everything"])
    assert made["url"] == "https://shots.example/up?a=1%202&name={file.name}&flag"
    assert made["headers"] == [
        {"name": "Accept", "value": "application/json"},
        {"name": "Authorization", "value": "Bearer {credential.authorization}"},
    ]
    date = "{time.year}-{time.month}-{time.day}"
    assert made["fields"] == [
        {"name": "title", "value": f"{{file.name}} {date} {{random.hex:8}}"},
        {"name": "size", "value": "{option.size}"},
        {"name": "note", "value": "{option.note}"},
        {"name": "file", "file": "{file.name}"},
    ]
    assert (made["method"], made["body"], made["answer"]) == ("POST", "multipart", "json")


def test_links_are_put_together_from_what_is_read():
    made = good(GOOD["everything"]).document
    assert made["upload"][0]["read"] == [
        {"name": "part_1", "json": "$.files[0].id"},
        {"name": "part_2", "json": "$.files[0].ext"},
        {"name": "image_url", "value": "https://i.shots.example/{read.part_1}.{read.part_2}"},
        {"name": "thumb_url", "value": "https://i.shots.example/t/{read.part_1}", "optional": True},
        {"name": "delete_url", "json": "$.files[0].delete", "optional": True},
    ]
    assert made["errors"] == {"detail": {"json": "$.error.message"}}


@pytest.mark.parametrize(
    ("document", "wanted"),
    [
        (current(URL="{response}"), {"text": True}),
        (current(URL="{header:Location}"), {"header": "Location"}),
        (current(URL="{JSON:url}"), {"json": "$.url"}),
        (current(URL="{json:['a'][0]['b']}"), {"json": "$['a'][0]['b']"}),
        (current(URL="{json:[0].url}"), {"json": "$[0].url"}),
        (current(URL="{json:{response}|data.file-url}"), {"json": "$.data['file-url']"}),
        (dollars(URL="$json:.files[0].url$"), {"json": "$..files[0].url"}),
        (current(URL="{xml:files/file}"), {"xml": "/files/file"}),
        (current(URL="{regex:a(b)(c)}"), {"regex": "a(?:b)(?:c)"}),
        (current(URL="{regex:a(b)(c)|2}"), {"regex": "a(?:b)(c)"}),
        (current(URL="{regex:{response}|a(?<n>b)(c)|n}"), {"regex": "a(b)(?:c)"}),
        (current(URL=r"{regex:a\{2\}\\d}"), {"regex": r"a{2}\d"}),
        (dollars(URL="$regex:1,1$", RegexList=["a(b)"]), {"regex": "a(b)"}),
        (ancient(URL="$1$", RegexList=["a(b)"]), {"regex": "a(?:b)"}),
        (
            ancient(ResponseType="Headers", URL="$1$", RegexList=["(?<=X-Link: ).+"]),
            {"header": "X-Link", "rewrite": [{"pattern": r"\A[\s\S]*?(.+)[\s\S]*\Z", "by": r"\1"}]},
        ),
    ],
)
def test_ways_to_read(document: dict[str, Any], wanted: dict[str, Any]):
    link = "page_url" if "ResponseType" in document and document["ResponseType"] != "Text" else "image_url"
    assert reading(document, link) == {"name": link, **wanted}


def test_the_address_after_redirects_is_a_page():
    assert reading(GOOD["redirect"], "page_url") == {"name": "page_url", "final_url": True}
    assert reading(GOOD["file host"], "page_url") == {"name": "page_url", "json": "$.url"}


@pytest.mark.parametrize(
    ("document", "values", "missing"),
    [
        (current(Headers={"Authorization": "Bearer 2b7e151628"}), {"authorization": "2b7e151628"}, ()),
        (current(Headers={"X-Api-Key": "2b7e151628"}), {"x_api_key": "2b7e151628"}, ()),
        (current(Parameters={"key": "2b7e151628"}), {"key": "2b7e151628"}, ()),
        (current("https://shots.example/up?api_key=2b7e151628&x=1"), {"api_key": "2b7e151628"}, ()),
        (current(Arguments={"userHash": "2b7e151628"}), {"user_hash": "2b7e151628"}, ()),
        (GOOD["basic"], {"user": "ada", "password": "s3cret-words"}, ()),
        (current("https://ada:s3cret@shots.example/up"), {"user": "ada", "password": "s3cret"}, ()),
        (GOOD["key in the path"], {"path_key": "aZ0-kJ8_uY7hT6gR5fE4dW3sQ2"}, ()),
        (current(Headers={"Authorization": "{base64:ada:s3cret}"}), {"authorization": "YWRhOnMzY3JldA=="}, ()),
        (current(Arguments={"password": "{prompt:Password|s3cret}"}), {"password": "s3cret"}, ()),
        (current(Arguments={"key": "YOUR_API_KEY"}), {}, ("Key",)),
        (current(Arguments={"k": "Your API key goes here"}), {}, ("K",)),
        (current(Headers={"Authorization": "[INSERT YOUR TOKEN HERE]"}), {}, ("Authorization",)),
        (current(Headers={"Authorization": "Bearer $TOKEN"}), {}, ("Authorization",)),
        (current(Arguments={"userID": "Your user ID here"}), {}, ("User id",)),
        (current("https://shots.example/[INSERT YOUR CHANNEL ID HERE]/up"), {}, ("Path",)),
        (current(Arguments={"api_token": ""}), {}, ()),
        (current(Arguments={"session": "true", "keep-exif": "0"}), {}, ()),
    ],
)
def test_secrets_become_credentials_and_stand_nowhere_in_the_definition(
    document: dict[str, Any], values: dict[str, str], missing: tuple[str, ...]
):
    translation = good(document)
    assert (translation.values, translation.missing) == (values, missing)
    text = toml_text(translation.document)
    assert not any(secret in text for secret in values.values() if secret != "ada")
    assert not any(secret in repr(translation) for secret in values.values() if secret != "ada")
    names = {one["name"] for one in translation.document.get("credentials", ())}
    assert set(values) <= names


def test_questions_and_choices_are_options():
    options = good(GOOD["everything"]).document["options"]
    assert options == [
        {
            "name": "size",
            "label": "Size",
            "kind": "choice",
            "default": "small",
            "choices": [{"value": "small"}, {"value": "large"}],
        },
        {"name": "note", "label": "Note", "kind": "text", "default": "hi"},
    ]


def test_the_same_choice_in_two_places_is_one_option():
    document = current("https://{random:a|b}.shots.example/up", URL="https://{random:a|b}.shots.example/{json:id}")
    made = good(document).document
    assert len(made["options"]) == 1
    assert made["domains"] == ["a.shots.example", "b.shots.example"]
    assert made["upload"][0]["url"] == "https://{option.request_url}.shots.example/up"


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://localhost:5001/up", "localhost"),
        ("http://127.0.0.1/up", "127.0.0.1"),
        ("http://[::1]:80/up", "[::1]"),
        ("https://10.1.2.3/up", "10.1.2.3"),
        ("https://192.168.0.9/up", "192.168.0.9"),
        ("https://nas.local/up", "nas.local"),
        ("http://nas/up", "nas"),
        ("http://2130706433/up", "2130706433"),
        ("http://0x7f.1/up", "0x7f.1"),
        ("http://169.254.169.254/latest", "169.254.169.254"),
        ("http://shots.example:8080/up", ""),
        ("https://93.184.216.34/up", ""),
        ("shots.example/up", ""),
    ],
)
def test_an_own_server_is_a_field_of_the_account(url: str, local: str):
    translation = good(current(url))
    assert translation.local_host == local
    assert translation.document["domains"] == ["{credential.server}"]
    assert translation.document["upload"][0]["url"].startswith("{credential.server}/")
    origin = "/".join((url if "://" in url else f"http://{url}").split("/")[:3])
    assert translation.values == {"server": origin}


def test_a_server_that_the_file_leaves_open_is_asked_for_and_used_in_links():
    translation = good(GOOD["server left open"])
    assert (translation.missing, translation.values) == (("Server",), {})
    assert translation.document["upload"][0]["read"][1]["value"] == "{credential.server}/{read.part_1}"


def test_literal_braces_and_blanks_survive():
    document = current(Parameters={"request": r"\{x y\}"}, Arguments={"a": r"\{b\} 100%"})
    made = step(document)
    assert made["url"] == "https://shots.example/up?request=%7Bx%20y%7D"
    assert made["fields"][0]["value"] == "{{b}} 100%"


def test_an_escaped_percent_is_no_token():
    assert step(current(Arguments={"a": r"\%y %unix"}))["fields"][0]["value"] == "%y {time.unix}"


@pytest.mark.parametrize(
    ("token", "wanted"),
    [
        ("%yy%h%mi%s%ms", "{time.year2}{time.hour}{time.minute}{time.second}{time.millisecond}"),
        ("%ra{5}", "{random.letters:5}"),
        ("%rn%rn%rn", "{random.digits:3}"),
        ("%rX{2}", "{random.upper_hex:2}"),
        ("%guid %GUID", "{random.uuid} {random.upper_uuid}"),
        ("%width|%height", "|"),
        ("%filename", "{file.name}"),
        ("%i", "1"),
        ("%t", "%t"),
    ],
)
def test_name_tokens(token: str, wanted: str):
    assert step(dollars(Arguments={"a": token}))["fields"][0]["value"] == wanted


def test_the_language_is_told_by_how_it_is_written_where_the_version_is_wrong():
    _, remarks = translated(current(Version="1.0.0"))
    assert [remark.field for remark in remarks.all() if "version" in remark.text] == ["Version"]
    assert reading(current(Version="17.0.0", URL="$json:url$")) == {"name": "image_url", "json": "$.url"}
    assert reading(current(Version=...)) == {"name": "image_url", "json": "$.url"}
