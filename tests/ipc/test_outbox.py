from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from backend.ipc.outbox import BATCH_INTERVAL_S, GALLERIES_A_PAGE, MOST_EVENTS_WAITING, SOON_S, Outbox
from backend.protocol.activity import ActivityAdded, ActivityRow
from backend.protocol.codec import Batch, SnapshotPage, ToClient, decode_to_client, encode
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import (
    Event,
    FilesListed,
    FilesPatched,
    GalleriesAdded,
    GalleriesPatched,
    GalleriesRemoved,
    GalleryFinished,
    Notice,
    TotalsChanged,
    UploadFinished,
)
from backend.protocol.hosts import HostKind, HostRow, HostsChanged
from backend.protocol.replies import Done
from backend.protocol.rows import (
    FilePatch,
    FileRow,
    FileState,
    GalleryPatch,
    GalleryRow,
    GalleryState,
    SourceKind,
    UploadState,
)
from backend.protocol.settings import Settings, SettingsChanged
from backend.protocol.tabs import TabRow, TabsChanged


def row(gallery_id: int, **fields: object) -> GalleryRow:
    return GalleryRow(
        id=gallery_id,
        name=str(gallery_id),
        path="/p",
        source=SourceKind.FOLDER,
        tab_id=1,
        position=float(gallery_id),
        state=GalleryState.READY,
        added_at=0.0,
        **fields,  # type: ignore[arg-type]
    )


def snapshot(outbox: Outbox, rows: list[GalleryRow]) -> None:
    outbox.snapshot(rows, tabs=[], hosts=[], templates=[], settings=Settings(), covers=[])


def batches(messages: list[ToClient]) -> list[Batch]:
    return [message for message in messages if isinstance(message, Batch)]


def events(outbox: Outbox, now: float = 0.0) -> tuple[Event, ...]:
    (batch,) = batches(outbox.take(now))
    return batch.events


FINISHED = GalleryFinished(gallery_id=1, name="a", state=GalleryState.COMPLETED)
NOTICE = Notice(error=ErrorInfo(kind=ErrorKind.DISK))
UPLOAD = UploadFinished(gallery_id=1, gallery="a", host_id="h", file="f", state=UploadState.UPLOADED)


def test_every_field_of_a_patch_is_a_field_of_its_row() -> None:
    assert set(GalleryPatch.__struct_fields__) <= set(GalleryRow.__struct_fields__)
    assert set(FilePatch.__struct_fields__) <= set(FileRow.__struct_fields__)


def test_has_nothing_to_say_at_first() -> None:
    outbox = Outbox()
    assert outbox.due_at() is None
    assert outbox.take(0.0) == []


def test_merges_patches_of_one_row_to_the_latest_values() -> None:
    outbox = Outbox()
    outbox.patch_gallery(GalleryPatch(id=1, done_bytes=1, eta_s=9))
    outbox.patch_gallery(GalleryPatch(id=2, done_bytes=5))
    outbox.patch_gallery(GalleryPatch(id=1, done_bytes=2, eta_s=None))
    (patched,) = events(outbox)
    assert patched == GalleriesPatched(
        patches=(GalleryPatch(id=1, done_bytes=2, eta_s=None), GalleryPatch(id=2, done_bytes=5))
    )


def test_a_change_after_a_quiet_time_leaves_at_once_and_the_next_after_an_interval() -> None:
    outbox = Outbox()
    outbox.patch_gallery(GalleryPatch(id=1, done_bytes=1))
    assert len(outbox.take(50.0)) == 1
    outbox.acknowledge(1)
    outbox.patch_gallery(GalleryPatch(id=1, done_bytes=2))
    assert outbox.due_at() == 50.0 + BATCH_INTERVAL_S
    assert outbox.take(50.0 + BATCH_INTERVAL_S / 2) == []
    assert [batch.number for batch in batches(outbox.take(50.0 + BATCH_INTERVAL_S))] == [2]


