"""The hosts and accounts of the demo."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec import UNSET

from backend.protocol.accounts import AccountTested, EditAccount, HostStatus
from backend.protocol.hosts import EditHost, HostRow, HostsChanged
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

    def signed_up(self, host_id: str) -> None:
        self.change(host_id, status=HostStatus.NOT_TESTED, account_label="marlow", error=None, is_enabled=True)

    def forgotten(self, host_id: str) -> None:
        self.change(host_id, status=HostStatus.NOT_SET_UP, account_label="", is_enabled=False)

    def test(self, host_id: str) -> AccountTested:
        if host_id == "imx.to" and self.rows[host_id].status is HostStatus.REFUSED:
            return AccountTested(host_id=host_id, ok=False, error=demo_rows.REFUSED)
        self.change(host_id, status=HostStatus.SIGNED_IN, tested_at=self._clock(), error=None)
        return AccountTested(host_id=host_id, ok=True, label="marlow", took_ms=312)
