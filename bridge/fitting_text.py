"""What the window says of files that a host would refuse, and of photos that show where they were taken. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from backend.protocol.location import PUBLIC_KINDS, removes_location
from backend.protocol.rows import (
    FileRow,
    FileState,
    GalleryRow,
    GalleryState,
    HostRow,
    RefusalReason,
    RefusedFiles,
    UploadState,
)
from bridge import formatting as text
from bridge.error_text import Action, Sentence

if TYPE_CHECKING:
    from bridge.gallery_line import Names

CONVERT = Action("convert", "Send copies")
LEAVE_OUT = Action("leave_out_refused", "Leave them out")
ALWAYS_CONVERT = Action("always_convert", "Always send copies")
REMOVE_LOCATION = Action("remove_location", "Remove location")
KEEP_LOCATION = Action("keep_location", "Keep it")

LOCATION_CHOICES = {"keep": "Keep", "remove": "Remove from what is sent"}

_TELLS_LOCATION = (GalleryState.READY, GalleryState.QUEUED, GalleryState.PAUSED)


def asking(row: GalleryRow) -> list[RefusedFiles]:
    """What the person has not decided yet."""
    return [files for files in row.refused if files.plan == "ask"]


def refused_meta(row: GalleryRow, names: Names) -> str:
    """“Choose what to do · Pixhost would refuse 3 images”."""
    hosts = list(dict.fromkeys(files.host_id for files in asking(row)))
    if not hosts:
        return "Choose what to do · some images do not fit"
    if len(hosts) > 1:
        return f"Choose what to do · {text.count(len(hosts), 'host')} would refuse some images"
    count = sum(files.count for files in asking(row))
    return f"Choose what to do · {names.host(hosts[0])} would refuse {text.count(count, 'image')}"


def refused_cards(row: GalleryRow, names: Names) -> list[tuple[str, Sentence]]:
    """Host id and question, one for each host that waits for an answer."""
    by_host: dict[str, list[RefusedFiles]] = {}
    for files in asking(row):
        by_host.setdefault(files.host_id, []).append(files)
    return [(host_id, _question(host_id, refused, row, names)) for host_id, refused in by_host.items()]


def _question(host_id: str, refused: Sequence[RefusedFiles], row: GalleryRow, names: Names) -> Sentence:
    count = sum(files.count for files in refused)
    total = row.images + row.left_out
    how_many = f"{text.number(count)} of {text.count(total, 'image')}" if total > count else text.count(count, "image")
    can_be_mended = any(files.reason is not RefusalReason.TOO_SMALL for files in refused)
    return Sentence(
        f"{names.host(host_id)} would refuse {how_many}",
        " ".join(_why(files, names.hosts.get(host_id)) for files in refused),
        "Galleon waits with this gallery; everything else goes on.",
        "Copies that fit are made for the upload; your files stay as they are." if can_be_mended else "",
        (CONVERT, LEAVE_OUT, ALWAYS_CONVERT) if can_be_mended else (LEAVE_OUT,),
    )


def _why(files: RefusedFiles, host: HostRow | None) -> str:
    who = text.joined([text.quoted(name) for name in files.names], most=2) if files.count <= 2 else ""
    subject = who or text.count(files.count, "image")
    verb = "is" if files.count == 1 else "are"
    match files.reason:
        case RefusalReason.SIZE:
            limit = f"larger than {text.size(host.max_size_bytes)}" if host and host.max_size_bytes else "too large"
            return f"{subject} {verb} {limit}."
        case RefusalReason.FORMAT:
            takes = f": it takes {_formats(host.formats)}" if host is not None and host.formats else ""
            return f"{subject} {'has' if files.count == 1 else 'have'} another format{takes}."
        case RefusalReason.DIMENSIONS:
            return f"{subject} {'has' if files.count == 1 else 'have'} more pixels{_most(host)}."
        case RefusalReason.TOO_SMALL:
            return f"{subject} {verb} too small{_least(host)}; no copy helps there."


def _formats(formats: Iterable[str]) -> str:
    words = [text.format_name(name) for name in formats]
    return text.joined(words, most=len(words))


def _most(host: HostRow | None) -> str:
    if host is None:
        return " than it takes"
    if host.max_width and host.max_height:
        return f" than {text.number(host.max_width)} × {text.number(host.max_height)}"
    if host.max_width or host.max_height:
        side, word = (host.max_width, "wide") if host.max_width else (host.max_height, "high")
        return f" than {text.number(side or 0)} {word}"
    return f" than {text.number(host.max_pixels // 1_000_000)} million" if host.max_pixels else " than it takes"


def _least(host: HostRow | None) -> str:
    if host is None or not (host.min_width or host.min_height):
        return ""
    return f", it takes {text.number(host.min_width or 1)} × {text.number(host.min_height or 1)} and more"


def left_out_cards(row: GalleryRow, names: Names, files: Mapping[int, FileRow]) -> list[tuple[str, Sentence]]:
    """Host id and what was decided, one for each host that does not get some files."""
    if row.state is GalleryState.UPLOADING:
        return []
    found: dict[str, list[FileRow]] = {}
    for file in files.values():
        hosts = {upload.host_id for upload in file.uploads if upload.state is UploadState.LEFT_OUT}
        if is_refused_everywhere(file):
            hosts = {host.host_id for host in row.hosts}
        for host_id in hosts:
            found.setdefault(host_id, []).append(file)
    return [(host_id, _left_out(host_id, left_out, names)) for host_id, left_out in found.items()]


def _left_out(host_id: str, files: Sequence[FileRow], names: Names) -> Sentence:
    return Sentence(
        f"{text.count(len(files), 'image')} left out on {names.host(host_id)}",
        f"{text.joined([text.quoted(file.name) for file in files], most=3)} would be refused there.",
        "",
        "",
        (CONVERT,),
    )


def is_refused_everywhere(file: FileRow) -> bool:
    """Left out because of its hosts, unlike what the scan could not use: that names no host."""
    return file.state is FileState.LEFT_OUT and file.error is not None and bool(file.error.host)


# -- location --------------------------------------------------------------------------------------------------------


def showing_hosts(row: GalleryRow, names: Names) -> list[str]:
    """Public hosts that would get the coordinates."""
    return [
        host.host_id
        for host in row.hosts
        if (known := names.hosts.get(host.host_id)) is not None
        and known.kind in PUBLIC_KINDS
        and not removes_location(gallery=row.location, host=known.location, setting=names.location, kind=known.kind)
    ]


def location_meta(row: GalleryRow, names: Names) -> str:
    """“12 show their place”, as long as it can be changed; empty when nobody would see it."""
    if not row.with_location or row.location == "keep" or not showing_hosts(row, names):
        return ""
    return f"{text.number(row.with_location)} {'shows its' if row.with_location == 1 else 'show their'} place"


def location_card(row: GalleryRow, names: Names) -> Sentence | None:
    """Pointed out until the person has said what to do with it."""
    if not row.with_location or row.location or row.state not in _TELLS_LOCATION:
        return None
    hosts = showing_hosts(row, names)
    if not hosts:
        return None
    one = row.with_location == 1
    photos = text.count(row.with_location, "photo")
    return Sentence(
        f"{photos} {'shows where it was' if one else 'show where they were'} taken",
        f"Everybody who opens {'it' if one else 'them'} on {text.joined([names.host(host) for host in hosts], most=3)} "
        "can see that.",
        "",
        "Galleon can take the coordinates out of what it sends; nothing else changes, and your files stay as they are.",
        (REMOVE_LOCATION, KEEP_LOCATION),
    )


def location_value(rows: Sequence[GalleryRow], names: Names) -> str:
    """keep or remove, as it is for all these galleries; empty when they or their hosts differ."""
    values = {
        removes_location(gallery=row.location, host=host.location, setting=names.location, kind=host.kind)
        for row in rows
        for host in (names.hosts.get(progress.host_id) for progress in row.hosts)
        if host is not None
    }
    return ("remove" if values.pop() else "keep") if len(values) == 1 else ""
