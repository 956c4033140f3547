"""Whether there is a newer Galleon: the card, and the line of the About dialog."""

from __future__ import annotations

import time

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.replies import Refused, Reply
from backend.protocol.updates import CheckForUpdate, PutOffUpdate, UpdateKnown, UpdateState, UpdateTrouble
from bridge import desktop
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.event_dispatcher import EventDispatcher
from bridge.wording import mark, tr, translated

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

LINES_ON_CARD = 4
TROUBLES = {
    UpdateTrouble.NO_ADDRESS: mark("There is nobody to ask: no address and key are set under Settings › Advanced."),
    UpdateTrouble.BAD_KEY: mark("The key under Settings › Advanced is none, so nobody was asked."),
    UpdateTrouble.UNREACHABLE: mark("The address could not be reached. Try again later."),
    UpdateTrouble.REDIRECTED: mark("The address sends elsewhere, which Galleon does not follow."),
    UpdateTrouble.TOO_LARGE: mark("The answer was far too large and was not read."),
    UpdateTrouble.NO_RELEASE: mark("The answer did not speak of a version."),
    UpdateTrouble.BAD_SIGNATURE: mark("The answer was not signed with the key of the settings. It was not believed."),
    UpdateTrouble.REPLAYED: mark("The answer was older than one before. It was not believed."),
    UpdateTrouble.EXPIRED: mark("The answer is out of date, or this computer’s clock is ahead. It was not believed."),
    UpdateTrouble.DOWNGRADE: mark("The answer named an older version than one before. It was not believed."),
}


@QmlElement
@QmlSingleton
class Updates(QObject):
    """GUI thread. The engine asks; this shows what it knows."""

    changed = Signal()

    def __init__(self, engine: Engine, app: App, dispatcher: EventDispatcher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._app = app
        self._state = UpdateState()
        self._is_asking = False
        dispatcher.updateChanged.connect(self._take)

    def retranslate(self) -> None:
        self.changed.emit()

    def _take(self, state: UpdateState) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()

    @Property(bool, notify=changed)
    def isOffered(self) -> bool:
        return self._state.is_offered

    @Property(bool, notify=changed)
    def isAsking(self) -> bool:
        return self._is_asking

    @Property(bool, notify=changed)
    def isNewer(self) -> bool:
        return self._state.is_newer

    @Property(str, notify=changed)
    def title(self) -> str:
        return tr("Galleon {version} is there").format(version=self._state.version)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def news(self) -> list[str]:
        """Lines of plain text: the first ones, which a card has room for."""
        return list(self._state.news[:LINES_ON_CARD])

    @Property(str, notify=changed)
    def status(self) -> str:
        """One sentence for About."""
        state = self._state
        if self._is_asking:
            return tr("Asking for a newer version…")
        if state.trouble is not None:
            return translated(TROUBLES[state.trouble])
        if state.is_newer:
            return tr("Galleon {version} is there").format(version=state.version)
        if state.checked_at:
            said = tr("This is the newest version, as of {when}.")
            return said.format(when=text.moment(state.checked_at, time.time()))
        return tr("Nobody was asked for a newer version yet.")

    @Slot()
    def check(self) -> None:
        """Ask now, because the person wants to know."""
        if not self._is_asking:
            self._is_asking = True
            self.changed.emit()
            self._engine.send(CheckForUpdate(), self._answered)

    def _answered(self, reply: Reply) -> None:
        self._is_asking = False
        if isinstance(reply, UpdateKnown):
            self._state = reply.state
        elif isinstance(reply, Refused):
            self._state = UpdateState(trouble=UpdateTrouble.UNREACHABLE)
        self.changed.emit()
        self._app.announce(str(self.property("status")))

    @Slot()
    def openPage(self) -> None:
        if self._state.page.startswith("https://"):
            desktop.open_url(self._state.page)

    @Slot()
    def skip(self) -> None:
        self._put_off(is_for_good=True)

    @Slot()
    def later(self) -> None:
        self._put_off(is_for_good=False)

    def _put_off(self, *, is_for_good: bool) -> None:
        self._engine.send(PutOffUpdate(version=self._state.version, is_for_good=is_for_good))
