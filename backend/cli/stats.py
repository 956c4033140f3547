"""`galleon stats`: what was uploaded, by host."""

from __future__ import annotations

import argparse
import sys
from typing import Any

import msgspec

from backend.cli import upload
from backend.cli.client import Client
from backend.cli.exit_codes import ExitCode
from backend.cli.sentences import printable
from backend.protocol.metrics import ExportStatistics, Figures, GetStatistics, Statistics, StatisticsExported

_UNITS = (("TB", 10**12), ("GB", 10**9), ("MB", 10**6), ("kB", 10**3))


def add_parser(commands: Any) -> None:
    one = commands.add_parser("stats", help="what was uploaded, how fast, and what went wrong")
    one.add_argument("--days", type=_days, default=0, metavar="N", help="of the last N days, today included; else all")
    one.add_argument("--host", action="append", default=[], metavar="ID", help="only of this host (repeatable)")
    form = one.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object")
    form.add_argument("--csv", action="store_true", help="one line for each hour, host, account, tab and outcome")


def run(client: Client, arguments: argparse.Namespace) -> int:
    hosts = tuple(dict.fromkeys(arguments.host))
    if arguments.csv:
        text = client.ask(ExportStatistics(days=arguments.days, host_ids=hosts), StatisticsExported).text
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        return ExitCode.ALL_UPLOADED
    found = client.ask(GetStatistics(days=arguments.days, host_ids=hosts), Statistics)
    if arguments.json:
        upload.emit(
            {
                "since": found.since,
                "until": found.until,
                "total": msgspec.to_builtins(found.figures),
                "hosts": {row.host_id: msgspec.to_builtins(row.figures) for row in found.hosts},
                "tabs": {tab.name: msgspec.to_builtins(tab.figures) for tab in found.tabs},
                "faults": [msgspec.to_builtins(fault) for fault in found.faults],
            }
        )
        return ExitCode.ALL_UPLOADED
    if not found.hosts:
        print("Figures appear after the first upload.", file=sys.stderr)
        return ExitCode.ALL_UPLOADED
    print(f"{'host':<24}{'uploaded':>12}{'images':>10}{'delivered':>11}{'speed':>12}{'peak':>12}")
    for row in found.hosts:
        print(_line(row.host_id, row.figures))
    print(_line("all", found.figures))
    for fault in found.faults:
        print(f"{fault.images} images: {fault.kind} at {printable(fault.host_id)}", file=sys.stderr)
    return ExitCode.ALL_UPLOADED


def _line(name: str, figures: Figures) -> str:
    share = figures.delivered
    delivered = "-" if share is None else f"{share * 100:.1f} %"
    return (
        f"{printable(name):<24}{_size(figures.bytes):>12}{figures.images:>10}{delivered:>11}"
        f"{_speed(figures.speed_bps):>12}{_speed(figures.peak_bps):>12}"
    )


def _size(size_bytes: float) -> str:
    for unit, factor in _UNITS:
        if size_bytes >= factor:
            return f"{size_bytes / factor:.1f} {unit}"
    return f"{size_bytes:.0f} B"


def _speed(speed_bps: float) -> str:
    return f"{_size(speed_bps)}/s" if speed_bps else "-"


def _days(text: str) -> int:
    days = int(text)
    if not 1 <= days <= 36_500:
        raise argparse.ArgumentTypeError("1 to 36500")
    return days
