"""What the engine has of proxies: the choice for the transport, and the commands of the person."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

from backend.accounts.credentials import Credentials
from backend.errors import Problem, problem
from backend.protocol import proxies as p
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.proxies import Proxies, ProxiesChanged, ProxiesTested, ProxyCommand, ProxySaved
from backend.protocol.replies import Done, Reply
from backend.proxies.book import ProxyBook
from backend.proxies.rotation import Check, Rotation

FILE_NAME = "proxies.toml"


class ProxyService:
    """Used from the engine's event loop. `choice` is for the transport.

    `chosen` gives what the person chose for a host id, `in_use` all that was chosen for any, `sites` the addresses of
    the hosts' sites, those of new galleries first.
    """

    def __init__(
        self,
        folder: Path,
        credentials: Credentials,
        *,
        chosen: Callable[[str], str],
        in_use: Callable[[], Collection[str]],
        sites: Callable[[], Mapping[str, str]],
        check: Check,
        publish: Callable[[ProxiesChanged], None],
        mask: Callable[[Iterable[str]], None],
    ) -> None:
        self._in_use = in_use
        self._sites = sites
        self._book = ProxyBook(folder / FILE_NAME, credentials, changed=lambda ids: self.choice.changed(ids), mask=mask)
        self.choice = Rotation(self._book, chosen=chosen, check=check, publish=publish)

    async def load(self) -> ErrorInfo | None:
        """What is wrong with the file, if anything: hosts that shall use a proxy of it then send nothing."""
        try:
            await self._book.load()
        except Problem as refused:
            return refused.info
        return None

    def has(self, chosen: str) -> bool:
        return self._book.has(chosen)

    def unlocked(self) -> None:
        """Passwords can be read now; who failed for the lack of one begins anew."""
        self.choice.changed([record.id for record in self._book.proxies])

    async def carry_out(self, command: ProxyCommand) -> Reply:
        """Raises Problem: BAD_INPUT, or DISK when a store fails."""
        match command:
            case p.ListProxies():
                current = self.choice.current()
                return Proxies(for_all=current.for_all, proxies=current.proxies, pools=current.pools)
            case p.UseProxy():
                await self._book.use(command.chosen)
            case p.SaveProxy():
                return ProxySaved(id=await self._book.save_proxy(command))
            case p.ImportProxies():
                return await self._book.import_list(command)
            case p.SaveProxyPool():
                return ProxySaved(id=await self._book.save_pool(command))
            case p.TestProxies():
                return await self._test(command)
            case p.RemoveProxies():
                await self._book.remove(command.ids, self._in_use())
        return Done()

    async def _test(self, command: p.TestProxies) -> ProxiesTested:
        sites = self._sites()
        site = sites.get(command.host_id) if command.host_id else next(iter(sites.values()), None)
        if site is None:
            raise problem(ErrorKind.BAD_INPUT, "no such host", subject=command.host_id)
        return ProxiesTested(site=site, results=await self.choice.test(command.ids, site))
