"""One gallery as its row shows it: ready strings, tones and numbers (ui.md section 6). Pure."""

from __future__ import annotations

from typing import NamedTuple

from backend.protocol.rows import GalleryRow, GalleryState, HostProgress, HostWork, PauseReason, Question
from bridge import formatting as text
from bridge.error_text import Context, short
from bridge.fitting_text import location_meta, refused_meta
from bridge.names import Names
from bridge.wording import mark, tr, translated

STARTING_S = 3.0
"""How long an upload says “starting…”: speed and time left mean nothing before."""


class Line(NamedTuple):
    """The roles of `Queue`, in QML's spelling. Strings are ready to show; tones are names of theme colours."""

    galleryId: int
    name: str
    meta: str
    metaTone: str
    stateKey: str
    stateLabel: str
    stateIcon: str
    stateTone: str
    stateRight: str
    stateRightStrong: bool
    line2: str  # empty while a bar is shown
    showBar: bool
    barValue: float  # 0..1
    barTone: str
    slotIcon: str
    slotLabel: str
    slotEnabled: bool
    tabColour: int  # 1–8, 0 none
    cover: str
    chip1Code: str
    chip1State: str
    chip1Value: float
    chip1Tip: str
    chip2Code: str
    chip2State: str
    chip2Value: float
    chip2Tip: str
    chip3Code: str
    chip3State: str
    chip3Value: float
    chip3Tip: str
    chipsMore: str
    chipsText: str
    accessibleName: str


STATE = "state of a gallery"


class StateLook(NamedTuple):
    words: str
    icon: str
    tone: str

    @property
    def label(self) -> str:
        return translated(self.words, STATE)


LOOKS = {
    GalleryState.VALIDATING: StateLook(mark("Validating", "state of a gallery"), "shield-check", "accent"),
    GalleryState.SCANNING: StateLook(mark("Scanning", "state of a gallery"), "scan-search", "accent"),
    GalleryState.READY: StateLook(mark("Ready", "state of a gallery"), "circle", "normal"),
    GalleryState.QUEUED: StateLook(mark("Queued", "state of a gallery"), "clock-3", "secondary"),
    GalleryState.UPLOADING: StateLook(mark("Uploading", "state of a gallery"), "circle-arrow-up", "accent"),
    GalleryState.PAUSED: StateLook(mark("Paused", "state of a gallery"), "circle-pause", "secondary"),
    GalleryState.INCOMPLETE: StateLook(mark("Incomplete", "state of a gallery"), "triangle-alert", "warning"),
    GalleryState.COMPLETED: StateLook(mark("Completed", "state of a gallery"), "circle-check", "success"),
    GalleryState.FAILED: StateLook(mark("Failed", "state of a gallery"), "circle-x", "danger"),
}


class Slot(NamedTuple):
    """The row's one action. `id` says what to do."""

    id: str
    icon: str
    words: str
    words_with_name: str

    @property
    def verb(self) -> str:
        return translated(self.words)

    def label(self, name: str) -> str:
        """The verb and whom it is done to: “Pause Lofoten”."""
        return translated(self.words_with_name).format(name=text.isolated(name))


SLOTS = {
    GalleryState.VALIDATING: Slot("cancel", "x", mark("Cancel"), mark("Cancel {name}")),
    GalleryState.SCANNING: Slot("cancel", "x", mark("Cancel"), mark("Cancel {name}")),
    GalleryState.READY: Slot("start", "play", mark("Start"), mark("Start {name}")),
    GalleryState.QUEUED: Slot("pause", "pause", mark("Hold"), mark("Hold {name}")),
    GalleryState.UPLOADING: Slot("pause", "pause", mark("Pause"), mark("Pause {name}")),
    GalleryState.PAUSED: Slot("start", "play", mark("Resume"), mark("Resume {name}")),
    GalleryState.INCOMPLETE: Slot("retry", "rotate-cw", mark("Retry"), mark("Retry {name}")),
    GalleryState.COMPLETED: Slot("copy", "copy", mark("Copy post code"), mark("Copy post code of {name}")),
    GalleryState.FAILED: Slot("retry", "rotate-cw", mark("Retry"), mark("Retry {name}")),
}

_WORK_WORDS = {
    HostWork.PENDING: mark("waiting", "of a host"),
    HostWork.ACTIVE: mark("uploading", "of a host"),
    HostWork.PAUSED: mark("paused", "of a host"),
    HostWork.ON_HOLD: mark("on hold", "of a host"),
    HostWork.DONE: mark("done", "of a host"),
    HostWork.PARTLY_FAILED: mark("some failed", "of a host"),
    HostWork.FAILED: mark("failed", "of a host"),
}

PAUSE_TEXTS = {
    PauseReason.NONE: mark("paused"),
    PauseReason.BY_PERSON: mark("paused by you"),
    PauseReason.OFFLINE: mark("offline, resumes by itself"),
    PauseReason.OUTSIDE_SCHEDULE: mark("outside the schedule, resumes by itself"),
    PauseReason.AFTER_RESTART: mark("paused since the restart"),
}


