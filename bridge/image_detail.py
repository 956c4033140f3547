"""What the dialog about one image shows: its figures, and how it went on each host. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from backend.protocol.errors import ErrorInfo
from backend.protocol.images import AttemptRow
from backend.protocol.rows import FileRow, FileState, UploadRow, UploadState
from bridge import formatting as text
from bridge.error_text import Context, short, words_of
from bridge.names import Names
from bridge.wording import mark, tr, translated

_LOOKS = {
    UploadState.PENDING: ("circle", "secondary", mark("Waiting", "state of an image")),
    UploadState.UPLOADING: ("circle-arrow-up", "accent", mark("Uploading", "state of an image")),
    UploadState.SENT: ("circle-arrow-up", "accent", mark("Sent, its link is to come", "state of an image")),
    UploadState.UPLOADED: ("circle-check", "success", mark("Uploaded", "state of an image")),
    UploadState.FAILED: ("circle-x", "danger", mark("Failed", "state of an image")),
    UploadState.UNKNOWN: ("triangle-alert", "warning", mark("Nobody knows", "state of an image")),
    UploadState.LEFT_OUT: ("circle-slash", "secondary", mark("Left out", "state of an image")),
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
    canRetry: bool
    isUnknown: bool


class AttemptLine(NamedTuple):
    """One attempt: when, on which host, the how manieth, and what was answered."""

    key: int
    time: str
    icon: str
    tone: str
    name: str
    said: str


def figures(file: FileRow) -> list[dict[str, str]]:
    """Label and value of what is known about the file itself."""
    size = tr("{size} ({bytes} bytes)").format(size=text.size(file.size_bytes), bytes=text.number(file.size_bytes))
    known = [
        (tr("Size"), size),
        (tr("Dimensions"), f"{text.number(file.width)} × {text.number(file.height)}" if file.width else ""),
        (tr("Format"), file.format.upper()),
        ("BLAKE3", file.digest),
        (tr("File"), file.path),
    ]
    return [{"label": label, "value": value} for label, value in known if value]


def upload_line(upload: UploadRow, file: FileRow, names: Names) -> UploadLine:
    is_out = file.state is FileState.LEFT_OUT
    icon, tone, state = _LOOKS[UploadState.LEFT_OUT if is_out else upload.state]
    said = translated(state, "state of an image")
    if upload.already_there and upload.state is UploadState.UPLOADED and not is_out:
        said = tr("It was there before")
    elif upload.attempts > 1:
        tries = tr("%n tries", "", upload.attempts)
        said = f"{said} · {tries}"
    url = upload.page_url or upload.image_url
    about = url
    if upload.error is not None and upload.state is not UploadState.UPLOADED:
        about = _what_went_wrong(upload.error, names.host(upload.host_id))
    elif upload.state is UploadState.UPLOADED and not url:
        about = tr("No link of it is known.")
    return UploadLine(
        upload.host_id,
        names.host(upload.host_id),
        icon,
        tone,
        said,
        about,
        url,
        upload.state is UploadState.FAILED and not is_out,
        upload.state is UploadState.UNKNOWN and not is_out,
    )


def _what_went_wrong(error: ErrorInfo, host: str) -> str:
    """“Pixhost rejected it: “too large””."""
    said = short(error, Context(host=host))
    said = said if said.startswith(host) else f"{said[:1].upper()}{said[1:]}"
    return f"{said}: {text.quoted(words_of(error))}" if words_of(error) else said


def is_worth_telling(attempts: Sequence[AttemptRow]) -> bool:
    """Whether the attempts say more than the states of the hosts do: something failed, or went a second time."""
    return any(attempt.error is not None or attempt.number > 1 for attempt in attempts)


def attempt_line(key: int, attempt: AttemptRow, names: Names, now: float) -> AttemptLine:
    icon, tone, state = _LOOKS[attempt.outcome]
    host = names.host(attempt.host_id)
    said = translated(state, "state of an image")
    if attempt.error is not None:
        said = _what_went_wrong(attempt.error, host)
    elif attempt.already_there:
        said = tr("It was there before")
    number = tr("try {number}", "the how manieth").format(number=text.number(attempt.number))
    return AttemptLine(key, text.moment(attempt.at, now), icon, tone, f"{host} · {number}", said)


def can_retry(file: FileRow) -> bool:
    """Whether it failed on a host."""
    return file.state is not FileState.LEFT_OUT and any(each.state is UploadState.FAILED for each in file.uploads)


def links(file: FileRow) -> list[str]:
    return [url for upload in file.uploads if (url := upload.page_url or upload.image_url)]
