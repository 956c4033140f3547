"""What runs next: grants slots to galleries, connections to files, and takes the results in."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable

from backend.errors import Problem, problem
from backend.galleries import counting, states
from backend.galleries.archives import plan_again
from backend.galleries.attempts import Attempts
from backend.galleries.book import Announcer, Book
from backend.galleries.collecting import Collecting
from backend.galleries.copies import Copies
from backend.galleries.history import History
from backend.galleries.lanes import Lanes
from backend.galleries.ledger import Ledger
from backend.galleries.look_ups import LookUps
from backend.galleries.run import Part, Run
from backend.galleries.run_reader import RunReader
from backend.galleries.stand_in import StandIns, reason
from backend.galleries.states import Trigger
from backend.galleries.triggers import rest_waits
from backend.hosts.fields import Pairs
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import GalleryFinished
from backend.protocol.rows import GalleryRow, GalleryState, Question
from backend.protocol.settings import Settings
from backend.storage.database import Database
from backend.uploads.clock import ClockWatch

log = logging.getLogger(__name__)

TICK_S = 0.2
SHOW_EVERY_S = 0.05  # clients hear of it half as often
SHUTDOWN_WAIT_S = 10.0
ANSWER_WAIT_S = 5.0


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
        copies: Copies,
        may_start: Callable[[int], Awaitable[bool]],
        holds: Callable[[GalleryRow], bool] = lambda _: False,
        settings: Callable[[], Settings],
        finished: Callable[[int], Awaitable[None]],
        is_watched: Callable[[int], bool],
        is_followed: Callable[[int], bool],
        tab_options: Callable[[int], Pairs] = lambda _: (),
        follow_up: Callable[[], None] = lambda: None,
    ) -> None:
        self._book = book
        self._database = database
        self._announcer = announcer
        self._lanes = lanes
        self._history = history
        self._ask_before_start = may_start
        self._holds = holds
        self._settings = settings
        self._finished = finished
        self._runs: dict[int, Run] = {}
        self._opening: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._wake = asyncio.Event()
        self._clock = ClockWatch()
        self._shown_at = 0.0
        self._is_closing = self._is_draining = False
        self._ledger = Ledger(
            book=book, database=database, announcer=announcer, is_watched=is_watched, is_followed=is_followed
        )
        self._attempts = Attempts(
            book=book,
            database=database,
            lanes=lanes,
            history=history,
            ledger=self._ledger,
            copies=copies,
            poke=self.poke,
            follow_up=follow_up,
        )
        self._collecting = Collecting(
            database=database, ledger=self._ledger, history=history, attempts=self._attempts, follow_up=follow_up
        )
        self._reader = RunReader(book=book, database=database, lanes=lanes, tab_options=tab_options)
        self._stand_ins = StandIns(
            lanes=lanes,
            ledger=self._ledger,
            history=history,
            make_part=self._reader.part_of,
            begin_anew=self._begin_anew,
        )
        self._look_ups = LookUps(database=database, ledger=self._ledger, history=history, attempts=self._attempts)

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
            self._wake.clear()  # before looking: what is freed while looking must be looked at again
            show_in_s = 0.0
            try:
                self._look_at_clock()
                self._grant_slots()
                self._fill_connections()
                show_in_s = self._show_progress()
            except Exception:
                log.exception("scheduling failed")
            # Also for retries whose time comes.
            timeout = (show_in_s or TICK_S) if self._runs or self._opening else None
            try:
                # Not wait_for: in Python 3.11 it can swallow a cancellation.
                async with asyncio.timeout(timeout):
                    await self._wake.wait()
            except TimeoutError:
                pass

    def _look_at_clock(self) -> None:
        if by_s := self._clock.set_by_s():
            log.info("the clock was set by %.0f s", by_s)
            for run in self._runs.values():
                for part in run.parts:
                    part.clock_set(by_s)
            self._lanes.clock_set(by_s)

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
        self._is_closing = self._ledger.is_closing = True
        self._is_draining = drain
        runs = list(self._runs.values())
        for run in runs:
            run.is_stopping = True
        if drain:
            await self._wait_idle(runs, SHUTDOWN_WAIT_S)
        await self._cut(runs, wait_s=ANSWER_WAIT_S)
        if drain:
            await self._collect_all(runs)
        leftovers = [job.task for run in runs for part in run.parts for job in part.in_flight.values() if job.task]
        for task in [*leftovers, *self._tasks]:
            task.cancel()
        await asyncio.gather(*leftovers, *self._tasks, return_exceptions=True)

    async def _collect_all(self, runs: Iterable[Run]) -> None:
        for run in runs:
            if run.is_idle:
                self._collect_before_the_end(run, time.time())
        steps = [part.step for run in runs for part in run.parts if part.step is not None]
        if steps:
            await asyncio.wait(steps, timeout=ANSWER_WAIT_S)

    async def replace_host(self, gallery_id: int, host_id: str, other_id: str) -> bool:
        """Send to another host what waits for this one, in a gallery that uploads; False when it does not upload.

        Raises Problem: BAD_INPUT when something goes to the host just now, else what the other host cannot be used for.
        """
        run = self._runs.get(gallery_id)
        if run is None or run.is_stopping:
            return False
        part = next((part for part in run.parts if part.host_id == host_id), None)
        if part is None or not part.is_idle or part.done_files or part.unknown_files or part.sent:
            raise problem(ErrorKind.BAD_INPUT, "something of it is there already", host=host_id, subject="host_id")
        self._step(part, self._stand_ins.replace(run, part, other_id, self._attempts.end_step))
        if part.step is not None:
            await asyncio.shield(part.step)
        self.poke()
        return True

    # -- granting slots --------------------------------------------------------------------------------------

    def _grant_slots(self) -> None:
        if self._is_closing or self._ledger.is_disk_full:
            return
        now = time.time()
        using = len(self._opening) + sum(not run.is_stopping and run.can_use_a_slot(now) for run in self._runs.values())
        most = self._settings().galleries_at_once
        for row in self._book.in_state(GalleryState.QUEUED) if using < most else ():
            if using >= most:
                break
            if row.start_at is not None or row.id in self._runs or row.id in self._opening:
                continue
            if self._holds(row) or not self.may_start(row):
                continue
            using += 1
            self._opening.add(row.id)
            self._spawn(self._open(row.id))
        self._book.number_the_queue()

    def may_start(self, row: GalleryRow) -> bool:
        """A gallery waits for its digest, so that a duplicate is asked about before the first byte."""
        is_asked = row.question in (Question.DUPLICATE, Question.FILES_REFUSED)
        return not is_asked and bool(self._book.beside(row.id).digest)

    async def _open(self, gallery_id: int) -> None:
        try:
            row = self._book.row(gallery_id)
            if row is None or row.state is not GalleryState.QUEUED or not await self._ask_before_start(gallery_id):
                return
            run = await self._reader.run_of(row)
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
            self._history.note(gallery_id, "started")
        except Problem as problem:
            await self._fail_at_start(gallery_id, problem.info)
        except Exception:
            log.exception("opening gallery %d failed", gallery_id)
            await self._fail_at_start(gallery_id, ErrorInfo(kind=ErrorKind.BUG))
        finally:
            self._opening.discard(gallery_id)
            self.poke()

    async def read_again(self, gallery_id: int, host_id: str) -> None:
        """What failed in a gallery that uploads waits again: on one host, or on all. Hosts that had ended begin again
        at once, while the others go on; with one that has not, the whole run is read again."""
        run = self._runs.get(gallery_id)
        if run is None or run.is_stopping:
            return
        parts = [part for part in run.parts if part.failed_files and host_id in ("", part.host_id)]
        if steps := [part.step for part in parts if part.step is not None]:
            await asyncio.wait(steps)
        if any(part.is_open or not part.is_idle for part in parts):
            await self._begin_anew(run)
        elif self._runs.get(gallery_id) is run:
            for part in parts:
                self._step(part, self._stand_ins.read_again(run, part, self._attempts.end_step))
        self.poke()

    async def _begin_anew(self, run: Run) -> None:
        """What is stored is not what this run knows: it ends with what is on the wire, and the next one reads again."""
        run.is_stopping = True
        await self._book.move_if_possible(run.gallery_id, Trigger.INTERRUPTED)

    async def _fail_at_start(self, gallery_id: int, error: ErrorInfo) -> None:
        row = self._book.row(gallery_id)
        if row is None or row.state is not GalleryState.QUEUED:
            return
        await self._book.move(gallery_id, Trigger.SLOT_GRANTED)
        await self._book.move(gallery_id, Trigger.ALL_FAILED, error=error, finished_at=time.time())
        await self._finished(gallery_id)
        self._history.note(gallery_id, "failed", error=error)
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
        for row in self._book.in_order(self._runs):
            run = self._runs[row.id]
            if not run.is_stopping:
                self._look_for_stand_ins(run, now)
                for part in run.parts:
                    if not run.may_send(part, now):
                        continue
                    free -= self._fill_part(run, part, free, now)
        for gallery_id in [gallery_id for gallery_id, run in self._runs.items() if run.is_idle]:
            run = self._runs[gallery_id]
            if run.is_stopping or self._book.row(gallery_id) is None:
                if not self._collect_before_the_end(run, now):
                    self._forget(gallery_id)
            elif run.has_ended:
                self._spawn(self._end(run))

    def _fill_part(self, run: Run, part: Part, free: int, now: float) -> int:
        """Start what this host may do now; returns how many connections it took."""
        lane = part.lane
        if part.step is not None:
            return 0
        if part.needs_plan:
            if not part.in_flight:
                self._step(part, plan_again(self._database, run, part, self._attempts.end_step))
            return 0
        refusal = lane.account_error or part.refusal
        if refusal is not None and part.waiting:
            self._step(part, self._attempts.refuse_all(run, part, refusal))
            return 0
        may_send = lane.breaker.may_send(now)
        if part.sent and (part.collects_first or not (part.waiting or part.in_flight)):
            if may_send and part.not_before <= now:
                self._step(part, self._collecting.collect(run, part), now)
            return 0
        if part.to_look_up and not part.waiting and not part.in_flight:
            if may_send and any(job.not_before <= now for job in part.to_look_up):
                self._step(part, self._look_ups.ask(run, part), now)
            return 0
        if not part.waiting:
            may_finish = part.not_before <= now and (may_send or not part.is_finish_told)
            if not part.in_flight and not part.is_finished and may_finish:
                self._step(part, self._attempts.finish(run, part), now if part.is_finish_told else None)
            return 0
        if not may_send:
            return 0
        if not part.is_begun and not lane.host.info.first_file_alone:
            if part.not_before <= now:
                self._step(part, self._attempts.begin(run, part), now)
            return 0
        started = 0
        while started < free and lane.has_room(now):
            job = part.next_job(now)
            if job is None:
                break
            lane.in_use += 1
            job.has_connection = True
            job.is_probe = lane.breaker.take(now)
            part.in_flight[job.id] = job
            job.task = self._spawn(self._attempts.send(run, part, job))
            started += 1
        return started

    def _look_for_stand_ins(self, run: Run, now: float) -> None:
        after_s = self._settings().stand_in_after_min * 60.0
        for part in run.parts:
            if (error := reason(part, now, after_s)) is not None and self._lanes.stand_in(part.host_id):
                self._step(part, self._stand_ins.take_over(run, part, error, self._attempts.end_step))

    def _collect_before_the_end(self, run: Run, now: float) -> bool:
        """A stopped run asks once for the links of what it has sent; the next one would, but the person waits now."""
        run.is_stopping = True
        if self._is_closing and not self._is_draining:
            return False
        asked = [
            part
            for part in run.parts
            if part.sent and not part.is_asked and not part.lane.account_error and part.lane.breaker.may_send(now)
        ]
        for part in asked:
            self._step(part, self._collecting.collect(run, part), now)
        return bool(asked)

    def _step(self, part: Part, work: Awaitable[None], now: float | None = None) -> None:
        """Do something with the remote gallery, while none of its files goes. With `now`, a request is made."""
        part.is_probe = now is not None and part.lane.breaker.take(now)
        part.step = self._spawn(work)

    def _show_progress(self) -> float:
        """Unless that was done just now: hundreds of files may end in a second. Gives the seconds left until then."""
        since_s = time.monotonic() - self._shown_at
        if since_s < SHOW_EVERY_S:
            return SHOW_EVERY_S - since_s
        self._shown_at += since_s
        now = time.time()
        for run in self._runs.values():
            row = self._book.row(run.gallery_id)
            if row is not None:
                self._ledger.show_run(run, row, now)
        return 0.0

    # -- the end of a run ------------------------------------------------------------------------------------

    async def _end(self, run: Run) -> None:
        if self._runs.get(run.gallery_id) is not run:
            return
        now = time.time()
        row = self._book.row(run.gallery_id)
        self._forget(run.gallery_id, show=False)
        if row is None or row.state is not GalleryState.UPLOADING:
            return
        self._ledger.show_run(run, row, now)
        uploaded = sum(part.done_files for part in run.parts)
        unknown = sum(part.unknown_files for part in run.parts)
        failed = sum(part.failed_files for part in run.parts) + unknown
        error = next((part.error for part in run.parts if part.error is not None and not part.is_replaced), None)
        error = error or run.first_unknown
        await self._ledger.store_counts(run)
        ended = self._book.row(run.gallery_id)
        if ended is None or ended.state is not GalleryState.UPLOADING:  # paused or cancelled in the last moment
            return
        waiting = {host.host_id for host in ended.hosts if host.is_waiting}
        if any(part.is_waiting and part.host_id not in waiting for part in run.parts):  # started in the last moment
            await self._book.move(run.gallery_id, Trigger.INTERRUPTED)
            return
        trigger = states.outcome(uploaded=uploaded + unknown, failed=failed, rest_waits=rest_waits(ended))
        is_early = trigger is Trigger.REST_WAITS
        changed = await self._book.move(
            run.gallery_id,
            trigger,
            finished_at=None if is_early else now,
            upload_s=row.upload_s + time.monotonic() - run.began,
            error=error,
            question=Question.UNKNOWN_OUTCOME if unknown else Question.NONE,
            speed_bps=0,
            eta_s=None,
            also=counting.gallery(self._database.metrics, run, now) if trigger is Trigger.ALL_UPLOADED else None,
        )
        if changed is None:
            return
        await self._finished(run.gallery_id)
        if is_early:
            self.poke()
            return
        self._history.note(run.gallery_id, changed.state.value, count=max(changed.done_images, run.most), error=error)
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

    def _forget(self, gallery_id: int, *, show: bool = True) -> None:
        """A stopped run is over: everything on the wire has ended."""
        run = self._runs.pop(gallery_id, None)
        if run is None:
            return
        row = self._book.row(gallery_id)
        if show and row is not None:
            self._ledger.show_run(run, row, time.time())
            upload_s = row.upload_s + time.monotonic() - run.began
            self._book.show(gallery_id, speed_bps=0, eta_s=None, upload_s=upload_s)
            if not self._is_closing:
                self._spawn(self._ledger.store_counts(run))
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
            if job.task is not None and not (job.is_at_end or job.is_ending)
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
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a task of the scheduler failed", exc_info=error)
