"""One gallery while it uploads: what is left for each host, what is on the wire, and the counts. No I/O here."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from backend.galleries.job import FileJob, Job
from backend.hosts.base import Ability, Account, RemoteGallery
from backend.hosts.lane import Lane
from backend.protocol.accounts import AccountFacts
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import FileState, HostProgress, HostWork, StartOn, UploadRow, UploadState
from backend.storage.records import FileRecord, UploadRecord
from backend.uploads.progress import Speed

SET_BEGAN = "galleon_set_began"
"""Among the values of a remote gallery: Unix time of its first file, where links come after a set of files."""

LOOK_UP_AFTER_S = 3.0
"""A host may need a moment until it knows what it has."""


@dataclass(slots=True)
class Part:
    """The share of one host in a gallery's run.

    `options` are those of the tab and of this gallery, `facts` what is known of the account; `refusal` is why nothing
    of it may be sent at all.
    """

    lane: Lane
    remote: RemoteGallery
    waiting: deque[Job]
    total_files: int
    total_bytes: int
    done_files: int = 0
    done_bytes: int = 0
    failed_files: int = 0
    unknown_files: int = 0
    in_flight: dict[int, Job] = field(default_factory=dict)
    sent: dict[int, FileJob] = field(default_factory=dict)  # on the host, their links are still to come
    set_order: list[float] = field(default_factory=list)  # when each file of that set was sent
    to_look_up: list[Job] = field(default_factory=list)  # their outcome is unknown, and the host can be asked
    is_of_earlier_run: bool = False  # the remote gallery
    collects_first: bool = False  # the set belongs to an earlier run, and the host takes nothing more into it
    collect_rounds: int = 0
    is_asked: bool = False  # for the links of all that were sent
    uploads: dict[int, UploadRow] = field(default_factory=dict)
    error: ErrorInfo | None = None
    step: asyncio.Task[None] | None = None  # making or finishing the remote gallery
    is_probe: bool = False  # that step finds out whether the host is back
    is_begun: bool = False
    is_named: bool = False  # the host knows the gallery's name, or will be told
    is_cover_given_up: bool = False
    is_finished: bool = False
    step_attempts: int = 0
    not_before: float = 0.0
    gallery_url: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    facts: AccountFacts | None = None
    start_on: StartOn = StartOn.STARTED
    is_waiting: bool = False
    refusal: ErrorInfo | None = None
    given_up: ErrorInfo | None = None  # why all that waited was given up at once
    most_bytes: int | None = None  # larger images are sent as copies, whatever the host's definition says
    stands_in_for: str = ""
    is_replaced: bool = False  # another host stands in for this one
    speed: Speed = field(default_factory=Speed)
    stand_in_at: float = 0.0  # before then no host is looked for that could
    taken_out: set[int] = field(default_factory=set)  # files that the person left out meanwhile
    needs_plan: bool = False  # its archives: the gallery's files are others now

    @property
    def account(self) -> Account:
        """The lane's account as it is now, with the nearer options laid over its own."""
        account = self.lane.account
        if not self.options:
            return account
        return Account(account.credentials, {**account.options, **self.options}, account.key)

    @property
    def host_id(self) -> str:
        return self.lane.host.info.id

    @property
    def is_idle(self) -> bool:
        return not self.in_flight and self.step is None

    @property
    def is_finish_told(self) -> bool:
        """Whether the host is to be told of the gallery's end: not when it has nothing of it."""
        return self.done_files > 0 and self.remote.is_begun

    @property
    def is_open(self) -> bool:
        """Whether something is left to do before the gallery's end."""
        return bool(self.waiting or self.in_flight or self.sent or self.to_look_up)

    def begin_anew(self) -> None:
        """What comes next goes into a new remote gallery."""
        self.remote.values.clear()
        self.set_order.clear()
        self.is_begun = self.is_named = self.collects_first = self.is_finished = False
        self.is_of_earlier_run = False

    def ask_later(self, job: Job, now: float) -> None:
        """The outcome of this upload is unknown: ask the host, if it can be asked."""
        if Ability.LOOKUP in self.lane.host.info.abilities:
            job.not_before = now + LOOK_UP_AFTER_S if job.is_at_end else 0.0
            job.is_at_end, job.is_ending, job.sent_bytes, job.task = False, False, 0, None
            self.to_look_up.append(job)

    @property
    def has_ended(self) -> bool:
        return self.is_finished and not self.is_open and self.is_idle

    @property
    def takes_part(self) -> bool:
        """As `triggers.takes_part`."""
        return not self.is_waiting or self.start_on is not StartOn.HAND

    def next_job(self, now: float) -> Job | None:
        """Take the next job that may be sent now, or None. Those that wait for a retry are passed over."""
        if self.step is not None or self.not_before > now:
            return None
        if self.lane.host.info.first_file_alone and not self.remote.is_begun and self.in_flight:
            return None
        for place, job in enumerate(self.waiting):
            if job.not_before <= now:
                del self.waiting[place]
                return job
        return None

    def put_back(self, job: Job, not_before: float = 0.0) -> None:
        job.not_before, job.sent_bytes, job.task = not_before, 0, None
        job.is_at_end = job.is_ending = False
        if job.id in self.taken_out and isinstance(job, FileJob):
            self.total_files -= 1
            self.total_bytes -= job.size_bytes
            return
        self.waiting.appendleft(job)

    def clock_set(self, by_s: float) -> None:
        """The computer's clock was set: what waits, waits as long as before."""
        self.not_before += by_s
        self.stand_in_at += by_s
        for job in (*self.waiting, *self.to_look_up):
            job.not_before += by_s

    def sent_bytes(self) -> int:
        """Bytes of finished files and of those on the wire; the heads and tails of requests do not count."""
        sent = sum(job.size_bytes for job in self.sent.values())
        return self.done_bytes + sent + sum(min(job.sent_bytes, job.size_bytes) for job in self.in_flight.values())

    def progress(self, *, is_paused: bool, speed_bps: int, now: float) -> HostProgress:
        """What the row shows of this host. `now` is Unix time."""
        return HostProgress(
            host_id=self.host_id,
            work=self.work(is_paused=is_paused, now=now),
            done_files=self.done_files,
            failed_files=self.failed_files,
            unknown_files=self.unknown_files,
            total_files=self.total_files,
            done_bytes=self.sent_bytes(),
            total_bytes=self.total_bytes,
            speed_bps=speed_bps,
            gallery_url=self.gallery_url,
            delete_url=self.remote.values.get("delete_url", ""),
            hold_until=self.lane.hold_until if self.lane.is_on_hold(now) else None,
            error=self.error or (self.lane.hold_error if self.lane.is_on_hold(now) else None),
            start_on=self.start_on,
            is_waiting=self.is_waiting,
            stands_in_for=self.stands_in_for,
        )

    def work(self, *, is_paused: bool, now: float) -> HostWork:
        """What the chip of this host shows. `now` is Unix time."""
        if not self.is_open and self.is_idle:
            if self.failed_files + self.unknown_files == 0 and not self.is_replaced:
                return HostWork.DONE if self.done_files else HostWork.PENDING
            return HostWork.PARTLY_FAILED if self.done_files else HostWork.FAILED
        if self.in_flight or self.step:
            return HostWork.ACTIVE
        if is_paused:
            return HostWork.PAUSED
        if not self.waiting and not self.lane.is_on_hold(now):
            return HostWork.ACTIVE
        return HostWork.ON_HOLD if self.lane.is_on_hold(now) else HostWork.PENDING