def test_another_state_of_a_gallery_leaves_soon_and_takes_its_progress_along() -> None:
    outbox = Outbox()
    outbox.patch_gallery(GalleryPatch(id=1, scanned=1))
    assert len(outbox.take(50.0)) == 1
    outbox.acknowledge(1)
    outbox.patch_gallery(GalleryPatch(id=2, scanned=1))
    outbox.patch_gallery(GalleryPatch(id=1, state=GalleryState.READY, images=9))
    assert outbox.due_at() == 50.0 + SOON_S
    (patched,) = events(outbox, 50.0 + SOON_S)
    assert isinstance(patched, GalleriesPatched)
    assert [patch.id for patch in patched.patches] == [2, 1]
    outbox.acknowledge(2)
    outbox.patch_gallery(GalleryPatch(id=1, done_bytes=1))
    assert outbox.due_at() == 50.0 + SOON_S + BATCH_INTERVAL_S


def test_only_one_batch_is_unacknowledged_whatever_happens() -> None:
    outbox = Outbox()
    outbox.publish(FINISHED)
    assert events(outbox) == (FINISHED,)
    outbox.publish(FINISHED)
    outbox.patch_gallery(GalleryPatch(id=1, done_bytes=2))
    assert outbox.due_at() is None
    assert outbox.take(1000.0) == []
    outbox.acknowledge(7)
    assert outbox.take(1000.0) == []
    outbox.acknowledge(1)
    assert [batch.number for batch in batches(outbox.take(1000.0))] == [2]


def test_what_happens_once_does_not_wait_for_the_interval() -> None:
    outbox = Outbox()
    outbox.publish(NOTICE)
    outbox.take(50.0)
    outbox.acknowledge(1)
    outbox.publish(UPLOAD)
    assert outbox.due_at() == 50.0 + BATCH_INTERVAL_S  # one for each file: these come in bundles
    outbox.publish(FINISHED)
    assert events(outbox, now=50.0) == (UPLOAD, FINISHED)


def test_replies_leave_at_once_and_in_order() -> None:
    outbox = Outbox()
    outbox.publish(NOTICE)
    outbox.take(0.0)
    outbox.reply(Done(request_id=1))
    outbox.reply(Done(request_id=2))
    assert outbox.take(0.0) == [Done(request_id=1), Done(request_id=2)]


def test_the_latest_hosts_settings_and_totals_win() -> None:
    outbox = Outbox()
    for speed in range(3):
        outbox.publish(TotalsChanged(speed_bps=speed))
        outbox.publish(HostsChanged(rows=(HostRow(id="h", name="h", code=str(speed), kind=HostKind.IMAGE),)))
        outbox.publish(SettingsChanged(settings=Settings(galleries_at_once=speed)))
    totals, hosts, changed = events(outbox)
    assert isinstance(totals, TotalsChanged) and totals.speed_bps == 2
    assert isinstance(hosts, HostsChanged) and hosts.rows[0].code == "2"
    assert isinstance(changed, SettingsChanged) and changed.settings.galleries_at_once == 2


def test_everything_else_keeps_its_order_and_is_never_merged() -> None:
    outbox = Outbox()
    told = [FINISHED, NOTICE, TabsChanged(rows=()), FINISHED, UPLOAD, TabsChanged(rows=(TabRow(id=1, name="Main"),))]
    for event in told:
        outbox.publish(event)
    assert list(events(outbox)) == told


def test_the_row_is_up_to_date_before_its_end_is_told() -> None:
    outbox = Outbox()
    outbox.publish(FINISHED)
    outbox.patch_gallery(GalleryPatch(id=1, state=GalleryState.COMPLETED))
    patched, finished = events(outbox)
    assert isinstance(patched, GalleriesPatched)
    assert finished == FINISHED


def test_a_row_that_waits_takes_in_its_patches() -> None:
    outbox = Outbox()
    outbox.publish(GalleriesAdded(rows=(row(1), row(2))))
    outbox.patch_gallery(GalleryPatch(id=2, name="new", images=3))
    outbox.patch_gallery(GalleryPatch(id=2, images=4))
    assert events(outbox) == (GalleriesAdded(rows=(row(1), msgspec.structs.replace(row(2), name="new", images=4))),)


