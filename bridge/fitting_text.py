"""What the window says of files that a host would refuse, and of photos that show where they were taken. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from backend.protocol.hosts import HostRow
from backend.protocol.location import PUBLIC_KINDS, removes_location
from backend.protocol.rows import FileRow, FileState, GalleryRow, GalleryState, RefusalReason, RefusedFiles, UploadState
from bridge import formatting as text
from bridge.error_text import Action, Sentence
from bridge.names import Names
from bridge.wording import mark, tr

CONVERT = Action("convert", mark("Send copies"))
LEAVE_OUT = Action("leave_out_refused", mark("Leave them out"))
ALWAYS_CONVERT = Action("always_convert", mark("Always send copies"))
REMOVE_LOCATION = Action("remove_location", mark("Remove location"))
KEEP_LOCATION = Action("keep_location", mark("Keep it"))

LOCATION_CHOICES = {"keep": mark("Keep"), "remove": mark("Remove from what is sent")}

_TELLS_LOCATION = (GalleryState.READY, GalleryState.QUEUED, GalleryState.PAUSED)


def asking(row: GalleryRow) -> list[RefusedFiles]:
    """What the person has not decided yet."""
    return [files for files in row.refused if files.plan == "ask"]


def refused_meta(row: GalleryRow, names: Names) -> str:
    """“Choose what to do · Pixhost would refuse 3 images”."""
    hosts = list(dict.fromkeys(files.host_id for files in asking(row)))
    if not hosts:
        return tr("Choose what to do · some images do not fit")
    if len(hosts) > 1:
        return tr("Choose what to do · %n host(s) would refuse some images", "", len(hosts))
    count = sum(files.count for files in asking(row))
    return tr("Choose what to do · {host} would refuse %n image(s)", "", count).format(host=names.host(hosts[0]))


def refused_cards(row: GalleryRow, names: Names) -> list[tuple[str, Sentence]]:
    """Host id and question, one for each host that waits for an answer."""
    by_host: dict[str, list[RefusedFiles]] = {}
    for files in asking(row):
        by_host.setdefault(files.host_id, []).append(files)
    return [(host_id, _question(host_id, refused, row, names)) for host_id, refused in by_host.items()]


def _question(host_id: str, refused: Sequence[RefusedFiles], row: GalleryRow, names: Names) -> Sentence:
    count = sum(files.count for files in refused)
    total = row.images + row.left_out
    how_many = text.some_images(count, total) if total > count else text.images(count)
    can_be_mended = any(files.reason is not RefusalReason.TOO_SMALL for files in refused)
    return Sentence(
        tr("{host} would refuse {images}").format(host=names.host(host_id), images=how_many),
        " ".join(_why(files, names.hosts.get(host_id)) for files in refused),
        tr("Galleon waits with this gallery; everything else goes on."),
        tr("Copies that fit are made for the upload; your files stay as they are.") if can_be_mended else "",
        (CONVERT, LEAVE_OUT, ALWAYS_CONVERT) if can_be_mended else (LEAVE_OUT,),
    )


def _why(files: RefusedFiles, host: HostRow | None) -> str:
    n = files.count
    who = text.joined([text.quoted(name) for name in files.names], most=2) if n <= 2 else ""
    largest = host.max_size_bytes if host is not None else None
    width, height = (host.min_width, host.min_height) if host is not None else (None, None)
    match files.reason:
        case RefusalReason.SIZE if largest:
            said = tr("{images} are larger than {size}.", "", n)
        case RefusalReason.SIZE:
            said = tr("{images} are too large.", "", n)
        case RefusalReason.FORMAT if host is not None and host.formats:
            said = tr("{images} have another format: it takes {formats}.", "", n)
        case RefusalReason.FORMAT:
            said = tr("{images} have another format.", "", n)
        case RefusalReason.DIMENSIONS:
            return _too_many_pixels(n, who or text.images(n), host)
        case RefusalReason.TOO_SMALL if width or height:
            said = tr("{images} are too small, it takes {width} × {height} and more; no copy helps there.", "", n)
        case RefusalReason.TOO_SMALL:
            said = tr("{images} are too small; no copy helps there.", "", n)
    return said.format(
        images=who or text.images(n),
        size=text.size(largest or 0),
        formats=_formats(host.formats) if host is not None else "",
        width=text.number(width or 1),
        height=text.number(height or 1),
    )


def _formats(formats: Iterable[str]) -> str:
    words = [text.format_name(name) for name in formats]
    return text.joined(words, most=len(words))


def _too_many_pixels(n: int, images: str, host: HostRow | None) -> str:
    width, height, pixels = (host.max_width, host.max_height, host.max_pixels) if host is not None else (0, 0, 0)
    if width and height:
        said = tr("{images} have more pixels than {width} × {height}.", "", n)
    elif width:
        said = tr("{images} are more than {width} pixels wide.", "", n)
    elif height:
        said = tr("{images} are more than {height} pixels high.", "", n)
    elif pixels:
        said = tr("{images} have more than {millions} million pixels.", "", n)
    else:
        said = tr("{images} have more pixels than it takes.", "", n)
    return said.format(
        images=images,
        width=text.number(width or 0),
        height=text.number(height or 0),
        millions=text.number((pixels or 0) // 1_000_000),
    )


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
        tr("%n image(s) left out on {host}", "", len(files)).format(host=names.host(host_id)),
        tr("{images} would be refused there.", "", len(files)).format(
            images=text.joined([text.quoted(file.name) for file in files], most=3)
        ),
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
    return tr("%n show their place", "", row.with_location)


def location_card(row: GalleryRow, names: Names) -> Sentence | None:
    """Pointed out until the person has said what to do with it."""
    if not row.with_location or row.location or row.state not in _TELLS_LOCATION:
        return None
    hosts = showing_hosts(row, names)
    if not hosts:
        return None
    n = row.with_location
    can_see = tr("Everybody who opens them on {hosts} can see that.", "", n)
    return Sentence(
        tr("%n photo(s) show where they were taken", "", n),
        can_see.format(hosts=text.joined([names.host(host) for host in hosts], most=3)),
        "",
        tr(
            "Galleon can take the coordinates out of what it sends; nothing else changes, "
            "and your files stay as they are."
        ),
        (REMOVE_LOCATION, KEEP_LOCATION),
    )


def location_value(rows: Sequence[GalleryRow], names: Names) -> str:
    """keep or remove, as it is for all these galleries; empty when they or their hosts differ."""
    said = {(row.location, progress.host_id) for row in rows for progress in row.hosts}  # few, however many rows
    values = {
        removes_location(gallery=location, host=host.location, setting=names.location, kind=host.kind)
        for location, host in ((location, names.hosts.get(host_id)) for location, host_id in said)
        if host is not None
    }
    return ("remove" if values.pop() else "keep") if len(values) == 1 else ""
