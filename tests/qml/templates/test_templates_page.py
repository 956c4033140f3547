"""The Templates page on the demo's engine: typing, completing, fixing, pasting, and the names of it all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Q_ARG, QMetaObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from tests.qml.queue.conftest import Page


def is_loaded(page: Page) -> bool:
    """Pages are loaded a piece at a time and fade in when they are all there."""
    item: QQuickItem | None = page.find("templateCode")
    while item is not None:
        if item.opacity() < 1:
            return False
        item = item.parentItem()
    return True


@pytest.fixture
def templates(page: Page) -> Page:
    page.bridge.app.setProperty("page", "templates")
    page.wait_for(lambda: page.is_shown("templateCode") and is_loaded(page))
    page.bridge.templates.open("forum-3-columns")
    page.wait_for(lambda: page.bridge.template_editor.problems.rows() and page.is_shown("problemFix"))
    page.settle()
    return page


def text_of(page: Page) -> str:
    return str(page.find("templateCode").property("text"))


def test_typing_completes_fixes_and_undoes(templates: Page) -> None:
    page = templates
    editor = page.bridge.template_editor
    code = page.find("templateCode")
    before = text_of(page)
    assert before == editor.source
    assert before.endswith("[i]{{ custom5 }}[/i]")
    assert page.find("problemFix").property("text").endswith("custom4\u2069")
    page.click(page.find("problemFix"))
    assert text_of(page).endswith("[i]{{ custom4 }}[/i]")
    page.wait_for(lambda: not editor.problems.rows())
    code.forceActiveFocus()
    page.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    page.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text_of(page) == before
    page.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    for letters in ("{{ ", "gallery", "_u"):
        page.type(letters)
    page.key(Qt.Key.Key_Tab)
    assert text_of(page) == before + "{{ gallery_url"
    page.wait_for(lambda: page.bridge.store.templates["forum-3-columns"].source == text_of(page))
    page.key(Qt.Key.Key_Tab)
    assert not code.hasActiveFocus()


def test_broken_syntax_and_a_text_without_measure_leave_the_page_usable(templates: Page) -> None:
    page = templates
    editor = page.bridge.template_editor
    code = page.find("templateCode")
    code.forceActiveFocus()
    page.type("{% if ")
    page.wait_for(lambda: editor.isFatal)
    assert editor.count == "No text can be made"
    before = text_of(page)
    QGuiApplication.clipboard().setText("x" * 10_000_000)
    page.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert text_of(page) == before
    QGuiApplication.clipboard().setText("count }}\n")
    page.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert text_of(page) == before[:6] + "count }}\n" + before[6:]


def test_markup_goes_around_what_is_selected(templates: Page) -> None:
    page = templates
    before = text_of(page)
    code = page.find("templateCode")
    QMetaObject.invokeMethod(code, "select", Q_ARG("int", 0), Q_ARG("int", 3))
    page.click(page.find("markupMenu"))
    page.wait_for(lambda: "Shown on a click" in page.menu_lines())
    page.key(Qt.Key.Key_Down)
    page.key(Qt.Key.Key_Return)
    page.wait_for(lambda: text_of(page) == f"[b]{before[:3]}[/b]{before[3:]}" and code.hasActiveFocus())
    page.type("more")
    assert text_of(page).startswith(f"[b]{before[:3]}more[/b]")


def test_another_template_never_gets_the_text_of_this_one(templates: Page) -> None:
    page = templates
    texts = {row.id: row.source for row in page.bridge.store.templates.values()}
    for template_id in ("blog", "html-page", "forum-3-columns", "links-only"):
        page.bridge.templates.open(template_id)
        page.settle()
        assert text_of(page) == texts[template_id]
    assert page.find("templateCode").property("readOnly")
    assert {row.id: row.source for row in page.bridge.store.templates.values()} == texts


def test_a_template_is_renamed_deleted_and_brought_back_from_the_list(templates: Page) -> None:
    page = templates
    page.find("templateList").forceActiveFocus()
    page.key(Qt.Key.Key_F2)
    page.type("Mine")
    page.key(Qt.Key.Key_Return)
    page.wait_for(lambda: page.bridge.store.templates["forum-3-columns"].name == "Mine")
    assert page.find("templateList").hasActiveFocus()
    page.key(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    page.wait_for(lambda: "Mine copy" in [row.name for row in page.bridge.store.templates.values()])
    page.key(Qt.Key.Key_Escape)
    assert page.find("templateCode").hasActiveFocus(), "who makes a template writes it next"
    page.bridge.templates.open("forum-3-columns")
    page.find("templateList").forceActiveFocus()
    page.key(Qt.Key.Key_Return)
    assert page.find("templateCode").hasActiveFocus()
    page.find("templateList").forceActiveFocus()
    page.key(Qt.Key.Key_Delete)
    page.wait_for(lambda: "forum-3-columns" not in page.bridge.store.templates)
    assert page.bridge.templates.currentId == "big-covers"
    page.bridge.queue.undo()
    page.wait_for(lambda: "forum-3-columns" in page.bridge.store.templates)
