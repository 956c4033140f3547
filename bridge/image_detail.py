"""What the dialog about one image shows: its figures, and how it went on each host. Pure."""

from __future__ import annotations

from typing import NamedTuple

from backend.protocol.rows import FileRow, FileState, UploadRow, UploadState
from bridge import formatting as text
from bridge.error_text import Context, short, words_of
from bridge.gallery_line import Names
from bridge.wording import mark, tr, translated

_LOOKS = {
    UploadState.PENDING: ("circle", "secondary", mark("Waiting", "state of an image")),
    UploadState.UPLOADING: ("circle-arrow-up", "accent", mark("Uploading", "state of an image")),
    UploadState.UPLOADED: ("circle-check", "success", mark("Uploaded", "state of an image")),
    UploadState.FAILED: ("circle-x", "danger", mark("Failed", "state of an image")),
    UploadState.UNKNOWN: ("triangle-alert", "warning", mark("Nobody knows", "state of an image")),
}


class UploadLine(NamedTuple):
    """`said` is the state with its tries, `about` the link or what went wrong."""

    hostId: str
    name: str
    icon: str
    tone: str
    said: str
    about: str
    url: str


def figures(file: FileRow) -> list[dict[str, str]]:
    """Label and value of what is known about the file itself."""
    known = [
        (
            tr("Size"),
            tr("{size} ({bytes} bytes)").format(size=text.size(file.size_bytes), bytes=text.number(file.size_bytes)),
        ),
        (tr("Dimensions"), f"{text.number(file.width)} × {text.number(file.height)}" if file.width else ""),
        (tr("Format"), file.format.upper()),
        ("BLAKE3", file.digest),
        (tr("File"), file.path),
    ]
    return [{"label": label, "value": value} for label, value in known if value]


def upload_line(upload: UploadRow, file: FileRow, names: Names) -> UploadLine:
    icon, tone, words = _LOOKS[upload.state]
    if file.state is FileState.LEFT_OUT:
        icon, tone, words = "circle-slash", "secondary", mark("Left out", "state of an image")
    state = translated(words, "state of an image")
    tries = tr("%n tries", "", upload.attempts)
    said = f"{state} · {tries}" if upload.attempts > 1 else state
    url = upload.page_url or upload.image_url
    about = url
    if upload.error is not None and upload.state is not UploadState.UPLOADED:
        about = short(upload.error, Context(host=names.host(upload.host_id)))
        about = f"{about[:1].upper()}{about[1:]}"
        if words_of(upload.error):
            about += f": {text.quoted(words_of(upload.error))}"
    return UploadLine(upload.host_id, names.host(upload.host_id), icon, tone, said, about, url)


def links(file: FileRow) -> list[str]:
    return [url for upload in file.uploads if (url := upload.page_url or upload.image_url)]
