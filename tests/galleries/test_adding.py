"""Images that are added to a gallery which is there already."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.errors import Problem
from backend.protocol.images import GalleryRescanned
from backend.protocol.rows import FileState, GalleryState
from tests.end_to_end import pictures
from tests.galleries.conftest import Office


@pytest.fixture
def told(office: Office, monkeypatch: pytest.MonkeyPatch) -> list[GalleryRescanned]:
    """What rescans found."""
    found: list[GalleryRescanned] = []
    publish = office.engine.galleries.tally.publish

    def listen(event: object) -> None:
        if isinstance(event, GalleryRescanned):
            found.append(event)
        publish(event)  # type: ignore[arg-type]

    monkeypatch.setattr(office.engine.galleries.tally, "publish", listen)
    return found


@pytest.mark.parametrize("is_folder", [True, False])
async def test_images_from_elsewhere_come_in_and_stay_over_another_look(
    office: Office, tmp_path: Path, told: list[GalleryRescanned], is_folder: bool
) -> None:
    host = office.host()
    folder = pictures.folder(tmp_path / "g", 2)
    other = pictures.folder(tmp_path / "other", 2, text="other")
    (other / "002.jpg").rename(other / "portrait.jpg")
    (other / "notes.txt").write_text("nothing to see")
    source = [folder] if is_folder else sorted(folder.iterdir())
    gallery_id = await office.uploaded(*source)
    adding = office.engine.galleries.adding
    added = await adding.add(gallery_id, [str(other), str(other / "notes.txt"), str(folder / "001.jpg")])
    assert added.gallery_ids == (gallery_id,)
    assert [Path(refused.path).name for refused in added.refused] == ["notes.txt"]
    row = await office.until_state(gallery_id, "ready")
    assert (row.images, row.done_images) == (4, 2)
    await office.until(lambda: bool(told))
    assert (told[0].added, told[0].changed, told[0].gone) == (2, 0, 0)
    by_name = ["001.jpg", "001_2.jpg", "002.jpg", "portrait.jpg"]
    in_order = by_name if is_folder else ["001.jpg", "002.jpg", "001_2.jpg", "portrait.jpg"]
    assert [file.name for file in await office.files(gallery_id)] == in_order
    await office.engine.galleries.queue.start([gallery_id])
    assert (await office.until_ended(gallery_id)).done_images == 4
    assert sorted(host.received) == by_name
    assert (await adding.add(gallery_id, [str(other / "portrait.jpg")])).gallery_ids == ()  # it is there
    await office.engine.galleries.intake.rescan(gallery_id)
    row = await office.until_ended(gallery_id)
    assert (row.state, row.images, row.done_images) == (GalleryState.COMPLETED, 4, 4)
    moved = folder.rename(tmp_path / "moved")
    await office.engine.galleries.moves.relocate(gallery_id, str(moved))
    row = await office.until_ended(gallery_id)
    assert (row.images, row.done_images) == (4, 4)
    assert {file.state for file in await office.files(gallery_id)} == {FileState.UPLOADED}


async def test_a_gallery_at_work_takes_nothing_in(office: Office, tmp_path: Path) -> None:
    host = office.host()
    host.gate.clear()
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "g", 2), start=True)
    await office.until_state(gallery_id, "uploading")
    other = pictures.folder(tmp_path / "other", 1)
    with pytest.raises(Problem):
        await office.engine.galleries.adding.add(gallery_id, [str(other)])
