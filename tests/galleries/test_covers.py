"""Hosts that take the cover by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from backend.hosts.base import Ability
from backend.protocol.rows import GalleryState
from tests.end_to_end import pictures
from tests.galleries.able_host import AbleHost, able
from tests.galleries.conftest import Desk, Office, fails


async def test_the_cover_goes_once_before_the_end_and_its_links_reach_the_record(
    office: Office, tmp_path: Path
) -> None:
    host = AbleHost("one", Ability.COVER, has_galleries=True)
    office.hosts["one"] = host
    office.engine.hosts.registry.register(host)
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "g", 3))
    assert host.covers == ["001.jpg"]
    written = office.folders.data / "results" / "g.json"
    await office.until(written.exists)
    record = msgspec.json.decode(written.read_bytes())
    assert record["hosts"][0]["cover_thumb_url"] == "https://cover/thumb"
    await office.engine.galleries.queue.start([gallery_id])
    assert host.covers == ["001.jpg"]


async def test_a_cover_that_is_refused_keeps_nothing_from_its_end(desk: Desk, monkeypatch: Any) -> None:
    monkeypatch.setattr("backend.galleries.attempts.random.random", lambda: 0.0)
    host = able(desk, Ability.COVER, has_galleries=True, tries=2)
    tried: list[str] = []

    async def refuse(file: Any, *_: Any) -> Any:
        tried.append(file.name)
        raise fails("network")

    host.send_cover = refuse  # type: ignore[method-assign]
    gallery_id = await desk.gallery(host)
    files = await desk.database.read(
        lambda connection: list(connection.execute("SELECT min(id) FROM files WHERE gallery_id = ?", (gallery_id,)))
    )
    await desk.book.change(gallery_id, cover_file_id=files[0][0])
    row = await desk.run(gallery_id)
    assert (row.state, row.done_images, host.finished) == (GalleryState.COMPLETED, 3, 1)
    assert tried == ["000.jpg"] * 2
    kinds = [entry.kind for entry in await desk.history.of_gallery(gallery_id, 50)]
    assert "cover_failed" in kinds
