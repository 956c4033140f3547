"""Files into the person's folder of definitions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from backend.hosts.check import check_file
from backend.hosts.sharex.importer import Imported, import_file
from backend.protocol.hosts_import import RemarkKind
from tests.hosts.sharex.uploaders import GOOD, REFUSED, current
from tests.systems import CAN_FORBID


def take_in(
    tmp_path: Path, document: dict[str, Any], *, taken: tuple[str, ...] = (), allow_local: bool = False
) -> Imported:
    path = tmp_path / "shots.sxcu"
    path.write_text(json.dumps(document))
    return import_file(path, tmp_path / "hosts", taken=taken, allow_local=allow_local)


@pytest.mark.parametrize("name", GOOD)
def test_what_is_stored_is_a_definition_that_can_be_read_again(tmp_path: Path, name: str):
    result = take_in(tmp_path, GOOD[name]).result
    definition, errors = check_file(Path(result.definition_path))
    assert errors == ()
    assert definition is not None
    assert definition.id == result.host_id
    assert Path(result.definition_path) == tmp_path / "hosts" / f"{result.host_id}.toml"


def test_a_definition_says_field_by_field_what_was_done_and_no_secret(tmp_path: Path):
    imported = take_in(tmp_path, GOOD["everything"])
    text = Path(imported.result.definition_path).read_text()
    head, _, rest = text.partition("\n\n")
    assert all(line.startswith("#") for line in head.splitlines())
    assert "# URL was: https://i.shots.example/{json:files[0].id}.{json:files[0].ext}" in head
    assert "# Headers.Authorization: It is a secret: kept with your accounts, not in the definition." in head
    assert rest.startswith("definition = 1\n")
    assert imported.values == {"authorization": "2b7e151628aed2a6"}
    assert "2b7e151628aed2a6" not in text + repr(imported)


def test_nothing_is_stored_for_what_is_refused(tmp_path: Path):
    result = take_in(tmp_path, REFUSED["json body"][0]).result
    assert (result.host_id, result.definition_path) == ("", "")
    assert not (tmp_path / "hosts").exists()


def test_imported_twice_it_is_there_once(tmp_path: Path):
    first = take_in(tmp_path, current(Name="Shots")).result
    again = take_in(tmp_path, current(Name="Shots"), taken=("shots",)).result
    assert (first.host_id, first.was_there) == ("shots", False)
    assert (again.host_id, again.was_there) == ("shots", True)
    assert len(list((tmp_path / "hosts").iterdir())) == 1


def test_another_one_of_the_same_name_stands_beside_it(tmp_path: Path):
    first = take_in(tmp_path, current(Name="Shots")).result
    Path(first.definition_path).write_text("# edited by the person\n" + Path(first.definition_path).read_text())
    second = take_in(tmp_path, current(Name="Shots"), taken=("shots",)).result
    assert (second.host_id, second.was_there) == ("shots-2", False)
    assert "edited" in Path(first.definition_path).read_text()


def test_a_built_in_host_is_never_replaced(tmp_path: Path):
    result = take_in(tmp_path, current("https://catbox.moe/user/api.php"), taken=("catbox.moe",)).result
    assert result.host_id == "catbox.moe-2"
    assert any("of its own" in remark.text for remark in result.remarks)


def test_a_local_host_waits_for_the_persons_leave(tmp_path: Path):
    document = current("http://192.168.1.5:8080/up")
    refused = take_in(tmp_path, document).result
    assert refused.host_id == ""
    assert [remark.text for remark in refused.remarks if remark.kind is RemarkKind.CONFIRM] == [
        "It sends to 192.168.1.5, on this computer or in your own network."
    ]
    assert not (tmp_path / "hosts").exists()
    allowed = take_in(tmp_path, document, allow_local=True)
    assert allowed.result.host_id
    assert allowed.values == {"server": "http://192.168.1.5:8080"}


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path):
    gone = import_file(tmp_path / "gone.sxcu", tmp_path / "hosts", taken=(), allow_local=False).result
    assert [remark.kind for remark in gone.remarks] == [RemarkKind.ERROR]
    folder = import_file(tmp_path, tmp_path / "hosts", taken=(), allow_local=False).result
    assert "directory" in folder.remarks[0].text


@pytest.mark.skipif(not CAN_FORBID, reason="nothing is forbidden here")
def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path):
    (tmp_path / "hosts").mkdir(mode=0o500)
    result = take_in(tmp_path, current()).result
    assert result.host_id == ""
    assert "cannot be stored" in result.remarks[-1].text


def test_names_and_comments_cannot_break_out_of_the_file(tmp_path: Path):
    name = 'x"\n[evil]\r\nid = "y" \u2028 \x1b[31m'
    result = take_in(tmp_path, current(Name=name, URL="{json:a\\nb}\n{json:c}")).result
    definition, errors = check_file(Path(result.definition_path)) if result.host_id else (None, ())
    assert errors == ()
    assert definition is None or definition.name == name
