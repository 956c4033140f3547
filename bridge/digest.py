"""Which desktop notification is due, and what it says (ui.md section 10). Pure: the clock is passed in.

Each kind speaks at most once in 30 s; what comes meanwhile is gathered into one that replaces the earlier.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from backend.protocol.events import GalleryFinished
from backend.protocol.rows import GalleryState
from bridge import formatting as text

QUIET_S = 30.0


class Message(NamedTuple):
    """`actions` are ids and labels; the first is also what a click on the notification does."""

    kind: str
    title: str
    body: str
    actions: tuple[tuple[str, str], ...] = ()
    gallery_id: int = 0
    host_id: str = ""


SHOW = ("show", "Show")


@dataclass
class _Kind:
    waiting: list[object] = field(default_factory=list)
    last_at: float | None = None


class Digest:
    """Put in what happened, take out what is to be said."""

    def __init__(self) -> None:
        self._kinds: dict[str, _Kind] = {}

    def add(self, kind: str, item: object) -> None:
        self._kinds.setdefault(kind, _Kind()).waiting.append(item)

    def take_due(self, now: float) -> list[tuple[str, list[object]]]:
        """Kinds that may speak now, with all that was gathered for them."""
        due = []
        for name, kind in self._kinds.items():
            if kind.waiting and (kind.last_at is None or now - kind.last_at >= QUIET_S):
                due.append((name, kind.waiting))
                kind.waiting = []
                kind.last_at = now
        return due

    def drop(self) -> None:
        """The person has seen it: nothing of it is said, and what comes next does not wait for it."""
        for kind in self._kinds.values():
            kind.waiting = []

    def next_at(self, now: float) -> float | None:
        """When `take_due` will have something; None while nothing waits."""
        times = [
            now if kind.last_at is None else max(now, kind.last_at + QUIET_S)
            for kind in self._kinds.values()
            if kind.waiting
        ]
        return min(times, default=None)


def finished(events: list[GalleryFinished]) -> Message:
    """One gallery, or several, are online."""
    if len(events) == 1:
        event = events[0]
        body = f"{text.count(event.images, 'image')} on {text.count(event.host_count, 'host')}"
        actions = (("copy", "Copy post code"), ("show", "Open"))
        return Message("finished", f"{text.isolated(event.name)} is online", body, actions, event.gallery_id)
    names = text.joined([text.isolated(event.name) for event in events])
    title = f"{text.count(len(events), 'gallery', 'galleries')} are online"
    return Message("finished", title, names, (SHOW,), events[-1].gallery_id)


def attention(events: list[tuple[GalleryFinished, str]]) -> Message:
    """Galleries that ended incomplete or failed; each comes with its problem in a few words."""
    problems = list(dict.fromkeys(problem for _, problem in events if problem))
    body = " · ".join(problems[:3])
    last = events[-1][0]
    if len(events) == 1:
        title = f"{text.isolated(last.name)} needs attention"
    else:
        title = f"{text.count(len(events), 'gallery', 'galleries')} need attention"
    return Message("attention", title, body, (SHOW,), last.gallery_id)


def everything_done(galleries: int, size_bytes: int, seconds: float) -> Message:
    took = f" in {text.duration(seconds)}" if seconds >= 1 else ""
    body = f"{text.count(galleries, 'gallery', 'galleries')}, {text.size(size_bytes)}{took}"
    return Message("empty", "Everything is uploaded", body, (SHOW,))


def host_needs_you(host_id: str, name: str, reason: str, action: str = "Sign in") -> Message:
    body = f"{reason}; other hosts carry on" if reason else "Other hosts carry on"
    return Message("host", f"{name} needs you", body, (("host", action),), host_id=host_id)


def offline() -> Message:
    return Message("offline", "Waiting for the network", "Uploads go on by themselves")


def needs_attention(state: GalleryState) -> bool:
    return state in (GalleryState.INCOMPLETE, GalleryState.FAILED)
