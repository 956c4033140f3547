"""What a person does with galleries: each command, and what comes of it while other things go on."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path

import pytest

from backend.errors import Problem
from backend.galleries import pasted, wiring
from backend.protocol.commands import EditGalleries, ResolveUnknown
from backend.protocol.rows import FileState, GalleryState, PauseReason, Question
from backend.storage import texts as text_table
from tests.end_to_end import pictures
from tests.galleries.conftest import Office, fails

# -- start, pause, cancel --------------------------------------------------------------------------------------------


async def test_start_of_all_starts_what_is_ready_or_paused_and_nothing_else(office: Office, tmp_path: Path) -> None:
    host = office.host()
    ready = await office.ready(pictures.folder(tmp_path / "a", 1))
    paused = await office.ready(pictures.folder(tmp_path / "b", 1))
    await office.engine.galleries.queue.start([paused])
    await office.engine.galleries.queue.pause([paused], hard=True)
    done = await office.uploaded(pictures.folder(tmp_path / "c", 1))
    host.received.clear()
    await office.engine.galleries.queue.start([])
    for gallery_id in (ready, paused):
        await office.until_ended(gallery_id)
    assert office.row(done).state is GalleryState.COMPLETED
    assert len(host.received) <= 2


async def test_a_gallery_that_is_paused_while_it_is_scanned_does_not_start(office: Office, tmp_path: Path) -> None:
    host = office.host()
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "a", 50), start=True)
    await office.engine.galleries.queue.pause([], hard=False)
    await office.until_hashed(gallery_id)
    assert office.row(gallery_id).state is GalleryState.READY
    assert host.received == []


async def test_pause_and_start_go_on_where_it_was(office: Office, tmp_path: Path) -> None:
    host = office.host(connections=2)
    host.gate.clear()
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "a", 6), start=True)
    await office.until(lambda: host.in_use == 2)
    await office.engine.galleries.queue.pause([gallery_id], hard=True)
    row = office.row(gallery_id)
    assert (row.state, row.pause_reason, host.in_use) == (GalleryState.PAUSED, PauseReason.BY_PERSON, 0)
    host.gate.set()
    await office.engine.galleries.queue.start([gallery_id])
    assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED
    assert sorted(host.received) == [f"{number:03}.jpg" for number in range(1, 7)]


async def test_pause_and_start_at_once_loses_nothing(office: Office, tmp_path: Path) -> None:
    host = office.host(connections=2)
    host.behaviour = lambda file, attempt: asyncio.sleep(0.002)
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "a", 30), start=True)
    await office.until_state(gallery_id, "uploading")
    for hard in (True, False, True, False):
        await office.engine.galleries.queue.pause([gallery_id], hard=hard)
        await office.engine.galleries.queue.start([gallery_id])
    row = await office.until_ended(gallery_id)
    assert (row.state, row.done_images) == (GalleryState.COMPLETED, 30)
    assert sorted(host.received) == [f"{number:03}.jpg" for number in range(1, 31)]


async def test_cancel_makes_it_ready_or_incomplete(office: Office, tmp_path: Path) -> None:
    host = office.host(connections=1)
    host.gate.clear()
    (nothing,) = await office.add(pictures.folder(tmp_path / "a", 3), start=True)
    await office.until_state(nothing, "uploading")
    await office.engine.galleries.queue.cancel([nothing])
    assert office.row(nothing).state is GalleryState.READY
    host.gate.set()

    async def one_only(file: object, attempt: int) -> None:
        if host.received:
            host.gate.clear()
            await host.gate.wait()

    host.behaviour = one_only
    (partly,) = await office.add(pictures.folder(tmp_path / "b", 3), start=True)
    await office.until(lambda: office.row(partly).done_images == 1)
    await office.engine.galleries.queue.cancel([partly])
    assert office.row(partly).state is GalleryState.INCOMPLETE


# -- order -----------------------------------------------------------------------------------------------------------


async def test_start_next_is_picked_before_all_others(office: Office, tmp_path: Path) -> None:
    host = office.host(connections=1)
    await office.engine.settings.change({"galleries_at_once": "1"})
    host.gate.clear()
    ids = [await office.ready(pictures.folder(tmp_path / name, 1, text=name)) for name in "abcd"]
    first, second, third, fourth = ids
    await office.engine.galleries.queue.start([first])
    await office.until_state(first, "uploading")
    await office.engine.galleries.queue.start([second, third])
    await office.engine.galleries.queue.start_next([fourth])
    assert office.order() == [first, fourth, second, third]
    begun: list[int] = []
    host.after_end = lambda file, attempt: begun.extend(
        row.id for row in office.engine.book.in_state(GalleryState.UPLOADING)
    )
    host.gate.set()
    for gallery_id in ids:
        await office.until_ended(gallery_id)
    assert begun == [first, fourth, second, third]


async def test_reorder_moves_before_a_row_or_to_the_end_and_is_stored(office: Office, tmp_path: Path) -> None:
    a, b, c, d = [await office.ready(pictures.folder(tmp_path / name, 1, text=name)) for name in "abcd"]
    await office.engine.galleries.queue.move_before([d, b], a)
    assert office.order() == [d, b, a, c]
    await office.engine.galleries.queue.move_before([d], None)
    assert office.order() == [b, a, c, d]
    for _ in range(60):  # halves the room between two rows until they have to be numbered anew
        await office.engine.galleries.queue.move_before([c], a)
        await office.engine.galleries.queue.move_before([a], c)
    assert office.order() == [b, a, c, d]
    await office.crash()
    assert office.order() == [b, a, c, d]


# -- remove and bring back -------------------------------------------------------------------------------------------


async def test_removed_while_uploading_and_brought_back_it_resumes(office: Office, tmp_path: Path) -> None:
    host = office.host(connections=1)

    async def two_only(file: object, attempt: int) -> None:
        if len(host.received) >= 2:
            host.gate.clear()
            await host.gate.wait()

    host.behaviour = two_only
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "a", 5), start=True)
    await office.until(lambda: office.row(gallery_id).done_images == 2)
    await office.engine.galleries.queue.remove([gallery_id])
    assert (office.order(), host.in_use) == ([], 0)
    host.behaviour = lambda file, attempt: None
    host.gate.set()
    await office.engine.galleries.queue.restore([gallery_id])
    row = await office.until_ended(gallery_id)
    assert (row.state, row.done_images) == (GalleryState.COMPLETED, 5)
    assert sorted(host.received) == [f"{number:03}.jpg" for number in range(1, 6)]


async def test_removed_while_scanned_and_brought_back_it_is_scanned(office: Office, tmp_path: Path) -> None:
    office.host()
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "a", 300), start=True)
    await office.engine.galleries.queue.remove([gallery_id])
    await office.engine.galleries.queue.restore([gallery_id])
    row = await office.until_ended(gallery_id)
    assert (row.state, row.done_images) == (GalleryState.COMPLETED, 300)


async def test_removed_before_it_was_hashed_and_brought_back_it_can_start(office: Office, tmp_path: Path) -> None:
    office.host()
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "a", 3))
    await office.until_state(gallery_id, "ready")
    await office.engine.galleries.queue.remove([gallery_id])
    await office.until(lambda: not office.engine.galleries.intake.is_busy)
    await office.engine.galleries.queue.restore([gallery_id])
    await office.engine.galleries.queue.start([gallery_id])
    assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED


# -- files, names, hosts ---------------------------------------------------------------------------------------------


async def test_a_file_left_out_is_not_sent_until_it_is_taken_in_again(office: Office, tmp_path: Path) -> None:
    host = office.host()
    gallery_id = await office.ready(pictures.folder(tmp_path / "a", 3))
    (second,) = [file for file in await office.files(gallery_id) if file.name == "002.jpg"]
    await office.engine.galleries.file_edits.leave_out(gallery_id, [second.id], True)
    assert (office.row(gallery_id).images, office.row(gallery_id).left_out) == (2, 1)
    await office.engine.galleries.queue.start([gallery_id])
    assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED
    assert sorted(host.received) == ["001.jpg", "003.jpg"]
    await office.engine.galleries.file_edits.leave_out(gallery_id, [second.id], False)
    await office.engine.galleries.queue.start([gallery_id])
    await office.until(lambda: office.row(gallery_id).done_images == 3)
    assert sorted(host.received) == ["001.jpg", "002.jpg", "003.jpg"]


async def test_one_failed_file_is_tried_again_and_the_others_are_left(office: Office, tmp_path: Path) -> None:
    host = office.host()
    bad = {"001.jpg", "002.jpg"}

    def refuse(file: object, attempt: int) -> None:
        if file.name in bad:  # type: ignore[attr-defined]
            raise fails("file_rejected")

    host.behaviour = refuse
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "a", 3))
    assert (office.row(gallery_id).state, office.row(gallery_id).failed_images) == (GalleryState.INCOMPLETE, 2)
    bad.clear()
    (first,) = [file for file in await office.files(gallery_id) if file.name == "001.jpg"]
    await office.engine.galleries.queue.retry([gallery_id], [first.id], "")
    await office.until(lambda: office.row(gallery_id).done_images == 2)
    row = await office.until_ended(gallery_id)
    assert (row.state, row.failed_images, host.received) == (GalleryState.INCOMPLETE, 1, ["003.jpg", "001.jpg"])
    await office.engine.galleries.queue.retry([gallery_id], [], "")
    row = await office.until_state(gallery_id, "completed")
    assert (row.done_images, row.error) == (3, None)


async def test_retry_twice_at_once_is_one_retry(office: Office, tmp_path: Path) -> None:
    host = office.host(tries=1)

    def refuse(file: object, attempt: int) -> None:
        if attempt == 1:
            raise fails("file_rejected")

    host.behaviour = refuse
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "a", 2))
    assert office.row(gallery_id).state is GalleryState.FAILED
    queue = office.engine.galleries.queue
    await asyncio.gather(queue.retry([gallery_id], (), ""), queue.retry([gallery_id], (), ""))
    await office.until_state(gallery_id, "completed")
    assert len(host.received) == 2


async def test_a_retry_does_not_wait_for_the_other_hosts(office: Office, tmp_path: Path) -> None:
    down, slow = office.host("down"), office.host("slow", connections=1)

    def refuse(file: object, attempt: int) -> None:
        if attempt == 1:
            raise fails("file_rejected")

    down.behaviour = refuse
    slow.gate.clear()
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "a", 2), start=True)
    await office.until(lambda: down.attempts == {"001.jpg": 1, "002.jpg": 1} and slow.in_use == 1 and not down.in_use)
    await office.until(lambda: [host.failed_files for host in office.row(gallery_id).hosts] == [2, 0])
    await office.engine.galleries.queue.retry([gallery_id], (), "down")
    await office.until(lambda: len(down.received) == 2)
    assert slow.received == []
    slow.gate.set()
    row = await office.until_state(gallery_id, "completed")
    assert (row.done_images, row.failed_images, row.error) == (2, 0, None)
    assert sorted(down.received) == sorted(slow.received) == ["001.jpg", "002.jpg"], "each once"


async def test_a_retry_of_one_host_leaves_the_other_alone(office: Office, tmp_path: Path) -> None:
    one, two = office.host("one"), office.host("two")

    def refuse(file: object, attempt: int) -> None:
        raise fails("file_rejected")

    one.behaviour = two.behaviour = refuse
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "a", 2))
    one.behaviour = two.behaviour = lambda file, attempt: None
    await office.engine.galleries.queue.retry([gallery_id], [], "two")
    await office.until(lambda: len(two.received) == 2)
    row = await office.until_ended(gallery_id)
    assert (row.state, one.received) == (GalleryState.INCOMPLETE, [])


async def test_a_host_that_is_added_later_gets_all_and_the_first_none_again(office: Office, tmp_path: Path) -> None:
    one, two = office.host("one"), office.host("two")
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "a", 2), host_ids=("one",))
    await office.engine.galleries.queue.edit(EditGalleries(ids=(gallery_id,), host_ids=("one", "two")))
    await office.engine.galleries.queue.start([gallery_id])
    await office.until(lambda: len(two.received) == 2)
    row = await office.until_ended(gallery_id)
    assert (row.state, row.links, len(one.received)) == (GalleryState.COMPLETED, 2, 2)


async def test_an_empty_name_restores_that_of_the_folder(office: Office, tmp_path: Path) -> None:
    gallery_id = await office.ready(pictures.folder(tmp_path / "Folder", 1), name="Mine")
    await office.engine.galleries.queue.edit(EditGalleries(ids=(gallery_id,), name="  A   new\nname "))
    assert office.row(gallery_id).name == "A new name"
    await office.engine.galleries.queue.edit(EditGalleries(ids=(gallery_id,), name=" "))
    assert office.row(gallery_id).name == "Folder"


@pytest.mark.parametrize(
    "fields",
    [{"tab_id": 99}, {"template_id": "none"}, {"host_ids": ("none",)}, {"custom1": "x" * 10_001}],
    ids=["tab", "template", "host", "text"],
)
async def test_what_cannot_be_is_refused_before_anything_changes(
    office: Office, tmp_path: Path, fields: dict[str, object]
) -> None:
    gallery_id = await office.ready(pictures.folder(tmp_path / "a", 1))
    before = office.row(gallery_id)
    with pytest.raises(Problem) as refused:
        await office.engine.galleries.queue.edit(EditGalleries(ids=(gallery_id,), name="Other", **fields))  # type: ignore[arg-type]
    assert refused.value.info.kind == "bad_input"
    assert office.row(gallery_id) == before


async def test_many_galleries_are_edited_by_one_command_and_their_texts_follow(office: Office, tmp_path: Path) -> None:
    office.host("two")
    office.engine.texts.rebuild.settle_s = 0.0
    done = await office.uploaded(pictures.folder(tmp_path / "a", 1))
    ids = (done, *[await office.ready(pictures.folder(tmp_path / name, 1)) for name in ("b", "c")])
    await office.engine.galleries.queue.edit(
        EditGalleries(ids=ids, template_id="markdown", custom1="Norway", host_ids=("two",))
    )
    for row in map(office.row, ids):
        assert (row.template_id, row.custom1, [host.host_id for host in row.hosts]) == ("markdown", "Norway", ["two"])
    await office.until(lambda: not office.engine.texts.rebuild.is_busy)
    texts = await office.engine.database.read(lambda connection: text_table.of_gallery(connection, done))
    assert "markdown" in [text.template_id for text in texts]


async def test_hosts_of_many_are_changed_for_all_or_none(office: Office, tmp_path: Path) -> None:
    office.host().gate.clear()
    waiting = await office.ready(pictures.folder(tmp_path / "a", 1))
    busy = await office.ready(pictures.folder(tmp_path / "b", 1))
    await office.engine.galleries.queue.start([busy])
    await office.until(lambda: office.row(busy).state is GalleryState.UPLOADING)
    office.host("two")
    with pytest.raises(Problem) as refused:
        await office.engine.galleries.queue.edit(EditGalleries(ids=(waiting, busy), host_ids=("two",)))
    assert refused.value.info.subject == office.row(busy).name
    assert [host.host_id for host in office.row(waiting).hosts] == ["one"]


# -- unknown outcomes ------------------------------------------------------------------------------------------------


async def with_one_unknown(office: Office, tmp_path: Path) -> int:
    host = office.hosts["one"]

    def break_off(file: object, attempt: int) -> None:
        if file.name == "002.jpg" and attempt == 1:  # type: ignore[attr-defined]
            raise fails("network", arrived=True)

    host.after_end = break_off
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "a", 3))
    row = office.row(gallery_id)
    assert (row.state, row.question, row.unknown_images) == (GalleryState.INCOMPLETE, Question.UNKNOWN_OUTCOME, 1)
    assert row.error and row.error.kind == "unknown_outcome"
    return gallery_id


async def test_an_unknown_upload_that_arrived_is_done_without_links(office: Office, tmp_path: Path) -> None:
    host = office.host()
    gallery_id = await with_one_unknown(office, tmp_path)
    await office.engine.galleries.file_edits.resolve_unknown(ResolveUnknown(gallery_id=gallery_id, choice="arrived"))
    row = office.row(gallery_id)
    assert (row.state, row.question, row.done_images) == (GalleryState.COMPLETED, Question.NONE, 3)
    assert row.error is None
    assert len(host.received) == 3
    text = (await office.engine.texts.results.of_gallery(gallery_id)).texts[0]
    assert text.left_out == 1, "it has no link, and the text says so"


async def test_an_unknown_upload_that_is_sent_again_is_sent_once_more(office: Office, tmp_path: Path) -> None:
    host = office.host()
    gallery_id = await with_one_unknown(office, tmp_path)
    await office.engine.galleries.file_edits.resolve_unknown(ResolveUnknown(gallery_id=gallery_id, choice="send_again"))
    row = await office.until_state(gallery_id, "completed")
    assert (row.question, row.done_images, row.unknown_images) == (Question.NONE, 3, 0)
    assert sorted(host.received) == ["001.jpg", "002.jpg", "002.jpg", "003.jpg"]


async def test_unknown_uploads_are_never_sent_by_start_or_retry(office: Office, tmp_path: Path) -> None:
    host = office.host()
    gallery_id = await with_one_unknown(office, tmp_path)
    await office.engine.galleries.queue.retry([gallery_id], [], "")
    await office.until_state(gallery_id, "incomplete")
    await office.engine.galleries.queue.start([gallery_id])
    await office.until_state(gallery_id, "incomplete")
    assert len(host.received) == 3
    assert [file.state for file in await office.files(gallery_id)].count(FileState.UNKNOWN) == 1


@pytest.mark.parametrize("choice", ["", "maybe"])
async def test_another_answer_is_refused(office: Office, tmp_path: Path, choice: str) -> None:
    office.host()
    gallery_id = await with_one_unknown(office, tmp_path)
    with pytest.raises(Problem):
        await office.engine.galleries.file_edits.resolve_unknown(ResolveUnknown(gallery_id=gallery_id, choice=choice))


async def test_what_was_removed_long_ago_goes_for_good_while_the_engine_runs(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "PURGED_TOGETHER", 1)
    office.host()
    galleries = office.engine.galleries
    ids = [await office.ready(pictures.folder(tmp_path / name, 1, text=name)) for name in "abc"]
    await galleries.queue.remove(ids[:2])
    between = time.time()
    await galleries.queue.remove(ids[2:])
    await galleries.purge(between)
    await galleries.queue.restore(ids)
    assert office.order() == ids[2:]


async def test_a_pasted_picture_stays_until_its_gallery_cannot_come_back(office: Office, tmp_path: Path) -> None:
    office.host()
    galleries, folder = office.engine.galleries, office.folders.pasted
    kept, gone, lost = (pictures.folder(folder / name, 1, text=name) for name in ("kept", "gone", "lost"))
    ids = [await office.ready(each / "001.jpg") for each in (kept, gone)]
    await galleries.queue.remove(ids[1:])
    later = time.time() + 3600
    await pasted.tidy(office.engine.database, folder)
    assert lost.exists()  # it may be on its way into a gallery
    await pasted.tidy(office.engine.database, folder, later)
    assert (kept.exists(), gone.exists(), lost.exists()) == (True, True, False)
    for each in (kept, gone):
        os.utime(each, (0, 0))
    await galleries.purge()
    assert (kept.exists(), gone.exists()) == (True, False)
