from __future__ import annotations

import pytest

from backend.errors import Problem
from backend.protocol.commands import EditGalleries
from backend.protocol.hosts import EditHost
from backend.protocol.rows import FileState, GalleryState, HostWork, StartOn
from tests.galleries.conftest import Office, PythonHost, fails
from tests.galleries.test_archives import FileHost, a_folder, file_host


async def two_hosts(office: Office, start_on: str) -> tuple[PythonHost, FileHost]:
    """An image host that starts with the gallery, and a file host that starts on something else."""
    images, files = office.host("imx.to"), file_host(office)
    await office.engine.hosts.roster.edit(EditHost(host_id=files.info.id, start_on=start_on))
    return images, files


async def settled(office: Office, gallery_id: int, state: GalleryState) -> None:
    await office.until(lambda: not office.engine.galleries.scheduler.is_busy and office.row(gallery_id).state is state)


async def start(office: Office, *gallery_ids: int) -> None:
    await office.engine.galleries.queue.start(gallery_ids)


async def test_when_added_the_upload_starts_and_the_rest_waits_for_the_start(office: Office) -> None:
    images, files = await two_hosts(office, "added")
    (gallery_id,) = await office.add(a_folder(office))
    await office.until(lambda: files.received == ["Lofoten.zip"])
    await settled(office, gallery_id, GalleryState.READY)
    row = office.row(gallery_id)
    assert images.received == []
    assert [(host.work, host.is_waiting) for host in row.hosts] == [(HostWork.PENDING, True), (HostWork.DONE, False)]
    assert (row.done_images, row.links, row.finished_at) == (0, 1, None)
    await start(office, gallery_id)
    await settled(office, gallery_id, GalleryState.COMPLETED)
    assert (len(images.received), files.received) == (3, ["Lofoten.zip"])
    assert office.row(gallery_id).done_images == 3


async def test_a_start_in_the_middle_of_that_takes_the_rest_along(office: Office) -> None:
    images, files = await two_hosts(office, "added")
    files.gate.clear()
    (gallery_id,) = await office.add(a_folder(office))
    await office.until(lambda: files.in_use == 1)
    assert office.row(gallery_id).state is GalleryState.UPLOADING
    await start(office)
    await office.until(lambda: len(images.received) == 3)
    files.gate.set()
    await settled(office, gallery_id, GalleryState.COMPLETED)


async def test_what_fails_early_is_shown_and_tried_again_with_the_rest(office: Office) -> None:
    images, files = await two_hosts(office, "added")
    files.behaviour = lambda file, attempt: _refuse()
    (gallery_id,) = await office.add(a_folder(office))
    await settled(office, gallery_id, GalleryState.FAILED)
    files.behaviour = lambda file, attempt: None
    await start(office, gallery_id)
    await settled(office, gallery_id, GalleryState.COMPLETED)
    assert (len(images.received), files.received) == (3, ["Lofoten.zip"])


def _refuse() -> None:
    raise fails("file_rejected")


async def test_after_a_crash_only_the_early_host_goes_on(office: Office) -> None:
    images, files = await two_hosts(office, "added")
    files.gate.clear()
    (gallery_id,) = await office.add(a_folder(office))
    await office.until(lambda: files.in_use == 1)
    await office.crash()
    await settled(office, gallery_id, GalleryState.READY)
    assert (images.received, set(files.received)) == ([], {"Lofoten.zip"})


async def test_with_the_gallery_both_start_at_once(office: Office) -> None:
    images, files = await two_hosts(office, "started")
    images.gate.clear()
    gallery_id = await office.ready(a_folder(office))
    assert files.received == []
    await start(office, gallery_id)
    await office.until(lambda: files.received == ["Lofoten.zip"])
    images.gate.set()
    await settled(office, gallery_id, GalleryState.COMPLETED)


@pytest.mark.parametrize("images_fail", [False, True])
async def test_after_the_images_the_archive_follows_also_when_some_failed(office: Office, images_fail: bool) -> None:
    images, files = await two_hosts(office, "images_done")
    before: list[int] = []
    files.behaviour = lambda file, attempt: before.append(len(images.attempts))
    if images_fail:
        images.behaviour = lambda file, attempt: _refuse()
    gallery_id = await office.uploaded(a_folder(office))
    assert before == [3]
    assert files.received == ["Lofoten.zip"]
    assert office.row(gallery_id).state is (GalleryState.INCOMPLETE if images_fail else GalleryState.COMPLETED)


async def test_by_hand_the_gallery_is_complete_without_it(office: Office) -> None:
    _, files = await two_hosts(office, "hand")
    gallery_id = await office.uploaded(a_folder(office))
    row = office.row(gallery_id)
    assert (row.state, row.done_images, files.received) == (GalleryState.COMPLETED, 3, [])
    assert row.done_bytes == row.total_bytes
    assert {file.state for file in await office.files(gallery_id)} == {FileState.UPLOADED}
    await start(office, gallery_id)  # there is nothing left to start
    assert office.row(gallery_id).state is GalleryState.COMPLETED
    await office.engine.galleries.queue.start_host([gallery_id], files.info.id)
    await office.until(lambda: files.received == ["Lofoten.zip"])
    await settled(office, gallery_id, GalleryState.COMPLETED)
    assert office.row(gallery_id).links == 2


async def test_by_hand_alone_before_the_start(office: Office) -> None:
    images, files = await two_hosts(office, "hand")
    gallery_id = await office.ready(a_folder(office))
    await office.engine.galleries.queue.start_host([gallery_id], files.info.id)
    await settled(office, gallery_id, GalleryState.READY)
    assert (images.received, files.received) == ([], ["Lofoten.zip"])