def test_removal_drops_what_waits_for_the_row() -> None:
    outbox = Outbox()
    outbox.publish(GalleriesAdded(rows=(row(1),)))
    outbox.patch_gallery(GalleryPatch(id=2, images=4))
    outbox.publish(GalleriesRemoved(ids=(1, 2)))
    assert events(outbox) == (GalleriesRemoved(ids=(1, 2)),)


def test_a_row_that_comes_back_follows_its_removal() -> None:
    outbox = Outbox()
    outbox.publish(GalleriesRemoved(ids=(1,)))
    outbox.publish(GalleriesAdded(rows=(row(1),)))
    outbox.patch_gallery(GalleryPatch(id=1, images=4))
    assert events(outbox) == (
        GalleriesRemoved(ids=(1,)),
        GalleriesAdded(rows=(row(1, images=4),)),
    )


def test_a_snapshot_comes_in_pages_and_the_numbers_begin_again() -> None:
    outbox = Outbox()
    outbox.publish(NOTICE)
    outbox.take(0.0)
    rows = [row(number) for number in range(2 * GALLERIES_A_PAGE + 1)]
    outbox.snapshot(
        rows, tabs=[TabRow(id=1, name="Main")], hosts=[], templates=[], settings=Settings(), covers=[(1, "/c.png")]
    )
    outbox.patch_gallery(GalleryPatch(id=1, images=4))
    *pages, batch = outbox.take(50.0)
    assert all(isinstance(page, SnapshotPage) for page in pages)
    assert [(page.index, page.is_last, len(page.galleries)) for page in pages if isinstance(page, SnapshotPage)] == [
        (0, False, GALLERIES_A_PAGE),
        (1, False, GALLERIES_A_PAGE),
        (2, True, 1),
    ]
    first, second = pages[:2]
    assert isinstance(first, SnapshotPage) and isinstance(second, SnapshotPage)
    assert first.tabs and first.covers and first.settings == Settings()
    assert not second.tabs and not second.covers and second.settings is None
    assert batch == Batch(number=1, events=(GalleriesPatched(patches=(GalleryPatch(id=1, images=4),)),))


def test_the_rest_of_a_snapshot_comes_before_any_batch() -> None:
    outbox = Outbox()
    rows = [row(number) for number in range(GALLERIES_A_PAGE + 2)]
    outbox.snapshot(
        rows[:GALLERIES_A_PAGE], tabs=[], hosts=[], templates=[], settings=Settings(), covers=[], is_all=False
    )
    outbox.publish(NOTICE)
    assert outbox.take(50.0) == [SnapshotPage(index=0, galleries=tuple(rows[:GALLERIES_A_PAGE]), settings=Settings())]
    assert outbox.due_at() is None
    outbox.snapshot_rest(rows[GALLERIES_A_PAGE:-1], [], is_all=False)
    assert outbox.take(50.0) == [SnapshotPage(index=1, galleries=tuple(rows[GALLERIES_A_PAGE:-1]))]
    assert outbox.due_at() is None
    outbox.snapshot_rest(rows[-1:], [(1, "/c.png")], is_all=True)
    last = SnapshotPage(index=2, is_last=True, galleries=tuple(rows[-1:]), covers=((1, "/c.png"),))
    assert outbox.take(50.0) == [last, Batch(number=1, events=(NOTICE,))]


def test_a_snapshot_of_nothing_is_one_page() -> None:
    outbox = Outbox()
    snapshot(outbox, [])
    assert outbox.take(0.0) == [SnapshotPage(index=0, is_last=True, settings=Settings())]


def test_a_snapshot_replaces_the_changes_that_wait_but_not_what_happened_once() -> None:
    outbox = Outbox()
    outbox.publish(GalleriesAdded(rows=(row(1),)))
    outbox.publish(GalleriesRemoved(ids=(2,)))
    outbox.publish(TabsChanged(rows=()))
    outbox.patch_gallery(GalleryPatch(id=3, images=4))
    outbox.publish(FINISHED)
    snapshot(outbox, [row(1)])
    _, batch = outbox.take(0.0)
    assert batch == Batch(number=1, events=(FINISHED,))


