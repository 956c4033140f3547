from typing import NamedTuple

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from bridge.models.rows import FIRST_ROLE, RowsModel, runs


class Pair(NamedTuple):
    key: int
    name: str
    colour: str = ""


def keys(model: RowsModel[Pair]) -> list[int]:
    return [row.key for row in model.rows()]


def test_runs_join_neighbours() -> None:
    assert list(runs([1, 2, 3, 7, 9, 10])) == [(1, 3), (7, 7), (9, 10)]
    assert list(runs([])) == []


def test_is_a_sound_model(qtmodeltester: ModelTester, qapp: QApplication) -> None:
    model = RowsModel(Pair)
    qtmodeltester.check(model)
    for wanted in ([1, 2, 3], [3, 1, 2], [2], [5, 2, 6], [], [9, 8]):
        model.show([Pair(key, str(key)) for key in wanted])
        assert keys(model) == wanted


def test_roles_have_the_names_of_the_fields(qapp: QApplication) -> None:
    assert [bytes(name.data()).decode() for name in RowsModel(Pair).roleNames().values()] == ["key", "name", "colour"]


def test_only_what_differs_is_announced_once_for_each_run(qapp: QApplication) -> None:
    model = RowsModel(Pair)
    model.show([Pair(i, "a") for i in range(6)])
    said: list[tuple[int, int, list[int]]] = []
    model.dataChanged.connect(lambda first, last, roles: said.append((first.row(), last.row(), list(roles))))
    model.show([Pair(i, "b" if i in (1, 2, 5) else "a") for i in range(6)])
    assert said == [(1, 2, [FIRST_ROLE + 1]), (5, 5, [FIRST_ROLE + 1])]


def test_nothing_is_announced_when_nothing_changed(qapp: QApplication) -> None:
    model = RowsModel(Pair)
    model.show([Pair(1, "a")])
    said: list[QModelIndex] = []
    model.dataChanged.connect(lambda first, *_: said.append(first))
    model.modelReset.connect(lambda: said.append(QModelIndex()))
    model.show([Pair(1, "a")])
    assert said == []


def test_two_rows_of_one_key_are_both_shown(qapp: QApplication) -> None:
    model = RowsModel(Pair)
    for wanted in ([1, 2], [2, 1, 2], [2, 1], [1, 1]):
        model.show([Pair(key, str(place)) for place, key in enumerate(wanted)])
        assert model.rows() == [Pair(key, str(place)) for place, key in enumerate(wanted)]


def test_rows_in_another_order_are_changed_data_and_none_is_moved_or_made_anew(qapp: QApplication) -> None:
    model = RowsModel(Pair)
    model.show([Pair(i, "a") for i in (1, 2, 3, 4)])
    events: list[tuple[str, int, int]] = []
    model.dataChanged.connect(lambda first, last: events.append(("changed", first.row(), last.row())))
    model.rowsMoved.connect(lambda *_: events.append(("moved", -1, -1)))
    model.modelReset.connect(lambda: events.append(("reset", -1, -1)))
    model.rowsInserted.connect(lambda _, first, last: events.append(("inserted", first, last)))
    model.rowsRemoved.connect(lambda _, first, last: events.append(("removed", first, last)))
    model.show([Pair(i, "a") for i in (3, 1, 2, 4)])
    assert events == [("changed", 0, 2)]
