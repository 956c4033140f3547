"""Another host in place of one that is down, for the files that the first one has not got.

The person names it for each host. It comes when the host has given up a gallery for a reason that would meet every
file, or when nothing has got through to it for longer than the setting says. Those files are then `left_out` on the
first host, with what was wrong as their error, and those that it has are `left_out` on the second. A host that stands
in has no stand-in of its own, and no host comes twice.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from typing import Protocol

import apsw
import msgspec

from backend.errors import Problem
from backend.galleries.history import History
from backend.galleries.ledger import Ledger
from backend.galleries.run import Part, Run
from backend.hosts.lane import Lane
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import UploadRow, UploadState
from backend.storage import galleries as gallery_table
from backend.storage import uploads as upload_table
from backend.uploads.breaker import OUTAGES

log = logging.getLogger(__name__)

MEETS_ALL = OUTAGES | {ErrorKind.QUOTA, ErrorKind.BAD_CREDENTIALS, ErrorKind.LOGIN_REQUIRED}
"""Errors that say nothing about a single file."""

LOOK_AGAIN_S = 60.0
_STAYS = (UploadState.UPLOADED, UploadState.UNKNOWN, UploadState.SENT, UploadState.UPLOADING)


class Hosts(Protocol):
    async def lane(self, host_id: str) -> Lane: ...

    def stand_in(self, host_id: str) -> str:
        """The host that takes over when this one is down, if there is one that may be used; else empty."""
        ...


def reason(part: Part, now: float, after_s: float) -> ErrorInfo | None:
    """Why another host should take over now, or None. Pure; `after_s` is how long one waits for a host."""
    if part.stands_in_for or part.is_replaced or part.is_waiting or not part.is_idle or part.stand_in_at > now:
        return None
    if part.given_up is not None and part.given_up.kind in MEETS_ALL:
        return part.given_up
    if part.waiting:
        return part.lane.hold_error if part.lane.breaker.down_s(now) >= after_s else None
    errors = [upload.error for upload in part.uploads.values() if upload.state is UploadState.FAILED]
    if part.done_files or not errors or any(error is None or error.kind not in MEETS_ALL for error in errors):
        return None
    return errors[0]


class StandIns:
    """Used from the engine's event loop; the scheduler decides when. `make_part` reads the share of a host anew; where
    it cannot be read after it was stored, `begin_anew` lets the run begin again from what is stored."""

    def __init__(
        self,
        *,
        lanes: Hosts,
        ledger: Ledger,
        history: History,
        make_part: Callable[[Run, str], Awaitable[Part | None]],
        begin_anew: Callable[[Run], Awaitable[None]],
    ) -> None:
        self._lanes = lanes
        self._ledger = ledger
        self._history = history
        self._make_part = make_part
        self._begin_anew = begin_anew

    async def take_over(self, run: Run, part: Part, error: ErrorInfo, end_step: Callable[[Part], None]) -> None:
        """Give the rest of this part to the host that stands in; without one that can, nothing changes for a while."""
        part.stand_in_at = time.time() + LOOK_AGAIN_S
        try:
            lane = await self._usable(run, part)
            if lane is not None:
                await self._take_over(run, part, lane.host.info.id, error)
        except Problem as problem:
            log.error("no host takes over for %s: %s", part.host_id, problem)
        except Exception:
            log.exception("taking over for %s failed", part.host_id)
        finally:
            end_step(part)

    async def replace(self, run: Run, part: Part, host_id: str, end_step: Callable[[Part], None]) -> None:
        """Give all of a part that has nothing online to another host, which the person chose; the first one goes.

        Raises Problem when the other host cannot be used; then nothing has changed.
        """
        try:
            await self._lanes.lane(host_id)
            order = [host_id if other is part else other.host_id for other in run.parts]

            def store(connection: apsw.Connection) -> None:
                gallery_table.set_hosts(connection, run.gallery_id, order)
                gallery_table.update_host(connection, run.gallery_id, host_id, start_on=part.start_on, is_waiting=False)

            await self._ledger.store_surely(store)
            other = await self._stored_part(run, host_id)
            if other is not None:
                run.parts[run.parts.index(part)] = other
        finally:
            end_step(part)

    async def read_again(self, run: Run, part: Part, end_step: Callable[[Part], None]) -> None:
        """More waits for this host than its part knows of, which has ended: another one goes on in its place."""
        try:
            other = await self._stored_part(run, part.host_id)
            if other is not None:
                run.parts[run.parts.index(part)] = other
                failed = [id_ for id_, upload in part.uploads.items() if upload.state is UploadState.FAILED]
                self._ledger.set_upload(run, other, None, (id_ for id_ in failed if id_ not in other.uploads))
        finally:
            end_step(part)

    async def _usable(self, run: Run, part: Part) -> Lane | None:
        host_id = self._lanes.stand_in(part.host_id)
        if not host_id or any(other.host_id == host_id for other in run.parts):
            return None
        lane = await self._lanes.lane(host_id)
        if part.lane.host.info.sends_archive or lane.host.info.sends_archive:
            return None  # archives are planned for one host, with its limits
        if lane.account_error is not None or lane.is_on_hold(time.time()):
            return None
        return lane

    async def _stored_part(self, run: Run, host_id: str) -> Part | None:
        try:
            return await self._make_part(run, host_id)
        except Exception:
            await self._begin_anew(run)
            raise

    async def _take_over(self, run: Run, part: Part, host_id: str, error: ErrorInfo) -> None:
        error = msgspec.structs.replace(error, host=part.host_id, retry_at=None)
        here = {file_id for file_id, upload in part.uploads.items() if upload.state in _STAYS}
        moved = [file.id for file in run.files if file.id not in here]
        order = [other.host_id for other in run.parts]
        order.insert(order.index(part.host_id) + 1, host_id)
        now = time.time()

        def store(connection: apsw.Connection) -> None:
            gallery_table.set_hosts(connection, run.gallery_id, order)
            gallery_table.update_host(
                connection,
                run.gallery_id,
                host_id,
                stands_in_for=part.host_id,
                start_on=part.start_on,
                is_waiting=False,
            )
            upload_table.leave_out(connection, (((file_id, part.host_id), error) for file_id in moved), at=now)
            upload_table.leave_out(connection, (((file_id, host_id), error) for file_id in here), at=now)

        await self._ledger.store_surely(store)
        other = await self._stored_part(run, host_id)
        if other is None:
            return
        other.stands_in_for = part.host_id
        part.waiting.clear()
        part.is_replaced, part.error, part.failed_files = True, error, 0
        sizes = {file.id: file.size_bytes for file in run.files}
        before = {id_ for id_, upload in part.uploads.items() if upload.state is UploadState.LEFT_OUT}
        part.total_files -= len(set(moved) - before)
        part.total_bytes -= sum(sizes[file_id] for file_id in set(moved) - before)
        run.parts.insert(run.parts.index(part) + 1, other)
        left_out = UploadRow(host_id=part.host_id, state=UploadState.LEFT_OUT, error=error)
        self._ledger.set_upload(run, part, left_out, moved)
        self._history.note(
            run.gallery_id, "stand_in", host=host_id, subject=part.lane.host.info.name, count=len(moved), error=error
        )
