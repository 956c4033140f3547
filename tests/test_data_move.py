"""The data folder on its way to another place: killed at every step, it is whole in the old place or in the new."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from backend import data_move
from backend.errors import Problem
from backend.protocol.folders import Folders, folders_under


class Killed(BaseException):
    """Nothing catches it, as nothing catches SIGKILL."""


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    made = folders_under(tmp_path / "home")
    for folder in (made.config, made.data / "results", made.data / "pasted"):
        folder.mkdir(parents=True)
    (made.data / "results" / "a.txt").write_text("[b]A[/b]")
    (made.data / "pasted" / "p.png").write_bytes(os.urandom(3_000_000))
    connection = apsw.Connection(str(made.database_file))
    connection.execute("CREATE TABLE galleries (id INTEGER PRIMARY KEY, path TEXT, paths TEXT, name TEXT) STRICT")
    here = str(made.data)
    connection.execute(
        "INSERT INTO galleries (path, paths, name) VALUES (?, ?, ?), (?, ?, ?)",
        (f"{here}/pasted", f'["{here}/results/a.txt"]', "A", "/pictures/b", "[]", here),
    )
    connection.close()
    return made


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("galleon.db")
    }


def rows(folders: Folders) -> list[tuple[object, ...]]:
    connection = apsw.Connection(str(folders.database_file))
    try:
        return list(connection.execute("SELECT path, paths, name FROM galleries ORDER BY id"))
    finally:
        connection.close()


def test_the_data_is_moved_at_the_next_start_with_all_paths_in_it(folders: Folders, tmp_path: Path) -> None:
    before, new = contents(folders.data), tmp_path / "disk"
    assert data_move.prepare(folders, str(new)) == new
    assert data_move.prepare(folders, str(new)) == new, "asked twice"
    assert data_move.current(folders) == folders, "the engine that runs keeps its folder"
    (folders.data / "results" / "late.txt").write_text("came after the first copy")
    moved, failed = data_move.carry_out(folders)
    assert (moved.data, failed) == (new, None)
    assert contents(new) == {**before, "results/late.txt": b"came after the first copy"}
    assert rows(moved) == [
        (f"{new}/pasted", f'["{new}/results/a.txt"]', "A"),
        ("/pictures/b", "[]", str(folders.data)),
    ]
    assert folders.data.exists(), "the old folder waits until the new one was opened"
    data_move.delete_old(moved)
    assert not folders.data.exists()
    assert data_move.carry_out(folders) == (moved, None)


def test_what_the_engine_renames_meanwhile_is_copied_under_its_new_name(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished = folders.data / "results" / "finished.txt"
    unfinished = finished.with_suffix(".tmp")
    unfinished.write_text("text")
    files_of = data_move._files

    def files(folder: Path) -> Iterator[Path]:
        for path in list(files_of(folder)):
            if unfinished.exists():
                unfinished.rename(finished)
            yield path

    monkeypatch.setattr(data_move, "_files", files)
    new = data_move.prepare(folders, str(tmp_path / "disk"))
    assert contents(new) == contents(folders.data)


def test_what_cannot_be_copied_because_it_goes_away_again_and_again_is_told(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_move, "_files", lambda folder: iter([folder / "gone"]))
    with pytest.raises(Problem, match="go away"):
        data_move.copy_tree(folders.data, tmp_path / "disk")


@pytest.mark.parametrize("step", range(1, 40))
def test_killed_at_any_step_nothing_is_lost(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    before, stored, left = contents(folders.data), rows(folders), [step]

    def killing(function: object) -> object:
        def called(*arguments: object, **named: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                raise Killed
            return function(*arguments, **named)  # type: ignore[operator]

        return called

    with monkeypatch.context() as patched:
        patched.setattr(data_move.os, "fsync", killing(os.fsync))
        patched.setattr(data_move.shutil, "copystat", killing(data_move.shutil.copystat))
        patched.setattr(data_move.shutil, "rmtree", killing(data_move.shutil.rmtree))
        patched.setattr(Path, "replace", killing(Path.replace))
        patched.setattr(Path, "unlink", killing(Path.unlink))
        patched.setattr(data_move, "rewrite_paths", killing(data_move.rewrite_paths))
        try:
            data_move.prepare(folders, str(tmp_path / "disk"))
            moved, _ = data_move.carry_out(folders)
            data_move.delete_old(moved)
        except Killed:
            pass
    after, failed = data_move.carry_out(folders)
    assert failed is None
    kept = {name: content for name, content in contents(after.data).items() if not name.endswith(".part")}
    assert kept == before
    assert [row[1:] for row in rows(after)] == [
        (str(row[1]).replace(str(folders.data), str(after.data)), row[2]) for row in stored
    ]
    data_move.delete_old(after)
    assert contents(after.data)


def test_a_copy_that_fails_leaves_everything_as_it_was(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data_move.prepare(folders, str(tmp_path / "disk"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(data_move.os, "fsync", full)
        same, failed = data_move.carry_out(folders)
    assert same == folders
    assert failed is not None
    assert (failed.kind, failed.detail) == ("disk", "No space left on device")
    assert data_move.carry_out(folders) == (folders, None), "it is not tried again by itself"


def test_folders_that_cannot_be(folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(chosen: Path | str) -> str:
        with pytest.raises(Problem) as raised:
            data_move.usable(folders, str(chosen))
        return raised.value.info.detail

    assert refused("there") == "not an absolute path"
    assert refused(folders.data / "inner") == "the folder is the one in use, or in it"
    assert refused("/proc/galleon") != ""
    used = tmp_path / "used"
    used.mkdir()
    (used / "mine.txt").write_text("not Galleon's")
    assert data_move.usable(folders, str(used)) == used / data_move.OWN_FOLDER
    (used / data_move.OWN_FOLDER / "galleon.db").write_text("of another Galleon")
    assert refused(used) == "Galleon's data is there already"
    usage = data_move.shutil.disk_usage(tmp_path)
    monkeypatch.setattr(data_move.shutil, "disk_usage", lambda _: usage._replace(free=1000))
    assert refused(tmp_path / "small") == "not enough room"


def test_a_disk_that_is_not_there_is_told_instead_of_beginning_anew(folders: Folders, tmp_path: Path) -> None:
    data_move.prepare(folders, str(tmp_path / "disk"))
    moved, _ = data_move.carry_out(folders)
    moved.data.rename(tmp_path / "unplugged")
    with pytest.raises(Problem) as raised:
        data_move.carry_out(folders)
    assert raised.value.info.subject == str(tmp_path / "disk")
    (tmp_path / "unplugged").rename(moved.data)
    assert data_move.carry_out(folders) == (replace(folders, data=moved.data), None)
