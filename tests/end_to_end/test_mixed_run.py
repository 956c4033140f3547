"""Twenty galleries to four image hosts and three file hosts at once, all of which fail in every way they can.

The fakes fail on a seeded schedule. Whatever becomes of a file, what is told of it agrees with what the host counted.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from backend.hosts.registry import BUILT_IN
from backend.protocol.rows import FileRow, GalleryState, UploadRow, UploadState
from tests.end_to_end import pictures
from tests.end_to_end.harness import ENDED, Home
from tests.end_to_end.test_archive_kill import archive_of
from tests.fakes import imgur, imx, katfile, keep2share, postimages, rapidgator
from tests.fakes.process import FakeProcess

GALLERIES, IMAGES = 20, 3
SEED = int(os.environ.get("GALLEON_TEST_SEED", "0")) or random.randrange(1, 2**31)

RATE_PER_S, BURST = 7.0, 2
"""Of imgur, in a definition of the person's own."""
RATE_TOLERANCE_S = 1.0
"""A request may be held up on a busy computer, and the ones after it come closer."""

Failure = dict[str, Any]
BUSY: Failure = {"fail": "status", "status": 429, "retry_after": "1"}
BUSY_FOR_LONG: Failure = {"fail": "status", "status": 429}
DOWN: Failure = {"fail": "status", "status": 503}
DOWN_A_MOMENT: Failure = {"fail": "status", "status": 503, "retry_after": "1"}
BROKEN: Failure = {"fail": "status", "status": 500}
GATEWAY: Failure = {"fail": "status", "status": 504}
EARLY: Failure = {"fail": "early", "status": 503}
CUT, CUT_AT_END, SILENT = ({"fail": kind} for kind in ("cut", "cut_at_end", "silent"))
PAGE, EMPTY, REFUSAL, FAKE, NO_LINK = ({"fail": kind} for kind in ("page", "empty", "refusal", "fake", "no_link"))
SIGN_OUT: Failure = {"fail": "sign_out"}
FIRST: Sequence[Failure] = (BROKEN, DOWN, DOWN_A_MOMENT, GATEWAY, EARLY, CUT, CUT_AT_END, PAGE, EMPTY, FAKE, NO_LINK)


@dataclass(frozen=True)
class Target:
    """`failures` come in any order among the uploads; `complaint` at a fixed place, from 0 to 1 of them: a host whose
    rate nobody knows gets one request a second for a while after it complained."""

    fake: str
    host_id: str
    connections: int
    credentials: Mapping[str, str]
    failures: Sequence[Failure]
    complaint: Failure = field(default_factory=lambda: BUSY)
    complains_at: float = 1.0
    elsewhere: Sequence[Failure] = ()  # with a path of their own
    read_bps: int | None = None


IMAGE_HOSTS = (
    Target(
        "pixhost", "pixhost.to", 4, {}, (*FIRST, CUT, REFUSAL), read_bps=400_000,
        elsewhere=(
            {**DOWN, "path": "/galleries", "after": 2},
            {**CUT, "path": "/galleries", "after": 9},
            {**BROKEN, "path": "/galleries/*/finalize", "after": 4, "times": 2},
        ),
    ),
    Target("imx", "imx.to", 4, {"api_key": imx.API_KEY}, (*FIRST, CUT_AT_END, REFUSAL)),
    Target(
        "imgur", "imgur.com", 2,
        {"client_id": imgur.CLIENT_ID, "client_secret": imgur.CLIENT_SECRET, "refresh_token": imgur.REFRESH_TOKEN},
        (*FIRST, SILENT, SIGN_OUT, SIGN_OUT, REFUSAL), complaint=BUSY_FOR_LONG, complains_at=0.4,
        elsewhere=({**DOWN, "path": "/3/album", "after": 3},),
    ),
    Target("postimages", "postimages.org", 2, {"api_key": postimages.API_KEY}, (*FIRST, REFUSAL, BROKEN)),
)  # fmt: skip
FILE_HOSTS = (
    Target(
        "keep2share", "keep2share.cc", 2, {"username": keep2share.USERNAME, "password": keep2share.PASSWORD},
        (BROKEN, DOWN, EARLY, CUT, CUT_AT_END, NO_LINK, PAGE, SIGN_OUT), read_bps=2_000_000,
    ),
    Target(
        "rapidgator", "rapidgator.net", 2, {"username": rapidgator.USERNAME, "password": rapidgator.PASSWORD},
        (BROKEN, DOWN_A_MOMENT, EARLY, CUT, CUT_AT_END, FAKE, SIGN_OUT),
    ),
    Target(
        "katfile", "katfile.com", 2, {"api_key": katfile.API_KEY},
        (BROKEN, DOWN, EARLY, CUT, CUT_AT_END, NO_LINK, GATEWAY, REFUSAL),
    ),
)  # fmt: skip
HOSTS = (*IMAGE_HOSTS, *FILE_HOSTS)


@pytest.fixture
def hosts() -> Iterator[FakeProcess]:
    with FakeProcess(*(target.fake for target in HOSTS)) as fakes:
        yield fakes


@pytest.fixture
def prepared(tmp_path: Path, hosts: FakeProcess) -> Iterator[Home]:
    home = Home(tmp_path / "home", hosts.environment)
    home.settings("[uploads]\ngalleries_at_once = 20\nuploads_at_once = 24\n")
    own = home.folders.config / "hosts"
    own.mkdir()
    built_in = (BUILT_IN / "imgur.com.toml").read_text(encoding="utf-8")
    slower = f"requests_per_s = {RATE_PER_S}\nburst = {BURST}\ninactivity_s = 5"
    assert "requests_per_s = 1.0\nburst = 10" in built_in
    own.joinpath("imgur.toml").write_text(built_in.replace("requests_per_s = 1.0\nburst = 10", slower))
    yield home
    home.close()


