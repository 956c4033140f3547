"""Duplicates, rescans, moved folders, archives: what becomes of a dropped path before the first byte leaves."""

from __future__ import annotations

import asyncio
import shutil
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest

from backend.command_handler import CommandHandler
from backend.errors import Problem
from backend.ipc.clients import Client
from backend.media import scan
from backend.protocol.commands import AddPaths, StopAdding
from backend.protocol.errors import ErrorKind
from backend.protocol.rows import FileState, GalleryState, Question, SourceKind
from tests.end_to_end import pictures
from tests.galleries.conftest import Office


async def test_a_dropped_folder_is_told_before_it_is_scanned(office: Office, tmp_path: Path) -> None:
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "g", 3))
    assert office.row(gallery_id).state is GalleryState.VALIDATING
    row = await office.until_state(gallery_id, "ready")
    assert (row.name, row.images, row.min_width, row.max_height) == ("g", 3, 64, 48)


async def test_start_when_added_queues_it_after_the_scan(office: Office, tmp_path: Path) -> None:
    office.host()
    await office.engine.settings.change({"start_when_added": "true"})
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "g", 3))
    assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED


@pytest.mark.parametrize("by", ["the end of the engine", "Ctrl-C in a terminal", "a word"])
async def test_looking_through_a_huge_folder_is_given_up(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    is_looking = threading.Event()

    def discover(paths: list[str], *, stop: Callable[[], bool], **_: object) -> scan.Discovery:
        is_looking.set()
        until = time.monotonic() + 20
        while not stop() and time.monotonic() < until:
            time.sleep(0.001)  # as a disk takes its time
        return scan.Discovery((scan.FoundGallery("g", paths[0], SourceKind.FOLDER),), ())

    monkeypatch.setattr(scan, "discover", discover)
    client = Client(Mock())
    client.kind = "command_line"
    adding = asyncio.create_task(office.engine.galleries.add_paths(client, AddPaths(paths=(str(tmp_path),))))
    await office.until(is_looking.is_set)
    assert office.engine.galleries.is_busy, "an engine that nobody is connected to stays for it"
    if by == "Ctrl-C in a terminal":
        client.stop()
    elif by == "a word":
        await CommandHandler(office.engine)(client, StopAdding())
    else:
        await office.engine.galleries.intake.close()
    with pytest.raises(Problem) as given_up:
        await adding
    assert given_up.value.info.kind is ErrorKind.CANCELLED
    assert not office.engine.book.rows()


# -- duplicates ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", ["the same", "renamed", "moved"])
async def test_a_gallery_that_is_online_is_asked_about(office: Office, tmp_path: Path, change: str) -> None:
    host = office.host()
    folder = pictures.folder(tmp_path / "g", 3)
    first = await office.uploaded(folder)
    if change == "renamed":
        folder = folder.rename(tmp_path / "other")
    if change == "moved":
        copied = tmp_path / "deep" / "er"
        shutil.copytree(folder, copied)
        shutil.rmtree(folder)
        folder = copied
    second = await office.ready(folder, start=True)
    row = office.row(second)
    assert (row.question, row.twin_id, row.twin_name, row.twin_hosts) == (Question.DUPLICATE, first, "g", ("one",))
    assert row.state is GalleryState.QUEUED
    third = await office.uploaded(pictures.folder(tmp_path / "another", 1))
    assert office.row(third).state is GalleryState.COMPLETED, "nothing else waits for the answer"
    assert len(host.received) == 4


async def test_a_gallery_that_is_queued_is_asked_about(office: Office, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "g", 3)
    first = await office.ready(folder)
    second = await office.ready(folder)
    assert (office.row(second).question, office.row(second).twin_id) == (Question.DUPLICATE, first)
    assert office.row(first).question is Question.NONE


async def test_skip_removes_the_new_row(office: Office, tmp_path: Path) -> None:
    office.host()
    folder = pictures.folder(tmp_path / "g", 3)
    first = await office.uploaded(folder)
    second = await office.ready(folder)
    await office.engine.galleries.queue.resolve_duplicate([second], "skip")
    assert office.order() == [first]


async def test_use_links_takes_the_results_over_and_sends_nothing(office: Office, tmp_path: Path) -> None:
    host = office.host(has_galleries=True)
    folder = pictures.folder(tmp_path / "g", 3)
    first = await office.uploaded(folder)
    second = await office.ready(folder)
    await office.engine.galleries.queue.resolve_duplicate([second], "use_links")
    row = office.row(second)
    assert (row.state, row.done_images, row.question) == (GalleryState.COMPLETED, 3, Question.NONE)
    assert row.hosts[0].gallery_url == office.row(first).hosts[0].gallery_url != ""
    pages = [[file.uploads[0].page_url for file in await office.files(each)] for each in (first, second)]
    assert pages[0] == pages[1]
    assert len(host.received) == 3
    results = await office.engine.texts.results.of_gallery(second)
    assert pages[0][0] in results.texts[0].text


async def test_upload_again_sends_all(office: Office, tmp_path: Path) -> None:
    host = office.host()
    folder = pictures.folder(tmp_path / "g", 3)
    await office.uploaded(folder)
    second = await office.ready(folder, start=True)
    await office.engine.galleries.queue.resolve_duplicate([second], "upload_again")
    row = await office.until_ended(second)
    assert (row.state, row.question) == (GalleryState.COMPLETED, Question.NONE)
    assert len(host.received) == 6


async def test_use_links_of_a_twin_that_uploads_waits_for_it(office: Office, tmp_path: Path) -> None:
    host = office.host()
    host.gate.clear()
    folder = pictures.folder(tmp_path / "g", 3)
    first = await office.ready(folder, start=True)
    (second,) = await office.add(folder, start=True, on_duplicate="use_links")
    await office.until(lambda: office.row(second).question is Question.DUPLICATE)
    host.gate.set()
    assert (await office.until_ended(first)).state is GalleryState.COMPLETED
    row = await office.until_ended(second)
    assert (row.state, row.done_images, len(host.received)) == (GalleryState.COMPLETED, 3, 3)


async def test_what_a_paused_twin_lacks_goes_into_the_same_remote_gallery(office: Office, tmp_path: Path) -> None:
    host = office.host(has_galleries=True, connections=1)
    folder = pictures.folder(tmp_path / "g", 4)

    async def two_only(file: object, attempt: int) -> None:
        if len(host.received) >= 2:
            host.gate.clear()
            await host.gate.wait()

    host.behaviour = two_only
    (first,) = await office.add(folder, start=True)
    await office.until(lambda: office.row(first).done_images == 2)
    await office.engine.galleries.queue.pause([first], hard=True)
    host.behaviour = lambda file, attempt: None
    host.gate.set()
    second = await office.uploaded(folder, on_duplicate="use_links")
    assert office.row(second).state is GalleryState.COMPLETED
    assert (sorted(host.received), host.begun) == (["001.jpg", "002.jpg", "003.jpg", "004.jpg"], 1)


async def test_with_duplicates_off_nothing_is_asked(office: Office, tmp_path: Path) -> None:
    office.host()
    await office.engine.settings.change({"ask_about_duplicates": "false"})
    folder = pictures.folder(tmp_path / "g", 1)
    await office.uploaded(folder)
    second = await office.uploaded(folder)
    assert office.row(second).question is Question.NONE


async def test_a_changed_picture_makes_another_gallery(office: Office, tmp_path: Path) -> None:
    office.host()
    folder = pictures.folder(tmp_path / "g", 3)
    await office.uploaded(folder)
    (folder / "002.jpg").write_bytes(pictures.jpeg("another"))
    second = await office.uploaded(folder)
    assert (office.row(second).question, office.row(second).state) == (Question.NONE, GalleryState.COMPLETED)


# -- looking again ---------------------------------------------------------------------------------------------------


async def test_a_rescan_takes_new_files_in_and_keeps_links(office: Office, tmp_path: Path) -> None:
    host = office.host()
    folder = pictures.folder(tmp_path / "g", 3)
    gallery_id = await office.uploaded(folder)
    links = [file.uploads[0].page_url for file in await office.files(gallery_id)]
    (folder / "000.jpg").write_bytes(pictures.jpeg("new"))
    await office.engine.galleries.intake.rescan(gallery_id)
    row = await office.until_state(gallery_id, "ready")
    assert (row.images, row.done_images) == (4, 3)
    files = await office.files(gallery_id)
    assert [file.name for file in files] == ["000.jpg", "001.jpg", "002.jpg", "003.jpg"]
    assert [file.uploads[0].page_url for file in files[1:]] == links
    await office.until_hashed(gallery_id)
    await office.engine.galleries.queue.start([gallery_id])
    row = await office.until_ended(gallery_id)
    assert (row.state, row.done_images) == (GalleryState.COMPLETED, 4)
    assert sorted(host.received) == ["000.jpg", "001.jpg", "002.jpg", "003.jpg"]


async def test_a_rescan_forgets_what_is_gone_unless_it_is_online(office: Office, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "g", 3)
    gallery_id = await office.ready(folder)
    (folder / "002.jpg").unlink()
    await office.engine.galleries.intake.rescan(gallery_id)
    await office.until(lambda: office.row(gallery_id).images == 2)
    assert [file.name for file in await office.files(gallery_id)] == ["001.jpg", "003.jpg"]


async def test_a_rescan_keeps_files_that_the_person_left_out(office: Office, tmp_path: Path) -> None:
    gallery_id = await office.ready(pictures.folder(tmp_path / "g", 3))
    second = (await office.files(gallery_id))[1]
    await office.engine.galleries.file_edits.leave_out(gallery_id, [second.id], True)
    await office.engine.galleries.intake.rescan(gallery_id)
    await office.until(lambda: office.row(gallery_id).state == "ready" and not office.engine.galleries.intake.is_busy)
    assert [file.state for file in await office.files(gallery_id)] == ["pending", "left_out", "pending"]


async def test_a_merged_gallery_of_two_folders_is_scanned_again_as_it_was(office: Office, tmp_path: Path) -> None:
    paths = [pictures.folder(tmp_path / "two" / name, 2) for name in "ab"]
    gallery_id = await office.ready(*paths, merge=True)
    assert office.row(gallery_id).source is SourceKind.FILES
    names = [file.name for file in await office.files(gallery_id)]
    ids = [file.id for file in await office.files(gallery_id)]
    assert names == ["a/001.jpg", "a/002.jpg", "b/001.jpg", "b/002.jpg"]
    await office.engine.galleries.intake.rescan(gallery_id)
    await office.until(lambda: office.row(gallery_id).state == "ready" and not office.engine.galleries.intake.is_busy)
    assert [(file.name, file.id) for file in await office.files(gallery_id)] == list(zip(names, ids, strict=True))


async def test_a_moved_folder_is_shown_to_the_gallery_and_keeps_its_links(office: Office, tmp_path: Path) -> None:
    host = office.host()
    folder = pictures.folder(tmp_path / "g", 3)
    gallery_id = await office.uploaded(folder)
    moved = folder.rename(tmp_path / "elsewhere")
    await office.engine.galleries.moves.relocate(gallery_id, str(moved) + "/")
    row = await office.until_state(gallery_id, "completed", "failed")
    assert (row.state, row.path, row.done_images) == (GalleryState.COMPLETED, str(moved), 3)
    assert all(file.state is FileState.UPLOADED for file in await office.files(gallery_id))
    assert len(host.received) == 3


async def test_a_place_that_is_not_there_is_refused(office: Office, tmp_path: Path) -> None:
    gallery_id = await office.ready(pictures.folder(tmp_path / "g", 1))
    with pytest.raises(Problem) as refused:
        await office.engine.galleries.moves.relocate(gallery_id, str(tmp_path / "nowhere"))
    assert refused.value.info.kind == "folder_gone"
    assert office.row(gallery_id).path == str(tmp_path / "g")


# -- archives --------------------------------------------------------------------------------------------------------


def archive(path: Path, count: int) -> Path:
    with zipfile.ZipFile(path, "w") as zipped:
        for number in range(count):
            zipped.writestr(f"{number}.jpg", pictures.jpeg(f"{path} {number}"))
    return path


async def test_an_archive_is_unpacked_uploaded_and_its_folder_removed_with_it(office: Office, tmp_path: Path) -> None:
    host = office.host()
    gallery_id = await office.uploaded(archive(tmp_path / "Album.cbz", 3))
    row = office.row(gallery_id)
    assert (row.name, row.source, row.done_images, len(host.received)) == ("Album", SourceKind.ARCHIVE, 3, 3)
    folder = Path(office.engine.book.beside(gallery_id).work_folder)
    assert len(list(folder.iterdir())) == 3
    await office.engine.galleries.queue.remove([gallery_id])
    assert folder.exists(), "it can still be brought back"
    kept = await office.ready(archive(tmp_path / "Other.cbz", 1))
    left_behind = [folder.with_name("999"), folder.with_name(".999.part")]
    for each in left_behind:
        each.mkdir()
    await office.close()
    assert not folder.exists()
    await office.open()
    assert [path.name for path in folder.parent.iterdir()] == [str(kept)]


async def test_a_scan_that_is_cancelled_leaves_no_row(office: Office, tmp_path: Path) -> None:
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "g", 500))
    await office.engine.galleries.queue.cancel([gallery_id])
    assert office.order() == []
    await office.until(lambda: not office.engine.galleries.intake.is_busy)


