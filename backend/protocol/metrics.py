"""Figures of the Statistics page: what was transferred in a range of time. Bytes, seconds, bytes a second.

A range is the last `days` local days up to now, or the last `months` calendar months, this day and this month included;
both 0 means everything. No `host_ids` means all hosts.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from backend.protocol.bases import CommandBase, EventBase, ReplyBase


class Step(StrEnum):
    """What one bar of the chart stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Figures(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Sums of a range, of all hosts or of one.

    `uploads` are files and archives that the hosts have taken, `images` what they hold, `was_there` uploads that needed
    no sending. `failed` and `unknown` are uploads that ended so, `troubled` images that failed at least once whatever
    became of them, `first_tries` uploads that needed no second try. `sent_bytes` left on the wire within `active_s`,
    requests and second tries included; `peak_bps` is the highest speed.
    """

    uploads: int = 0
    images: int = 0
    bytes: int = 0
    was_there: int = 0
    failed: int = 0
    unknown: int = 0
    troubled: int = 0
    first_tries: int = 0
    galleries: int = 0
    sent_bytes: int = 0
    active_s: float = 0.0
    peak_bps: int = 0

    @property
    def delivered(self) -> float | None:
        """Share of uploads that arrived, 0 to 1; None when there were none."""
        arrived = self.uploads + self.was_there
        ended = arrived + self.failed + self.unknown
        return arrived / ended if ended else None

    @property
    def first_try_share(self) -> float | None:
        ended = self.uploads + self.was_there + self.failed + self.unknown
        return min(self.first_tries, ended) / ended if ended else None

    @property
    def speed_bps(self) -> float:
        return self.sent_bytes / self.active_s if self.active_s >= 1 else 0.0


class HostFigures(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    host_id: str
    figures: Figures


class TabFigures(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`name` is empty for tabs that are gone."""

    tab_id: int
    name: str = ""
    figures: Figures


class Amount(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one host has taken in one step. Not keyword-only: there are many."""

    host_id: str
    bytes: int = 0
    images: int = 0


class StepFigures(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One bar. `start` is its first local day, YYYY-MM-DD; a step without uploads is there too, without hosts."""

    start: str
    hosts: tuple[Amount, ...] = ()


class Fault(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`images` that failed on a host for one reason at first; `kind` is a word of ErrorKind."""

    host_id: str
    kind: str
    images: int


class HourFigures(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What left between `hour`:00 and the next hour, over the days whose hours are kept."""

    hour: int
    sent_bytes: int = 0
    active_s: float = 0.0


class SpeedSample(msgspec.Struct, frozen=True, omit_defaults=True):
    """The smoothed speed of each host that sends, at one moment (Unix time). Not keyword-only: there are many."""

    at: float
    hosts: tuple[tuple[str, int], ...] = ()


class GetStatistics(CommandBase, frozen=True, kw_only=True, tag="get_statistics"):
    """Figures of a range of time. Answered by Statistics."""

    days: int = 0
    months: int = 0
    host_ids: tuple[str, ...] = ()


class ExportStatistics(CommandBase, frozen=True, kw_only=True, tag="export_statistics"):
    """The same range as CSV, one line for each hour (or day), host, account, tab and outcome. Written to `path`
    (absolute; an older file is replaced once the new one is complete), or with no path told in the answer.

    Answered by StatisticsExported.
    """

    path: str = ""
    days: int = 0
    months: int = 0
    host_ids: tuple[str, ...] = ()


class WatchSpeeds(CommandBase, frozen=True, kw_only=True, tag="watch_speeds"):
    """Hear of the speed of each host once a second (SpeedsChanged), or no more. Answered by Speeds, empty for the
    latter."""

    watch: bool


class Statistics(ReplyBase, frozen=True, kw_only=True, tag="statistics"):
    """Figures of a range. `since` and `until` are Unix time, `first_at` when the very first upload was counted (None:
    there is nothing yet). `before` are those of as long a time before, None where nothing was counted then.

    `steps` cover the range in order, `hosts`, `tabs` and `faults` stand with the largest first.
    """

    since: float
    until: float
    first_at: float | None = None
    figures: Figures = Figures()
    before: Figures | None = None
    step: Step = Step.DAY
    steps: tuple[StepFigures, ...] = ()
    hosts: tuple[HostFigures, ...] = ()
    tabs: tuple[TabFigures, ...] = ()
    hours: tuple[HourFigures, ...] = ()
    faults: tuple[Fault, ...] = ()


class StatisticsExported(ReplyBase, frozen=True, kw_only=True, tag="statistics_exported"):
    """`text` is the CSV when no file was asked for."""

    lines: int
    text: str = ""


class Speeds(ReplyBase, frozen=True, kw_only=True, tag="speeds"):
    """The last ten minutes, oldest first; seconds in which nothing moved may be missing.

    `session` is what has left to each host since the engine started, `today` since midnight.
    """

    samples: tuple[SpeedSample, ...] = ()
    session: tuple[HostFigures, ...] = ()
    today: tuple[HostFigures, ...] = ()


class SpeedsChanged(EventBase, frozen=True, kw_only=True, tag="speeds_changed"):
    """Once a second while anything moves, and once when it has stopped. Merged. Only for clients that watch speeds."""

    sample: SpeedSample
