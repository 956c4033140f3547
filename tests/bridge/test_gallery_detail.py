import pytest

from backend.protocol.activity import ActivityRow, FollowUpRow
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.hosts import HostKind, HostRow
from backend.protocol.rows import (
    FileRow,
    FileState,
    GalleryRow,
    GalleryState,
    HostWork,
    PauseReason,
    Question,
    UploadRow,
    UploadState,
)
from bridge import formatting
from bridge import gallery_detail as detail
from bridge.gallery_problems import Card, copies_of, problems
from bridge.store import Store
from tests.bridge.conftest import NOW, gallery, host_work

S = GalleryState
MB = 10**6
REJECTED = ErrorInfo(kind=ErrorKind.FILE_REJECTED, host="pixhost.to", detail="too big")


def file(number: int, state: FileState = FileState.UPLOADED, **more: object) -> FileRow:
    return FileRow(id=number, gallery_id=1, position=number, name=f"{number}.jpg", state=state, **more)


def test_figures_under_the_name() -> None:
    uploading = gallery(1, state=S.UPLOADING, speed_bps=4_200_000, eta_s=120, size_bytes=412 * MB, done_bytes=1)
    assert detail.subtitle(uploading, NOW) == "4.2 MB/s · 2 min left · 412 MB"
    done = gallery(1, state=S.COMPLETED, images=84, size_bytes=301 * MB, upload_s=190)
    assert detail.subtitle(done, NOW) == "84 images · 301 MB · took 3 min 10 s"


def test_the_pill() -> None:
    assert detail.pill(gallery(1, state=S.UPLOADING, done_bytes=1, total_bytes=2), NOW) == "Uploading · 50%"
    done = gallery(1, state=S.COMPLETED, finished_at=NOW)
    assert detail.pill(done, NOW) == f"Completed at {formatting.clock(NOW)}"
    assert detail.pill(gallery(1), NOW) == "Ready"


@pytest.mark.parametrize(
    ("work", "more", "right"),
    [
        (HostWork.ACTIVE, {"speed_bps": 2_400_000}, "92 of 148 · 2.4 MB/s"),
        (HostWork.PARTLY_FAILED, {"failed_files": 3}, "92 of 148 · 3 failed"),
        (HostWork.DONE, {}, "92 of 148"),
        (HostWork.ON_HOLD, {"hold_until": NOW}, f"92 of 148 · on hold until {formatting.clock(NOW)}"),
    ],
)
def test_one_host_of_a_gallery(store: Store, work: HostWork, more: dict[str, object], right: str) -> None:
    part = host_work("pixhost.to", work, done_files=92, total_files=148, **more)
    assert detail.host_detail(part, gallery(1), store.names).right == right


def test_file_hosts_count_bytes(store: Store) -> None:
    store.set_hosts([HostRow(id="rg", name="Rapidgator", code="RG", kind=HostKind.FILE)])
    part = host_work("rg", HostWork.ACTIVE, done_bytes=127 * MB, total_bytes=409 * MB, speed_bps=600_000)
    made = detail.host_detail(part, gallery(1), store.names)
    assert (made.name, made.right) == ("Rapidgator · ZIP", "127 of 409 MB · 0.6 MB/s")


def test_a_failed_file_quotes_its_host(store: Store) -> None:
    failed = UploadRow(host_id="pixhost.to", state=UploadState.FAILED, error=REJECTED)
    made = detail.file_line(file(1, FileState.FAILED, uploads=(failed,), width=6000, height=4000), "", store.names)
    assert made.stateLabel == "Failed"
    assert made.dimsText == "6000 × 4000"
    assert made.errorText.startswith("rejected by Pixhost") and "too big" in made.errorText


def cards(store: Store, row: GalleryRow, *files: FileRow) -> list[Card]:
    return [problem.card for problem in problems(row, store.names, {f.id: f for f in files}, NOW)]


