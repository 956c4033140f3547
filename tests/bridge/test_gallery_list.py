import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from backend.protocol.rows import GalleryPatch, GalleryState, HostWork
from backend.protocol.tabs import TabRow
from bridge.models.gallery_list import COPIED, ROLES, SELECTED, GalleryList
from bridge.models.list_edits import edits_between
from bridge.models.rows import FIRST_ROLE
from bridge.store import Store
from tests.bridge.conftest import NOW, fill, gallery, host_work

S = GalleryState


@pytest.fixture
def model(store: Store) -> GalleryList:
    return GalleryList(store, now=lambda: NOW)


def role(name: str) -> int:
    return FIRST_ROLE + ROLES.index(name)


def shown(model: GalleryList, row: int, name: str) -> object:
    return model.data(model.index(row), role(name))


def look_at_all(model: GalleryList) -> None:
    for row in range(model.rowCount()):
        shown(model, row, "name")


def listen(model: GalleryList) -> list[tuple[int, int, set[str]]]:
    said: list[tuple[int, int, set[str]]] = []
    model.dataChanged.connect(
        lambda first, last, roles: said.append((first.row(), last.row(), {ROLES[r - FIRST_ROLE] for r in roles}))
    )
    return said


def test_is_a_sound_model(qtmodeltester: ModelTester, store: Store, model: GalleryList) -> None:
    qtmodeltester.check(model)
    fill(store, *(gallery(i) for i in range(1, 8)))
    store.add_galleries([gallery(i) for i in range(8, 12)])
    model.set_search("gallery 1")
    assert model.order == [1, 10, 11]
    store.remove_galleries([10])
    model.set_search("")
    model.set_sort("name", True)
    model.set_sort("queue", False)
    assert model.order == [i for i in range(1, 12) if i != 10]


def test_patches_are_merged_into_one_signal_for_each_run_with_the_roles_that_changed(
    store: Store, model: GalleryList
) -> None:
    fill(store, *(gallery(i, state=S.UPLOADING, total_bytes=100, started_at=NOW - 60) for i in range(1, 9)))
    look_at_all(model)
    said = listen(model)
    for done in (10, 20, 30):
        store.patch_galleries([GalleryPatch(id=i, done_bytes=done) for i in (2, 3, 4, 7)])
    assert said == []
    model.flush()
    assert [(first, last) for first, last, _ in said] == [(1, 3), (6, 6)]
    assert all(roles == {"stateRight", "barValue", "accessibleName", "meta"} for _, _, roles in said)


def test_nothing_is_said_when_the_shown_text_is_the_same(store: Store, model: GalleryList) -> None:
    fill(store, gallery(1, state=S.UPLOADING, started_at=NOW - 60, total_bytes=10**9, speed_bps=4_200_000))
    look_at_all(model)
    said = listen(model)
    store.patch_galleries([GalleryPatch(id=1, speed_bps=4_210_000)])
    model.flush()
    assert said == []


def test_rows_that_nobody_looked_at_say_nothing(store: Store, model: GalleryList) -> None:
    fill(store, *(gallery(i, state=S.UPLOADING, total_bytes=100) for i in range(1, 100)))
    said = listen(model)
    store.patch_galleries([GalleryPatch(id=i, done_bytes=50) for i in range(1, 100)])
    model.flush()
    assert said == []


def test_a_hidden_window_hears_nothing_until_it_is_back(store: Store, model: GalleryList) -> None:
    fill(store, gallery(1))
    look_at_all(model)
    said = listen(model)
    model.set_shown(False)
    store.patch_galleries([GalleryPatch(id=1, name="New name")])
    assert said == [] and not model._tick.isActive()
    model.set_shown(True)
    assert said == [(0, 0, {"name", "slotLabel", "accessibleName"})]


def test_what_a_person_did_shows_before_the_tick(qtbot: QtBot, store: Store, model: GalleryList) -> None:
    fill(store, gallery(1))
    look_at_all(model)
    with qtbot.waitSignal(model.dataChanged, timeout=2000):
        store.patch_galleries([GalleryPatch(id=1, state=S.PAUSED)])


def test_a_hold_counts_down_by_the_clock(qtbot: QtBot, store: Store) -> None:
    now = [NOW]
    model = GalleryList(store, now=lambda: now[0])
    held = host_work("pixhost.to", HostWork.ON_HOLD, hold_until=NOW + 20)
    fill(store, gallery(1, state=S.UPLOADING, started_at=NOW, hosts=(held,)))
    assert str(shown(model, 0, "meta")).endswith("goes on in 20 s")
    store.patch_galleries([GalleryPatch(id=1, done_bytes=2)])
    model.flush()
    now[0] += 5
    with qtbot.waitSignal(model.dataChanged, timeout=2000):
        pass
    assert str(shown(model, 0, "meta")).endswith("goes on in 15 s")