@dataclass(slots=True)
class Run:
    """One gallery's upload, from the granted slot to its end or pause.

    `started_at` is Unix time, `began` the same moment by a clock that nobody sets.
    """

    gallery_id: int
    name: str
    files: list[FileRecord]
    parts: list[Part]
    started_at: float
    began: float
    tab_id: int = 0
    is_stopping: bool = False
    states: dict[int, FileState] = field(default_factory=dict)
    counts: Counter[FileState] = field(default_factory=Counter)
    left_out: set[int] = field(default_factory=set)  # by the person, since the start

    def __post_init__(self) -> None:
        for file in self.files:
            self.note(file.id)

    @property
    def is_idle(self) -> bool:
        return all(part.is_idle for part in self.parts)

    @property
    def has_work(self) -> bool:
        return any((part.is_open and not part.is_waiting) or not part.is_idle for part in self.parts)

    @property
    def has_ended(self) -> bool:
        """Nothing is left to do, apart from hosts that wait for their trigger."""
        return self.is_idle and all(part.has_ended for part in self.parts if not part.is_waiting)

    def may_send(self, part: Part, now: float) -> bool:
        """Whether this host's turn has come: what it starts on, and its sisters' archive."""
        return self._has_trigger(part) and not waits_for_sister(part, filter(self._has_trigger, self.parts), now)

    def _has_trigger(self, part: Part) -> bool:
        """Whether what the host starts on has come; the image hosts of this run decide about those after them."""
        if part.is_waiting or part.start_on is not StartOn.IMAGES_DONE:
            return not part.is_waiting
        return all(
            other.has_ended
            for other in self.parts
            if not (other.is_waiting or other.start_on is StartOn.IMAGES_DONE or other.lane.host.info.sends_archive)
        )

    def can_use_a_slot(self, now: float) -> bool:
        """False while every host that still has work is on hold, or is only asked for something again later: then
        another gallery may take the slot."""
        busy = [part for part in self.parts if (part.waiting and self.may_send(part, now)) or not part.is_idle]
        if not busy and self.has_work:
            return False
        return not busy or any(not part.lane.is_on_hold(now) for part in busy)

    @property
    def first_unknown(self) -> ErrorInfo | None:
        """Why the outcome of an upload is unknown, of the first of them."""
        uploads = (upload for part in self.parts for upload in part.uploads.values())
        return next((upload.error for upload in uploads if upload.state is UploadState.UNKNOWN), None)

    @property
    def most(self) -> int:
        """Images on the host that has most: there may be none that all hosts have."""
        return max((part.done_files for part in self.parts), default=0)

    def uploads_of(self, file_id: int) -> tuple[UploadRow, ...]:
        return tuple(part.uploads.get(file_id) or UploadRow(host_id=part.host_id) for part in self.parts)

    def note(self, file_id: int) -> FileState:
        """Take a changed upload of this file into the counts; gives the file's state over all its hosts."""
        if file_id in self.left_out:
            return FileState.LEFT_OUT
        state = overall(part.uploads.get(file_id) for part in self.parts if part.takes_part)
        if (before := self.states.get(file_id)) is not None:
            self.counts[before] -= 1
        self.states[file_id] = state
        self.counts[state] += 1
        return state

    def forget(self, file_id: int) -> None:
        """The file is no part of the gallery any more."""
        self.left_out.add(file_id)
        if (before := self.states.pop(file_id, None)) is not None:
            self.counts[before] -= 1

    def take_in(self, file_id: int) -> None:
        """It is one again."""
        self.left_out.discard(file_id)
        self.note(file_id)

    def order(self, places: Mapping[int, int]) -> None:
        """What still waits goes in the order of these places, by file id. Archives keep the order they were made in."""
        self.files.sort(key=lambda file: places.get(file.id, file.position))
        for part in self.parts:
            if not part.lane.host.info.sends_archive:
                part.waiting = deque(sorted(part.waiting, key=lambda job: places.get(job.id, len(places))))

    def count_again(self) -> None:
        """After a host has begun or ceased to take part."""
        for file in self.files:
            self.note(file.id)


