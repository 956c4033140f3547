"""The demo's figures: a month of uploads as the pictures of the design show it, and a lively network."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from backend.protocol.metrics import (
    Amount,
    ExportStatistics,
    Fault,
    Figures,
    GetStatistics,
    HostFigures,
    HourFigures,
    Speeds,
    SpeedSample,
    Statistics,
    StatisticsExported,
    Step,
    StepFigures,
    TabFigures,
    WatchSpeeds,
)
from backend.protocol.replies import Reply

MB, GB = 10**6, 10**9
DAY_S = 86_400
MetricsCommand = GetStatistics | ExportStatistics | WatchSpeeds

# GB on image hosts and on file hosts, the newest day last.
_DAYS = (
    (2.0, 0.9), (3.5, 2.1), (4.3, 3.5), (3.2, 1.7), (1.2, 0.4), (0.8, 0.0), (4.0, 2.2), (4.9, 3.3), (5.2, 4.1),
    (3.8, 1.4), (4.5, 2.5), (2.0, 0.6), (1.1, 0.0), (5.0, 3.0), (5.7, 3.9), (4.2, 1.9), (3.9, 1.6), (6.0, 4.0),
    (2.4, 0.9), (1.6, 0.3), (5.3, 3.0), (6.5, 4.4), (4.8, 2.2), (5.4, 2.8), (6.2, 4.0), (2.8, 1.3), (1.9, 0.5),
    (5.8, 3.3), (6.9, 5.0), (3.3, 1.6),
)  # fmt: skip
_MONTH_GB = sum(image_gb + file_gb for image_gb, file_gb in _DAYS)
# Of a month: what each host got, and how much of it was delivered.
_IMAGE_HOSTS = (("imx.to", 61.4, 0.996), ("pixhost.to", 38.0, 0.971), ("vipr.im", 12.9, 0.999), ("local", 5.9, 1.0))
_FILE_HOSTS = (("rapidgator.net", 41.8, 0.989), ("keep2share.cc", 24.6, 0.998))
_DELIVERED = {host_id: delivered for host_id, _, delivered in _IMAGE_HOSTS + _FILE_HOSTS}
_MBPS = (
    7.9, 8.6, 9.3, 9.5, 9.4, 8.8, 7.4, 6.2, 5.6, 5.1, 4.9, 4.8, 4.6, 4.9, 5.2, 5.0, 4.7, 4.4, 4.0, 3.8, 4.1, 5.0,
    6.2, 7.0,
)  # fmt: skip
_FAULTS = (("pixhost.to", "timeout", 121), ("pixhost.to", "file_rejected", 48), ("imx.to", "bad_credentials", 25))


class DemoMetrics:
    """`known` are the ids of the demo's hosts; figures of others are left out. An empty queue has no figures."""

    def __init__(self, known: Sequence[str], is_empty: bool, clock: Callable[[], float]) -> None:
        self._known = known
        self._is_empty = is_empty
        self._clock = clock
        self.is_watched = False

    def carry_out(self, command: MetricsCommand, speeds: Callable[[], dict[str, int]]) -> Reply:
        match command:
            case GetStatistics(days=days, months=months):
                return self._figures(days, months)
            case ExportStatistics():
                return StatisticsExported(lines=0)
            case WatchSpeeds(watch=watch):
                self.is_watched = watch
                return self._speeds(speeds())

    def sample(self, speeds: dict[str, int], at: float) -> SpeedSample:
        return SpeedSample(at, tuple(speeds.items()))

    def _figures(self, days: int, months: int) -> Statistics:
        now = self._clock()
        if self._is_empty:
            return Statistics(since=now - days * DAY_S, until=now)
        today = date.fromtimestamp(now)  # noqa: DTZ012 – of the person's calendar
        count = days or 30
        step = Step.DAY
        starts = [today - timedelta(days=count - 1 - i) for i in range(count)]
        if not days:
            step, count = Step.MONTH, months or 20
            starts = [_month(today, count - 1 - i) for i in range(count)]
        factor = 1 if days else 24
        steps = tuple(self._step(start, i + len(_DAYS) - count, factor) for i, start in enumerate(starts))
        sent = Counter[str]()
        for one in steps:
            sent.update({amount.host_id: amount.bytes for amount in one.hosts})
        share = sent.total() / (_MONTH_GB * GB)
        figures = Figures(
            uploads=round(24_318 * share), images=round(24_318 * share), bytes=sent.total(), failed=2,
            unknown=1, troubled=194, first_tries=int(24_318 * share * 0.992) + 1, galleries=round(212 * share) or 1,
            sent_bytes=int(186.1 * GB * share), active_s=186.1 * GB * share / (5.8 * MB), peak_bps=11 * MB,
        )  # fmt: skip
        before = Figures(
            uploads=int(22_310 * share), images=int(22_310 * share), bytes=int(164.8 * GB * share),
            first_tries=int(22_310 * share * 0.989), galleries=round(212 * share) or 1,
            sent_bytes=int(166 * GB * share), active_s=166 * GB * share / (6.04 * MB),
        )  # fmt: skip
        return Statistics(
            since=now - count * DAY_S,
            until=now,
            first_at=now - 600 * DAY_S,
            figures=figures,
            before=before if days or months else None,
            step=step,
            steps=steps,
            hosts=tuple(
                HostFigures(host_id=host_id, figures=_of_host(sent_bytes / GB, _DELIVERED[host_id]))
                for host_id, sent_bytes in sent.most_common()
            ),
            tabs=(
                TabFigures(tab_id=2, name="Travel", figures=_of_host(101.3 * share, 0.994)),
                TabFigures(tab_id=3, name="Analog", figures=_of_host(83.3 * share, 0.99)),
            ),
            hours=tuple(
                HourFigures(hour=hour, sent_bytes=int(speed * MB * 3600), active_s=3600.0)
                for hour, speed in enumerate(_MBPS)
            ),
            faults=tuple(Fault(host_id=host_id, kind=kind, images=images) for host_id, kind, images in _FAULTS),
        )

    def _step(self, start: date, place: int, factor: int) -> StepFigures:
        image_gb, file_gb = _DAYS[place % len(_DAYS)]
        amounts = [(host_id, image_gb * of_month / 118.2) for host_id, of_month, _ in _IMAGE_HOSTS]
        amounts += [(host_id, file_gb * of_month / 66.4) for host_id, of_month, _ in _FILE_HOSTS]
        hosts = tuple(Amount(host_id, int(size * GB * factor)) for host_id, size in amounts if host_id in self._known)
        return StepFigures(start=start.isoformat(), hosts=hosts)

    def _speeds(self, current: dict[str, int]) -> Speeds:
        now = self._clock()
        samples = []
        for second in range(300, 0, -1):
            wave = 0.86 + 0.11 * math.sin(second / 19) + 0.05 * math.sin(second / 7)
            ids = list(current)
            samples.append(
                SpeedSample(
                    now - second,
                    tuple(
                        (host_id, int(current[host_id] * wave * (1 + 0.2 * math.sin(second / 31 + place))))
                        for place, host_id in enumerate(ids)
                    ),
                )
            )
        session = tuple(
            HostFigures(host_id=host_id, figures=Figures(sent_bytes=bps * 2400, peak_bps=int(bps * 1.3)))
            for host_id, bps in current.items()
        )
        today = tuple(
            HostFigures(host_id=row.host_id, figures=_of_host(row.figures.sent_bytes * 1.4 / GB, 0.995))
            for row in session
        )
        return Speeds(samples=tuple(samples) if current else (), session=session, today=today)


def _of_host(size_gb: float, delivered: float) -> Figures:
    uploads = max(1, int(size_gb * 132))
    return Figures(
        uploads=uploads, images=uploads, bytes=int(size_gb * GB), failed=round(uploads * (1 / delivered - 1)),
        sent_bytes=int(size_gb * GB * 1.01), active_s=size_gb * GB / (2.9 * MB), peak_bps=int(5.2 * MB),
    )  # fmt: skip


def _month(day: date, back: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 - back, 12)
    return date(years, month + 1, 1)
