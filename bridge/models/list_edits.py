"""How a list of ids becomes another one in few steps, so that a view keeps its place. Pure."""

from __future__ import annotations

from typing import NamedTuple

from bridge.models.rows import runs

MOST_STEPS = 64


class Edits(NamedTuple):
    """In the order they are done. Runs are first and last rows; `move` is first, last and the row it is put before,
    empty when nothing moves; `moved` is the list after it.
    """

    removed: list[tuple[int, int]]
    move: tuple[int, int, int] | tuple[()]
    moved: list[int]
    added: list[tuple[int, int]]


def edits_between(old: list[int], new: list[int]) -> Edits | None:
    """None when removing, moving one block and inserting does not lead there, or takes too many steps."""
    keep = set(new)
    gone = [row for row, i in enumerate(old) if i not in keep]
    left = [i for i in old if i in keep]
    here = set(left)
    target = [i for i in new if i in here]
    move = block_move(left, target)
    added = list(runs([row for row, i in enumerate(new) if i not in here]))
    removed = list(runs(gone))
    if move is None or len(removed) + len(added) > MOST_STEPS or (not left and old):
        return None
    return Edits(removed, move, target, added)


def block_move(old: list[int], new: list[int]) -> tuple[int, int, int] | tuple[()] | None:
    """How one block of rows is moved to get from `old` to `new`: first, last, and the row it is put before.

    Empty when nothing moves, None when it takes more than one block. Both hold the same ids.
    """
    if old == new:
        return ()
    start = next(i for i, (a, b) in enumerate(zip(old, new, strict=True)) if a != b)
    end = len(old)
    while old[end - 1] == new[end - 1]:
        end -= 1
    a, b = old[start:end], new[start:end]
    shift = b.index(a[0])
    if b[shift:] + b[:shift] != a:
        return None
    # b is a turned by `shift`: the last `shift` of a came to the front
    if shift <= len(a) - shift:
        return end - shift, end - 1, start
    return start, start + (len(a) - shift) - 1, end
