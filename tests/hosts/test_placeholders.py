from __future__ import annotations

import string

import pytest

from backend.hosts.base import GalleryFacts
from backend.hosts.placeholders import Values, ascii_name, file_values, gallery_values, parse
from tests.hosts.documents import definition
from tests.hosts.pictures import new_picture


def values(**scopes: dict[str, str]) -> Values:
    return Values(scopes)


def test_fills_placeholders_and_leaves_everything_else():
    filled = values(option={"size": "200"}).fill("a{option.size}b {{x}} é")
    assert filled == "a200b {x} é"


def test_a_value_is_never_read_as_a_template():
    assert (
        values(file={"name": "{credential.key}"}, credential={"key": "secret"}).fill("{file.name}")
        == "{credential.key}"
    )


def test_percent_encodes_in_addresses_except_at_the_beginning():
    place = values(read={}, option={"q": "a/b &ü"})
    place.read["server"] = "https://s1.example.org/up?x=1"
    assert place.fill_url("{read.server}&q={option.q}") == "https://s1.example.org/up?x=1&q=a%2Fb%20%26%C3%BC"


def test_half_an_address_is_none():
    place = values(option={"a": "1"})
    assert place.fill_all("https://x.org/{option.a}") == "https://x.org/1"
    assert place.fill_all("https://x.org/{option.a}/{read.code}") == ""


def test_random_values_have_their_length_and_alphabet_and_stay_the_same_in_one_run():
    run, other = values(), values()
    digits, alnum = run.fill("{random.digits:12}"), run.fill("{random.alnum:20}")
    assert len(digits) == 12
    assert set(digits) <= set(string.digits)
    assert len(alnum) == 20
    assert set(alnum) <= set(string.ascii_lowercase + string.digits)
    assert run.fill("{random.alnum:20}") == alnum != other.fill("{random.alnum:20}")
    assert len(run.fill("{random.uuid}")) == 36


@pytest.mark.parametrize("template", ["{", "}", "a{b", "a}b", "{a{b}}"])
def test_a_single_brace_is_an_error(template):
    with pytest.raises(ValueError, match="brace"):
        parse(template)


def test_tells_a_file_by_its_last_name(tmp_path):
    file = new_picture(tmp_path, 4, name="Märkte/Straße 1.JPG")
    told = file_values(file.name, file.index, mime=file.mime, size_bytes=file.source.size_bytes)
    assert told["name"] == "Straße 1.JPG"
    assert told["ascii_name"] == "Strae 1.JPG"
    assert (told["extension"], told["mime"], told["number"]) == ("JPG", "image/jpeg", "5")
    assert int(told["size_bytes"]) > 0


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("001.jpg", "001.jpg"),
        ("Ångström é.png", "Angstrom e.png"),
        ("線画.gif", "7.gif"),
        ('a"b\n%c.jpg', "a_b_c.jpg"),
        (".jpg", "jpg"),
        ("x.日本", "x"),
    ],
)
def test_names_in_ascii(name, plain):
    assert ascii_name(name, 7) == plain
    assert ascii_name(name, 7).isascii()


def test_secrets_are_not_in_the_repr():
    assert "hush" not in repr(values(credential={"key": "hush"}))


def test_facts_are_told_as_they_are_without_rules():
    facts = GalleryFacts(id=1, name=" A [b] ", images=3, size_bytes=10)
    assert gallery_values(facts, definition(gallery=None, begin=[], finish=[])) == {
        "name": " A [b] ",
        "images": "3",
        "size_bytes": "10",
    }
