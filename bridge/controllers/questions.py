"""One dialog for a plain question: a title, a sentence, maybe names of what it is about, and a verb."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from bridge import formatting as text
from bridge.wording import tr

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

MOST_LINES = 6


@QmlElement
@QmlSingleton
class Questions(QObject):
    """`ask` opens the dialog; a question that comes while another is open takes its place."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._title = self._sentence = self._action = self._refusal = ""
        self._lines: list[str] = []
        self._answer: Callable[[], None] | None = None

    def ask(
        self,
        title: str,
        sentence: str,
        action: str,
        answer: Callable[[], None],
        *,
        lines: Sequence[str] = (),
        refusal: str = "",
    ) -> None:
        """`answer` is called when the person chooses `action`; `refusal` is the label of the safe button."""
        self._title, self._sentence, self._action = title, sentence, action
        self._refusal = refusal or tr("Cancel")
        self._lines = list(lines[:MOST_LINES])
        if len(lines) > MOST_LINES:
            self._lines.append(tr("and {count} more").format(count=text.number(len(lines) - MOST_LINES)))
        self._answer = answer
        self.asked.emit()

    @Property(str, notify=asked)
    def title(self) -> str:
        return self._title

    @Property(str, notify=asked)
    def sentence(self) -> str:
        return self._sentence

    @Property(str, notify=asked)
    def action(self) -> str:
        return self._action

    @Property(str, notify=asked)
    def refusal(self) -> str:
        return self._refusal

    @Property("QStringList", notify=asked)  # type: ignore[arg-type]
    def lines(self) -> list[str]:
        return self._lines

    @Slot()
    def accept(self) -> None:
        answer, self._answer = self._answer, None
        if answer is not None:
            answer()
