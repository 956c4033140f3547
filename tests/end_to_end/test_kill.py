"""kill -9 of the engine at any moment: nothing is lost, nothing is uploaded twice. The fake host's own count proves it.

The window's part of this is in test_window_kills.py.
"""

from __future__ import annotations

import os
import random
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backend.protocol.commands import MoveGalleries, PauseGalleries
from backend.protocol.metrics import GetStatistics, Statistics
from backend.protocol.rows import FileState, GalleryState, Question
from tests.end_to_end import pictures
from tests.end_to_end.harness import Attached, Home, sha256_of, until
from tests.fakes.process import FakeProcess

IMAGES = 200
KILLS = 10
CONNECTIONS = 4  # of pixhost: so many files can be on the wire
UNKNOWN_AT_MOST = KILLS * CONNECTIONS * 2
"""What was at its end at a kill, and what the host had answered within the 50 ms in which results are gathered."""
SEED = int(os.environ.get("GALLEON_TEST_SEED", "0")) or random.randrange(1, 2**31)


@pytest.fixture
def slow(fakes: FakeProcess) -> Iterator[FakeProcess]:
    """A pixhost that takes its time, so that every kill finds files on the wire."""
    fakes.control("pixhost", {"read_bps": 120_000})
    yield fakes
    fakes.control("pixhost", {"reset": True})


def stored(fakes: FakeProcess, wanted: set[str]) -> dict[str, int]:
    files: dict[str, int] = fakes.stats("pixhost")["files"]
    return {name: count for name, count in files.items() if name in wanted}


def test_every_image_is_there_once_or_told_as_unknown(online: Home, slow: FakeProcess, tmp_path: Path) -> None:
    print(f"GALLEON_TEST_SEED={SEED}", file=sys.stderr)
    chance = random.Random(SEED)
    folder = pictures.folder(tmp_path / "g", IMAGES, size_bytes=12_000)
    wanted = sha256_of(folder.iterdir())
    with online.attach() as client:
        (gallery_id,) = client.add(folder, host_ids=("pixhost.to",))
    moments = sorted(chance.sample(range(2, IMAGES - UNKNOWN_AT_MOST), KILLS))
    for moment in moments:
        until(lambda moment=moment: len(stored(slow, wanted)) >= moment, what=f"for {moment} images")  # type: ignore[misc]
        time.sleep(chance.uniform(0, 0.06))
        online.kill_engine()
        online.start_engine()
    slow.control("pixhost", {"read_bps": None})
    with online.attach() as client:
        row = client.until_ended(gallery_id)
        files = client.files(gallery_id)
        counted = client.ask(GetStatistics(), Statistics).figures
    counts = stored(slow, wanted)
    assert set(counts.values()) == {1}, "some image was uploaded twice"
    by_state = {state: [file for file in files if file.state is state] for state in FileState}
    unknown = by_state[FileState.UNKNOWN]
    assert len(by_state[FileState.UPLOADED]) + len(unknown) == IMAGES
    assert all(file.uploads[0].page_url for file in by_state[FileState.UPLOADED])
    sure = sha256_of(Path(file.path) for file in by_state[FileState.UPLOADED])
    assert sure <= set(counts), "an image is told as uploaded and is not there"
    sizes = [Path(file.path).stat().st_size for file in by_state[FileState.UPLOADED]]
    assert (counted.uploads, counted.bytes, counted.unknown) == (len(sizes), sum(sizes), len(unknown))
    assert len(unknown) <= UNKNOWN_AT_MOST, "only what was at its end may be unknown"
    assert (row.done_images, row.unknown_images) == (IMAGES - len(unknown), len(unknown))
    assert (row.question is Question.UNKNOWN_OUTCOME) == bool(unknown)
    mine = [gallery for gallery in slow.stats("pixhost")["galleries"] if set(gallery["files"]) & wanted]
    assert len(mine) == 1, "it went on in the same remote gallery"
    assert mine[0]["finalised"]


# -- killed in every step of a gallery's life ------------------------------------------------------------------------


def killed_when(home: Home, client: Attached, condition: Callable[[], object]) -> Attached:
    client.until(condition)
    home.kill_engine()
    return home.attach()


def test_killed_while_it_scans(home: Home, client: Attached, tmp_path: Path) -> None:
    (gallery_id,) = client.add(pictures.folder(tmp_path / "g", 3000), host_ids=("local",), start=False)
    client = killed_when(home, client, lambda: client.row(gallery_id).state in ("scanning", "validating"))
    row = client.until_state(gallery_id, GalleryState.READY, GalleryState.FAILED)
    assert (row.state, row.images) == ("ready", 3000)


def test_killed_while_it_scans_loose_files_keeps_which_were_meant(home: Home, client: Attached, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "g", 400)
    chosen = sorted(folder.iterdir())[100:300]
    (gallery_id,) = client.add(*chosen, start=False)
    home.kill_engine()
    client = home.attach()
    row = client.until_state(gallery_id, GalleryState.READY, GalleryState.FAILED)
    assert (row.state, row.images) == ("ready", 200)
    assert [file.name for file in client.files(gallery_id)] == [path.name for path in chosen]


