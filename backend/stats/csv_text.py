"""Metrics as CSV: the same for every spreadsheet and every language of the computer."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import datetime

from backend.storage.metrics import MetricRow

HEAD = (
    "start",
    "length",
    "host",
    "account",
    "tab",
    "outcome",
    "uploads",
    "images",
    "bytes",
    "first_tries",
    "troubled_images",
    "busy_seconds",
    "peak_bytes_per_second",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def of_rows(rows: Iterable[MetricRow], tabs: Mapping[int, str]) -> str:
    """RFC 4180 with a header. Times are ISO 8601 with their offset, numbers have a point and no thousands. A name that
    a spreadsheet would take for a formula has an apostrophe before it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEAD)
    for row in rows:
        writer.writerow(
            (
                datetime.fromtimestamp(row.start).astimezone().isoformat(),
                "day" if row.is_day else "hour",
                row.host_id,
                row.account,
                _plain(tabs.get(row.tab_id, "")),
                row.outcome,
                row.uploads,
                row.images,
                row.bytes,
                row.first_tries,
                row.hits,
                f"{row.active_s:.1f}",
                row.peak_bps,
            )
        )
    return text.getvalue()


def _plain(name: str) -> str:
    return f"'{name}" if name.startswith(_FORMULA) else name
