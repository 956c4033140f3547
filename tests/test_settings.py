from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from backend import settings
from backend.protocol.settings import Settings


def test_a_missing_file_gives_the_defaults_without_a_word(tmp_path: Path) -> None:
    assert settings.read(tmp_path / "settings.toml") == (Settings(), ())


def test_what_was_written_is_read_again_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.toml"
    path.parent.mkdir()
    path.write_text("# my own words\n[uploads]\nuploads_at_once = 5 # enough\n")
    wanted = msgspec.structs.replace(
        settings.read(path)[0], theme="dark", local_port=9000, shortcuts=("palette=Ctrl+P", "quit=")
    )
    settings.write(path, wanted)
    assert settings.read(path) == (wanted, ())
    assert "# my own words" in path.read_text()
    assert "uploads_at_once = 5 # enough" in path.read_text()
    assert not list(path.parent.glob("*.new"))


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("[uploads]\n\ngalleries_at_once = 'many'\n", 3, "galleries_at_once: expected a whole number"),
        ("[uploads]\ngalleries_at_once = true\n", 2, "galleries_at_once: expected a whole number"),
        ("[uploads]\ngalleries_at_once = 0\n", 2, "galleries_at_once: expected 1 to 32"),
        ("[appearance]\ntheme = 'pink'\n", 2, "theme: expected one of system, light, dark"),
        ("[queue]\nstart_when_added = 1\n", 2, "start_when_added: expected true or false"),
        ("[queue]\ndefault_template = [1]\n", 2, "default_template: expected text in quotes"),
        ("[shortcuts]\nshortcuts = 'palette'\n", 2, "shortcuts: expected a list of texts"),
        ("[shortcuts]\nshortcuts = ['Ctrl+K']\n", 2, "shortcuts: cannot be used: Ctrl+K"),
        ("[files]\ntemporary_folder = 'scratch'\n", 2, "temporary_folder: expected the whole path of a folder"),
        ("[network]\nconnect_to = 'garbage'\n", 2, "connect_to: expected host:port:address:port"),
        ("[updates]\nupdate_url = 'http://x'\n", 2, "update_url: expected an address that begins with https://"),
        ("[updates]\nupdate_key = 'AAAA'\n", 2, "update_key: expected 32 bytes as base64"),
        ("[uploads]\nthema = 3\n", 2, "thema: is not a setting of [uploads]"),
        ("[appearance]\n\n[uploads]\ntheme = 'dark'\n", 4, "theme: is not a setting of [uploads]"),
        ("\n[colours]\nred = 1\n", 2, "[colours] is not a group of settings"),
        ("galleries_at_once = 3\n", 1, "[galleries_at_once] is not a group of settings"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_with_its_line(text: str, line: int, reason: str) -> None:
    read, problems = settings.parse(text, Path("settings.toml"))
    assert read == Settings()
    assert [(p.subject, p.detail) for p in problems] == [(f"settings.toml:{line}", reason)]


def test_one_broken_value_does_not_cost_the_others() -> None:
    read, problems = settings.parse("[uploads]\ngalleries_at_once = 'x'\nuploads_at_once = 2\n", Path("s.toml"))
    assert read.uploads_at_once == 2
    assert len(problems) == 1


def test_a_file_that_is_no_toml_is_told_with_its_line_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("[uploads]\ngalleries_at_once = = 3\n")
    read, problems = settings.read(path)
    assert read == Settings()
    assert problems[0].subject == "settings.toml:2"
    settings.write(path, msgspec.structs.replace(read, theme="dark"))
    assert "galleries_at_once = = 3" in (tmp_path / "settings.toml.broken").read_text()
    assert settings.read(path)[0].theme == "dark"


def test_every_setting_has_a_place_and_its_default_fits_there() -> None:
    assert set(settings.PLACES) == {field.name for field in msgspec.structs.fields(Settings)}
    for name, place in settings.PLACES.items():
        assert settings._reason_against(place.group, name, getattr(Settings(), name)) == ""


def test_a_change_with_one_value_that_cannot_be_used_changes_nothing() -> None:
    new, error = settings.changed(Settings(), {"theme": '"dark"', "galleries_at_once": "99"})
    assert new == Settings()
    assert error is not None
    assert error.subject == "galleries_at_once"
    new, error = settings.changed(Settings(), {"theme": '"dark"', "bandwidth_limit_bps": "8000000"})
    assert error is None
    assert (new.theme, new.bandwidth_limit_bps) == ("dark", 8_000_000)
    assert settings.changed(Settings(), {"no_such": "1"})[1] is not None
