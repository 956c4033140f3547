"""The window in a made-up language (pseudo.py): nothing stays in English, and nothing is cut off without a tooltip."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bridge import language, pages
from tests.qml import pseudo
from tests.qml.queue.conftest import Page, open_page

__all__ = ["open_page"]

FIXED = re.compile(
    r"https?://\S+|(?:\.(?:bbcode|html|md|txt|json))+\b|\b(?:TB|GB|MB|kB|min|ms|MiB|JPE?G|PNG|GIF|WebP|BMP|TIFF|AVIF|HEIC|ZIP|BLAKE3|BBCode|HTML|Markdown|CSV"
    r"|SOCKS5|HTTPS?|UUID|Galleon|Ctrl|Alt|Shift|Space|Enter|Esc|Del|Tab|Home|End|F\d+)\b"
)
"""Units, formats, names of keys and of Galleon."""
CODE = re.compile("^(?:PostBlock|InsertChip|CodeEditor)_QML")
"""What a template makes, and the words of templates."""
NEVER_CUT = re.compile(r"^(?:Button|Segmented|MenuItem|TabButton|FormField|Dialog|LinkButton|Switch|EmptyState)_QML")
"""What is inside of these has no business to be shortened."""


@pytest.fixture(autouse=True)
def back_to_english(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    language.install("en")


class Reader:
    """Looks at everything that a person sees or hears. `faults` gathers what is wrong with it, and where."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: dict[str, str] = {}
        self._names: list[str] = []
        self._known = re.compile("")

    def look(self, where: str) -> None:
        QTest.qWait(40)
        self._names = self._known_names()
        self._known = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, self._names))})(?!\w)")
        root = self.page.window.contentItem()
        for item in self._visible(root.parentItem() or root):
            text = item.property("text")
            is_text = item.property("truncated") is not None
            shown = [text] if is_text and isinstance(text, str) else []
            for said in [*shown, *_heard(item)]:
                if not self._is_translated(said):
                    self.faults.setdefault(said, f"{where}: in English, {_place(item)}")
            if is_text and text and _is_cut(item) and not self._may_be_cut(item, text):
                self.faults.setdefault(text, f"{where}: cut off, {_place(item)}")

    def _visible(self, item: QQuickItem) -> Iterator[QQuickItem]:
        if item.isVisible() and item.opacity() > 0:
            yield item
            if item.objectName() != "postCode" and not CODE.match(item.metaObject().className()):
                for child in item.childItems():
                    yield from self._visible(child)

    def _known_names(self) -> list[str]:
        """What persons, hosts and the demo named, the longest first."""
        store = self.page.bridge.store
        found = {"marlow", "marlow_photo", "Berlin", "Oslo"}
        for row in store.galleries.values():
            found |= {row.name, row.path, row.custom1, row.custom2, row.custom3, row.custom4}
        for host in store.hosts.values():
            found |= {host.name, host.code, host.account_label, host.site_url, host.definition_path, host.id}
            found |= {account.name for account in host.accounts}
            found |= {error.detail for error in (host.error,) if error is not None}
        found |= {tab.name for tab in store.tabs.values()}
        for program in self.page.bridge.move_over.property("programs"):
            found |= {program["name"], program["path"]}
        found |= {template.name for template in store.templates.values()}
        for file in store.files.values():
            found |= {file.name, file.path, file.digest}
        for link in self.page.bridge.results._links.rows():
            found |= {link.url, link.shortUrl}
        months = range(1, 13)
        locale = QLocale.c() if QLocale().language() == QLocale.Language.C else QLocale()
        formats = (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat)
        found |= {locale.monthName(month, form) for month in months for form in formats}
        found |= {locale.dayName(day, form) for day in range(1, 8) for form in formats}
        return sorted((name for name in found if name), key=len, reverse=True)

    def _is_translated(self, said: str) -> bool:
        left, before = said.replace("\u2068", "").replace("\u2069", ""), ""
        while left != before:
            left, before = re.sub(r"\[[^\[\]]*\]", "", left), left
        return re.search(r"[A-Za-z]{2,}", FIXED.sub("", self._known.sub("", left))) is None

    def _may_be_cut(self, item: QQuickItem, text: str) -> bool:
        """Names, and what a tooltip shows whole: of its own, or that of the row in the queue."""
        is_name = any(name in text for name in self._names)
        holders = list(_holders(item))
        if any(NEVER_CUT.match(holder.metaObject().className()) for holder in holders) and not is_name:
            return False
        in_row = any(holder.metaObject().className().startswith("GalleryRow_QML") for holder in holders)
        return in_row or item.property("tip") is not None


def _heard(item: QQuickItem) -> list[str]:
    interface = QAccessible.queryAccessibleInterface(item)
    if interface is None or not interface.isValid():
        return []
    return [said for kind in (QAccessible.Text.Name, QAccessible.Text.Description) if (said := interface.text(kind))]


def _is_cut(item: QQuickItem) -> bool:
    if item.property("truncated"):
        return True
    return item.property("lineCount") == 1 and item.property("contentWidth") > item.width() + 1


def _holders(item: QQuickItem) -> Iterator[QQuickItem]:
    holder = item.parentItem()
    while holder is not None:
        yield holder
        holder = holder.parentItem()


def _place(item: QQuickItem) -> str:
    names = [holder.metaObject().className().partition("_QML")[0] for holder in _holders(item)]
    return " in ".join(names[:3])


def speak(page: Page, chosen: str) -> None:
    """As a person does it in the settings, while the window is open."""
    page.bridge.prefs.setProperty("language", chosen)


