"""The dialog about galleries that were uploaded before."""

from typing import Any

from PySide6.QtCore import Qt

from backend.protocol.rows import GalleryPatch, Question

Key = Qt.Key


def _find_duplicates(page: Any, *rows: int) -> list[int]:
    ids = [page.queue.idAt(row) for row in rows]
    page.bridge.store.patch_galleries([GalleryPatch(id=i, question=Question.DUPLICATE) for i in ids])
    return ids


def test_it_asks_once_about_all_and_skips_those_chosen(page: Any) -> None:
    ids = _find_duplicates(page, 5, 7)
    page.wait_for(lambda: page.is_shown("duplicatesList"))
    assert page.find("duplicatesList").property("count") == 2
    page.bridge.duplicates.choose(ids[1], "upload_again")
    page.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.wait_for(lambda: ids[0] not in page.bridge.store.galleries)
    page.wait_for(lambda: not page.is_shown("duplicatesList"))
    page.wait_for(lambda: page.bridge.store.galleries[ids[1]].question is Question.NONE)
    assert page.gallery_list.hasActiveFocus()


def test_the_answer_is_remembered_for_the_tab(page: Any) -> None:
    first = page.bridge.store.galleries[page.queue.idAt(5)]
    _find_duplicates(page, 5)
    page.wait_for(lambda: page.is_shown("rememberDuplicates"))
    page.click(page.find("rememberDuplicates"))
    page.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.wait_for(lambda: first.id not in page.bridge.store.galleries)
    assert page.bridge.duplicates.on_duplicate(first.tab_id) == "skip"


def test_it_waits_while_somebody_types(page: Any) -> None:
    page.click_row(0)
    page.key(Key.Key_F2)
    page.wait_for(lambda: page.is_shown("renameField"))
    _find_duplicates(page, 5)
    found: list[int] = []
    page.bridge.duplicates.found.connect(lambda: found.append(1))
    page.wait_for(lambda: found)
    assert page.is_shown("renameField") and not page.is_shown("duplicatesList")
    page.key(Key.Key_Escape)
    page.wait_for(lambda: page.is_shown("duplicatesList"))
    page.key(Key.Key_Escape)
    page.wait_for(lambda: not page.is_shown("duplicatesList"))
    assert page.bridge.store.galleries[page.queue.idAt(5)].question is Question.DUPLICATE, "decided later"
