"""What a failure tells is told without the secrets that the engine knows."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from backend.errors import Problem, cover_details, problem
from backend.log import MASK, Masking
from backend.protocol.errors import ErrorInfo, ErrorKind
from tests.end_to_end import pictures
from tests.galleries.conftest import Office

KEY = "s3cr3t/Ä+key"


@pytest.fixture
def covered() -> Iterator[Masking]:
    masking = Masking()
    masking.mask([KEY])
    cover_details(masking.cover)
    yield masking
    cover_details(None)


@pytest.mark.parametrize(
    "said", [KEY, quote(KEY, safe=""), base64.b64encode(KEY.encode()).decode().rstrip("="), f'{{"key": "{KEY}"}}']
)
def test_a_detail_has_no_secret_in_any_of_its_forms(covered: Masking, said: str) -> None:
    for raised in (
        problem(ErrorKind.FILE_REJECTED, f"the key {said} is unknown", host="one", subject="a.jpg"),
        Problem(ErrorInfo(kind=ErrorKind.BUG, detail=said)),
    ):
        assert KEY not in f"{raised.info} {raised}" and quote(KEY, safe="") not in str(raised)
        assert MASK in raised.info.detail and MASK in str(raised)
    assert problem(ErrorKind.FILE_REJECTED, "No such album").info.detail == "No such album"


async def test_a_host_that_repeats_what_it_was_sent_gets_it_into_no_row_and_no_file(
    office: Office, tmp_path: Path
) -> None:
    office.engine._masking.mask([KEY])
    host = office.host()

    def refuse(file: object, attempt: int) -> None:
        raise problem(ErrorKind.FILE_REJECTED, f"?key={quote(KEY, safe='')} ({KEY}) may not", host="one")

    host.behaviour = refuse
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "a", 1))
    (file,) = await office.files(gallery_id)
    attempts = await office.engine.galleries.file_edits.attempts(gallery_id, file.id)
    history = await office.engine.history.of_gallery(gallery_id, 100)
    for told in (office.row(gallery_id), file, attempts, history):
        assert MASK in repr(told) and KEY not in repr(told) and quote(KEY, safe="") not in repr(told)
    await office.close()
    for path in office.folders.data.rglob("*"):
        assert not path.is_file() or KEY.encode() not in path.read_bytes()
    await office.open()
