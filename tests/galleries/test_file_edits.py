"""Single files: left out, arranged, changed or renamed on the disk, unknown outcomes, and how it went with each."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from backend.errors import Problem
from backend.protocol.commands import ResolveUnknown
from backend.protocol.images import GalleryRescanned, ResolveChanged
from backend.protocol.rows import FileState, GalleryState, Question
from tests.end_to_end import pictures
from tests.galleries.conftest import Office, fails


async def named(office: Office, gallery_id: int, *names: str) -> list[int]:
    ids = {file.name: file.id for file in await office.files(gallery_id)}
    return [ids[name] for name in names]


async def stored_text(office: Office, gallery_id: int) -> str:
    """What lies on the disk, not what is rendered for whoever asks."""
    paths: tuple[str, ...] = ()
    while not paths:
        paths = (await office.engine.texts.results.of_gallery(gallery_id)).artifact_paths
    return Path(paths[0]).read_text()


async def rescanned(office: Office, gallery_id: int, *, only_new: bool = False) -> GalleryRescanned:
    heard: list[GalleryRescanned] = []
    tally = office.engine.galleries.tally
    tell = tally.publish
    tally.publish = heard.append  # type: ignore[method-assign]
    await office.engine.galleries.intake.rescan(gallery_id, only_new=only_new)
    await office.until(lambda: bool(heard) and not office.engine.galleries.intake.is_busy)
    tally.publish = tell  # type: ignore[method-assign]
    return heard[0]


# -- order -----------------------------------------------------------------------------------------------------------


async def test_an_order_is_that_of_the_upload_and_of_the_text_and_is_kept(office: Office, tmp_path: Path) -> None:
    host = office.host(connections=1)
    folder = pictures.folder(tmp_path / "g", 3)
    gallery_id = await office.ready(folder)
    await office.engine.galleries.file_edits.order(gallery_id, await named(office, gallery_id, "003.jpg", "001.jpg"))
    await office.crash()
    await office.until_hashed(gallery_id)
    await office.engine.galleries.queue.start([gallery_id])
    await office.until_ended(gallery_id)
    assert host.received == ["003.jpg", "001.jpg", "002.jpg"]
    text = await stored_text(office, gallery_id)
    assert text.index("003.jpg") < text.index("001.jpg") < text.index("002.jpg")
    (folder / "000.jpg").write_bytes(pictures.jpeg("new"))
    assert (await rescanned(office, gallery_id)).added == 1
    assert [file.name for file in await office.files(gallery_id)] == ["003.jpg", "001.jpg", "002.jpg", "000.jpg"]
    await office.engine.galleries.file_edits.order(gallery_id, ())
    assert [file.name for file in await office.files(gallery_id)] == ["000.jpg", "001.jpg", "002.jpg", "003.jpg"]


async def test_an_order_of_an_upload_that_runs_counts_for_what_waits_and_for_the_text(
    office: Office, tmp_path: Path
) -> None:
    host = office.host(connections=1)
    host.gate.clear()
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "g", 4), start=True)
    await office.until(lambda: host.in_use == 1)
    await office.engine.galleries.file_edits.order(
        gallery_id, await named(office, gallery_id, "004.jpg", "003.jpg", "002.jpg")
    )
    host.gate.set()
    await office.until_ended(gallery_id)
    assert host.received == ["001.jpg", "004.jpg", "003.jpg", "002.jpg"]
    text = await stored_text(office, gallery_id)
    assert text.index("004.jpg") < text.index("002.jpg") < text.index("001.jpg")


# -- left out --------------------------------------------------------------------------------------------------------


async def test_what_is_left_out_after_the_upload_leaves_the_text_and_comes_back(office: Office, tmp_path: Path) -> None:
    office.host()
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "g", 3))
    ids = await named(office, gallery_id, "002.jpg")
    await office.engine.galleries.file_edits.leave_out(gallery_id, ids, True)
    assert (office.row(gallery_id).state, office.row(gallery_id).done_images) == (GalleryState.COMPLETED, 2)
    assert "002.jpg" not in await stored_text(office, gallery_id)
    await office.engine.galleries.file_edits.leave_out(gallery_id, ids, False)
    assert (office.row(gallery_id).state, office.row(gallery_id).done_images) == (GalleryState.COMPLETED, 3)
    assert "002.jpg" in await stored_text(office, gallery_id)


async def test_a_gallery_without_its_failed_image_is_complete_and_with_it_it_is_not(
    office: Office, tmp_path: Path
) -> None:
    host = office.host()

    def refuse(file: object, attempt: int) -> None:
        if file.name == "002.jpg":  # type: ignore[attr-defined]
            raise fails("file_rejected")

    host.behaviour = refuse
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "g", 3))
    assert office.row(gallery_id).state is GalleryState.INCOMPLETE
    ids = await named(office, gallery_id, "002.jpg")
    await office.engine.galleries.file_edits.leave_out(gallery_id, ids, True)
    row = office.row(gallery_id)
    assert (row.state, row.failed_images, row.error) == (GalleryState.COMPLETED, 0, None)
    await office.engine.galleries.file_edits.leave_out(gallery_id, ids, False)
    assert office.row(gallery_id).state is GalleryState.INCOMPLETE
    host.behaviour = lambda file, attempt: None
    await office.engine.galleries.queue.retry([gallery_id], ids, "one")
    assert (await office.until_state(gallery_id, "completed")).done_images == 3


# -- looking again ---------------------------------------------------------------------------------------------------


async def test_a_rescan_tells_what_is_new_what_changed_and_what_has_gone(office: Office, tmp_path: Path) -> None:
    office.host()
    folder = pictures.folder(tmp_path / "g", 4)
    gallery_id = await office.ready(folder)
    (folder / "005.jpg").write_bytes(pictures.jpeg("new"))
    (folder / "001.jpg").write_bytes(pictures.jpeg("a longer text"))
    (folder / "002.jpg").unlink()
    (folder / "003.jpg").rename(folder / "033.jpg")
    os.utime(folder / "004.jpg", ns=(1, 1))
    told = await rescanned(office, gallery_id)
    assert (told.added, told.changed, told.gone, told.renamed, told.changed_online) == (1, 1, 1, 1, 0)
    assert [file.name for file in await office.files(gallery_id)] == ["001.jpg", "004.jpg", "005.jpg", "033.jpg"]
    again = await rescanned(office, gallery_id)
    assert (again.added, again.changed, again.gone, again.renamed) == (0, 0, 0, 0)


async def test_a_look_for_new_files_changes_nothing_else(office: Office, tmp_path: Path) -> None:
    office.host()
    folder = pictures.folder(tmp_path / "g", 3)
    gallery_id = await office.ready(folder)
    before = {file.name: file.id for file in await office.files(gallery_id)}
    (folder / "001.jpg").write_bytes(pictures.jpeg("a longer text"))
    (folder / "002.jpg").unlink()
    (folder / "004.jpg").write_bytes(pictures.jpeg("new"))
    told = await rescanned(office, gallery_id, only_new=True)
    assert (told.added, told.changed, told.gone) == (1, 0, 0)
    after = {file.name: file.id for file in await office.files(gallery_id)}
    assert after == {**before, "004.jpg": after["004.jpg"]}
    assert (await rescanned(office, gallery_id)).changed == 1, "the whole look still sees that it changed"


@pytest.mark.parametrize("moved_by", ["the system", "a copy"])
async def test_files_that_were_renamed_keep_their_links(office: Office, tmp_path: Path, moved_by: str) -> None:
    host = office.host()
    folder = pictures.folder(tmp_path / "g", 3)
    gallery_id = await office.uploaded(folder)
    for name in ("001", "002", "003"):
        if moved_by == "a copy":
            shutil.copyfile(folder / f"{name}.jpg", folder / f"{name}-new.jpg")
            (folder / f"{name}.jpg").unlink()
        else:
            (folder / f"{name}.jpg").rename(folder / f"{name}-new.jpg")
    told = await rescanned(office, gallery_id)
    assert (told.renamed, told.added, told.gone) == (3, 0, 0)
    row = office.row(gallery_id)
    assert (row.state, row.done_images, len(host.received)) == (GalleryState.COMPLETED, 3, 3)
    assert [file.name for file in await office.files(gallery_id)] == ["001-new.jpg", "002-new.jpg", "003-new.jpg"]


async def changed_online(office: Office, folder: Path) -> int:
    office.host()
    gallery_id = await office.uploaded(pictures.folder(folder, 3))
    (folder / "002.jpg").write_bytes(pictures.jpeg("a longer text"))
    told = await rescanned(office, gallery_id)
    assert (told.changed, told.changed_online) == (0, 1)
    assert [file.is_changed for file in await office.files(gallery_id)] == [False, True, False]
    assert office.row(gallery_id).state is GalleryState.COMPLETED
    return gallery_id


async def test_a_file_that_changed_after_its_upload_is_told_and_may_stay(office: Office, tmp_path: Path) -> None:
    gallery_id = await changed_online(office, tmp_path / "g")
    await office.engine.galleries.file_edits.resolve_changed(ResolveChanged(gallery_id=gallery_id, choice="keep"))
    assert not any(file.is_changed for file in await office.files(gallery_id))
    assert (await rescanned(office, gallery_id)).changed_online == 0


async def test_a_file_that_changed_after_its_upload_is_sent_again_on_demand(office: Office, tmp_path: Path) -> None:
    gallery_id = await changed_online(office, tmp_path / "g")
    await office.engine.galleries.file_edits.resolve_changed(ResolveChanged(gallery_id=gallery_id, choice="send_again"))
    await office.until_hashed(gallery_id)
    await office.engine.galleries.queue.start([gallery_id])
    row = await office.until_state(gallery_id, "completed")
    assert row.done_images == 3
    assert office.hosts["one"].received.count("002.jpg") == 2
    assert office.hosts["one"].contents["002.jpg"] == (tmp_path / "g" / "002.jpg").read_bytes()


async def test_a_fresh_start_forgets_what_was_done_and_uploads_all(office: Office, tmp_path: Path) -> None:
    host = office.host(has_galleries=True)
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "g", 3))
    await office.engine.galleries.file_edits.leave_out(gallery_id, await named(office, gallery_id, "001.jpg"), True)
    await office.engine.galleries.file_edits.reset([gallery_id])
    await office.until_hashed(gallery_id)
    row = office.row(gallery_id)
    assert (row.state, row.images, row.done_images, row.links, row.left_out) == (GalleryState.READY, 3, 0, 0, 0)
    assert (row.hosts[0].gallery_url, row.hosts[0].done_files) == ("", 0)
    await office.engine.galleries.queue.start([gallery_id])
    assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED
    assert (len(host.received), host.begun) == (6, 2)


# -- moved folders ---------------------------------------------------------------------------------------------------


async def test_a_moved_folder_brings_its_siblings_along(office: Office, tmp_path: Path) -> None:
    office.host()
    old, new = tmp_path / "old", tmp_path / "new"
    ids = [await office.uploaded(pictures.folder(old / name, 2, text=name)) for name in ("a", "b", "c")]
    stays = await office.uploaded(pictures.folder(tmp_path / "other", 1, text="other"))
    old.rename(new)
    shutil.rmtree(new / "c")
    assert await office.engine.galleries.moves.find(ids[0]) == str(new / "a")
    siblings = await office.engine.galleries.moves.relocate(ids[0], str(new / "a"))
    assert [(each.gallery_id, each.path) for each in siblings] == [(ids[1], str(new / "b"))]
    await office.engine.galleries.moves.relocate_all([(each.gallery_id, each.path) for each in siblings])
    await office.until(lambda: not office.engine.galleries.intake.is_busy)
    assert [(office.row(each).state, office.row(each).path) for each in (*ids[:2], stays)] == [
        (GalleryState.COMPLETED, str(new / "a")),
        (GalleryState.COMPLETED, str(new / "b")),
        (GalleryState.COMPLETED, str(tmp_path / "other")),
    ]


async def test_what_is_online_outlives_its_folder(office: Office, tmp_path: Path) -> None:
    office.host()
    folder = pictures.folder(tmp_path / "a", 3)
    gallery_id = await office.uploaded(folder)
    (folder / "002.jpg").unlink()
    told = await rescanned(office, gallery_id)
    assert (told.gone, office.row(gallery_id).state) == (1, GalleryState.COMPLETED)
    assert (await rescanned(office, gallery_id)).gone == 0, "that was told before"
    shutil.rmtree(folder)
    await office.engine.galleries.intake.rescan(gallery_id)
    row = await office.until_state(gallery_id, "incomplete")
    assert (row.error and row.error.kind, row.done_images, row.links) == ("folder_gone", 3, 1)
    assert "002.jpg" in await stored_text(office, gallery_id)


async def test_a_folder_that_is_nowhere_is_not_found(office: Office, tmp_path: Path) -> None:
    gallery_id = await office.ready(pictures.folder(tmp_path / "a", 2))
    shutil.rmtree(tmp_path / "a")
    assert await office.engine.galleries.moves.find(gallery_id) == ""


# -- unknown outcomes ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("choice", ["arrived", "send_again"])
async def test_unknown_outcomes_are_answered_for_one_image_on_one_host(
    office: Office, tmp_path: Path, choice: str
) -> None:
    hosts = [office.host("one"), office.host("two")]

    def break_off(file: object, attempt: int) -> None:
        if file.name != "003.jpg" and attempt == 1:  # type: ignore[attr-defined]
            raise fails("network", arrived=True)

    for host in hosts:
        host.after_end = break_off
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "g", 3))
    (first,) = await named(office, gallery_id, "001.jpg")
    resolve = office.engine.galleries.file_edits.resolve_unknown
    await resolve(ResolveUnknown(gallery_id=gallery_id, choice=choice, file_ids=(first,), host_id="two"))
    row = await office.until_state(gallery_id, "incomplete")
    await office.until(lambda: office.row(gallery_id).hosts[1].done_files == 2)
    row = await office.until_state(gallery_id, "incomplete")
    assert (row.question, row.hosts[0].unknown_files, row.hosts[1].unknown_files) == (Question.UNKNOWN_OUTCOME, 2, 1)
    await resolve(ResolveUnknown(gallery_id=gallery_id, choice="arrived", host_id="one"))
    await resolve(ResolveUnknown(gallery_id=gallery_id, choice="arrived"))
    row = await office.until_state(gallery_id, "completed")
    assert (row.question, row.done_images, row.unknown_images, row.error) == (Question.NONE, 3, 0, None)
    assert all(file.state is FileState.UPLOADED for file in await office.files(gallery_id))
    assert hosts[1].received.count("001.jpg") == (2 if choice == "send_again" else 1)
    assert ("https://two/001.jpg" in await stored_text(office, gallery_id)) == (choice == "send_again")


# -- attempts --------------------------------------------------------------------------------------------------------


async def test_every_attempt_is_told_with_what_the_host_answered(office: Office, tmp_path: Path) -> None:
    host = office.host(tries=2)

    def refuse(file: object, attempt: int) -> None:
        if attempt == 1:
            raise fails("file_rejected")

    host.behaviour = refuse
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "g", 1))
    await office.engine.galleries.queue.retry([gallery_id], (), "")
    await office.until_state(gallery_id, "completed")
    (file_id,) = await named(office, gallery_id, "001.jpg")
    done, failed = await office.engine.galleries.file_edits.attempts(gallery_id, file_id)
    assert (done.outcome, done.host_id, done.error) == ("uploaded", "one", None)
    assert (failed.outcome, failed.number, failed.at <= done.at) == ("failed", 1, True)
    assert failed.error is not None and failed.error.kind == "file_rejected"
    assert await office.engine.galleries.file_edits.attempts(gallery_id, 10**6) == ()


async def test_what_uploads_is_not_started_afresh(office: Office, tmp_path: Path) -> None:
    host = office.host()
    host.gate.clear()
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "g", 2), start=True)
    await office.until_state(gallery_id, "uploading")
    with pytest.raises(Problem):
        await office.engine.galleries.file_edits.resolve_changed(ResolveChanged(gallery_id=gallery_id, choice="keep"))
    await office.engine.galleries.file_edits.reset([gallery_id])
    assert office.row(gallery_id).state is GalleryState.UPLOADING
