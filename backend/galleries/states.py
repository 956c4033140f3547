"""The life of a gallery as one table. Pure: nothing here reads a clock or stores anything."""

from __future__ import annotations

from enum import StrEnum

from backend.protocol.rows import GalleryState

V, S, R, Q, U, P, I, C, F = (
    GalleryState.VALIDATING,
    GalleryState.SCANNING,
    GalleryState.READY,
    GalleryState.QUEUED,
    GalleryState.UPLOADING,
    GalleryState.PAUSED,
    GalleryState.INCOMPLETE,
    GalleryState.COMPLETED,
    GalleryState.FAILED,
)


class Trigger(StrEnum):
    """What can happen to a gallery."""

    FILES_LISTED = "files_listed"  # folder read or archive unpacked; its images are looked at next
    SCAN_DONE = "scan_done"
    SCAN_DONE_ONLINE = "scan_done_online"  # looked at again: all of it is uploaded already
    SCAN_DONE_PARTLY = "scan_done_partly"  # looked at again: some of it is uploaded, and some of it failed before
    SCAN_FAILED = "scan_failed"  # folder gone, archive broken, no usable image
    SCAN_FAILED_ONLINE = "scan_failed_online"  # looked at again in vain: what is online stays the result
    RESCAN = "rescan"
    START = "start"  # start, resume and retry are one thing: get in line
    SLOT_GRANTED = "slot_granted"
    PAUSE = "pause"
    CANCEL = "cancel"  # a stopped upload with nothing on any host
    CANCEL_PARTLY = "cancel_partly"  # a stopped upload that left something online
    REST_WAITS = "rest_waits"  # the hosts that start before the gallery have it; the others wait for the start
    ALL_UPLOADED = "all_uploaded"
    SOME_FAILED = "some_failed"
    ALL_FAILED = "all_failed"
    INTERRUPTED = "interrupted"  # the engine ended in the middle of the work
    DELETED = "deleted"  # from all hosts
    DELETED_PARTLY = "deleted_partly"  # something is still on a host
    MORE_WANTED = "more_wanted"  # an image that is not online was taken in again
    LINKS_TAKEN_OVER = "links_taken_over"  # the person chose the old links of a duplicate


T = Trigger

TRANSITIONS: dict[GalleryState, dict[Trigger, GalleryState]] = {
    V: {T.FILES_LISTED: S, T.SCAN_FAILED: F, T.SCAN_FAILED_ONLINE: I, T.INTERRUPTED: V},
    S: {
        T.SCAN_DONE: R,
        T.SCAN_DONE_ONLINE: C,
        T.SCAN_DONE_PARTLY: I,
        T.SCAN_FAILED: F,
        T.SCAN_FAILED_ONLINE: I,
        T.INTERRUPTED: V,
    },
    R: {T.START: Q, T.RESCAN: V, T.LINKS_TAKEN_OVER: C},
    Q: {T.SLOT_GRANTED: U, T.PAUSE: P, T.CANCEL: R, T.CANCEL_PARTLY: I, T.INTERRUPTED: Q, T.LINKS_TAKEN_OVER: C},
    U: {
        T.PAUSE: P,
        T.CANCEL: R,
        T.CANCEL_PARTLY: I,
        T.REST_WAITS: R,
        T.ALL_UPLOADED: C,
        T.SOME_FAILED: I,
        T.ALL_FAILED: F,
        T.INTERRUPTED: Q,
    },
    P: {T.START: Q, T.CANCEL: R, T.CANCEL_PARTLY: I, T.RESCAN: V, T.LINKS_TAKEN_OVER: C},
    I: {T.START: Q, T.RESCAN: V, T.ALL_UPLOADED: C, T.DELETED: R, T.DELETED_PARTLY: I},
    C: {T.START: Q, T.RESCAN: V, T.DELETED: R, T.DELETED_PARTLY: I, T.MORE_WANTED: I},
    F: {T.START: Q, T.RESCAN: V},
}
"""What is not in this table cannot happen; `after` refuses it."""


class ImpossibleTransition(Exception):
    """A bug of Galleon: the caller asked for a change that the table does not have."""


def after(state: GalleryState, trigger: Trigger) -> GalleryState:
    """The state that follows. Raises ImpossibleTransition when the table has no such change."""
    try:
        return TRANSITIONS[state][trigger]
    except KeyError:
        raise ImpossibleTransition(f"{trigger} while {state}") from None


def allows(state: GalleryState, trigger: Trigger) -> bool:
    return trigger in TRANSITIONS[state]


def outcome(*, uploaded: int, failed: int, rest_waits: bool = False) -> Trigger:
    """How a run ends. Counts are uploads (files times hosts); an unknown outcome counts as both.

    `rest_waits`: the gallery was not started yet, only some of its hosts.
    """
    if failed == 0:
        return Trigger.REST_WAITS if rest_waits else Trigger.ALL_UPLOADED
    return Trigger.SOME_FAILED if uploaded else Trigger.ALL_FAILED
