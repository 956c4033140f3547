"""Where things are kept, also after the data was moved; and that every subcommand is known to main.py."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from backend.cli.main import main, parser
from backend.data_move import POINTER
from main import COMMANDS
from main import main as start


def no_engine() -> None:
    raise AssertionError("it needs none")


def test_paths_tells_each_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    moved = tmp_path / "moved"
    moved.mkdir()
    monkeypatch.setenv("GALLEON_HOME", str(tmp_path / "home"))
    assert main(["paths"], connect=no_engine) == 0
    assert f"data      {tmp_path}/home/data\n" in capsys.readouterr().out
    (tmp_path / "home/config").mkdir(parents=True)
    (tmp_path / "home/config" / POINTER).write_text(json.dumps({"data": str(moved)}))
    assert main(["paths", "--json"], connect=no_engine) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {
        "settings": f"{tmp_path}/home/config",
        "data": str(moved),
        "cache": f"{tmp_path}/home/cache",
        "state": f"{tmp_path}/home/state",
    }
    moved.rmdir()
    assert main(["paths"], connect=no_engine) == 0
    assert f"data      {moved}\n" in capsys.readouterr().out


def test_a_profile_is_chosen_before_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setenv("GALLEON_HOME", str(tmp_path / "usual"))
    assert start(["--home", str(tmp_path / "work"), "paths"]) == 0
    assert f"data      {tmp_path}/work/data\n" in capsys.readouterr().out
    assert start(["--home"]) == 2


def test_main_knows_every_subcommand() -> None:
    [commands] = [action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)]
    assert set(commands.choices) | {"--help", "-h"} == set(COMMANDS)
