from __future__ import annotations

from typing import Any

import msgspec
import pytest

from backend.errors import Problem
from backend.galleries.book import Book
from backend.galleries.states import ImpossibleTransition, Trigger
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import GalleriesAdded, GalleriesRemoved, Notice
from backend.protocol.rows import GalleryState, HostProgress, PauseReason, Question
from backend.storage import galleries as gallery_table
from tests.galleries.conftest import Desk, Ears


async def stored(desk: Desk, gallery_id: int) -> Any:
    (record,) = await desk.database.read(lambda connection: gallery_table.get_many(connection, [gallery_id]))
    return record


async def test_a_new_gallery_is_stored_and_announced(desk: Desk) -> None:
    gallery_id = await desk.gallery(desk.host())
    assert (await stored(desk, gallery_id)).state is GalleryState.READY
    (added,) = [event for event in desk.ears.events if isinstance(event, GalleriesAdded)]
    assert [row.id for row in added.rows] == [gallery_id]


async def test_the_next_start_has_the_same_rows_in_the_same_order(desk: Desk) -> None:
    hosts = desk.host("two"), desk.host("one")
    ids = [await desk.gallery(*hosts), await desk.gallery(*hosts), await desk.gallery()]
    await desk.book.change(ids[1], question=Question.DUPLICATE, twin_id=ids[2], error=ErrorInfo(kind=ErrorKind.DISK))
    await desk.book.change(ids[2], start_when_ready=True, custom1="«ä»", digest="other")
    await desk.book.set_positions({ids[2]: 0.5})
    again = Book(desk.database, Ears())
    await again.load()
    assert again.rows() == desk.book.rows()
    assert again.row(ids[1]).twin_name == desk.row(ids[2]).name  # type: ignore[union-attr]
    assert [again.beside(gallery_id) for gallery_id in ids] == [desk.book.beside(gallery_id) for gallery_id in ids]


async def test_the_first_rows_can_be_read_before_the_others(desk: Desk) -> None:
    ids = [await desk.gallery(desk.host()) for _ in range(4)]
    await desk.book.set_positions({ids[3]: 0.5})
    await desk.book.change(ids[0], question=Question.DUPLICATE, twin_id=ids[2])
    rows = desk.book.rows()
    again = Book(desk.database, Ears())
    first = await again.load(2)
    assert (first, again.rows(), again.is_complete) == ([rows[0], again.row(ids[0])], first, False)
    assert again.row(ids[0]).twin_name == ""  # type: ignore[union-attr]
    assert await again.load(1) == [rows[2]]
    assert (await again.load(5), again.is_complete) == ([rows[3], rows[1]], True)
    assert again.rows() == rows
    empty = Book(desk.database, Ears())
    assert (await empty.load(4), empty.is_complete) == (rows, True)


async def test_a_change_is_stored_before_it_is_announced(desk: Desk) -> None:
    gallery_id = await desk.gallery(desk.host())
    seen: list[str] = []
    store, patch = desk.database.run, desk.ears.patch_gallery

    async def run(work: Any) -> Any:
        result = await store(work)
        seen.append("stored")
        return result

    desk.database.run = run  # type: ignore[method-assign]
    desk.ears.patch_gallery = lambda change: (seen.append("told"), patch(change))  # type: ignore[assignment,func-returns-value]
    await desk.book.change(gallery_id, name="New")
    assert seen == ["stored", "told"]
    assert (await stored(desk, gallery_id)).name == "New"


async def test_a_patch_holds_only_what_changed(desk: Desk) -> None:
    gallery_id = await desk.gallery(desk.host())
    desk.ears.patches.clear()
    await desk.book.change(gallery_id, name="New", custom1="")
    (patch,) = desk.ears.patches
    changed = {name for name, value in msgspec.structs.asdict(patch).items() if value is not msgspec.UNSET}
    assert changed == {"id", "name"}
    await desk.book.change(gallery_id, name="New")
    assert len(desk.ears.patches) == 1, "nothing new is nothing to tell"


async def test_live_fields_are_told_and_not_stored(desk: Desk) -> None:
    gallery_id = await desk.gallery(desk.host())
    desk.book.show(gallery_id, speed_bps=5, done_bytes=7)
    assert desk.row(gallery_id).speed_bps == 5
    assert (await stored(desk, gallery_id)).done_bytes == 0