def test_a_duplicate_asks_with_three_answers(store: Store) -> None:
    row = gallery(1, question=Question.DUPLICATE, twin_name="Kyoto", twin_hosts=("pixhost.to",), twin_finished_at=NOW)
    (card,) = cards(store, row)
    assert [action["id"] for action in card.actions] == ["skip", "use_links", "upload_again"]
    assert "Pixhost" in card.what and "Kyoto" in card.what
    (card,) = cards(store, gallery(1, question=Question.DUPLICATE, twin_id=2, twin_name="Kyoto"))
    assert card.title == "These images are in the queue already", "nothing of it is online"


def test_unknown_outcomes_are_asked_for_each_host(store: Store) -> None:
    row = gallery(1, state=S.INCOMPLETE, question=Question.UNKNOWN_OUTCOME, unknown_images=2,
                  hosts=(host_work("imx.to", unknown_files=2), host_work("pixhost.to", HostWork.DONE)))  # fmt: skip
    (card,) = cards(store, row)
    assert card.title == "Nobody knows whether 2 images arrived"
    assert "imx.to" in card.what


def test_each_host_that_failed_has_its_card_and_the_gallery_repeats_none(store: Store) -> None:
    row = gallery(1, state=S.FAILED, error=REJECTED, hosts=(
        host_work("pixhost.to", HostWork.FAILED, error=REJECTED, failed_files=10, total_files=10),
        host_work("imx.to", HostWork.FAILED, error=ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, host="imx.to")),
    ))  # fmt: skip
    assert [card.title for card in cards(store, row)] == [
        "Pixhost rejected 10 images",
        "imx.to refused the sign-in",
    ]


def test_a_gallery_without_a_network_says_that_it_goes_on_by_itself(store: Store) -> None:
    (card,) = cards(store, gallery(1, state=S.PAUSED, pause_reason=PauseReason.OFFLINE, paused_at=NOW))
    assert card.title.startswith("No network since ")
    assert card.did == "Uploads are on hold and go on by themselves; finished images are not sent twice."
    assert not card.actions


def test_a_folder_that_has_gone_is_a_card_of_the_gallery(store: Store) -> None:
    gone = ErrorInfo(kind=ErrorKind.FOLDER_GONE, subject="/pictures/2026/Roll 017/001.jpg")
    hosts = tuple(host_work(host, HostWork.FAILED, error=gone, failed_files=3) for host in ("imx.to", "pixhost.to"))
    row = gallery(1, "Roll 017", S.FAILED, error=gone, hosts=hosts, path="/pictures/2026/Roll 017")
    (card,) = cards(store, row)
    assert card.title == "The folder has gone"
    assert card.what.replace("\u2068", "").replace("\u2069", "") == "“Roll 017” is no longer in 2026."
    assert card.tone == "danger"


def test_files_that_the_scan_left_out_are_named_with_the_reason(store: Store) -> None:
    bad = file(3, FileState.LEFT_OUT, error=ErrorInfo(kind=ErrorKind.FILE_UNREADABLE, detail="it is cut off"))
    (card,) = cards(store, gallery(1), file(1, FileState.PENDING), bad)
    assert card.title == "1 file cannot be used"
    assert "3.jpg" in card.what and "it is cut off" in card.what


def test_files_left_out_by_the_person_are_no_problem(store: Store) -> None:
    assert cards(store, gallery(1), file(1, FileState.LEFT_OUT)) == []


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"kind": "scanned", "count": 148}, "Checked 148 images"),
        ({"kind": "host_done", "host": "pixhost.to", "count": 1}, "Pixhost is done: 1 image"),
        ({"kind": "failed", "error": ErrorInfo(kind=ErrorKind.FOLDER_GONE)}, "Failed: the folder has gone"),
        ({"kind": "something_new"}, "Something new"),
    ],
)
def test_history_is_told_in_sentences(store: Store, entry: dict[str, object], said: str) -> None:
    row = ActivityRow(id=1, gallery_id=1, at=NOW, **entry)
    assert detail.activity_line(row, store.names, NOW).text == said


