"""Columns and saved filters are remembered exactly, whatever the window's small file holds."""

from pathlib import Path

import pytest

from backend.protocol import commands as c
from backend.protocol.links import LinkCheck
from backend.protocol.rows import GalleryState, HostProgress
from bridge.controllers.columns import Columns
from bridge.controllers.saved_filters import SavedFilters
from bridge.models.gallery_list import COLUMNS, GalleryList
from bridge.row_columns import WIDTHS, fields_of, said, title
from bridge.store import Store
from bridge.window_state import WindowState
from tests.bridge.conftest import NOW, Recorder, fill, gallery
from tests.bridge.test_queue import Desk


def columns(store: Store, folder: Path) -> Columns:
    return Columns(WindowState(folder / "window.json"), GalleryList(store, now=lambda: NOW))


def shown(made: Columns) -> list[tuple[object, object]]:
    return [(column["key"], column["width"]) for column in made.property("shown")]


def test_columns_come_back_exactly(store: Store, tmp_path: Path) -> None:
    made = columns(store, tmp_path)
    assert shown(made) == [("template", 160), ("added", 96)]
    made.toggle("custom2")
    made.toggle("template")
    made.toggle("size")
    made.resize("size", 133)
    made.resize("added", 9)
    made.move("size", 0)
    wanted = [("size", 133), ("added", 56), ("custom2", 120)]
    assert shown(made) == wanted
    assert shown(columns(store, tmp_path)) == wanted
    made.reset()
    assert shown(columns(store, tmp_path)) == [("template", 160), ("added", 96)]


@pytest.mark.parametrize("stored", ["x", [1, ["tab"], ["none", 90], ["tab", True], [["tab"], 90]], {}])
def test_columns_that_make_no_sense_are_passed_over(store: Store, tmp_path: Path, stored: object) -> None:
    state = WindowState(tmp_path / "window.json")
    made = Columns(state, GalleryList(store))
    state.set(made._place, stored)
    state.save()
    assert shown(columns(store, tmp_path)) == [("template", 160), ("added", 96)]


def test_every_column_says_something_of_a_gallery(store: Store) -> None:
    row = gallery(1, template_id="forum", speed_bps=5_000_000, finished_at=NOW, custom1="a", custom2="b", custom3="c",
                  custom4="d", ext1="e", ext2="f", ext3="g", ext4="h", images=9, done_images=7,
                  hosts=(HostProgress("imx.to"), HostProgress("pixhost.to")),
                  checks=(LinkCheck("imx.to", NOW, alive=5, gone=2),))  # fmt: skip
    model = GalleryList(store, now=lambda: NOW)
    model.show_columns(list(WIDTHS))
    fill(store, row)
    texts = model.data(model.index(0), COLUMNS)
    assert all(texts)
    assert len(texts) == len(WIDTHS) == len({title(key) for key in WIDTHS})
    told = dict(zip(WIDTHS, texts, strict=True))
    assert (told["uploaded"], told["hosts"], told["online"]) == ("7 of 9", "imx.to, Pixhost", "2 gone")
    assert fields_of(["uploaded", "online", "hosts"]) == {"done_images", "images", "checks", "hosts"}
    assert said("online", gallery(1), store.names, NOW) == ""


def test_filters_are_saved_used_renamed_deleted_and_remembered(store: Store, engine: Recorder, tmp_path: Path) -> None:
    desk = Desk(store, engine, tmp_path)
    fill(store, gallery(1, "Kyoto", GalleryState.FAILED), gallery(2, "Oslo", tab_id=2))
    filters = SavedFilters(store, desk.state, desk.queue, desk.tabs)
    assert not filters.property("canSave")
    desk.tabs.setProperty("currentId", 1)
    desk.queue.setProperty("searchText", "kyoto")
    desk.queue.setProperty("stateFilter", ["failed"])
    desk.queue.setProperty("sortKey", "size")
    assert filters.property("canSave")
    assert filters.property("suggestion") == "kyoto"
    filters.save("  To   mend ")
    assert [(line.name, line.isCurrent) for line in filters.rows()] == [("To mend", True)]
    assert not filters.property("canSave")
    desk.queue.clearSearch()
    desk.tabs.setProperty("currentId", 2)
    desk.queue.setProperty("sortKey", "queue")
    again = SavedFilters(store, WindowState(tmp_path / "window.json"), desk.queue, desk.tabs)
    again.rename("To mend", "Mend")
    again.use("Mend")
    assert desk.queue.order == [1]
    assert (desk.tabs.property("currentId"), desk.queue.sort_key, desk.queue.states) == (1, "size", {"failed"})
    again.remove("Mend")
    assert SavedFilters(store, WindowState(tmp_path / "window.json"), desk.queue, desk.tabs).rowCount() == 0


@pytest.mark.parametrize("stored", [3, [{"name": 5}, {"search": "x"}, {"name": " "}, "x"]])
def test_saved_filters_that_make_no_sense_are_passed_over(
    store: Store, engine: Recorder, tmp_path: Path, stored: object
) -> None:
    desk = Desk(store, engine, tmp_path)
    desk.state.set("saved_filters", stored)
    assert SavedFilters(store, desk.state, desk.queue, desk.tabs).rowCount() == 0


def test_the_order_is_remembered(store: Store, engine: Recorder, tmp_path: Path) -> None:
    desk = Desk(store, engine, tmp_path)
    desk.queue.setProperty("sortKey", "name")
    desk.queue.setProperty("sortDescending", True)
    again = Desk(store, engine, tmp_path).queue
    assert (again.sort_key, again.descending) == ("name", True)


def test_edits_of_many_are_one_command_and_each_gets_its_own_back(
    store: Store, engine: Recorder, tmp_path: Path
) -> None:
    desk = Desk(store, engine, tmp_path)
    fill(store, gallery(1, custom1="a"), gallery(2, custom1="b"), gallery(3, custom1="new"), gallery(4, custom1="a"))
    desk.actions.set_field((1, 2, 3, 4), "custom1", "new")
    assert engine.sent == [c.EditGalleries(ids=(1, 4, 2), custom1="new")]
    desk.queue.undo()
    assert engine.sent[1:] == [c.EditGalleries(ids=(1, 4), custom1="a"), c.EditGalleries(ids=(2,), custom1="b")]


def test_hosts_of_what_is_uploaded_stay_and_that_is_said(store: Store, engine: Recorder, tmp_path: Path) -> None:
    desk = Desk(store, engine, tmp_path)
    fill(store, gallery(1), gallery(2, state=GalleryState.UPLOADING))
    desk.actions.set_host((1, 2), "imx.to", True)
    assert engine.sent == [c.EditGalleries(ids=(1,), host_ids=("imx.to",))]
    assert len(desk.toasts) == 1


def test_clearing_removes_a_state_of_the_open_tab(store: Store, engine: Recorder, tmp_path: Path) -> None:
    desk = Desk(store, engine, tmp_path)
    done = GalleryState.COMPLETED
    fill(store, gallery(1, state=done), gallery(2, state=done, tab_id=2), gallery(3, tab_id=2))
    desk.tabs.setProperty("currentId", 2)
    assert desk.queue.property("completedCount") == 1
    desk.queue.clear("completed")
    assert engine.sent == [c.RemoveGalleries(ids=(2,))]
    desk.queue.undo()
    assert desk.last == c.RestoreGalleries(ids=(2,))
