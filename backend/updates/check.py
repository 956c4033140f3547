"""Asks the address of the settings for the release document, and keeps what it said.

One request a day at most, failed ones counted, over all starts; only with the setting on and while a window is there
to tell of it. Redirects are not followed, so the address alone is asked. Nothing is ever downloaded but the document.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import assert_never

import msgspec

from backend import __version__
from backend.errors import Problem
from backend.protocol import decoding
from backend.protocol import updates as u
from backend.protocol.errors import ErrorKind
from backend.protocol.replies import Done
from backend.protocol.settings import Settings
from backend.protocol.updates import UpdateState, UpdateTrouble
from backend.storage import state
from backend.storage.database import Database
from backend.updates import release as release_document
from backend.updates.release import Refused, Release, is_newer, is_web_page
from backend.uploads.http import Request, Transport

log = logging.getLogger(__name__)

KEY = "updates"
HOST_ID = "updates"
"""By this name it goes through the proxy for all hosts."""
DAY_S = 86_400.0
FIRST_LOOK_S = 60.0
LOOK_EVERY_S = 60.0
INACTIVITY_S = 30.0


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept between starts. `release` was signed with `key`: another key begins anew."""

    asked_at: float = 0.0
    checked_at: float = 0.0
    key: str = ""
    release: Release | None = None
    skipped: str = ""
    put_off: str = ""
    put_off_until: float = 0.0
    trouble: UpdateTrouble | None = None
    detail: str = ""


class Updates:
    """Used from the engine's event loop. `may_ask` says whether now is a time for the daily question."""

    def __init__(
        self,
        database: Database,
        transport: Transport,
        *,
        settings: Callable[[], Settings],
        may_ask: Callable[[], bool],
        publish: Callable[[u.UpdateChanged], None],
        now: Callable[[], float] = time.time,
        version: str = __version__,
    ) -> None:
        self._database = database
        self._transport = transport
        self._settings = settings
        self._may_ask = may_ask
        self._publish = publish
        self._now = now
        self._version = version
        self._known = Known()
        self._asking = asyncio.Lock()

    async def load(self) -> None:
        text = await self._database.read(lambda connection: state.get(connection, KEY))
        try:
            self._known = decoding.from_json(text or "{}", Known)
        except msgspec.DecodeError:
            self._known = Known(asked_at=self._now())

    async def serve(self) -> None:
        """Run until cancelled."""
        await asyncio.sleep(FIRST_LOOK_S)
        while True:
            try:
                await self.look()
            except Problem as problem:
                log.warning("nobody was asked for a newer version: %s", problem)  # what cannot be counted is not asked
            await asyncio.sleep(LOOK_EVERY_S)

    async def look(self) -> None:
        """Ask if it is wanted and the last time was a day ago; offer again what was put off."""
        known, now = self._known, self._now()
        if known.put_off and now >= known.put_off_until:
            await self._keep(put_off="")
        settings = self._settings()
        if not settings.check_updates or not settings.update_url or not settings.update_key or not self._may_ask():
            return
        if known.asked_at > now:  # the clock was set back
            await self._keep(asked_at=now)
        elif now - known.asked_at >= DAY_S:
            await self._ask()

    async def carry_out(self, command: u.UpdateCommand) -> u.UpdateKnown | Done:
        match command:
            case u.CheckForUpdate():
                await self._ask()
                return u.UpdateKnown(state=self.state())
            case u.PutOffUpdate(version=version, is_for_good=True):
                await self._keep(skipped=version)
            case u.PutOffUpdate(version=version):
                await self._keep(put_off=version, put_off_until=self._now() + DAY_S)
            case _:
                assert_never(command)
        return Done()

    def state(self) -> UpdateState:
        known = self._known
        found = known.release if known.release is not None and known.key == self._settings().update_key else None
        if found is None:
            return UpdateState(trouble=known.trouble, detail=known.detail)
        newer = is_newer(found.version, self._version)
        return UpdateState(
            version=found.version,
            page=found.page,
            news=found.news,
            checked_at=known.checked_at,
            is_newer=newer,
            is_offered=newer and found.version not in (known.skipped, known.put_off),
            trouble=known.trouble,
            detail=known.detail,
        )

    def current(self) -> u.UpdateChanged:
        return u.UpdateChanged(state=self.state())

    async def _ask(self) -> None:
        async with self._asking:
            settings = self._settings()
            url, key = settings.update_url, settings.update_key
            try:
                if not is_web_page(url) or not key:
                    raise Refused(UpdateTrouble.NO_ADDRESS)
                # on disk before it goes out: whatever happens then, there is no second one today
                await self._keep(asked_at=self._now())
                document = await self._fetch(url)
                found = await asyncio.to_thread(release_document.read, document, key)
                self._compare(found, key)
            except Refused as refused:
                log.warning("no word of a newer version: %s %s", refused.trouble.value, refused.detail)
                await self._keep(trouble=refused.trouble, detail=refused.detail[:200])
            else:
                await self._keep(checked_at=self._now(), key=key, release=found, trouble=None, detail="")

    async def _fetch(self, url: str) -> bytes:
        request = Request(
            "GET",
            url,
            headers={"Accept": "application/json"},
            inactivity_s=INACTIVITY_S,
            follow_redirects=False,
            is_once=True,
            max_answer_bytes=release_document.LARGEST_BYTES,
        )
        try:
            answer = await self._transport.send(request, host_id=HOST_ID)
        except Problem as problem:
            is_large = problem.info.kind is ErrorKind.HOST_CHANGED
            raise Refused(
                UpdateTrouble.TOO_LARGE if is_large else UpdateTrouble.UNREACHABLE, problem.info.detail
            ) from problem
        if 300 <= answer.status < 400:
            raise Refused(UpdateTrouble.REDIRECTED)
        if answer.status != 200:
            raise Refused(UpdateTrouble.UNREACHABLE, f"HTTP {answer.status}")
        return answer.body

    def _compare(self, found: Release, key: str) -> None:
        """With the clock, and with what was seen before. Raises Refused."""
        if found.valid_until and self._now() > found.valid_until:
            raise Refused(UpdateTrouble.EXPIRED)
        seen = self._known.release if self._known.key == key else None
        if seen is None:
            return
        if found.published_at < seen.published_at:
            raise Refused(UpdateTrouble.REPLAYED)
        if is_newer(seen.version, found.version):
            raise Refused(UpdateTrouble.DOWNGRADE, f"{found.version} after {seen.version}")

    async def _keep(self, **changes: object) -> None:
        """Store, then announce. Raises Problem(DISK)."""
        known = msgspec.structs.replace(self._known, **changes)
        text = msgspec.json.encode(known).decode()
        await self._database.commit(lambda connection: state.put(connection, KEY, text))
        self._known = known
        self._publish(self.current())
