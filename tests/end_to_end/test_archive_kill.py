"""A gallery as one ZIP on a file host, with kill -9 of the engine in the middle: it arrives once, and whole."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from backend.protocol.hosts import EditHost
from backend.protocol.rows import GalleryState
from tests.end_to_end import pictures
from tests.end_to_end.harness import Home, until
from tests.fakes.process import FakeProcess
from tests.uploads.conftest import source_of
from tests.uploads.test_archive import by_zipfile

IMAGES = 40
IMAGE_BYTES = 500_000
"""So much that the ZIP never fits into the buffers between the engine and the host."""


@pytest.fixture
def file_host() -> Iterator[FakeProcess]:
    with FakeProcess("gofile", "pixhost") as fakes:
        yield fakes


@pytest.fixture
def reaching(tmp_path: Path, file_host: FakeProcess) -> Iterator[Home]:
    home = Home(tmp_path / "home", file_host.environment)
    yield home
    home.close()


def archive_of(folder: Path) -> str:
    """The digest of the ZIP that another writer makes of the folder."""
    return sha256(by_zipfile([(path.name, source_of(path)) for path in sorted(folder.iterdir())])).hexdigest()


@pytest.mark.parametrize("start_on", ["added", "started", "images_done", "hand"])
def test_an_image_host_and_a_file_host_each_get_the_gallery_once(
    reaching: Home, file_host: FakeProcess, tmp_path: Path, start_on: str
) -> None:
    folder = pictures.folder(tmp_path / "g", 3)
    with reaching.attach() as client:
        client.ask(EditHost(host_id="gofile.io", start_on=start_on))
        (gallery_id,) = client.add(folder, host_ids=("pixhost.to", "gofile.io"))
        row = client.until_ended(gallery_id)
        assert row.state is GalleryState.COMPLETED, row
        wanted = {} if start_on == "hand" else {archive_of(folder): 1}
        assert file_host.stats("gofile")["files"] == wanted
        assert sum(file_host.stats("pixhost")["files"].values()) == 3


def test_the_zip_arrives_once_and_whole_after_kills(reaching: Home, file_host: FakeProcess, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "g", IMAGES, size_bytes=IMAGE_BYTES)
    file_host.control("gofile", {"read_bps": 4_000_000})
    with reaching.attach() as client:
        (gallery_id,) = client.add(folder, host_ids=("gofile.io",))
    for _ in range(3):
        enough = file_host.stats("gofile")["received_bytes"] + 500_000
        until(lambda enough=enough: file_host.stats("gofile")["received_bytes"] > enough, what="for the ZIP")  # type: ignore[misc]
        reaching.kill_engine()
        assert file_host.stats("gofile")["files"] == {}
        reaching.start_engine()
    file_host.control("gofile", {"read_bps": None})
    with reaching.attach() as client:
        row = client.until_ended(gallery_id)
        [link] = {upload.page_url for file in client.files(gallery_id) for upload in file.uploads}
    assert (row.state, row.done_images) == (GalleryState.COMPLETED, IMAGES)
    assert link.startswith("https://gofile.io/d/")
    assert file_host.stats("gofile")["files"] == {archive_of(folder): 1}
