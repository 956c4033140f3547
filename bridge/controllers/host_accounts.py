"""The accounts of the host whose form is open: which one the form is about, what it holds, and how its test went."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.accounts import AccountRow, EditAccount
from backend.protocol.hosts import EditHost, HostRow
from bridge.account_form import StepLine, step_line
from bridge.account_text import account_name, facts_text
from bridge.backend_link import Engine
from bridge.controllers.hosts import Hosts
from bridge.host_line import status_words
from bridge.models.rows import RowsModel
from bridge.store import Store
from bridge.wording import tr

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


class AccountLine(NamedTuple):
    key: str
    name: str
    statusText: str
    statusIcon: str
    statusTone: str
    chosen: bool


@QmlElement
@QmlSingleton
class HostAccounts(RowsModel[AccountLine]):
    """The rows are the accounts in their order of use. `chosen` is the one that the form shows."""

    chosenChanged = Signal()
    changed = Signal()

    def __init__(self, store: Store, engine: Engine, hosts: Hosts, parent: QObject | None = None) -> None:
        super().__init__(AccountLine, parent)
        self._store = store
        self._engine = engine
        self._hosts = hosts
        self._chosen = ""
        self._awaited = ""  # one that was made and is not among the accounts yet
        self._steps: RowsModel[StepLine] = RowsModel(StepLine, self)
        hosts.currentChanged.connect(self._other_host)
        store.hostsChanged.connect(self._refresh)

    @property
    def key(self) -> str:
        """The account that the form is about, empty for the host's own first one."""
        host = self._host
        row = self.account
        return "" if host is None or row is None or row.key == host.id else row.key

    @property
    def tested_key(self) -> str:
        """The same for a test, for which an empty key means whichever account a new gallery would use."""
        host, row = self._host, self.account
        return row.key if host is not None and row is not None and len(host.accounts) > 1 else ""

    @property
    def account(self) -> AccountRow | None:
        """What is known of it; None for a host that is used without an account."""
        host = self._host
        accounts = host.accounts if host is not None else ()
        return next((row for row in accounts if row.key == self._chosen), accounts[0] if accounts else None)

    @property
    def _host(self) -> HostRow | None:
        return self._store.hosts.get(self._hosts.current)

    def _other_host(self) -> None:
        self._chosen = self._awaited = ""
        self._refresh()

    def _refresh(self) -> None:
        is_gone = self._hold_on()
        host, chosen = self._host, self.account
        rows = host.accounts if host is not None else ()
        self.show([_line(row, number, row is chosen) for number, row in enumerate(rows, 1)])
        steps = chosen.steps if chosen is not None else host.steps if host is not None else ()
        self._steps.show([step_line(step, host.name if host is not None else "") for step in steps])
        self.changed.emit()
        if is_gone:
            self.chosenChanged.emit()

    def _hold_on(self) -> bool:
        """The form stays with its account also when another becomes the first. True when its account has gone."""
        host = self._host
        keys = [row.key for row in host.accounts] if host is not None else []
        if self._chosen in keys:
            self._awaited = ""
        if self._chosen in keys or (self._chosen and self._chosen == self._awaited):
            return False
        before, self._chosen = self._chosen, keys[0] if keys else ""
        return bool(before)

    @Property(QObject, constant=True)
    def steps(self) -> QObject:
        return self._steps

    @Property(str, notify=changed)
    def factsText(self) -> str:
        row = self.account
        return facts_text(row.facts) if row is not None and row.facts is not None else ""

    @Property(bool, notify=changed)
    def hasAccount(self) -> bool:
        """There is one to name and to set options for."""
        host = self._host
        return host is not None and bool(host.credentials) and bool(host.accounts)

    @Property(bool, notify=changed)
    def inTurn(self) -> bool:
        """Each new gallery uses the next account, instead of the first usable one."""
        host = self._host
        return host is not None and host.accounts_in_turn

    @Slot(bool)
    def useInTurn(self, on: bool) -> None:
        host = self._host
        if host is not None and on != host.accounts_in_turn:
            self._engine.send(EditHost(host_id=host.id, accounts_in_turn=on))

    @Slot(str)
    def choose(self, key: str) -> None:
        if key != self._chosen:
            self._chosen = self._awaited = key
            self._refresh()
            self.chosenChanged.emit()

    @Slot(str, int)
    def move(self, key: str, place: int) -> None:
        """Put an account where another stands in the order of use; places count from 0, beyond the last is the end."""
        host = self._host
        keys = [row.key for row in host.accounts] if host is not None else []
        if key not in keys or place < 0 or place == keys.index(key):
            return
        others = [other for other in keys if other != key]
        self._engine.send(EditAccount(account=key, before=others[place] if place < len(others) else ""))


def _line(row: AccountRow, number: int, chosen: bool) -> AccountLine:
    status = status_words(row.status, row.hold_until)
    return AccountLine(row.key, account_name(row) or tr("Account {number}").format(number=number), *status, chosen)
