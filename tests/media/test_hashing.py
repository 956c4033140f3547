from __future__ import annotations

from pathlib import Path

import pytest
from blake3 import blake3

from backend.errors import Problem
from backend.media.hashing import file_digest, gallery_digest
from backend.protocol.errors import ErrorKind
from tests.media.pictures import write


@pytest.mark.parametrize("size_bytes", [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3_500_000])
def test_a_digest_covers_the_whole_file(tmp_path: Path, size_bytes: int) -> None:
    content = bytes(number % 251 for number in range(1000)) * (size_bytes // 1000 + 1)
    write(tmp_path / "a.jpg", content[:size_bytes])
    assert file_digest(tmp_path / "a.jpg") == blake3(content[:size_bytes]).hexdigest()


def test_hashing_stops_when_told_to(tmp_path: Path) -> None:
    write(tmp_path / "a.jpg", bytes(5 << 20))
    answers = iter([False, True])
    with pytest.raises(Problem) as caught:
        file_digest(tmp_path / "a.jpg", stop=lambda: next(answers))
    assert caught.value.info.kind is ErrorKind.CANCELLED


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.jpg", tmp_path):
        with pytest.raises(Problem) as caught:
            file_digest(path)
        assert (caught.value.info.kind, caught.value.info.subject) == (ErrorKind.FILE_UNREADABLE, str(path))
        assert caught.value.info.detail


def test_a_gallery_is_known_again_in_another_order_and_only_then() -> None:
    one, two, three = (f"{number:064x}" for number in (1, 2, 3))
    assert gallery_digest([one, two, three]) == gallery_digest([three, one, two])
    others = [[one, two], [one, two, two], [one, one, two], []]
    digests = {gallery_digest(digests) for digests in [[one, two, three], *others]}
    assert len(digests) == len(others) + 1