async def test_a_change_that_the_table_does_not_have_is_refused(desk: Desk) -> None:
    gallery_id = await desk.gallery(desk.host())
    with pytest.raises(ImpossibleTransition):
        await desk.book.move(gallery_id, Trigger.ALL_UPLOADED)
    assert desk.row(gallery_id).state is GalleryState.READY


async def test_leaving_the_pause_forgets_its_reason(desk: Desk) -> None:
    gallery_id = await desk.gallery(desk.host())
    await desk.book.change(gallery_id, state=GalleryState.QUEUED)
    await desk.book.move(gallery_id, Trigger.PAUSE, pause_reason=PauseReason.BY_PERSON, paused_at=5.0)
    assert (desk.row(gallery_id).pause_reason, desk.row(gallery_id).paused_at) == (PauseReason.BY_PERSON, 5.0)
    await desk.book.move(gallery_id, Trigger.CANCEL)
    assert (desk.row(gallery_id).pause_reason, desk.row(gallery_id).paused_at) == (PauseReason.NONE, None)


async def test_what_is_gone_is_passed_over(desk: Desk) -> None:
    gallery_id = await desk.gallery(desk.host())
    await desk.book.take_off([gallery_id], 1.0)
    assert await desk.book.change(gallery_id, name="New") is None
    assert await desk.book.move(gallery_id, Trigger.START) is None
    desk.book.show(gallery_id, speed_bps=1)
    await desk.book.set_hosts(gallery_id, [HostProgress(host_id="one")])
    assert desk.book.existing([gallery_id]) == []
    assert any(isinstance(event, GalleriesRemoved) for event in desk.ears.events)
    (row,) = await desk.book.bring_back([gallery_id])
    assert row.id == gallery_id


async def test_a_disk_that_refuses_is_an_alarm_and_the_engine_goes_on(desk: Desk) -> None:
    gallery_id = await desk.gallery(desk.host())
    run = desk.database.run

    async def refuse(work: Any) -> Any:
        raise Problem(ErrorInfo(kind=ErrorKind.DISK))

    desk.database.run = refuse  # type: ignore[method-assign]
    row = await desk.book.change(gallery_id, name="New")
    desk.database.run = run  # type: ignore[method-assign]
    assert row is not None and row.name == "New"
    (notice,) = [event for event in desk.ears.events if isinstance(event, Notice)]
    assert (notice.error.kind, notice.is_alarm) == (ErrorKind.DISK, True)


async def test_rows_are_in_the_order_of_their_positions(desk: Desk) -> None:
    host = desk.host()
    a, b, c = [await desk.gallery(host) for _ in range(3)]
    await desk.book.set_positions({c: 0.5})
    assert [row.id for row in desk.book.rows()] == [c, a, b]
    assert desk.book.end_position() > desk.row(b).position


async def test_rows_of_a_state_follow_every_change(desk: Desk) -> None:
    host = desk.host()
    one, two, three = [await desk.gallery(host) for _ in range(3)]
    book = Book(desk.database, Ears())  # which no scheduler knows
    await book.load()

    def seen() -> dict[str, list[int]]:
        found = {state.value: [row.id for row in book.in_state(state)] for state in GalleryState}
        assert all(len(ids) == book.count_in_state(GalleryState(state)) for state, ids in found.items())
        return {state: ids for state, ids in found.items() if ids}

    assert seen() == {"ready": [one, two, three]}
    await book.move(three, Trigger.START)
    await book.move(one, Trigger.START)
    assert seen() == {"ready": [two], "queued": [one, three]}
    await book.set_positions({three: 0.5})
    await book.change(one, name="New")
    assert seen() == {"ready": [two], "queued": [three, one]}
    assert [row.name for row in book.in_state(GalleryState.QUEUED)][1] == "New"
    assert [row.id for row in book.in_order({one, two, three, 99})] == [three, one, two]
    book.number_the_queue()
    assert [row.queue_place for row in book.existing([three, one])] == [1, 2]
    await book.take_off([three], 1.0)
    book.number_the_queue()
    assert (seen(), book.existing([one])[0].queue_place) == ({"ready": [two], "queued": [one]}, 1)
    await book.bring_back([three])
    book.number_the_queue()
    assert (seen(), book.existing([one])[0].queue_place) == ({"ready": [two], "queued": [three, one]}, 2)
