"""Pictures of every page on the demo's engine, to hold beside the design.

    python -m tests.qml.screenshots FOLDER

Light and dark, 1280×800 (the narrow window 900×600), then right to left and with text of 130 %. Without a display Qt's
offscreen platform draws them, which looks the same.
"""

from __future__ import annotations

import argparse
import math
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import Q_ARG, QMetaObject, QObject, Qt, QUrl
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from backend.protocol.folders import folders_under
from backend.protocol.rows import GalleryPatch
from bridge import landscape
from bridge.app import Window, make_application
from bridge.backend_process import BackendProcess
from bridge.demo import DemoOptions, run_demo

ROOT = Path(__file__).parents[2]
SETTLE_MS = 700
"""Longest animation, and the engine's answer to what was selected."""
WIDE, NARROW, BROAD, SMALLEST = (1280, 800), (900, 600), (1700, 900), (760, 480)
THEMES = ("dark", "light")


class Photographer:
    def __init__(self, application: QApplication, shown: Window, folder: Path) -> None:
        self.application = application
        self.shown = shown
        self.folder = folder
        assert shown.window is not None
        self.window = shown.window
        self.until(lambda: self.shown.store.tabs)
        self.shown.prefs.setProperty("reduceMotion", True)
        self._names_without_their_font()

    def until(self, condition: Callable[[], object]) -> None:
        for _ in range(400):
            if condition():
                return
            QTest.qWait(25)
        sys.exit("the demo's engine does not answer")

    def invent_speeds(self) -> None:
        """Of the last minute: a window that was just opened has none to draw."""
        self.until(lambda: self.shown.store.totals.uploading)
        now = self.shown.store.totals.speed_bps
        wave = (0.86 + 0.11 * math.sin(i / 4) + 0.05 * math.sin(i) for i in range(60))
        self.shown.transfer._samples.extend(now * height for height in wave)
        self.shown.transfer.samplesChanged.emit()

    def _names_without_their_font(self) -> None:
        """Machines that build things seldom have Japanese fonts; a picture full of boxes helps nobody."""
        if not QFontDatabase.families(QFontDatabase.WritingSystem.Japanese):
            rows = self.shown.store.galleries.values()
            plain = [GalleryPatch(id=row.id, name=re.sub(r"[\u3000-\u9fff]+ ?", "", row.name)) for row in rows]
            self.shown.store.patch_galleries(plain)

    def resize(self, size: tuple[int, int]) -> None:
        self.window.resize(*size)

    def take(self, name: str) -> None:
        """One picture for each theme."""
        for theme in THEMES:
            self.shown.prefs.setProperty("theme", theme)
            self.until(lambda theme=theme: self.shown.store.settings.theme == theme)  # type: ignore[misc]
            QTest.qWait(SETTLE_MS)
            path = self.folder / f"{name}-{theme}.png"
            if not self.window.grabWindow().save(str(path)):
                sys.exit(f"{path} cannot be written")
            print(path)

    def select(self, name: str, segment: str) -> None:
        """Select the gallery whose name begins so, and open that part of the inspector."""
        queue = self.shown.queue
        self.until(queue.rowCount)
        row = next(row for row in range(queue.rowCount()) if queue.line_of(queue.order[row]).name.startswith(name))
        queue.moveTo(row, False)
        self.shown.inspector.setProperty("segment", segment)

    @contextmanager
    def text_size(self, scale: float) -> Iterator[None]:
        self.shown.prefs.setProperty("textScale", scale)
        yield
        self.shown.prefs.setProperty("textScale", 1.0)

    @contextmanager
    def right_to_left(self) -> Iterator[None]:
        self.application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        yield
        self.application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    @contextmanager
    def dragged(self, folder: Path) -> Iterator[None]:
        """Two folders and an archive over the window, on their way to a tab."""
        paths = [folder / name for name in ("Roll 018", "Roll 019", "Roll 020.zip")]
        for path, scene in zip(paths, ("marrakesh", "skogafoss", ""), strict=True):
            if scene:
                path.mkdir()
                landscape.paint(scene, 240, 240).save(str(path / "01.jpg"))
            else:
                path.write_bytes(b"PK\5\6" + bytes(18))
        self.shown.drop.enter([QUrl.fromLocalFile(str(path)) for path in paths])
        self.shown.drop.targetTabChanged(2)
        yield
        self.shown.drop.leave()


def full_queue(camera: Photographer, temporary: Path) -> None:
    camera.invent_speeds()
    camera.select("Lofoten", "overview")
    camera.take("queue")
    with camera.dragged(temporary):
        camera.take("drop")
    with camera.right_to_left():
        camera.take("queue-right-to-left")
    with camera.text_size(1.3):
        camera.take("queue-large-text")
    camera.select("Street", "results")
    camera.take("results")
    images(camera)
    camera.select("Lofoten", "overview")
    camera.resize(BROAD)
    camera.take("queue-columns")
    camera.resize(SMALLEST)
    camera.take("queue-smallest")
    camera.resize(WIDE)
    camera.shown.prefs.setProperty("compactRows", True)
    camera.take("queue-compact-rows")
    camera.shown.prefs.setProperty("compactRows", False)
    camera.shown.app.setProperty("page", "hosts")
    camera.take("hosts")
    camera.resize(NARROW)
    camera.take("hosts-compact")
    camera.resize(WIDE)
    statistics(camera)
    camera.resize(WIDE)
    log(camera)
    camera.resize(WIDE)
    templates(camera)
    camera.resize(WIDE)
    settings(camera)
    camera.resize(NARROW)
    camera.shown.app.setProperty("page", "queue")
    camera.select("Lofoten", "overview")
    camera.take("queue-compact")


