"""The list of hosts."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.accounts import HostStatus, TestAccount
from backend.protocol.hosts import EditHost, HostRow
from backend.protocol.replies import Refused, Reply
from bridge.backend_link import Engine
from bridge.host_line import HostLine, galleries_not_sent, line, ordered
from bridge.models.rows import RowsModel
from bridge.store import Store
from bridge.wording import tr

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_TESTABLE = (HostStatus.SIGNED_IN, HostStatus.NOT_TESTED, HostStatus.REFUSED, HostStatus.READY)


@QmlElement
@QmlSingleton
class Hosts(RowsModel[HostLine]):
    """`currentId` is the host whose form is open."""

    currentChanged = Signal()
    summaryChanged = Signal()
    searchChanged = Signal()
    withAccountsChanged = Signal()
    rowChanged = Signal()
    refused = Signal(object)  # an ErrorInfo: a host stays as it was

    def __init__(self, store: Store, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(HostLine, parent)
        self._store = store
        self._engine = engine
        self._search = ""
        self._current = ""
        self._with_accounts: list[tuple[str, str]] = []
        self._wanted = ""  # a host that is to be opened as soon as it is there
        self._later = QTimer(self, interval=1000, singleShot=True)
        self._later.timeout.connect(self.refresh)
        self.currentChanged.connect(self.rowChanged)
        store.hostsChanged.connect(self.refresh)
        store.galleriesReplaced.connect(self.refresh)
        store.galleriesChanged.connect(self._galleries_changed)
        store.galleriesRemoved.connect(self._galleries_removed)

    def _galleries_changed(self, changed: dict[int, frozenset[str]]) -> None:
        if not self._later.isActive() and any("state" in fields for fields in changed.values()):
            self._later.start()

    def _galleries_removed(self, _: set[int]) -> None:
        if not self._later.isActive():
            self._later.start()

    def refresh(self) -> None:
        wanted = self._search.casefold()
        galleries = self._store.galleries.values()
        hosts = [
            host
            for host in ordered(self._store.hosts.values())
            if wanted in f"{host.name}\n{host.code}\n{host.account_label}".casefold()
        ]
        self.show([line(host, len(galleries_not_sent(host.id, galleries)) if host.error else 0) for host in hosts])
        if self._wanted in self._store.hosts:
            self.open(self._wanted)
        if not self._current and hosts:
            self._current = hosts[0].id
            self.currentChanged.emit()
        known = [(host.id, host.name) for host in self._store.hosts.values() if host.credentials]
        known.sort(key=lambda host: host[1].casefold())
        if known != self._with_accounts:
            self._with_accounts = known
            self.withAccountsChanged.emit()
        self.summaryChanged.emit()
        self.rowChanged.emit()

    @Property(str, notify=currentChanged)
    def currentId(self) -> str:
        return self._current

    @currentId.setter  # type: ignore[no-redef]
    def currentId(self, host_id: str) -> None:
        self.open(host_id)

    def open(self, host_id: str) -> None:
        """Show the form of a host; one that has only just been made may come a moment later."""
        self._wanted = "" if host_id in self._store.hosts else host_id
        if host_id != self._current and host_id in self._store.hosts:
            self._current = host_id
            self.currentChanged.emit()

    @Property(int, notify=rowChanged)
    def currentRow(self) -> int:
        """Where the open host stands in the list; -1 when a search hides it."""
        return next((row for row, shown in enumerate(self.rows()) if shown.hostId == self._current), -1)

    @property
    def current(self) -> str:
        return self._current

    @Property(str, notify=summaryChanged)
    def summary(self) -> str:
        hosts = self._store.hosts.values()
        unknown = (HostStatus.NOT_SET_UP, HostStatus.BROKEN, HostStatus.LOCKED)
        ready = sum(host.is_enabled or host.status not in unknown for host in hosts)
        if self._search:
            return tr("{some} of {all} found").format(some=self.rowCount(), all=len(hosts))
        return tr("{some} of {all} set up").format(some=ready, all=len(hosts))

    @Property(str, notify=searchChanged)
    def searchText(self) -> str:
        return self._search

    @searchText.setter  # type: ignore[no-redef]
    def searchText(self, wanted: str) -> None:
        self.search(wanted)

    def search(self, wanted: str) -> None:
        """Show the hosts in which these words are, and open the first of them unless the open one is among them."""
        if wanted == self._search:
            return
        self._search = wanted
        self.searchChanged.emit()
        self.refresh()
        shown = [row.hostId for row in self.rows()]
        if shown and self._current not in shown:
            self.open(shown[0])

    @Property("QVariantList", notify=withAccountsChanged)  # type: ignore[arg-type]
    def withAccounts(self) -> list[dict[str, str]]:
        """Id and name of the hosts that know accounts, by name."""
        return [{"id": host_id, "name": name} for host_id, name in self._with_accounts]

    @Slot(str, bool)
    def setEnabled(self, host_id: str, on: bool) -> None:
        def answered(reply: Reply) -> None:
            if isinstance(reply, Refused):
                self.refused.emit(reply.error)

        if host_id in self._store.hosts:
            self._engine.send(EditHost(host_id=host_id, is_enabled=on), answered)

    def _testable(self) -> list[HostRow]:
        hosts = self._store.hosts.values()
        return [host for host in hosts if host.is_enabled and host.needs_account and host.status in _TESTABLE]

    @Property(bool, notify=summaryChanged)
    def canTest(self) -> bool:
        """A host that is on has an account to test."""
        return bool(self._testable())

    @Slot()
    def testAll(self) -> None:
        for host in self._testable():
            self._engine.send(TestAccount(host_id=host.id, upload=False))
