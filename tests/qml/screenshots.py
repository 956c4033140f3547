"""Pictures of every page on the demo's engine, to hold beside the design and to compare.

    python -m tests.qml.screenshots FOLDER [--pages] [--only NAME…] [--accept]

SCENES and LOOKS say which. `--pages` takes those alone that `test_pictures.py` compares; `--accept` makes them its new
references (tests/qml/pictures/), and renews those of the README.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.qml.dialog_scenes import added_account, duplicates, palette, shortcut_sheet
from tests.qml.picture_difference import difference, store_reference

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from tests.qml.photographer import Photographer

REFERENCES = Path(__file__).parent / "pictures"
README_PICTURES = Path(__file__).parents[2] / "packaging/pictures"
NOW = 1_795_270_200.0
"""Saturday, 21 November 2026, 14:10 UTC."""
WIDE, NARROW = (1280, 800), (900, 600)
CRASH = """Galleon: 1.2.0
Kind: error
Process: engine
Time: 2026-11-21 13:58:00+00:00
Running for: 4512 s
System: Linux-6.1.0-28-amd64-x86_64-with-glibc2.36
Python: 3.11.2

Traceback (most recent call last):
  File <backend/entry.py>, line 62, in run_engine
    runner.run(_serve(reader, writer, options, masking, failure))
  File <python3.11/asyncio/runners.py>, line 118, in run
    return self._loop.run_until_complete(task)
  File <backend/engine.py>, line 431, in serve
    await self._stop.wait()
MemoryError

