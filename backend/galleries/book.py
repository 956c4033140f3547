"""The rows of all galleries in memory, and the only way to change them: store, then announce."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, Protocol

import apsw
import msgspec

from backend.errors import Problem
from backend.galleries import states
from backend.galleries.states import Trigger
from backend.protocol.events import Event, GalleriesAdded, GalleriesRemoved, Notice
from backend.protocol.links import LinkCheck
from backend.protocol.rows import (
    PLACES_SHOWN,
    FilePatch,
    GalleryPatch,
    GalleryRow,
    GalleryState,
    HostProgress,
    PauseReason,
    Question,
    StartOn,
)
from backend.storage import galleries as gallery_table
from backend.storage import link_checks
from backend.storage.database import Database
from backend.storage.records import GalleryHostRecord, GalleryRecord

log = logging.getLogger(__name__)


_ROW_FIELDS = {field.name for field in msgspec.structs.fields(GalleryRow)}
_STORED_FIELDS = {field.name for field in msgspec.structs.fields(GalleryRecord)} - {"id", "hosts"}
_STORED_ROW_FIELDS = [
    field.name for field in msgspec.structs.fields(GalleryRow) if field.name in _STORED_FIELDS | {"id"}
]
_MAY_WAIT = (
    GalleryState.VALIDATING,
    GalleryState.SCANNING,
    GalleryState.READY,
    GalleryState.QUEUED,
    GalleryState.PAUSED,
)
"""States in which a gallery can wait for a time to start at."""
_START_ON = {word.value: word for word in StartOn}
_row_values = attrgetter(*_STORED_ROW_FIELDS)
_place = attrgetter("position", "id")
_PLACE_FIELDS = {"state", "position", "start_at"}
"""What places in line depend on."""


Store = Callable[[apsw.Connection, Sequence[GalleryRecord]], list[GalleryRecord]]
"""Gives the records with their ids. Runs in the database's thread, within a transaction."""


class Announcer(Protocol):
    """Whoever tells the clients. Called in the event loop only; never blocks."""

    def publish(self, event: Event) -> None: ...

    def patch_gallery(self, patch: GalleryPatch) -> None: ...

    def patch_file(self, gallery_id: int, patch: FilePatch) -> None: ...


class Beside(msgspec.Struct, frozen=True, gc=False):
    """What the engine keeps of a gallery that no window shows."""

    folder_name: str = ""
    start_when_ready: bool = False
    on_duplicate: str = "ask"
    work_folder: str = ""
    digest: str = ""
    digest_names: str = ""
    has_own_order: bool = False  # of its files


_NOTHING = Beside()
_STORED_BESIDE_FIELDS = [field.name for field in msgspec.structs.fields(Beside)]
_BESIDE_FIELDS = set(_STORED_BESIDE_FIELDS)
_BESIDE_FROM = len(_STORED_ROW_FIELDS)
_beside_values = attrgetter(*_STORED_BESIDE_FIELDS)

# The first fields of HostProgress, in its order; how many files there are is not stored, so what has ended counts.
_SHOWN_HOST_COLUMNS = (
    "host_id",
    "work",
    "done_files",
    "failed_files",
    "unknown_files",
    "done_files + failed_files + unknown_files",
    "done_bytes",
    "total_bytes",
    "gallery_url",
    "delete_url",
    "error",
    "start_on",
    "is_waiting",
    "stands_in_for",
)


