"""Which desktop notification is due, and what it says (ui.md section 10). Pure: the clock is passed in.

Each kind speaks at most once in 30 s; what comes meanwhile is gathered into one that replaces the earlier, and tells of
that as well: five galleries that end within 30 s are five in the message that stays.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from backend.protocol.events import GalleryFinished
from bridge import formatting as text
from bridge.wording import tr

QUIET_S = 30.0
_BEAT_S = 3.0
"""A message this long after the quiet time still belongs to the one before."""


class Message(NamedTuple):
    """`actions` are ids and labels; the first is also what a click on the notification does."""

    kind: str
    title: str
    body: str
    actions: tuple[tuple[str, str], ...] = ()
    gallery_id: int = 0
    host_id: str = ""


def _show() -> tuple[str, str]:
    return "show", tr("Show")


@dataclass
class _Kind:
    waiting: list[object] = field(default_factory=list)
    said: list[object] = field(default_factory=list)  # by the message that the next one replaces
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
                goes_on = kind.last_at is not None and now - kind.last_at < QUIET_S + _BEAT_S
                kind.said = [*kind.said, *kind.waiting] if goes_on else kind.waiting
                due.append((name, kind.said))
                kind.waiting = []
                kind.last_at = now
        return due

    def drop(self, *names: str) -> None:
        """The person has seen these kinds, or all: nothing of it is said, and what comes next does not wait for it."""
        for name, kind in self._kinds.items():
            if not names or name in names:
                kind.waiting = []
                kind.said = []

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
        hosts = tr("%n host(s)", "", event.host_count)
        body = tr("%n image(s) on {hosts}", "{hosts} is: 3 hosts", event.images).format(hosts=hosts)
        actions = (("copy", tr("Copy post code")), ("show", tr("Open")))
        title = tr("{gallery} is online").format(gallery=text.isolated(event.name))
        return Message("finished", title, body, actions, event.gallery_id)
    names = text.joined([text.isolated(event.name) for event in events])
    title = tr("%n galleries are online", "", len(events))
    return Message("finished", title, names, (_show(),), events[-1].gallery_id)


def attention(events: list[tuple[GalleryFinished, str]]) -> Message:
    """Galleries that ended incomplete or failed; each comes with its problem in a few words."""
    problems = list(dict.fromkeys(problem for _, problem in events if problem))
    body = " · ".join(problems[:3])
    last = events[-1][0]
    if len(events) == 1:
        title = tr("{gallery} needs attention").format(gallery=text.isolated(last.name))
    else:
        title = tr("%n galleries need attention", "", len(events))
    return Message("attention", title, body, (_show(),), last.gallery_id)


def links_died(files: int, galleries: int) -> Message:
    """The regular check has found links gone."""
    counted = tr("%n galleries", "", galleries)
    title = tr("%n link(s) of {galleries} are gone", "", files).format(galleries=counted)
    return Message("links", title, tr("Galleon can upload them again"), (("gone", tr("Show")),))


def everything_done(galleries: int, size_bytes: int, seconds: float) -> Message:
    counted = tr("%n galleries", "", galleries)
    what = f"{counted}, {text.size(size_bytes)}"
    took = tr("{galleries} in {time}", "12 galleries, 12.4 GB in 41 min")
    body = took.format(galleries=what, time=text.duration(seconds)) if seconds >= 1 else what
    return Message("empty", tr("Everything is uploaded"), body, (_show(),))


def hosts_need_you(messages: list[Message], names: list[str]) -> Message:
    """One or several, which were made by `host_needs_you`."""
    if len(messages) == 1:
        return messages[0]
    title, body = tr("%n hosts need you", "", len(messages)), text.joined(names)
    return Message("host", title, body, (("host", tr("Show")),), host_id=messages[-1].host_id)


def host_needs_you(host_id: str, name: str, reason: str, action: str = "") -> Message:
    body = tr("{reason}; other hosts carry on").format(reason=reason) if reason else tr("Other hosts carry on")
    title = tr("{host} needs you").format(host=name)
    return Message("host", title, body, (("host", action or tr("Sign in")),), host_id=host_id)


def offline() -> Message:
    return Message("offline", tr("Waiting for the network"), tr("Uploads go on by themselves"))


def online_again() -> Message:
    """Replaces `offline`."""
    return Message("offline", tr("The network is back"), tr("Uploads go on"))
