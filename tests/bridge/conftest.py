"""A store with a few galleries, and an engine that writes down what it is asked."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from backend.protocol.commands import Command
from backend.protocol.hosts import HostKind, HostRow
from backend.protocol.replies import Reply
from backend.protocol.rows import GalleryRow, GalleryState, HostProgress, HostWork, SourceKind
from backend.protocol.tabs import TabRow
from backend.protocol.templates import TemplateRow, TextFormat
from bridge import language
from bridge.store import Store

NOW = 1_763_716_000.0


class Recorder:
    """Stands for the link: keeps commands; `answer` gives the reply of the newest one with a handler."""

    def __init__(self) -> None:
        self.sent: list[Command] = []
        self.waiting: list[Callable[[Reply], None]] = []

    def send(self, command: Command, on_reply: Callable[[Reply], None] | None = None) -> None:
        self.sent.append(command)
        if on_reply is not None:
            self.waiting.append(on_reply)

    def answer(self, reply: Reply) -> None:
        self.waiting.pop(0)(reply)


def gallery(number: int, name: str = "", state: GalleryState = GalleryState.READY, **more: object) -> GalleryRow:
    values: dict[str, object] = {
        "id": number,
        "name": name or f"Gallery {number}",
        "path": f"/pictures/{number}",
        "source": SourceKind.FOLDER,
        "tab_id": 1,
        "position": float(number),
        "state": state,
        "added_at": NOW - 1000 + number,
        "images": 10,
        "size_bytes": 20_000_000,
    }
    return GalleryRow(**{**values, **more})


def host_work(host_id: str, work: HostWork = HostWork.PENDING, **more: object) -> HostProgress:
    return HostProgress(host_id=host_id, work=work, **more)


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """The window speaks English, wherever the tests run."""
    language.install("en")
    locale = QLocale.c()
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    QLocale.setDefault(locale)
    yield
    QLocale.setDefault(QLocale.system())


@pytest.fixture
def engine() -> Recorder:
    return Recorder()


@pytest.fixture
def store(qapp: QApplication) -> Store:
    made = Store()
    made.set_tabs(
        [TabRow(id=1, name="Main", colour=8, is_system=True), TabRow(id=2, name="Travel", colour=1, position=1)]
    )
    made.set_hosts(
        [
            HostRow(id="pixhost.to", name="Pixhost", code="PIX", kind=HostKind.IMAGE, is_enabled=True, is_default=True),
            HostRow(id="imx.to", name="imx.to", code="IMX", kind=HostKind.IMAGE, is_enabled=True, needs_account=True),
        ]
    )
    made.set_templates([TemplateRow(id="forum", name="Forum – 3 columns", format=TextFormat.BBCODE)])
    return made


def fill(store: Store, *rows: GalleryRow) -> None:
    store.galleries.clear()
    store.galleries.update((row.id, row) for row in rows)
    store.galleriesReplaced.emit()
