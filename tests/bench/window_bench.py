"""The real window: start beside a plain PySide6 window, scrolling, a storm of patches, memory, a frozen engine.

    python -m tests.bench.window_bench [--rounds N] [--quick] [--json]

Starts are measured from the spawn of `main.py` to the first frame, and to the first row, with a real engine that has
10,000 or 100,000 galleries stored; the plain window (hello_window.py) is started in turns with it. Scrolling, memory
and the storm of 1,000 patches a second use the demo's engine; the storm is met once more while a real engine's uploads
saturate a core. Everything is drawn in software, on an Xvfb of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import psutil

from backend.protocol.folders import folders_under
from tests.bench.probed_window import ProbedWindow, display, plain_window_ms
from tests.bench.saturation import saturation
from tests.bench.start_bench import fill

SIZES = (10_000, 100_000)
WANTED_FIRST_FRAME_RATIO = 1.0
WANTED_FRAME_MS = 16.7
PICTURES_PER_S = 700
"""More than any machine has sent of those 400 KB."""
WANTED_STORM_PERCENT = 5.0
WANTED_GAP_MS = 50.0
WANTED_IDLE_PERCENT = 0.5
WANTED_SEARCH_MS = 100.0


def measure_start(environment: Mapping[str, str], folder: Path, sizes: Sequence[int], rounds: int) -> dict[str, Any]:
    """Medians in milliseconds, after one start that is not counted."""
    homes = {rows: folder / str(rows) for rows in sizes}
    for rows, home in homes.items():
        asyncio.run(fill(folders_under(home), rows, 0))
    plain: list[float] = []
    starts: dict[int, list[dict[str, float]]] = {rows: [] for rows in sizes}
    for number in range(rounds + 1):
        plain.append(plain_window_ms(environment))
        for rows, home in homes.items():
            with ProbedWindow({**environment, "GALLEON_HOME": str(home)}) as window:
                assert window.started["rows"] == rows
                starts[rows].append(window.started)
        if number == 0:
            plain.clear()
            for list_ in starts.values():
                list_.clear()
    return {
        "plain_ms": statistics.median(plain),
        "galleries": {
            str(rows): {
                name: statistics.median(start[name] for start in starts[rows])
                for name in ("first_frame_ms", "rows_ms", "all_rows_ms")
            }
            for rows in sizes
        },
    }


def measure_list(environment: Mapping[str, str], rows: int, seconds: float, idle_s: float) -> dict[str, Any]:
    """Scrolling and sitting still with nothing coming in, then both in a storm."""
    with ProbedWindow(environment, "--demo", str(rows), "--still") as window:
        window.measure(1.0, scroll=True)
        scrolled = window.measure(seconds, scroll=True)
        window.measure(1.0, probe=False)
        idle = window.measure(idle_s, probe=False)
        searched = window.measure(seconds, search=True)
    with ProbedWindow(environment, "--demo", str(rows), "--storm") as window:
        window.measure(1.0, scroll=True)
        stormed = window.measure(seconds, scroll=True)
        storm = window.measure(seconds, probe=False)
    return {
        "scrolled": scrolled,
        "stormed": stormed,
        "search_ms": searched["search_worst_ms"],
        "search_gap_ms": searched["longest_gap_ms"],
        "idle_percent": idle["cpu_percent"],
        "storm_percent": storm["cpu_percent"] - idle["cpu_percent"],
        "memory_mb": idle["rss_mb"],
    }


def measure_loaded(environment: Mapping[str, str], folder: Path, rows: int, seconds: float) -> dict[str, Any]:
    """Scrolling in a storm while another process uploads as fast as it can."""
    folder.mkdir()
    pictures = int(PICTURES_PER_S * (seconds + 1))
    with saturation(folder, pictures) as uploads, ProbedWindow(environment, "--demo", str(rows), "--storm") as window:
        window.measure(1.0, scroll=True)
        uploads.begin()
        before, began = uploads.sink.count(), time.monotonic()
        stormed = window.measure(seconds, scroll=True)
        after, took_s = uploads.sink.count(), time.monotonic() - began
        list(uploads.client.events(0.1))
        assert uploads.goes_on, "the pictures did not last"
    return {**stormed, "megabytes_a_second": (after[0] - before[0]) / took_s / 1e6}


def measure_frozen(environment: Mapping[str, str], home: Path, seconds: float) -> dict[str, Any]:
    """Scrolling and searching while the engine is stopped."""
    with ProbedWindow({**environment, "GALLEON_HOME": str(home)}) as window:
        window.measure(1.0, scroll=True, search=True)
        (engine,) = (
            child for child in psutil.Process(window.pid).children() if "spawn_main" in " ".join(child.cmdline())
        )
        engine.suspend()
        try:
            return window.measure(seconds, scroll=True, search=True)
        finally:
            engine.resume()


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args(argv)
    if sys.platform != "linux":
        sys.exit("this needs Linux")
    rounds, seconds, idle_s = (2, 2.0, 3.0) if arguments.quick else (arguments.rounds, 5.0, 60.0)
    stored = SIZES[:1] if arguments.quick else SIZES
    shown = SIZES[1:] if arguments.quick else SIZES
    with display() as (environment, where), tempfile.TemporaryDirectory(prefix="galleon-window-") as name:
        folder = Path(name)
        start = measure_start(environment, folder, stored, rounds)
        lists = {str(rows): measure_list(environment, rows, seconds, idle_s) for rows in shown}
        loaded = measure_loaded(environment, folder / "loaded", shown[-1], seconds)
        frozen = measure_frozen(environment, folder / str(SIZES[0]), seconds)
    result = {
        "where": where,
        "start": start,
        "lists": lists,
        "loaded": loaded,
        "frozen_gap_ms": frozen["longest_gap_ms"],
        "wanted_first_frame_ratio": WANTED_FIRST_FRAME_RATIO,
        "wanted_frame_ms": WANTED_FRAME_MS,
        "wanted_storm_percent": WANTED_STORM_PERCENT,
        "wanted_idle_percent": WANTED_IDLE_PERCENT,
        "wanted_gap_ms": WANTED_GAP_MS,
        "wanted_search_ms": WANTED_SEARCH_MS,
    }
    print(json.dumps(result) if arguments.json else told(result))
    return 0


def told(result: dict[str, Any]) -> str:
    start = result["start"]
    lines = [
        f"The window on {result['where']}; a plain PySide6 window has its first frame after {start['plain_ms']:.0f} ms"
    ]
    for rows, one in start["galleries"].items():
        lines.append(
            f"  {int(rows):>7,} galleries stored: first frame {one['first_frame_ms']:.0f} ms "
            f"({one['first_frame_ms'] / start['plain_ms']:.2f}×, wanted {WANTED_FIRST_FRAME_RATIO}×), "
            f"first row {one['rows_ms']:.0f} ms, all rows {one['all_rows_ms']:.0f} ms"
        )
    for rows, one in result["lists"].items():
        for what, frames in (("nothing else", one["scrolled"]), ("1,000 patches/s", one["stormed"])):
            lines.append(
                f"  {int(rows):>7,} rows scrolled with {what}: frame {frames['frame_p50_ms']:.1f} ms, "
                f"p99 {frames['frame_p99_ms']:.1f} (wanted {WANTED_FRAME_MS}), worst {frames['frame_worst_ms']:.1f}"
            )
        lines.append(
            f"  {int(rows):>7,} rows searched: worst letter {one['search_ms']:.0f} ms to the frame with its result "
            f"(wanted {WANTED_SEARCH_MS:.0f}), longest gap meanwhile {one['search_gap_ms']:.0f} ms"
        )
        lines.append(
            f"  {int(rows):>7,} rows: {one['memory_mb']:.0f} MB, idle {one['idle_percent']:.1f} % of a core, "
            f"the storm {one['storm_percent']:.1f} % more (wanted {WANTED_STORM_PERCENT})"
        )
    loaded = result["loaded"]
    lines.append(
        f"  the same storm while {loaded['megabytes_a_second']:.0f} MB/s leave: frame {loaded['frame_p50_ms']:.1f} ms, "
        f"p99 {loaded['frame_p99_ms']:.1f} (wanted {WANTED_FRAME_MS}), worst {loaded['frame_worst_ms']:.1f}"
    )
    lines.append(f"  engine stopped: longest gap {result['frozen_gap_ms']:.0f} ms (wanted {WANTED_GAP_MS:.0f})")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