def test_starting_ends_by_the_clock(qtbot: QtBot, store: Store) -> None:
    now = [NOW]
    model = GalleryList(store, now=lambda: now[0])
    fill(store, gallery(1, state=S.UPLOADING, total_bytes=100, done_bytes=1, speed_bps=10**6, eta_s=9, started_at=NOW))
    assert str(shown(model, 0, "meta")).endswith("starting…")
    store.patch_galleries([GalleryPatch(id=1, done_bytes=2)])
    model.flush()
    now[0] += 5
    with qtbot.waitSignal(model.dataChanged, timeout=2000):
        pass
    assert "starting" not in str(shown(model, 0, "meta"))


def test_selection_survives_sorting_and_filtering(store: Store, model: GalleryList) -> None:
    fill(store, *(gallery(i, f"Name {9 - i}") for i in range(1, 9)))
    model.selection.replace([2, 5, 7])
    model.set_sort("name", False)
    model.set_search("name 4")
    assert model.order == [5]
    assert model.selected_visible() == [5]
    model.set_search("")
    assert set(model.selected_visible()) == {2, 5, 7}


def test_a_row_that_no_longer_fits_leaves_the_filtered_list_and_the_rest_stays(
    store: Store, model: GalleryList
) -> None:
    fill(store, *(gallery(i, state=S.QUEUED) for i in range(1, 6)))
    model.set_filter(0, ["queued"], False)
    removed: list[tuple[int, int]] = []
    model.rowsRemoved.connect(lambda _, first, last: removed.append((first, last)))
    model.modelReset.connect(lambda: removed.append((-1, -1)))
    store.patch_galleries([GalleryPatch(id=3, state=S.UPLOADING)])
    model.flush()
    assert removed == [(2, 2)]
    assert model.order == [1, 2, 4, 5]


def test_the_keyboard_goes_on_from_the_successor_of_a_row_that_left_by_itself(store: Store, model: GalleryList) -> None:
    fill(store, *(gallery(i, state=S.QUEUED) for i in range(1, 5)))
    model.set_filter(0, ["queued"], False)
    look_at_all(model)
    model.selection.only(2)
    store.patch_galleries([GalleryPatch(id=2, state=S.UPLOADING), GalleryPatch(id=3, state=S.UPLOADING)])
    model.flush()
    assert (model.selection.current, model.selection.ids) == (4, {2})
    model.set_search("nothing like that")
    assert model.selection.current == 4


def test_a_dragged_block_changes_only_the_rows_it_goes_through(store: Store, model: GalleryList) -> None:
    fill(store, *(gallery(i) for i in range(1, 8)))
    look_at_all(model)
    events: list[tuple[str, int, int]] = []
    store.patch_galleries([GalleryPatch(id=4, position=1.1), GalleryPatch(id=5, position=1.2)])
    model.dataChanged.connect(lambda first, last, *_: events.append(("changed", first.row(), last.row())))
    model.rowsMoved.connect(lambda *_: events.append(("moved", -1, -1)))
    model.modelReset.connect(lambda: events.append(("reset", -1, -1)))
    model.rearranging.connect(lambda: events.append(("rearranging", -1, -1)))
    model.flush()
    assert model.order == [1, 4, 5, 2, 3, 6, 7]
    assert ("moved", -1, -1) not in events
    assert ("reset", -1, -1) not in events
    assert events[-2:] == [("rearranging", -1, -1), ("changed", 1, 4)]


@given(st.lists(st.integers(0, 20), unique=True), st.lists(st.integers(0, 20), unique=True))
@settings(max_examples=150)
def test_edits_lead_to_the_new_order(old: list[int], new: list[int]) -> None:
    edits = edits_between(old, new)
    if edits is None:
        assert old and not set(old) & set(new)
        return
    rows = list(old)
    for first, last in reversed(edits.removed):
        del rows[first : last + 1]
    assert sorted(rows) == sorted(edits.kept)
    rows = list(edits.kept)
    for first, last in edits.added:
        rows[first:first] = new[first : last + 1]
    assert rows == new


def test_batches_of_new_rows_are_one_insertion_each(store: Store, model: GalleryList) -> None:
    fill(store, gallery(1))
    inserted: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _, first, last: inserted.append((first, last)))
    store.add_galleries([gallery(i) for i in range(2, 502)])
    assert inserted == [(1, 500)]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("lofoten", [1]),
        ("travel", [1]),
        ("forum", [2]),
        ("norway", [1]),
        ("pixhost", [2]),
        ("PIX kyoto", [2]),
        ("state:completed", [2]),
        ("host:imx", [1]),
        ("tab:trav", [1]),
        ("size:>1gb", [2]),
        ("state:completed lofoten", []),
    ],
)
def test_search_looks_at_name_tab_template_fields_and_hosts(
    store: Store, model: GalleryList, search: str, found: list[int]
) -> None:
    fill(
        store,
        gallery(1, "Lofoten", tab_id=2, custom1="Norway", hosts=(host_work("imx.to"),)),
        gallery(2, "Kyoto", S.COMPLETED, template_id="forum", size_bytes=2 * 10**9, hosts=(host_work("pixhost.to"),)),
    )
    model.set_search(search)
    assert model.order == found