async def test_a_name_of_its_own_is_given_to_one_gallery_only(office: Office, tmp_path: Path) -> None:
    one = await office.ready(pictures.folder(tmp_path / "a", 1), name="Mine")
    two = await office.add(pictures.folder(tmp_path / "b", 1), pictures.folder(tmp_path / "c", 1), name="Mine")
    assert [office.row(each).name for each in (one, *two)] == ["Mine", "b", "c"]


async def test_paths_that_hold_nothing_are_refused_and_the_others_taken_in(office: Office, tmp_path: Path) -> None:
    good = pictures.folder(tmp_path / "a", 1)
    command = AddPaths(paths=(str(tmp_path / "none"), str(good)))
    added = await office.engine.galleries.intake.add(command, ("local",))
    assert len(added.gallery_ids) == 1
    assert [(refused.path, refused.error.kind) for refused in added.refused] == [
        (str(tmp_path / "none"), "folder_gone")
    ]


async def test_a_start_at_the_very_end_of_the_scan_is_one_start(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.host()
    galleries = office.engine.galleries
    scanned = galleries.triggers.scanned

    async def and_the_person_starts_it(gallery_id: int, *, starts: bool) -> bool:
        answer = await scanned(gallery_id, starts=starts)
        await galleries.queue.start([gallery_id])
        return answer

    monkeypatch.setattr(galleries.triggers, "scanned", and_the_person_starts_it)
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "a", 1))
    assert office.row(gallery_id).state is GalleryState.COMPLETED


async def test_a_pause_at_the_very_end_of_the_scan_lets_nothing_start(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = office.host()
    galleries = office.engine.galleries
    scanned = galleries.triggers.scanned

    async def and_the_person_pauses_all(gallery_id: int, *, starts: bool) -> bool:
        await galleries.queue.pause([], hard=False)
        return await scanned(gallery_id, starts=starts)

    monkeypatch.setattr(galleries.triggers, "scanned", and_the_person_pauses_all)
    gallery_id = await office.ready(pictures.folder(tmp_path / "a", 1), start=True)
    assert (office.row(gallery_id).state, host.received) == (GalleryState.READY, [])
