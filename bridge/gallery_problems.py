"""The cards of a gallery: questions, and what stopped it or one of its hosts, with the ways out. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import msgspec

from backend.protocol.accounts import HostStatus
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.hosts import HostRow
from backend.protocol.rows import FileRow, FileState, GalleryRow, GalleryState, PauseReason, Question, UploadState
from bridge import formatting as text
from bridge.error_text import Action, Context, Sentence, sentence
from bridge.fitting_text import is_refused_everywhere, left_out_cards, location_card, refused_cards
from bridge.full_host import instead_of, used_text
from bridge.host_line import secret_name
from bridge.names import Names
from bridge.wording import mark, tr, translated


class Card(NamedTuple):
    key: str
    icon: str
    tone: str
    title: str
    what: str
    did: str
    can: str
    actions: list[dict[str, str]]
    hasDetail: bool = False  # the technical details, folded
    isOpen: bool = False
    detail: str = ""
    asksPassword: bool = False


LOCKED = frozenset({ErrorKind.ARCHIVE_LOCKED, ErrorKind.WRONG_PASSWORD})
"""Errors that a password mends."""


class Problem(NamedTuple):
    """A card and what its actions are about. `host_id` is empty when no host is; `error` is None for questions."""

    host_id: str
    kind: ErrorKind | None
    card: Card
    error: ErrorInfo | None = None


def _card(key: str, tone: str, said: Sentence, icon: str = "") -> Card:
    icon = icon or ("circle-x" if tone == "danger" else "triangle-alert")
    actions = [{"id": action.id, "label": action.label} for action in said.actions]
    return Card(key, icon, tone, said.title, said.what, said.did, said.can, actions)


def problems(
    row: GalleryRow, names: Names, files: Mapping[int, FileRow], now: float, *, place: str = ""
) -> list[Problem]:
    """Questions first, then what stopped the gallery, then what stopped each host. `place` is where its folder seems to
    be, if it has gone."""
    found: list[Problem] = []
    if row.question is Question.DUPLICATE:
        found.append(Problem("", None, _card("duplicate", "warning", _duplicate(row, names, now))))
    for host_id, said in refused_cards(row, names):
        found.append(Problem(host_id, None, _card(f"refused:{host_id}", "warning", said)))
    if (location := location_card(row, names)) is not None:
        found.append(Problem("", None, _card("location", "warning", location, "eye")))
    if row.state is GalleryState.PAUSED and row.pause_reason is PauseReason.OFFLINE:
        offline = sentence(ErrorInfo(kind=ErrorKind.NETWORK), Context(at=row.paused_at))
        offline = replace(offline, can="", actions=())  # it goes on by itself
        found.append(Problem("", ErrorKind.NETWORK, _card("offline", "warning", offline, "wifi-off")))
    unknown = [host for host in row.hosts if host.unknown_files]
    if row.question is Question.UNKNOWN_OUTCOME or unknown:
        for host in unknown or row.hosts[:1]:
            context = Context(host=names.host(host.host_id), failed=host.unknown_files or row.unknown_images)
            unclear = ErrorInfo(kind=ErrorKind.UNKNOWN_OUTCOME, host=host.host_id)
            card = _card(f"unknown:{host.host_id}", "warning", sentence(unclear, context))
            found.append(Problem(host.host_id, ErrorKind.UNKNOWN_OUTCOME, card, unclear))
    tone = "danger" if row.state is GalleryState.FAILED else "warning"
    said_by_hosts = set()
    folder_gone = row.error is not None and row.error.kind is ErrorKind.FOLDER_GONE and row.question is Question.NONE
    for host in row.hosts:
        if host.error is None or host.error.kind is ErrorKind.UNKNOWN_OUTCOME:
            continue
        if folder_gone and host.error.kind is ErrorKind.FOLDER_GONE:  # one folder, one card: the gallery's
            continue
        said_by_hosts.add(host.error.kind)
        known = names.hosts.get(host.host_id)
        context = Context(
            host=names.host(host.host_id),
            gallery=row.name,
            failed=host.failed_files,
            total=host.total_files or row.images,
            uploaded=host.done_files,
            at=known.tested_at if known is not None and known.error is not None else None,
            max_size_bytes=known.max_size_bytes if known is not None else None,
            until=host.hold_until,
            used=used_text(known) if known is not None else "",
            instead=other.name if (other := instead_of(row, host.host_id, names.hosts)) is not None else "",
            is_zip=known is not None and known.sends_archive,
            is_over_limit=known is not None and _are_over_limit(known, files),
            secret=secret_name(known) if known is not None else mark("password"),
            is_locked=known is not None and known.status is HostStatus.LOCKED,
        )
        card = _card(f"host:{host.host_id}", tone, sentence(_of_folder(host.error, row), context))
        found.append(Problem(host.host_id, host.error.kind, card, host.error))
    if row.error is not None and row.error.kind not in said_by_hosts and row.question is Question.NONE:
        context = Context(
            host=names.host(row.error.host) if row.error.host else "",
            gallery=row.name,
            failed=row.failed_images,
            total=row.images,
            uploaded=row.done_images,
            place=place,
        )
        card = _card(
            "gallery", tone, sentence(_of_folder(row.error, row), context), "lock" if row.error.kind in LOCKED else ""
        )
        if row.error.kind in LOCKED:  # the field has the button
            card = card._replace(asksPassword=True, actions=[])
        found.append(Problem(row.error.host, row.error.kind, card, row.error))
    found += _changed(files)
    found += _copies(row, files)
    found += _left_out(row, files)
    for host_id, said in left_out_cards(row, names, files):
        found.append(Problem(host_id, None, _card(f"left_out:{host_id}", "secondary", said, "circle-slash")))
    return found


def _of_folder(error: ErrorInfo, row: GalleryRow) -> ErrorInfo:
    """An upload names the file that it did not find; what has gone is the folder."""
    return msgspec.structs.replace(error, subject=row.path) if error.kind is ErrorKind.FOLDER_GONE else error


def _are_over_limit(host: HostRow, files: Mapping[int, FileRow]) -> bool:
    """Whether all that failed on a host is larger than it says that it takes."""
    sizes = [
        file.size_bytes
        for file in files.values()
        if any(upload.host_id == host.id and upload.state is UploadState.FAILED for upload in file.uploads)
    ]
    return bool(sizes) and host.max_size_bytes is not None and min(sizes) > host.max_size_bytes


def _duplicate(row: GalleryRow, names: Names, now: float) -> Sentence:
    hosts = text.joined([names.host(host) for host in row.twin_hosts], most=3)
    title = tr("These images were uploaded before")
    if row.twin_finished_at:
        what = tr("{gallery} went to {hosts} on {day}.") if hosts else tr("{gallery} went online on {day}.")
    elif hosts:
        what = tr("{gallery} went to {hosts}.")
    elif row.twin_name:
        title = tr("These images are in the queue already")
        what = tr("{gallery} has the same.")
    else:
        what = tr("{gallery} went online.")
    day = text.day(row.twin_finished_at or now, now)
    return Sentence(
        title,
        what.format(gallery=text.quoted(row.twin_name or row.name), hosts=hosts, day=day),
        tr("Galleon waits with this gallery; everything else goes on."),
        tr("Choose what to do with it."),
        (
            Action("skip", mark("Skip")),
            Action("use_links", mark("Use the old links")),
            Action("upload_again", mark("Upload again")),
        ),
    )


def _changed(files: Mapping[int, FileRow]) -> list[Problem]:
    """Files that are not any more what went online."""
    changed = [file for file in files.values() if file.is_changed]
    if not changed:
        return []
    said = Sentence(
        tr("%n image(s) changed after the upload", "", len(changed)),
        _named(changed),
        tr("What is online is still what was sent."),
        tr("Send again what changed, or keep what is online."),
        (Action("send_changed", mark("Send again")), Action("keep_online", mark("Keep what is online"))),
    )
    return [Problem("", ErrorKind.FILE_CHANGED, _card("changed", "warning", said))]


def copies_of(files: Mapping[int, FileRow]) -> tuple[int, ...]:
    """Files with the same contents as one before them in the gallery."""
    seen: set[str] = set()
    copies = []
    for file in sorted(files.values(), key=lambda file: file.position):
        if file.digest and file.state is not FileState.LEFT_OUT:
            if file.digest in seen:
                copies.append(file.id)
            seen.add(file.digest)
    return tuple(copies)


_MAY_HAVE_COPIES = (GalleryState.READY, GalleryState.QUEUED, GalleryState.PAUSED, GalleryState.INCOMPLETE)


def _copies(row: GalleryRow, files: Mapping[int, FileRow]) -> list[Problem]:
    """Images that are in the gallery twice; told before they are sent."""
    if row.state not in _MAY_HAVE_COPIES:
        return []
    copies = [files[i] for i in copies_of(files) if files[i].state is not FileState.UPLOADED]
    if not copies:
        return []
    said = Sentence(
        tr("Twice in the gallery: {images}").format(images=text.images(len(copies))),
        _named(copies),
        tr("Galleon uploads them as they are."),
        tr("Leave the copies out, or keep them."),
        (Action("leave_out_copies", mark("Leave the copies out")),),
    )
    return [Problem("", None, _card("copies", "secondary", said, "copy"))]


def _named(files: Sequence[FileRow]) -> str:
    names = text.joined([text.quoted(file.name) for file in files], most=3)
    return f"{names}."


def _left_out(row: GalleryRow, files: Mapping[int, FileRow]) -> list[Problem]:
    """Files that the scan could not use, in one card."""
    unusable = [
        file
        for file in files.values()
        if file.state is FileState.LEFT_OUT and file.error is not None and not is_refused_everywhere(file)
    ]
    if not unusable or row.state in (GalleryState.FAILED, GalleryState.COMPLETED):
        return []
    first = unusable[0]
    names = text.joined([text.quoted(file.name) for file in unusable], most=3)
    why = translated(first.error.detail) if first.error is not None and len(unusable) == 1 else ""
    said = Sentence(
        tr("%n file(s) cannot be used", "", len(unusable)),
        f"{names}: {why}." if why else f"{names}.",
        tr("Galleon left them out; the rest goes on.", "", len(unusable)),
        tr("Mend the files, then look again at the folder.", "", len(unusable)),
        (Action("rescan", mark("Look again")), Action("show_folder", mark("Show folder"))),
    )
    return [Problem("", ErrorKind.FILE_UNREADABLE, _card("left_out", "warning", said), first.error)]
