"""What opens over the window from everywhere, for `screenshots`: each brings it there and back again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.qml.photographer import Photographer


@contextmanager
def palette(camera: Photographer) -> Iterator[None]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    camera.open_page("queue")
    QTest.keyClick(camera.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    for key in (Qt.Key.Key_L, Qt.Key.Key_I):
        QTest.keyClick(camera.window, key)
    yield
    camera.press(Qt.Key.Key_Escape)
    camera.press(Qt.Key.Key_Escape)


@contextmanager
def shortcut_sheet(camera: Photographer) -> Iterator[None]:
    from PySide6.QtCore import Qt

    camera.open_page("queue")
    camera.press(Qt.Key.Key_F1)
    yield
    camera.press(Qt.Key.Key_Escape)


@contextmanager
def added_account(camera: Photographer) -> Iterator[None]:
    from PySide6.QtCore import Qt

    camera.open_page("hosts")
    camera.shown.add_account.open("filespace.com")
    yield
    camera.press(Qt.Key.Key_Escape)


@contextmanager
def duplicates(camera: Photographer) -> Iterator[None]:
    from PySide6.QtCore import QObject, Qt

    from backend.protocol.rows import GalleryPatch, Question
    from tests.qml.screenshots import NOW

    camera.open_page("queue")
    ids = [camera.shown.queue.idAt(row) for row in (5, 6, 7)]
    ask = camera.shown.store.patch_galleries
    twins = (("pixhost.to", "imx.to"), 39), (("pixhost.to",), 12), (("tezfiles.com",), 3)
    ask(
        [
            GalleryPatch(id=each, question=Question.DUPLICATE, twin_hosts=hosts, twin_finished_at=NOW - days * 86_400)
            for each, (hosts, days) in zip(ids, twins, strict=True)
        ]
    )
    camera.until(lambda: camera.window.findChild(QObject, "duplicatesList"))
    camera.until(lambda: camera.find("duplicatesList").property("count") == len(ids))
    yield
    camera.press(Qt.Key.Key_Escape)
    ask([GalleryPatch(id=each, question=Question.NONE) for each in ids])
