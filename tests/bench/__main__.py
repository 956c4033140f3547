"""Runs all benches one after the other, each beside its peer, and prints one table at the end.

    python -m tests.bench [--quick] [--json FILE] [--only NAME]

Speed differs from machine to machine: compare within one run, and trust ratios more than seconds. Nothing fails when a
figure is not reached; the table says so.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Figure:
    """One line of the table. `ratio` is `value` to that of the peer; what is wanted is about `judged`."""

    what: str
    value: float
    unit: str
    wanted: float | None = None
    peer: str = ""
    peer_value: float | None = None
    is_ratio_wanted: bool = False
    more_is_better: bool = False

    @property
    def ratio(self) -> float | None:
        return self.value / self.peer_value if self.peer_value else None

    @property
    def is_reached(self) -> bool | None:
        """None when nothing in particular is wanted."""
        judged = self.ratio if self.is_ratio_wanted else self.value
        if self.wanted is None or judged is None:
            return None
        return judged >= self.wanted if self.more_is_better else judged <= self.wanted


def of_uploads(result: dict[str, Any]) -> Iterator[Figure]:
    for one in result["uploads"]:
        ours, theirs = one["galleon"], one["curl"]
        case, curl, wanted = one["case"], "curl --parallel", one["wanted_wall_ratio"]
        yield Figure(f"{case} over TLS", ours["wall_s"], "s", wanted, curl, theirs["wall_s"], is_ratio_wanted=True)
        yield Figure(f"{case}: CPU", ours["cpu_s"], "s", None, curl, theirs["cpu_s"])
        yield Figure(f"{case}: peak memory", ours["peak_mb"], "MB", 64, curl, theirs["peak_mb"])
    limit = result["limit_bps"]
    asked = 20e6
    off = {name: abs(speed / asked - 1) * 100 for name, speed in limit.items()}
    yield Figure("limit of 20 MB/s: off by", off["galleon"], "%", 1.0, "curl --limit-rate", off["curl"])


def of_latency(result: dict[str, Any]) -> Iterator[Figure]:
    for name in ("p50", "p99"):
        yield Figure(
            f"pause while {result['megabytes_a_second']} MB/s leave, {name}",
            result[f"busy_{name}_ms"],
            "ms",
            result[f"wanted_{name}_ms"],
            "idle engine",
            result[f"idle_{name}_ms"],
        )


def of_archive(result: dict[str, Any]) -> Iterator[Figure]:
    what = f"{result['gallery_bytes'] / 2**30:.1f} GiB as ZIP to {result['hosts']} hosts"
    yield Figure(f"{what}: peak memory", result["peak_mb"], "MB", result["wanted_peak_mb"])
    yield Figure(f"{what}, with scan and digests", result["wall_s"], "s")


def of_scan(result: dict[str, Any]) -> Iterator[Figure]:
    ours, theirs = result["galleon_s"], result["pillow_s"]
    yield Figure(f"scan {result['files']:,} JPEGs", ours, "s", result["target_s"], "Pillow", theirs)
    yield Figure("the same, stored and told to a client", result["stored_s"], "s", result["target_s"], "Pillow", theirs)
    yield Figure(
        "the same, times as fast",
        result["times_as_fast"],
        "×",
        result["target_times_as_fast"],
        "Pillow",
        1.0,
        more_is_better=True,
    )


def of_start(result: dict[str, Any]) -> Iterator[Figure]:
    what = f"engine start, {result['galleries']:,} galleries with {result['images']:,} images"
    yield Figure(f"{what}: first rows", result["shown_ms"], "ms", None, "empty store", result["empty_ms"])
    yield Figure("the same, more than empty", result["more_ms"], "ms", result["wanted_more_ms"])
    yield Figure("the same, last row known", result["loaded_ms"], "ms", None, "empty store", result["empty_ms"])


def of_window(result: dict[str, Any]) -> Iterator[Figure]:
    plain = result["start"]["plain_ms"]
    for rows, one in result["start"]["galleries"].items():
        stored = f"{int(rows):,} galleries stored"
        wanted = result["wanted_first_frame_ratio"]
        yield Figure(f"first frame, {stored}", one["first_frame_ms"], "ms", wanted, "plain PySide6 window", plain, True)
        yield Figure(f"first row, {stored}", one["rows_ms"], "ms", None, "plain PySide6 window", plain)
        yield Figure(f"last row known, {stored}", one["all_rows_ms"], "ms")
    frame = result["wanted_frame_ms"]
    for rows, one in result["lists"].items():
        still, storm = one["scrolled"], one["stormed"]
        shown = f"{int(rows):,} rows"
        yield Figure(f"scroll {shown}, frame p99", still["frame_p99_ms"], "ms", frame)
        yield Figure(f"scroll {shown}, worst frame", still["frame_worst_ms"], "ms")
        yield Figure("… in a storm, frame p99", storm["frame_p99_ms"], "ms", frame, "without", still["frame_p99_ms"])
        yield Figure(
            "… in a storm, worst frame", storm["frame_worst_ms"], "ms", None, "without", still["frame_worst_ms"]
        )
        yield Figure(f"search {shown}, letter to result", one["search_ms"], "ms", result["wanted_search_ms"])
        yield Figure("storm of 1,000 patches/s, CPU", one["storm_percent"], "%", result["wanted_storm_percent"])
        yield Figure(f"window with {shown}, memory", one["memory_mb"], "MB")
        yield Figure(f"window with {shown}, idle CPU", one["idle_percent"], "%", result["wanted_idle_percent"])
    loaded = result["loaded"]
    yield Figure("… while uploads saturate a core, frame p99", loaded["frame_p99_ms"], "ms", frame)
    yield Figure("… and what leaves meanwhile", loaded["megabytes_a_second"], "MB/s")
    yield Figure("engine stopped: longest wait", result["frozen_gap_ms"], "ms", result["wanted_gap_ms"])


def of_edit(result: dict[str, Any]) -> Iterator[Figure]:
    for what, ms in result["edit_ms"].items():
        yield Figure(f"edit {result['galleries']:,} galleries: {what}", ms, "ms", result["wanted_ms"])


BENCHES: dict[str, tuple[Callable[[dict[str, Any]], Iterator[Figure]], list[str]]] = {
    "upload": (of_uploads, ["--quick"]),
    "latency": (of_latency, ["--quick"]),
    "archive": (of_archive, ["--quick"]),
    "scan": (of_scan, ["--rounds", "2"]),
    "start": (of_start, ["--quick"]),
    "edit": (of_edit, []),
    "window": (of_window, ["--quick"]),
}
"""What turns a bench's JSON into figures, and the arguments of its quick round."""


