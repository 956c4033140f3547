"""How well a line of the command palette fits what was typed. Pure."""

from __future__ import annotations

from collections.abc import Sequence

IN_LABEL = 3.0
"""Less for each word: they all stand in the label."""
LONGEST_GAP = 24


def fit(label: str, detail: str, words: Sequence[str]) -> float | None:
    """The smaller, the better; None when a word fits nowhere. `words` are without case.

    A word fits at the beginning of the label, at the beginning of one of its words, anywhere in it, in the detail, or
    with its letters in order though not together ("shwin" in "show inspector").
    """
    label, detail = label.casefold(), detail.casefold()
    total = 0.0
    for word in words:
        at = label.find(word)
        if at == 0:
            cost = 0.0
        elif at > 0 and not label[at - 1].isalnum():
            cost = 1.0
        elif at > 0 or f" {word}" in label:
            cost = 1.0 if f" {word}" in label else 2.0
        elif word in detail:
            cost = 3.0
        elif (gap := _spread(label, word)) is not None:
            cost = 4.0 + gap / 100
        else:
            return None
        total += cost
    return total + min(len(label), 100) / 1000


def _spread(label: str, word: str) -> int | None:
    """How many letters lie between those of the word, which begins a word of the label; None when they are not there.
    Two letters or fewer fit everywhere, so they count only together."""
    if len(word) < 3:
        return None
    best: int | None = None
    for start in (0, *(i + 1 for i, letter in enumerate(label) if letter == " ")):
        if label[start : start + 1] != word[0]:
            continue
        at, gaps = start, 0
        for letter in word[1:]:
            following = label.find(letter, at + 1)
            if following < 0:
                break
            gaps += following - at - 1
            at = following
        else:
            if gaps <= LONGEST_GAP and (best is None or gaps < best):
                best = gaps
    return best
