"""Links and texts of galleries that go away while they are read, and covers of those that are gone."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from backend.galleries.pictures import Pictures
from backend.output import artifacts
from backend.protocol.results import RenderText
from tests.end_to_end import pictures
from tests.galleries.conftest import Office


@pytest.fixture
async def removed_while_read(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "g", 2))
    while not (await office.engine.texts.results.of_gallery(gallery_id)).artifact_paths:
        await asyncio.sleep(0.01)  # its own texts are written
    view = office.engine.texts.files_view
    rows = view.rows

    async def and_then_it_is_gone(asked: int) -> Any:
        found = await rows(asked)
        await office.engine.book.take_off([gallery_id], time.time())
        return found

    monkeypatch.setattr(view, "rows", and_then_it_is_gone)
    return gallery_id


async def test_results_of_a_gallery_that_is_removed_meanwhile_are_what_was_read(
    office: Office, removed_while_read: int
) -> None:
    reply = await office.engine.texts.results.of_gallery(removed_while_read)
    assert len(reply.links) == 1
    assert office.engine.book.row(removed_while_read) is None
    assert (await office.engine.texts.results.of_gallery(removed_while_read)).links == ()


async def test_the_text_of_many_passes_over_what_was_removed(office: Office, tmp_path: Path) -> None:
    kept, gone = [await office.uploaded(pictures.folder(tmp_path / name, 1, text=name)) for name in ("kept", "gone")]
    await office.engine.galleries.queue.remove([gone])
    text = await office.engine.texts.results.text_of(RenderText(gallery_ids=(gone, kept)))
    assert "kept" in text.text
    assert "gone" not in text.text


async def test_making_texts_again_says_nothing_when_the_gallery_is_removed_meanwhile(
    office: Office, removed_while_read: int, caplog: pytest.LogCaptureFixture
) -> None:
    await office.engine.texts.results.render_again(removed_while_read)
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_galleries_of_one_name_that_end_together_do_not_write_over_each_other(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [await office.uploaded(pictures.folder(tmp_path / parent / "g", 1, text=parent)) for parent in ("a", "b")]
    results = office.engine.texts.results
    for gallery_id in ids:
        await results.render_again(gallery_id)
        for path in (await results.of_gallery(gallery_id)).artifact_paths:
            Path(path).unlink()
            Path(path.replace(".bbcode.txt", ".json")).unlink()
    both = threading.Barrier(2, timeout=0.2)
    may_take = artifacts._may_take

    def slowly(*args: Any) -> bool:
        answer = may_take(*args)
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait()
        return answer

    monkeypatch.setattr(artifacts, "_may_take", slowly)
    await asyncio.gather(*map(results.render_again, ids))
    (one,), (other,) = [(await results.of_gallery(gallery_id)).artifact_paths for gallery_id in ids]
    assert one != other


async def test_galleries_that_are_brought_back_have_their_covers_again(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    monkeypatch.setattr(office.engine.pictures, "_publish", lambda said: told.append(said.gallery_id))
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "g", 1))
    await office.until(lambda: bool(told))
    told.clear()
    await office.engine.galleries.queue.remove([gallery_id])
    await office.engine.galleries.restore([gallery_id])
    assert told == [gallery_id]


async def test_covers_of_galleries_that_are_gone_are_deleted(tmp_path: Path) -> None:
    made = Pictures(tmp_path, None, lambda said: None)  # type: ignore[arg-type]
    (tmp_path / "covers").mkdir()
    for name in ("3-1.jpg", "4-2.jpg", "9-5.jpg", "Thumbs.db", ".3-1.jpg.77.part"):
        (tmp_path / "covers" / name).touch()
    made.load()
    await made.delete_covers_but_of({4, 7})  # 9 came after the ids were read
    assert sorted(path.name for path in (tmp_path / "covers").glob("*-*.jpg")) == ["4-2.jpg", "9-5.jpg"]
    assert (tmp_path / "covers" / "Thumbs.db").exists()
    await made.delete_covers_but_of(set())
    assert len(list((tmp_path / "covers").glob("*-*.jpg"))) == 2
    made.load(is_older=True)
    assert list((tmp_path / "covers").iterdir()) == [], "a restored backup gives ids of lost galleries again"
