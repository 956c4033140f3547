"""The hosts and accounts of the demo."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec import UNSET

from backend.protocol.accounts import (
    AccountRow,
    AccountStep,
    AccountTested,
    EditAccount,
    ForgetAccount,
    HostStatus,
    SaveAccount,
    StepOutcome,
    TestAccount,
)
from backend.protocol.hosts import EditHost, FieldKind, HostRow, HostsChanged
from backend.protocol.rows import StartOn
from bridge.demo import rows as demo_rows
from bridge.demo.options import merged, with_changes

_AS_THEY_COME = (
    "is_enabled",
    "is_default",
    "connections",
    "tries",
    "proxy",
    "location",
    "accounts_in_turn",
    "stand_in",
    "template_id",
)


class DemoHosts:
    def __init__(self, tell: Callable[[HostsChanged], None], clock: Callable[[], float]) -> None:
        self._tell = tell
        self._clock = clock
        self.rows = {host.id: host for host in demo_rows.hosts(clock())}

    def change(self, host_id: str, **changes: object) -> None:
        host: HostRow | None = self.rows.get(host_id)
        if host is not None:
            self.rows[host_id] = msgspec.structs.replace(host, **changes)
            self._tell(HostsChanged(rows=tuple(self.rows.values())))

    def edit(self, command: EditHost) -> None:
        host = self.rows.get(command.host_id)
        if host is None:
            return
        changes: dict[str, object] = {
            name: value for name in _AS_THEY_COME if (value := getattr(command, name)) is not UNSET
        }
        if command.start_on is not UNSET:
            changes["start_on"] = StartOn(command.start_on)
        if command.options is not UNSET:
            changes["option_values"] = command.options
        if command.is_enabled is False:
            changes["status"] = HostStatus.OFF
        elif command.is_enabled is True:
            changes["status"] = HostStatus.SIGNED_IN if host.account_label else HostStatus.READY
        self.change(command.host_id, **changes)

    def edit_account(self, command: EditAccount) -> None:
        host = self.rows[command.account.partition("#")[0]]
        old = next(row for row in host.accounts if row.key == command.account)
        options = merged(old.option_values, () if command.options is UNSET else command.options)
        name = old.name if command.name is UNSET else command.name
        self.change(host.id, accounts=with_changes(host, old.key, name=name, option_values=options))

    def add_account(self, host_id: str) -> str:
        host = self.rows[host_id]
        key = f"{host_id}#{len(host.accounts) + 1}"
        self.change(host_id, accounts=(*host.accounts, AccountRow(key=key)))
        return key

    def saved(self, command: SaveAccount) -> None:
        host = self.rows[command.host_id]
        secret = {field.name for field in host.credentials if field.kind is FieldKind.SECRET}
        stored = tuple((name, "" if name in secret else value) for name, value in command.values)
        key, status = command.account or host.id, HostStatus.NOT_TESTED
        accounts = with_changes(host, key, status=status, error=None, stored=stored, steps=(), label="")
        self.change(host.id, accounts=accounts or (AccountRow(key=key, status=status, stored=stored),), is_enabled=True)
        self._show_first(host.id)

    def forgotten(self, command: ForgetAccount) -> None:
        host = self.rows[command.host_id]
        others = tuple(row for row in host.accounts if row.key != (command.account or host.id))
        first = () if "#" in command.account else (AccountRow(key=host.id),)
        self.change(host.id, accounts=(*first, *others))
        self._show_first(host.id)

    def test(self, command: TestAccount) -> AccountTested:
        host = self.rows[command.host_id]
        first = host.accounts[0] if host.accounts else AccountRow(key=host.id)
        key = command.account or first.key
        account = next((row for row in host.accounts if row.key == key), first)
        if host.id == "imx.to" and account.status is HostStatus.REFUSED:
            return AccountTested(host_id=host.id, ok=False, error=demo_rows.REFUSED, account=key)
        label = account.label or next((value for _, value in account.stored if value), "marlow")
        step = AccountStep(step="check", outcome=StepOutcome.OK, took_ms=312)
        now, signed_in = self._clock(), HostStatus.SIGNED_IN
        accounts = with_changes(host, key, status=signed_in, tested_at=now, error=None, label=label, steps=(step,))
        self.change(host.id, accounts=accounts)
        if host.accounts:
            self._show_first(host.id)
        else:
            self.change(host.id, status=HostStatus.READY, tested_at=now, error=None)
        return AccountTested(host_id=host.id, ok=True, label=label, took_ms=312, account=key, steps=(step,))

    def _show_first(self, host_id: str) -> None:
        """A host looks like the account that a new gallery would use."""
        first = self.rows[host_id].accounts[0]
        self.change(
            host_id, status=first.status, account_label=first.label, error=first.error, tested_at=first.tested_at
        )
