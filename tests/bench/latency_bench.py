"""How long a command takes while uploads saturate a core, beside the same command on an idle engine.

    python -m tests.bench.latency_bench [--commands N] [--quick] [--json]

While a gallery is sent, a client asks the engine to pause and to start another one, again and again, and takes the
time until the reply. That one only waits in the queue: it has the same pictures as a third, and the question about that
stays open.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from backend.cli.client import Client
from backend.protocol.commands import PauseGalleries, StartGalleries
from backend.protocol.replies import Done
from backend.protocol.rows import Question
from tests.bench.saturation import add, make_pictures, saturation

WANTED_P50_MS, WANTED_P99_MS = 2.0, 10.0


def measure(client: Client, gallery_id: int, commands: int) -> list[float]:
    """Milliseconds of each reply."""
    times: list[float] = []
    for number in range(commands):
        command = PauseGalleries(ids=(gallery_id,)) if number % 2 == 0 else StartGalleries(ids=(gallery_id,))
        began = time.perf_counter()
        client.ask(command, Done)
        times.append((time.perf_counter() - began) * 1000)
        list(client.events(0.02))
    return times


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--commands", type=int, default=400)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args(argv)
    commands = 60 if arguments.quick else arguments.commands
    with tempfile.TemporaryDirectory(prefix="galleon-latency-") as name:
        folder = Path(name)
        waiting = folder / "waiting"
        make_pictures(waiting, 3)
        with saturation(folder, 1_500 if arguments.quick else 4_000) as busy_engine:
            client, sink = busy_engine.client, busy_engine.sink
            add(client, waiting)
            (other,) = add(client, shutil.copytree(waiting, folder / "waiting again"))
            while client.galleries[other].question is not Question.DUPLICATE:
                list(client.events(0.1))
            client.ask(StartGalleries(ids=(other,)), Done)
            idle = measure(client, other, commands)
            busy_engine.begin()
            busy: list[float] = []
            before, began = sink.count(), time.perf_counter()
            while len(busy) < commands:
                if not busy_engine.goes_on:
                    break
                busy += measure(client, other, 20)
            after, took_s = sink.count(), time.perf_counter() - began
    result = {
        "commands": len(busy),
        "megabytes_a_second": round((after[0] - before[0]) / took_s / 1e6),
        "idle_p50_ms": round(statistics.median(idle), 2),
        "idle_p99_ms": round(percentile(idle, 99), 2),
        "busy_p50_ms": round(statistics.median(busy), 2),
        "busy_p99_ms": round(percentile(busy, 99), 2),
        "wanted_p50_ms": WANTED_P50_MS,
        "wanted_p99_ms": WANTED_P99_MS,
    }
    if arguments.json:
        print(json.dumps(result))
    else:
        print(
            f"pause or start while {result['megabytes_a_second']} MB/s leave: p50 {result['busy_p50_ms']} ms, "
            f"p99 {result['busy_p99_ms']} ms over {len(busy)} commands (idle {result['idle_p50_ms']} and "
            f"{result['idle_p99_ms']} ms; wanted {WANTED_P50_MS} and {WANTED_P99_MS} ms)"
        )
    return 0


def percentile(values: list[float], percent: int) -> float:
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


if __name__ == "__main__":
    sys.exit(main())
