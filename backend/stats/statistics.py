"""Answers what was transferred, and keeps the metrics of the wire: speed, busy seconds, peaks."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

import apsw

from backend.errors import Problem
from backend.output.atomic_file import write_atomically
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.metrics import (
    Amount,
    ExportStatistics,
    Fault,
    Figures,
    GetStatistics,
    HostFigures,
    HourFigures,
    SpeedsChanged,
    Statistics,
    StatisticsExported,
    Step,
    StepFigures,
    TabFigures,
)
from backend.protocol.metrics import Speeds as SpeedsReply
from backend.protocol.tabs import TabRow
from backend.stats import csv_text, ranges
from backend.stats.speeds import EVERYTHING, Speeds
from backend.storage import metrics
from backend.storage.database import Database
from backend.storage.metrics import Amounts

EVERY_S = 1.0
WRITE_EVERY_S = 30.0
FOLD_EVERY_S = 6 * 3600.0

_Day = tuple[str, str, str, int, Amounts]


class StatisticsService:
    """Used from the engine's event loop. `sent_to` gives the bytes that have left to each host since the start."""

    def __init__(
        self,
        database: Database,
        *,
        publish: Callable[[SpeedsChanged], None],
        sent_to: Callable[[], Mapping[str, int]],
        tabs: Callable[[], tuple[TabRow, ...]],
        now: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._publish = publish
        self._sent_to = sent_to
        self._tabs = tabs
        self._now = now
        self._speeds = Speeds()
        self._peaks: dict[str, int] = {}
        self._written_at = 0.0
        self._folded_at: float | None = None

    async def serve(self) -> None:
        """Run until cancelled; what was measured last is written then."""
        try:
            while True:
                await self._fold_if_due()
                self._sample()
                await asyncio.sleep(EVERY_S)
        finally:
            self._write()

    def _sample(self) -> None:
        sample = self._speeds.sample(self._sent_to(), now=time.monotonic(), at=self._now())
        if sample is None:
            return
        for host_id, speed_bps in sample.hosts:
            self._peaks[host_id] = max(self._peaks.get(host_id, 0), speed_bps)
        self._publish(SpeedsChanged(sample=sample))
        if not sample.hosts or time.monotonic() - self._written_at >= WRITE_EVERY_S:
            self._write()

    def _write(self) -> None:
        """Nobody waits for it: what is lost in a crash are seconds, never files or their bytes."""
        self._written_at = time.monotonic()
        taken, at = self._speeds.take(), self._now()
        if not taken:
            return

        def store(_connection: apsw.Connection) -> None:
            for host_id, amounts in taken.items():
                # A copy, because this may run twice and the sums go on counting in what they are given.
                self._database.metrics.add(metrics.SENT, amounts.copy(), at=at, host_id=host_id)

        self._database.run_behind(store)

    async def _fold_if_due(self) -> None:
        if self._folded_at is None:
            self._folded_at = time.monotonic()  # a start has better things to do
        elif time.monotonic() - self._folded_at >= FOLD_EVERY_S:
            self._folded_at = time.monotonic()
            now = self._now()
            await self._database.run(lambda connection: metrics.fold(connection, now=now))

    # -- answers ---------------------------------------------------------------------------------------------

    async def speeds(self) -> SpeedsReply:
        """The last ten minutes, and what this session and this day came to."""
        self._write()
        today = await self.figures(GetStatistics(days=1))
        session = tuple(
            HostFigures(host_id=host_id, figures=Figures(sent_bytes=sent, peak_bps=self._peaks.get(host_id, 0)))
            for host_id, sent in sorted(self._sent_to().items(), key=lambda item: -item[1])
            if sent
        )
        return SpeedsReply(samples=tuple(self._speeds.samples), session=session, today=today.hosts)

    async def figures(self, command: GetStatistics) -> Statistics:
        """Sums of the range, by host, day, hour, tab and error."""
        now = self._now()
        since, until, before = ranges.range_of(days=command.days, months=command.months, now=now)
        hosts = command.host_ids

        def read(connection: apsw.Connection) -> tuple[float | None, list[_Day], list[_Day], list[HourFigures]]:
            earlier = [] if before is None else metrics.days(connection, before, before + (until - since), hosts)
            hours = metrics.hours_of_day(connection, since, until, hosts)
            return (
                metrics.first_at(connection),
                metrics.days(connection, since, until, hosts),
                earlier,
                [HourFigures(hour=hour, sent_bytes=sent, active_s=seconds) for hour, sent, seconds in hours],
            )

        self._write()
        first_at, found, earlier, hours = await self._database.read(read)
        today = ranges.day_of(now)
        first_day = ranges.day_of(since or first_at or now)
        step = ranges.step_of(first_day, today, by_month=command.months > 0)
        return Statistics(
            since=since,
            until=until,
            first_at=first_at,
            figures=_figures(found, is_all=not hosts),
            before=_figures(earlier, is_all=not hosts) if earlier else None,
            step=step,
            steps=_steps(found, ranges.starts(first_day, today, step), step),
            hosts=_by_host(found),
            tabs=_by_tab(found, {tab.id: tab.name for tab in self._tabs()}),
            hours=tuple(hours),
            faults=_faults(found),
        )

    async def export(self, command: ExportStatistics) -> StatisticsExported:
        """Raises Problem(DISK) when the file cannot be written, BAD_INPUT for a path that is not absolute."""
        path = Path(command.path)
        if command.path and not path.is_absolute():
            raise Problem(ErrorInfo(kind=ErrorKind.BAD_INPUT, subject=command.path, detail="not an absolute path"))
        since, until, _ = ranges.range_of(days=command.days, months=command.months, now=self._now())
        self._write()
        rows = await self._database.read(lambda connection: metrics.rows(connection, since, until, command.host_ids))
        text = await asyncio.to_thread(csv_text.of_rows, rows, {tab.id: tab.name for tab in self._tabs()})
        if not command.path:
            return StatisticsExported(lines=len(rows), text=text)
        try:
            await asyncio.to_thread(write_atomically, path, text.encode())
        except (OSError, ValueError) as error:
            detail = getattr(error, "strerror", None) or str(error)
            raise Problem(ErrorInfo(kind=ErrorKind.DISK, subject=command.path, detail=detail)) from error
        return StatisticsExported(lines=len(rows))


def _figures(found: Iterable[_Day], *, is_all: bool = False) -> Figures:
    """`is_all`: what left is counted of everything together, so that seconds of two busy hosts count once."""
    sums: dict[str, Amounts] = defaultdict(Amounts)
    for _, host_id, outcome, _, amounts in found:
        if outcome != metrics.SENT or (host_id == EVERYTHING) is is_all:
            sums[outcome].add(amounts)
    errors = {outcome: amounts for outcome, amounts in sums.items() if outcome not in metrics.NO_ERRORS}
    uploaded, was_there, sent = sums[metrics.UPLOADED], sums[metrics.WAS_THERE], sums[metrics.SENT]
    unknown = errors.get(ErrorKind.UNKNOWN_OUTCOME, Amounts()).uploads
    return Figures(
        uploads=uploaded.uploads,
        images=uploaded.images,
        bytes=uploaded.bytes,
        was_there=was_there.uploads,
        failed=sum(amounts.uploads for amounts in errors.values()) - unknown,
        unknown=unknown,
        troubled=sum(amounts.hits for amounts in errors.values()),
        first_tries=uploaded.first_tries + was_there.first_tries,
        galleries=sums[metrics.GALLERY].uploads,
        sent_bytes=sent.bytes,
        active_s=sent.active_s,
        peak_bps=sent.peak_bps,
    )


def _by_host(found: Iterable[_Day]) -> tuple[HostFigures, ...]:
    by_host: dict[str, list[_Day]] = defaultdict(list)
    for day in found:
        if day[1]:
            by_host[day[1]].append(day)
    rows = [HostFigures(host_id=host_id, figures=_figures(days)) for host_id, days in by_host.items()]
    return tuple(sorted(rows, key=lambda row: (-row.figures.bytes, -row.figures.images, row.host_id)))


def _by_tab(found: Iterable[_Day], names: Mapping[int, str]) -> tuple[TabFigures, ...]:
    """Tabs that are gone are one."""
    by_tab: dict[int, list[_Day]] = defaultdict(list)
    for day in found:
        if day[2] != metrics.SENT:
            by_tab[day[3] if day[3] in names else 0].append(day)
    rows = [
        TabFigures(tab_id=tab_id, name=names.get(tab_id, ""), figures=_figures(days)) for tab_id, days in by_tab.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.figures.bytes, -row.figures.images, row.tab_id)))


def _steps(found: Iterable[_Day], starts: Iterable[date], step: Step) -> tuple[StepFigures, ...]:
    steps: dict[date, dict[str, Amounts]] = {start: {} for start in starts}
    for day, host_id, outcome, _, amounts in found:
        start = ranges.start_of(date.fromisoformat(day), step)
        if outcome == metrics.UPLOADED and start in steps:
            steps[start].setdefault(host_id, Amounts()).add(amounts)
    return tuple(
        StepFigures(
            start=start.isoformat(),
            hosts=tuple(Amount(host_id, sums.bytes, sums.images) for host_id, sums in sorted(hosts.items())),
        )
        for start, hosts in steps.items()
    )


def _faults(found: Iterable[_Day]) -> tuple[Fault, ...]:
    images: dict[tuple[str, str], int] = defaultdict(int)
    for _, host_id, outcome, _, amounts in found:
        if outcome not in metrics.NO_ERRORS:
            images[host_id, outcome] += amounts.hits
    faults = [Fault(host_id=host_id, kind=kind, images=count) for (host_id, kind), count in images.items() if count]
    return tuple(sorted(faults, key=lambda fault: (-fault.images, fault.host_id, fault.kind)))
