"""kill -9 of the engine, the window and both while the window drives a long upload: nothing is lost or sent twice.

The window restarts an engine that died by itself; a window that is started again finds the engine that runs. What the
fake host has received proves the rest.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import psutil

from backend.protocol.rows import FileState, GalleryState, Question
from tests.end_to_end import pictures
from tests.end_to_end.harness import PROGRAM, Attached, Home, is_alive, sha256_of, until
from tests.fakes.process import FakeProcess

IMAGES = 200
# A window gives an engine five chances within five minutes, so no window sees more than four ends.
KILLS = ["engine"] * 4 + ["window"] * 3 + ["both"] * 3
CONNECTIONS = 4  # of pixhost: so many files can be on the wire
SEED = int(os.environ.get("GALLEON_TEST_SEED", "0")) or random.randrange(1, 2**31)


class Run:
    """The real program with its window offscreen. What it says goes to a file, so that it never waits for us."""

    def __init__(self, home: Home, folder: Path, fakes: FakeProcess, wanted: set[str]) -> None:
        self._home = home
        self._log = folder / "window.log"
        self._fakes = fakes
        self._wanted = wanted
        self._window: subprocess.Popen[bytes] | None = None

    def open_window(self, *paths: Path) -> None:
        """Start main.py and wait until its window has an engine."""
        with self._log.open("ab") as log:
            self._window = subprocess.Popen(
                [*PROGRAM, *map(str, paths)],
                env=self._home.environment | {"QT_QPA_PLATFORM": "offscreen"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.engine()

    def engine(self) -> psutil.Process:
        until(lambda: len(self._home.engines()) == 1, what="for one engine")
        return self._home.engines()[0]

    def received(self) -> Counter[str]:
        """How often the host has each image."""
        files = self._fakes.stats("pixhost")["files"]
        return Counter({digest: count for digest, count in files.items() if digest in self._wanted})

    def until_received(self, count: int) -> None:
        until(lambda: len(self.received()) >= count, what=f"for {count} images")

    def kill(self, what: str) -> None:
        """kill -9, and wait until the system has taken it away. Both die at the same moment."""
        engine, window = self.engine(), self._window
        assert window is not None
        assert window.poll() is None, "the window has ended by itself"
        if what != "engine":
            window.send_signal(signal.SIGKILL)
        if what != "window":
            engine.send_signal(signal.SIGKILL)
            until(lambda: not is_alive(engine), what="for the end of the engine")
        if what != "engine":
            window.wait()

    def close(self) -> None:
        if self._window is not None:
            self._window.kill()
            self._window.wait()


def test_every_image_arrives_once_or_is_told_as_unknown(online: Home, fakes: FakeProcess, tmp_path: Path) -> None:
    print(f"GALLEON_TEST_SEED={SEED}", file=sys.stderr)
    chance = random.Random(SEED)
    kills = chance.sample(KILLS, len(KILLS))
    # The last moment leaves enough to do for every kill: on its way each may leave as many in doubt as were sent.
    moments = sorted(chance.sample(range(3, IMAGES - CONNECTIONS * 2 * len(KILLS)), len(KILLS)))
    folder = pictures.folder(tmp_path / "g", IMAGES, size_bytes=12_000)
    wanted = sha256_of(folder.iterdir())
    fakes.control("pixhost", {"read_bps": 150_000})
    run = Run(online, tmp_path, fakes, wanted)
    try:
        run.open_window()
        with online.attach() as client:
            (gallery_id,) = client.add(folder, host_ids=("pixhost.to",))
        for what, moment in zip(kills, moments, strict=True):
            run.until_received(moment)
            time.sleep(chance.uniform(0, 0.08))
            engine, before = run.engine(), len(run.received())
            run.kill(what)
            if what == "window":
                run.until_received(before + CONNECTIONS + 1)  # what was on the wire, and one that began after it
            if what != "engine":
                run.open_window()
            assert (run.engine().pid == engine.pid) == (what == "window")
        fakes.control("pixhost", {"read_bps": None})
        with online.attach() as client:
            row = client.until_ended(gallery_id)
            files = client.files(gallery_id)
            (mine,) = (one for one in fakes.stats("pixhost")["galleries"] if set(one["files"]) & wanted)
        received = run.received()
        assert set(received.values()) == {1}, "some image was uploaded twice"
        uploaded = [file for file in files if file.state is FileState.UPLOADED]
        unknown = [file for file in files if file.state is FileState.UNKNOWN]
        assert len(uploaded) + len(unknown) == IMAGES
        assert sha256_of(Path(file.path) for file in uploaded) <= set(received), "told as uploaded, and not there"
        assert len(unknown) <= CONNECTIONS * 2 * (len(kills) - kills.count("window")), "only what was on the wire"
        assert (row.done_images, row.unknown_images) == (len(uploaded), len(unknown))
        assert (row.question is Question.UNKNOWN_OUTCOME) == bool(unknown)
        assert mine["finalised"], "it went on in the same remote gallery, to its end"
    finally:
        run.close()


def test_an_upload_does_not_notice_that_its_window_is_killed(online: Home, fakes: FakeProcess, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "g", 80, size_bytes=12_000)
    wanted = sha256_of(folder.iterdir())
    fakes.control("pixhost", {"read_bps": 150_000})
    run = Run(online, tmp_path, fakes, wanted)
    try:
        run.open_window()
        client: Attached = online.attach()
        (gallery_id,) = client.add(folder, host_ids=("pixhost.to",))
        run.until_received(5)
        engine = run.engine()
        run.kill("window")
        at_kill = len(run.received())
        run.until_received(at_kill + 3 * CONNECTIONS)
        client.until_state(gallery_id, GalleryState.UPLOADING)
        run.open_window()
        run.until_received(at_kill + 5 * CONNECTIONS)
        assert run.engine().pid == engine.pid
        fakes.control("pixhost", {"read_bps": None})
        row = client.until_ended(gallery_id)
        assert (row.state, row.done_images) == (GalleryState.COMPLETED, 80)
        assert run.received() == Counter(wanted)
        # One start, no interruption: the engine's log has a single life.
        assert online.log().count(" starts") == 1
    finally:
        run.close()
