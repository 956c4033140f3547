"""What the inspector shows of one gallery: hosts, files, problems, links, history. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from backend.protocol import dimensions
from backend.protocol.activity import ActivityRow, FollowUpRow
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import HostKind
from backend.protocol.links import LinkCheck
from backend.protocol.results import ArtifactRow, HostLink
from backend.protocol.rows import FileRow, FileState, GalleryRow, GalleryState, HostProgress, HostWork, UploadState
from backend.protocol.templates import TemplateOrigin
from bridge import formatting as text
from bridge.error_text import Context, short, words_of
from bridge.gallery_line import LOOKS, figures, hold_left, host_share, state_right
from bridge.names import Names
from bridge.wording import mark, tr, translated

FIELDS = tuple(f"{kind}{i}" for kind in ("custom", "ext") for i in range(1, 5))


def field_label(key: str) -> str:
    """“Custom 1” of custom1."""
    label = tr("Custom {number}") if key.startswith("custom") else tr("Ext {number}", "field of another program")
    return label.format(number=key[-1])


class HostDetail(NamedTuple):
    hostId: str
    name: str
    icon: str
    tone: str
    right: str
    value: float
    showBar: bool


class FileLine(NamedTuple):
    fileId: int
    name: str
    source: str  # image URL of the thumbnail, empty while there is none
    sizeText: str
    dimsText: str
    stateIcon: str
    stateLabel: str
    tone: str
    errorText: str
    urlText: str
    leftOut: bool
    isCover: bool = False
    isChanged: bool = False  # since it went online
    selected: bool = False  # said by the model


class Preview(NamedTuple):
    fileId: int
    name: str
    source: str
    stateIcon: str
    tone: str
    dim: bool


class LinkLine(NamedTuple):
    hostId: str
    name: str
    url: str
    shortUrl: str
    ok: bool
    copied: str  # all its addresses, one a line
    check: str  # what the host last said of the links; empty while nobody has asked
    checkTone: str
    isGone: bool  # some of it can be uploaded again


class ArtifactLine(NamedTuple):
    """A file that was written for the gallery."""

    path: str
    name: str
    icon: str
    about: str
    isCurrent: bool  # of the newest text and the newest JSON; the others were kept because somebody edited them


class ActivityLine(NamedTuple):
    key: int
    time: str
    icon: str
    tone: str
    text: str


class FollowUpLine(NamedTuple):
    """What is left to do at a host; `key` is one of the ids that stand for it in the engine."""

    key: int
    icon: str
    tone: str
    text: str


class Figure(NamedTuple):
    label: str
    value: str


class FieldLine(NamedTuple):
    key: str
    label: str
    value: str
    placeholder: str
    isSpare: bool = False  # an empty field of another program: shown when the person asks for more


_WORK_LOOKS = {
    HostWork.PENDING: ("clock-3", "secondary"),
    HostWork.ACTIVE: ("circle-arrow-up", "accent"),
    HostWork.PAUSED: ("circle-pause", "secondary"),
    HostWork.ON_HOLD: ("timer", "warning"),
    HostWork.DONE: ("circle-check", "success"),
    HostWork.PARTLY_FAILED: ("triangle-alert", "warning"),
    HostWork.FAILED: ("circle-x", "danger"),
}

_FILE_LOOKS = {
    FileState.PENDING: ("circle", mark("Waiting", "state of an image"), "secondary"),
    FileState.UPLOADING: ("circle-arrow-up", mark("Uploading", "state of an image"), "accent"),
    FileState.UPLOADED: ("circle-check", mark("Uploaded", "state of an image"), "success"),
    FileState.FAILED: ("circle-x", mark("Failed", "state of an image"), "danger"),
    FileState.UNKNOWN: ("triangle-alert", mark("Nobody knows", "state of an image"), "warning"),
    FileState.LEFT_OUT: ("circle-slash", mark("Left out", "state of an image"), "secondary"),
}


def subtitle(row: GalleryRow, now: float) -> str:
    """“4.2 MB/s · 2 min left · 412 MB”, “84 images · 301 MB · took 3 min 10 s”."""
    size = text.size(row.size_bytes)
    if hold_left(row, now) is not None:
        held = tr("on hold")
        return f"{held} · {size}"
    if row.state is GalleryState.UPLOADING:
        return f"{figures(row, now)} · {size}"
    parts = [text.images(row.images), size]
    if row.state is GalleryState.COMPLETED and row.upload_s:
        parts.append(tr("took {time}").format(time=text.took(row.upload_s)))
    return " · ".join(parts)


def pill(row: GalleryRow, now: float) -> str:
    """“Uploading · 50%”, “Completed at 14:02”."""
    label = LOOKS[row.state].label
    right = state_right(row, now)
    if row.state is GalleryState.COMPLETED and row.finished_at:
        is_today = right == text.clock(row.finished_at)
        return (tr("Completed at {time}") if is_today else tr("Completed {day}")).format(time=right, day=right)
    return f"{label} · {right}" if right else label


def host_detail(host: HostProgress, row: GalleryRow, names: Names) -> HostDetail:
    icon, tone = _WORK_LOOKS[host.work]
    total = host.total_files or row.images
    known = names.hosts.get(host.host_id)
    in_bytes = known is not None and known.kind is HostKind.FILE and host.total_bytes > 0
    done = (
        text.amount(host.done_bytes, host.total_bytes)
        if in_bytes
        else tr("{done} of {total}", "86 of 148").format(done=text.number(host.done_files), total=text.number(total))
    )
    match host.work:
        case HostWork.ACTIVE:
            right = f"{done} · {text.speed(host.speed_bps)}" if host.speed_bps else done
        case HostWork.PARTLY_FAILED:
            failed = tr("%n failed", "", host.failed_files)
            right = f"{done} · {failed}" if host.failed_files else done
        case HostWork.ON_HOLD:
            until = host.hold_until
            held = tr("on hold until {time}").format(time=text.clock(until)) if until is not None else tr("on hold")
            right = f"{done} · {held}"
        case HostWork.FAILED:
            right = tr("Nothing was sent") if not host.done_files else done
        case HostWork.PENDING | HostWork.PAUSED | HostWork.DONE:
            right = done
    shows_bar = host.work in (HostWork.ACTIVE, HostWork.PAUSED, HostWork.ON_HOLD)
    name = f"{names.host(host.host_id)} · ZIP" if in_bytes else names.host(host.host_id)
    if host.stands_in_for:
        name = tr("{host} in place of {other}").format(host=name, other=names.host(host.stands_in_for))
    return HostDetail(host.host_id, name, icon, tone, right, host_share(host), shows_bar)


def hosts_text(row: GalleryRow) -> str:
    """“3 of 3 active”, “2 of 3 done”."""
    total = len(row.hosts)
    if not total:
        return tr("None chosen")
    if row.state is GalleryState.UPLOADING:
        active = sum(host.work is HostWork.ACTIVE for host in row.hosts)
        return tr("{some} of {all} active").format(some=active, all=total)
    done = sum(host.work is HostWork.DONE for host in row.hosts)
    return tr("{some} of {all} done").format(some=done, all=total) if done else tr("%n host(s)", "", total)


def file_line(file: FileRow, source: str, names: Names, *, is_cover: bool = False) -> FileLine:
    icon, label, tone = _FILE_LOOKS[file.state]
    error, host_id = file.error, ""
    for upload in file.uploads:
        if error is None and upload.error is not None and upload.state is not UploadState.LEFT_OUT:
            error, host_id = upload.error, upload.host_id
    said = ""
    if error is not None:
        said = short(error, Context(host=names.host(host_id or error.host) if host_id or error.host else ""))
        if words_of(error):
            said += f": {text.quoted(words_of(error))}"
    url = next((u.page_url or u.image_url for u in file.uploads if u.state is UploadState.UPLOADED), "")
    return FileLine(
        fileId=file.id,
        name=file.name,
        source=source,
        sizeText=text.size(file.size_bytes),
        dimsText=f"{file.width} × {file.height}" if file.width else "",
        stateIcon=icon,
        stateLabel=translated(label, "state of an image"),
        tone=tone,
        errorText=said,
        urlText=url,
        leftOut=file.state is FileState.LEFT_OUT,
        isCover=is_cover,
        isChanged=file.is_changed,
    )


def preview(line: FileLine) -> Preview:
    return Preview(line.fileId, line.name, line.source, line.stateIcon, line.tone, line.tone == "secondary")


def short_url(url: str) -> str:
    """Without the scheme; who shows it leaves the middle of a long one out."""
    return url.split("://", 1)[-1].rstrip("/")


def link_line(link: HostLink, names: Names, row: GalleryRow, can_check: Collection[str], now: float) -> LinkLine:
    """`can_check` are the hosts that can tell whether links are alive."""
    said, tone, is_gone = _check_text(link.host_id, row.checks, can_check, now)
    return LinkLine(
        link.host_id,
        names.host(link.host_id),
        link.url,
        short_url(link.url),
        not link.failed and not is_gone,
        "\n".join((link.url, *link.more_urls)),
        said,
        tone,
        is_gone,
    )


def _check_text(
    host_id: str, checks: Sequence[LinkCheck], can_check: Collection[str], now: float
) -> tuple[str, str, bool]:
    check = next((check for check in checks if check.host_id == host_id), None)
    if check is None:
        # said only where others were asked: nobody wants to read it on each card
        is_odd = bool(checks) and host_id not in can_check
        return tr("The host cannot tell whether links work") if is_odd else "", "tertiary", False
    when = text.moment(check.at, now)
    if not check.gone:
        return tr("All links work · checked {time}").format(time=when), "success", False
    if not check.alive:
        return tr("All links are gone · checked {time}").format(time=when), "danger", True
    return tr("%n link(s) gone · checked {time}", "", check.gone).format(time=when), "warning", True


def artifact_lines(rows: Sequence[ArtifactRow], now: float) -> list[ArtifactLine]:
    lines, seen = [], set()
    for row in rows:
        kind = tr("Post code") if row.is_text else tr("JSON with everything")
        lines.append(
            ArtifactLine(
                path=row.path,
                name=PurePath(row.path).name,
                icon="file-text" if row.is_text else "braces",
                about=f"{kind} · {text.moment(row.written_at, now)}",
                isCurrent=row.is_text not in seen,
            )
        )
        seen.add(row.is_text)
    return lines


def sizes(files: Mapping[int, FileRow]) -> list[Figure]:
    """What the images of a gallery measure: one line where they are all alike."""
    wanted = [file for file in files.values() if file.state is not FileState.LEFT_OUT]
    found = dimensions.of((file.width, file.height) for file in wanted)
    if not found.median.width:
        return []
    if found.smallest == found.largest == found.median:
        return [Figure(tr("Dimensions"), _size(found.median))]
    lines = [
        Figure(tr("Median", "of the dimensions"), _size(found.median)),
        Figure(tr("Average", "of the dimensions"), _size(found.mean)),
        Figure(tr("Smallest", "image"), _size(found.smallest)),
        Figure(tr("Largest", "image"), _size(found.largest)),
    ]
    if found.outliers:
        names = text.joined([wanted[i].name for i in found.outliers], most=3)
        lines.append(Figure(tr("Outliers", "images"), names))
    return lines


def _size(size: dimensions.Size) -> str:
    return f"{text.number(size.width)} × {text.number(size.height)}"


ACTIVITY: dict[str, tuple[str, str, str]] = {
    "added": ("plus", "secondary", mark("Added")),
    "scanned": ("scan-search", "secondary", mark("Checked {images}")),
    "file_left_out": ("circle-slash", "warning", mark("{subject} was left out{why}")),
    "files_refused": ("triangle-alert", "warning", mark("Hosts would refuse {images}")),
    "duplicate_found": ("copy", "warning", mark("The same images as {subject}")),
    "started": ("play", "accent", mark("Started")),
    "paused": ("circle-pause", "secondary", mark("Paused")),
    "resumed": ("play", "accent", mark("Resumed")),
    "start_time_set": ("calendar-clock", "secondary", mark("{time}")),
    "start_time_removed": ("calendar-clock", "secondary", mark("Waits for no time any more")),
    "cancelled": ("x", "secondary", mark("Stopped by you")),
    "host_done": ("circle-check", "success", mark("{host} is done: {images}")),
    "file_failed": ("circle-x", "danger", mark("{subject} was not uploaded{why}")),
    "renamed": ("pencil", "success", mark("{host} has the name {subject}")),
    "rename_waits": ("circle-pause", "warning", mark("{host} does not have the gallery's name yet{why}")),
    "rename_failed": ("circle-x", "danger", mark("{host} did not take the gallery's name{why}")),
    "resolve_waits": ("circle-pause", "warning", mark("Some addresses of images at {host} come later{why}")),
    "resolve_failed": ("circle-x", "danger", mark("{host} did not tell the address of an image{why}")),
    "cover_failed": ("triangle-alert", "warning", mark("The cover was not sent to {host}{why}")),
    "stand_in": ("arrow-up-down", "warning", mark("{host} takes {images} in place of {subject}{why}")),
    "links_missing": ("triangle-alert", "warning", mark("{host} never told the links of {images}; they may be there")),
    "found_on_host": ("circle-check", "success", mark("{subject} is on {host}: it had arrived")),
    "links_taken_over": ("link", "success", mark("Took over the old links of {images}")),
    "deleted_remote": ("trash-2", "secondary", mark("Deleted {images} from {host}")),
    "links_gone": ("link", "warning", mark("{images} not on {host} any more")),
    "files_added": ("plus", "success", mark("New in the folder: {images}")),
    "files_changed": ("file-image", "secondary", mark("Changed in the folder: {images}")),
    "files_outdated": ("triangle-alert", "warning", mark("Changed since they went online: {images}")),
    "files_renamed": ("pencil", "secondary", mark("Renamed in the folder: {images}")),
    "files_gone": ("circle-slash", "warning", mark("Gone from the folder: {images}")),
    "reset": ("undo-2", "secondary", mark("Started afresh")),
    "arrived": ("circle-check", "success", mark("You said that what nobody knew of had arrived")),
    "send_again": ("rotate-cw", "secondary", mark("You let what nobody knew of be sent again")),
    "completed": ("circle-check", "success", mark("Completed: {images}")),
    "incomplete": ("triangle-alert", "warning", mark("Incomplete: {images} online{why}")),
    "failed": ("circle-x", "danger", mark("Failed{why}")),
}


def follow_up_line(row: FollowUpRow, names: Names, now: float) -> FollowUpLine:
    """“imx.to gets the gallery's name at 14:10: imx.to is not available”."""
    host = names.host(row.host_id)
    images = text.images(len(row.ids))
    is_rename = row.kind == "rename"
    why = f": {short(row.error, Context(host=host))}" if row.error is not None else ""
    if row.is_stopped:
        icon, tone = "circle-pause", "warning"
        if is_rename:
            said = tr("{host} gets the gallery's name, once you let it go on")
        else:
            said = tr("{host} is asked for the links of {images}, once you let it go on")
    elif row.next_at is not None and row.next_at > now:
        icon, tone = "clock-3", "secondary"
        if is_rename:
            said = tr("{host} gets the gallery's name at {time}")
        else:
            said = tr("{host} is asked for the links of {images} at {time}")
    else:
        icon, tone, why = "clock-3", "accent", ""
        if is_rename:
            said = tr("{host} gets the gallery's name next")
        else:
            said = tr("{host} is asked for the links of {images} next")
    said = said.format(host=host, images=images, time=text.clock(row.next_at or now))
    return FollowUpLine(row.ids[0], icon, tone, said + why)