async def test_by_hand_in_the_middle_of_the_upload(office: Office) -> None:
    images, files = await two_hosts(office, "hand")
    images.gate.clear()
    (gallery_id,) = await office.add(a_folder(office), start=True)
    await office.until(lambda: images.in_use > 0)
    await office.engine.galleries.queue.start_host([gallery_id], files.info.id)
    await office.until(lambda: files.received == ["Lofoten.zip"])
    images.gate.set()
    await settled(office, gallery_id, GalleryState.COMPLETED)


async def test_a_hand_does_not_wait_for_the_images(office: Office) -> None:
    images, files = await two_hosts(office, "images_done")
    images.gate.clear()
    (gallery_id,) = await office.add(a_folder(office), start=True)
    await office.until(lambda: images.in_use > 0)
    assert files.received == []
    await office.engine.galleries.queue.start_host([gallery_id], files.info.id)
    await office.until(lambda: files.received == ["Lofoten.zip"])
    images.gate.set()
    await settled(office, gallery_id, GalleryState.COMPLETED)


async def test_a_failed_host_is_started_again_without_the_others(office: Office) -> None:
    images, files = await two_hosts(office, "started")
    images.behaviour = files.behaviour = lambda file, attempt: _refuse()
    gallery_id = await office.uploaded(a_folder(office))
    assert office.row(gallery_id).state is GalleryState.FAILED
    images.behaviour = files.behaviour = lambda file, attempt: None
    await office.engine.galleries.queue.start_host([gallery_id], files.info.id)
    await settled(office, gallery_id, GalleryState.INCOMPLETE)
    assert (images.received, files.received) == ([], ["Lofoten.zip"])


async def test_a_gallery_can_have_another_trigger_than_its_host(office: Office) -> None:
    _, files = await two_hosts(office, "started")
    gallery_id = await office.ready(a_folder(office))
    await office.engine.galleries.queue.edit(EditGalleries(ids=(gallery_id,), host_start_on=((files.info.id, "hand"),)))
    await start(office, gallery_id)
    await settled(office, gallery_id, GalleryState.COMPLETED)
    assert files.received == []
    assert office.row(gallery_id).hosts[1].start_on is StartOn.HAND


async def test_a_ready_gallery_starts_there_when_it_is_told_to_start_when_added(office: Office) -> None:
    images, files = await two_hosts(office, "started")
    gallery_id = await office.ready(a_folder(office))
    await office.engine.galleries.queue.edit(
        EditGalleries(ids=(gallery_id,), host_start_on=((files.info.id, "added"),))
    )
    await office.until(lambda: files.received == ["Lofoten.zip"])
    await settled(office, gallery_id, GalleryState.READY)
    assert images.received == []


async def test_whoever_starts_all_does_not_wait_for_anything(office: Office) -> None:
    _, files = await two_hosts(office, "hand")
    gallery_id = await office.uploaded(a_folder(office), start_all=True)
    assert files.received == ["Lofoten.zip"]
    assert office.row(gallery_id).state is GalleryState.COMPLETED


async def test_an_unknown_word_is_refused(office: Office) -> None:
    await two_hosts(office, "hand")
    gallery_id = await office.ready(a_folder(office))
    for pairs in ((("files.example", "tomorrow"),), (("elsewhere.net", "hand"),)):
        with pytest.raises(Problem):
            await office.engine.galleries.queue.edit(EditGalleries(ids=(gallery_id,), host_start_on=pairs))
    with pytest.raises(Problem):
        await office.engine.hosts.roster.edit(EditHost(host_id="files.example", start_on="tomorrow"))


async def test_a_host_on_hold_gets_nothing_more_and_the_gallery_is_complete_without_it(office: Office) -> None:
    one, two = office.host("one", connections=1), office.host("two", connections=1)
    two.gate.clear()
    (gallery_id,) = await office.add(a_folder(office), start=True)
    await office.until(lambda: len(one.received) == 3 and two.in_use == 1)
    await office.engine.galleries.queue.hold_host([gallery_id], "two")
    two.gate.set()
    await settled(office, gallery_id, GalleryState.COMPLETED)
    assert (len(two.received), office.row(gallery_id).hosts[1].is_waiting) == (1, True)
    await office.engine.galleries.queue.start_host([gallery_id], "two")
    await office.until(lambda: len(two.received) == 3)
    await settled(office, gallery_id, GalleryState.COMPLETED)
    assert (len(one.received), len(two.received)) == (3, 3)


async def test_the_only_host_on_hold_is_a_pause(office: Office) -> None:
    host = office.host("one")
    host.gate.clear()
    (gallery_id,) = await office.add(a_folder(office), start=True)
    await office.until(lambda: host.in_use > 0)
    await office.engine.galleries.queue.hold_host([gallery_id], "one")
    assert office.row(gallery_id).state is GalleryState.PAUSED
    host.gate.set()


async def test_a_host_that_failed_may_be_put_on_hold_to_complete_the_gallery(office: Office) -> None:
    office.host("one")
    two = office.host("two")
    two.behaviour = lambda file, attempt: _refuse()
    (gallery_id,) = await office.add(a_folder(office), start=True)
    await settled(office, gallery_id, GalleryState.INCOMPLETE)
    await office.engine.galleries.queue.hold_host([gallery_id], "two")
    await office.engine.galleries.file_edits.settle(gallery_id)
    assert office.row(gallery_id).state is GalleryState.COMPLETED