def run(name: str, quick: bool) -> dict[str, Any] | None:
    """The JSON of one bench in a process of its own; None when it failed, which it says itself."""
    command = [sys.executable, "-m", f"tests.bench.{name}_bench", "--json", *(BENCHES[name][1] if quick else [])]
    # Starts are measured as installed, with compiled modules.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False, env=environment)
    if done.returncode:
        return None
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def table(figures: list[Figure]) -> Table:
    shown = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("", "figure", "peer", "of the peer", "ratio", "wanted", "reached"):
        shown.add_column(heading, justify="left" if heading in ("", "of the peer") else "right", no_wrap=True)
    for one in figures:
        reached = {None: "", True: "[green]yes[/]", False: "[red]no[/]"}[one.is_reached]
        bound = "" if one.wanted is None else f"{'≥' if one.more_is_better else '≤'} {short(one.wanted)}"
        shown.add_row(
            one.what,
            f"{short(one.value)} {one.unit}",
            "" if one.peer_value is None else f"{short(one.peer_value)} {one.unit}",
            one.peer,
            "" if one.ratio is None else f"{one.ratio:.2f}×",
            bound and f"{bound}{'×' if one.is_ratio_wanted else f' {one.unit}'}",
            reached,
        )
    return shown


def short(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="one short round of each, within a minute")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures and all that was measured there")
    parser.add_argument("--only", choices=sorted(BENCHES), metavar="NAME", help=", ".join(BENCHES))
    options = parser.parse_args()
    measured: dict[str, Any] = {}
    figures: list[Figure] = []
    failed = []
    for name in [options.only] if options.only else BENCHES:
        began = time.monotonic()
        print(f"{name} …", end="", file=sys.stderr, flush=True)
        result = run(name, options.quick)
        print(f" {time.monotonic() - began:.0f} s", file=sys.stderr)
        if result is None:
            failed.append(name)
        else:
            measured[name] = result
            figures += BENCHES[name][0](result)
    Console(width=None if sys.stdout.isatty() else 160).print(table(figures))
    if options.json:
        told = [asdict(one) | {"ratio": one.ratio, "is_reached": one.is_reached} for one in figures]
        options.json.write_text(json.dumps({"figures": told, "measured": measured}, indent=1) + "\n", encoding="utf-8")
    if failed:
        print(f"did not run: {', '.join(failed)}", file=sys.stderr)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
