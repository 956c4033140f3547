"""How a host is used: how much at the same time, when it starts, who stands in for it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.hosts import EditHost, HostKind, HostRow, NumberFrom
from backend.protocol.rows import StartOn
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.hosts import Hosts
from bridge.store import Store
from bridge.undo import UndoStack
from bridge.wording import mark, tr, translated

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_CONNECTIONS_NOTES = {
    NumberFrom.HOST: mark("of {most} allowed · set here"),
    NumberFrom.SETTINGS: mark("of {most} allowed · as in the settings"),
    NumberFrom.DEFINITION: mark("of {most} allowed · as the host suggests"),
}
_TRIES_NOTES = {
    NumberFrom.HOST: mark("then marked failed · set here"),
    NumberFrom.SETTINGS: mark("then marked failed · as in the settings"),
    NumberFrom.DEFINITION: mark("then marked failed · as the host suggests"),
}
START_WORDS = {
    StartOn.STARTED: mark("With the gallery"),
    StartOn.IMAGES_DONE: mark("After the image hosts"),
    StartOn.ADDED: mark("As soon as it is added"),
    StartOn.HAND: mark("By hand"),
}


@QmlElement
@QmlSingleton
class HostUse(QObject):
    """Of the host that is open in `Hosts`."""

    changed = Signal()

    def __init__(
        self, store: Store, engine: Engine, hosts: Hosts, undo: UndoStack, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._hosts = hosts
        self._undo = undo
        hosts.currentChanged.connect(self.changed)
        for signal in (store.hostsChanged, store.templatesChanged, store.settingsChanged):
            signal.connect(self.changed)

    @property
    def _host(self) -> HostRow | None:
        return self._store.hosts.get(self._hosts.current)

    @Property(str, notify=changed)
    def triesLabel(self) -> str:
        takes_files = self._host is not None and self._host.kind is HostKind.FILE
        return tr("Tries per file") if takes_files else tr("Tries per image")

    @Property(int, notify=changed)
    def connections(self) -> int:
        return self._host.connections if self._host else 1

    @Property(int, notify=changed)
    def maxConnections(self) -> int:
        return self._host.max_connections if self._host else 1

    @Property(int, notify=changed)
    def tries(self) -> int:
        return self._host.tries if self._host else 1

    @Property(str, notify=changed)
    def connectionsNote(self) -> str:
        """How many are allowed, and who said how many there are."""
        host = self._host
        if host is None:
            return ""
        return translated(_CONNECTIONS_NOTES[host.connections_from]).format(most=text.number(host.max_connections))

    @Property(str, notify=changed)
    def triesNote(self) -> str:
        return translated(_TRIES_NOTES[self._host.tries_from]) if self._host else ""

    @Property(bool, notify=changed)
    def hasOwnConnections(self) -> bool:
        return self._host is not None and self._host.connections_from is NumberFrom.HOST

    @Property(bool, notify=changed)
    def hasOwnTries(self) -> bool:
        return self._host is not None and self._host.tries_from is NumberFrom.HOST

    @Slot()
    def resetConnections(self) -> None:
        """Take the number that goes for all hosts again."""
        if self._host is not None:
            self._engine.send(EditHost(host_id=self._host.id, connections=0))

    @Slot()
    def resetTries(self) -> None:
        if self._host is not None:
            self._engine.send(EditHost(host_id=self._host.id, tries=0))

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def templateChoices(self) -> list[dict[str, str]]:
        """First what holds where the host says nothing itself, then every template."""
        store = self._store
        usual = store.templates.get(store.settings.default_template)
        named = [{"id": row.id, "label": row.name} for row in store.templates.values()]
        label = tr("As for all: {choice}").format(choice=usual.name) if usual is not None else tr("As usual")
        return [{"id": "", "label": label}, *named]

    @Property(str, notify=changed)
    def template(self) -> str:
        return self._host.template_id if self._host else ""

    @Slot(str)
    def setTemplate(self, template_id: str) -> None:
        """Of galleries that go to this host first; empty for what goes for all. Ctrl Z gives the old one back."""
        host = self._host
        is_known = not template_id or template_id in self._store.templates
        if host is not None and is_known and template_id != host.template_id:
            self._undo.push(EditHost(host_id=host.id, template_id=host.template_id))
            self._engine.send(EditHost(host_id=host.id, template_id=template_id))

    @Property(bool, notify=changed)
    def useForNew(self) -> bool:
        return self._host.is_default if self._host else False

    @useForNew.setter  # type: ignore[no-redef]
    def useForNew(self, on: bool) -> None:
        host = self._host
        if host is not None and on != host.is_default:
            self._engine.send(EditHost(host_id=host.id, is_default=on))

    @Slot(int)
    def setConnections(self, n: int) -> None:
        host = self._host
        if host is not None and 1 <= n <= host.max_connections and n != host.connections:
            self._engine.send(EditHost(host_id=host.id, connections=n))

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def startChoices(self) -> list[dict[str, str]]:
        return [{"id": word.value, "label": translated(label)} for word, label in START_WORDS.items()]

    @Property(str, notify=changed)
    def startOn(self) -> str:
        return self._host.start_on.value if self._host else ""

    @Slot(str)
    def setStartOn(self, word: str) -> None:
        host = self._host
        if host is not None and word in set(StartOn) and word != host.start_on:
            self._engine.send(EditHost(host_id=host.id, start_on=word))

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def standInChoices(self) -> list[dict[str, str]]:
        return self._stand_ins()

    def _stand_ins(self) -> list[dict[str, str]]:
        """Hosts that can take over when this one is down: single files for single files, and turned on."""
        host = self._host
        if host is None or host.sends_archive:
            return []
        others = (row for row in self._store.hosts.values() if row.id != host.id and not row.sends_archive)
        usable = sorted((row for row in others if row.is_enabled or row.id == host.stand_in), key=lambda row: row.name)
        return [{"id": "", "label": tr("Wait for it")}, *({"id": row.id, "label": row.name} for row in usable)]

    @Property(str, notify=changed)
    def standIn(self) -> str:
        return self._host.stand_in if self._host else ""

    @Slot(str)
    def setStandIn(self, host_id: str) -> None:
        host = self._host
        known = {choice["id"] for choice in self._stand_ins()}
        if host is not None and host_id in known and host_id != host.stand_in:
            self._engine.send(EditHost(host_id=host.id, stand_in=host_id))

    @Slot(int)
    def setTries(self, n: int) -> None:
        host = self._host
        if host is not None and 1 <= n <= 20 and n != host.tries:
            self._engine.send(EditHost(host_id=host.id, tries=n))