def misbehave(fakes: FakeProcess, target: Target, uploads: int, chance: random.Random) -> None:
    """Spread the failures of a host over its first `uploads` uploads, of which there are surely as many."""
    failures = chance.sample(target.failures, len(target.failures))
    complains_at = int((uploads - 1) * target.complains_at)
    places = chance.sample([place for place in range(uploads) if place != complains_at], len(failures))
    for after, failure in zip(places, failures, strict=True):
        fakes.control(target.fake, {**failure, "after": after})
    fakes.control(target.fake, {**target.complaint, "after": complains_at})
    for failure in target.elsewhere:
        fakes.control(target.fake, failure)
    fakes.control(target.fake, {"read_bps": target.read_bps})


def test_every_file_ends_once_on_each_host_or_with_a_reason(prepared: Home, hosts: FakeProcess, tmp_path: Path) -> None:
    print(f"GALLEON_TEST_SEED={SEED}", file=sys.stderr)
    chance = random.Random(SEED)
    folders = [
        pictures.folder(tmp_path / f"g{number:02}", IMAGES, size_bytes=20_000) for number in range(1, GALLERIES + 1)
    ]
    for target in HOSTS:
        misbehave(hosts, target, GALLERIES if target in FILE_HOSTS else GALLERIES * IMAGES - 8, chance)
    with prepared.attach() as client:
        for target in HOSTS:
            if target.credentials:
                done = prepared.run("account", "set", target.host_id, stdin=json.dumps(target.credentials))
                assert done.code == 0, done.err
        ids = client.add(*folders, host_ids=tuple(target.host_id for target in HOSTS))
        assert len(ids) == GALLERIES
        client.until(lambda: all(row.state in ENDED for row in client.rows()), timeout_s=150.0)
        rows = {row.id: row for row in client.rows()}
        files = {gallery_id: client.files(gallery_id) for gallery_id in ids}
    prepared.stop_engine()
    counted = {target.fake: hosts.stats(target.fake) for target in HOSTS}

    for gallery_id, folder in zip(ids, folders, strict=True):
        row, shown = rows[gallery_id], files[gallery_id]
        assert [file.name for file in shown] == sorted(path.name for path in folder.iterdir())
        for target in IMAGE_HOSTS:
            for file in shown:
                agrees(upload_on(file, target), counted[target.fake]["files"], digest_of(Path(file.path)))
        for target in FILE_HOSTS:
            uploads = {upload_on(file, target) for file in shown}
            assert len(uploads) == 1, "a gallery is one archive"
            agrees(uploads.pop(), counted[target.fake]["files"], archive_of(folder))
        for host in row.hosts:
            states = Counter(
                upload.state for file in shown for upload in file.uploads if upload.host_id == host.host_id
            )
            told = (host.done_files, host.failed_files, host.unknown_files)
            assert told == (states[UploadState.UPLOADED], states[UploadState.FAILED], states[UploadState.UNKNOWN])
        assert row.done_images + row.failed_images + row.unknown_images == IMAGES
        assert (row.state is GalleryState.COMPLETED) == (row.done_images == IMAGES), row

    everything = {sha for folder in folders for sha in (archive_of(folder), *map(digest_of, folder.iterdir()))}
    for target in HOSTS:
        stats = counted[target.fake]
        assert set(stats["files"]) <= everything, f"{target.host_id} holds something else"
        assert stats["failures_left"] == 0, f"the schedule of {target.host_id} was too long"
        assert stats["most_at_once"] <= target.connections, target.host_id
    keeps_the_rate([at for at, _ in counted["imgur"]["began"]])
    states = Counter(upload.state for shown in files.values() for file in shown for upload in file.uploads)
    print(dict(states), {target.fake: counted[target.fake]["stored"] for target in HOSTS}, file=sys.stderr)
    assert states[UploadState.UPLOADED] > 0.8 * states.total(), "most of it went well in spite of everything"
    nothing_is_under_way(prepared.folders.database_file)


def digest_of(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def upload_on(file: FileRow, target: Target) -> UploadRow:
    [upload] = [upload for upload in file.uploads if upload.host_id == target.host_id]
    return upload


def agrees(upload: UploadRow, held: Mapping[str, int], digest: str) -> None:
    """What is told of a file or archive is what its host has counted."""
    copies = held.get(digest, 0)
    match upload.state:
        case UploadState.UPLOADED:
            assert copies == 1, (copies, upload)
            assert upload.page_url.startswith("http"), upload
            assert upload.error is None
        case UploadState.FAILED:
            assert copies == 0, (copies, upload)
            assert upload.error is not None
        case UploadState.UNKNOWN:
            assert copies <= 1, (copies, upload)
            assert upload.error is not None
        case _:
            raise AssertionError(upload)


def keeps_the_rate(began: Sequence[float]) -> None:
    """In no stretch of time there were more requests than the host's rate and burst allow."""
    for first, start in enumerate(began):
        for last in range(first + BURST, len(began)):
            earliest = start + (last - first + 1 - BURST) / RATE_PER_S - RATE_TOLERANCE_S
            assert began[last] >= earliest, f"{last - first + 1} requests in {began[last] - start:.2f} s"


def nothing_is_under_way(database: Path) -> None:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        for table in ("uploads", "archives"):
            states = {state for (state,) in connection.execute(f"SELECT DISTINCT state FROM {table}")}
            assert states <= {"uploaded", "failed", "unknown"}, (table, states)
