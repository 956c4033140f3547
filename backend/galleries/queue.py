"""What a person does with galleries: start, pause, cancel, retry, remove, move, edit, answer questions."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

import apsw
from msgspec import UNSET

from backend.errors import problem
from backend.galleries.book import Book
from backend.galleries.fitting import Fitting
from backend.galleries.gallery_hosts import GalleryHosts
from backend.galleries.history import History
from backend.galleries.intake import Intake
from backend.galleries.rebuild import Rebuild
from backend.galleries.results import Results
from backend.galleries.scheduler import Scheduler
from backend.galleries.states import Trigger, allows
from backend.galleries.tabs import Tabs
from backend.galleries.tally import Tally
from backend.galleries.triggers import Triggers, checked, takes_part
from backend.hosts.roster import Roster
from backend.protocol.commands import EditGalleries
from backend.protocol.errors import ErrorKind
from backend.protocol.rows import (
    GOES_ON,
    GalleryRow,
    GalleryState,
    HostProgress,
    PauseReason,
    Question,
    StartOn,
)
from backend.storage import archives as archive_table
from backend.storage import uploads as upload_table
from backend.storage.database import Database

T = TypeVar("T")

LONGEST_TEXT = 10_000
_TEXT_FIELDS = ("custom1", "custom2", "custom3", "custom4", "ext1", "ext2", "ext3", "ext4")
_COMING_IN = (GalleryState.VALIDATING, GalleryState.SCANNING)
_MAY_START = (*_COMING_IN, GalleryState.READY)
"""By themselves: one that was just scanned is ready for a moment before it gets in line."""
_AT_WORK = (GalleryState.QUEUED, GalleryState.UPLOADING)


class Queue:
    """Used from the engine's event loop. Ids that are gone are passed over; Problem tells what cannot be."""

    def __init__(
        self,
        *,
        book: Book,
        database: Database,
        scheduler: Scheduler,
        intake: Intake,
        tabs: Tabs,
        roster: Roster,
        results: Results,
        tally: Tally,
        history: History,
        renamed: Callable[[int], Awaitable[None]],
        gallery_hosts: GalleryHosts,
        fitting: Fitting,
        triggers: Triggers,
        rebuild: Rebuild,
        has_template: Callable[[str], bool],
    ) -> None:
        self._book = book
        self._database = database
        self._scheduler = scheduler
        self._intake = intake
        self._tabs = tabs
        self._roster = roster
        self._results = results
        self._tally = tally
        self._history = history
        self._renamed = renamed
        self._gallery_hosts = gallery_hosts
        self._fitting = fitting
        self._triggers = triggers
        self._rebuild = rebuild
        self._has_template = has_template

    # -- start and stop --------------------------------------------------------------------------------------

    async def start(self, ids: Sequence[int]) -> None:
        """Queue these; none named means all that are ready or paused. Failed files are tried again.

        Those that are named do not wait for a time any more.
        """
        may_start = (GalleryState.READY, GalleryState.PAUSED, *_AT_WORK)
        rows = self._book.existing(ids) if ids else self._book.in_state(*may_start)
        if waiting := [row.id for row in rows if ids and row.start_at is not None]:
            await self._book.change_many(waiting, start_at=None)
        await _each(self._start_any, rows)  # what waits together is stored together

    async def line_up(self, ids: Sequence[int]) -> None:
        """Queue these; a time that they wait for holds them there."""
        await _each(self._start_any, self._book.existing(ids))

    async def _start_any(self, row: GalleryRow) -> None:
        if row.state in _AT_WORK:
            await self._triggers.start(row.id)  # so far only the hosts that did not wait for this
        elif row.state in (GalleryState.VALIDATING, GalleryState.SCANNING):
            await self._book.change(row.id, start_when_ready=True)
        elif row.state is GalleryState.FAILED and not row.images:
            await self._book.change(row.id, start_when_ready=True)
            await self._intake.rescan(row.id)
        elif allows(row.state, Trigger.START):
            await self._start(row)

    async def _start(self, row: GalleryRow) -> None:
        if row.state in (GalleryState.INCOMPLETE, GalleryState.FAILED):
            await self._database.run(lambda connection: _reset_failed(connection, row.id))
        if row.state is GalleryState.COMPLETED and not await self._has_something_to_send(row):
            return
        await self._triggers.start(row.id)
        now = self._book.row(row.id)
        if now is None or not allows(now.state, Trigger.START):
            return  # it was removed, or something else was done with it, while this was stored
        await self._book.move(row.id, Trigger.START)
        if row.state is GalleryState.PAUSED:
            self._history.note(row.id, "resumed")

    async def _has_something_to_send(self, row: GalleryRow) -> bool:
        uploads = await self._database.read(lambda connection: archive_table.uploads_of_gallery(connection, row.id))
        wanted = {host.host_id for host in row.hosts if takes_part(host)}
        done = sum(upload.host_id in wanted and upload.state in ("uploaded", "left_out") for upload in uploads)
        return done < row.images * len(wanted)

    async def pause(self, ids: Sequence[int], *, hard: bool, reason: PauseReason = PauseReason.BY_PERSON) -> None:
        """Pause these; none named means everything that is queued or uploads. What is still scanned does not start."""
        rows = self._book.existing(ids) if ids else self._book.in_state(*_MAY_START, *_AT_WORK, GalleryState.PAUSED)
        for row in rows:
            starts = self._book.beside(row.id).start_when_ready or row.start_at is not None
            if row.state in _MAY_START and starts:
                await self._book.change(row.id, start_when_ready=False, start_at=None)
            if row.state is GalleryState.PAUSED and row.pause_reason in GOES_ON:
                await self._book.change(row.id, pause_reason=reason)  # it does not go on by itself any more
        paused = [row.id for row in rows if allows(row.state, Trigger.PAUSE)]
        for gallery_id in paused:
            # First no new file is started anywhere, then the rest is done in order.
            if run := self._scheduler.run_of(gallery_id):
                run.is_stopping = True
        now = time.time()

        async def pause_one(gallery_id: int) -> None:
            row = self._book.row(gallery_id)
            if row is not None and allows(row.state, Trigger.PAUSE):  # it may have ended since
                await self._book.move(
                    gallery_id, Trigger.PAUSE, pause_reason=reason, paused_at=now, speed_bps=0, eta_s=None
                )

        await _each(pause_one, paused)
        for gallery_id in paused:
            await self._scheduler.stop_run(gallery_id, hard=hard)
            self._history.note(gallery_id, "paused", subject=reason.value)
        await self.twins_stopped(paused)

    async def go_on(self, ids: Sequence[int]) -> None:
        """Queue what was paused again, as it was: hosts that wait for the person's start go on waiting."""
        await _each(self._go_on, [row for row in self._book.existing(ids) if row.state is GalleryState.PAUSED])

    async def _go_on(self, row: GalleryRow) -> None:
        await self._book.move(row.id, Trigger.START)
        if row.started_at is not None:
            self._history.note(row.id, "resumed")

    async def hold(self, ids: Sequence[int], reason: PauseReason) -> None:
        """Pause these, which only stand in line: nothing has begun, so there is nothing to stop or to tell."""
        now = time.time()

        async def hold_one(row: GalleryRow) -> None:
            await self._book.move(row.id, Trigger.PAUSE, pause_reason=reason, paused_at=now)

        await _each(hold_one, [row for row in self._book.existing(ids) if row.state is GalleryState.QUEUED])

    async def cancel(self, ids: Sequence[int]) -> None:
        """Stop the scan (the row goes), or the upload (hard)."""
        rows = self._book.existing(ids)
        if coming_in := [row.id for row in rows if row.state in _COMING_IN]:
            await self.remove(coming_in)
        await _each(self._cancel, [row.id for row in rows if row.state not in _COMING_IN])

    async def _cancel(self, gallery_id: int) -> None:
        for row in self._book.existing([gallery_id]):
            trigger = Trigger.CANCEL_PARTLY if self._has_uploads(row) else Trigger.CANCEL
            if allows(row.state, trigger):
                await self._book.move(row.id, trigger, speed_bps=0, eta_s=None, start_at=None)
                await self._scheduler.stop_run(row.id, hard=True)
                self._history.note(row.id, "cancelled")
                await self.twins_stopped([row.id])

    @staticmethod
    def _has_uploads(row: GalleryRow) -> bool:
        return any(host.done_files or host.unknown_files for host in row.hosts)

    async def retry(self, ids: Sequence[int], file_ids: Sequence[int], host_id: str) -> None:
        """Queue failed files again: all of them, or some, or those of one host."""
        for row in self._book.existing(ids):
            if row.state is GalleryState.FAILED and not row.images:
                await self._intake.rescan(row.id)
            elif allows(row.state, Trigger.START) or row.state is GalleryState.UPLOADING:
                gallery_id = row.id
                waits_again = await self._database.run(
                    lambda connection, gallery_id=gallery_id: _reset_failed(  # type: ignore[misc]
                        connection, gallery_id, host_id=host_id, file_ids=file_ids
                    )
                )
                if host_id and row.state is not GalleryState.UPLOADING:
                    await self._take_back(gallery_id, host_id)
                if await self._book.move_if_possible(gallery_id, Trigger.START, error=None) is None and waits_again:
                    await self._scheduler.read_again(gallery_id, host_id)

    async def start_host(self, ids: Sequence[int], host_id: str) -> None:
        """Start one host of these galleries, whatever it waits for. What is still scanned starts there after that."""
        for row in self._book.existing(ids):
            if all(host.host_id != host_id for host in row.hosts):
                continue
            if row.state in _COMING_IN:
                await self._triggers.edit(row, {host_id: StartOn.ADDED})
                continue
            await self._triggers.start_host(row.id, host_id)
            if row.state in (GalleryState.INCOMPLETE, GalleryState.FAILED, GalleryState.COMPLETED):
                await self.retry([row.id], (), host_id)
            else:
                await self._book.move_if_possible(row.id, Trigger.START)

    async def hold_host(self, ids: Sequence[int], host_id: str) -> None:
        """Let one host of these galleries wait for the person; a gallery with no other host is paused."""
        for row in self._book.existing(ids):
            if all(host.host_id != host_id for host in row.hosts):
                continue
            if any(takes_part(host) for host in row.hosts if host.host_id != host_id):
                await self._triggers.hold(row.id, host_id)
                self._scheduler.poke()
            elif allows(row.state, Trigger.PAUSE):
                await self.pause([row.id], hard=False)

    # -- remove and bring back -------------------------------------------------------------------------------

    async def remove(self, ids: Sequence[int]) -> None:
        """Take galleries off the queue and stop what they do; what is online stays. `restore` brings them back."""
        rows = self._book.existing(ids)
        for row in rows:
            self._intake.cancel(row.id)
            if run := self._scheduler.run_of(row.id):
                run.is_stopping = True
            self._history.tell(row.id, "removed")
        await self._book.take_off([row.id for row in rows], time.time())
        for row in rows:
            await self._scheduler.stop_run(row.id, hard=True)
        await self.twins_stopped([row.id for row in rows])

    async def restore(self, ids: Sequence[int]) -> None:
        """Bring removed galleries back; what was cut off by that goes on."""
        for row in await self._book.bring_back(ids):
            self._history.tell(row.id, "restored")
            if row.state is GalleryState.UPLOADING:
                await self._book.move(row.id, Trigger.INTERRUPTED)
                await self._tally.count_again(row.id)
            elif row.state in _COMING_IN:
                await self._book.move(row.id, Trigger.INTERRUPTED)
                self._intake.take_in_again(row.id)
                continue
            self._intake.hash_later(row.id)
        self._scheduler.poke()

    # -- order and fields ------------------------------------------------------------------------------------

    async def move_before(self, ids: Sequence[int], before_id: int | None) -> None:
        """Put these in front of another row, in the order given; None is the end."""
        moving = set(ids)
        rest = [row for row in self._book.rows() if row.id not in moving]
        place = next((index for index, row in enumerate(rest) if row.id == before_id), len(rest))
        await self._place(self._book.existing(ids), rest, place)

    async def start_next(self, ids: Sequence[int]) -> None:
        """First in line: behind what uploads already, before everything else; and queued if it waits."""
        moving = set(ids)
        rest = [row for row in self._book.rows() if row.id not in moving]
        place = next((index for index, row in enumerate(rest) if row.state is not GalleryState.UPLOADING), len(rest))
        rows = self._book.existing(ids)
        await self._place(rows, rest, place)
        await self.start([row.id for row in rows if row.state not in _AT_WORK or row.start_at is not None])

    async def _place(self, moving: Sequence[GalleryRow], rest: Sequence[GalleryRow], place: int) -> None:
        """Give the moved rows positions between their new neighbours; number all again when there is no room."""
        low = rest[place - 1].position if place else (rest[0].position - len(moving) - 1.0 if rest else 0.0)
        high = rest[place].position if place < len(rest) else low + len(moving) + 1.0
        step = (high - low) / (len(moving) + 1)
        if step > 1e-6:
            await self._book.set_positions({row.id: low + step * (n + 1) for n, row in enumerate(moving)})
            return
        order = [*rest[:place], *moving, *rest[place:]]
        await self._book.set_positions({row.id: float(n) for n, row in enumerate(order, 1)})

    async def edit(self, command: EditGalleries) -> None:
        """Change fields of galleries. Raises Problem(BAD_INPUT) before anything is changed."""
        fields: dict[str, Any] = {}
        if command.tab_id is not UNSET:
            if not self._tabs.exists(command.tab_id):
                raise problem(ErrorKind.BAD_INPUT, "no such tab", subject=str(command.tab_id))
            fields["tab_id"] = command.tab_id
        if command.template_id is not UNSET:
            if command.template_id and not self._has_template(command.template_id):
                raise problem(ErrorKind.BAD_INPUT, "no such template", subject=command.template_id)
            fields["template_id"] = command.template_id
        if command.cover_file_id is not UNSET:
            fields["cover_file_id"] = command.cover_file_id
        if command.location is not UNSET:
            if command.location not in ("", "keep", "remove"):
                raise problem(ErrorKind.BAD_INPUT, "keep, remove or nothing", subject="location")
            fields["location"] = command.location
        for name in _TEXT_FIELDS:
            value = getattr(command, name)
            if value is not UNSET:
                if len(value) > LONGEST_TEXT:
                    raise problem(ErrorKind.BAD_INPUT, f"at most {LONGEST_TEXT} characters", subject=name)
                fields[name] = value
        if command.host_ids is not UNSET:
            for host_id in command.host_ids:
                if self._roster.info(host_id) is None:
                    raise problem(ErrorKind.BAD_INPUT, "no such host", subject=host_id)
        start_on = checked(command.host_start_on or ())
        accounts, options = self._gallery_hosts.checked(command.host_accounts or (), command.host_options or ())
        rows = self._book.existing(command.ids)
        if command.host_ids is not UNSET:
            for row in rows:
                if row.state is GalleryState.UPLOADING:
                    raise problem(ErrorKind.BAD_INPUT, "pause the gallery first", subject=row.name)
        if fields:
            await self._book.change_many([row.id for row in rows], **fields)
        if command.name is not UNSET:
            await _each(partial(self._rename, wanted=command.name), rows)
        # each of these is a few transactions; those that wait together are one
        if command.host_ids is not UNSET:
            await _each(partial(self._set_hosts, host_ids=command.host_ids), rows)
        if accounts or options:
            await _each(lambda row: self._gallery_hosts.edit(row, accounts, options), rows)
        if start_on:
            await _each(lambda row: self._set_start_on(row.id, start_on), rows)
        await self._rebuild.due(row.id for row in rows)

    async def replace_host(self, gallery_id: int, host_id: str, other_id: str) -> None:
        """Send a gallery to another host in place of one that has nothing of it. What waited goes on at once.

        Raises Problem: BAD_INPUT when something of it is on the host, or the other one does not exist or is in use.
        """
        for row in self._book.existing([gallery_id]):
            host = next((host for host in row.hosts if host.host_id == host_id), None)
            if host is None or host.done_files or host.unknown_files:
                raise problem(ErrorKind.BAD_INPUT, "something of it is there already", host=host_id, subject="host_id")
            if self._roster.info(other_id) is None or any(each.host_id == other_id for each in row.hosts):
                raise problem(ErrorKind.BAD_INPUT, "no such host", subject=other_id)
            if await self._scheduler.replace_host(gallery_id, host_id, other_id):
                continue
            if row.state is GalleryState.UPLOADING:
                raise problem(ErrorKind.BAD_INPUT, "pause the gallery first", subject=row.name)
            await self._set_hosts(row, [other_id if each.host_id == host_id else each.host_id for each in row.hosts])
            if row.state in (GalleryState.INCOMPLETE, GalleryState.FAILED):
                await self._book.move_if_possible(gallery_id, Trigger.START, error=None)

    async def _rename(self, row: GalleryRow, wanted: str) -> None:
        """An empty name restores that of the folder."""
        name = " ".join(wanted.split())[:1000] or self._book.beside(row.id).folder_name
        await self._book.change(row.id, name=name)
        if name != row.name:
            await self._renamed(row.id)

    async def _set_hosts(self, row: GalleryRow, host_ids: Sequence[str]) -> None:
        known = {host.host_id: host for host in row.hosts}
        hosts = [known.get(host_id) or self._new_host(row, host_id) for host_id in dict.fromkeys(host_ids)]
        await self._book.set_hosts(row.id, hosts)
        await self._book.change_triggers(row.id, hosts)
        kept = {host.host_id for host in hosts}
        gone = [host for host in row.hosts if host.stands_in_for and host.host_id not in kept]
        for host in gone:
            await self._take_back(row.id, host.stands_in_for)
        if gone:
            await self._tally.count_again(row.id)
        self._fitting.look_later(row.id)

    async def _take_back(self, gallery_id: int, host_id: str) -> None:
        """What another host took over from this one is its own again."""
        await self._database.run(lambda connection: upload_table.take_back(connection, gallery_id, host_id))

    async def _set_start_on(self, gallery_id: int, start_on: Mapping[str, StartOn]) -> None:
        for row in self._book.existing([gallery_id]):
            await self._triggers.edit(row, start_on)
            was_added = row.state is GalleryState.READY and StartOn.ADDED in start_on.values()
            if was_added and await self._triggers.scanned(gallery_id, starts=False):
                await self._book.move_if_possible(gallery_id, Trigger.START)

    def _new_host(self, row: GalleryRow, host_id: str) -> HostProgress:
        start_on = self._roster.start_on(host_id)
        is_waiting = start_on is StartOn.HAND
        return HostProgress(
            host_id, total_files=row.images, total_bytes=row.size_bytes, start_on=start_on, is_waiting=is_waiting
        )

    # -- questions -------------------------------------------------------------------------------------------

    async def resolve_duplicate(self, ids: Sequence[int], choice: str) -> None:
        """skip: remove the new row · use_links: take over the old results · upload_again: go on."""
        if choice not in ("skip", "use_links", "upload_again"):
            raise problem(ErrorKind.BAD_INPUT, "skip, use_links or upload_again", subject="choice")
        for row in self._book.existing(ids):
            if row.question is not Question.DUPLICATE:
                continue
            if choice == "skip":
                await self.remove([row.id])
            elif choice == "use_links":
                await self._take_over(row)
            else:
                await self._book.change(row.id, question=Question.NONE, on_duplicate="upload_again")
                self._fitting.look_later(row.id)
                self._scheduler.poke()

    async def _take_over(self, row: GalleryRow) -> None:
        twin_id = row.twin_id
        if twin_id is None:
            return
        if any(twin.state in (*_COMING_IN, *_AT_WORK) for twin in self._book.existing([twin_id])):
            # It has its links later. Until then the question stays open, and `twins_stopped` comes back to it.
            await self._book.change(row.id, on_duplicate="use_links")
            return
        await self._tally.take_over(row.id, twin_id)
        fresh = self._book.row(row.id)
        if fresh is not None and fresh.done_images >= fresh.images and allows(fresh.state, Trigger.LINKS_TAKEN_OVER):
            now = time.time()
            await self._book.move(row.id, Trigger.LINKS_TAKEN_OVER, question=Question.NONE, finished_at=now, error=None)
            await self._results.render_again(row.id)
            self._history.note(row.id, "links_taken_over", count=fresh.done_images)
            await self._tally.tell_uploads(row.id)
            await self._tally.tell_left_out(row.id)
            self._tally.tell_finished(row.id)
        else:
            # The twin is not complete itself: what it has is taken over, the rest is uploaded.
            await self._tally.tell_uploads(row.id)
            await self._book.change(row.id, question=Question.NONE, on_duplicate="upload_again")
        self._scheduler.poke()

    async def twins_stopped(self, ids: Sequence[int]) -> None:
        """Go on with the duplicates that wait for the links of these galleries, which have ended or were stopped."""
        for row in self._book.rows():
            waits = row.question is Question.DUPLICATE and self._book.beside(row.id).on_duplicate == "use_links"
            if waits and row.twin_id in ids:
                await self._take_over(row)


async def _each(work: Callable[[T], Awaitable[None]], items: Sequence[T]) -> None:
    """Together, so that they share a transaction; one alone without a task of its own, which would come later."""
    if len(items) == 1:
        await work(items[0])
    else:
        await asyncio.gather(*map(work, items))


def _reset_failed(
    connection: apsw.Connection, gallery_id: int, *, host_id: str = "", file_ids: Sequence[int] = ()
) -> bool:
    """Whether anything waits again."""
    uploads = upload_table.reset_failed(connection, gallery_id, host_id=host_id, file_ids=file_ids)
    archives = archive_table.reset_failed(connection, gallery_id, host_id=host_id, file_ids=file_ids)
    return bool(uploads or archives)
