"""Settings in a file, the data in another folder, a portable copy: with a whole engine."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from backend.errors import Problem
from backend.protocol.folders import folders_under
from backend.protocol.rows import GalleryState
from backend.protocol.upkeep import (
    CopyPortable,
    DataCopied,
    ExportSettings,
    ImportSettings,
    MoveData,
    SettingsExported,
    SettingsImported,
)
from backend.settings import PLACES
from backend.upkeep import OF_THIS_COMPUTER
from tests.end_to_end import pictures
from tests.galleries.conftest import Office


async def test_settings_travel_without_what_holds_on_one_computer_alone(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    week = '["' + '", "'.join(["1" * 24] * 7) + '"]'
    await office.engine.settings.change(
        {"theme": '"dark"', "schedule": week, "shortcuts": '["quit=Ctrl+Alt+Q"]', "temporary_folder": f'"{tmp_path}"'}
    )
    done = await office.engine.upkeep.carry_out(ExportSettings(path=str(file)))
    assert done == SettingsExported(count=len(PLACES) - len(OF_THIS_COMPUTER), left_out=("temporary_folder",))
    assert str(tmp_path) not in file.read_text()
    await office.engine.settings.change({"theme": '"light"', "schedule": "[]", "galleries_at_once": "7"})
    text = file.read_text().replace("uploads_at_once = 8", "uploads_at_once = 'many'")
    file.write_text(text.replace("[files]", "[files]\ntemporary_folder = '/other'"))
    done = await office.engine.upkeep.carry_out(ImportSettings(path=str(file)))
    assert isinstance(done, SettingsImported)
    assert (done.count, [problem.detail for problem in done.problems]) == (
        3, ["uploads_at_once: expected a whole number"]
    )  # fmt: skip
    settings = office.engine.settings.get()
    assert (settings.theme, settings.schedule[0], settings.galleries_at_once) == ("dark", "1" * 24, 3)
    assert settings.temporary_folder == str(tmp_path)
    for content in (None, b"\xff\xfe\x00", b"[appearance\n", b"", b"[appearance]\ntheme = 5\n"):
        if content is not None:
            (tmp_path / "none.toml").write_bytes(content)
        with pytest.raises(Problem):
            await office.engine.upkeep.carry_out(ImportSettings(path=str(tmp_path / "none.toml")))
    assert office.engine.settings.get() == settings


async def test_the_engine_goes_on_in_the_folder_it_was_moved_to(office: Office, tmp_path: Path) -> None:
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "g", 2))
    old, new = office.engine.folders.data, tmp_path / "disk"
    assert await office.engine.upkeep.carry_out(MoveData(folder=str(new))) == DataCopied(folder=str(new))
    second = await office.uploaded(pictures.folder(tmp_path / "h", 1, text="other"))
    await office.close()
    await office.open()
    assert office.engine.folders.data == new
    assert [office.row(i).state for i in (gallery_id, second)] == [GalleryState.COMPLETED] * 2
    await office.until(lambda: not old.exists())
    results = await office.engine.texts.results.of_gallery(gallery_id)
    assert results.artifact_paths
    assert all(path.startswith(str(new)) and os.path.exists(path) for path in results.artifact_paths)


async def test_a_portable_copy_has_everything_and_starts(office: Office, tmp_path: Path) -> None:
    await office.engine.settings.change({"theme": '"dark"'})
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "g", 2))
    while not (await office.engine.texts.results.of_gallery(gallery_id)).artifact_paths:
        await asyncio.sleep(0.005)  # the texts are written behind the end of the upload
    stick = tmp_path / "stick"
    assert await office.engine.upkeep.carry_out(CopyPortable(folder=str(stick))) == DataCopied(folder=str(stick))
    assert os.access(stick / "start-galleon.sh", os.X_OK)
    elsewhere = Office(tmp_path / "elsewhere")
    elsewhere.folders = folders_under(stick)
    await elsewhere.open()
    try:
        assert elsewhere.row(gallery_id).state is GalleryState.COMPLETED
        assert elsewhere.engine.settings.get().theme == "dark"
        paths = (await elsewhere.engine.texts.results.of_gallery(gallery_id)).artifact_paths
        assert paths
        assert all(path.startswith(str(stick)) for path in paths)
    finally:
        await elsewhere.close()
    assert office.row(gallery_id).state is GalleryState.COMPLETED
