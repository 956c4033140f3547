"""The form of one host: its account, its options, its alarm. Secrets leave for the engine and are forgotten here."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.accounts import (
    AccountTested,
    ForgetAccount,
    HostStatus,
    SaveAccount,
    TestAccount,
)
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import EditHost, FieldKind, HostRow
from backend.protocol.location import PUBLIC_KINDS
from backend.protocol.replies import Refused, Reply
from bridge import desktop
from bridge import formatting as text
from bridge.account_form import STORES, CredentialLine, credential_line, failed, passed
from bridge.account_text import account_name
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.host_accounts import HostAccounts
from bridge.controllers.hosts import Hosts
from bridge.controllers.questions import Questions
from bridge.error_text import Context, sentence
from bridge.host_line import accepts, alarm, galleries_not_sent
from bridge.models.rows import RowsModel
from bridge.option_line import OptionLine, field_error, option_line
from bridge.store import Store
from bridge.wording import tr, translated

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

LOCATION = "location in photos"
"""An option that every public host has. No definition can give its options a name with blanks."""

Values = tuple[tuple[str, str], ...]

_ON_CARD = frozenset({ErrorKind.BAD_CREDENTIALS, ErrorKind.LOGIN_REQUIRED})
"""The alarm card quotes what the host said to a sign-in."""


@QmlElement
@QmlSingleton
class HostForm(QObject):
    """Shows the host that is open in `Hosts`, with the account that is chosen in `HostAccounts`.

    `forgotten` says that the fields are to show what is stored again: a field keeps what was typed into it.
    """

    hostChanged = Signal()
    alarmChanged = Signal()
    statusChanged = Signal()
    forgotten = Signal()

    def __init__(
        self,
        store: Store,
        engine: Engine,
        app: App,
        hosts: Hosts,
        accounts: HostAccounts,
        questions: Questions,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._accounts = accounts
        accounts.chosenChanged.connect(self._other_host)
        self._store = store
        self._engine = engine
        self._app = app
        self._hosts = hosts
        self._questions = questions
        self._typed: dict[str, str] = {}
        self._errors: dict[str, str] = {}
        self._option_errors: dict[str, str] = {}
        self._status = ""
        self._tone = "secondary"
        self._testing = False
        self._fields: RowsModel[CredentialLine] = RowsModel(CredentialLine, self)
        self._options: RowsModel[OptionLine] = RowsModel(OptionLine, self)
        hosts.currentChanged.connect(self._other_host)
        store.hostsChanged.connect(self._refresh)
        self.hostChanged.connect(self.alarmChanged)
        hosts.rowChanged.connect(self.alarmChanged)  # also when a gallery was not sent

    def _other_host(self) -> None:
        """What was typed for another host, secrets above all, is forgotten."""
        self._typed.clear()
        self._errors.clear()
        self._option_errors.clear()
        self._set_status("", "secondary")
        self._testing = False
        self._refresh()
        self.forgotten.emit()

    @property
    def _host(self) -> HostRow | None:
        return self._store.hosts.get(self._hosts.current)

    def _stored(self, host: HostRow) -> dict[str, str]:
        """What is stored, by name; secrets are empty texts. All of it where nobody has looked yet."""
        row = self._accounts.account
        if row is not None and row.stored:
            return dict(row.stored)
        return dict.fromkeys((field.name for field in host.credentials), "") if self._has_stored(host) else {}

    def _has_stored(self, host: HostRow) -> bool:
        row = self._accounts.account
        status = row.status if row is not None else host.status
        return (host.needs_account or row is not None) and status not in (HostStatus.NOT_SET_UP, HostStatus.BROKEN)

    def _refresh(self) -> None:
        host = self._host
        if host is None:
            self._fields.show([])
            self._options.show([])
        else:
            stored = self._stored(host)
            self._fields.show(
                [
                    credential_line(field, stored, self._typed, self._errors.get(field.name, ""))
                    for field in host.credentials
                ]
            )
            values, errors = dict(host.option_values), self._option_errors
            lines = [
                option_line(field, values.get(field.name, field.default), errors.get(field.name, ""))
                for field in host.options
            ]
            if host.kind in PUBLIC_KINDS and host.status is not HostStatus.BROKEN:
                lines.append(self._location_line(host))
            self._options.show(lines)
        self.hostChanged.emit()
        self.statusChanged.emit()

    def _location_line(self, host: HostRow) -> OptionLine:
        removes = self._store.settings.location == "remove"
        as_all = tr("As for all: removed") if removes else tr("As for all: kept")
        choices = [("", as_all), ("keep", tr("Keep")), ("remove", tr("Remove"))]
        return OptionLine(
            name=LOCATION,
            label=tr("Location in photos"),
            kind=FieldKind.CHOICE.value,
            value=host.location,
            help="",
            choices=[{"id": word, "label": label} for word, label in choices],
            minimum=0,
            maximum=0,
            error="",
        )

    def _set_status(self, status: str, tone: str) -> None:
        self._status, self._tone = status, tone
        self.statusChanged.emit()

    # -- properties

    @Property(str, notify=hostChanged)
    def hostId(self) -> str:
        return self._host.id if self._host else ""

    @Property(str, notify=hostChanged)
    def title(self) -> str:
        return self._host.name if self._host else ""

    @Property(str, notify=hostChanged)
    def subtitle(self) -> str:
        return accepts(self._host) if self._host else ""

    @Property(str, notify=hostChanged)
    def code(self) -> str:
        return self._host.code if self._host else ""

    @Property(str, notify=hostChanged)
    def siteUrl(self) -> str:
        return self._host.site_url if self._host else ""

    def _alarm_parts(self) -> tuple[str, str]:
        host = self._host
        row = self._accounts.account or host
        if host is None or row is None or row.error is None:
            return "", ""
        not_sent = galleries_not_sent(host.id, self._store.galleries.values())
        said = alarm(host, not_sent, self._accounts.account)
        if said is None:
            return "", ""
        return said.title, " ".join(part for part in (said.what, said.did, said.can) if part)

    @Property(bool, notify=alarmChanged)
    def hasAlarm(self) -> bool:
        return bool(self._alarm_parts()[0])

    @Property(str, notify=alarmChanged)
    def alarmTitle(self) -> str:
        return self._alarm_parts()[0]

    @Property(str, notify=alarmChanged)
    def alarmTone(self) -> str:
        """Amber for a host that goes on by itself."""
        row = self._accounts.account or self._host
        return "warning" if row is not None and row.status is HostStatus.ON_HOLD else "danger"

    @Property(str, notify=alarmChanged)
    def alarmText(self) -> str:
        return self._alarm_parts()[1]

    @Property(QObject, constant=True)
    def fields(self) -> QObject:
        return self._fields

    @Property(QObject, constant=True)
    def options(self) -> QObject:
        return self._options

    @Property(str, notify=statusChanged)
    def statusText(self) -> str:
        return tr("Testing…") if self._is_testing() else self._status

    @Property(str, notify=statusChanged)
    def statusTone(self) -> str:
        return "accent" if self._is_testing() else self._tone

    def _is_testing(self) -> bool:
        return self._testing or (self._host is not None and self._host.status is HostStatus.TESTING)

    @Property(bool, notify=statusChanged)
    def isTesting(self) -> bool:
        return self._is_testing()

    @Property(str, notify=hostChanged)
    def storeText(self) -> str:
        return translated(STORES.get(self._store.credentials_store, ""))

    @Property(str, notify=hostChanged)
    def definitionText(self) -> str:
        """File, line and reason of a definition that cannot be read."""
        host = self._host
        if host is None or host.status is not HostStatus.BROKEN or host.error is None:
            return ""
        return "\n".join(part for part in (host.definition_path or host.error.subject, host.error.detail) if part)

    # -- slots

    @Slot(str, str)
    def setField(self, name: str, value: str) -> None:
        """A keystroke: the error of the field goes; nothing is checked until it is left."""
        self._typed[name] = value
        if self._errors.pop(name, "") and self._host is not None:
            self._refresh()

    @Slot(str)
    def leaveField(self, name: str) -> None:
        host = self._host
        field = next((f for f in host.credentials if f.name == name), None) if host is not None else None
        if host is not None and field is not None and name in self._typed:
            self._errors[name] = field_error(field, self._typed[name], name in self._stored(host))
            self._refresh()

    @Slot(str, str)
    def setOption(self, name: str, value: str) -> None:
        host = self._host
        if host is not None and name == LOCATION:
            self._engine.send(EditHost(host_id=host.id, location=value))
            return
        field = next((f for f in host.options if f.name == name), None) if host is not None else None
        if host is None or field is None:
            return
        error = field_error(field, value)
        self._option_errors[name] = error
        values = dict(host.option_values)
        if not error and value != values.get(name, field.default):  # a field is also left without a change
            values[name] = value
            self._engine.send(EditHost(host_id=host.id, options=tuple(values.items())))
        self._refresh()

    @Slot()
    def saveAndTest(self) -> None:
        """Store what was typed, then test it. What was typed stays in the fields when the host refuses it."""
        host = self._host
        if host is None or self._testing:
            return
        stored = self._stored(host)
        for field in host.credentials:
            self._errors[field.name] = field_error(field, self._typed.get(field.name, ""), field.name in stored)
        if any(self._errors.values()):
            self._refresh()
            return
        values = tuple((name, value) for name, value in self._typed.items() if value.strip())
        if not values:
            self.test()
            return

        account, tested = self._accounts.key, self._accounts.tested_key

        def saved(reply: Reply) -> None:
            if isinstance(reply, Refused):
                self._finish(host.id, account, failed(reply, host.name, has_steps=False), "danger")
            else:
                self._send_test(host, account, tested, typed=values)

        self._testing = True
        self.statusChanged.emit()
        self._engine.send(SaveAccount(host_id=host.id, values=values, account=account), saved)

    @Slot()
    def test(self) -> None:
        self._test(upload=False)

    @Slot()
    def testUpload(self) -> None:
        """Send a sample also to a host that cannot delete it: it stays there."""
        self._test(upload=True)

    def _test(self, *, upload: bool) -> None:
        host = self._host
        if host is not None and not self._testing:
            self._testing = True
            self.statusChanged.emit()
            self._send_test(host, self._accounts.key, self._accounts.tested_key, upload=upload)

    @Property(bool, notify=hostChanged)
    def testLeavesFile(self) -> bool:
        """An upload of a sample would stay at the host."""
        return self._host is not None and "delete" not in self._host.abilities

    def _send_test(
        self, host: HostRow, account: str, tested_key: str, *, upload: bool = False, typed: Values = ()
    ) -> None:
        """Without `upload`, a sample is sent only where it can be deleted again. `typed` was stored before."""

        def tested(reply: Reply) -> None:
            if isinstance(reply, AccountTested) and reply.ok:
                if self._is_shown(host.id, account):
                    for name, value in typed:
                        if self._typed.get(name) == value:
                            del self._typed[name]
                has_account = self._accounts.account is not None
                self._finish(host.id, account, *passed(reply, has_account=has_account))
                self._refresh()
                if not self._typed:
                    self.forgotten.emit()
                return
            has_steps = isinstance(reply, AccountTested) and bool(reply.steps)
            self._finish(host.id, account, failed(reply, host.name, has_steps=has_steps, is_quoted=_ON_CARD), "danger")

        command = TestAccount(host_id=host.id, account=tested_key, upload=upload or "delete" in host.abilities)
        self._engine.send(command, tested)

    def _is_shown(self, host_id: str, account: str) -> bool:
        return self._hosts.current == host_id and self._accounts.key == account

    def _finish(self, host_id: str, account: str, status: str, tone: str) -> None:
        if self._is_shown(host_id, account):
            self._testing = False
            self._set_status(status, tone)
            self._app.announce(status)

    @Slot()
    def forget(self) -> None:
        """What was entered for the account cannot be brought back, so the person is asked; an empty one just goes."""
        host, row = self._host, self._accounts.account
        if host is None:
            return
        account = self._accounts.key
        if row is not None and row.status is HostStatus.NOT_SET_UP:
            self._forget(host, account)
            return
        title = tr("Forget the account of {host}?").format(host=text.isolated(host.name))
        lines = [account_name(row)] if row is not None and account_name(row) else []
        self._questions.ask(
            title,
            tr("What you entered for it is removed and cannot be brought back. What is online stays there."),
            tr("Forget the account"),
            lambda: self._forget(host, account),
            lines=lines,
        )

    def _forget(self, host: HostRow, account: str) -> None:
        def forgot(reply: Reply) -> None:
            if isinstance(reply, Refused):
                said = sentence(reply.error, Context(host=host.name))
                self._app.toast(said.title, said.what, "triangle-alert")
            else:
                self._app.toast(tr("Account removed"), host.name, "trash-2")

        if self._is_shown(host.id, account):
            self._other_host()
        self._engine.send(ForgetAccount(host_id=host.id, account=account), forgot)

    @Slot()
    def openSite(self) -> None:
        if self._host is not None:
            desktop.open_url(self._host.site_url)
