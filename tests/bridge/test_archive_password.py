from __future__ import annotations

import pytest

from backend.protocol.archives import OpenArchives
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import GalleryRow, GalleryState
from bridge.controllers.archive_password import ArchivePassword
from bridge.gallery_line import line
from bridge.gallery_problems import problems
from bridge.names import Names
from bridge.store import Store
from tests.bridge.conftest import NOW, Recorder, fill, gallery


def waiting(number: int, kind: ErrorKind = ErrorKind.ARCHIVE_LOCKED) -> GalleryRow:
    error = ErrorInfo(kind=kind, subject=f"/pictures/Roll {number}.zip")
    return gallery(number, f"Roll {number}", GalleryState.FAILED, images=0, error=error)


@pytest.mark.parametrize(
    ("kind", "title", "meta"),
    [
        (ErrorKind.ARCHIVE_LOCKED, "\u2068Roll 1.zip\u2069 needs a password", "Needs a password"),
        (
            ErrorKind.WRONG_PASSWORD,
            "This password does not open \u2068Roll 1.zip\u2069",
            "Another password is needed",
        ),
    ],
)
def test_the_card_asks_for_the_password(kind: ErrorKind, title: str, meta: str) -> None:
    row = waiting(1, kind)
    (problem,) = problems(row, Names(), {}, NOW)
    assert (problem.card.title, problem.card.icon, problem.card.asksPassword) == (title, "lock", True)
    assert line(row, Names(), "", NOW).meta == meta


def test_a_password_goes_to_one_archive_or_to_all_that_wait(store: Store, engine: Recorder) -> None:
    fill(store, waiting(1), gallery(2), waiting(3, ErrorKind.WRONG_PASSWORD))
    field = ArchivePassword(store, engine)
    assert field.othersOf(1) == 1
    field.open(1, "", True)
    field.open(1, "secret", False)
    assert engine.sent == [OpenArchives(ids=(1,), password="secret")]
    assert "secret" not in repr(engine.sent)
    field.open(1, "secret", True)
    assert engine.sent[1:] == [OpenArchives(ids=(1, 3), password="secret")]
    assert field.takeTried(1) and not field.takeTried(1)
