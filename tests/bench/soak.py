"""Hours of use in minutes: galleries are added, uploaded and removed while somebody clicks through the whole window.

    python -m tests.bench.soak [--minutes N] [--galleries N] [--json FILE]

The real window, drawn in software on an Xvfb, and the real engine upload to a fake host; `soak_window` is who clicks.
Memory of their own, open files and threads of both are sampled every few seconds: pages that the process has written
to and shares with nobody, since those that only mirror a library belong to whoever else happens to run. It ends with 1
when memory grew by more than a tenth after the first quarter, when something was said on stderr or logged as a warning,
or when a gallery did not arrive.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil
from rich.console import Console
from rich.table import Table

from backend.protocol.commands import AddPaths
from backend.protocol.events import GalleryFinished
from backend.protocol.replies import PathsAdded
from backend.protocol.rows import GalleryState
from backend.protocol.tabs import CreateTab, TabCreated
from tests.end_to_end import pictures
from tests.end_to_end.desktop import MISSING, desktop
from tests.end_to_end.harness import ROOT, Attached, Home, until
from tests.fakes.process import FakeProcess

BATCH = 50
IN_WORK = 150
"""So many galleries may wait before more are added: a slow machine takes longer, it does not pile up."""
SAMPLE_S = 5.0
WANTED_GROWTH = 0.10
PATIENCE = 3.0
"""The run is given up after so many times its length."""
TIMED = re.compile(r"\d{4}-\d\d-\d\d ")
WARNING = re.compile(r" (WARNING|ERROR|CRITICAL) ")
COLUMNS = {
    "window_mb": "Window, own memory in MB",
    "engine_mb": "Engine, own memory in MB",
    "window_files": "Window, open files",
    "engine_files": "Engine, open files",
    "window_threads": "Window, threads",
    "engine_threads": "Engine, threads",
}
NOISE = {"window_files": 4, "engine_files": 8, "window_threads": 3, "engine_threads": 3}
"""Connections and workers come and go by themselves."""
TABS = ("Iceland", "Street photography", "Clients of this year")


@dataclass(frozen=True)
class Sample:
    """`at` is the part of the run that is over."""

    at: float
    window_mb: float
    engine_mb: float
    window_files: int
    engine_files: int
    window_threads: int
    engine_threads: int
    galleries: int


class Feeder:
    """Adds folders of one picture in step with the time that is gone, and knows how each gallery ended."""

    def __init__(self, client: Attached, folder: Path, total: int) -> None:
        self._client = client
        self._folder = folder
        self._total = total
        self._tabs = [client.ask(CreateTab(name=name), TabCreated).tab_id for name in TABS]
        self._batches: list[tuple[Path, set[int]]] = []  # folders that still have to be there, and who reads them
        self.added = 0
        self.ended: dict[int, GalleryState] = {}

    @property
    def waiting(self) -> int:
        return self.added - len(self.ended)

    @property
    def is_done(self) -> bool:
        return self.added >= self._total and not self.waiting

    def work(self, at: float) -> None:
        """Hear what has ended, and add as much as belongs to this part (0…1) of the run."""
        self._client.take(0.2)
        for event in self._client.heard:
            if isinstance(event, GalleryFinished):
                self.ended[event.gallery_id] = event.state
        self._client.heard.clear()
        for batch in self._batches[:-2]:  # the window may still look at the newest
            if batch[1] <= self.ended.keys():
                shutil.rmtree(batch[0])
                self._batches.remove(batch)
        wanted = min(self._total, round(self._total * at) + BATCH)
        if self.added + BATCH <= wanted and self.waiting + BATCH <= IN_WORK:
            self._add()

    def _add(self) -> None:
        number = self.added // BATCH
        home = self._folder / f"batch {number}"
        paths = [home / f"Gallery {self.added + place:05}" for place in range(BATCH)]
        for path in paths:
            pictures.folder(path, 1)
        tab_id = (None, *self._tabs)[number % (len(self._tabs) + 1)]
        command = AddPaths(
            paths=tuple(map(str, paths)),
            tab_id=tab_id,
            start=True,
            host_ids=("pixhost.to",),
            on_duplicate="upload_again",
        )
        added: PathsAdded = self._client.ask(command, PathsAdded)
        assert len(added.gallery_ids) == BATCH, added
        self._batches.append((home, set(added.gallery_ids)))
        self.added += BATCH


def sample(at: float, window: psutil.Process, engine: psutil.Process, galleries: int) -> Sample:
    return Sample(
        at,
        *(own_memory_mb(process.pid) for process in (window, engine)),
        *(process.num_fds() for process in (window, engine)),
        *(process.num_threads() for process in (window, engine)),
        galleries,
    )


def own_memory_mb(pid: int) -> float:
    """Private and dirty pages; Linux only. Raises OSError once the process is gone."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty:")) * 1024 / 1e6


