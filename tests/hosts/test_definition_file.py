"""Definitions of one's own that are added from a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.hosts.definition_file import take_in
from backend.hosts.registry import BUILT_IN
from backend.protocol.hosts_import import RemarkKind

PIXHOST = (BUILT_IN / "pixhost.to.toml").read_text(encoding="utf-8")
MINE = PIXHOST.replace('id = "pixhost.to"', 'id = "mine.example"', 1)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "downloaded.toml"
    path.write_text(MINE, encoding="utf-8")
    return path


def test_a_definition_is_stored_under_its_id(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "config" / "hosts"
    result = take_in(file, folder, taken={"pixhost.to"})
    assert (result.host_id, result.name, result.was_there, result.remarks) == ("mine.example", "pixhost.to", False, ())
    assert [path.name for path in folder.iterdir()] == ["mine.example.toml"]
    assert (folder / "mine.example.toml").read_bytes() == file.read_bytes()
    assert take_in(file, folder, taken={"mine.example"}).was_there


def test_what_is_wrong_is_told_with_its_line_and_nothing_is_stored(file: Path, tmp_path: Path) -> None:
    file.write_text(MINE.replace("definition = 1\n", "definition = 1\ncolour = 3\n", 1), encoding="utf-8")
    folder = tmp_path / "hosts"
    result = take_in(file, folder, taken=())
    assert result.host_id == ""
    assert [(remark.kind, remark.field) for remark in result.remarks] == [(RemarkKind.ERROR, "downloaded.toml:2")]
    assert not folder.exists()
    assert take_in(tmp_path / "gone.toml", folder, taken=()).remarks[0].text.startswith("The file cannot be read")


def test_a_built_in_host_is_replaced_and_one_of_ones_own_is_not(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "hosts"
    result = take_in(file, folder, taken={"mine.example"})
    assert [remark.kind for remark in result.remarks] == [RemarkKind.NOTE]
    file.write_text(MINE.replace('name = "pixhost.to"', 'name = "Other"', 1), encoding="utf-8")
    result = take_in(file, folder, taken={"mine.example"})
    assert (result.host_id, result.remarks[0].kind) == ("", RemarkKind.ERROR)
    assert (folder / "mine.example.toml").read_text(encoding="utf-8") == MINE