def reason_too_many(part: Part) -> ErrorInfo | None:
    """The error of a gallery with more files than its host takes into one; nothing of it is sent then."""
    most = part.lane.host.info.limits.files_per_gallery
    if most is None or part.total_files <= most or part.lane.host.info.sends_archive:
        return None
    detail = f"at most {most} files in one gallery, this one has {part.total_files}"
    return ErrorInfo(kind=ErrorKind.FILE_REJECTED, host=part.host_id, detail=detail)


def waits_for_sister(part: Part, parts: Iterable[Part], now: float) -> bool:
    """Whether another host with the same store gets the gallery first, so that this one can take it over unsent.

    `parts` in the gallery's order, without those whose time has not come. A sister that is held up is not waited for.
    Pure; `now` is Unix time.
    """
    store, is_earlier = part.lane.host.info.store, True
    if not store:
        return False
    for other in parts:
        if other is part:
            is_earlier = False
        elif other.lane.host.info.store == store:
            can_go = not (other.lane.is_on_hold(now) or other.lane.account_error or other.refusal)
            if other.in_flight or (is_earlier and other.waiting and can_go):
                return True
    return False


def overall(uploads: Iterable[UploadRow | None]) -> FileState:
    """One state for a file out of its states on all its hosts; None means not tried yet."""
    states = {upload.state if upload else UploadState.PENDING for upload in uploads}
    if UploadState.LEFT_OUT in states:
        states.remove(UploadState.LEFT_OUT)
        if not states:
            return FileState.LEFT_OUT
    if UploadState.UPLOADING in states or UploadState.SENT in states:
        return FileState.UPLOADING
    if UploadState.UNKNOWN in states:
        return FileState.UNKNOWN
    if UploadState.FAILED in states:
        return FileState.FAILED
    return FileState.UPLOADED if states == {UploadState.UPLOADED} else FileState.PENDING


