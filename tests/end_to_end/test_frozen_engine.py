"""An engine that stands still in the middle of an upload does not take the window with it."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import psutil

from backend.protocol.rows import GalleryState
from tests.bench.probed_window import ProbedWindow, display
from tests.bench.start_bench import fill
from tests.end_to_end import pictures
from tests.end_to_end.harness import Home, sha256_of
from tests.fakes.process import FakeProcess

STORED = 2_000
FROZEN_S = 5.0
IMAGES = 60
LONGEST_GAP_MS = 250.0
"""Generous, for machines that do other things as well; `make bench` has the real figure, and 50 as what is wanted."""


def test_the_window_scrolls_and_searches_while_the_engine_stands_still(
    online: Home, fakes: FakeProcess, tmp_path: Path
) -> None:
    fakes.control("pixhost", {"read_bps": 120_000})
    folder = pictures.folder(tmp_path / "g", IMAGES, size_bytes=12_000)
    wanted = sha256_of(folder.iterdir())
    asyncio.run(fill(online.folders, STORED, 0))
    with display() as (environment, _), ProbedWindow(environment | online.environment) as window:
        assert window.started["rows"] == STORED
        with online.attach() as client:
            (gallery_id,) = client.add(folder, host_ids=("pixhost.to",))
            client.until(lambda: client.row(gallery_id).done_images > 2)
        (engine,) = online.engines()
        engine.suspend()
        try:
            measured = window.measure(FROZEN_S, scroll=True, search=True)
            assert engine.status() == psutil.STATUS_STOPPED
            assert len(wanted & fakes.stats("pixhost")["files"].keys()) < IMAGES, "it stood still in the middle"
        finally:
            engine.resume()
        fakes.control("pixhost", {"read_bps": None})
        with online.attach() as client:
            assert client.until_ended(gallery_id).state is GalleryState.COMPLETED
    print(f"longest gap {measured['longest_gap_ms']:.0f} ms, {measured['frames']} frames", file=sys.stderr)
    assert measured["longest_gap_ms"] < LONGEST_GAP_MS
    assert measured["places"] > 20, "the list was scrolled"
    assert len(measured["counts"]) > 2, "the search narrowed the list, and widened it again"
    files = fakes.stats("pixhost")["files"]
    assert [files.get(digest) for digest in wanted] == [1] * IMAGES
