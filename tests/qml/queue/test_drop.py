"""Files dragged in from another program: the overlay, live tabs, the drop itself."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage


def _files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def _folder(tmp_path: Path, name: str) -> Path:
    folder = tmp_path / name
    folder.mkdir()
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    assert image.save(str(folder / "a.png"))
    return folder


def _middle(page: Any) -> QPoint:
    return page.point(page.gallery_list)


def test_dropped_folders_become_galleries(page: Any, tmp_path: Path) -> None:
    mime = _files(_folder(tmp_path, "Roll 018"), _folder(tmp_path, "Ordner ü 日本 & 50%"))
    assert page.drag(mime, [_middle(page)], drop=False)
    page.wait_for(lambda: page.is_shown("dropCard"))
    assert "Drop to add 2 galleries" in page.texts(page.find("dropCard"))
    assert page.drag(mime, [_middle(page)])
    page.wait_for(lambda: page.queue.rowCount() == 15)
    assert {"Roll 018", "Ordner ü 日本 & 50%"} <= set(page.names())
    page.wait_for(lambda: not page.is_shown("dropCard"))


def test_the_overlay_goes_when_the_drag_leaves(page: Any, tmp_path: Path) -> None:
    page.drag(_files(_folder(tmp_path, "Roll 018")), [_middle(page)], drop=False)
    page.wait_for(lambda: page.is_shown("dropCard"))
    page.drag_away()
    page.wait_for(lambda: not page.is_shown("dropCard"))


def test_holding_over_a_tab_makes_it_the_target(page: Any, tmp_path: Path) -> None:
    mime = _files(_folder(tmp_path, "Roll 018"))
    tab = page.point(page.find("tab2"))
    page.drag(mime, [_middle(page), tab], drop=False)
    page.wait_for(lambda: any("Analog" in text for text in page.texts(page.find("dropCard"))))
    assert page.find("tab2").property("targeted")
    page.drag(mime, [tab])
    page.wait_for(lambda: page.queue.rowCount() == 14)
    assert page.role(page.row_of("Roll 018"), "tabColour") == 2
    assert not page.find("tab2").property("targeted")


def test_unreadable_files_are_said_to_be_so_and_add_nothing(page: Any, tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("nothing to see", encoding="utf-8")
    page.drag(_files(text), [_middle(page)], drop=False)
    page.wait_for(lambda: page.is_shown("dropCard"))
    assert "Galleon cannot read these files" in page.texts(page.find("dropCard"))
    page.drag_away()
    assert page.queue.rowCount() == 13


def test_the_list_is_veiled_and_the_tabs_are_not(page: Any, tmp_path: Path) -> None:
    page.drag(_files(_folder(tmp_path, "Roll 018")), [_middle(page)], drop=False)
    page.wait_for(lambda: page.is_shown("listVeil"))
    veil, strip = page.find("listVeil"), page.find("tabStrip")
    assert veil.mapRectToScene(veil.boundingRect()).top() == strip.mapRectToScene(strip.boundingRect()).bottom()
    assert veil.width() == page.gallery_list.width()
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.settle()
    beside = page.find("inspectorVeil")
    inspector = page.find("inspector")
    page.wait_for(
        lambda: beside.mapRectToScene(beside.boundingRect()) == inspector.mapRectToScene(inspector.boundingRect())
    )
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    page.drag_away()


def test_the_veil_follows_a_window_that_gets_another_size(page: Any, tmp_path: Path) -> None:
    page.drag(_files(_folder(tmp_path, "Roll 018")), [_middle(page)], drop=False)
    page.wait_for(lambda: page.is_shown("listVeil"))
    size = page.window.size()
    page.window.resize(size.width() - 170, size.height() - 90)
    veil = page.find("listVeil")
    page.wait_for(
        lambda: page.gallery_list.height() < size.height() - 90 and veil.height() == page.gallery_list.height()
    )
    page.wait_for(lambda: veil.width() == page.gallery_list.width())
    page.drag_away()
    page.window.resize(size)
