from hypothesis import given
from hypothesis import strategies as st

from backend.protocol.natural_order import natural
from backend.protocol.rows import GalleryState
from backend.protocol.templates import TemplateRow, TextFormat
from bridge.gallery_order import GalleryOrder, natural_text
from bridge.store import Store
from tests.bridge.conftest import fill, gallery

NAMES = st.lists(st.text(alphabet="aB 019.é-", max_size=12), min_size=2, max_size=8)


@given(NAMES)
def test_names_sort_as_numbers_and_words(names: list[str]) -> None:
    assert sorted(names, key=natural_text) == sorted(names, key=natural)


def test_pieces_lead_to_the_same_list_as_one_go(store: Store) -> None:
    fill(store, *(gallery(i, f"Roll {i * 7919 % 9001}") for i in range(1, 9001)))
    order = GalleryOrder(store)
    order.set_sort("name", descending=True)
    wanted = sorted(store.galleries, key=lambda i: natural(store.galleries[i].name), reverse=True)
    assert order.now() == wanted
    assert order.sorted_ids == wanted
    order.set_search("roll 12")
    pauses = 0
    work = order.steps()
    try:
        while True:
            next(work)
            pauses += 1
    except StopIteration as end:
        assert end.value == [i for i in wanted if "12" in store.galleries[i].name]
    assert pauses > 10


def test_a_change_in_the_middle_is_not_kept_as_sorted(store: Store) -> None:
    fill(store, *(gallery(i) for i in range(1, 2001)))
    order = GalleryOrder(store)
    order.set_sort("size", descending=False)
    work = order.steps()
    next(work)
    assert order.changed_by(frozenset({"size_bytes"}))
    for _ in work:
        pass
    assert order.sorted_ids is None


def test_a_template_is_searched_by_token_and_by_word(store: Store) -> None:
    store.set_templates([TemplateRow(id="forum", name="Forum – 3 columns", format=TextFormat.BBCODE)])
    fill(store, gallery(1, template_id="forum"), gallery(2, "About a forum"), gallery(3))
    order = GalleryOrder(store)
    order.set_search("template:forum")
    assert order.now() == [1]
    order.set_search("forum")
    assert order.now() == [1, 2]
    order.set_search("template:forum state:failed")
    store.galleries[1] = gallery(1, state=GalleryState.FAILED, template_id="forum")
    assert order.now() == [1]
