from pathlib import Path

import pytest

from bridge.window_state import WindowState


def test_what_was_set_is_there_next_time(tmp_path: Path) -> None:
    state = WindowState(tmp_path / "state" / "window.json")
    state.set("page", "hosts")
    state.save()
    assert WindowState(tmp_path / "state" / "window.json").get("page", "queue") == "hosts"


@pytest.mark.parametrize("content", ["", "{", "[1]", "\x00"])
def test_a_broken_file_counts_as_empty(tmp_path: Path, content: str) -> None:
    path = tmp_path / "window.json"
    path.write_text(content)
    assert WindowState(path).get("page", "queue") == "queue"


def test_a_value_of_another_kind_counts_as_missing(tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    path.write_text('{"inspector_width": "wide", "text_scale": 1}')
    state = WindowState(path)
    assert state.get("inspector_width", 344) == 344
    assert state.get("text_scale", 1.1) == 1.0


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    state = WindowState(tmp_path / "file" / "window.json")
    state.set("page", "hosts")
    state.save()