def is_replaced(upload: UploadRow | UploadRecord) -> bool:
    """Left out because another host stands in, not because this one would refuse the file."""
    is_refused = upload.error is None or upload.error.kind is ErrorKind.FILE_REJECTED
    return upload.state is UploadState.LEFT_OUT and not is_refused


def part_for(
    lane: Lane,
    remote: RemoteGallery,
    files: Sequence[FileRecord],
    uploads: Mapping[int, UploadRecord],
    *,
    is_finished: bool,
) -> Part:
    """Split a gallery's files into what this host has, what it refused, and what it still has to get."""
    part = Part(
        lane=lane,
        remote=remote,
        waiting=deque(),
        total_files=len(files),
        total_bytes=sum(file.size_bytes for file in files),
        is_begun=remote.is_begun,
        is_named=remote.is_begun,
    )
    abilities = lane.host.info.abilities
    can_look_up = Ability.LOOKUP in abilities and not lane.host.info.repeat_is_safe
    set_began = float(remote.values.get(SET_BEGAN, "inf")) if Ability.RESULTS in abilities else float("inf")
    for index, file in enumerate(files):
        upload = uploads.get(file.id)
        if upload is None or upload.state is UploadState.PENDING:
            was_sent = upload is not None and upload.attempts > 0
            part.waiting.append(FileJob(file, index, asks_first=can_look_up and was_sent))
            continue
        sent_at = upload.finished_at or 0.0
        is_of_set = bool(upload.sent_name) and sent_at >= set_began
        if is_of_set:
            part.set_order.append(sent_at)
        part.uploads[file.id] = shown_upload(upload)
        if upload.state is UploadState.LEFT_OUT:
            part.total_files -= 1
            part.total_bytes -= file.size_bytes
        elif upload.state is UploadState.UPLOADED:
            part.done_files += 1
            part.done_bytes += file.size_bytes
        elif upload.state is UploadState.FAILED:
            part.failed_files += 1
            part.error = upload.error
        elif is_of_set:
            job = FileJob(file, index, sent_at=sent_at, sent_name=upload.sent_name, attempts=upload.attempts)
            part.sent[file.id] = job
            part.uploads[file.id] = msgspec.structs.replace(part.uploads[file.id], state=UploadState.SENT, error=None)
        else:
            part.unknown_files += 1
            part.ask_later(FileJob(file, index, attempts=upload.attempts), 0.0)
    part.is_finished = is_finished and not part.is_open
    return part


def missing_bytes(files: Sequence[FileRecord], uploads: Mapping[int, UploadRecord]) -> int:
    """What a host still has to get of a gallery."""
    states = {file_id: upload.state for file_id, upload in uploads.items()}
    return sum(file.size_bytes for file in files if states.get(file.id) in (None, UploadState.PENDING))


def shown_upload(record: UploadRecord) -> UploadRow:
    """A stored upload as a client is told of it."""
    return UploadRow(
        host_id=record.host_id,
        state=record.state,
        attempts=record.attempts,
        page_url=record.page_url,
        image_url=record.image_url,
        thumb_url=record.thumb_url,
        delete_url=record.delete_url,
        already_there=record.already_there,
        error=record.error,
    )