def images_and_size(row: GalleryRow) -> str:
    return f"{text.images(row.images)} · {text.size(row.size_bytes)}"


def share(row: GalleryRow) -> float:
    if row.state is GalleryState.SCANNING:
        return text.fraction(row.scanned, row.to_scan)
    return text.fraction(row.done_bytes, row.total_bytes)


def hold_left(row: GalleryRow, now: float) -> float | None:
    """Seconds until the first host goes on, when nothing is sent because hosts asked for a pause; else None."""
    if row.state is not GalleryState.UPLOADING or any(host.work is HostWork.ACTIVE for host in row.hosts):
        return None
    ends = [host.hold_until for host in row.hosts if host.work is HostWork.ON_HOLD and host.hold_until is not None]
    left = min(ends, default=now) - now
    return left if left > 0 else None


def figures(row: GalleryRow, now: float) -> str:
    """Speed and time left: “4.2 MB/s · 2 min left”, “starting…” at first, “on hold, goes on in 12 s”."""
    if (left_s := hold_left(row, now)) is not None:
        return tr("on hold, goes on in {time}").format(time=text.took(left_s))
    if row.started_at is not None and now - row.started_at < STARTING_S:
        return tr("starting…")
    if row.eta_s is None and not row.speed_bps:
        return tr("starting…") if row.done_bytes == 0 else tr("waiting")
    parts = [text.speed(row.speed_bps), text.left(row.eta_s)]
    return " · ".join(part for part in parts if part)


def first_problem(row: GalleryRow, names: Names) -> str:
    """“3 rejected by Pixhost”, “imx.to refused the sign-in”."""
    for host in row.hosts:
        if host.error is not None:
            failed = host.failed_files or row.failed_images
            return short(host.error, Context(host=names.host(host.host_id), failed=failed, total=row.images))
    if row.error is not None:
        host_name = names.host(row.error.host) if row.error.host else ""
        failed = row.failed_images or row.left_out
        return short(row.error, Context(host=host_name, gallery=row.name, failed=failed, total=row.images))
    return ""


def meta(row: GalleryRow, names: Names, now: float) -> tuple[str, str]:
    """The line under the name and its tone."""
    if row.question is Question.DUPLICATE:
        hosts = text.joined([names.host(host) for host in row.twin_hosts])
        if row.twin_finished_at:
            said = (
                tr("Choose what to do · uploaded before on {day} to {hosts}")
                if hosts
                else tr("Choose what to do · uploaded before on {day}")
            )
        elif hosts:
            said = tr("Choose what to do · uploaded before to {hosts}")
        elif row.twin_name:
            said = tr("Choose what to do · in the queue already")
        else:
            said = tr("Choose what to do · uploaded before")
        return said.format(day=text.day(row.twin_finished_at or now, now), hosts=hosts), "warning"
    if row.question is Question.FILES_REFUSED:
        return refused_meta(row, names), "warning"
    if row.question is Question.UNKNOWN_OUTCOME and row.state is not GalleryState.UPLOADING:
        return tr("%n image(s) may have arrived · choose what to do", "", max(1, row.unknown_images)), "warning"
    match row.state:
        case GalleryState.VALIDATING:
            files = row.to_scan or row.images
            count = tr("%n file(s)", "", files)
            told = f"{count} · {text.size(row.size_bytes)}" if files else tr("New", "gallery")
            return _with_start(told, row, now), "normal"
        case GalleryState.SCANNING:
            if row.to_scan == 0:
                return _with_start(tr("Reading files…"), row, now), "normal"
            reading = tr("Reading {some} of %n image(s)", "", row.to_scan)
            return _with_start(reading.format(some=text.number(row.scanned)), row, now), "normal"
        case GalleryState.UPLOADING:
            done = text.some_images(row.done_images, row.images)
            return f"{done} · {figures(row, now)}", "normal"
        case GalleryState.PAUSED:
            why = translated(PAUSE_TEXTS[row.pause_reason])
            if row.paused_at and row.pause_reason is PauseReason.BY_PERSON:
                why = tr("paused by you at {time}").format(time=text.clock(row.paused_at))
            return f"{text.some_images(row.done_images, row.images)} · {why}", "normal"
        case GalleryState.INCOMPLETE:
            done = text.some_images(row.done_images, row.images)
            problem = first_problem(row, names)
            return (f"{done} · {problem}" if problem else done), "warning"
        case GalleryState.FAILED:
            problem = first_problem(row, names)
            return (problem[:1].upper() + problem[1:] if row.error and not row.error.host else problem) or (
                tr("Nothing was uploaded")
            ), "danger"
        case GalleryState.READY | GalleryState.QUEUED | GalleryState.COMPLETED:
            parts = [images_and_size(row)]
            if row.state is not GalleryState.COMPLETED:
                parts += [tr("%n left out", "", row.left_out)] if row.left_out else []
                parts += [location_meta(row, names)] if row.with_location else []
            return " · ".join(part for part in parts if part), "normal"


