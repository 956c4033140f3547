"""Whether uploads can go now: not without a network, and not while the computer sleeps."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from backend.system import network, sleep
from backend.system.bus import NoBus, SystemBus

if TYPE_CHECKING:
    from backend.system.awake import Awake

log = logging.getLogger(__name__)

AGAIN_S = 60.0
LOOK_S = 5.0


def presence_here(went: Callable[[bool], Awaitable[None]], wants_awake: Callable[[], bool]) -> Presence | Awake:
    """What this system can tell; the arguments are those of Presence."""
    if sys.platform in ("win32", "darwin"):
        from backend.system.awake import Awake

        return Awake(wants_awake)
    return Presence(went, wants_awake)


class Presence:
    """Follows NetworkManager and logind while `serve` runs; without them Galleon counts as online and awake.

    `went(away)` is awaited at each change; the computer sleeps only after it has returned (logind waits some 5 s).
    `wants_awake` is asked every few seconds: while it says True, the computer does not go to sleep by itself.
    Used from the engine's event loop only.
    """

    def __init__(
        self,
        went: Callable[[bool], Awaitable[None]],
        wants_awake: Callable[[], bool],
    ) -> None:
        self.is_away = False
        self._went = went
        self._wants_awake = wants_awake
        self._is_asleep = False
        self._changed = asyncio.Event()
        self._before_sleep = sleep.Inhibitor("delay", "Uploads are stopped in order")
        self._no_sleep = sleep.Inhibitor("block", "Uploads are running")

    async def serve(self) -> None:
        """Run until cancelled."""
        told = ""
        while True:
            try:
                bus = await SystemBus.connect()
            except NoBus as error:
                if told != (told := str(error)):
                    log.info("nobody tells of network and sleep: %s", error)
            else:
                told = ""
                await self._attend(bus)
            await asyncio.sleep(AGAIN_S)

    async def _attend(self, bus: SystemBus) -> None:
        gone = asyncio.create_task(bus.gone())
        gone.add_done_callback(lambda _: self._changed.set())
        try:
            await network.listen(bus, self._changed.set)
            await sleep.listen(bus, self._about_to_sleep)
            while not gone.done():
                self._changed.clear()
                await self._take_locks(bus)
                is_away = self._is_asleep or await network.is_offline(bus)
                await self._set(is_away)
                if self._is_asleep:
                    self._before_sleep.let_go()
                try:
                    async with asyncio.timeout(LOOK_S):
                        await self._changed.wait()
                except TimeoutError:
                    pass
        except NoBus as error:
            log.info("network and sleep are not told any more: %s", error)
        finally:
            gone.cancel()
            self._before_sleep.let_go()
            self._no_sleep.let_go()
            self._is_asleep = False
            bus.close()
        await self._set(False)

    def _about_to_sleep(self, is_about_to: bool) -> None:
        self._is_asleep = is_about_to
        self._changed.set()

    async def _take_locks(self, bus: SystemBus) -> None:
        try:
            if not self._is_asleep:
                await self._before_sleep.take(bus)
            if self._wants_awake():
                await self._no_sleep.take(bus)
            else:
                self._no_sleep.let_go()
        except NoBus as error:  # no logind, or it allows this user no locks
            log.debug("no lock against sleep: %s", error)

    async def _set(self, is_away: bool) -> None:
        if is_away != self.is_away:
            self.is_away = is_away
            log.info("the network is %s", "gone, or the computer goes to sleep" if is_away else "there")
            await self._went(is_away)