def test_a_renamed_tab_is_found_by_its_new_name(store: Store, model: GalleryList) -> None:
    fill(store, gallery(1), gallery(2, tab_id=2))
    model.set_search("journeys")
    assert model.order == []
    store.set_tabs([TabRow(id=1, name="Main"), TabRow(id=2, name="Journeys")])
    assert model.order == [2]


def test_removed_rows_give_focus_to_their_successor(store: Store, model: GalleryList) -> None:
    fill(store, *(gallery(i) for i in range(1, 5)))
    model.selection.only(2)
    store.remove_galleries([2])
    assert model.selection.current == 3
    assert model.order == [1, 3, 4]


def test_the_copy_tick_goes_by_itself(qtbot: QtBot, store: Store, model: GalleryList) -> None:
    fill(store, gallery(1, state=S.COMPLETED, links=1))
    model.show_copied([1])
    assert model.data(model.index(0), COPIED) is True
    qtbot.waitUntil(lambda: model.data(model.index(0), COPIED) is False, timeout=4000)


def test_selected_is_a_role(store: Store, model: GalleryList) -> None:
    fill(store, gallery(1), gallery(2))
    model.selection.only(2)
    assert [model.data(model.index(row), SELECTED) for row in (0, 1)] == [False, True]


def test_kept_lines_stay_few_and_changes_of_visible_rows_still_show(
    store: Store, model: GalleryList, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bridge.models.gallery_list.KEPT_LINES", 20)
    fill(store, *(gallery(i) for i in range(1, 101)))
    look_at_all(model)
    assert len(model._lines) <= 20
    said = listen(model)
    store.patch_galleries([GalleryPatch(id=100, name="Last")])
    model.flush()
    assert said[0][:2] == (99, 99)


def test_one_hundred_thousand_rows_are_sorted_and_filtered_in_one_pass_each(
    qtbot: QtBot, store: Store, model: GalleryList, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(1)
    rows = [gallery(i, f"Roll {chance.random():.6f}", size_bytes=chance.randint(1, 10**9)) for i in range(1, 100_001)]
    fill(store, *rows)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(len(model.order)))
    started = time.perf_counter()
    model.set_sort("size", True)
    qtbot.waitUntil(lambda: bool(resets))
    record_property("sort_ms", round((time.perf_counter() - started) * 1000))
    started = time.perf_counter()
    model.set_search("roll 0.99")
    qtbot.waitUntil(lambda: len(resets) == 2)
    record_property("filter_ms", round((time.perf_counter() - started) * 1000))
    assert resets[0] == 100_000
    assert len(resets) == 2
    assert model.order == [
        row.id for row in sorted(rows, key=lambda row: -row.size_bytes) if row.name.startswith("Roll 0.99")
    ]


def test_a_long_list_takes_in_what_goes_and_comes_while_it_is_sorted(
    qtbot: QtBot, store: Store, model: GalleryList, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bridge.models.gallery_list.MOST_AT_ONCE", 10)
    monkeypatch.setattr("bridge.models.pieces.GAP_MS", 0)
    fill(store, *(gallery(i, f"Name {100 - i}") for i in range(1, 51)))
    model.set_sort("name", False)
    assert model.order[0] == 1  # not yet
    store.remove_galleries([50, 7])
    store.add_galleries([gallery(51, "Name 0")])
    assert 50 not in model.order
    qtbot.waitUntil(lambda: model.order[:2] == [51, 49])
    assert sorted(model.order) == sorted(store.galleries)
    model.set_search('"name 9"')
    model.settle()
    assert [store.galleries[i].name for i in model.order] == [f"Name {n}" for n in range(90, 100) if n != 93]


def test_snapshots_after_a_gap_leave_selection_and_rows_where_they_are(store: Store, model: GalleryList) -> None:
    fill(store, *(gallery(i) for i in range(1, 6)))
    look_at_all(model)
    model.selection.only(4)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    fresh = [gallery(1), gallery(3, state=S.UPLOADING), gallery(4), gallery(5), gallery(6)]
    store.replace_galleries({row.id: row for row in fresh})
    model.flush()
    assert model.order == [1, 3, 4, 5, 6]
    assert model.selection.ids == {4}
    assert shown(model, 1, "stateKey") == "uploading"
    assert resets == []


def test_host_patches_change_the_chips_alone(store: Store, model: GalleryList) -> None:
    fill(store, gallery(1, hosts=(host_work("imx.to"),)))
    look_at_all(model)
    said = listen(model)
    store.patch_galleries([GalleryPatch(id=1, hosts=(host_work("imx.to", HostWork.DONE),))])
    model.flush()
    assert said == [(0, 0, {"chip1State", "chip1Tip"})]
