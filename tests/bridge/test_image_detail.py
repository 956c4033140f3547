"""What the dialog about one image says."""

import pytest

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import FileRow, FileState, UploadRow, UploadState
from bridge.image_detail import figures, links, upload_line
from bridge.store import Store

REJECTED = ErrorInfo(kind=ErrorKind.FILE_REJECTED, host="imx.to")
FAILED = UploadRow(host_id="imx.to", state=UploadState.FAILED, attempts=3, error=REJECTED)
DONE = UploadRow(host_id="pixhost.to", state=UploadState.UPLOADED, attempts=1, page_url="https://p/1", error=REJECTED)
FILE = FileRow(
    id=1, gallery_id=1, position=0, name="a.jpg", path="/p/a.jpg", size_bytes=1_234_567, uploads=(FAILED, DONE)
)


def test_only_what_is_known_of_a_file_is_listed() -> None:
    assert [figure["label"] for figure in figures(FILE)] == ["Size", "File"]
    assert figures(FILE)[0]["value"] == "1.2 MB (1,234,567 bytes)"


@pytest.mark.parametrize(
    ("upload", "said", "about"),
    [
        (FAILED, "Failed · 3 tries", "Rejected by imx.to"),
        (DONE, "Uploaded", "https://p/1"),
        (UploadRow(host_id="imx.to"), "Waiting", ""),
    ],
)
def test_how_it_went_on_a_host(store: Store, upload: UploadRow, said: str, about: str) -> None:
    line = upload_line(upload, FILE, store.names)
    assert (line.said, line.about) == (said, about)


def test_an_image_left_out_is_not_failed(store: Store) -> None:
    left_out = FileRow(id=1, gallery_id=1, position=0, name="a.jpg", state=FileState.LEFT_OUT)
    assert upload_line(UploadRow(host_id="imx.to"), left_out, store.names).said == "Left out"


def test_links_are_those_of_all_hosts() -> None:
    assert links(FILE) == ["https://p/1"]
