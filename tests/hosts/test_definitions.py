"""All built-in definitions are alike."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import pytest

from backend.hosts import definition as schema
from backend.hosts.registry import BUILT_IN

PATHS = sorted(BUILT_IN.glob("*.toml"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_sections_stand_in_the_order_of_the_schema(path: Path):
    document = tomllib.loads(path.read_text("utf-8"))
    order = [field.name for field in msgspec.structs.fields(schema.Definition)]
    assert [key for key in order if key in document] == list(document)
    step_order = [field.name for field in msgspec.structs.fields(schema.Step)]
    for section in schema.Section:
        for step in document.get(section, ()):
            assert [key for key in step_order if key in step] == list(step)


def test_codes_are_unique():
    codes = [tomllib.loads(path.read_text("utf-8"))["code"] for path in PATHS]
    assert len(set(codes)) == len(codes)
