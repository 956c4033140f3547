from __future__ import annotations

import itertools

import pytest

from backend.galleries.states import TRANSITIONS, ImpossibleTransition, Trigger, after, allows, outcome
from backend.protocol.rows import GalleryState as G

EXPECTED = {
    (G.VALIDATING, Trigger.FILES_LISTED): G.SCANNING,
    (G.VALIDATING, Trigger.SCAN_FAILED): G.FAILED,
    (G.VALIDATING, Trigger.SCAN_FAILED_ONLINE): G.INCOMPLETE,
    (G.VALIDATING, Trigger.INTERRUPTED): G.VALIDATING,
    (G.SCANNING, Trigger.SCAN_DONE): G.READY,
    (G.SCANNING, Trigger.SCAN_DONE_ONLINE): G.COMPLETED,
    (G.SCANNING, Trigger.SCAN_DONE_PARTLY): G.INCOMPLETE,
    (G.SCANNING, Trigger.SCAN_FAILED): G.FAILED,
    (G.SCANNING, Trigger.SCAN_FAILED_ONLINE): G.INCOMPLETE,
    (G.SCANNING, Trigger.INTERRUPTED): G.VALIDATING,
    (G.READY, Trigger.START): G.QUEUED,
    (G.READY, Trigger.RESCAN): G.VALIDATING,
    (G.READY, Trigger.LINKS_TAKEN_OVER): G.COMPLETED,
    (G.QUEUED, Trigger.SLOT_GRANTED): G.UPLOADING,
    (G.QUEUED, Trigger.PAUSE): G.PAUSED,
    (G.QUEUED, Trigger.CANCEL): G.READY,
    (G.QUEUED, Trigger.CANCEL_PARTLY): G.INCOMPLETE,
    (G.QUEUED, Trigger.INTERRUPTED): G.QUEUED,
    (G.QUEUED, Trigger.LINKS_TAKEN_OVER): G.COMPLETED,
    (G.UPLOADING, Trigger.PAUSE): G.PAUSED,
    (G.UPLOADING, Trigger.CANCEL): G.READY,
    (G.UPLOADING, Trigger.CANCEL_PARTLY): G.INCOMPLETE,
    (G.UPLOADING, Trigger.REST_WAITS): G.READY,
    (G.UPLOADING, Trigger.ALL_UPLOADED): G.COMPLETED,
    (G.UPLOADING, Trigger.SOME_FAILED): G.INCOMPLETE,
    (G.UPLOADING, Trigger.ALL_FAILED): G.FAILED,
    (G.UPLOADING, Trigger.INTERRUPTED): G.QUEUED,
    (G.PAUSED, Trigger.START): G.QUEUED,
    (G.PAUSED, Trigger.CANCEL): G.READY,
    (G.PAUSED, Trigger.CANCEL_PARTLY): G.INCOMPLETE,
    (G.PAUSED, Trigger.RESCAN): G.VALIDATING,
    (G.PAUSED, Trigger.LINKS_TAKEN_OVER): G.COMPLETED,
    (G.INCOMPLETE, Trigger.START): G.QUEUED,
    (G.INCOMPLETE, Trigger.RESCAN): G.VALIDATING,
    (G.INCOMPLETE, Trigger.ALL_UPLOADED): G.COMPLETED,
    (G.INCOMPLETE, Trigger.DELETED): G.READY,
    (G.INCOMPLETE, Trigger.DELETED_PARTLY): G.INCOMPLETE,
    (G.COMPLETED, Trigger.DELETED): G.READY,
    (G.COMPLETED, Trigger.DELETED_PARTLY): G.INCOMPLETE,
    (G.COMPLETED, Trigger.MORE_WANTED): G.INCOMPLETE,
    (G.COMPLETED, Trigger.START): G.QUEUED,
    (G.COMPLETED, Trigger.RESCAN): G.VALIDATING,
    (G.FAILED, Trigger.START): G.QUEUED,
    (G.FAILED, Trigger.RESCAN): G.VALIDATING,
}


@pytest.mark.parametrize(("state", "trigger"), list(itertools.product(G, Trigger)))
def test_every_pair_of_state_and_trigger_is_decided(state: G, trigger: Trigger) -> None:
    if (state, trigger) in EXPECTED:
        assert allows(state, trigger)
        assert after(state, trigger) is EXPECTED[state, trigger]
    else:
        assert not allows(state, trigger)
        with pytest.raises(ImpossibleTransition):
            after(state, trigger)


def test_every_state_can_be_reached_from_a_new_gallery() -> None:
    reached, frontier = {G.VALIDATING}, [G.VALIDATING]
    while frontier:
        for following in TRANSITIONS[frontier.pop()].values():
            if following not in reached:
                reached.add(following)
                frontier.append(following)
    assert reached == set(G)


def test_no_state_is_a_dead_end() -> None:
    assert all(any(t is not Trigger.INTERRUPTED for t in TRANSITIONS[state]) for state in G)


@pytest.mark.parametrize(
    ("uploaded", "failed", "trigger"),
    [(3, 0, Trigger.ALL_UPLOADED), (2, 1, Trigger.SOME_FAILED), (0, 3, Trigger.ALL_FAILED)],
)
def test_a_run_ends_by_what_was_uploaded(uploaded: int, failed: int, trigger: Trigger) -> None:
    assert outcome(uploaded=uploaded, failed=failed) is trigger
