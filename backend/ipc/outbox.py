"""What waits for one client: merged, numbered, one unacknowledged batch at a time. No clock, no thread, no pipe.

A frozen client costs one patch for each row, however long it sleeps and however much happens.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec
from msgspec import UNSET

from backend.protocol.activity import ActivityAdded
from backend.protocol.codec import Batch, SnapshotPage, ToClient
from backend.protocol.events import (
    CoverReady,
    Event,
    FilesListed,
    FilesPatched,
    GalleriesAdded,
    GalleriesPatched,
    GalleriesRemoved,
    TemplatesChanged,
    ThumbnailReady,
    TotalsChanged,
    UploadFinished,
)
from backend.protocol.hosts import HostRow, HostsChanged
from backend.protocol.log import LogGrew
from backend.protocol.metrics import SpeedsChanged
from backend.protocol.proxies import ProxiesChanged
from backend.protocol.replies import Reply
from backend.protocol.rows import FilePatch, GalleryPatch, GalleryRow
from backend.protocol.settings import Settings, SettingsChanged
from backend.protocol.tabs import TabRow, TabsChanged
from backend.protocol.templates import TemplateRow

BATCH_INTERVAL_S = 0.1
SOON_S = 0.02
"""Between batches when a gallery has another state: what a person waits for, but 10,000 may change at once."""
GALLERIES_A_PAGE = 500
MOST_EVENTS_WAITING = 10_000

Patch = TypeVar("Patch", GalleryPatch, FilePatch)

_CAN_WAIT = (
    ActivityAdded,
    CoverReady,
    ThumbnailReady,
    UploadFinished,
)  # frequent; the rest of the ordered leave at once
_IN_SNAPSHOT = (GalleriesAdded, GalleriesRemoved, TabsChanged, TemplatesChanged)


class Outbox:
    """Filled by the `publish` and `patch` methods, emptied by `take` when `due_at` has come. Times are of one clock.

    A batch holds, in this order: patches of galleries, the latest hosts, settings and totals, everything that keeps
    its order, patches of files.
    """

    def __init__(self) -> None:
        self._ready: list[ToClient] = []
        self._gallery_patches: dict[int, GalleryPatch] = {}
        self._latest: dict[type[Event], Event] = {}
        # GalleriesAdded waits as a dictionary of its rows, which patches and removals still change.
        self._ordered: list[Event | dict[int, GalleryRow]] = []
        self._unsent_rows: dict[int, dict[int, GalleryRow]] = {}
        self._files_of: int | None = None
        self._file_patches: dict[int, FilePatch] = {}
        self._is_urgent = False
        self._has_new_state = False
        self._pages_sent = 0
        self._is_between_pages = False
        self._number = 0
        self._unacknowledged: int | None = None
        self._last_batch_at = float("-inf")
        self._has_lost_events = False
        self._has_told_loss = False

    def reply(self, reply: Reply) -> None:
        """Replies leave at once, in their order, whatever is unacknowledged."""
        self._ready.append(reply)

    def publish(self, event: Event) -> None:
        """Pages of one FilesListed are published together: patches that come between them would be lost."""
        if self._has_lost_events:
            return
        match event:
            case GalleriesPatched():
                for patch in event.patches:
                    self.patch_gallery(patch)
            case FilesPatched():
                for file_patch in event.patches:
                    self.patch_file(event.gallery_id, file_patch)
            case HostsChanged() | ProxiesChanged() | SettingsChanged() | TotalsChanged() | SpeedsChanged() | LogGrew():
                self._latest[type(event)] = event
            case GalleriesAdded():
                self._append({row.id: row for row in event.rows})
            case GalleriesRemoved():
                self._remove(event)
            case FilesListed():
                if event.is_first:
                    self._forget_files()
                self._append(event)
            case _:
                self._append(event)

    def patch_gallery(self, patch: GalleryPatch) -> None:
        """Merge into what waits: into the row itself as long as it was not sent, into its patch otherwise."""
        if self._has_lost_events:
            return
        rows = self._unsent_rows.get(patch.id)
        if rows is not None:
            rows[patch.id] = msgspec.structs.replace(rows[patch.id], **_changes(patch))
        else:
            _merge(self._gallery_patches, patch)
        if patch.state is not UNSET:
            self._has_new_state = True

    def patch_file(self, gallery_id: int, patch: FilePatch) -> None:
        if self._has_lost_events:
            return
        if gallery_id != self._files_of:
            self._files_of = gallery_id
            self._file_patches.clear()
        _merge(self._file_patches, patch)

    def snapshot(
        self,
        galleries: Sequence[GalleryRow],
        *,
        tabs: Sequence[TabRow],
        hosts: Sequence[HostRow],
        templates: Sequence[TemplateRow],
        settings: Settings,
        covers: Sequence[tuple[int, str]],
        is_all: bool = True,
    ) -> None:
        """Send the whole state in pages. Changes that wait are in it already; what happened once still follows.

        Without `is_all` there are more galleries: batches wait until `snapshot_rest` has brought all.
        """
        first = SnapshotPage(
            index=0,
            tabs=tuple(tabs),
            hosts=tuple(hosts),
            templates=tuple(templates),
            settings=settings,
            covers=tuple(covers),
        )
        self._add_pages(first, galleries, is_all=is_all)
        self._gallery_patches.clear()
        self._has_new_state = False
        self._unsent_rows.clear()
        self._latest.pop(HostsChanged, None)
        self._ordered = [
            item for item in self._ordered if not isinstance(item, dict) and not isinstance(item, _IN_SNAPSHOT)
        ]
        self._number = 0
        self._unacknowledged = None
        self._has_lost_events = self._has_told_loss = False

    def snapshot_rest(
        self, galleries: Sequence[GalleryRow], covers: Sequence[tuple[int, str]], *, is_all: bool
    ) -> None:
        """Galleries that the first pages did not bring, or brought otherwise; without `is_all` more follow."""
        self._add_pages(SnapshotPage(index=self._pages_sent, covers=tuple(covers)), galleries, is_all=is_all)

    def _add_pages(self, first: SnapshotPage, galleries: Sequence[GalleryRow], *, is_all: bool) -> None:
        page = first
        starts = range(0, max(len(galleries), 1), GALLERIES_A_PAGE)
        for start in starts:
            rows = tuple(galleries[start : start + GALLERIES_A_PAGE])
            self._ready.append(msgspec.structs.replace(page, galleries=rows, is_last=is_all and start == starts[-1]))
            page = SnapshotPage(index=page.index + 1)
        self._pages_sent = page.index
        self._is_between_pages = not is_all

    def acknowledge(self, number: int) -> None:
        """The client took in batch `number`; any other number than the one on its way is of no interest."""
        if number == self._unacknowledged:
            self._unacknowledged = None

    def due_at(self) -> float | None:
        """When `take` will have something; in the past means now. None: not before the next call of another method."""
        if self._ready:
            return float("-inf")
        if self._unacknowledged is not None or self._is_between_pages:
            return None
        if self._has_lost_events:
            return None if self._has_told_loss else float("-inf")
        if self._is_urgent and self._ordered:
            return float("-inf")
        if self._gallery_patches or self._latest or self._ordered or self._file_patches:
            return self._last_batch_at + (SOON_S if self._has_new_state else BATCH_INTERVAL_S)
        return None

    def take(self, now: float) -> list[ToClient]:
        """What is to be sent now, in order."""
        messages, self._ready = self._ready, []
        due = self.due_at()
        if due is not None and due <= now:
            if self._has_lost_events:
                self._number += 1  # the missing number tells the client to ask for a snapshot
                self._has_told_loss = True
            self._number += 1
            self._unacknowledged = self._number
            self._last_batch_at = now
            messages.append(Batch(number=self._number, events=self._take_events()))
        return messages

    def take_all(self) -> list[ToClient]:
        """Everything that waits, whatever was acknowledged: the last words before a connection ends."""
        self._unacknowledged = None
        self._is_between_pages = False
        return self.take(float("inf"))

    def _append(self, item: Event | dict[int, GalleryRow]) -> None:
        if len(self._ordered) >= MOST_EVENTS_WAITING:
            self._take_events()
            self._has_lost_events = True
            return
        self._ordered.append(item)
        if isinstance(item, dict):
            for row_id in item:
                self._gallery_patches.pop(row_id, None)
                self._take_back(row_id)
                self._unsent_rows[row_id] = item
        if not isinstance(item, _CAN_WAIT):
            self._is_urgent = True

    def _remove(self, event: GalleriesRemoved) -> None:
        for gallery_id in event.ids:
            self._gallery_patches.pop(gallery_id, None)
            self._take_back(gallery_id)
        self._append(event)

    def _take_back(self, gallery_id: int) -> None:
        rows = self._unsent_rows.pop(gallery_id, None)
        if rows is not None:
            del rows[gallery_id]

    def _forget_files(self) -> None:
        """A new listing is on its way: older ones, and the changes to them, are of no use any more."""
        self._ordered = [item for item in self._ordered if not isinstance(item, FilesListed)]
        self._file_patches.clear()

    def _take_events(self) -> tuple[Event, ...]:
        events: list[Event] = []
        if self._gallery_patches:
            events.append(GalleriesPatched(patches=tuple(self._gallery_patches.values())))
        events.extend(self._latest.values())
        for item in self._ordered:
            if not isinstance(item, dict):
                events.append(item)
            elif item:
                events.append(GalleriesAdded(rows=tuple(item.values())))
        if self._file_patches and self._files_of is not None:
            events.append(FilesPatched(gallery_id=self._files_of, patches=tuple(self._file_patches.values())))
        self._gallery_patches.clear()
        self._latest.clear()
        self._ordered.clear()
        self._unsent_rows.clear()
        self._file_patches.clear()
        self._is_urgent = self._has_new_state = False
        return tuple(events)


def _merge(waiting: dict[int, Patch], patch: Patch) -> None:
    earlier = waiting.get(patch.id)
    waiting[patch.id] = patch if earlier is None else msgspec.structs.replace(earlier, **_changes(patch))


def _changes(patch: GalleryPatch | FilePatch) -> dict[str, object]:
    fields = ((name, getattr(patch, name)) for name in patch.__struct_fields__)
    return {name: value for name, value in fields if value is not UNSET}
