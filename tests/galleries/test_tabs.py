from __future__ import annotations

from pathlib import Path

import pytest

from backend.errors import Problem
from backend.protocol.commands import EditGalleries
from backend.protocol.tabs import EditTab
from tests.end_to_end import pictures
from tests.galleries.conftest import Office


def names(office: Office) -> list[str]:
    return [tab.name for tab in office.engine.tabs.rows()]


async def test_there_is_main_and_it_stays(office: Office) -> None:
    (main,) = office.engine.tabs.rows()
    assert (main.name, main.is_system) == ("Main", True)
    with pytest.raises(Problem):
        await office.engine.tabs.edit(EditTab(id=main.id, name="Other"))
    with pytest.raises(Problem):
        await office.engine.tabs.delete(main.id, None)
    assert names(office) == ["Main"]


async def test_tabs_are_made_renamed_coloured_ordered_and_stored(office: Office) -> None:
    first = await office.engine.tabs.create("  Holidays  2026 ", 0)
    second = await office.engine.tabs.create("Work", 5)
    await office.engine.tabs.edit(EditTab(id=first, name="Trips", colour=7))
    await office.engine.tabs.edit(EditTab(id=second, before_id=first))
    await office.crash()
    tabs = office.engine.tabs.rows()
    assert [(tab.name, tab.colour) for tab in tabs if not tab.is_system] == [("Work", 5), ("Trips", 7)]


async def test_new_tabs_take_the_colour_that_is_used_least(office: Office) -> None:
    for number in range(7):
        await office.engine.tabs.create(f"tab {number}", 0)
    assert sorted(tab.colour for tab in office.engine.tabs.rows()) == [1, 2, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize(("name", "colour"), [("", 0), ("   ", 0), ("main", 0), ("x" * 101, 0), ("Good", 9)])
async def test_names_and_colours_that_cannot_be_are_refused(office: Office, name: str, colour: int) -> None:
    with pytest.raises(Problem) as refused:
        await office.engine.tabs.create(name, colour)
    assert refused.value.info.kind == "bad_input"
    assert names(office) == ["Main"]


async def test_galleries_of_a_deleted_tab_go_where_they_are_sent(office: Office, tmp_path: Path) -> None:
    one = await office.engine.tabs.create("one", 0)
    two = await office.engine.tabs.create("two", 0)
    gallery_id = await office.ready(pictures.folder(tmp_path / "g", 1), tab_id=one)
    other_id = await office.ready(pictures.folder(tmp_path / "h", 1))
    await office.engine.galleries.queue.edit(EditGalleries(ids=(other_id,), tab_id=one))
    await office.engine.tabs.delete(one, two)
    assert {office.row(gallery_id).tab_id, office.row(other_id).tab_id} == {two}
    await office.engine.tabs.delete(two, None)
    await office.crash()
    assert (office.row(gallery_id).tab_id, office.row(other_id).tab_id) == (1, 1)


async def test_a_tab_cannot_be_replaced_by_itself_or_by_none(office: Office) -> None:
    one = await office.engine.tabs.create("one", 0)
    for target in (one, 99):
        with pytest.raises(Problem):
            await office.engine.tabs.delete(one, target)
    assert names(office) == ["Main", "one"]