class Book:
    """All galleries, in queue order. Used from the engine's event loop only."""

    def __init__(self, database: Database, announcer: Announcer) -> None:
        self._database = database
        self._announcer = announcer
        self._rows: dict[int, GalleryRow] = {}
        self._beside: dict[int, Beside] = {}
        self._order: list[int] | None = None
        self._ids_in_state: dict[GalleryState, list[int]] = {}  # in queue order, of states that were asked for
        self._is_numbered = False
        self._unread: list[int] | None = None  # ids on the queue, in its order
        self.on_queue_changed: Callable[[], None] = lambda: None
        self.changes = 0  # how often a row came, went or became another

    # -- reading ---------------------------------------------------------------------------------------------

    @property
    def is_complete(self) -> bool:
        """Whether `load` has read everything."""
        return self._unread == []

    async def load(self, most: int | None = None) -> list[GalleryRow]:
        """Read what is not removed, or the next `most` of it on the queue. Gives what is new, in queue order, then the
        rows read earlier whose twin is known only now.

        10,000 galleries take some 100 ms, in the database's thread.
        """

        def read(connection: apsw.Connection) -> tuple[list[int], dict[int, GalleryRow], dict[int, Beside]]:
            unread = gallery_table.ids_on_queue(connection) if self._unread is None else self._unread
            ids = unread[:most]
            rows: dict[int, GalleryRow] = {}
            beside: dict[int, Beside] = {}
            columns = (*_STORED_ROW_FIELDS, *_STORED_BESIDE_FIELDS)
            for values, hosts in gallery_table.load_values(connection, ids, columns, _SHOWN_HOST_COLUMNS):
                shown: list[Any] = [*values[:_BESIDE_FROM], tuple([HostProgress(*host) for host in hosts])]
                row = GalleryRow(*shown)
                rows[row.id] = row
                beside[row.id] = Beside(*values[_BESIDE_FROM:])
            for gallery_id, checks in link_checks.load(connection, ids).items():
                shown_checks = tuple([LinkCheck(*check) for check in checks])
                rows[gallery_id] = msgspec.structs.replace(rows[gallery_id], checks=shown_checks)
            return unread[len(ids) :], {gallery_id: rows[gallery_id] for gallery_id in ids}, beside

        self._unread, news, beside = await self._database.read(read)
        self._rows.update(news)
        self._beside.update(beside)
        for row in tuple(self._rows.values()):
            if row.question is Question.DUPLICATE and row.twin_id is not None:
                with_twin = msgspec.structs.replace(row, **self._twin_fields(row.twin_id))
                if with_twin != row:
                    self._rows[row.id] = news[row.id] = with_twin
        self._reorder()
        return list(news.values())

    def row(self, gallery_id: int) -> GalleryRow | None:
        return self._rows.get(gallery_id)

    def name_of(self, gallery_id: int) -> str:
        row = self._rows.get(gallery_id)
        return row.name if row is not None else ""

    def beside(self, gallery_id: int) -> Beside:
        """Of a gallery that is gone: as of one of which nothing is known."""
        return self._beside.get(gallery_id, _NOTHING)

    def rows(self) -> list[GalleryRow]:
        """All rows in queue order."""
        if self._order is None:
            self._order = [row.id for row in sorted(self._rows.values(), key=_place)]
        return [self._rows[gallery_id] for gallery_id in self._order]

    def in_state(self, *wanted: GalleryState) -> list[GalleryRow]:
        """Rows in one of these states, in queue order. Of a single state known from the last time: the scheduler asks
        some hundred times a second, and there may be 10,000 rows."""
        if len(wanted) > 1:
            return [row for row in self.rows() if row.state in wanted]
        return [self._rows[gallery_id] for gallery_id in self._ids_of(wanted[0])]

    def count_in_state(self, state: GalleryState) -> int:
        return len(self._ids_of(state))

    def _ids_of(self, state: GalleryState) -> list[int]:
        if state not in self._ids_in_state:
            missing: dict[GalleryState, list[int]] = {each: [] for each in GalleryState}
            for known in self._ids_in_state:
                del missing[known]
            for row in self.rows():
                if row.state in missing:
                    missing[row.state].append(row.id)
            self._ids_in_state.update(missing)
        return self._ids_in_state[state]

    def in_order(self, ids: Iterable[int]) -> list[GalleryRow]:
        """As `existing`, in queue order."""
        return sorted(self.existing(ids), key=_place)

    def existing(self, ids: Iterable[int]) -> list[GalleryRow]:
        """Rows of these ids, in the order given; ids that are gone are passed over."""
        return [row for row in (self._rows.get(gallery_id) for gallery_id in ids) if row is not None]

    def end_position(self) -> float:
        return max((row.position for row in self._rows.values()), default=0.0) + 1.0

    # -- changing --------------------------------------------------------------------------------------------

    async def add(self, records: Sequence[GalleryRecord], store: Store = gallery_table.insert_many) -> list[GalleryRow]:
        """Store new galleries (their id is 0 before) and announce them. `store` may write what belongs to them too."""
        stored = await self._database.run(lambda connection: store(connection, records))
        rows = [self._take_in(record) for record in stored]
        self._reorder()
        self._announcer.publish(GalleriesAdded(rows=tuple(rows)))
        return rows

    async def bring_back(self, ids: Sequence[int]) -> list[GalleryRow]:
        """Undo `take_off`; gives the rows that are back."""
        records = await self._database.run(lambda connection: gallery_table.restore(connection, ids))
        checks = await self._database.read(lambda connection: link_checks.load(connection, ids))
        rows = [self._take_in(record) for record in records]
        for place, row in enumerate(rows):
            if row.id in checks:
                known = tuple(LinkCheck(*check) for check in checks[row.id])
                self._rows[row.id] = rows[place] = msgspec.structs.replace(row, checks=known)
        self._reorder()
        self._announcer.publish(GalleriesAdded(rows=tuple(rows)))
        return rows

    async def take_off(self, ids: Sequence[int], now: float) -> None:
        """Remove from the queue; `bring_back` can undo it until `purge`."""
        await self._database.run(lambda connection: gallery_table.mark_removed(connection, ids, at=now))
        for gallery_id in ids:
            self._rows.pop(gallery_id, None)
            self._beside.pop(gallery_id, None)
        self._reorder()
        self._announcer.publish(GalleriesRemoved(ids=tuple(ids)))
        self.on_queue_changed()

    async def change(
        self, gallery_id: int, *, also: Callable[[apsw.Connection], None] | None = None, **fields: Any
    ) -> GalleryRow | None:
        """Change stored fields of one gallery (of GalleryRow or Beside); None when it is gone. What `also` writes is
        stored with them.

        The engine's own copy changes at once, so that no second decision is made on old values; clients hear of it
        after it is stored.
        """
        shown = self._change_in_memory(gallery_id, fields)
        if shown is None:
            return None
        columns = {name: value for name, value in fields.items() if name in _STORED_FIELDS}
        if columns:

            def store(connection: apsw.Connection) -> None:
                gallery_table.update(connection, gallery_id, **columns)
                if also is not None:
                    also(connection)

            await self._store(store)
        self._announce(gallery_id, shown)
        return self._rows.get(gallery_id)

    async def change_many(self, ids: Sequence[int], **fields: Any) -> None:
        """Give many galleries the same stored values, in one transaction."""
        shown = {gallery_id: self._change_in_memory(gallery_id, dict(fields)) for gallery_id in ids}
        columns = {name: value for name, value in fields.items() if name in _STORED_FIELDS}
        if columns:
            await self._store(lambda connection: gallery_table.update_many(connection, ids, **columns))
        for gallery_id, changes in shown.items():
            self._announce(gallery_id, changes or {})

    async def move(self, gallery_id: int, trigger: Trigger, **fields: Any) -> GalleryRow | None:
        """Change the state by the table, with further fields. Raises ImpossibleTransition."""
        row = self._rows.get(gallery_id)
        if row is None:
            return None
        state = states.after(row.state, trigger)
        if state is not GalleryState.PAUSED:
            fields.setdefault("pause_reason", PauseReason.NONE)
            fields.setdefault("paused_at", None)
        if state not in _MAY_WAIT:
            fields.setdefault("start_at", None)
        fields.setdefault("queue_place", 0)
        changed = await self.change(gallery_id, state=state, **fields)
        self.on_queue_changed()
        return changed

    async def move_if_possible(self, gallery_id: int, trigger: Trigger, **fields: Any) -> GalleryRow | None:
        """As `move`, for what was decided before something was awaited: the gallery may be elsewhere by now. None when
        the table does not have the change any more."""
        row = self._rows.get(gallery_id)
        if row is None or not states.allows(row.state, trigger):
            return None
        return await self.move(gallery_id, trigger, **fields)

    def show(self, gallery_id: int, **fields: Any) -> None:
        """Change live fields (progress, speed) that are not stored one by one."""
        shown = self._change_in_memory(gallery_id, fields)
        if shown:
            self._announce(gallery_id, shown)

    async def set_checks(self, gallery_id: int, checks: Sequence[LinkCheck]) -> None:
        """What hosts have said of the gallery's links, of those that were ever asked."""
        stored = [
            link_checks.Check(check.host_id, check.at, check.alive, check.gone, check.unknown) for check in checks
        ]
        await self._store(lambda connection: link_checks.put(connection, gallery_id, stored))
        self.show(gallery_id, checks=tuple(checks))

    async def set_hosts(self, gallery_id: int, hosts: Sequence[HostProgress]) -> None:
        """Replace the hosts of a gallery, in order; progress of hosts that stay is kept."""
        row = self._rows.get(gallery_id)
        if row is None:
            return
        await self._store(
            lambda connection: gallery_table.set_hosts(connection, gallery_id, [host.host_id for host in hosts])
        )
        self.show(gallery_id, hosts=tuple(hosts))

    async def change_triggers(self, gallery_id: int, hosts: Sequence[HostProgress]) -> None:
        """Store and show when the hosts of a gallery start, and which of them wait for that."""

        def store(connection: apsw.Connection) -> None:
            for host in hosts:
                gallery_table.update_host(
                    connection, gallery_id, host.host_id, start_on=host.start_on, is_waiting=host.is_waiting
                )

        self.show(gallery_id, hosts=tuple(hosts))
        await self._store(store)
        self.on_queue_changed()

    async def set_positions(self, positions: dict[int, float]) -> None:
        await self._store(lambda connection: gallery_table.set_positions(connection, positions.items()))
        for gallery_id, position in positions.items():
            self.show(gallery_id, position=position)
        self._reorder()
        self.on_queue_changed()

    def number_the_queue(self) -> None:
        """Tell the queued rows their place in line; those that wait for a time have none."""
        if self._is_numbered:
            return
        self._is_numbered = True
        place = 0
        for row in self.in_state(GalleryState.QUEUED):
            place += row.start_at is None
            shown = min(place, PLACES_SHOWN) if row.start_at is None else 0
            if row.queue_place != shown:
                self.show(row.id, queue_place=shown)

    # -- inside ----------------------------------------------------------------------------------------------

    def _reorder(self) -> None:
        self.changes += 1
        self._order = None
        self._ids_in_state.clear()
        self._is_numbered = False

    def _take_in(self, record: GalleryRecord) -> GalleryRow:
        values: tuple[Any, ...] = (*_row_values(record), tuple(map(_shown_host, record.hosts)))
        row = GalleryRow(*values)
        if row.question is Question.DUPLICATE and row.twin_id is not None:
            row = msgspec.structs.replace(row, **self._twin_fields(row.twin_id))
        self._rows[record.id] = row
        self._beside[record.id] = Beside(*_beside_values(record))
        return row

    def _twin_fields(self, twin_id: int) -> dict[str, Any]:
        twin = self._rows.get(twin_id)
        if twin is None:
            return {}
        hosts = tuple(host.host_id for host in twin.hosts if host.done_files)
        # One that failed has ended, too, but nothing of it is online.
        return {
            "twin_name": twin.name,
            "twin_hosts": hosts,
            "twin_finished_at": twin.finished_at if hosts else None,
        }

    def _change_in_memory(self, gallery_id: int, fields: dict[str, Any]) -> dict[str, Any] | None:
        row = self._rows.get(gallery_id)
        if row is None:
            return None
        if fields.get("twin_id"):
            fields.update(self._twin_fields(fields["twin_id"]))
        shown = {name: value for name, value in fields.items() if name in _ROW_FIELDS and getattr(row, name) != value}
        if shown:
            self.changes += 1
            self._rows[gallery_id] = msgspec.structs.replace(row, **shown)
        if beside := {name: value for name, value in fields.items() if name in _BESIDE_FIELDS}:
            self._beside[gallery_id] = msgspec.structs.replace(self._beside[gallery_id], **beside)
        if "position" in shown:
            self._reorder()
        elif "state" in shown:
            self._ids_in_state.pop(row.state, None)
            self._ids_in_state.pop(shown["state"], None)
        if not _PLACE_FIELDS.isdisjoint(shown):
            self._is_numbered = False
        return shown

    async def _store(self, work: Callable[[apsw.Connection], None]) -> None:
        try:
            await self._database.run(work)
        except Problem as problem:
            # The engine goes on with its own copy; the next start would see the older value, so the person is told.
            log.error("storing a change failed: %s", problem)
            self._announcer.publish(Notice(error=problem.info, is_alarm=True))

    def _announce(self, gallery_id: int, shown: dict[str, Any]) -> None:
        if shown and gallery_id in self._rows:
            self._announcer.patch_gallery(GalleryPatch(id=gallery_id, **shown))


def _shown_host(record: GalleryHostRecord) -> HostProgress:
    ended = record.done_files + record.failed_files + record.unknown_files
    return HostProgress(
        record.host_id,
        record.work,
        record.done_files,
        record.failed_files,
        record.unknown_files,
        ended,
        record.done_bytes,
        record.total_bytes,
        record.gallery_url,
        record.delete_url,
        record.error,
        _START_ON[record.start_on],
        record.is_waiting,
        record.stands_in_for,
    )
