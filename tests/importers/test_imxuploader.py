"""IMXuploader's data in a whole engine: what comes in, what stays behind, and that nothing of it is changed."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import apsw
import pytest

from backend.errors import Problem
from backend.importers import imxuploader, records
from backend.importers.service import ProgramImport
from backend.protocol.commands import EditGalleries
from backend.protocol.errors import ErrorKind
from backend.protocol.other_programs import (
    CancelProgramImport,
    ImportFromProgram,
    LookForPrograms,
    PreviewProgramImport,
    Program,
    ProgramImportJob,
    ProgramImportPreview,
    ProgramImportState,
    ProgramsFound,
    TakeBackProgramImport,
    Why,
)
from backend.protocol.results import RenderText
from backend.protocol.rows import GalleryRow
from tests.end_to_end import pictures
from tests.galleries.conftest import Office
from tests.importers.imxup_database import ImxFolder, Version


async def preview(office: Office, path: Path) -> ProgramImportPreview:
    reply = await office.engine.program_import.carry_out(PreviewProgramImport(path=str(path)))
    assert isinstance(reply, ProgramImportPreview)
    return reply


async def take_over(office: Office, path: Path) -> ProgramImportJob:
    service = office.engine.program_import
    await service.carry_out(ImportFromProgram(path=str(path)))
    await office.until(lambda: not service.is_busy)
    found = await service.carry_out(LookForPrograms())
    assert isinstance(found, ProgramsFound)
    assert found.job is not None
    return found.job


def by_name(office: Office) -> dict[str, GalleryRow]:
    return {row.name: row for row in office.engine.book.rows()}


async def test_everything_of_a_version_comes_in(office: Office, any_version: ImxFolder, tmp_path: Path) -> None:
    old = any_version
    travel = old.tab("Travel", "#2a50cc")
    done = pictures.folder(tmp_path / "Lisbon", 3)
    half = pictures.folder(tmp_path / "Half", 3)
    names = sorted(path.name for path in done.iterdir())
    first = old.gallery(done, gallery_id="1abc", uploaded_images=3, tab_name="Travel", tab_id=travel, insertion_order=2)
    second = old.gallery(half, "incomplete", gallery_id="2def", tab_name="Main", tab_id=1, insertion_order=1)
    for number, name in enumerate(names, 1):
        old.image(first, name, number, size_bytes=(done / name).stat().st_size)
    old.image(second, sorted(path.name for path in half.iterdir())[0], 1)
    old.gallery(tmp_path / "Gone", images=2, gallery_id="3gone", insertion_order=3)
    before = old.database.read_bytes()

    told = await preview(office, old.path)
    assert (told.new.tabs, told.new.galleries, told.new.finished, told.new.images, told.new.gone) == (
        2 if old.version is Version.FIRST else 1,
        3,
        2,
        6,
        1,
    )
    assert office.engine.book.rows() == []

    job = await take_over(office, old.path)
    assert job.state is ProgramImportState.DONE, job.error
    assert (job.is_in.galleries, job.is_in.images, job.is_in.gone, job.total) == (3, 6, 1, 3)
    assert old.database.read_bytes() == before
    assert [row.name for row in office.engine.book.rows()] == ["Half", "Lisbon", "Gone"]
    lisbon = by_name(office)["Lisbon"]
    assert (lisbon.state, lisbon.done_images, lisbon.added_at) == ("completed", 3, 1_700_000_000)
    assert [tab.name for tab in office.engine.tabs.rows() if tab.id == lisbon.tab_id] == ["Travel"]
    assert next(tab.colour for tab in office.engine.tabs.rows() if tab.name == "Travel") == 1
    links = await office.engine.texts.results.text_of(RenderText(gallery_ids=(lisbon.id,)))
    assert all(f"https://imx.to/i/{first}x{number}" in links.text for number in (1, 2, 3))
    assert links.left_out == 0

    waiting = await office.until_state(by_name(office)["Half"].id, "ready")
    assert (waiting.images, waiting.done_images) == (3, 1)
    assert by_name(office)["Gone"].state == "completed"
    old.close()


async def test_a_second_import_adds_nothing(office: Office, imx: ImxFolder, tmp_path: Path) -> None:
    imx.tab("Travel")
    imx.gallery(tmp_path / "A", images=2, gallery_id="1a")
    imx.gallery(tmp_path / "B", "queued")
    imx.template("Mine", "#folderName# #allImages#")
    first = await take_over(office, imx.database)
    assert (first.is_in.galleries, first.is_in.tabs, first.is_in.templates) == (2, 1, ("Mine",))
    rows, tabs, templates = by_name(office), office.engine.tabs.rows(), office.engine.texts.library.rows()
    second = await take_over(office, imx.database)
    assert (second.is_in.galleries, second.is_in.tabs, second.is_in.templates) == (0, 0, ())
    assert (second.here.galleries, second.here.tabs, second.here.templates) == (2, 1, ("Mine",))
    assert (by_name(office).keys(), office.engine.tabs.rows(), office.engine.texts.library.rows()) == (
        rows.keys(),
        tabs,
        templates,
    )


async def test_what_was_not_finished_goes_on_in_the_same_gallery(
    office: Office, imx: ImxFolder, tmp_path: Path
) -> None:
    folder = pictures.folder(tmp_path / "Half", 3)
    first, *rest = sorted(path.name for path in folder.iterdir())
    gallery_id = imx.gallery(folder, "paused", gallery_id="2def", uploaded_images=1)
    imx.image(gallery_id, first, 1)
    await take_over(office, imx.path)
    row = await office.until_state(next(iter(by_name(office).values())).id, "ready")
    records = await office.engine.database.read(
        lambda connection: list(connection.execute("SELECT host_id, remote, gallery_url FROM gallery_hosts"))
    )
    assert records == [("imx.to", '{"gallery_id":"2def"}', "https://imx.to/g/2def")]
    states = {file.name: file.uploads[0].state.value for file in await office.files(row.id)}
    assert states == {first: "uploaded", **dict.fromkeys(rest, "pending")}
    assert not any(file.is_changed for file in await office.files(row.id))


async def test_the_same_images_again_are_recognised(office: Office, imx: ImxFolder, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "Old", 2)
    gallery_id = imx.gallery(tmp_path / "Away", gallery_id="1a", uploaded_images=2)
    for number, path in enumerate(sorted(folder.iterdir()), 1):
        imx.image(gallery_id, path.name, number, size_bytes=path.stat().st_size)
    await take_over(office, imx.path)
    (twin,) = by_name(office).values()
    new = await office.ready(folder, host_ids=("imx.to",))
    assert (office.row(new).question, office.row(new).twin_id) == ("duplicate", twin.id)
    await office.engine.galleries.queue.resolve_duplicate([new], "use_links")
    await office.until_state(new, "completed")
    assert [file.uploads[0].page_url for file in await office.files(new)] == [
        f"https://imx.to/i/{gallery_id}x{number}" for number in (1, 2)
    ]
    other = pictures.folder(tmp_path / "Other", 3)
    assert office.row(await office.ready(other, host_ids=("imx.to",))).question == ""


async def test_images_come_from_artifacts_where_the_database_has_none(
    office: Office, imx: ImxFolder, tmp_path: Path
) -> None:
    beside = tmp_path / "Beside"
    imx.gallery(tmp_path / "Central", gallery_id="1a", uploaded_images=2)
    imx.gallery(beside, gallery_id="2b", uploaded_images=1)
    imx.gallery(tmp_path / "Lost", gallery_id="3c", uploaded_images=5)
    imx.gallery(tmp_path / "Nothing", uploaded_images=5)
    imx.artifact("Central", "1a", ["1.jpg", "2.jpg"])
    imx.artifact("Beside", "2b", ["1.jpg"], folder=beside)
    (imx.path / "galleries" / "Lost_3c.json").write_text("{broken")
    told = await preview(office, imx.path)
    assert (told.new.galleries, told.new.images) == (3, 3)
    assert [(each.why, each.count) for each in told.left_behind] == [
        (Why.NO_IMAGE_LINKS, 1),
        (Why.NOTHING_KNOWN, 1),
    ]
    await take_over(office, imx.path)
    rows = by_name(office)
    assert {name: row.done_images for name, row in rows.items()} == {"Central": 2, "Beside": 1, "Lost": 0}
    assert [host.gallery_url for host in rows["Lost"].hosts] == ["https://imx.to/g/3c"]
    assert [file.uploads[0].page_url for file in await office.files(rows["Central"].id)] == [
        "https://imx.to/i/1a1",
        "https://imx.to/i/1a2",
    ]


@pytest.mark.parametrize("version", [Version.LAST, Version.BBDROP])
async def test_archives_on_file_hosts_come_along(office: Office, home: Path, tmp_path: Path, version: Version) -> None:
    old = ImxFolder(home / ".old", version)
    gallery_id = old.gallery(tmp_path / "A", images=2, gallery_id="1a")
    parts = (0, 1) if version is Version.BBDROP else (0,)
    for part in parts:
        more = {"part_number": part} if version is Version.BBDROP else {}
        link = f"https://rapidgator.net/file/{part}"
        old.archive(gallery_id, "rapidgator", download_url=link, file_name="A.zip", total_bytes=10, **more)
    old.archive(gallery_id, "katfile", "pending", download_url=None)
    old.archive(gallery_id, "unheardof")
    job = await take_over(office, old.database)
    assert {each.why: (each.count, each.subject) for each in job.left_behind} == {
        Why.UNFINISHED_ARCHIVE: (1, ""),
        Why.UNKNOWN_HOST: (1, "unheardof"),
    }
    (row,) = by_name(office).values()
    assert [host.host_id for host in row.hosts] == ["imx.to", "rapidgator.net"]
    results = await office.engine.texts.results.of_gallery(row.id)
    urls = [url for link in results.links[1:] for url in (link.url, *link.more_urls)]
    assert urls == [f"https://rapidgator.net/file/{part}" for part in parts]


async def test_what_is_here_stays_as_it_is(office: Office, imx: ImxFolder, tmp_path: Path) -> None:
    folder = pictures.folder(tmp_path / "Mine", 1)
    office.host()
    mine = await office.ready(folder)
    await office.engine.tabs.create("travel", 5)
    imx.tab("Travel", "#2a50cc")
    imx.gallery(folder, images=1, gallery_id="1a")
    job = await take_over(office, imx.path)
    assert (job.is_in.galleries, job.here.galleries, job.is_in.tabs) == (0, 1, 0)
    assert [row.id for row in office.engine.book.rows()] == [mine]
    assert [tab.colour for tab in office.engine.tabs.rows() if tab.name == "travel"] == [5]


async def test_it_is_found_in_its_usual_places_and_by_its_own_word(
    office: Office, imx: ImxFolder, home: Path, tmp_path: Path
) -> None:
    elsewhere = ImxFolder(tmp_path / "elsewhere", Version.BBDROP)
    conf = home / ".config" / "BBDropUploader" / "BBDropGUI.conf"
    conf.parent.mkdir(parents=True)
    conf.write_text(f"[config]\nbase_path={elsewhere.path}\n")
    (home / ".conniesuploader").mkdir()
    (home / ".conniesuploader" / "templates.json").write_text("{}")
    found = await office.engine.program_import.carry_out(LookForPrograms())
    assert isinstance(found, ProgramsFound)
    assert [(each.program, each.path) for each in found.programs] == [
        (Program.IMXUPLOADER, str(elsewhere.path)),
        (Program.IMXUPLOADER, str(imx.path)),
        (Program.CONNIE, str(home / ".conniesuploader")),
    ]
    assert office.engine.book.rows() == []


async def test_only_one_import_runs(office: Office, imx: ImxFolder) -> None:
    service = office.engine.program_import
    begin = ImportFromProgram(path=str(imx.path))
    began = await asyncio.gather(service.carry_out(begin), service.carry_out(begin), return_exceptions=True)
    assert sum(isinstance(each, Problem) for each in began) == 1
    with pytest.raises(Problem, match="running already"):
        await service.carry_out(begin)
    await office.until(lambda: not service.is_busy)


async def test_what_came_in_before_a_cancel_stays_and_the_rest_comes_later(
    office: Office, imx: ImxFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imxuploader, "_GALLERIES_A_PART", 2)
    for number in range(9):
        imx.gallery(f"/photos/{number}", images=1, gallery_id=f"{number}g", insertion_order=number)
    service, book = office.engine.program_import, office.engine.book
    monkeypatch.setattr(service, "_add", _then_cancel(service, service._add, parts=2))
    job = await take_over(office, imx.path)
    assert (job.state, job.is_in.galleries, len(book.rows())) == (ProgramImportState.CANCELLED, 4, 4)
    monkeypatch.undo()
    job = await take_over(office, imx.path)
    assert (job.state, job.is_in.galleries, job.here.galleries) == (ProgramImportState.DONE, 5, 4)
    assert [row.name for row in book.rows()] == [str(number) for number in range(9)]


async def test_an_import_is_taken_back_with_its_empty_tabs(office: Office, imx: ImxFolder, tmp_path: Path) -> None:
    own = await office.ready(pictures.folder(tmp_path / "own", 1))
    travel, work = imx.tab("Travel", "#2a50cc"), imx.tab("Work", "#118822")
    imx.gallery("/photos/1", images=1, gallery_id="1g", tab_name="Travel", tab_id=travel)
    imx.gallery("/photos/2", images=1, gallery_id="2g", tab_name="Work", tab_id=work)
    assert (await take_over(office, imx.path)).can_take_back
    tabs = {tab.name: tab.id for tab in office.engine.tabs.rows()}
    await office.engine.galleries.queue.edit(EditGalleries(ids=(own,), tab_id=tabs["Work"]))
    service = office.engine.program_import
    await service.carry_out(TakeBackProgramImport())
    assert office.order() == [own]
    assert [tab.name for tab in office.engine.tabs.rows()] == ["Main", "Work"]
    await service.carry_out(TakeBackProgramImport())  # there is nothing left
    job = await take_over(office, imx.path)
    assert (job.is_in.galleries, len(office.order())) == (2, 3)


async def test_a_preview_is_given_up_by_a_cancel_and_by_another_one(
    office: Office, imx: ImxFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    imx.gallery("/photos/1", images=1, gallery_id="1g")
    service = office.engine.program_import
    plan, reached, go_on = service._plan, asyncio.Event(), asyncio.Event()

    async def held(*arguments: Any) -> Any:
        reached.set()
        await go_on.wait()
        return await plan(*arguments)

    monkeypatch.setattr(service, "_plan", held)
    preview = PreviewProgramImport(path=str(imx.path))
    for give_up in (CancelProgramImport(), preview):
        asked = asyncio.create_task(service.carry_out(preview))
        await reached.wait()
        other = asyncio.create_task(service.carry_out(give_up))
        await asyncio.sleep(0)
        go_on.set()
        with pytest.raises(Problem) as told:
            await asked
        assert told.value.info.kind is ErrorKind.CANCELLED
        await other
        reached.clear()
        go_on.clear()


def _then_cancel(service: ProgramImport, add: Any, parts: int) -> Any:
    left = parts

    async def adding(new: Any) -> Any:
        nonlocal left
        left -= 1
        if not left:
            await service.carry_out(CancelProgramImport())
        return await add(new)

    return adding


async def test_a_part_that_cannot_be_stored_leaves_nothing_of_itself(
    office: Office, imx: ImxFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        imx.gallery(f"/photos/{number}", images=2, gallery_id=f"{number}g")
    whole = records.gallery_table.set_covers

    def full(*_: object) -> None:
        raise apsw.FullError("disk full")

    monkeypatch.setattr(records.gallery_table, "set_covers", full)
    job = await take_over(office, imx.path)
    assert (job.state, job.error and job.error.kind, job.is_in.galleries) == ("failed", "disk", 0)
    count = await office.engine.database.read(
        lambda connection: next(connection.execute("SELECT (SELECT count(*) FROM galleries), count(*) FROM files"))
    )
    assert count == (0, 0)
    monkeypatch.setattr(records.gallery_table, "set_covers", whole)
    assert (await take_over(office, imx.path)).is_in.galleries == 4


async def test_after_a_crash_another_import_brings_the_rest(
    office: Office, imx: ImxFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imxuploader, "_GALLERIES_A_PART", 2)
    for number in range(6):
        imx.gallery(f"/photos/{number}", images=1, gallery_id=f"{number}g")
    service = office.engine.program_import
    await service.carry_out(ImportFromProgram(path=str(imx.path)))
    await office.until(lambda: len(office.engine.book.rows()) >= 2)
    await office.crash()
    assert 2 <= len(office.engine.book.rows()) <= 6
    await take_over(office, imx.path)
    assert len({row.path for row in office.engine.book.rows()}) == len(office.engine.book.rows()) == 6


async def test_no_copy_is_left_behind(office: Office, imx: ImxFolder) -> None:
    left = office.folders.cache / "import-of-a-killed-engine"
    left.mkdir(parents=True)
    (left / "copy.db").touch()
    for number in range(120):
        imx.gallery(f"/photos/{number}", images=5, gallery_id=f"{number}g")
    await office.engine.program_import.carry_out(ImportFromProgram(path=str(imx.path)))
    await office.until(lambda: bool(office.engine.book.rows()))
    await office.engine.program_import.close()
    assert not office.engine.program_import.is_busy
    assert list(office.folders.cache.glob("import-*")) == []
