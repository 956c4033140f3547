"""WRITING.md says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from backend.hosts import check, check_texts
from backend.hosts.definition import (
    FILE_READINGS,
    INFO_NAMES,
    AnswerKind,
    BodyKind,
    Confidence,
    Decoding,
    Encoding,
    Section,
    ValueType,
    When,
)
from backend.hosts.placeholders import CHUNK_NAMES, FILE_NAMES, GALLERY_NAMES, TIME_NAMES
from backend.protocol.errors import ErrorKind
from tests.hosts.test_every_field import all_fields

TEXT = (Path(check.__file__).parent / "WRITING.md").read_text("utf-8")


def test_its_examples_are_good_definitions(tmp_path: Path):
    examples = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    for example in examples:
        path = tmp_path / "example.toml"
        path.write_text(example, "utf-8")
        assert check.check_file(path)[1] == ()
    assert len(examples) == 2


@pytest.mark.parametrize("name", sorted({field.partition(".")[2] for field in all_fields()}))
def test_names_every_field(name):
    assert re.search(rf"\b{name}\b", TEXT)


@pytest.mark.parametrize(
    "placeholder",
    [
        *(f"{{file.{name}}}" for name in sorted(FILE_NAMES)),
        *(f"{{gallery.{name}}}" for name in sorted(GALLERY_NAMES)),
        *(f"{{time.{name}}}" for name in sorted(TIME_NAMES)),
        *(f"{{chunk.{name}}}" for name in sorted(CHUNK_NAMES)),
        *(f"{{sent.{name}}}" for name in FILE_READINGS),
        *("{credential.NAME}", "{option.NAME}", "{remote.NAME}", "{read.NAME}", "{session.NAME}"),
        *("{random.digits:N}", "{random.alnum:N}", "{random.uuid}"),
    ],
)
def test_names_every_placeholder(placeholder):
    assert f"`{placeholder}`" in TEXT


@pytest.mark.parametrize(
    "word", [*AnswerKind, *BodyKind, *Confidence, *When, *Section, *Encoding, *Decoding, *ValueType, *INFO_NAMES]
)
def test_names_every_word_with_a_meaning(word):
    assert re.search(rf"\b{word}\b", TEXT)


def test_names_the_kinds_that_a_rule_may_have():
    (listed,) = re.findall(r"Kinds for rules: (.*?)`wait_s` is", TEXT, re.DOTALL)
    kinds = {kind for kind in ErrorKind if kind not in check_texts.NOT_FOR_HOSTS}
    assert set(re.findall(r"`(\w+)`", listed)) == kinds