def images(camera: Photographer) -> None:
    """The images of a gallery, one of them, and what can be done on a host."""
    shown, selection = camera.shown, camera.shown.image_selection
    camera.select("Botanical", "images")
    camera.until(lambda: shown.images.property("count") == 120)
    selection.press(1, 0)
    selection.press(4, Qt.KeyboardModifier.ShiftModifier.value)
    camera.take("images")
    shown.images.setProperty("asLines", True)
    with camera.right_to_left():
        camera.take("images-list-right-to-left")
    with camera.text_size(1.3):
        camera.take("images-list-large-text")
    shown.images.setProperty("asLines", False)
    shown.images.setProperty("filter", "failed")
    selection.move(0, False)
    selection.openCurrent()
    camera.take("image-details")
    camera.resize(NARROW)
    camera.take("image-details-compact")
    camera.resize(WIDE)
    shown.images.close()
    shown.images.setProperty("filter", "all")
    QTest.qWait(SETTLE_MS)
    shown.queue.moveTo(0, False)
    chips = camera.window.findChild(QObject, "galleryList")
    QMetaObject.invokeMethod(chips, "openChipMenu", Q_ARG(int, 0), Q_ARG(int, 2))
    camera.take("host-menu")
    QTest.keyClick(camera.window, Qt.Key.Key_Escape)
    shown.gallery_folders.act("reset", [shown.queue.order[9]])
    camera.take("question")
    QTest.keyClick(camera.window, Qt.Key.Key_Escape)


def settings(camera: Photographer) -> None:
    shown = camera.shown
    shown.settings.show_group("general")
    camera.take("settings")
    shown.settings.show_group("shortcuts")
    camera.take("settings-shortcuts")
    shown.timetable.paint(0, 8, 4, 17, "1")
    shown.timetable.paint(5, 0, 6, 6, "2")
    shown.settings.change("use_schedule", True)
    shown.settings.show_group("bandwidth")
    camera.take("settings-timetable")
    with camera.right_to_left():
        camera.take("settings-right-to-left")
    with camera.text_size(1.3):
        camera.take("settings-large-text")
    shown.settings.search("time")
    camera.take("settings-search")
    shown.settings.search("")
    camera.resize(NARROW)
    camera.take("settings-compact")
    shown.settings.change("use_schedule", False)


def templates(camera: Photographer) -> None:
    camera.shown.app.setProperty("page", "templates")
    camera.shown.templates.open("forum-3-columns")
    lofoten = next(row for row in camera.shown.store.galleries.values() if row.name.startswith("Lofoten"))
    camera.shown.template_editor.chooseGallery(str(lofoten.id))
    camera.take("templates")
    with camera.right_to_left():
        camera.take("templates-right-to-left")
    with camera.text_size(1.3):
        camera.take("templates-large-text")
    camera.shown.templates.open("html-page")
    camera.take("templates-built-in")
    camera.shown.templates.open("forum-3-columns")
    camera.resize(NARROW)
    camera.take("templates-compact")
    camera.resize(WIDE)
    camera.shown.templates.importFiles([QUrl.fromLocalFile("/Forum.template.txt")])
    camera.take("templates-import")
    QTest.keyClick(camera.window, Qt.Key.Key_Escape)


def statistics(camera: Photographer) -> None:
    camera.shown.app.setProperty("page", "statistics")
    camera.take("statistics")
    with camera.right_to_left():
        camera.take("statistics-right-to-left")
    with camera.text_size(1.3):
        camera.take("statistics-large-text")
    camera.shown.statistics.setProperty("range", "now")
    camera.take("statistics-now")
    camera.shown.statistics.setProperty("range", "30d")
    camera.resize(NARROW)
    camera.take("statistics-compact")


def log(camera: Photographer) -> None:
    camera.shown.app.setProperty("page", "log")
    camera.until(lambda: len(camera.shown.log))
    camera.take("log")
    camera.shown.log.setOpen(4, True)
    camera.shown.log.select(4, False)
    camera.take("log-details")
    with camera.right_to_left():
        camera.take("log-right-to-left")
    with camera.text_size(1.3):
        camera.take("log-large-text")
    camera.resize(NARROW)
    camera.take("log-compact")


def empty_queue(camera: Photographer, _: Path) -> None:
    camera.take("empty")
    camera.resize(NARROW)
    camera.take("empty-compact")


PAGES = {128: full_queue, 0: empty_queue}


def photograph(folder: Path, rows: int) -> None:
    """All pictures that a queue of so many galleries is good for."""
    application = make_application(["galleon"])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folders = folders_under(Path(name))
        demo = DemoOptions(folders.cache / "pictures", rows, storm=False, still=True)
        backend = BackendProcess(None, run_demo, demo)
        backend.start()
        shown = Window(folders, backend, True)
        if not shown.load():
            sys.exit("the window cannot be loaded")
        shown.start()
        PAGES[rows](Photographer(application, shown, folder), Path(name))
        shown.left.connect(application.quit)
        shown.quit()
        application.exec()


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.qml.screenshots", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, choices=PAGES, help="only those of a queue of this size")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    if options.rows is not None:
        photograph(options.folder, options.rows)
        return 0
    # one process for each queue, so that no picture depends on the one before it
    for rows in PAGES:
        command = [sys.executable, "-m", "tests.qml.screenshots", str(options.folder.absolute()), "--rows", str(rows)]
        subprocess.run(command, cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