def soak(minutes: float, total: int, folder: Path) -> dict[str, Any]:
    """All samples, and everything that went wrong in sentences."""
    with FakeProcess("pixhost") as fake, desktop(folder / "desktop", **fake.environment) as machine:
        home = machine.home
        said = folder / "stderr"
        with said.open("wb") as errors:
            window = subprocess.Popen(
                [sys.executable, "-m", "tests.bench.soak_window"],
                cwd=ROOT,
                env=home.environment,
                stdin=subprocess.PIPE,
                stderr=errors,
            )
        try:
            until(home.engines, what="for the engine")
            (engine,) = home.engines()
            samples, feeder = _run(minutes * 60, home, psutil.Process(window.pid), engine, folder, total)
            window.communicate(timeout=60)  # the end of its standard input: it quits as a person does
            until(lambda: not home.engines(), what="for the engine's end")
        finally:
            window.kill()
            window.communicate()
        states = Counter(feeder.ended.values())
        faults = [
            f"{count} galleries are {state.name.lower()}"
            for state, count in states.items()
            if state is not GalleryState.COMPLETED
        ]
        if feeder.waiting or feeder.added < total:
            faults.append(f"{feeder.added} galleries of {total} were added, {feeder.waiting} of them have not ended")
        if window.returncode:
            faults.append(f"the window ended with {window.returncode}")
        faults += [f"stderr: {line}" for line in _told(said.read_text(errors="replace").splitlines())]
        logged = [
            line
            for file in home.folders.log_file.parent.glob("*.log*")
            for line in file.read_text(errors="replace").splitlines()
        ]
        faults += [f"log: {line}" for line in _told(_warnings(logged))]
        return {"galleries": len(feeder.ended), "samples": samples, "faults": faults}


def _run(
    length_s: float, home: Home, window: psutil.Process, engine: psutil.Process, folder: Path, total: int
) -> tuple[list[Sample], Feeder]:
    samples: list[Sample] = []
    began, next_sample = time.monotonic(), 0.0
    with home.attach() as client:
        feeder = Feeder(client, folder / "galleries", total)
        while (gone := time.monotonic() - began) < length_s * PATIENCE and not (feeder.is_done and gone >= length_s):
            at = max(gone / length_s, 0.0) if gone < length_s else 1.0
            feeder.work(at)
            if gone >= next_sample:
                part = min(gone / length_s, feeder.added / total) if not feeder.is_done else 1.0
                samples.append(sample(part, window, engine, len(client.client.galleries)))
                print(
                    json.dumps({"s": round(gone), "ended": len(feeder.ended), **asdict(samples[-1])}),
                    file=sys.stderr,
                    flush=True,
                )
                next_sample = gone + SAMPLE_S
    return samples, feeder


def _warnings(lines: Sequence[str]) -> Iterator[str]:
    """Without their times, each with the end of the traceback below it."""
    found = [number for number, line in enumerate(lines) if WARNING.search(line)]
    for number in found:
        below = itertools.takewhile(lambda line: not TIMED.match(line), lines[number + 1 :])
        yield " – ".join([lines[number].split(" ", 2)[2], *list(below)[-3:]])


def _told(lines: Iterable[str]) -> list[str]:
    """Each line once, with how often it came."""
    return [f"{line} (×{count})" if count > 1 else line for line, count in Counter(filter(None, lines)).items()]


def quarters(samples: Sequence[Sample], name: str) -> tuple[float, float]:
    """The median just after the first quarter, and that of the last tenth."""
    early = [getattr(one, name) for one in samples if 0.25 <= one.at < 0.35]
    late = [getattr(one, name) for one in samples if one.at >= 0.9]
    return statistics.median(early or [0.0]), statistics.median(late or [0.0])


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=20.0)
    parser.add_argument("--galleries", type=int, default=10_000)
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args(argv)
    if MISSING:
        sys.exit(f"this needs {MISSING}")
    with tempfile.TemporaryDirectory(prefix="galleon-soak-", ignore_cleanup_errors=True) as name:
        result = soak(options.minutes, options.galleries, Path(name))
    samples, faults = result["samples"], result["faults"]
    table = Table(title=f"{result['galleries']:,} galleries in {options.minutes:g} minutes or more")
    for heading in ("", "after the first quarter", "at the end", "growth"):
        table.add_column(heading, justify="left" if not heading else "right")
    for name, label in COLUMNS.items():
        early, late = quarters(samples, name)
        growth = late / early - 1 if early else 0.0
        table.add_row(label, f"{early:,.0f}", f"{late:,.0f}", f"{growth:+.1%}")
        if growth > WANTED_GROWTH and late - early > NOISE.get(name, 0):
            faults.append(f"{label} grew by {growth:.0%}")
    Console(width=110).print(table)
    for fault in faults:
        print(fault)
    if options.json is not None:
        options.json.write_text(json.dumps({**result, "samples": [asdict(one) for one in samples]}))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
