"""What is left to do for galleries that are on a host already: give them their names, ask for links that came late.

One task at a time for each host, beside the uploads and never in their way. The tasks stand in the database; what
fails is tried again with growing pauses, or stops until somebody can help:

| error                                            | what follows                                                   |
|--------------------------------------------------|----------------------------------------------------------------|
| network, timeout, host unavailable, rate limited | all of this kind at this host wait, 1 min, doubling, up to 6 h |
| login required                                   | they wait for credentials                                      |
| bad credentials, host changed                    | they wait for the person, who is told once                     |
| all others                                       | this task is given up                                          |
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence

import apsw
import msgspec

from backend.errors import Problem
from backend.galleries.book import Announcer, Book
from backend.galleries.history import History
from backend.galleries.lanes import Lanes
from backend.hosts.base import Ability, Account, GalleryFacts, Host, RemoteGallery, Uploaded
from backend.protocol.activity import FollowUpRow, FollowUpsChanged
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import Notice
from backend.protocol.rows import UploadState
from backend.storage import follow_ups as table
from backend.storage import galleries as gallery_table
from backend.storage import uploads as upload_table
from backend.storage.database import Database
from backend.storage.records import FollowUpRecord, GalleryHostRecord
from backend.uploads.breaker import OUTAGES
from backend.uploads.clock import ClockWatch
from backend.uploads.retry import LONGEST_WAIT_S

log = logging.getLogger(__name__)

FIRST_PAUSE_S = 60.0
LONGEST_PAUSE_S = 6 * 3600.0
MOST_TRIES_FOR_LINKS = 8
"""A host that answers well but still has no link is asked so often."""
SHOW_EVERY = 25
"""After so many late links of a gallery its files and texts are brought up to date."""

_ABILITY = {table.RENAME: Ability.RENAME, table.RESOLVE: Ability.RESOLVE}
_PASSES = OUTAGES | {ErrorKind.RATE_LIMITED, ErrorKind.QUOTA}
_STOPS = frozenset({ErrorKind.LOGIN_REQUIRED, ErrorKind.BAD_CREDENTIALS, ErrorKind.HOST_CHANGED})


class FollowUps:
    """Used from the engine's event loop. `links_came` brings texts and windows up to date after late links."""

    def __init__(
        self,
        *,
        book: Book,
        database: Database,
        lanes: Lanes,
        history: History,
        announcer: Announcer,
        links_came: Callable[[int], Awaitable[None]],
        is_watched: Callable[[int], bool],
    ) -> None:
        self._book = book
        self._database = database
        self._lanes = lanes
        self._history = history
        self._announcer = announcer
        self._links_came = links_came
        self._is_watched = is_watched
        self._wake = asyncio.Event()
        self._clock = ClockWatch()
        self._workers: dict[str, asyncio.Task[None]] = {}

    # -- from outside ----------------------------------------------------------------------------------------

    @property
    def is_busy(self) -> bool:
        return bool(self._workers)

    def poke(self) -> None:
        """A task was noted, or may be tried again. Cheap."""
        self._wake.set()

    async def serve(self) -> None:
        """Work until cancelled."""
        await self._database.run(table.let_stopped_go_on)
        await self._database.run(lambda connection: table.let_far_go_on(connection, time.time() + LONGEST_WAIT_S))
        try:
            while True:
                self._wake.clear()
                if by_s := self._clock.set_by_s():
                    await self._database.run(lambda connection, by_s=by_s: table.clock_set(connection, by_s))  # type: ignore[misc]
                now = time.time()
                for host_id in await self._database.read(lambda connection, now=now: table.due_hosts(connection, now)):  # type: ignore[misc]
                    if host_id not in self._workers:
                        self._workers[host_id] = asyncio.create_task(self._work(host_id))
                next_at = await self._database.read(lambda connection, now=now: table.next_due_at(connection, now))  # type: ignore[misc]
                try:
                    async with asyncio.timeout(None if next_at is None else min(max(next_at - now, 0.05), 3600.0)):
                        await self._wake.wait()
                except TimeoutError:
                    pass
        finally:
            for worker in self._workers.values():
                worker.cancel()
            await asyncio.gather(*self._workers.values(), return_exceptions=True)

    async def renamed(self, gallery_id: int) -> None:
        """The person gave the gallery another name: its hosts are told, where they can be."""
        hosts = [host for host in await self._hosts_of(gallery_id) if host.remote not in ("", "{}")]
        able = []
        for host in hosts:
            lane = await self._lanes.lane(host.host_id, host.account)
            if Ability.RENAME in lane.host.info.abilities:
                able.append(host.host_id)

        def store(connection: apsw.Connection) -> None:
            for host_id in able:
                table.add(connection, table.RENAME, gallery_id, host_id, at=time.time())

        if able:
            await self._database.run(store)
            await self._show(gallery_id)
            self.poke()

    async def credentials_changed(self, host_id: str) -> None:
        await self._database.run(lambda connection: table.let_go_on(connection, host_id=host_id))
        self.poke()

    async def unlocked(self) -> None:
        """The credentials can be read from now on."""
        await self._database.run(table.let_stopped_go_on)
        self.poke()

    async def retry(self, gallery_id: int, ids: Sequence[int]) -> None:
        """Try these tasks now; none named means all of the gallery."""
        await self._database.run(
            lambda connection: table.let_go_on(connection, ids=ids, gallery_ids=() if ids else (gallery_id,))
        )
        await self._show(gallery_id)
        self.poke()

    async def drop(self, gallery_id: int, ids: Sequence[int]) -> None:
        """Forget these tasks; none named means all of the gallery."""
        chosen = ids or [task.id for task in await self._of_gallery(gallery_id)]
        await self._database.run(lambda connection: table.drop(connection, chosen))
        await self._show(gallery_id)

    async def rows(self, gallery_id: int) -> tuple[FollowUpRow, ...]:
        """What is left to do for a gallery; files of one host that wait for the same are one row."""
        rows: dict[tuple[str, str], FollowUpRow] = {}
        for task in await self._of_gallery(gallery_id):
            key = (task.kind, task.host_id)
            row = rows.get(key)
            is_stopped = task.not_before >= table.STOPPED
            rows[key] = FollowUpRow(
                ids=(*(row.ids if row else ()), task.id),
                kind=task.kind,
                gallery_id=gallery_id,
                host_id=task.host_id,
                next_at=None if is_stopped or not task.not_before else task.not_before,
                is_stopped=is_stopped,
                error=task.error,
            )
        return tuple(rows.values())

    # -- one host --------------------------------------------------------------------------------------------

    async def _work(self, host_id: str) -> None:
        touched: set[int] = set()
        since_shown = 0
        try:
            while (task := await self._first_due(host_id)) is not None:
                if touched - {task.gallery_id} or since_shown >= SHOW_EVERY:
                    await self._bring_up_to_date(touched)
                    since_shown = 0
                if await self._try(task):
                    touched.add(task.gallery_id)
                    since_shown += 1
            await self._bring_up_to_date(touched)
        except Problem as problem:
            log.error("what is left to do at %s waits: %s", host_id, problem)  # the database, not the host
            await asyncio.sleep(FIRST_PAUSE_S)
        except Exception:
            log.exception("what is left to do at %s waits", host_id)
            await asyncio.sleep(FIRST_PAUSE_S)
        finally:
            self._workers.pop(host_id, None)
            self.poke()

    async def _bring_up_to_date(self, touched: set[int]) -> None:
        for gallery_id in list(touched):
            touched.discard(gallery_id)
            await self._links_came(gallery_id)

    async def _try(self, task: FollowUpRecord) -> bool:
        """Do one task; True when it brought links."""
        has_links = False
        try:
            has_links = await self._do(task)
        except Problem as problem:
            await self._failed(task, problem.info)
        except Exception:
            log.exception("%s at %s failed", task.kind, task.host_id)
            await self._give_up(task, ErrorInfo(kind=ErrorKind.BUG, host=task.host_id))
        await self._show(task.gallery_id)
        return has_links

    async def _do(self, task: FollowUpRecord) -> bool:
        record = next((host for host in await self._hosts_of(task.gallery_id) if host.host_id == task.host_id), None)
        lane = await self._lanes.lane(task.host_id, record.account if record else "")
        if record is None or _ABILITY.get(task.kind) not in lane.host.info.abilities:
            await self._database.run(lambda connection: table.drop(connection, [task.id]))
            return False
        if lane.account_error is not None:
            raise Problem(lane.account_error)
        if lane.is_on_hold(time.time()) and lane.hold_error is not None:
            raise Problem(msgspec.structs.replace(lane.hold_error, retry_at=lane.hold_until))
        if task.kind == table.RENAME:
            await self._rename(task, record, lane.host, lane.account)
            return False
        return await self._resolve(task, lane.host, lane.account)

    async def _rename(self, task: FollowUpRecord, record: GalleryHostRecord, host: Host, account: Account) -> None:
        row = self._book.row(task.gallery_id)
        if row is not None:
            facts = GalleryFacts(id=row.id, name=row.name, images=row.images, size_bytes=row.size_bytes)
            values = msgspec.json.decode(record.remote or "{}", type=dict[str, str])
            await host.rename_gallery(RemoteGallery(facts, values), account)
            self._history.note(task.gallery_id, "renamed", host=task.host_id, subject=row.name)
        await self._database.run(lambda connection: table.done(connection, task))

    async def _resolve(self, task: FollowUpRecord, host: Host, account: Account) -> bool:
        file_id = task.file_id or 0
        uploads = await self._database.read(lambda connection: upload_table.of_files(connection, [file_id]))
        upload = next((upload for upload in uploads if upload.host_id == task.host_id), None)
        if upload is None or upload.state is not UploadState.UPLOADED or upload.image_url:
            await self._database.run(lambda connection: table.drop(connection, [task.id]))
            return False
        known = Uploaded(upload.page_url, upload.image_url, upload.thumb_url, upload.delete_url, upload.code)
        links = await host.resolve(known, account)
        if not links.image_url:
            if task.attempts + 1 >= MOST_TRIES_FOR_LINKS:
                await self._give_up(task, None)
            else:
                until = time.time() + _pause_s(task.attempts)
                await self._database.run(lambda connection: table.postpone(connection, task, until=until, error=None))
            return False

        def store(connection: apsw.Connection) -> None:
            upload_table.record_resolved(
                connection,
                file_id,
                task.host_id,
                page_url=links.page_url,
                image_url=links.image_url,
                thumb_url=links.thumb_url,
            )
            table.done(connection, task)

        await self._database.commit(store)
        return True

    async def _failed(self, task: FollowUpRecord, error: ErrorInfo) -> None:
        error = error if error.host else msgspec.structs.replace(error, host=task.host_id)
        if error.kind in _STOPS:
            until = table.STOPPED
        elif error.kind in _PASSES:
            until = max(time.time() + _pause_s(task.attempts), error.retry_at or 0.0)
        else:
            await self._give_up(task, error)
            return
        is_news = await self._database.run(
            lambda connection: table.postpone_kind(connection, task, until=until, error=error)
        )
        if is_news:
            self._history.note(task.gallery_id, f"{task.kind}_waits", host=task.host_id, error=error)
            if error.kind in (ErrorKind.BAD_CREDENTIALS, ErrorKind.HOST_CHANGED):
                self._announcer.publish(Notice(error=error))

    async def _give_up(self, task: FollowUpRecord, error: ErrorInfo | None) -> None:
        await self._database.run(lambda connection: table.drop(connection, [task.id]))
        self._history.note(task.gallery_id, f"{task.kind}_failed", host=task.host_id, error=error)

    # -- inside ----------------------------------------------------------------------------------------------

    async def _show(self, gallery_id: int) -> None:
        if self._is_watched(gallery_id):
            self._announcer.publish(FollowUpsChanged(gallery_id=gallery_id, rows=await self.rows(gallery_id)))

    async def _first_due(self, host_id: str) -> FollowUpRecord | None:
        return await self._database.read(lambda connection: table.first_due(connection, host_id, time.time()))

    async def _of_gallery(self, gallery_id: int) -> list[FollowUpRecord]:
        return await self._database.read(lambda connection: table.of_gallery(connection, gallery_id))

    async def _hosts_of(self, gallery_id: int) -> Sequence[GalleryHostRecord]:
        records = await self._database.read(lambda connection: gallery_table.get_many(connection, [gallery_id]))
        return [host for record in records for host in record.hosts]


def _pause_s(attempts: int) -> float:
    return min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2.0 ** min(attempts, 30))
