"""The technical details of a problem, and the report that is copied from its card."""

from pathlib import Path

import msgspec

from backend.event_log import masked
from backend.log import Masking
from backend.protocol.covering import covered
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.log import LogEntry
from backend.protocol.rows import GalleryState, HostWork
from bridge.gallery_problems import Problem, problems
from bridge.problem_report import Exchange, details, last_exchange, report
from bridge.store import Store
from tests.bridge.conftest import NOW, fill, gallery, host_work

KEY, PASSWORD = "k3y-4f0c81d2", "correct horse"
ASKED = f"""GET https://imx.to/api?key=… → 200 after 8 ms
POST https://imx.to/login.php → 403 after 312 ms
{{"message":"{KEY} is unknown"}}"""
REFUSED = ErrorInfo(
    kind=ErrorKind.BAD_CREDENTIALS, host="imx.to", detail=f"HTTP 403: {KEY} is unknown", subject=f"{Path.home()}/Roll"
)
ENTRY = LogEntry(id=4, at=NOW, kind="account_refused", host="imx.to", error=REFUSED, detail=ASKED)


def problem_of(store: Store) -> Problem:
    work = host_work("imx.to", HostWork.FAILED, error=REFUSED)
    row = gallery(1, "Night Markets", GalleryState.FAILED, hosts=(work,), error=REFUSED)
    fill(store, row)
    (found,) = problems(row, store.names, {}, NOW)
    return found


def test_the_last_request_and_its_answer_are_taken_from_the_log() -> None:
    found = last_exchange(ASKED)
    assert found == Exchange(
        "POST https://imx.to/login.php", f'403 after 312 ms\n{{"message":"{KEY} is unknown"}}', "403"
    )
    broken = last_exchange("PUT https://a.example/ → connection reset after 20 ms")
    assert broken == Exchange("PUT https://a.example/", "connection reset after 20 ms", "")
    assert last_exchange("Traceback (most recent call last)") is None


def test_the_details_name_time_request_answer_code_and_kind(store: Store) -> None:
    lines = details(problem_of(store), [ENTRY], store.names).splitlines()
    names = [line.partition(":")[0] for line in lines]
    assert names == ["Time", "Host", "Request", "Answer", '{"message"', "Code", "Kind", "Noted", "About"]
    assert "Code: 403" in lines and "Kind: bad_credentials" in lines and "About: ~/Roll" in lines


def test_without_a_line_in_the_log_the_error_itself_is_told(store: Store) -> None:
    said = details(problem_of(store), [], store.names)
    assert "Kind: bad_credentials" in said and "Code: 403" in said and "Request" not in said


def test_a_report_holds_nothing_that_the_log_has_covered(store: Store) -> None:
    masking = Masking()
    masking.mask([KEY, PASSWORD])
    found = problem_of(store)
    entry = masked(ENTRY, masking.cover)
    row = store.galleries[1]
    said = report(found, row, [entry], store.names, "Galleon: 1.0")
    assert "imx.to refused the sign-in" in said and "403 after 312 ms" in said and "Galleon: 1.0" in said
    assert "account_refused" in said and "Images: 0 / 10" in said
    assert KEY not in said and str(Path.home()) not in said
    assert KEY in msgspec.json.encode(row).decode(), "which is where it would have come from"


def test_what_may_be_a_secret_is_covered_wherever_it_stands() -> None:
    for said in (
        f"proxy http://marlow:{PASSWORD.replace(' ', '')}@10.0.0.1:8080 refused",
        f"GET https://a.example/up?key={KEY}&name=x",
        f'answered {{"api_key": "{KEY}"}}',
        f"Set-Cookie: {KEY}",
        f"access_token={KEY}",
    ):
        assert KEY not in covered(said) and "correcthorse" not in covered(said), said
    assert covered("POST https://a.example/up → 403 after 3 ms") == "POST https://a.example/up → 403 after 3 ms"