Last lines of the log
2026-11-21 13:57:58,120 INFO backend.system.presence: the network is there
"""


class Look(NamedTuple):
    """How the window is shown: `name` ends the name of the picture."""

    name: str
    theme: str = "dark"
    size: tuple[int, int] = WIDE
    text_scale: float = 1.0
    is_mirrored: bool = False


DARK, LIGHT = Look("dark"), Look("light", "light")
LOOKS = (
    DARK,
    LIGHT,
    Look("right-to-left", "light", is_mirrored=True),
    Look("large-text", text_scale=1.3),
    Look("900x600", size=NARROW),
)
"""Of every page."""
LOOKED_AT = (DARK, *LOOKS[1:])
"""The same, of what is not compared."""


class Scene(NamedTuple):
    """`arrange` brings the window there and back again. Scenes in all LOOKS are compared."""

    name: str
    arrange: Callable[[Photographer], AbstractContextManager[None]]
    looks: tuple[Look, ...] = LOOKS

    @property
    def is_page(self) -> bool:
        return self.looks is LOOKS


@contextmanager
def queue(camera: Photographer) -> Iterator[None]:
    camera.open_page("queue")
    camera.select("Lofoten", "overview")
    yield


@contextmanager
def results(camera: Photographer) -> Iterator[None]:
    camera.open_page("queue")
    camera.select("Street", "results")
    camera.opens_inspector = True
    yield
    camera.opens_inspector = False


@contextmanager
def images(camera: Photographer) -> Iterator[None]:
    from PySide6.QtCore import Qt

    shown, selection = camera.shown, camera.shown.image_selection
    camera.open_page("queue")
    camera.select("Botanical", "images")
    camera.until(lambda: shown.images.property("count") == 120)
    selection.press(1, 0)
    selection.press(4, Qt.KeyboardModifier.ShiftModifier.value)
    yield


@contextmanager
def images_as_list(camera: Photographer) -> Iterator[None]:
    with images(camera):
        camera.shown.images.setProperty("asLines", True)
        yield
        camera.shown.images.setProperty("asLines", False)


@contextmanager
def image_dialog(camera: Photographer) -> Iterator[None]:
    with images(camera):
        camera.shown.images.setProperty("filter", "failed")
        camera.shown.image_selection.move(0, False)
        camera.shown.image_selection.openCurrent()
        camera.until(lambda: camera.shown.images.property("openedPicture"))
        yield
        camera.shown.images.close()
        camera.shown.images.setProperty("filter", "all")


@contextmanager
def hosts(camera: Photographer) -> Iterator[None]:
    camera.open_page("hosts")
    camera.shown.hosts.setProperty("currentId", "imx.to")
    yield


@contextmanager
def templates(camera: Photographer) -> Iterator[None]:
    camera.open_page("templates")
    camera.shown.templates.open("forum-3-columns")
    lofoten = next(row for row in camera.shown.store.galleries.values() if row.name.startswith("Lofoten"))
    camera.shown.template_editor.chooseGallery(str(lofoten.id))
    yield


@contextmanager
def built_in_template(camera: Photographer) -> Iterator[None]:
    with templates(camera):
        camera.shown.templates.open("html-page")
        yield
        camera.shown.templates.open("forum-3-columns")


@contextmanager
def template_import(camera: Photographer) -> Iterator[None]:
    from PySide6.QtCore import Qt, QUrl

    with templates(camera):
        camera.shown.templates.importFiles([QUrl.fromLocalFile("/Forum.template.txt")])
        camera.until(lambda: camera.shown.templates.property("imported"))
        yield
        camera.press(Qt.Key.Key_Escape)


@contextmanager
def statistics(camera: Photographer) -> Iterator[None]:
    camera.open_page("statistics")
    yield


@contextmanager
def speeds_of_now(camera: Photographer) -> Iterator[None]:
    camera.open_page("statistics")
    camera.shown.statistics.setProperty("range", "now")
    yield
    camera.shown.statistics.setProperty("range", "30d")


@contextmanager
def log(camera: Photographer) -> Iterator[None]:
    camera.open_page("log")
    camera.until(lambda: len(camera.shown.log))
    yield


@contextmanager
def log_details(camera: Photographer) -> Iterator[None]:
    with log(camera):
        camera.shown.log.setOpen(8, True)
        camera.shown.log.select(8, False)
        yield
        camera.shown.log.setOpen(8, False)


@contextmanager
def settings(camera: Photographer) -> Iterator[None]:
    camera.open_page("settings")
    camera.shown.settings.show_group("general")
    yield


@contextmanager
def shortcuts(camera: Photographer) -> Iterator[None]:
    camera.open_page("settings")
    camera.shown.settings.show_group("shortcuts")
    yield


@contextmanager
def timetable(camera: Photographer) -> Iterator[None]:
    shown = camera.shown
    shown.timetable.paint(0, 8, 4, 17, "1")
    shown.timetable.paint(5, 0, 6, 6, "2")
    shown.settings.change("use_schedule", True)
    camera.open_page("settings")
    shown.settings.show_group("bandwidth")
    yield
    shown.settings.change("use_schedule", False)


@contextmanager
def moving_over(camera: Photographer) -> Iterator[None]:
    """What another program has, before anything is changed."""
    shown = camera.shown
    camera.open_page("settings")
    shown.settings.show_group("moving")
    camera.until(lambda: bool(shown.move_over.property("programs")))
    (found,) = shown.move_over.property("programs")
    shown.move_over.open(found["path"], found["program"])
    camera.until(lambda: shown.move_over.property("stage") == "preview")
    yield
    shown.move_over.back()


@contextmanager
def moving_from_found(camera: Photographer) -> Iterator[None]:
    camera.open_page("settings")
    camera.shown.settings.show_group("moving")
    camera.until(lambda: bool(camera.shown.move_over.property("programs")))
    yield


@contextmanager
def moving_under_way(camera: Photographer) -> Iterator[None]:
    """In the demo that stands still it stays at its beginning."""
    with moving_over(camera):
        camera.shown.move_over.start()
        camera.until(lambda: camera.shown.move_over.property("stage") == "running")
        yield
        camera.shown.move_over.cancel()
        camera.until(lambda: camera.shown.move_over.property("stage") == "ended")


@contextmanager
def settings_search(camera: Photographer) -> Iterator[None]:
    camera.open_page("settings")
    camera.shown.settings.show_group("general")
    camera.shown.settings.search("time")
    yield
    camera.shown.settings.search("")


@contextmanager
def drop(camera: Photographer) -> Iterator[None]:
    """Two folders and an archive over the window, on their way to a tab."""
    from PySide6.QtCore import QUrl

    from bridge import landscape

    paths = [camera.temporary / name for name in ("Roll 018", "Roll 019", "Roll 020.zip")]
    for path, scene in zip(paths, ("marrakesh", "skogafoss", ""), strict=True):
        if scene:
            path.mkdir()
            landscape.paint(scene, 240, 240).save(str(path / "01.jpg"))
        else:
            path.write_bytes(b"PK\5\6" + bytes(18))
    with queue(camera):
        camera.shown.drop.enter([QUrl.fromLocalFile(str(path)) for path in paths])
        camera.shown.drop.targetTabChanged(2)
        yield
        camera.shown.drop.leave()


@contextmanager
def compact_rows(camera: Photographer) -> Iterator[None]:
    with queue(camera):
        camera.shown.prefs.setProperty("compactRows", True)
        yield
        camera.shown.prefs.setProperty("compactRows", False)


@contextmanager
def start_time(camera: Photographer) -> Iterator[None]:
    from PySide6.QtCore import Qt

    camera.open_page("queue")
    row = camera.shown.queue.idAt(7)  # one in line
    camera.shown.start_times.choose("evening", [row])
    camera.until(lambda: camera.shown.store.galleries[row].start_at)
    camera.shown.start_times.choose("other", [row])
    yield
    camera.press(Qt.Key.Key_Escape)
    camera.shown.queue.undo()
    camera.until(lambda: camera.shown.store.galleries[row].start_at is None)


@contextmanager
def locked_archive(camera: Photographer) -> Iterator[None]:
    """The demo has none: the window is told of two."""
    from backend.protocol.errors import ErrorInfo, ErrorKind
    from backend.protocol.rows import GalleryPatch, GalleryState

    camera.open_page("queue")
    store = camera.shown.store
    kinds = (ErrorKind.WRONG_PASSWORD, ErrorKind.ARCHIVE_LOCKED)
    before = [store.galleries[camera.shown.queue.idAt(row)] for row in (5, 6)]
    for row, kind in zip(before, kinds, strict=True):
        error = ErrorInfo(kind=kind, subject=f"/pictures/{row.name}.zip")
        store.patch_galleries([GalleryPatch(id=row.id, state=GalleryState.FAILED, error=error)])
    camera.shown.queue.moveTo(5, False)
    camera.shown.inspector.setProperty("segment", "overview")
    camera.opens_inspector = True
    yield
    camera.opens_inspector = False
    for row in before:
        store.patch_galleries([GalleryPatch(id=row.id, state=row.state, error=None)])


@contextmanager
def host_menu(camera: Photographer) -> Iterator[None]:
    from PySide6.QtCore import Q_ARG, QMetaObject, Qt

    camera.open_page("queue")
    camera.shown.queue.moveTo(0, False)
    QMetaObject.invokeMethod(camera.find("galleryList"), "openChipMenu", Q_ARG(int, 0), Q_ARG(int, 2))
    yield
    camera.press(Qt.Key.Key_Escape)


@contextmanager
def question(camera: Photographer) -> Iterator[None]:
    from PySide6.QtCore import Qt

    camera.open_page("queue")
    camera.shown.gallery_folders.act("reset", [camera.shown.queue.order[9]])
    yield
    camera.press(Qt.Key.Key_Escape)


@contextmanager
def problem(camera: Photographer) -> Iterator[None]:
    camera.open_page("queue")
    camera.select("Night Markets", "overview")
    inspector = camera.shown.inspector
    camera.until(lambda: any(card.hasDetail for card in inspector._problems.rows()))
    inspector.toggleProblemDetail(0)
    camera.until(lambda: "403" in inspector._problems.rows()[0].detail)
    yield
    inspector.toggleProblemDetail(0)


@contextmanager
def notifications(camera: Photographer) -> Iterator[None]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    camera.open_page("queue")
    bell = camera.shown.notifications
    bell.clear()
    bell.add("Photos are safe", "41 new files on Immich", "hard-drive", "success")
    bell.markAllRead()
    for title, body, action in (
        ("Botanical Plates Vol. 3 (Scans) is incomplete", "3 rejected by Pixhost", "Show"),
        ("imx.to needs you", "It refused the sign-in; other hosts carry on", "Sign in"),
    ):
        bell.add(title, body, "triangle-alert", "warning", action, lambda: None)
    QTest.keyClick(camera.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    camera.press(Qt.Key.Key_Down)
    yield
    camera.press(Qt.Key.Key_Escape)


@contextmanager
def notices(camera: Photographer) -> Iterator[None]:
    """A crash of the engine, and a new version."""
    from backend.protocol.updates import UpdateState

    shown = camera.shown
    folder = shown.crash_reports._folder
    folder.mkdir(parents=True, exist_ok=True)
    report = folder / "crash-20261121-135800-000000-engine.txt"
    report.write_text(CRASH, encoding="utf-8")
    camera.open_page("queue")
    shown.crash_reports.look()
    news = ("Galleries start sooner after a long pause", "Statistics tell hosts apart", "Six more hosts")
    state = UpdateState(
        version="1.3.0", page="https://example.org/", news=news, checked_at=NOW, is_newer=True, is_offered=True
    )
    shown.dispatcher.updateChanged.emit(state)
    yield
    shown.dispatcher.updateChanged.emit(UpdateState())
    report.unlink()
    shown.crash_reports.look()


@contextmanager
def crash_report(camera: Photographer) -> Iterator[None]:
    from PySide6.QtCore import Qt

    with notices(camera):
        camera.shown.crash_reports.open()
        yield
        camera.press(Qt.Key.Key_Escape)


@contextmanager
def about(camera: Photographer) -> Iterator[None]:
    from PySide6.QtCore import Qt

    camera.open_page("queue")
    camera.shown.app.dialogAsked.emit("about")
    camera.until(lambda: len(camera.shown.about))
    yield
    camera.press(Qt.Key.Key_Escape)


@contextmanager
def quit_question(camera: Photographer) -> Iterator[None]:
    from PySide6.QtCore import Qt

    camera.open_page("queue")
    camera.shown.app.requestQuit()
    yield
    camera.press(Qt.Key.Key_Escape)


@contextmanager
def welcome(camera: Photographer) -> Iterator[None]:
    """The last scene: it takes all galleries away."""
    from backend.protocol.commands import RemoveGalleries

    camera.shown.link.send(RemoveGalleries(ids=tuple(camera.shown.store.galleries)))
    camera.until(lambda: not camera.shown.store.galleries and not camera.shown.store.totals.uploading)
    camera.open_page("queue")
    camera.shown.welcome.bring_back()
    camera.until(lambda: bool(camera.shown.move_over.property("programs")))
    yield


SCENES = (
    Scene("queue", queue),
    Scene("results", results),
    Scene("image-details", image_dialog),
    Scene("hosts", hosts),
    Scene("templates", templates),
    Scene("statistics", statistics),
    Scene("log", log),
    Scene("settings", settings),
    Scene("queue-columns", queue, (Look("dark", size=(1700, 900)),)),
    Scene("queue-smallest", queue, (Look("light", "light", (760, 480)),)),
    Scene("queue-compact-rows", compact_rows, (DARK, LIGHT)),
    Scene("drop", drop, (DARK, LIGHT)),
    Scene("images", images, (DARK, LIGHT)),
    Scene("images-list", images_as_list, LOOKS[2:4]),
    Scene("host-menu", host_menu, (DARK, LIGHT)),
    Scene("start-time", start_time, LOOKED_AT),
    Scene("locked-archive", locked_archive, LOOKED_AT),
    Scene("question", question, LOOKS[:3]),
    Scene("problem", problem, LOOKS[:4]),
    Scene("notifications", notifications, LOOKS[:4]),
    Scene("notices", notices, LOOKED_AT),
    Scene("crash-report", crash_report, LOOKED_AT),
    Scene("about", about, LOOKED_AT),
    Scene("quit", quit_question, (DARK, LIGHT)),
    Scene("palette", palette, LOOKED_AT),
    Scene("shortcuts", shortcut_sheet, LOOKED_AT),
    Scene("add-account", added_account, LOOKED_AT),
    Scene("duplicates", duplicates, LOOKED_AT),
    Scene("templates-built-in", built_in_template, (DARK,)),
    Scene("templates-import", template_import, (DARK, LIGHT)),
    Scene("statistics-now", speeds_of_now, (DARK, LIGHT)),
    Scene("log-details", log_details, LOOKS[:3]),
    Scene("settings-shortcuts", shortcuts, (DARK, LIGHT)),
    Scene("settings-timetable", timetable, LOOKS[:4]),
    Scene("settings-search", settings_search, (DARK, LIGHT)),
    Scene("settings-moving-found", moving_from_found, LOOKED_AT),
    Scene("settings-moving", moving_over, LOOKED_AT),
    Scene("settings-moving-runs", moving_under_way, (DARK, LIGHT)),
    Scene("welcome", welcome),
)
COMPARED = tuple(f"{scene.name}-{look.name}" for scene in SCENES if scene.is_page for look in scene.looks)


def stop_the_clock(folder: Path) -> None:
    """For a process of its own, before it imports Qt or the bridge: from now on it is always NOW, and language,
    letters and renderer are the same on every machine. `folder` takes the list of fonts: none but those of Galleon.
    """
    time.time = lambda: NOW
    fonts = folder / "fonts.conf"
    fonts.write_text(f"<fontconfig><cachedir>{folder}</cachedir></fontconfig>", encoding="utf-8")
    os.environ.update(
        QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software", QT_SCALE_FACTOR="1", LC_ALL="C.UTF-8", TZ="UTC",
        FONTCONFIG_FILE=str(fonts),
    )  # fmt: skip
    os.environ.pop("LANGUAGE", None)
    time.tzset()


def photograph(scenes: tuple[Scene, ...], save: Callable[[str, QImage], None]) -> None:
    """One window for all of them: to open it takes longer than a picture."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        stop_the_clock(Path(temporary))
        from tests.qml.photographer import photographer

        with photographer(save) as camera:
            for scene in scenes:
                with scene.arrange(camera):
                    for look in scene.looks:
                        with camera.look(look.theme, look.size, look.text_scale, is_mirrored=look.is_mirrored):
                            camera.take(f"{scene.name}-{look.name}")


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.qml.screenshots", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", action="store_true", help="only those that a test compares")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="only these scenes")
    parser.add_argument("--accept", action="store_true", help="make the pages the references of the test")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)

    def save(name: str, image: QImage) -> None:
        path = options.folder / f"{name}.png"
        if not image.save(str(path)):
            sys.exit(f"{path} cannot be written")
        print(path, flush=True)

    scenes = tuple(
        scene
        for scene in SCENES
        if (scene.is_page or not (options.pages or options.accept)) and (not options.only or scene.name in options.only)
    )
    photograph(scenes, save)
    if options.accept:
        REFERENCES.mkdir(exist_ok=True)
        for old in REFERENCES.glob("*.png"):
            if old.stem not in COMPARED:
                old.unlink()
        for name in COMPARED:
            taken = options.folder / f"{name}.png"
            if taken.exists():
                store_reference(taken, REFERENCES / f"{name}.png")
            in_readme = README_PICTURES / f"{name}.png"
            if taken.exists() and in_readme.exists() and difference(in_readme, REFERENCES / f"{name}.png").weight:
                shutil.copyfile(taken, in_readme)
    return 0


if __name__ == "__main__":
    sys.exit(main())