def activity_line(entry: ActivityRow, names: Names, now: float) -> ActivityLine:
    icon, tone, template = ACTIVITY.get(entry.kind, ("circle", "secondary", entry.kind.replace("_", " ").capitalize()))
    error = entry.error
    host_id = entry.host or (error.host if error is not None else "")
    host = names.host(host_id) if host_id else tr("the host")
    why = f": {short(error, Context(host=host if host_id else ''))}" if error is not None else ""
    if error is not None and words_of(error):
        why += f", {text.quoted(words_of(error))}"
    if entry.kind == "file_failed" and error is not None and error.kind is ErrorKind.UNKNOWN_OUTCOME:
        icon, tone, template = "triangle-alert", "warning", mark("{subject} may have arrived on {host}")
    said = translated(template).format(
        time=text.starts(float(entry.subject), now) if entry.kind == "start_time_set" else "",
        images=text.images(entry.count),
        subject=text.quoted(entry.subject) if entry.subject else tr("An image"),
        host=host,
        why=why,
    )
    return ActivityLine(entry.id, text.moment(entry.at, now), icon, tone, said)


class Common(NamedTuple):
    """What several galleries have, each value once; one value in a set means that they share it."""

    templates: frozenset[tuple[str, TemplateOrigin]]
    tabs: frozenset[int]
    hosts: frozenset[tuple[str, ...]]


