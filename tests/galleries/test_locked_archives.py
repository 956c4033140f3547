"""Galleries whose archive needs a password, from the first refusal to the upload."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.errors import Problem
from backend.protocol.errors import ErrorKind
from backend.protocol.rows import GalleryState
from tests.end_to_end import pictures
from tests.galleries.conftest import Office
from tests.media import locked


def archive(folder: Path, name: str, password: bytes) -> Path:
    images = pictures.folder(folder / f"of {name}", 2, text=name)
    return locked.zip_crypto(folder / name, {file.name: file.read_bytes() for file in images.iterdir()}, password)


async def test_a_wrong_password_asks_again_and_the_right_one_goes_on_as_it_was_started(
    office: Office, tmp_path: Path
) -> None:
    host = office.host()
    (gallery_id,) = await office.add(archive(tmp_path, "a.zip", b"open sesame"), start=True)
    for kind, password in ((ErrorKind.ARCHIVE_LOCKED, "close"), (ErrorKind.WRONG_PASSWORD, "open sesame")):
        row = await office.until_state(gallery_id, GalleryState.FAILED)
        assert row.error is not None and row.error.kind is kind
        await office.engine.galleries.locked_archives.open([gallery_id], password)
    assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED
    assert len(host.received) == 2


async def test_one_password_is_tried_on_several_and_others_are_left_alone(office: Office, tmp_path: Path) -> None:
    office.host()
    paths = [archive(tmp_path, f"{name}.zip", name[:1].encode()) for name in ("a1", "b1", "a2")]
    ids = [*await office.add(*paths), await office.ready(pictures.folder(tmp_path / "plain", 1))]
    for gallery_id in ids[:3]:
        await office.until_state(gallery_id, GalleryState.FAILED)
    await office.engine.galleries.locked_archives.open(ids, "a")
    for gallery_id, state in zip(ids, ("ready", "failed", "ready", "ready"), strict=True):
        await office.until_state(gallery_id, state)
    error = office.row(ids[1]).error
    assert error is not None and error.kind is ErrorKind.WRONG_PASSWORD
    await office.engine.galleries.queue.retry([ids[1]], [], "")  # without a password it is asked for as at first
    row = await office.until_state(ids[1], GalleryState.FAILED)
    assert row.error is not None


async def test_no_password_is_refused(office: Office) -> None:
    with pytest.raises(Problem) as refused:
        await office.engine.galleries.locked_archives.open([1], "")
    assert refused.value.info.kind is ErrorKind.BAD_INPUT
