"""Hosts out of files of other programs: chosen on the Hosts page, or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.hosts_import import HostsImported, ImportHosts
from backend.protocol.replies import Refused, Reply
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.hosts import Hosts
from bridge.controllers.notifications import Notifications
from bridge.error_text import Context, sentence
from bridge.host_import_text import question, told, wants_leave
from bridge.wording import tr

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class HostImport(QObject):
    """`asked` says that a host of the own network waits for `allow`; `question` is what to ask."""

    asked = Signal()

    def __init__(
        self, engine: Engine, app: App, hosts: Hosts, notifications: Notifications, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._app = app
        self._hosts = hosts
        self._notifications = notifications
        self._question = ""
        self._waiting: tuple[str, ...] = ()

    @Property(str, notify=asked)
    def question(self) -> str:
        return self._question

    @Slot("QVariantList")
    def importFiles(self, urls: Sequence[QUrl | str]) -> None:
        parsed = [url if isinstance(url, QUrl) else QUrl(url) for url in urls]
        self.take_in([Path(url.toLocalFile()).absolute() for url in parsed if url.isLocalFile()])

    def take_in(self, paths: Sequence[Path]) -> None:
        self._send(tuple(str(path) for path in paths), allow_local=False)

    @Slot()
    def allow(self) -> None:
        """The person knows the hosts that were asked about."""
        paths, self._waiting = self._waiting, ()
        self._send(paths, allow_local=True)

    def _send(self, paths: tuple[str, ...], *, allow_local: bool) -> None:
        if paths:
            self._engine.send(ImportHosts(paths=paths, allow_local=allow_local), self._answered)

    def _answered(self, reply: Reply) -> None:
        if isinstance(reply, Refused):
            said = sentence(reply.error, Context())
            self._notifications.add(said.title, said.can, "triangle-alert", "warning")
        elif isinstance(reply, HostsImported):
            self._tell(reply)

    def _tell(self, reply: HostsImported) -> None:
        imported = [result for result in reply.results if result.host_id]
        waiting = [result for result in reply.results if wants_leave(result)]
        refused = [result for result in reply.results if not result.host_id and not wants_leave(result)]
        for result in (*imported, *refused):
            self._notifications.add(*told(result))
        if imported:
            names = text.joined([text.isolated(result.name) for result in imported], most=3)
            more = tr("The bell says what is to be known") if any(result.remarks for result in imported) else ""
            self._app.toast(tr("{names} imported").format(names=names), more, "import")
            self._hosts.refresh()
            self._hosts.open(imported[-1].host_id)
        elif refused:
            self._app.toast(tr("Nothing was imported"), tr("The bell says why"), "triangle-alert")
        if waiting:
            self._waiting = tuple(result.path for result in waiting)
            self._question = question(waiting)
            self.asked.emit()