def common(rows: Sequence[GalleryRow], names: Names) -> Common:
    return Common(
        templates=frozenset(names.templates_of(rows)),
        tabs=frozenset([row.tab_id for row in rows]),
        hosts=frozenset([tuple([host.host_id for host in row.hosts]) for row in rows]),
    )


SUMMED = frozenset({"state", "images", "size_bytes", "tab_id", "template_id", "location", "with_location", *FIELDS})
"""Fields that the figures and the shared fields of several galleries depend on."""


def totals(rows: Sequence[GalleryRow]) -> list[Figure]:
    """Counts by state, then images and sizes."""
    counts = dict.fromkeys(GalleryState, 0)
    counts.update(Counter([row.state for row in rows]))
    figures_ = [Figure(tr("Galleries"), text.number(len(rows)))]
    figures_ += [Figure(LOOKS[state].label, text.number(n)) for state, n in counts.items() if n]
    figures_.append(Figure(tr("Images"), text.number(sum([row.images for row in rows]))))
    figures_.append(Figure(tr("Size"), text.size(sum([row.size_bytes for row in rows]))))
    return figures_


def fields(rows: Sequence[GalleryRow]) -> list[FieldLine]:
    """The custom fields; empty with “Mixed” where the galleries differ."""
    lines = []
    for key in FIELDS:
        values = {getattr(row, key) for row in rows}
        mixed = len(values) > 1
        value = "" if mixed else next(iter(values), "")
        is_spare = key.startswith("ext") and values <= {""}
        lines.append(FieldLine(key, field_label(key), value, tr("Mixed") if mixed else tr("Add…"), is_spare))
    return lines