def test_a_new_listing_of_files_drops_older_ones_and_their_changes() -> None:
    outbox = Outbox()
    outbox.publish(FilesListed(gallery_id=1, rows=(), is_first=True))
    outbox.patch_file(1, FilePatch(id=10, state=FileState.UPLOADED))
    outbox.publish(FilesListed(gallery_id=2, rows=(), is_first=True))
    outbox.publish(FilesListed(gallery_id=2, rows=(), is_last=True))
    outbox.patch_file(2, FilePatch(id=20, state=FileState.UPLOADING))
    outbox.patch_file(2, FilePatch(id=20, state=FileState.UPLOADED, position=3))
    assert events(outbox) == (
        FilesListed(gallery_id=2, rows=(), is_first=True),
        FilesListed(gallery_id=2, rows=(), is_last=True),
        FilesPatched(gallery_id=2, patches=(FilePatch(id=20, state=FileState.UPLOADED, position=3),)),
    )


def test_patches_that_are_published_as_events_are_merged_too() -> None:
    outbox = Outbox()
    outbox.publish(GalleriesPatched(patches=(GalleryPatch(id=1, images=1), GalleryPatch(id=1, left_out=2))))
    outbox.publish(FilesPatched(gallery_id=1, patches=(FilePatch(id=5, position=1), FilePatch(id=5, position=2))))
    assert events(outbox) == (
        GalleriesPatched(patches=(GalleryPatch(id=1, images=1, left_out=2),)),
        FilesPatched(gallery_id=1, patches=(FilePatch(id=5, position=2),)),
    )


def test_a_frozen_client_costs_one_patch_for_each_row() -> None:
    outbox = Outbox()
    outbox.publish(NOTICE)
    outbox.take(0.0)
    for number in range(5_000):
        outbox.patch_gallery(GalleryPatch(id=number % 10, done_bytes=number))
    outbox.acknowledge(1)
    (patched,) = events(outbox, now=1.0)
    assert isinstance(patched, GalleriesPatched)
    assert [(patch.id, patch.done_bytes) for patch in patched.patches] == [(n, 4_990 + n) for n in range(10)]


def test_a_client_that_missed_too_much_sees_a_gap_and_gets_nothing_but_a_snapshot() -> None:
    outbox = Outbox()
    outbox.publish(NOTICE)
    outbox.take(0.0)
    for number in range(MOST_EVENTS_WAITING + 1):
        outbox.publish(ActivityAdded(entry=ActivityRow(id=number, gallery_id=1, at=0.0, kind="added")))
    outbox.patch_gallery(GalleryPatch(id=1, images=4))
    outbox.acknowledge(1)
    assert outbox.take(1.0) == [Batch(number=3, events=())]
    outbox.acknowledge(3)
    outbox.publish(FINISHED)
    assert outbox.due_at() is None
    snapshot(outbox, [row(1)])
    outbox.publish(FINISHED)
    page, batch = outbox.take(2.0)
    assert isinstance(page, SnapshotPage)
    assert batch == Batch(number=1, events=(FINISHED,))


def test_the_last_words_leave_also_when_nothing_was_acknowledged() -> None:
    outbox = Outbox()
    outbox.publish(NOTICE)
    outbox.take(0.0)
    outbox.patch_gallery(GalleryPatch(id=1, images=4))
    assert outbox.take_all() == [Batch(number=2, events=(GalleriesPatched(patches=(GalleryPatch(id=1, images=4),)),))]
    assert outbox.take_all() == []


