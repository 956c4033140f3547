from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from bridge.replaced import Replaced, watch


@pytest.fixture
def program(tmp_path: Path) -> Path:
    program = tmp_path / "galleon"
    program.write_text("old")
    return program


def test_an_upgrade_is_told_once(qapp: QApplication, program: Path) -> None:
    told: list[tuple[str, ...]] = []
    watching = Replaced(lambda *words: told.append(words), program)
    watching.look()
    assert told == []
    new = program.with_name("galleon.dpkg-new")
    new.write_text("new")
    new.replace(program)
    watching.look()
    assert [words[0] for words in told] == ["Another version of Galleon was installed"]
    assert not watching._timer.isActive(), "it is told once"


def test_a_removal_is_told(qapp: QApplication, program: Path) -> None:
    told: list[tuple[str, ...]] = []
    watching = Replaced(lambda *words: told.append(words), program)
    program.unlink()
    watching.look()
    assert [words[0] for words in told] == ["Galleon was removed from this computer"]


def test_from_source_nothing_is_watched(qapp: QApplication) -> None:
    parent = QObject()
    watch(lambda *_: None, parent)
    assert parent.findChildren(QObject) == []
