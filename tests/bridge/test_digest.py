from backend.protocol.events import GalleryFinished
from backend.protocol.rows import GalleryState
from bridge import digest
from bridge.digest import Digest


def done(number: int, name: str, state: GalleryState = GalleryState.COMPLETED) -> GalleryFinished:
    return GalleryFinished(gallery_id=number, name=name, state=state, images=84, host_count=3)


def test_the_first_speaks_at_once_and_the_next_waits_for_thirty_seconds() -> None:
    gathered = Digest()
    gathered.add("finished", 1)
    assert gathered.take_due(100.0) == [("finished", [1])]
    gathered.add("finished", 2)
    gathered.add("finished", 3)
    assert gathered.take_due(110.0) == []
    assert gathered.next_at(110.0) == 130.0
    assert gathered.take_due(130.0) == [("finished", [1, 2, 3])], "it replaces the first, so it tells of it too"
    gathered.add("finished", 4)
    assert gathered.take_due(200.0) == [("finished", [4])]


def test_kinds_do_not_wait_for_each_other() -> None:
    gathered = Digest()
    gathered.add("finished", 1)
    gathered.take_due(100.0)
    gathered.add("attention", 2)
    assert gathered.take_due(101.0) == [("attention", [2])]


def test_nothing_is_due_when_nothing_happened() -> None:
    assert Digest().next_at(0.0) is None


def test_one_gallery_has_its_name_and_several_are_counted() -> None:
    one = digest.finished([done(1, "Street – Lisbon")])
    assert "Street – Lisbon" in one.title and one.title.endswith("is online")
    assert one.body == "84 images on 3 hosts"
    several = digest.finished([done(i, f"G{i}") for i in range(1, 6)])
    assert several.title == "5 galleries are online"
    assert several.body.replace("\u2068", "").replace("\u2069", "") == "G1, G2 and 3 more"


def test_attention_tells_each_problem_once() -> None:
    failed = done(1, "A", GalleryState.FAILED)
    said = digest.attention([(failed, "imx.to refused the sign-in"), (failed, "imx.to refused the sign-in")])
    assert said.title == "2 galleries need attention"
    assert said.body == "imx.to refused the sign-in"


def test_the_end_of_the_queue_says_how_much_and_how_long() -> None:
    assert digest.everything_done(12, 12_400_000_000, 2460).body == "12 galleries, 12.4 GB in 41 min"


def test_what_the_person_saw_is_not_said_and_delays_nothing() -> None:
    gathered = Digest()
    gathered.add("finished", "seen")
    gathered.drop()
    assert gathered.next_at(0.0) is None
    gathered.add("finished", "unseen")
    assert gathered.take_due(1.0) == [("finished", ["unseen"])]
