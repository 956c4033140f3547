"""What runs next: grants slots to galleries, connections to files, and takes the results in."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Protocol

import apsw
import msgspec

from backend.errors import Problem
from backend.galleries import states
from backend.galleries.book import Announcer, Book
from backend.galleries.history import History
from backend.galleries.run import Job, Part, Run, part_for
from backend.galleries.states import Trigger
from backend.hosts.base import GalleryFacts, RemoteGallery, Uploaded
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import GalleryFinished, Notice, UploadFinished
from backend.protocol.rows import (
    FilePatch,
    FileState,
    GalleryRow,
    GalleryState,
    HostProgress,
    Question,
    Settings,
    UploadRow,
    UploadState,
)
from backend.storage import files as file_table
from backend.storage import galleries as gallery_table
from backend.storage import uploads as upload_table
from backend.storage.database import Database
from backend.storage.records import GalleryRecord, UploadRecord
from backend.uploads import retry
from backend.uploads.lane import Lane
from backend.uploads.progress import Speed

log = logging.getLogger(__name__)

TICK_S = 0.2
STORE_AGAIN_S = 5.0
SHUTDOWN_WAIT_S = 10.0
ANSWER_WAIT_S = 5.0


class Lanes(Protocol):
    """Gives the lane of a host, with the account that is to be used; raises Problem when it cannot be used."""

    async def lane(self, host_id: str) -> Lane: ...

    async def account_refused(self, host_id: str, error: ErrorInfo) -> None: ...

    async def account_accepted(self, host_id: str) -> None: ...

    def refresh(self) -> None: ...


class Scheduler:
    """Runs galleries. Used from the engine's event loop only; every method returns at once unless it is awaited."""

    def __init__(
        self,
        *,
        book: Book,
        database: Database,
        announcer: Announcer,
        lanes: Lanes,
        history: History,
        settings: Callable[[], Settings],
        finished: Callable[[int], Awaitable[None]],
        is_watched: Callable[[int], bool],
        is_followed: Callable[[int], bool],
    ) -> None:
        self._book = book
        self._database = database
        self._announcer = announcer
        self._lanes = lanes
        self._history = history
        self._settings = settings
        self._finished = finished
        self._is_watched = is_watched
        self._is_followed = is_followed
        self._runs: dict[int, Run] = {}
        self._opening: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._speeds: dict[tuple[int, str], Speed] = {}
        self._wake = asyncio.Event()
        self._is_closing = False
        self._is_disk_full = False

    # -- from outside ----------------------------------------------------------------------------------------

    def poke(self) -> None:
        """Something changed: look whether more can be started. Cheap, may be called often."""
        self._wake.set()

    def run_of(self, gallery_id: int) -> Run | None:
        return self._runs.get(gallery_id)

    @property
    def is_busy(self) -> bool:
        return bool(self._runs or self._opening)

    def connections_in_use(self) -> int:
        return sum(
            job.has_connection for run in self._runs.values() for part in run.parts for job in part.in_flight.values()
        )

    async def serve(self) -> None:
        """Run until cancelled: starts what can be started, and shows progress."""
        while True:
            try:
                self._grant_slots()
                self._fill_connections()
                self._show_progress()
            except Exception:
                log.exception("scheduling failed")
            timeout = TICK_S if self._runs or self._opening else None
            self._wake.clear()
            try:
                # Not wait_for: in Python 3.11 it can swallow a cancellation.
                async with asyncio.timeout(timeout):
                    await self._wake.wait()
            except TimeoutError:
                pass

    async def stop_run(self, gallery_id: int, *, hard: bool) -> None:
        """Start nothing more of this gallery; with `hard`, cut what is on the wire, except where only the host's
        answer is missing. Returns once the wire is silent (hard), or at once (soft)."""
        run = self._runs.get(gallery_id)
        if run is None:
            return
        run.is_stopping = True
        if hard:
            await self._cut([run], wait_s=0.5)
        self.poke()

    async def stop_everything(self, *, drain: bool) -> None:
        """For the end of the engine: let files finish (drain), or only wait a moment for answers on their way."""
        self._is_closing = True
        runs = list(self._runs.values())
        for run in runs:
            run.is_stopping = True
        if drain:
            await self._wait_idle(runs, SHUTDOWN_WAIT_S)
        await self._cut(runs, wait_s=ANSWER_WAIT_S)
        leftovers = [job.task for run in runs for part in run.parts for job in part.in_flight.values() if job.task]
        for task in [*leftovers, *self._tasks]:
            task.cancel()
        await asyncio.gather(*leftovers, *self._tasks, return_exceptions=True)

    def drop_run(self, gallery_id: int) -> None:
        """Forget a run whose gallery was removed; results on their way are still stored."""
        if run := self._runs.get(gallery_id):
            run.is_stopping = True

    # -- granting slots --------------------------------------------------------------------------------------

    def _grant_slots(self) -> None:
        if self._is_closing or self._is_disk_full:
            return
        now = time.time()
        using = len(self._opening) + sum(not run.is_stopping and run.can_use_a_slot(now) for run in self._runs.values())
        for row in self._book.in_state(GalleryState.QUEUED):
            if using >= self._settings().galleries_at_once:
                break
            if row.id in self._runs or row.id in self._opening or not self.may_start(row):
                continue
            using += 1
            self._opening.add(row.id)
            self._spawn(self._open(row.id))
        self._book.number_the_queue()

    def may_start(self, row: GalleryRow) -> bool:
        """A gallery waits for its digest, so that a duplicate is asked about before the first byte."""
        return row.question is not Question.DUPLICATE and bool(self._book.beside(row.id).digest)

    async def _open(self, gallery_id: int) -> None:
        try:
            row = self._book.row(gallery_id)
            if row is None or row.state is not GalleryState.QUEUED:
                return
            run = await self._load(row)
            row = self._book.row(gallery_id)
            if row is None or row.state is not GalleryState.QUEUED:
                return
            self._runs[gallery_id] = run
            await self._book.move(
                gallery_id,
                Trigger.SLOT_GRANTED,
                started_at=row.started_at or run.started_at,
                finished_at=None,
                error=None,
                eta_s=None,
            )
            await self._history.note(gallery_id, "started")
        except Problem as problem:
            await self._fail_at_start(gallery_id, problem.info)
        except Exception:
            log.exception("opening gallery %d failed", gallery_id)
            await self._fail_at_start(gallery_id, ErrorInfo(kind=ErrorKind.BUG))
        finally:
            self._opening.discard(gallery_id)
            self.poke()

    async def _load(self, row: GalleryRow) -> Run:
        def read(connection: apsw.Connection) -> tuple[list[GalleryRecord], list[UploadRecord]]:
            return gallery_table.get_many(connection, [row.id]), upload_table.of_gallery(connection, row.id)

        records, uploads = await self._database.read(read)
        all_files = await self._database.read(lambda connection: file_table.of_gallery(connection, row.id))
        files = [file for file in all_files if file.state != "left_out"]
        by_host: dict[str, dict[int, UploadRecord]] = {}
        for upload in uploads:
            by_host.setdefault(upload.host_id, {})[upload.file_id] = upload
        facts = GalleryFacts(
            id=row.id, name=row.name, images=len(files), size_bytes=sum(file.size_bytes for file in files)
        )
        parts: list[Part] = []
        for record in records[0].hosts:
            lane = await self._lanes.lane(record.host_id)
            remote = RemoteGallery(facts=facts, values=msgspec.json.decode(record.remote or "{}", type=dict[str, str]))
            host_uploads = by_host.get(record.host_id, {})
            if remote.is_begun and not lane.host.info.can_resume_gallery:
                # The host takes nothing more into that gallery: the rest goes into a new one.
                remote.values.clear()
            part = part_for(lane, remote, files, host_uploads, is_finished=record.finished)
            part.gallery_url = record.gallery_url
            parts.append(part)
        return Run(gallery_id=row.id, name=row.name, files=files, parts=parts, started_at=time.time())

    async def _fail_at_start(self, gallery_id: int, error: ErrorInfo) -> None:
        row = self._book.row(gallery_id)
        if row is None or row.state is not GalleryState.QUEUED:
            return
        await self._book.move(gallery_id, Trigger.SLOT_GRANTED)
        await self._book.move(gallery_id, Trigger.ALL_FAILED, error=error, finished_at=time.time())
        await self._history.note(gallery_id, "failed", error=error)
        self._announcer.publish(
            GalleryFinished(
                gallery_id=gallery_id,
                name=row.name,
                state=GalleryState.FAILED,
                images=row.done_images,
                host_count=len(row.hosts),
                error=error,
            )
        )

    # -- connections -----------------------------------------------------------------------------------------

    def _fill_connections(self) -> None:
        now = time.time()
        free = self._settings().uploads_at_once - self.connections_in_use()
        earliest: list[float] = []
        for row in self._book.rows():
            run = self._runs.get(row.id)
            if run is None:
                continue
            if not run.is_stopping:
                for part in run.parts:
                    free -= self._fill_part(run, part, free, now)
                    if (when := part.earliest_retry()) is not None:
                        earliest.append(when)
        for gallery_id in [gallery_id for gallery_id, run in self._runs.items() if run.is_idle]:
            run = self._runs[gallery_id]
            if run.is_stopping or self._book.row(gallery_id) is None:
                self._forget(gallery_id)
            elif not run.has_work and all(part.is_finished for part in run.parts):
                self._spawn(self._end(run))
        if earliest and (wait_s := min(earliest) - now) > 0:
            asyncio.get_running_loop().call_later(min(wait_s, 60.0), self.poke)

    def _fill_part(self, run: Run, part: Part, free: int, now: float) -> int:
        """Start what this host may do now; returns how many connections it took."""
        lane = part.lane
        if lane.account_error is not None and part.waiting:
            part.step = part.step or self._spawn(self._refuse_all(run, part, lane.account_error))
            return 0
        if part.step is not None or lane.is_on_hold(now):
            return 0
        if not part.waiting:
            if not part.in_flight and not part.is_finished and part.not_before <= now:
                part.step = self._spawn(self._finish_part(run, part))
            return 0
        if not part.is_begun and not lane.host.info.first_file_alone:
            if part.not_before <= now:
                part.step = self._spawn(self._begin_part(run, part))
            return 0
        started = 0
        while started < free and lane.has_room():
            job = part.next_job(now)
            if job is None:
                break
            lane.in_use += 1
            job.has_connection = True
            part.in_flight[job.file.id] = job
            job.task = self._spawn(self._attempt(run, part, job))
            started += 1
        return started

    async def _begin_part(self, run: Run, part: Part) -> None:
        try:
            await part.lane.pacer.wait()
            await part.lane.host.begin_gallery(part.remote, part.lane.account)
            part.is_begun = True
            part.begin_attempts, part.not_before = 0, 0.0
            await self._store_remote(run, part)
        except Problem as problem:
            part.begin_attempts += 1
            await self._decide_step(run, part, problem)
        except Exception:
            log.exception("making a gallery on %s failed", part.host_id)
            await self._give_up_waiting(run, part, ErrorInfo(kind=ErrorKind.BUG, host=part.host_id))
        finally:
            part.step = None
            self.poke()

    async def _decide_step(self, run: Run, part: Part, problem: Problem) -> None:
        decision = retry.decide(
            problem.info,
            attempt=part.begin_attempts,
            tries=part.lane.tries,
            file_may_have_arrived=False,
            now=time.time(),
            random=random.random(),  # noqa: S311 – spreads retries, guards nothing
        )
        match decision:
            case retry.Retry(wait_s=wait_s):
                part.not_before = time.time() + wait_s
            case retry.HoldHost(until=until):
                part.lane.hold(until, problem.info)
                self._lanes.refresh()
            case retry.HoldAccount():
                await self._refuse_account(part.lane, problem.info)
            case retry.GiveUp() | retry.AskPerson():
                await self._give_up_waiting(run, part, problem.info)

    async def _finish_part(self, run: Run, part: Part) -> None:
        """Tell the host that the gallery is complete; also after a partial failure, else the rest stays hidden."""
        try:
            if part.done_files and part.remote.is_begun:
                await part.lane.host.finish_gallery(part.remote, part.lane.account)
            part.is_finished = True
            await self._store_remote(run, part)
            await self._history.note(run.gallery_id, "host_done", host=part.host_id, count=part.done_files)
        except Problem as problem:
            part.begin_attempts += 1
            decision = retry.decide(
                problem.info,
                attempt=part.begin_attempts,
                tries=part.lane.tries,
                file_may_have_arrived=False,
                now=time.time(),
                random=random.random(),  # noqa: S311
            )
            if isinstance(decision, retry.Retry):
                part.not_before = time.time() + decision.wait_s
            elif isinstance(decision, retry.HoldHost):
                part.lane.hold(decision.until, problem.info)
                self._lanes.refresh()
            else:
                # The images are there; only the last step is missing. Said, not hidden, and tried again at a retry.
                part.is_finished = True
                part.error = problem.info
        except Exception:
            log.exception("finishing a gallery on %s failed", part.host_id)
            part.is_finished = True
            part.error = ErrorInfo(kind=ErrorKind.BUG, host=part.host_id)
        finally:
            part.step = None
            self.poke()

    # -- one attempt -----------------------------------------------------------------------------------------

    async def _attempt(self, run: Run, part: Part, job: Job) -> None:
        file, lane = job.file, part.lane
        job.attempts += 1

        def on_sent(sent_bytes: int) -> None:
            job.sent_bytes = sent_bytes

        async def before_end() -> None:
            # From here on the upload is not cut any more, so the record and the host agree.
            job.is_at_end = True
            await self._database.run(
                lambda connection: upload_table.record_started(connection, file.id, part.host_id, at=time.time())
            )

        try:
            await lane.pacer.wait()
            self._set_upload(run, part, UploadRow(host_id=part.host_id, state=UploadState.UPLOADING), file.id)
            uploaded = await lane.host.upload(
                job.to_send(), part.remote, lane.account, on_sent=on_sent, before_end=before_end
            )
            lane.succeeded()
            # The connection is free for the next file while this result is stored.
            self._give_back(lane, job)
            await self._uploaded(run, part, job, uploaded)
        except asyncio.CancelledError:
            # Nothing of this file can be on the host: cutting waits for files whose end has left.
            self._set_upload(run, part, None, file.id)
            part.in_flight.pop(file.id, None)
            part.put_back(job)
            raise
        except Problem as problem:
            await self._attempt_failed(run, part, job, problem)
        except Exception:
            log.exception("an upload to %s failed", part.host_id)
            bug = Problem(ErrorInfo(kind=ErrorKind.BUG, host=part.host_id), file_may_have_arrived=job.is_at_end)
            await self._attempt_failed(run, part, job, bug)
        finally:
            self._give_back(lane, job)
            part.in_flight.pop(file.id, None)
            self.poke()

    def _give_back(self, lane: Lane, job: Job) -> None:
        if job.has_connection:
            job.has_connection = False
            lane.in_use -= 1
            self.poke()

    async def _uploaded(self, run: Run, part: Part, job: Job, uploaded: Uploaded) -> None:
        file, host_id, now = job.file, part.host_id, time.time()
        remote_json = msgspec.json.encode(part.remote.values).decode()
        part.gallery_url = part.lane.host.gallery_url(part.remote) or part.gallery_url
        part.is_begun = True

        def store(connection: apsw.Connection) -> None:
            upload_table.record_result(
                connection,
                file.id,
                host_id,
                at=now,
                page_url=uploaded.page_url,
                image_url=uploaded.image_url,
                thumb_url=uploaded.thumb_url,
                delete_url=uploaded.delete_url,
            )
            gallery_table.update_host(
                connection, run.gallery_id, host_id, remote=remote_json, gallery_url=part.gallery_url
            )

        await self._store_surely(store)
        part.done_files += 1
        part.done_bytes += file.size_bytes
        part.in_flight.pop(file.id, None)
        row = UploadRow(
            host_id=host_id,
            state=UploadState.UPLOADED,
            attempts=job.attempts,
            page_url=uploaded.page_url,
            image_url=uploaded.image_url,
            thumb_url=uploaded.thumb_url,
            delete_url=uploaded.delete_url,
        )
        self._set_upload(run, part, row, file.id)
        if lane_accepts(part.lane):
            await self._lanes.account_accepted(host_id)
        self._tell_followers(run, file.name, row)

    async def _attempt_failed(self, run: Run, part: Part, job: Job, problem: Problem) -> None:
        lane, error = part.lane, problem.info
        if not error.host:
            error = msgspec.structs.replace(error, host=part.host_id)
        part.in_flight.pop(job.file.id, None)
        maybe_there = problem.file_may_have_arrived and not lane.host.info.repeat_is_safe
        decision = retry.decide(
            error,
            attempt=max(job.attempts, lane.holds + 1 if error.kind is ErrorKind.RATE_LIMITED else 0),
            tries=lane.tries,
            file_may_have_arrived=maybe_there,
            now=time.time(),
            random=random.random(),  # noqa: S311
        )
        match decision:
            case retry.Retry(wait_s=wait_s):
                await self._wait_again(run, part, job, time.time() + wait_s)
            case retry.HoldHost(until=until):
                lane.hold(until, error)
                self._lanes.refresh()
                if error.kind is ErrorKind.RATE_LIMITED:
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
                if error.kind in (ErrorKind.FILE_UNREADABLE, ErrorKind.FILE_CHANGED) and await self._is_gone(run):
                    error = ErrorInfo(kind=ErrorKind.FOLDER_GONE, host="", subject=error.subject)
                    await self._record_end(run, part, job, error, UploadState.FAILED)
                    for other in run.parts:
                        await self._give_up_waiting(run, other, error)
                else:
                    await self._record_end(run, part, job, error, UploadState.FAILED)

    async def _wait_again(self, run: Run, part: Part, job: Job, not_before: float) -> None:
        if job.is_at_end:
            pair = (job.file.id, part.host_id)
            await self._database.run(lambda connection: upload_table.record_pending(connection, [pair]))
        self._set_upload(run, part, None, job.file.id)
        part.put_back(job, not_before)

    async def _record_end(self, run: Run, part: Part, job: Job, error: ErrorInfo, state: UploadState) -> None:
        file, now = job.file, time.time()
        record = upload_table.record_unknown if state is UploadState.UNKNOWN else upload_table.record_failed
        await self._store_surely(lambda connection: record(connection, file.id, part.host_id, error=error, at=now))
        if state is UploadState.UNKNOWN:
            part.unknown_files += 1
        else:
            part.failed_files += 1
            part.error = error
        row = UploadRow(host_id=part.host_id, state=state, attempts=job.attempts, error=error)
        self._set_upload(run, part, row, file.id)
        await self._history.note(run.gallery_id, "file_failed", host=part.host_id, subject=file.name, error=error)
        self._tell_followers(run, file.name, row)

    async def _give_up_waiting(self, run: Run, part: Part, error: ErrorInfo) -> None:
        """Fail all that still waits in this part, in one transaction."""
        jobs, now = list(part.waiting), time.time()
        part.waiting.clear()
        if not jobs:
            return

        def store(connection: apsw.Connection) -> None:
            for job in jobs:
                upload_table.record_failed(connection, job.file.id, part.host_id, error=error, at=now)

        await self._store_surely(store)
        part.failed_files += len(jobs)
        part.error = error
        for job in jobs:
            row = UploadRow(host_id=part.host_id, state=UploadState.FAILED, attempts=job.attempts, error=error)
            self._set_upload(run, part, row, job.file.id)
            self._tell_followers(run, job.file.name, row)

    async def _refuse_account(self, lane: Lane, error: ErrorInfo) -> None:
        lane.account_error = error
        await self._lanes.account_refused(lane.host.info.id, error)
        self.poke()

    async def _refuse_all(self, run: Run, part: Part, error: ErrorInfo) -> None:
        try:
            await self._give_up_waiting(run, part, error)
        finally:
            part.step = None
            self.poke()

    async def _is_gone(self, run: Run) -> bool:
        row = self._book.row(run.gallery_id)
        return row is not None and not await asyncio.to_thread(Path(row.path).exists)

    # -- storing ---------------------------------------------------------------------------------------------

    async def _store_surely(self, work: Callable[[apsw.Connection], object]) -> None:
        """Store a result; while the disk refuses, nothing new is started and the storing is tried again."""
        while True:
            try:
                await self._database.commit(work)
            except Problem as problem:
                if self._is_closing:
                    raise
                log.error("storing a result failed: %s", problem)
                if not self._is_disk_full:
                    self._is_disk_full = True
                    self._announcer.publish(Notice(error=problem.info, is_alarm=True))
                await asyncio.sleep(STORE_AGAIN_S)
            else:
                self._is_disk_full = False
                return

    async def _store_remote(self, run: Run, part: Part) -> None:
        part.gallery_url = part.lane.host.gallery_url(part.remote) or part.gallery_url
        values = {
            "remote": msgspec.json.encode(part.remote.values).decode(),
            "gallery_url": part.gallery_url,
            "delete_url": part.remote.values.get("delete_url", ""),
            "finished": part.is_finished,
        }
        await self._store_surely(
            lambda connection: gallery_table.update_host(connection, run.gallery_id, part.host_id, **values)
        )

    # -- showing ---------------------------------------------------------------------------------------------

    def _set_upload(self, run: Run, part: Part, row: UploadRow | None, file_id: int) -> None:
        if row is None:
            part.uploads.pop(file_id, None)
        else:
            part.uploads[file_id] = row
        state = run.note(file_id)
        if self._is_watched(run.gallery_id):
            patch = FilePatch(id=file_id, state=state, uploads=run.uploads_of(file_id))
            self._announcer.patch_file(run.gallery_id, patch)

    def _tell_followers(self, run: Run, file_name: str, row: UploadRow) -> None:
        if not self._is_followed(run.gallery_id):
            return
        self._announcer.publish(
            UploadFinished(
                gallery_id=run.gallery_id,
                gallery=run.name,
                host_id=row.host_id,
                file=file_name,
                state=row.state,
                page_url=row.page_url,
                image_url=row.image_url,
                thumb_url=row.thumb_url,
                error=row.error,
            )
        )

    def _show_progress(self) -> None:
        now = time.time()
        for run in self._runs.values():
            row = self._book.row(run.gallery_id)
            if row is not None:
                self._show_run(run, row, now)

    def _show_run(self, run: Run, row: GalleryRow, now: float) -> None:
        is_paused = run.is_stopping
        hosts: list[HostProgress] = []
        total_speed = 0
        for part in run.parts:
            speed = self._speeds.setdefault((run.gallery_id, part.host_id), Speed())
            speed.add(part.sent_bytes(), time.monotonic())
            speed_bps = 0 if is_paused else int(speed.bps(time.monotonic()))
            total_speed += speed_bps
            hosts.append(part.progress(is_paused=is_paused, speed_bps=speed_bps, now=now))
        done, total = sum(h.done_bytes for h in hosts), sum(h.total_bytes for h in hosts)
        running_s = now - run.started_at
        eta_s = int((total - done) / total_speed) if total_speed and running_s >= 3 and not is_paused else None
        self._book.show(
            run.gallery_id,
            hosts=tuple(hosts),
            done_bytes=max(done, row.done_bytes),
            total_bytes=total,
            speed_bps=total_speed,
            eta_s=eta_s,
            links=sum(1 for host in hosts if host.done_files),
            **_image_counts(run),
        )

    # -- the end of a run ------------------------------------------------------------------------------------

    async def _end(self, run: Run) -> None:
        if self._runs.get(run.gallery_id) is not run:
            return
        now = time.time()
        row = self._book.row(run.gallery_id)
        self._forget(run.gallery_id, show=False)
        if row is None or row.state is not GalleryState.UPLOADING:
            return
        self._show_run(run, row, now)
        uploaded = sum(part.done_files for part in run.parts)
        unknown = sum(part.unknown_files for part in run.parts)
        failed = sum(part.failed_files for part in run.parts) + unknown
        error = next((part.error for part in run.parts if part.error is not None), None)
        error = error or _first_unknown(run)
        await self._store_counts(run)
        ended = self._book.row(run.gallery_id)
        if ended is None or ended.state is not GalleryState.UPLOADING:  # paused or cancelled in the last moment
            return
        trigger = states.outcome(uploaded=uploaded + unknown, failed=failed)
        changed = await self._book.move(
            run.gallery_id,
            trigger,
            finished_at=now,
            upload_s=row.upload_s + now - run.started_at,
            error=error,
            question=Question.UNKNOWN_OUTCOME if unknown else Question.NONE,
            speed_bps=0,
            eta_s=None,
        )
        if changed is None:
            return
        await self._finished(run.gallery_id)
        await self._history.note(run.gallery_id, changed.state.value, count=uploaded, error=error)
        self._announcer.publish(
            GalleryFinished(
                gallery_id=run.gallery_id,
                name=changed.name,
                state=changed.state,
                images=changed.done_images,
                failed=changed.failed_images + changed.unknown_images,
                host_count=len(run.parts),
                error=error,
            )
        )
        self.poke()

    async def _store_counts(self, run: Run) -> None:
        """Counters are stored at the end of a run or a pause; after a crash they are counted again from the files."""
        row = self._book.row(run.gallery_id)
        if row is None:
            return
        hosts = row.hosts
        counts = {
            "done_bytes": row.done_bytes,
            "total_bytes": row.total_bytes,
            "links": row.links,
            **_image_counts(run),
        }

        def store(connection: apsw.Connection) -> None:
            gallery_table.update(connection, run.gallery_id, **counts)
            for host in hosts:
                gallery_table.update_host(
                    connection,
                    run.gallery_id,
                    host.host_id,
                    work=host.work,
                    done_files=host.done_files,
                    failed_files=host.failed_files,
                    unknown_files=host.unknown_files,
                    done_bytes=host.done_bytes,
                    total_bytes=host.total_bytes,
                    error=host.error,
                )
            file_table.set_states(connection, [(file_id, state, None) for file_id, state in run.states.items()])

        await self._store_surely(store)

    def _forget(self, gallery_id: int, *, show: bool = True) -> None:
        """A stopped run is over: everything on the wire has ended."""
        run = self._runs.pop(gallery_id, None)
        if run is None:
            return
        for part in run.parts:
            self._speeds.pop((gallery_id, part.host_id), None)
        row = self._book.row(gallery_id)
        if show and row is not None:
            self._show_run(run, row, time.time())
            self._book.show(gallery_id, speed_bps=0, eta_s=None)
            for part in run.parts:
                self._speeds.pop((gallery_id, part.host_id), None)
            if not self._is_closing:
                self._spawn(self._store_counts(run))
        self.poke()

    # -- stopping --------------------------------------------------------------------------------------------

    async def _cut(self, runs: Iterable[Run], *, wait_s: float) -> None:
        """Cancel what has not reached its end; wait a moment for the answers to what has."""
        runs = list(runs)
        cut = [
            job.task
            for run in runs
            for part in run.parts
            for job in part.in_flight.values()
            if job.task is not None and not job.is_at_end
        ]
        for task in cut:
            task.cancel()
        if cut:
            await asyncio.wait(cut)
        await self._wait_idle(runs, wait_s)

    async def _wait_idle(self, runs: list[Run], wait_s: float) -> None:
        tasks = [job.task for run in runs for part in run.parts for job in part.in_flight.values() if job.task]
        if tasks:
            await asyncio.wait(tasks, timeout=wait_s)

    def _spawn(self, work: Awaitable[None]) -> asyncio.Task[None]:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


def lane_accepts(lane: Lane) -> bool:
    """True once for each run of the engine: the first accepted upload proves the credentials."""
    if lane.is_proven or not lane.host.info.needs_account:
        return False
    lane.is_proven = True
    return True


def _image_counts(run: Run) -> dict[str, int]:
    return {
        "done_images": run.counts[FileState.UPLOADED],
        "failed_images": run.counts[FileState.FAILED],
        "unknown_images": run.counts[FileState.UNKNOWN],
    }


def _first_unknown(run: Run) -> ErrorInfo | None:
    uploads = (upload for part in run.parts for upload in part.uploads.values())
    return next((upload.error for upload in uploads if upload.state is UploadState.UNKNOWN), None)
