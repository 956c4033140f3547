"""How a list of ids becomes another one in few steps, so that a view keeps its place. Pure."""

from __future__ import annotations

from typing import NamedTuple

from bridge.models.rows import runs

MOST_STEPS = 64


class Edits(NamedTuple):
    """In the order they are done. Runs are first and last rows; `kept` is what stays, in its new order."""

    removed: list[tuple[int, int]]
    kept: list[int]
    added: list[tuple[int, int]]


def edits_between(old: list[int], new: list[int]) -> Edits | None:
    """None when nothing stays, or when it takes too many steps."""
    keep = set(new)
    gone = [row for row, i in enumerate(old) if i not in keep]
    here = keep.intersection(old)
    kept = [i for i in new if i in here]
    added = list(runs([row for row, i in enumerate(new) if i not in here]))
    removed = list(runs(gone))
    if len(removed) + len(added) > MOST_STEPS or (not kept and old):
        return None
    return Edits(removed, kept, added)
