"""The dialog that adds an account. Secrets leave for the engine and are forgotten here."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol import accounts as protocol
from backend.protocol.accounts import AccountAdded, AccountRow, AccountTested, HostStatus
from backend.protocol.hosts import HostRow
from backend.protocol.replies import Refused, Reply
from bridge import desktop
from bridge import formatting as text
from bridge.account_form import STORES, CredentialLine, StepLine, credential_line, failed, passed, step_line, telling
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.host_accounts import HostAccounts
from bridge.controllers.hosts import Hosts
from bridge.host_line import lacks_account, status_of
from bridge.models.rows import RowsModel
from bridge.option_line import field_error
from bridge.store import Store
from bridge.wording import tr, translated

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

Values = tuple[tuple[str, str], ...]


@QmlElement
@QmlSingleton
class AddAccount(QObject):
    """`asked` opens the dialog. The form of the Hosts page hears of nothing before the account works.

    The account is chosen when it is first saved, and stays the same until the host has accepted it: who corrects a
    password changes that account, also after the dialog was closed and opened again.
    """

    asked = Signal()
    changed = Signal()
    forgotten = Signal()
    accepted = Signal()
    refused = Signal()

    def __init__(
        self,
        store: Store,
        engine: Engine,
        app: App,
        hosts: Hosts,
        accounts: HostAccounts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._hosts = hosts
        self._accounts = accounts
        self._host_id = ""
        self._key = ""  # of the account that is being set up, once that is known
        self._empty = ""  # the same while it is there for this dialog alone and holds nothing
        self._unproven: dict[str, str] = {}  # by host: an account of ours that no test has accepted yet
        self._typed: dict[str, str] = {}
        self._errors: dict[str, str] = {}
        self._status, self._tone = "", "secondary"
        self._is_testing = self._is_done = False
        self._turn = object()  # what is answered to an earlier one is no longer shown
        self._fields: RowsModel[CredentialLine] = RowsModel(CredentialLine, self)
        self._steps: RowsModel[StepLine] = RowsModel(StepLine, self)
        store.hostsChanged.connect(self._hosts_changed)

    # -- opening and closing

    @Slot()
    @Slot(str)
    def open(self, host_id: str = "") -> None:
        """Ask for an account of this host; of one that is chosen in the dialog where none is given."""
        self._begin(host_id)
        self.asked.emit()

    @Slot(str)
    def chooseHost(self, host_id: str) -> None:
        if host_id != self._host_id and not self._is_testing:
            self._begin(host_id)

    @Slot()
    def close(self) -> None:
        """What was typed is forgotten. What is under way in the engine goes on there."""
        self._begin("")

    def _begin(self, host_id: str) -> None:
        if self._empty:
            self._forget(self._host_id, self._empty)
        self._turn = object()
        host = self._store.hosts.get(host_id)
        self._host_id = host_id if host is not None and host.credentials else ""
        self._key, self._empty = self._unproven_key(), ""
        self._typed.clear()
        self._errors.clear()
        self._status, self._tone = "", "secondary"
        self._is_testing = self._is_done = False
        self._refresh()
        self.forgotten.emit()

    def _unproven_key(self) -> str:
        key = self._unproven.get(self._host_id, "")
        row = self._row(key)
        return key if row is not None and row.status is not HostStatus.SIGNED_IN else ""

    # -- what is shown

    @property
    def _host(self) -> HostRow | None:
        return self._store.hosts.get(self._host_id)

    def _row(self, key: str) -> AccountRow | None:
        host = self._host
        return next((row for row in host.accounts if row.key == key), None) if host is not None and key else None

    def _stored(self) -> dict[str, str]:
        row = self._row(self._key)
        return dict(row.stored) if row is not None else {}

    def _hosts_changed(self) -> None:
        if self._host_id:
            self._refresh()

    def _refresh(self) -> None:
        host, row, stored = self._host, self._row(self._key), self._stored()
        fields = host.credentials if host is not None else ()
        self._fields.show([credential_line(one, stored, self._typed, self._errors.get(one.name, "")) for one in fields])
        steps = row.steps if row is not None and host is not None else ()
        self._steps.show([step_line(step, host.name if host is not None else "") for step in telling(steps)])
        self.changed.emit()

    @Property(str, notify=changed)
    def hostId(self) -> str:
        return self._host_id

    @Property(str, notify=changed)
    def hostName(self) -> str:
        return self._host.name if self._host is not None else ""

    @Property(bool, notify=changed)
    def hasSite(self) -> bool:
        return self._host is not None and bool(self._host.site_url)

    @Property(str, notify=changed)
    def note(self) -> str:
        """Said where another account of the host is there already."""
        host = self._host
        others = [row for row in host.accounts if row.key != self._key] if host is not None else []
        if host is None or _is_locked(host) or all(row.status is HostStatus.NOT_SET_UP for row in others):
            return ""
        return tr("{host} has an account already. This one comes after it.").format(host=text.isolated(host.name))

    @Property(QObject, constant=True)
    def fields(self) -> QObject:
        return self._fields

    @Property(QObject, constant=True)
    def steps(self) -> QObject:
        return self._steps

    @Property(str, notify=changed)
    def statusText(self) -> str:
        return self._status

    @Property(str, notify=changed)
    def statusTone(self) -> str:
        return self._tone

    @Property(bool, notify=changed)
    def isTesting(self) -> bool:
        return self._is_under_test()

    def _is_under_test(self) -> bool:
        row = self._row(self._key)
        return self._is_testing or (row is not None and row.status is HostStatus.TESTING)

    @Property(bool, notify=changed)
    def canSave(self) -> bool:
        return self._can_save()

    def _can_save(self) -> bool:
        host = self._host
        return host is not None and not (self._is_under_test() or self._is_done or _is_locked(host))

    @Property(bool, notify=changed)
    def isDone(self) -> bool:
        """The account is stored and nothing speaks against it."""
        return self._is_done

    @Property(str, notify=changed)
    def storeText(self) -> str:
        return translated(STORES.get(self._store.credentials_store, ""))

    @Slot(str, result="QVariantList")
    def hostChoices(self, words: str) -> list[dict[str, str]]:
        """The hosts that know accounts and have these words in their name, A–Z."""
        wanted = words.strip().casefold()
        found = [
            host
            for host in self._store.hosts.values()
            if host.credentials and wanted in f"{host.name}\n{host.code}".casefold()
        ]
        found.sort(key=lambda host: host.name.casefold())
        return [
            {"id": host.id, "label": host.name, "detail": "" if lacks_account(host) else status_of(host).text}
            for host in found
        ]

    # -- what the person does

    @Slot(str, str)
    def setField(self, name: str, value: str) -> None:
        """A keystroke: the error of the field goes; nothing is checked until it is left."""
        self._typed[name] = value
        if self._errors.pop(name, ""):
            self._refresh()

    @Slot(str)
    def leaveField(self, name: str) -> None:
        """A field that was left without a word in it is no error before the person wants to save."""
        host = self._host
        field = next((f for f in host.credentials if f.name == name), None) if host is not None else None
        if field is not None and name in self._typed and not self._is_done:
            self._errors[name] = field_error(field, self._typed[name], name in self._stored())
            self._refresh()

    @Slot()
    def openSite(self) -> None:
        if self._host is not None:
            desktop.open_url(self._host.site_url)

    @Slot()
    def saveAndTest(self) -> None:
        host = self._host
        if host is None or not self._can_save():
            return
        stored = self._stored()
        for field in host.credentials:
            self._errors[field.name] = field_error(field, self._typed.get(field.name, ""), field.name in stored)
        values = tuple((name, value) for name, value in self._typed.items() if value.strip())
        if any(self._errors.values()) or not (values or stored):
            self._refresh()
            return
        self._is_testing = True
        self._status, self._tone = "", "secondary"
        self._key = self._key or self._place(host)
        self._refresh()
        if self._key:
            self._save(self._turn, host, self._key, values)
        else:
            self._make(host, values)

    def _place(self, host: HostRow) -> str:
        """The account of the host that waits to be set up; empty when all are, and a further one has to be made."""
        if not host.accounts:
            return host.id
        return next((row.key for row in host.accounts if row.status is HostStatus.NOT_SET_UP), "")

    def _make(self, host: HostRow, values: Values) -> None:
        turn = self._turn

        def added(reply: Reply) -> None:
            if turn is not self._turn:
                if isinstance(reply, AccountAdded):
                    self._forget(host.id, reply.account)
            elif isinstance(reply, AccountAdded):
                self._key = self._empty = reply.account
                self._save(turn, host, self._key, values)
            else:
                self._fail(failed(reply, host.name, has_steps=False))

        self._engine.send(protocol.AddAccount(host_id=host.id), added)

    def _save(self, turn: object, host: HostRow, key: str, values: Values) -> None:
        was_empty = key == self._empty
        if not values:
            self._test(turn, host, key)
            return

        def saved(reply: Reply) -> None:
            if not isinstance(reply, Refused):
                self._test(turn, host, key)
            elif turn is self._turn:
                self._empty = key if was_empty else ""
                self._fail(failed(reply, host.name, has_steps=False))
            elif was_empty:
                self._forget(host.id, key)

        self._empty, self._unproven[host.id] = "", key  # from now on it may be stored, whether that is heard or not
        first = "" if key == host.id else key
        self._engine.send(protocol.SaveAccount(host_id=host.id, values=values, account=first), saved)

    def _test(self, turn: object, host: HostRow, key: str) -> None:
        """Without a sample where that could not be deleted again. It goes on also when the dialog was closed."""

        def tested(reply: Reply) -> None:
            is_accepted = isinstance(reply, AccountTested) and reply.ok
            if is_accepted and self._unproven.get(host.id) == key:
                del self._unproven[host.id]
            if turn is not self._turn and key != self._key:  # it may be open again for the same account
                return
            if isinstance(reply, AccountTested) and reply.ok:
                self._finish(host, key, reply)
            else:
                has_steps = isinstance(reply, AccountTested) and bool(telling(reply.steps))
                self._fail(failed(reply, host.name, has_steps=has_steps))

        upload = "delete" in host.abilities
        self._engine.send(protocol.TestAccount(host_id=host.id, account=key, upload=upload), tested)

    def _finish(self, host: HostRow, key: str, reply: AccountTested) -> None:
        self._is_testing, self._is_done = False, True
        self._status, self._tone = passed(reply, has_account=True)
        self._typed.clear()
        self._refresh()
        self._app.announce(self._status)
        self._hosts.search("")
        self._hosts.open(host.id)
        self._accounts.choose(key)
        if self._tone == "success":
            self.accepted.emit()

    def _fail(self, status: str) -> None:
        self._is_testing = False
        self._status, self._tone = status, "danger"
        self._refresh()
        self._app.announce(status)
        self.refused.emit()

    def _forget(self, host_id: str, key: str) -> None:
        self._engine.send(protocol.ForgetAccount(host_id=host_id, account=key))


def _is_locked(host: HostRow) -> bool:
    """Which accounts it has is not known before the passphrase was given."""
    return any(row.status is HostStatus.LOCKED for row in host.accounts)
