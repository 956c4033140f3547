"""One attempt of one file on one host, and what follows from its outcome; the same for a remote gallery's two ends."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from pathlib import Path

import apsw
import msgspec

from backend.accounts.room import reason_too_large
from backend.errors import Problem
from backend.galleries import counting
from backend.galleries.afterwards import note_links, note_made
from backend.galleries.book import Book
from backend.galleries.copies import Copies
from backend.galleries.covers import Covers
from backend.galleries.history import History
from backend.galleries.job import FileJob, Job
from backend.galleries.lanes import Lanes
from backend.galleries.ledger import Ledger
from backend.galleries.run import Part, Run, shown_upload
from backend.galleries.sent_files import keep_sent
from backend.hosts.base import Ability, FileToSend, Uploaded
from backend.hosts.fits import narrowed
from backend.hosts.lane import Lane
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import UploadRow, UploadState
from backend.storage import archives as archive_table
from backend.storage import attempts as attempt_table
from backend.storage import galleries as gallery_table
from backend.storage.database import Database
from backend.uploads import exchanges, retry
from backend.uploads.breaker import OUTAGES

log = logging.getLogger(__name__)


class Attempts:
    """Used from the engine's event loop; the scheduler decides which attempt is made when."""

    def __init__(
        self,
        *,
        book: Book,
        database: Database,
        lanes: Lanes,
        history: History,
        ledger: Ledger,
        copies: Copies,
        poke: Callable[[], None],
        follow_up: Callable[[], None],
    ) -> None:
        self._book = book
        self._database = database
        self._lanes = lanes
        self._history = history
        self._ledger = ledger
        self._copies = copies
        self._covers = Covers(book, database, copies)
        self._poke = poke
        self._follow_up = follow_up

    async def begin(self, run: Run, part: Part) -> None:
        """Make the remote gallery; its uploads wait for that."""
        exchanges.begin()
        try:
            await part.lane.host.begin_gallery(part.remote, part.account)
            part.is_begun = True
            self.step_succeeded(part)
            await self._ledger.store_remote(run, part)
            await self._ledger.store_surely(lambda connection: note_made(connection, run.gallery_id, part))
            part.is_named = part.remote.is_begun
            self._follow_up()
        except Problem as problem:
            is_again = await self.step_failed(run, part, problem)
            if not is_again and part.lane.account_error is None:
                await self.give_up_waiting(run, part, problem.info)
        except Exception:
            log.exception("making a gallery on %s failed", part.host_id)
            await self.give_up_waiting(run, part, ErrorInfo(kind=ErrorKind.BUG, host=part.host_id))
        finally:
            self.end_step(part)

    def step_succeeded(self, part: Part) -> None:
        part.step_attempts, part.not_before = 0, 0.0
        self._host_answered(part.lane)

    async def step_failed(self, run: Run, part: Part, problem: Problem) -> bool:
        """Decide about a failed request for the remote gallery; True when it is to be made again later."""
        part.step_attempts += 1
        error, lane = problem.info, part.lane
        if self._note_outage(lane, error, is_probe=part.is_probe):
            return False
        part.step_attempts -= part.is_probe and error.kind in OUTAGES
        match _decide(error, attempt=part.step_attempts, tries=lane.tries):
            case retry.Retry(wait_s=wait_s):
                part.not_before = time.time() + wait_s
                self._tell_retry(run, part, "", part.step_attempts, error, part.not_before)
            case retry.HoldHost(until=until):
                self._hold(run, lane, until, error)
            case retry.HoldAccount():
                await self._refuse_account(lane, error)
                return False
            case retry.GiveUp() | retry.AskPerson():
                return False
        return True

    def end_step(self, part: Part) -> None:
        if part.is_probe:
            part.is_probe = False
            part.lane.breaker.give_back()
        part.step = None
        self._poke()

    def _host_answered(self, lane: Lane) -> None:
        if lane.breaker.succeeded(time.time()):
            self._lanes.refresh()
            self._poke()

    def _note_outage(self, lane: Lane, error: ErrorInfo, *, is_probe: bool) -> bool:
        """Tell the breaker of a failure; True when the host has been down for so many probes that nothing more is
        to be hoped for."""
        if error.kind not in OUTAGES:
            return False
        was_open = lane.is_on_hold(time.time())
        lane.outage(error)
        if lane.is_on_hold(time.time()) and not was_open:
            self._lanes.refresh()
        return is_probe and lane.breaker.openings >= lane.tries

    async def finish(self, run: Run, part: Part) -> None:
        """Tell the host that the gallery is complete; also after a partial failure, else the rest stays hidden."""
        exchanges.begin()
        is_at_cover = True
        try:
            await self._covers.send(run, part)
            is_at_cover = False
            if part.is_finish_told:
                await part.lane.host.finish_gallery(part.remote, part.account)
            part.is_finished = True
            await self._ledger.store_remote(run, part)
            if part.done_files:
                self._history.note(run.gallery_id, "host_done", host=part.host_id, count=part.done_files)
        except Problem as problem:
            maybe_there = problem.file_may_have_arrived and not part.lane.host.info.repeat_is_safe
            if is_at_cover and (maybe_there or not await self.step_failed(run, part, problem)):
                part.is_cover_given_up, part.step_attempts = True, 0
                self._history.note(run.gallery_id, "cover_failed", host=part.host_id, error=problem.info)
            elif not is_at_cover and not await self.step_failed(run, part, problem):
                # The images are there; only the last step is missing. Said, not hidden, and tried again at a retry.
                part.is_finished = True
                part.error = problem.info
        except Exception:
            log.exception("finishing a gallery on %s failed", part.host_id)
            part.is_finished = True
            part.error = ErrorInfo(kind=ErrorKind.BUG, host=part.host_id)
        finally:
            self.end_step(part)

    async def send(self, run: Run, part: Part, job: Job) -> None:
        """One attempt of one file on one host, and what follows from its outcome."""
        lane = part.lane
        job.attempts += 1
        exchanges.begin()

        def on_sent(sent_bytes: int) -> None:
            job.sent_bytes = sent_bytes

        async def before_end() -> None:
            # From here on the upload is not cut any more, so the record and the host agree.
            job.is_at_end = True
            may_go = await self._ledger.store_surely(  # a full disk is no failure of the file: its end waits
                lambda connection: job.record_started(connection, part.host_id, at=time.time()), is_synced=False
            )
            if not may_go:
                job.is_settled = True
                raise Problem(ErrorInfo(kind=ErrorKind.CANCELLED, host=part.host_id))

        try:
            async with self.to_send(run, part, job) as to_send:
                size_bytes = to_send.source.size_bytes if isinstance(job, FileJob) else job.size_bytes
                if (too_large := reason_too_large(part.facts, size_bytes, part.host_id, job.name)) is not None:
                    raise Problem(too_large)
                uploading = UploadRow(host_id=part.host_id, state=UploadState.UPLOADING)
                self._ledger.set_upload(run, part, uploading, job.file_ids)
                uploaded = await self._found_there(part, job, to_send) or await lane.host.upload(
                    to_send, part.remote, part.account, on_sent=on_sent, before_end=before_end
                )
            self._host_answered(lane)
            # The connection is free for the next file while this result is stored.
            self._give_back(lane, job)
            if isinstance(job, FileJob) and Ability.RESULTS in lane.host.info.abilities and not uploaded.has_link:
                await keep_sent(self._ledger, self._database.metrics, run, part, job, uploaded, to_send)
                self._lanes.has_sent(lane.account.key, job.size_bytes)
            else:
                await self.take_result(run, part, job, uploaded, to_send.source.size_bytes)
        except asyncio.CancelledError:
            # Nothing of this file can be on the host: cutting waits for files whose end has left.
            self._ledger.set_upload(run, part, None, job.file_ids)
            part.in_flight.pop(job.id, None)
            part.put_back(job)
            raise
        except Problem as problem:
            if job.is_settled:
                await self._settle(run, part, job)
            else:
                await self._attempt_failed(run, part, job, problem)
        except Exception:
            log.exception("an upload to %s failed", part.host_id)
            bug = Problem(ErrorInfo(kind=ErrorKind.BUG, host=part.host_id), file_may_have_arrived=job.is_at_end)
            await self._attempt_failed(run, part, job, bug)
        finally:
            self._give_back(lane, job)
            part.in_flight.pop(job.id, None)
            self._poke()

    def to_send(self, run: Run, part: Part, job: Job) -> AbstractAsyncContextManager[FileToSend]:
        """What this host gets of the job, for as long as the block lasts: the file, or the copy that it takes."""
        info = part.lane.host.info
        if part.most_bytes is not None:
            info = replace(info, limits=narrowed(info.limits, part.most_bytes))
        return self._copies.to_send(run.gallery_id, info, job.to_send())

    async def _found_there(self, part: Part, job: Job, file: FileToSend) -> Uploaded | None:
        """Before a file goes a second time: the host may have it since the first. No answer counts as no."""
        if not job.asks_first:
            return None
        job.asks_first = False
        try:
            found = await part.lane.host.look_up(file, part.remote, part.account)
        except Problem as problem:
            log.info("%s does not say whether it has a file: %s", part.host_id, problem)
            return None
        return found if found is not None and found.has_link else None

    def _give_back(self, lane: Lane, job: Job) -> None:
        if job.has_connection:
            job.has_connection = False
            lane.in_use -= 1
            if job.is_probe:
                job.is_probe = False
                lane.breaker.give_back()
            self._poke()

    async def _settle(self, run: Run, part: Part, job: Job) -> None:
        """The file was on this host before its end could leave, or it is gone from the gallery: nothing was sent."""
        job.is_ending = True
        uploads = await self._database.read(
            lambda connection: archive_table.uploads_of_gallery(connection, run.gallery_id)
        )
        part.in_flight.pop(job.id, None)
        here = next((each for each in uploads if (each.file_id, each.host_id) == (job.file_ids[0], part.host_id)), None)
        if here is None:
            part.total_files -= len(job.file_ids)
            part.total_bytes -= job.size_bytes
            self._ledger.set_upload(run, part, None, job.file_ids)
            return
        part.done_files += len(job.file_ids)
        part.done_bytes += job.size_bytes
        self._ledger.set_upload(run, part, shown_upload(here), job.file_ids)

    async def take_result(self, run: Run, part: Part, job: Job, uploaded: Uploaded, size_bytes: int) -> None:
        """The host has it: store that, then tell. `size_bytes` are those of what was sent."""
        host_id, now = part.host_id, time.time()
        remote_json = msgspec.json.encode(part.remote.values).decode()
        part.gallery_url = part.lane.host.gallery_url(part.remote) or part.gallery_url
        part.is_begun = True
        is_made = part.remote.is_begun

        def store(connection: apsw.Connection) -> None:
            job.record_result(connection, host_id, uploaded, at=now)
            gallery_table.update_host(
                connection,
                run.gallery_id,
                host_id,
                remote=remote_json,
                gallery_url=part.gallery_url,
                account=part.lane.account.key,  # what is there belongs to it: more goes there, and it can delete it
            )
            note_made(connection, run.gallery_id, part)
            note_links(connection, run.gallery_id, part, job, uploaded)
            counting.uploaded(self._database.metrics, run, part, job, uploaded, size_bytes, now)

        await self._ledger.store_surely(store)
        part.is_named = part.is_named or is_made
        self._follow_up()
        if not uploaded.already_there:
            self._lanes.has_sent(part.lane.account.key, job.size_bytes)
        part.done_files += len(job.file_ids)
        part.done_bytes += job.size_bytes
        part.in_flight.pop(job.id, None)
        row = UploadRow(
            host_id=host_id,
            state=UploadState.UPLOADED,
            attempts=job.attempts,
            page_url=uploaded.page_url,
            image_url=uploaded.image_url,
            thumb_url=uploaded.thumb_url,
            delete_url=uploaded.delete_url,
            already_there=uploaded.already_there,
        )
        self._ledger.set_upload(run, part, row, job.file_ids)
        if lane_accepts(part.lane):
            await self._lanes.account_accepted(part.lane.account.key)
        self._ledger.tell_followers(run, job.name, row)

    async def _attempt_failed(self, run: Run, part: Part, job: Job, problem: Problem) -> None:
        lane, error = part.lane, problem.info
        if not error.host:
            error = msgspec.structs.replace(error, host=part.host_id)
        job.is_ending = True  # in flight until it is stored: without it the gallery would seem to have ended
        self._remember(part, job, error)
        maybe_there, is_probe = problem.file_may_have_arrived, job.is_probe
        is_down = self._note_outage(lane, error, is_probe=is_probe)
        if is_down and not maybe_there:
            await self._wait_again(run, part, job, 0.0)
            await self.give_up_waiting(run, part, error)
            return
        if is_down:
            job.attempts = max(job.attempts, lane.tries)
        elif is_probe and error.kind in OUTAGES:
            job.attempts -= 1  # the host is down, which is no failure of the file
        is_pause = error.kind in (ErrorKind.RATE_LIMITED, ErrorKind.QUOTA)
        if not is_pause:  # being asked to wait is no failure of the file
            job.first_error = job.first_error or error.kind
        attempt = lane.breaker.round_at(time.time()) if is_pause else job.attempts
        match _decide(
            error,
            attempt=attempt,
            tries=lane.tries,
            file_may_have_arrived=maybe_there,
            repeat_is_safe=lane.host.info.repeat_is_safe,
        ):
            case retry.Retry(wait_s=wait_s):
                self._tell_retry(run, part, job.name, job.attempts, error, time.time() + wait_s)
                await self._wait_again(run, part, job, time.time() + wait_s)
            case retry.HoldHost(until=until):
                self._hold(run, lane, until, error)
                if is_pause:
                    job.attempts -= 1  # being asked to wait is no failure of the file
                await self._wait_again(run, part, job, 0.0)
            case retry.HoldAccount():
                await self._wait_again(run, part, job, 0.0)
                await self._refuse_account(lane, error)
            case retry.AskPerson():
                # A later try is not what helps here, whatever broke the answer; the cause stays as the detail.
                unknown = msgspec.structs.replace(error, kind=ErrorKind.UNKNOWN_OUTCOME, retry_at=None)
                await self._record_end(run, part, job, unknown, UploadState.UNKNOWN)
            case retry.GiveUp():
                is_missing = error.kind in (ErrorKind.FILE_UNREADABLE, ErrorKind.FILE_CHANGED)
                if is_missing and (folder := await self._gone_folder(run)):
                    error = ErrorInfo(kind=ErrorKind.FOLDER_GONE, host="", subject=folder)
                    await self._record_end(run, part, job, error, UploadState.FAILED)
                    for other in run.parts:
                        await self.give_up_waiting(run, other, error)
                else:
                    await self._record_end(run, part, job, error, UploadState.FAILED)

    def _remember(self, part: Part, job: Job, error: ErrorInfo) -> None:
        """For whoever wants to know how often this was tried, and what was answered; nothing waits for it."""
        attempt = job.failed_attempt(part.host_id, error=error, at=time.time())
        storing = self._database.run_behind(lambda connection: attempt_table.insert(connection, attempt))
        storing.add_done_callback(_log_failure)

    def _tell_retry(self, run: Run, part: Part, name: str, attempt: int, error: ErrorInfo, until: float) -> None:
        error = msgspec.structs.replace(error, host=error.host or part.host_id, retry_at=until)
        self._history.tell(
            run.gallery_id, "try_failed", host=part.host_id, subject=name, count=attempt, error=error,
            text=f"try {attempt} of {part.lane.tries}",
        )  # fmt: skip

    def _hold(self, run: Run, lane: Lane, until: float, error: ErrorInfo) -> None:
        lane.hold(until, error)
        host_id = lane.host.info.id
        error = msgspec.structs.replace(error, host=error.host or host_id, retry_at=until)
        self._history.tell(run.gallery_id, "host_waits", host=host_id, error=error)
        self._lanes.refresh()

    async def _wait_again(self, run: Run, part: Part, job: Job, not_before: float) -> None:
        if job.is_at_end:
            await self._ledger.store_surely(lambda connection: job.record_pending(connection, part.host_id))
        self._ledger.set_upload(run, part, None, job.file_ids)
        part.in_flight.pop(job.id, None)
        part.put_back(job, not_before)

    async def _record_end(self, run: Run, part: Part, job: Job, error: ErrorInfo, state: UploadState) -> None:
        now = time.time()
        record = job.record_unknown if state is UploadState.UNKNOWN else job.record_failed

        def store(connection: apsw.Connection) -> None:
            record(connection, part.host_id, error=error, at=now)
            counting.ended(self._database.metrics, run, part, [job], error.kind, now)

        await self._ledger.store_surely(store)
        part.in_flight.pop(job.id, None)
        if state is UploadState.UNKNOWN:
            part.unknown_files += len(job.file_ids)
            part.ask_later(job, now)
        else:
            part.failed_files += len(job.file_ids)
            part.error = error
        row = UploadRow(host_id=part.host_id, state=state, attempts=job.attempts, error=error)
        self._ledger.set_upload(run, part, row, job.file_ids)
        self._history.note(run.gallery_id, "file_failed", host=part.host_id, subject=job.name, error=error)
        self._ledger.tell_followers(run, job.name, row)

    async def give_up_waiting(self, run: Run, part: Part, error: ErrorInfo) -> None:
        """Fail all that still waits in this part, in one transaction."""
        jobs, now = list(part.waiting), time.time()
        part.waiting.clear()
        if not jobs:
            return
        part.given_up = error

        def store(connection: apsw.Connection) -> None:
            for job in jobs:
                job.record_failed(connection, part.host_id, error=error, at=now)
            counting.ended(self._database.metrics, run, part, jobs, error.kind, now)

        await self._ledger.store_surely(store)
        part.failed_files += sum(len(job.file_ids) for job in jobs)
        part.error = error
        for job in jobs:
            row = UploadRow(host_id=part.host_id, state=UploadState.FAILED, attempts=job.attempts, error=error)
            self._ledger.set_upload(run, part, row, job.file_ids)
            self._ledger.tell_followers(run, job.name, row)

    async def _refuse_account(self, lane: Lane, error: ErrorInfo) -> None:
        lane.account_error = error
        await self._lanes.account_refused(lane.account.key, error)
        self._poke()

    async def refuse_all(self, run: Run, part: Part, error: ErrorInfo) -> None:
        """Fail all that waits for a host which cannot be used."""
        try:
            await self.give_up_waiting(run, part, error)
        finally:
            self.end_step(part)

    async def _gone_folder(self, run: Run) -> str:
        row = self._book.row(run.gallery_id)
        return "" if row is None or await asyncio.to_thread(Path(row.path).exists) else row.path


def _log_failure(stored: asyncio.Future[None]) -> None:
    if not stored.cancelled() and (error := stored.exception()):
        log.error("storing an attempt failed: %s", error)


def _decide(
    error: ErrorInfo,
    *,
    attempt: int,
    tries: int,
    file_may_have_arrived: bool = False,
    repeat_is_safe: bool = False,
) -> retry.Decision:
    return retry.decide(
        error,
        attempt=attempt,
        tries=tries,
        file_may_have_arrived=file_may_have_arrived,
        repeat_is_safe=repeat_is_safe,
        now=time.time(),
        random=random.random(),  # noqa: S311 – spreads retries, guards nothing
    )


def lane_accepts(lane: Lane) -> bool:
    """True once for each run of the engine: the first accepted upload proves the credentials."""
    if lane.is_proven or not lane.host.info.needs_account:
        return False
    lane.is_proven = True
    return True