def _with_start(told: str, row: GalleryRow, now: float) -> str:
    """Where the state has its own words, the time that the gallery waits for stands behind the rest."""
    return told if row.start_at is None else f"{told} · {text.starts(row.start_at, now)}"


def state_right(row: GalleryRow, now: float) -> str:
    match row.state:
        case GalleryState.SCANNING | GalleryState.UPLOADING | GalleryState.PAUSED:
            known = row.to_scan if row.state is GalleryState.SCANNING else row.total_bytes
            return text.percent(share(row)) if known else ""
        case GalleryState.INCOMPLETE:
            if row.failed_images:
                return tr("%n failed", "", row.failed_images)
            return tr("%n unsure", "", row.unknown_images) if row.unknown_images else ""
        case GalleryState.COMPLETED:
            return text.moment(row.finished_at, now) if row.finished_at else ""
        case _:
            return ""


def _line2(row: GalleryRow, now: float) -> str:
    match row.state:
        case GalleryState.VALIDATING:
            return tr("Checking files…")
        case GalleryState.SCANNING:
            return tr("Counting files…")
        case GalleryState.READY | GalleryState.QUEUED if row.question is not Question.NONE:
            return tr("Waits for your answer")
        case GalleryState.QUEUED if row.start_at is not None:
            return text.starts(row.start_at, now)
        case GalleryState.READY:
            return tr("Press Space to start")
        case GalleryState.QUEUED:
            return text.place_in_line(row.queue_place) if row.queue_place else tr("Waiting")
        case GalleryState.COMPLETED:
            return tr("%n link(s) ready", "", row.links) if row.links else tr("No links")
        case GalleryState.FAILED:
            return tr("Nothing was uploaded")
        case _:
            return ""


def host_share(host: HostProgress) -> float:
    if host.total_bytes:
        return text.fraction(host.done_bytes, host.total_bytes)
    return text.fraction(host.done_files, host.total_files)


def chip_tip(host: HostProgress, row: GalleryRow, names: Names) -> str:
    total = host.total_files or row.images
    done = text.some_images(host.done_files, total)
    return f"{names.host(host.host_id)}: {done}, {translated(_WORK_WORDS[host.work], 'of a host')}"


def _chips(row: GalleryRow, names: Names) -> tuple[tuple[str, str, float, str], ...]:
    shown = row.hosts if len(row.hosts) <= 3 else row.hosts[:2]
    chips = [(names.code(h.host_id), h.work.value, host_share(h), chip_tip(h, row, names)) for h in shown]
    return (*chips, *[("", "", 0.0, "")] * (3 - len(chips)))


def line(row: GalleryRow, names: Names, cover: str, now: float) -> Line:
    """`cover` is an image URL or empty; `now` Unix seconds."""
    look = LOOKS[row.state]
    slot = SLOTS[row.state]
    meta_text, meta_tone = meta(row, names, now)
    right = state_right(row, now)
    has_bar = row.state in (GalleryState.UPLOADING, GalleryState.PAUSED, GalleryState.INCOMPLETE) or (
        row.state is GalleryState.SCANNING and row.to_scan > 0
    )
    bar_tone = {GalleryState.PAUSED: "secondary", GalleryState.INCOMPLETE: "warning"}.get(row.state, "accent")
    tab = names.tabs.get(row.tab_id)
    chip1, chip2, chip3 = _chips(row, names)
    spoken = [row.name, look.label, right, meta_text]
    if row.state is GalleryState.QUEUED and row.start_at is not None:
        spoken.append(text.starts(row.start_at, now))
    return Line(
        galleryId=row.id,
        name=row.name,
        meta=meta_text,
        metaTone=meta_tone,
        stateKey=row.state.value,
        stateLabel=look.label,
        stateIcon=look.icon,
        stateTone=look.tone,
        stateRight=right,
        stateRightStrong=row.state is GalleryState.UPLOADING,
        line2="" if has_bar else _line2(row, now),
        showBar=has_bar,
        barValue=round(share(row), 4) if has_bar else 0.0,
        barTone=bar_tone,
        slotIcon=slot.icon,
        slotLabel=slot.label(row.name),
        slotEnabled=slot.id != "copy" or row.links > 0,
        tabColour=tab.colour if tab is not None else 0,
        cover=cover,
        chip1Code=chip1[0],
        chip1State=chip1[1],
        chip1Value=chip1[2],
        chip1Tip=chip1[3],
        chip2Code=chip2[0],
        chip2State=chip2[1],
        chip2Value=chip2[2],
        chip2Tip=chip2[3],
        chip3Code=chip3[0],
        chip3State=chip3[1],
        chip3Value=chip3[2],
        chip3Tip=chip3[3],
        chipsMore=f"+{len(row.hosts) - 2}" if len(row.hosts) > 3 else "",
        chipsText=tr("%n host(s)", "", len(row.hosts)),
        accessibleName=", ".join(part for part in spoken if part),
    )