def test_killed_while_it_unpacks_an_archive(home: Home, client: Attached, tmp_path: Path) -> None:
    path = tmp_path / "g.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(600):
            archive.writestr(f"{number:03}.jpg", pictures.jpeg(f"{path} {number}", size_bytes=60_000))
    (gallery_id,) = client.add(path)
    unpacked = home.folders.data / "unpacked"
    until(lambda: unpacked.exists() and len(list(unpacked.rglob("*.jpg"))) > 20, what="for the first files")
    home.kill_engine()
    assert len(list(unpacked.rglob("*.jpg"))) < 600, "too late"
    client = home.attach()
    row = client.until_ended(gallery_id)
    assert (row.state, row.images, row.done_images) == ("completed", 600, 600)
    assert not [path for path in unpacked.iterdir() if path.name.endswith(".part")]


def test_killed_while_it_hashes(home: Home, client: Attached, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "g", 3)
    for path in folder.iterdir():  # a hole at the end of each: much to hash, nothing on the disk
        os.truncate(path, 100_000_000)
    (gallery_id,) = client.add(folder, host_ids=("local",), start=False)
    client = killed_when(home, client, lambda: client.row(gallery_id).state == "ready")
    assert client.row(gallery_id).state == "ready"
    client.start(gallery_id)
    row = client.until_ended(gallery_id)
    assert (row.state, row.done_images) == ("completed", 3)


def test_killed_while_it_finishes_the_remote_gallery(online: Home, fakes: FakeProcess, tmp_path: Path) -> None:
    """The last step is missing, so it is done by the next engine; no image goes a second time."""
    folder = pictures.folder(tmp_path / "g", 3)
    wanted = sha256_of(folder.iterdir())

    def mine() -> list[dict[str, object]]:
        return [gallery for gallery in fakes.stats("pixhost")["galleries"] if set(gallery["files"]) & wanted]

    fakes.control("pixhost", {"read_bps": 10_000})
    client = online.attach()
    (gallery_id,) = client.add(folder, host_ids=("pixhost.to",))
    until(mine)
    path = f"/galleries/{mine()[0]['hash']}/finalize"
    fakes.control("pixhost", {"fail": "status", "status": 503, "path": path, "times": 1, "retry_after": "600"})
    fakes.control("pixhost", {"read_bps": None})
    until(lambda: len(stored(fakes, wanted)) == 3 and path in fakes.stats("pixhost")["requests"])
    online.kill_engine()
    assert not mine()[0]["finalised"]
    client = online.attach()
    row = client.until_ended(gallery_id)
    assert (row.state, row.done_images + row.unknown_images) == ("completed", 3)
    assert mine()[0]["finalised"]
    assert set(stored(fakes, wanted).values()) == {1}


def test_a_paused_gallery_stays_paused(online: Home, slow: FakeProcess, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "g", 60, size_bytes=12_000)
    client = online.attach()
    (gallery_id,) = client.add(folder, host_ids=("pixhost.to",))
    client.until(lambda: client.row(gallery_id).done_images >= 3)
    client.ask(PauseGalleries(ids=(gallery_id,), hard=True))
    online.kill_engine()
    client = online.attach()
    row = client.row(gallery_id)
    assert (row.state, row.pause_reason) == ("paused", "by_person")
    assert row.done_images >= 3
    slow.control("pixhost", {"read_bps": None})
    client.start(gallery_id)
    client.until_ended(gallery_id)
    assert set(stored(slow, sha256_of(folder.iterdir())).values()) == {1}


def test_the_order_of_the_queue_survives(home: Home, client: Attached, tmp_path: Path) -> None:
    ids = [client.add(pictures.folder(tmp_path / name, 1), start=False)[0] for name in "abc"]
    first, second, third = ids
    for gallery_id in ids:
        client.until_state(gallery_id, GalleryState.READY)
    client.ask(MoveGalleries(ids=(third,), before_id=first))
    home.kill_engine()
    client = home.attach()
    assert [row.id for row in client.rows()] == [third, first, second]


@pytest.mark.parametrize("setting", ["stay", "ask"])
def test_after_a_restart_nothing_starts_where_the_person_wants_that(
    online: Home, slow: FakeProcess, tmp_path: Path, setting: str
) -> None:
    online.settings(f'[queue]\nafter_restart = "{setting}"\n')
    folder = pictures.folder(tmp_path / "g", 60, size_bytes=12_000)
    client = online.attach()
    (gallery_id,) = client.add(folder, host_ids=("pixhost.to",))
    client.until(lambda: client.row(gallery_id).done_images >= 2)
    online.kill_engine()
    client = online.attach()
    row = client.row(gallery_id)
    assert (row.state, row.pause_reason) == ("paused", "after_restart")
    slow.control("pixhost", {"read_bps": None})
    client.start(gallery_id)
    client.until_ended(gallery_id)
    assert set(stored(slow, sha256_of(folder.iterdir())).values()) == {1}


def test_texts_and_artifacts_are_there_after_a_kill_at_the_end(home: Home, client: Attached, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "g", 2)
    (gallery_id,) = client.add(folder, host_ids=("local",))
    client.until_ended(gallery_id)
    home.kill_engine()
    assert home.run("export", "1").out.count("[img]") == 2
    results = home.folders.data / "results"
    until(lambda: len(list(results.glob("*.json"))) == 1)
    assert len(list(results.glob("*.txt"))) == 1
