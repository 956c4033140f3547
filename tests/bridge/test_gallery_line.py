"""The row of each state, word for word as ui.md section 6 has it."""

import msgspec
import pytest

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import GalleryRow, GalleryState, HostWork, PauseReason, Question
from bridge import formatting
from bridge.gallery_line import Line, line
from bridge.store import Store
from tests.bridge.conftest import NOW, gallery, host_work

S = GalleryState
MB = 10**6
REJECTED = ErrorInfo(kind=ErrorKind.FILE_REJECTED, host="pixhost.to")
REFUSED = ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, host="imx.to", detail="Wrong password")


def shown(store: Store, row: GalleryRow) -> Line:
    return line(row, store.names, "", NOW)


@pytest.mark.parametrize(
    ("row", "meta", "tone", "right", "line2", "has_bar", "slot"),
    [
        (
            gallery(1, state=S.VALIDATING, to_scan=64, size_bytes=1100 * MB),
            "64 files · 1.1 GB", "normal", "", "Checking files…", False, "x",
        ),
        (
            gallery(1, state=S.SCANNING, scanned=212, to_scan=480),
            "Reading 212 of 480 images", "normal", "44%", "", True, "x",
        ),
        (
            gallery(
                1, state=S.UPLOADING, images=20, started_at=NOW,
                hosts=(host_work("pixhost.to", HostWork.ON_HOLD, hold_until=NOW + 12),),
            ),
            "0 of 20 images · on hold, goes on in 12 s", "normal", "", "", True, "pause",
        ),
        (
            gallery(1, state=S.SCANNING),
            "Reading files…", "normal", "", "Counting files…", False, "x",
        ),
        (
            gallery(1, images=500, size_bytes=2300 * MB),
            "500 images · 2.3 GB", "normal", "", "Press Space to start", False, "play",
        ),
        (
            gallery(1, state=S.QUEUED, images=96, size_bytes=238 * MB, queue_place=2),
            "96 images · 238 MB", "normal", "", "2nd in line", False, "pause",
        ),
        (
            gallery(1, state=S.UPLOADING, images=148, done_images=92, done_bytes=50, total_bytes=100,
                    speed_bps=4_200_000, eta_s=120, started_at=NOW - 60),
            "92 of 148 images · 4.2 MB/s · 2 min left", "normal", "50%", "", True, "pause",
        ),
        (
            gallery(1, state=S.UPLOADING, images=148, total_bytes=100, speed_bps=9_000_000,
                    eta_s=1, started_at=NOW - 2),
            "0 of 148 images · starting…", "normal", "0%", "", True, "pause",
        ),
        (
            gallery(1, state=S.PAUSED, images=120, done_images=48, done_bytes=40, total_bytes=100,
                    pause_reason=PauseReason.OFFLINE),
            "48 of 120 images · offline, resumes by itself", "normal", "40%", "", True, "play",
        ),
        (
            gallery(1, state=S.INCOMPLETE, images=120, done_images=117, failed_images=3, done_bytes=98, total_bytes=100,
                    hosts=(host_work("pixhost.to", HostWork.PARTLY_FAILED, failed_files=3, error=REJECTED),)),
            "117 of 120 images · 3 rejected by Pixhost", "warning", "3 failed", "", True, "rotate-cw",
        ),
        (
            gallery(1, state=S.COMPLETED, images=84, size_bytes=301 * MB, links=3, finished_at=NOW),
            "84 images · 301 MB", "normal", formatting.clock(NOW), "3 links ready", False, "copy",
        ),
        (
            gallery(1, state=S.FAILED, error=REFUSED, hosts=(host_work("imx.to", HostWork.FAILED, error=REFUSED),)),
            "imx.to refused the sign-in", "danger", "", "Nothing was uploaded", False, "rotate-cw",
        ),
    ],
    ids=lambda value: value.state.value if isinstance(value, GalleryRow) else None,
)  # fmt: skip
def test_each_state(
    store: Store, row: GalleryRow, meta: str, tone: str, right: str, line2: str, has_bar: bool, slot: str
) -> None:
    made = shown(store, row)
    assert (made.meta, made.metaTone, made.stateRight, made.line2) == (meta, tone, right, line2)
    assert made.showBar is has_bar
    assert made.slotIcon == slot
    assert (made.line2 == "") is has_bar


def test_a_pause_says_by_whom_and_when(store: Store) -> None:
    row = gallery(1, state=S.PAUSED, pause_reason=PauseReason.BY_PERSON, paused_at=NOW)
    assert shown(store, row).meta.endswith(f"paused by you at {formatting.clock(NOW)}")


def test_a_completed_row_without_links_cannot_be_copied(store: Store) -> None:
    assert not shown(store, gallery(1, state=S.COMPLETED)).slotEnabled


def test_the_question_of_a_duplicate_stands_in_the_meta_line(store: Store) -> None:
    row = gallery(1, question=Question.DUPLICATE, twin_hosts=("pixhost.to",), twin_finished_at=NOW)
    made = shown(store, row)
    assert made.metaTone == "warning"
    assert "Pixhost" in made.meta
    waiting = gallery(1, question=Question.DUPLICATE, twin_id=2, twin_name="Kyoto")
    assert shown(store, waiting).meta == "Choose what to do · in the queue already", "nothing of it is online"


def test_an_open_question_of_an_earlier_run_does_not_hide_the_progress(store: Store) -> None:
    row = gallery(1, state=S.INCOMPLETE, question=Question.UNKNOWN_OUTCOME, unknown_images=1, done_images=4)
    assert shown(store, row).meta == "1 image may have arrived · choose what to do"
    assert shown(store, msgspec.structs.replace(row, state=S.UPLOADING)).meta.startswith("4 of 10 images · ")


def test_three_chips_or_two_and_a_number(store: Store) -> None:
    three = shown(store, gallery(1, hosts=tuple(host_work(h) for h in ("imx.to", "pixhost.to", "rapidgator.net"))))
    assert (three.chip1Code, three.chip2Code, three.chip3Code, three.chipsMore) == ("IMX", "PIX", "RAP", "")
    six = shown(store, gallery(1, hosts=tuple(host_work(f"host{i}") for i in range(6))))
    assert (six.chip3Code, six.chipsMore, six.chipsText) == ("", "+4", "6 hosts")


def test_a_chip_tells_its_host_and_progress(store: Store) -> None:
    part = host_work("pixhost.to", HostWork.ACTIVE, done_files=86, total_files=148, done_bytes=1, total_bytes=2)
    made = shown(store, gallery(1, state=S.UPLOADING, hosts=(part,)))
    assert made.chip1Tip == "Pixhost: 86 of 148 images, uploading"
    assert made.chip1Value == 0.5


def test_the_accessible_name_is_the_whole_row(store: Store) -> None:
    row = gallery(1, "Lofoten", S.UPLOADING, done_bytes=50, total_bytes=100, done_images=5, eta_s=60, speed_bps=10**6)
    assert shown(store, row).accessibleName == "Lofoten, Uploading, 50%, 5 of 10 images · 1.0 MB/s · 1 min left"
