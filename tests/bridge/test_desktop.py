from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bridge import desktop


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What would have been started."""
    commands: list[tuple[str, ...]] = []
    monkeypatch.setattr(desktop, "_start", lambda *command: commands.append(command))
    monkeypatch.setattr(desktop, "_show_items", lambda path: False)
    monkeypatch.setattr(os, "startfile", lambda target: commands.append(("startfile", target)), raising=False)
    return commands


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("linux", ("xdg-open", "https://pixhost.to/")),
        ("darwin", ("open", "https://pixhost.to/")),
        ("win32", ("startfile", "https://pixhost.to/")),
    ],
)
def test_each_system_opens_an_address_in_its_way(
    started: list[tuple[str, ...]], platform: str, expected: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    for url in ("https://pixhost.to/", "javascript:alert(1)", "-e", "ftp://pixhost.to/", "relative/file"):
        desktop.open_url(url)
    assert started == [expected]


@pytest.mark.parametrize(
    ("system", "file", "gone"),
    [
        (desktop.Freedesktop(), ("xdg-open", "{folder}"), ("xdg-open", "{folder}")),
        (desktop.MacOS(), ("open", "-R", "{file}"), ("open", "{folder}")),
        (desktop.Windows(), ('explorer /select,"{file}"',), ("startfile", "{folder}")),
    ],
    ids=["linux", "macos", "windows"],
)
def test_each_file_manager_marks_the_file_or_opens_its_folder(
    started: list[tuple[str, ...]],
    system: desktop.Desktop,
    file: tuple[str, ...],
    gone: tuple[str, ...],
    tmp_path: Path,
) -> None:
    path = tmp_path / "a b.txt"
    path.touch()
    system.show(path)
    path.unlink()
    system.show(path)
    assert started == [
        tuple(word.format(folder=tmp_path, file=path) for word in file),
        tuple(word.format(folder=tmp_path, file=path) for word in gone),
    ]
