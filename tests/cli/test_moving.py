"""`galleon import` in a real process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from backend.cli.moving import behind
from backend.protocol.other_programs import LeftBehind, Why
from tests.end_to_end.harness import Home
from tests.importers.imxup_database import ImxFolder, Version


def test_a_database_is_previewed_and_taken_in_once(home: Home, tmp_path: Path) -> None:
    old = ImxFolder(tmp_path / "old", Version.BBDROP)
    old.tab("Travel")
    old.gallery(tmp_path / "Lisbon", images=3, gallery_id="1a")
    old.gallery("no path", images=1)
    done = home.run("import", "imxuploader", old.path, "--dry-run")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "Would come in:\n"
        "  1 tabs\n"
        "  1 galleries: 1 finished, 0 to be started; the folders of 1 are gone\n"
        "  3 images that are online\n"
        "Cannot be taken over:\n"
        "  1 galleries have no folder that could be one: no path\n"
    )
    told = json.loads(home.run("import", "imxuploader", old.database, "--json").out)
    assert (told["state"], told["is_in"]["galleries"], told["is_in"]["images"]) == ("done", 1, 3)
    assert home.run("import", "imxuploader", old.path).out.startswith("Came in:\n  nothing\n")
    wrong = home.run("import", "imxuploader", tmp_path)
    assert (wrong.code, wrong.out) == (2, "")
    assert "there is no database of IMXuploader in this folder" in wrong.err


@pytest.mark.parametrize("why", Why)
def test_every_reason_has_its_words(why: Why) -> None:
    text = behind(LeftBehind(why=why, count=1_200, subject="THIS"))
    assert text.endswith((".", "THIS"))
    assert "{" not in text
