from bridge.selection import Selection

ORDER = [10, 11, 12, 13, 14]
ROWS = {gallery_id: row for row, gallery_id in enumerate(ORDER)}


def test_shift_selects_from_the_anchor_and_shrinks_again() -> None:
    selection = Selection()
    selection.only(11)
    selection.extend_to(14, ORDER, ROWS)
    assert selection.ids == {11, 12, 13, 14}
    selection.extend_to(12, ORDER, ROWS)
    assert selection.ids == {11, 12}
    assert (selection.anchor, selection.current) == (11, 12)


def test_ctrl_shift_adds_a_range() -> None:
    selection = Selection()
    selection.only(10)
    selection.toggle(12)
    selection.extend_to(13, ORDER, ROWS, keep=True)
    assert selection.ids == {10, 12, 13}


def test_toggle_takes_away_what_is_there() -> None:
    selection = Selection()
    selection.only(10)
    selection.toggle(10)
    assert selection.ids == set()
    assert selection.current == 10


def test_the_successor_takes_focus_and_selection_of_what_goes() -> None:
    selection = Selection()
    selection.only(12)
    selection.forget({12}, ORDER, ROWS)
    assert (selection.current, selection.ids, selection.anchor) == (13, {13}, 13)


def test_the_row_before_takes_over_at_the_end() -> None:
    selection = Selection()
    selection.only(14)
    selection.forget({13, 14}, ORDER, ROWS)
    assert selection.current == 12


def test_what_is_left_of_a_selection_stays_alone() -> None:
    selection = Selection()
    selection.replace({10, 12})
    selection.current = 12
    selection.forget({12}, ORDER, ROWS)
    assert selection.ids == {10}
    assert selection.current == 13


def test_focus_alone_selects_nothing_when_its_row_goes() -> None:
    selection = Selection()
    selection.current = 12
    selection.forget({12}, ORDER, ROWS)
    assert selection.ids == set()


def test_everything_may_go() -> None:
    selection = Selection()
    selection.only(12)
    selection.forget(set(ORDER), ORDER, ROWS)
    assert (selection.current, selection.ids) == (None, set())
