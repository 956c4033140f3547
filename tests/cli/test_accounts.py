"""Accounts, options and files on hosts from the command line, in real processes."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import pytest

from backend.cli.accounts import facts_text, host_accounts, host_options
from backend.cli.main import parser
from backend.errors import Problem
from backend.protocol.accounts import AccountFacts
from tests.end_to_end import pictures
from tests.end_to_end.harness import Home
from tests.fakes.imx import API_KEY
from tests.fakes.process import FakeProcess


def test_a_test_tells_each_step_and_what_it_leaves_behind(online: Home, fakes: FakeProcess) -> None:
    online.run("account", "set", "imx.to", stdin=json.dumps({"api_key": API_KEY}))
    done = online.run("account", "test", "imx.to")
    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    assert [line.split()[0] for line in lines] == ["check", "info", "upload", "upload", "delete"]
    assert lines[1] == "info skipped the host has no way to do that"
    assert lines[2] == "upload the host cannot delete: a small sample stays there"
    assert lines[3].split()[1] == "ok"
    files = len(fakes.stats("imx")["files"])
    done = online.run("account", "test", "imx.to", "--no-upload")
    assert "upload   skipped             not asked for" in done.out
    assert len(fakes.stats("imx")["files"]) <= files + 1, "the check of this host is an upload itself"


def test_a_second_account_is_used_while_the_first_is_refused(online: Home, tmp_path: Path) -> None:
    online.environment["GALLEON_PASSPHRASE"] = "a passphrase"
    online.run("account", "set", "imx.to", stdin='{"api_key": "wrong-api-key"}')
    added = online.run("account", "set", "imx.to", "--new", "The club", stdin=json.dumps({"api_key": API_KEY}))
    assert "account test imx.to --account imx.to#2" in added.err
    assert online.run("account", "test", "imx.to", "--account", "imx.to").code == 7
    listed = online.run("account", "list", "imx.to").out.splitlines()
    assert [line.split()[:2] for line in listed] == [["imx.to", "refused"], ["imx.to#2", "not_tested"]]
    assert "The club" in listed[1]
    assert online.run("upload", pictures.folder(tmp_path / "a", 1), "--host", "imx.to").code == 0
    assert "signed_in" in online.run("hosts").out
    assert online.run("account", "edit", "imx.to#2", "--before", "imx.to", "--name", "First").code == 0
    assert online.run("account", "list").out.startswith("imx.to#2")
    assert online.run("account", "forget", "imx.to", "--account", "imx.to#2").code == 0
    assert "imx.to#2" not in online.run("account", "list").out
    assert online.run("account", "test", "imx.to", "--account", "imx.to#2").code == 2


def test_credentials_that_are_refused_leave_no_empty_account(home: Home) -> None:
    done = home.run("account", "set", "imx.to", "--new", stdin='{"password": "x"}')
    assert done.code == 2
    assert "imx.to#2" not in home.run("account", "list", "imx.to").out


def test_an_option_of_a_host_holds_for_one_upload(home: Home, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "a", 1)
    done = home.run("upload", folder, "--option", "local.thumbnail_size=180")
    assert done.code == 0
    for wrong in ("local.thumbnail_size=9", "local.colour=red", "nowhere.size=1", "size=1", "local.thumbnail_size"):
        done = home.run("upload", folder, "--option", wrong)
        assert done.code == 2, done
    assert home.run("upload", folder, "--account", "local#2").code == 2


def test_files_are_checked_and_deleted_only_with_yes(home: Home, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "a", 3)
    home.run("upload", folder, "--host", "local")
    done = home.run("check", folder)
    assert (done.code, done.out, done.err) == (0, "", "3 alive.\n")
    asked = home.run("delete", "1")
    assert asked.code == 2
    assert "3 files of a on local" in asked.err
    assert "--yes" in asked.err
    assert home.run("delete", "1", "--host", "imx.to", "--yes").code == 2
    assert home.run("delete", "a", "--host", "local", "--yes").err == "3 deleted, 0 still there.\n"
    (row,) = home.run("status", "--json").lines
    assert (row["state"], row.get("done_images", 0)) == ("ready", 0)
    assert home.run("check", "1").err == "Nothing to ask.\n"
    assert home.run("check", "17").code == 3


def test_what_is_gone_is_told_and_sent_again(home: Home, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "a", 2)
    home.run("upload", folder, "--host", "local")
    for gallery in (home.folders.data / "local").iterdir():
        shutil.rmtree(gallery)
    done = home.run("check", "1", "--json")
    assert [line["state"] for line in done.lines] == ["gone", "gone"]
    assert done.code == 6
    assert home.run("check", "1", "--forget-gone").out.count("gone  local  a/") == 2
    assert home.run("upload", folder, "--host", "local").code == 0
    assert home.run("check", "1").code in (0, 3)


def test_a_host_option_is_named_by_host_and_option() -> None:
    assert host_options(["imx.to.thumbnail_size=3", "local.a=b=c", "x.y="]) == (
        ("imx.to/thumbnail_size", "3"),
        ("local/a", "b=c"),
        ("x/y", ""),
    )
    assert host_accounts(["imx.to#2", "pixhost.to"]) == (("imx.to", "imx.to#2"), ("pixhost.to", "pixhost.to"))
    for wrong in ("a=b", ".a=b", "a.=b", "a.b"):
        with pytest.raises(Problem):
            host_options([wrong])


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ({}, ""),
        ({"storage_left_bytes": 0, "storage_total_bytes": 10**10}, "0 bytes of 10.0 GB storage left"),
        ({"storage_used_bytes": 1500}, "1.5 kB storage used"),
        ({"traffic_left_bytes": 2 * 10**6, "is_premium": False}, "2.0 MB traffic left, not premium"),
        ({"max_size_bytes": 10**8, "is_premium": True}, "files up to 100 MB, premium"),
        ({"premium_until": 1_900_000_000.0, "is_premium": True}, "premium until 2030-03-17"),
    ],
)
def test_facts_are_told_in_a_few_words(facts: dict[str, float], text: str) -> None:
    assert facts_text(AccountFacts(asked_at=0.0, **facts)) == text  # type: ignore[arg-type]


def test_an_account_is_new_or_named_but_not_both(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = parser().parse_args(["account", "set", "imx.to", "--new"])
    assert isinstance(arguments, argparse.Namespace)
    assert (arguments.new, arguments.account) == ("", "")
    with pytest.raises(SystemExit):
        parser().parse_args(["account", "set", "imx.to", "--new", "x", "--account", "imx.to#2"])
    assert "not allowed with" in capsys.readouterr().err