def test_an_image_that_may_have_arrived_is_no_failure(store: Store) -> None:
    error = ErrorInfo(kind=ErrorKind.UNKNOWN_OUTCOME, host="pixhost.to", detail="the host closed the connection")
    row = ActivityRow(id=1, gallery_id=1, at=NOW, kind="file_failed", host="pixhost.to", subject="a.jpg", error=error)
    line = detail.activity_line(row, store.names, NOW)
    assert line.text.replace("\u2068", "").replace("\u2069", "") == "“a.jpg” may have arrived on Pixhost"
    assert line.tone == "warning"


def test_shared_fields_show_and_others_are_mixed() -> None:
    lines = {line.key: line for line in detail.fields([gallery(1, custom1="Norway"), gallery(2, custom1="Norway")])}
    assert lines["custom1"].value == "Norway"
    lines = {line.key: line for line in detail.fields([gallery(1, custom1="Norway"), gallery(2)])}
    assert (lines["custom1"].value, lines["custom1"].placeholder) == ("", "Mixed")
    assert [key for key, line in lines.items() if line.isSpare] == ["ext1", "ext2", "ext3", "ext4"]
    assert not detail.fields([gallery(1, ext1="from a program"), gallery(2)])[4].isSpare


def test_addresses_are_shown_without_their_scheme() -> None:
    assert detail.short_url("https://imx.to/g/1c9f2ab") == "imx.to/g/1c9f2ab"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (FollowUpRow(ids=(1,), kind="rename", gallery_id=1, host_id="imx.to"), "imx.to gets the gallery's name next"),
        (
            FollowUpRow(ids=(1,), kind="rename", gallery_id=1, host_id="imx.to", next_at=NOW + 60),
            f"imx.to gets the gallery's name at {formatting.clock(NOW + 60)}",
        ),
        (
            FollowUpRow(
                ids=(3, 4),
                kind="resolve",
                gallery_id=1,
                host_id="imx.to",
                is_stopped=True,
                error=ErrorInfo(kind=ErrorKind.HOST_CHANGED, host="imx.to"),
            ),
            "imx.to is asked for the links of 2 images, once you let it go on: imx.to has changed",
        ),
    ],
)
def test_what_is_left_to_do_at_a_host(store: Store, row: FollowUpRow, said: str) -> None:
    assert detail.follow_up_line(row, store.names, NOW).text == said


def test_a_host_that_stands_in_says_for_which(store: Store) -> None:
    host = host_work("pixhost.to", HostWork.DONE, done_files=2, stands_in_for="imx.to")
    assert detail.host_detail(host, gallery(1, hosts=(host,)), store.names).name.endswith(" in place of imx.to")


def test_images_that_are_in_it_twice_and_changed_ones_are_told(store: Store) -> None:
    def file(number: int, digest: str, **more: object) -> FileRow:
        values = {"id": number, "gallery_id": 1, "position": number, "name": f"{number}.jpg", "digest": digest}
        return FileRow(**{**values, **more})

    files = {f.id: f for f in (file(1, "a"), file(2, "b"), file(3, "a"), file(4, "b", state=FileState.LEFT_OUT))}
    assert copies_of(files) == (3,)
    (card,) = [problem.card for problem in problems(gallery(1), store.names, files, NOW)]
    assert [action["id"] for action in card.actions] == ["leave_out_copies"]
    done = gallery(1, state=GalleryState.COMPLETED)
    assert problems(done, store.names, files, NOW) == [], "it is too late to tell"
    files[5] = file(5, "c", is_changed=True)
    (card,) = [problem.card for problem in problems(done, store.names, files, NOW)]
    assert [action["id"] for action in card.actions] == ["send_changed", "keep_online"]
