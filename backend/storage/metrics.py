"""What was transferred, summed up by hour for 90 days and by day from then on: small, and exact.

A row belongs to one hour (or day), host, account, tab and outcome. Outcomes:

- `uploaded`: the host has it now; `bytes` are those of the file or archive as it was sent, `images` what it holds,
  `first_tries` how many needed no second try.
- `was_there`: the host had it; nothing was sent, so there are no bytes.
- a word of ErrorKind: `uploads` and `images` ended so; `hits` counts images that failed so at first, whatever became of
  them later.
- `sent` (no account, no tab): `bytes` that left on the wire, the seconds in which any did, the highest speed. With an
  empty host: of all hosts together, so that seconds in which two hosts were busy count once.
- `gallery` (no host): `uploads` galleries were completed.

Sums are added up during a transaction and written at its end, one statement for each row (`MetricSums`).
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

import apsw
import msgspec

UPLOADED = "uploaded"
WAS_THERE = "was_there"
SENT = "sent"
GALLERY = "gallery"
NO_ERRORS = (UPLOADED, WAS_THERE, SENT, GALLERY)

HOURS_KEPT_DAYS = 90

_VALUES = ("uploads", "images", "bytes", "first_tries", "hits", "active_s", "peak_bps")
_KEY = "is_day, start, host_id, account, tab_id, outcome"
_ADD = ", ".join(f"{name} = {name} + excluded.{name}" for name in _VALUES[:-1])
_ADD_ALL = f"ON CONFLICT DO UPDATE SET {_ADD}, peak_bps = max(peak_bps, excluded.peak_bps)"
_INSERT = (
    f"INSERT INTO metrics ({_KEY}, {', '.join(_VALUES)}) VALUES (0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) {_ADD_ALL}"  # noqa: S608
)
_SUMS = ", ".join(f"sum({name})" for name in _VALUES[:-1]) + ", max(peak_bps)"
_WITHIN = "is_day IN (0, 1) AND start >= ?1 AND start < ?2"
_DAY = "date(start, 'unixepoch', 'localtime')"
_LOCAL_MIDNIGHT = (
    f"unixepoch({_DAY}, 'utc') + 3600 * (date(unixepoch({_DAY}, 'utc'), 'unixepoch', 'localtime') < {_DAY})"
)
"""Where a day began. In Cairo summer time comes at midnight: that day begins at one, and SQLite would say 23:00."""


@dataclass(slots=True)
class Amounts:
    """Sums of one row; `peak_bps` is a maximum."""

    uploads: int = 0
    images: int = 0
    bytes: int = 0
    first_tries: int = 0
    hits: int = 0
    active_s: float = 0.0
    peak_bps: int = 0

    def add(self, other: Amounts) -> None:
        self.uploads += other.uploads
        self.images += other.images
        self.bytes += other.bytes
        self.first_tries += other.first_tries
        self.hits += other.hits
        self.active_s += other.active_s
        self.peak_bps = max(self.peak_bps, other.peak_bps)

    def copy(self) -> Amounts:
        return replace(self)


class _Key(NamedTuple):
    start: int
    host_id: str
    account: str
    tab_id: int
    outcome: str


class MetricSums:
    """What the functions of one transaction have counted. Used in the database's thread only: a function that runs
    twice counts once, because what an undone transaction has counted is thrown away."""

    def __init__(self) -> None:
        self._rows: dict[_Key, Amounts] = {}

    def add(
        self, outcome: str, amounts: Amounts, *, at: float, host_id: str = "", account: str = "", tab_id: int = 0
    ) -> None:
        """`at` is Unix time."""
        key = _Key(hour_of(at), host_id, account, tab_id, outcome)
        known = self._rows.get(key)
        if known is None:
            self._rows[key] = amounts
        else:
            known.add(amounts)

    def copy(self) -> dict[_Key, Amounts]:
        return {key: amounts.copy() for key, amounts in self._rows.items()}

    def restore(self, copied: dict[_Key, Amounts]) -> None:
        self._rows = copied

    def clear(self) -> None:
        self._rows.clear()

    def write(self, connection: apsw.Connection) -> None:
        """At the end of the transaction."""
        if self._rows:
            connection.executemany(
                _INSERT,
                [
                    (*key, row.uploads, row.images, row.bytes, row.first_tries, row.hits, row.active_s, row.peak_bps)
                    for key, row in self._rows.items()
                ],
            )
            self._rows.clear()


def hour_of(at: float) -> int:
    """Where the hour began, by the clock on the wall: some zones are half an hour off. Unix time."""
    shift = time.localtime(at).tm_gmtoff % 3600
    return int(at + shift) // 3600 * 3600 - shift


class MetricRow(msgspec.Struct, frozen=True, gc=False):
    """One row of the table; `start` is Unix time."""

    is_day: bool
    start: int
    host_id: str
    account: str
    tab_id: int
    outcome: str
    uploads: int
    images: int
    bytes: int
    first_tries: int
    hits: int
    active_s: float
    peak_bps: int


def rows(connection: apsw.Connection, since: float, until: float, host_ids: Iterable[str] = ()) -> list[MetricRow]:
    """All rows that begin in the range, in order; of no hosts named, of all. Rows of no host always."""
    found = connection.execute(
        f"SELECT {_KEY}, {', '.join(_VALUES)} FROM metrics WHERE {_WITHIN} "  # noqa: S608
        "AND (?3 = '[]' OR host_id = '' OR host_id IN (SELECT value FROM json_each(?3))) "
        "ORDER BY start, is_day DESC, host_id, account, tab_id, outcome",
        (since, until, _as_json(host_ids)),
    )
    return [MetricRow(bool(row[0]), *row[1:]) for row in found]


def days(
    connection: apsw.Connection, since: float, until: float, host_ids: Iterable[str] = ()
) -> list[tuple[str, str, str, int, Amounts]]:
    """Sums for each local date, host, outcome and tab of the range: (YYYY-MM-DD, host, outcome, tab, sums)."""
    # The zone is asked about once for each hour, not for each row.
    found = connection.execute(
        "WITH of AS MATERIALIZED (SELECT start, date(start, 'unixepoch', 'localtime') AS day FROM "  # noqa: S608
        f"(SELECT DISTINCT start FROM metrics WHERE {_WITHIN})) "
        f"SELECT day, host_id, outcome, tab_id, {_SUMS} FROM metrics JOIN of USING (start) "
        f"WHERE {_WITHIN} AND (?3 = '[]' OR host_id = '' OR host_id IN (SELECT value FROM json_each(?3))) "
        "GROUP BY 1, 2, 3, 4",
        (since, until, _as_json(host_ids)),
    )
    return [(day, host_id, outcome, tab_id, Amounts(*sums)) for day, host_id, outcome, tab_id, *sums in found]


def hours_of_day(
    connection: apsw.Connection, since: float, until: float, host_ids: Iterable[str] = ()
) -> list[tuple[int, int, float]]:
    """What left in each hour of the day, by the clock on the wall: (0–23, bytes, seconds). Folded days know none."""
    found = connection.execute(
        "SELECT CAST(strftime('%H', start, 'unixepoch', 'localtime') AS INTEGER) AS hour, sum(bytes), sum(active_s) "
        "FROM metrics WHERE is_day = 0 AND outcome = ?4 AND start >= ?1 AND start < ?2 "
        "AND iif(?3 = '[]', host_id = '', host_id IN (SELECT value FROM json_each(?3))) GROUP BY 1 ORDER BY 1",
        (since, until, _as_json(host_ids), SENT),
    )
    return [(hour, size_bytes, seconds) for hour, size_bytes, seconds in found]


def first_at(connection: apsw.Connection) -> float | None:
    """Unix time of the oldest row."""
    found = connection.execute("SELECT min(start) FROM metrics").get
    return None if found is None else float(found)


def fold(connection: apsw.Connection, *, now: float) -> int:
    """Make days of the hours that are older than 90 days; how many hours there were."""
    today = time.localtime(now)
    before = time.mktime((today.tm_year, today.tm_mon, today.tm_mday - HOURS_KEPT_DAYS, 0, 0, 0, 0, 0, -1))
    connection.execute(
        f"INSERT INTO metrics ({_KEY}, {', '.join(_VALUES)}) "  # noqa: S608
        f"SELECT 1, {_LOCAL_MIDNIGHT}, host_id, account, tab_id, outcome, {_SUMS} "
        f"FROM metrics WHERE is_day = 0 AND start < ? GROUP BY 2, 3, 4, 5, 6 {_ADD_ALL}",
        (before,),
    )
    connection.execute("DELETE FROM metrics WHERE is_day = 0 AND start < ?", (before,))
    return connection.changes()


def _as_json(values: Iterable[str]) -> str:
    return msgspec.json.encode(list(values)).decode()
