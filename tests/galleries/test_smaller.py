"""A host that finds images too large only when it has them: the next try sends smaller copies."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.errors import Problem, problem
from backend.galleries.smaller import next_limit
from backend.protocol.errors import ErrorKind
from backend.protocol.rows import GalleryState
from tests.galleries.conftest import Office
from tests.media.pictures import encoded
from tests.media.test_conversion import noise

TAKES_BYTES = 60_000


@pytest.mark.parametrize(
    ("smallest", "sent", "stated", "then"),
    [
        (1000, None, None, 500),
        (1000, 300, None, 150),
        (1000, None, 800, 800),
        (1000, 800, 800, 400),
        (1, None, None, 1),
    ],
)
def test_the_limit_gets_lower_each_time(smallest: int, sent: int | None, stated: int | None, then: int) -> None:
    assert next_limit(smallest, sent, stated) == then


async def test_what_was_too_large_goes_again_as_a_smaller_copy(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "trip"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(encoded("JPEG"))
    noise((300, 200)).save(folder / "b.png")
    host = office.host("strict")

    def refuse(file: object, attempt: int) -> None:
        if file.source.size_bytes > TAKES_BYTES:  # type: ignore[attr-defined]
            raise problem(ErrorKind.FILE_REJECTED, "HTTP 413", host="strict", is_too_large=True)

    host.behaviour = refuse
    original = (folder / "b.png").read_bytes()
    assert len(original) > 2 * TAKES_BYTES
    gallery_id = await office.uploaded(folder)
    row = office.row(gallery_id)
    assert (row.state, host.received) == (GalleryState.INCOMPLETE, ["a.jpg"])
    assert row.hosts[0].error is not None and row.hosts[0].error.is_too_large
    for _ in range(4):
        file_ids = await office.engine.galleries.fitting.smaller(gallery_id, "strict")
        assert len(file_ids) == 1
        await office.engine.galleries.queue.retry((gallery_id,), file_ids, "strict")
        if (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED:
            break
    assert office.row(gallery_id).state is GalleryState.COMPLETED
    assert len(host.received) == 2
    assert len(host.contents[host.received[-1]]) <= TAKES_BYTES
    assert (folder / "b.png").read_bytes() == original
    with pytest.raises(Problem) as caught:
        await office.engine.galleries.fitting.smaller(gallery_id, "strict")
    assert caught.value.info.kind is ErrorKind.BAD_INPUT
