"""How a gallery uses its hosts: which account, and which options of its own."""

from __future__ import annotations

from collections.abc import Mapping

import apsw

from backend.errors import problem
from backend.galleries.book import Book
from backend.galleries.tabs import Tabs
from backend.hosts.fields import Pairs, by_host, changed, chosen, of_host
from backend.hosts.roster import Roster
from backend.protocol.errors import ErrorKind
from backend.protocol.replies import GalleryHosts as GalleryHostsReply
from backend.protocol.rows import GalleryHostRow, GalleryRow, GalleryState
from backend.storage import galleries as gallery_table
from backend.storage.database import Database
from backend.storage.records import GalleryHostRecord


class GalleryHosts:
    """Used from the engine's event loop."""

    def __init__(self, book: Book, database: Database, tabs: Tabs, roster: Roster) -> None:
        self._book = book
        self._database = database
        self._tabs = tabs
        self._roster = roster

    async def of_gallery(self, gallery_id: int) -> GalleryHostsReply:
        row = self._book.row(gallery_id)
        hosts = await self._stored(gallery_id) if row is not None else {}
        rows = []
        for host_id, host in hosts.items():
            info = self._roster.info(host_id)
            if row is None or info is None:
                continue
            lane = await self._roster.lane(host_id, host.account, may_ask=False)
            from_tab = chosen(info.options, of_host(self._tabs.host_options(row.tab_id), host_id))
            rows.append(
                GalleryHostRow(
                    host_id=host_id,
                    account=host.account,
                    used_account=lane.account.key,
                    option_values=host.options,
                    inherited=tuple({**lane.account.options, **from_tab}.items()),
                )
            )
        return GalleryHostsReply(gallery_id=gallery_id, hosts=tuple(rows))

    def checked(self, accounts: Pairs, options: Pairs) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        """Accounts by host, options by host and name. Raises Problem(BAD_INPUT) for what no gallery could have."""
        for host_id, key in accounts:
            self._roster.option_fields(host_id)
            if key and self._roster.accounts.known(key).host_id != host_id:
                raise problem(ErrorKind.BAD_INPUT, "no account of this host", subject=key, host=host_id)
        wanted = by_host(options)
        for host_id, changes in wanted.items():
            changed(self._roster.option_fields(host_id), {}, changes.items(), host_id=host_id)
        return dict(accounts), wanted

    async def edit(self, row: GalleryRow, accounts: Mapping[str, str], options: Mapping[str, dict[str, str]]) -> None:
        """Change accounts and options of a gallery; they count from its next upload on. What is `checked` comes here.

        Raises Problem(BAD_INPUT) while it uploads, and for a host that it does not go to.
        """
        if row.state is GalleryState.UPLOADING:
            raise problem(ErrorKind.BAD_INPUT, "pause the gallery first", subject=row.name)
        hosts = await self._stored(row.id)
        if strange := sorted({*accounts, *options} - set(hosts)):
            raise problem(ErrorKind.BAD_INPUT, "the gallery does not go to this host", subject=strange[0])
        columns: dict[str, dict[str, object]] = {}
        for host_id, key in accounts.items():
            if key != hosts[host_id].account:
                # The remote gallery belongs to the other account: the rest goes into a new one.
                columns[host_id] = {"account": key, "remote": "", "finished": False}
        for host_id, changes in options.items():
            fields = self._roster.option_fields(host_id)
            layer = changed(fields, dict(hosts[host_id].options), changes.items(), host_id=host_id)
            columns.setdefault(host_id, {})["options"] = tuple(layer.items())

        def store(connection: apsw.Connection) -> None:
            for host_id, values in columns.items():
                gallery_table.update_host(connection, row.id, host_id, **values)

        await self._database.run(store)

    async def _stored(self, gallery_id: int) -> dict[str, GalleryHostRecord]:
        records = await self._database.read(lambda connection: gallery_table.get_many(connection, [gallery_id]))
        return {host.host_id: host for record in records for host in record.hosts}