def test_the_language_changes_while_the_window_is_open(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.wait_for(lambda: {"Queue", "Uploading", "Search galleries"} <= set(page.texts()))
    speak(page, "es")
    page.wait_for(lambda: {"Cola", "Buscar galerías", "Subiendo", "2 requieren atención"} <= set(page.texts()))
    page.wait_for(lambda: not {"Queue", "Uploading", "Search galleries"} & set(page.texts()))
    for name, spanish, english in (
        ("hosts", {"Servidores de imágenes", "Sesión iniciada", "Este equipo"}, {"Image hosts", "Signed in"}),
        ("settings", {"Ajustes", "Privacidad", "Idioma"}, {"Settings", "Privacy", "Language"}),
        ("statistics", {"Estadísticas", "Por servidor"}, {"Statistics", "By host"}),
    ):
        page.bridge.app.setProperty("page", name)
        page.bridge.settings.setProperty("group", "appearance")
        page.wait_for(lambda spanish=spanish: spanish <= set(page.texts()))
        speak(page, "en")
        page.wait_for(lambda one=english, other=spanish: one <= set(page.texts()) and not other & set(page.texts()))
        speak(page, "es")
    root = page.window.contentItem().parentItem() or page.window.contentItem()
    opened = [item for item in root.childItems() if item.isVisible() and "Overlay" in item.metaObject().className()]
    assert not any(popup.isVisible() for overlay in opened for popup in overlay.childItems()), "a dialog opened"


def test_nothing_is_left_in_english_and_nothing_is_cut_off(
    open_page: Callable[..., Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    page = open_page()
    bridge = page.bridge
    reader = Reader(page)
    made_up = str(pseudo.make(tmp_path / "pseudo"))
    monkeypatch.setenv(language.OTHER_TRANSLATION, made_up)
    bridge.speak()
    page.wait_for(lambda: all(page.role(row, "stateLabel").startswith("[") for row in range(page.queue.rowCount())))
    QTest.qWait(50)

    for segment in ("overview", "images", "results", "activity"):
        bridge.inspector.setProperty("segment", segment)
        page.queue.moveTo(page.row_of("Street"), False)
        QTest.qWait(200)  # its page is loaded a piece at a time
        reader.look(f"queue, {segment}")
    bridge.inspector.setProperty("segment", "overview")
    states = {page.role(row, "stateKey") + page.role(row, "metaTone"): row for row in range(page.queue.rowCount())}
    for state, row in states.items():
        page.queue.moveTo(row, False)
        QTest.qWait(60)
        reader.look(f"queue, {state}")
    page.queue.selectAll()
    reader.look("queue, all selected")
    page.queue.clearSelection()
    reader.look("queue, none selected")
    page.queue.setProperty("searchText", "nothing like it")
    reader.look("queue, nothing found")
    page.queue.setProperty("searchText", "")
    look_at_dialogs(reader)
    for name in pages.IDS:
        # opened in English, so that it has to change
        monkeypatch.delenv(language.OTHER_TRANSLATION)
        bridge.speak()
        bridge.app.setProperty("page", name)
        QTest.qWait(400)
        monkeypatch.setenv(language.OTHER_TRANSLATION, made_up)
        bridge.speak()
        QTest.qWait(300)
        reader.look(name)
        kinds = {(host.status, host.kind): host.id for host in bridge.store.hosts.values()}
        for host_id in kinds.values() if name == "hosts" else ():
            bridge.hosts.open(host_id)
            reader.look(f"hosts, {host_id}")
        for group in bridge.settings.property("groups") if name == "settings" else []:
            bridge.settings.setProperty("group", group["id"])
            reader.look(f"settings, {group['id']}")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.resize(900, 600)
    for name in pages.IDS:
        bridge.app.setProperty("page", name)
        QTest.qWait(50)
        reader.look(f"{name}, small, right to left")
    bridge.app.setProperty("page", "queue")
    page.wait_for(page.is_complete)
    assert "\n".join(f"{where}: {said!r}" for said, where in reader.faults.items()) == ""


def look_at_dialogs(reader: Reader) -> None:
    page = reader.page
    bridge = page.bridge
    first = page.queue.order[0]
    page.queue.moveTo(page.row_of("Lofoten"), False)
    page.wait_for(lambda: bridge.store.files)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    opened: dict[str, Callable[[], object]] = {
        "palette": lambda: page.key(Qt.Key.Key_K, control),
        "shortcuts": lambda: page.key(Qt.Key.Key_F1),
        "limit menu": lambda: page.key(Qt.Key.Key_L, control),
        "notifications": lambda: page.key(Qt.Key.Key_N, control | shift),
        "row menu": lambda: (page.queue.moveTo(0, False), page.focus_list(), page.key(Qt.Key.Key_Menu)),
        "sort menu": lambda: page.click(page.find("sortButton")),
        "filter menu": lambda: page.click(page.find("filterButton")),
        "tab menu": lambda: page.click(page.find("tab2"), button=Qt.MouseButton.RightButton),
        "about": lambda: bridge.app.dialogAsked.emit("about"),
        "limit": lambda: bridge.app.dialogAsked.emit("limit"),
        "image": lambda: bridge.images.open(next(iter(bridge.store.files))),
        "duplicates": bridge.duplicates.asked.emit,
        "delete from hosts": lambda: bridge.remote_files.ask([first]),
        "host options": lambda: bridge.row_actions.hostOptionsAsked.emit(first),
        "quit": bridge.app.requestQuit,
    }
    for name, open_it in opened.items():
        open_it()
        QTest.qWait(120)
        reader.look(name)
        page.key(Qt.Key.Key_Escape)
        QTest.qWait(30)
