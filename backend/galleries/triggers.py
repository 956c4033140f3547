"""When each host of a gallery starts: when it is added, when it is started, after the image hosts, or by hand.

A host that `is_waiting` is left alone by every run. Hosts stop waiting when what they wait for comes: `start` for all
but those that start by hand, the end of the scan for those that start when added, `start_host` for any.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from backend.errors import problem
from backend.galleries.book import Book
from backend.galleries.run import Run
from backend.hosts.fields import start_on_from
from backend.protocol.errors import ErrorKind
from backend.protocol.rows import GalleryRow, GalleryState, HostProgress, StartOn


def takes_part(host: HostProgress) -> bool:
    """Whether the gallery is complete only with this host: not while it waits for a hand that may never come."""
    return not host.is_waiting or host.start_on is not StartOn.HAND


def rest_waits(row: GalleryRow) -> bool:
    """Whether there are hosts that will start with the gallery, and it was not started yet."""
    return any(host.is_waiting and host.start_on is not StartOn.HAND for host in row.hosts)


def checked(pairs: tuple[tuple[str, str], ...]) -> dict[str, StartOn]:
    """Triggers by host. Raises Problem(BAD_INPUT) for a word that is none."""
    return {host_id: start_on_from(word) for host_id, word in pairs}


class Triggers:
    """Used from the engine's event loop. `run_of` gives the running upload of a gallery, which follows at once."""

    def __init__(self, book: Book, run_of: Callable[[int], Run | None]) -> None:
        self._book = book
        self._run_of = run_of

    async def start(self, gallery_id: int) -> None:
        """The person, or a setting, starts the gallery."""
        await self._set_waiting(gallery_id, lambda host: host.is_waiting and host.start_on is StartOn.HAND)

    async def scanned(self, gallery_id: int, *, starts: bool) -> bool:
        """The gallery was scanned; `starts`: and is started now. True when it has to get in line."""
        row = self._book.row(gallery_id)
        if row is None:
            return False
        if starts:
            await self.start(gallery_id)
            return True
        early = {host.host_id for host in row.hosts if host.start_on is StartOn.ADDED and host.done_files < row.images}
        if early:
            await self._set_waiting(gallery_id, lambda host: host.host_id not in early)
        return bool(early)

    async def start_host(self, gallery_id: int, host_id: str) -> None:
        """The person starts this one host of the gallery, whatever it waits for."""
        row = self._book.row(gallery_id)
        if row is None:
            return
        is_alone = row.state is GalleryState.READY  # otherwise whatever was started goes on, too
        await self._set_waiting(
            gallery_id,
            lambda host: host.host_id != host_id and (is_alone or host.is_waiting),
            {host_id: StartOn.STARTED} if _is_images_done(row, host_id) else {},
        )

    async def hold(self, gallery_id: int, host_id: str) -> None:
        """Nothing more goes to this host before the person starts it."""
        await self._set_waiting(
            gallery_id, lambda host: host.is_waiting or host.host_id == host_id, {host_id: StartOn.HAND}
        )

    async def edit(self, row: GalleryRow, wanted: Mapping[str, StartOn]) -> None:
        """Change when hosts start. Raises Problem(BAD_INPUT) for a host that the gallery does not go to."""
        if strange := sorted(set(wanted) - {host.host_id for host in row.hosts}):
            raise problem(ErrorKind.BAD_INPUT, "the gallery does not go to this host", subject=strange[0])
        is_idle = row.state in (GalleryState.VALIDATING, GalleryState.SCANNING, GalleryState.READY)

        def waits(host: HostProgress) -> bool:
            if host.host_id in wanted and is_idle:
                return wanted[host.host_id] is StartOn.HAND
            return host.is_waiting

        await self._set_waiting(row.id, waits, wanted)

    async def _set_waiting(
        self,
        gallery_id: int,
        waits: Callable[[HostProgress], bool],
        start_on: Mapping[str, StartOn] | None = None,
    ) -> None:
        row = self._book.row(gallery_id)
        if row is None:
            return
        hosts = [
            msgspec.structs.replace(
                host, is_waiting=waits(host), start_on=(start_on or {}).get(host.host_id, host.start_on)
            )
            for host in row.hosts
        ]
        if tuple(hosts) != row.hosts:
            await self._book.change_triggers(gallery_id, hosts)
        if run := self._run_of(gallery_id):
            by_id = {host.host_id: host for host in hosts}
            for part in run.parts:
                if host := by_id.get(part.host_id):
                    part.is_waiting, part.start_on = host.is_waiting, host.start_on
            run.count_again()


def _is_images_done(row: GalleryRow, host_id: str) -> bool:
    return any(host.host_id == host_id and host.start_on is StartOn.IMAGES_DONE for host in row.hosts)