class ModelClient:
    """What a window does with what it gets."""

    def __init__(self) -> None:
        self.rows: dict[int, GalleryRow] = {}
        self.finished: list[int] = []
        self.wants_snapshot = False
        self._expected = 1
        self._pages: list[GalleryRow] = []

    def take_in(self, message: ToClient) -> int | None:
        """The number to acknowledge, if any."""
        message = decode_to_client(encode(message))
        if isinstance(message, SnapshotPage):
            self._pages = [*(self._pages if message.index else []), *message.galleries]
            if message.is_last:
                self.rows = {entry.id: entry for entry in self._pages}
                self._expected = 1
                self.wants_snapshot = False
            return None
        assert isinstance(message, Batch)
        if message.number != self._expected:
            self.wants_snapshot = True
            return message.number
        self._expected += 1
        for event in message.events:
            self._apply(event)
        return message.number

    def _apply(self, event: Event) -> None:
        match event:
            case GalleriesAdded():
                self.rows.update({entry.id: entry for entry in event.rows})
            case GalleriesRemoved():
                for gallery_id in event.ids:
                    self.rows.pop(gallery_id, None)
            case GalleriesPatched():
                assert len({patch.id for patch in event.patches}) == len(event.patches)
                for patch in event.patches:
                    if patch.id in self.rows:
                        changes = {name: getattr(patch, name) for name in patch.__struct_fields__}
                        self.rows[patch.id] = msgspec.structs.replace(
                            self.rows[patch.id], **{k: v for k, v in changes.items() if v is not UNSET}
                        )
            case GalleryFinished():
                self.finished.append(event.images)


STEPS = st.one_of(
    st.tuples(st.just("add"), st.sets(st.integers(1, 6), min_size=1)),
    st.tuples(st.just("remove"), st.sets(st.integers(1, 6), min_size=1)),
    st.tuples(st.just("images"), st.integers(1, 6)),
    st.tuples(st.just("eta"), st.integers(1, 6)),
    st.tuples(st.just("finish"), st.integers(1, 6)),
    st.tuples(st.just("flood"), st.none()),
    st.tuples(st.just("send"), st.none()),
    st.tuples(st.just("acknowledge"), st.none()),
    st.tuples(st.just("snapshot"), st.none()),
)


@settings(max_examples=300, deadline=None)
@given(steps=st.lists(STEPS, max_size=60), most=st.sampled_from([3, MOST_EVENTS_WAITING]))
def test_after_any_interleaving_the_client_has_the_rows_of_the_engine(steps: list, most: int) -> None:
    import backend.ipc.outbox as module

    kept, module.MOST_EVENTS_WAITING = module.MOST_EVENTS_WAITING, most
    try:
        _interleave(steps, loses=most == 3)
    finally:
        module.MOST_EVENTS_WAITING = kept


def _interleave(steps: list, *, loses: bool) -> None:
    truth: dict[int, GalleryRow] = {}
    outbox, client = Outbox(), ModelClient()
    to_acknowledge: list[int] = []
    now = 0.0
    finished: list[int] = []

    def deliver() -> None:
        messages = outbox.take(now)
        assert len(batches(messages)) <= 1
        numbers = [client.take_in(message) for message in messages]
        to_acknowledge.extend(number for number in numbers if number is not None)

    snapshot(outbox, [])
    for counter, (action, value) in enumerate(steps, start=1):
        now += BATCH_INTERVAL_S / 3
        match action:
            case "add":
                added = {n: row(n, images=counter) for n in value if n not in truth}
                truth.update(added)
                outbox.publish(GalleriesAdded(rows=tuple(added.values())))
            case "remove":
                ids = tuple(n for n in value if truth.pop(n, None) is not None)
                outbox.publish(GalleriesRemoved(ids=ids))
            case "images" | "eta" if value in truth:
                changed = {"images": counter} if action == "images" else {"eta_s": counter % 3 or None}
                truth[value] = msgspec.structs.replace(truth[value], **changed)
                outbox.patch_gallery(GalleryPatch(id=value, **changed))
            case "finish":
                finished.append(counter)
                outbox.publish(GalleryFinished(gallery_id=value, name="", state=GalleryState.COMPLETED, images=counter))
            case "flood" if loses:
                for _ in range(5):
                    outbox.publish(NOTICE)
            case "send":
                deliver()
            case "acknowledge" if to_acknowledge:
                outbox.acknowledge(to_acknowledge.pop(0))
            case "snapshot":
                snapshot(outbox, list(truth.values()))
    for _ in range(10):
        now += BATCH_INTERVAL_S
        deliver()
        while to_acknowledge:
            outbox.acknowledge(to_acknowledge.pop(0))
        if client.wants_snapshot:
            snapshot(outbox, list(truth.values()))
    assert outbox.due_at() is None
    assert client.rows == truth
    assert client.finished == [number for number in finished if number in client.finished]
    if not loses:
        assert client.finished == finished
