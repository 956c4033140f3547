"""Where galleries stand in the queue, and the commands that put them back. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from backend.protocol.commands import MoveGalleries
from backend.protocol.rows import GalleryRow


def way_back(galleries: Mapping[int, GalleryRow], moving: Collection[int]) -> list[MoveGalleries]:
    """Puts these galleries back where they are now: neighbours together, and from the end on, so that what each run is
    put in front of stands in its place already.
    """
    moved = set(moving)
    back: list[MoveGalleries] = []
    run: list[int] = []
    after: int | None = None
    for gallery_id in sorted(galleries, key=lambda i: galleries[i].position, reverse=True):
        if gallery_id in moved:
            run.append(gallery_id)
            continue
        if run:
            back.append(MoveGalleries(ids=tuple(reversed(run)), before_id=after))
            run = []
        after = gallery_id
    if run:
        back.append(MoveGalleries(ids=tuple(reversed(run)), before_id=after))
    return back


def behind_last(galleries: Mapping[int, GalleryRow], shown: Sequence[int], moving: Collection[int]) -> int | None:
    """The gallery behind the last one of a filtered list that stays; None for the end of the queue."""
    last = next((galleries[i].position for i in reversed(shown) if i not in moving), None)
    if last is None:
        return None
    later = [row for row in galleries.values() if row.position > last and row.id not in moving]
    return min(later, key=lambda row: row.position).id if later else None
