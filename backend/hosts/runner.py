"""A host that is described by a definition: carries out its sections, and gives their values the meaning of `Host`."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from weakref import WeakValueDictionary

import regex

from backend.accounts.sessions import Session, SessionStore
from backend.errors import problem
from backend.hosts.base import (
    Ability,
    Account,
    AccountCheck,
    AccountInfo,
    FileToSend,
    GalleryFacts,
    Host,
    HostInfo,
    HostLimits,
    RemoteGallery,
    SentFile,
    Uploaded,
)
from backend.hosts.definition import FILE_READINGS, Definition, Option, Section, Step
from backend.hosts.placeholders import (
    DIGEST_NAMES,
    Values,
    file_values,
    gallery_values,
    names_used,
    time_values,
)
from backend.hosts.signing_in import SigningIn
from backend.hosts.steps import Outcome, Rows, Sending, StepRunner
from backend.hosts.verdict import Refusal
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import Choice, FieldKind, FieldRow
from backend.uploads.digests import digests as digests_of
from backend.uploads.http import BeforeEnd, CookieStore, Digest, SentCallback, Transport

BEGUN_AT = "begun_at"
"""Among the values of a remote gallery: when it was begun, in Unix seconds."""

_GONE = (404, 410)
_NO_GALLERY = GalleryFacts(id=0, name="", images=0, size_bytes=0)


class FormHost(Host):
    """Used from the engine's event loop.

    `sessions` keeps signed-in accounts; a definition without login steps needs none. `inactivity_s` gives the person's
    setting, for hosts whose definition names none.
    """

    def __init__(
        self,
        definition: Definition,
        transport: Transport,
        *,
        sessions: SessionStore | None = None,
        definition_path: str = "",
        inactivity_s: Callable[[], float] = lambda: 300.0,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._definition = definition
        self._transport = transport
        self._now = now
        self._info = host_info(definition, definition_path)
        self._wanted: dict[Section, frozenset[Digest]] = {}  # what the steps use, once looked for
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._steps = StepRunner(definition, transport, inactivity_s=inactivity_s, now=now)
        self._signing_in = SigningIn(
            definition, self._steps, sessions, new_cookies=transport.new_cookies, now=now
        )  # fmt: skip

    @property
    def info(self) -> HostInfo:
        return self._info

    async def begin_gallery(self, gallery: RemoteGallery, account: Account) -> None:
        """See `Host.begin_gallery`. A gallery that is already begun and still takes files is left as it is."""
        if not self._definition.begin:
            return
        lock = self._locks.setdefault(gallery.facts.id, asyncio.Lock())
        async with lock:
            if gallery.is_begun and not self._is_expired(gallery):
                return
            values = self._values(account, gallery.facts)
            kept = (await self._run(Section.BEGIN, values, account, gallery)).kept
            gallery.values.clear()
            gallery.values.update(kept | {BEGUN_AT: f"{self._now():.0f}"})

    async def upload(
        self,
        file: FileToSend,
        gallery: RemoteGallery,
        account: Account,
        *,
        on_sent: SentCallback | None = None,
        before_end: BeforeEnd | None = None,
    ) -> Uploaded:
        """See `Host.upload`.

        When the host takes nothing more into the remote gallery, its values are dropped and the Problem is one to
        retry: the next try makes a new gallery.
        """
        await self.begin_gallery(gallery, account)
        values = await self._file_values(file, gallery, account, Section.UPLOAD)
        values.is_first_file = not gallery.is_begun
        sent_to = dict(gallery.values)
        try:
            outcome = await self._run(
                Section.UPLOAD, values, account, gallery, Sending(file, on_sent, before_end)
            )  # fmt: skip
        except Refusal as refused:
            if not refused.gallery_lost:
                raise
            if gallery.values == sent_to:
                gallery.values.clear()
            raise problem(ErrorKind.HOST_UNAVAILABLE, refused.info.detail, host=self._definition.id) from refused
        if outcome.kept and not gallery.is_begun:
            gallery.values.update(outcome.kept | {BEGUN_AT: f"{self._now():.0f}"})
        elif outcome.kept_each:
            gallery.values.update(outcome.kept_each)
        return _uploaded(values.read, already_there=not outcome.has_sent)

    async def finish_gallery(self, gallery: RemoteGallery, account: Account) -> None:
        await self._run(Section.FINISH, self._values(account, gallery.facts), account, gallery)

    async def check_account(self, account: Account) -> AccountCheck:
        """See `Host.check_account`. Without check steps, signing in is the check; a host without both accepts whatever
        is complete. What only signing in needs is tried when it is there."""
        values = self._values(account, _NO_GALLERY)
        if self._definition.login and not self._signing_in.missing(account):
            session = await self._signing_in.sign_in_anew(account, values)
            values.read.update(session.values)
        await self._run(Section.CHECK, values, account)
        return AccountCheck(label=values.read.get("label", ""))

    def gallery_url(self, gallery: RemoteGallery) -> str:
        if self._definition.gallery is None or not gallery.is_begun:
            return ""
        return Values({}, remote=gallery.values).fill_all(self._definition.gallery.url)

    # -- abilities ---------------------------------------------------------------------------------------------

    async def collect(
        self, files: Sequence[SentFile], gallery: RemoteGallery, account: Account
    ) -> Mapping[int, Uploaded]:
        values = self._values(account, gallery.facts)

        def has_all(rows: Rows) -> bool:
            return len(self._matched(files, rows)) == len(files)

        outcome = await self._run(Section.RESULTS, values, account, gallery, has_all=has_all)
        gallery.values.update({name: value for name, value in outcome.kept.items() if value})
        found = {file_id: _uploaded(row) for file_id, row in self._matched(files, outcome.rows).items()}
        return {file_id: uploaded for file_id, uploaded in found.items() if uploaded.has_link}

    async def send_cover(self, file: FileToSend, gallery: RemoteGallery, account: Account) -> Uploaded:
        values = await self._file_values(file, gallery, account, Section.COVER)
        await self._run(Section.COVER, values, account, gallery, Sending(file))
        return _uploaded(values.read)

    async def rename_gallery(self, gallery: RemoteGallery, account: Account) -> None:
        await self._run(Section.RENAME, self._values(account, gallery.facts), account, gallery)

    async def resolve(self, uploaded: Uploaded, account: Account) -> Uploaded:
        values = self._values(account, _NO_GALLERY, sent=uploaded)
        await self._run(Section.RESOLVE, values, account)
        known = {name: getattr(uploaded, name) for name in FILE_READINGS}
        return _uploaded(known | {name: value for name, value in values.read.items() if value})

    async def look_up(self, file: FileToSend, gallery: RemoteGallery, account: Account) -> Uploaded | None:
        values = await self._file_values(file, gallery, account, Section.LOOKUP)
        try:
            await self._run(Section.LOOKUP, values, account, gallery)
        except Refusal as refused:
            if refused.status in _GONE:
                return None
            raise
        found = _uploaded(values.read)
        return found if found.has_link else None

    async def account_info(self, account: Account) -> AccountInfo:
        values = self._values(account, _NO_GALLERY)
        await self._run(Section.INFO, values, account)
        return _account_info(values.read)

    async def delete(self, uploaded: Uploaded, account: Account) -> None:
        try:
            await self._run(Section.DELETE, self._values(account, _NO_GALLERY, sent=uploaded), account)
        except Refusal as refused:
            if refused.status not in _GONE:
                raise

    async def is_alive(self, uploaded: Uploaded, account: Account) -> bool:
        """See `Host.is_alive`. A file is gone when the host says so: 404, 410, or an answer that fails a condition."""
        try:
            await self._run(Section.ALIVE, self._values(account, _NO_GALLERY, sent=uploaded), account)
        except Refusal as refused:
            if refused.status in _GONE or (refused.is_no and refused.info.kind is ErrorKind.HOST_CHANGED):
                return False
            raise
        return True

    # -- inside ----------------------------------------------------------------------------------------------

    def _is_expired(self, gallery: RemoteGallery) -> bool:
        valid_s = self._definition.gallery.valid_s if self._definition.gallery else None
        return valid_s is not None and self._now() > float(gallery.values.get(BEGUN_AT, "0")) + valid_s

    def _cookies(self, gallery: RemoteGallery | None) -> CookieStore | None:
        if gallery is None:  # one run of steps by itself
            return self._transport.new_cookies()
        if self._definition.gallery is None or not self._definition.gallery.has_cookies:
            return None
        if gallery.cookies is None:
            gallery.cookies = self._transport.new_cookies()
        return gallery.cookies

    def _values(
        self,
        account: Account,
        facts: GalleryFacts,
        file: Mapping[str, str] | None = None,
        sent: Uploaded | None = None,
    ) -> Values:
        """Raises Problem(LOGIN_REQUIRED) when a credential is missing that the host needs."""
        credentials = {name: value.strip() for name, value in account.credentials.items()}
        if self._definition.needs_account and not any(credentials.values()):
            raise problem(ErrorKind.LOGIN_REQUIRED, host=self._definition.id)
        for field in self._definition.credentials:
            if field.is_required and not credentials.get(field.name):
                raise problem(ErrorKind.LOGIN_REQUIRED, host=self._definition.id, subject=field.name)
            if field.kind is FieldKind.URL:
                credentials[field.name] = credentials.get(field.name, "").rstrip("/")
        return Values(
            {
                "credential": credentials,
                "option": {field.name: _sent(field, account.options) for field in self._definition.options},
                "gallery": gallery_values(facts, self._definition),
                "file": file or {},
                "sent": {name: getattr(sent, name) for name in FILE_READINGS} if sent is not None else {},
                "time": time_values(self._now()),
            }
        )

    async def _file_values(
        self, file: FileToSend, gallery: RemoteGallery, account: Account, section: Section
    ) -> Values:
        """With the digests that the steps of the section use. Raises Problem when the file is not what it was."""
        wanted = self._digests_wanted(section)
        digests = await digests_of(file.source, wanted) if wanted else {}
        facts = file_values(
            file.name, file.index, mime=file.mime, size_bytes=file.source.size_bytes, digests=digests
        )  # fmt: skip
        return self._values(account, gallery.facts, facts)

    def _digests_wanted(self, section: Section) -> frozenset[Digest]:
        if (wanted := self._wanted.get(section)) is None:
            names = names_used(self._section(section), "file") & DIGEST_NAMES
            wanted = self._wanted[section] = frozenset(map(Digest, names))
        return wanted

    def _section(self, section: Section) -> tuple[Step, ...]:
        steps: tuple[Step, ...] = getattr(self._definition, section.value)
        return steps

    async def _run(
        self,
        section: Section,
        values: Values,
        account: Account,
        gallery: RemoteGallery | None = None,
        sending: Sending | None = None,
        *,
        has_all: Callable[[Rows], bool] = lambda _: True,
    ) -> Outcome:
        """Carry out a section, signed in where it needs that."""
        steps = self._section(section)
        if not steps:
            return Outcome()
        read_before, is_first_file = dict(values.read), values.is_first_file

        async def work(session: Session | None) -> Outcome:
            # A second try after signing in anew begins like the first one.
            values.draw_anew()
            values.read, values.remote = dict(read_before), dict(gallery.values) if gallery is not None else {}
            values.is_first_file, values.session = is_first_file, session.values if session is not None else {}
            cookies = session.cookies if session is not None else None
            return await self._steps.run(
                section, steps, values, cookies or self._cookies(gallery), sending, has_all=has_all
            )

        if self._signing_in.is_needed(section):
            return await self._signing_in.run(account, values, work)
        return await work(None)

    def _matched(self, files: Sequence[SentFile], rows: Rows) -> Mapping[int, Mapping[str, str]]:
        """Rows by file id: by the name as it was sent, or in the order of completion where rows name no file.

        A name that the host has changed a little counts too, if it can mean one file only.
        """
        if not any(row.get("file") for row in rows):
            return {file.id: rows[file.order] for file in files if file.order < len(rows)}
        by_name = {self._sent_name(file): file.id for file in files}
        rough_names = Counter(map(_comparable, by_name))
        by_rough_name = {
            rough: file_id for name, file_id in by_name.items() if rough_names[rough := _comparable(name)] == 1
        }
        named = [
            (by_name.get(row["file"]) or by_rough_name.get(_comparable(row["file"])), row)
            for row in rows
            if row.get("file")
        ]
        return {file_id: row for file_id, row in named if file_id is not None}

    def _sent_name(self, file: SentFile) -> str:
        facts = file_values(file.name, file.index, mime="", size_bytes=0)
        fields = (field for step in self._definition.upload for field in step.fields if field.file is not None)
        return Values({"file": facts}).fill(next(fields).file or "")


def _uploaded(read: Mapping[str, str], *, already_there: bool = False) -> Uploaded:
    return Uploaded(
        page_url=read.get("page_url", ""),
        image_url=read.get("image_url", ""),
        thumb_url=read.get("thumb_url", ""),
        delete_url=read.get("delete_url", ""),
        code=read.get("code", ""),
        already_there=already_there,
    )


def _comparable(name: str) -> str:
    """Hosts change blanks, marks and the case of names."""
    return regex.sub(r"[^\p{L}\p{N}]+", "_", name).casefold()


def _account_info(read: Mapping[str, str]) -> AccountInfo:
    def number(name: str) -> int | None:
        text = read.get(name, "")
        return int(text) if regex.fullmatch(r"-?[0-9]{1,19}", text) else None

    premium = read.get("is_premium", "").lower()
    until = number("premium_until")
    return AccountInfo(
        label=read.get("label", ""),
        storage_total_bytes=number("storage_total_bytes"),
        storage_used_bytes=number("storage_used_bytes"),
        storage_left_bytes=number("storage_left_bytes"),
        traffic_total_bytes=number("traffic_total_bytes"),
        traffic_left_bytes=number("traffic_left_bytes"),
        max_size_bytes=number("max_size_bytes"),
        premium_until=float(until) if until is not None else None,
        is_premium=None if not premium else premium in ("true", "1", "yes"),
    )


def host_info(definition: Definition, path: str = "") -> HostInfo:
    """What the engine is told of a host that is described by a definition."""
    limits = definition.limits
    return HostInfo(
        id=definition.id,
        name=definition.name,
        code=definition.code,
        kind=definition.kind,
        site_url=definition.site_url,
        definition_path=path,
        needs_account=definition.needs_account or any(field.is_required for field in definition.credentials),
        credentials=tuple(map(_row, definition.credentials)),
        options=tuple(map(_row, definition.options)),
        limits=HostLimits(
            formats=limits.formats,
            max_size_bytes=limits.max_size_bytes,
            connections=limits.connections,
            max_connections=limits.max_connections,
            requests_per_s=limits.requests_per_s,
            burst=limits.burst,
            tries=limits.tries,
            inactivity_s=limits.inactivity_s,
            max_width=limits.max_width,
            max_height=limits.max_height,
            max_pixels=limits.max_pixels,
            min_width=limits.min_width,
            min_height=limits.min_height,
            files_per_gallery=limits.files_per_gallery,
        ),
        first_file_alone=definition.first_file_alone,
        has_galleries=definition.gallery is not None,
        can_resume_gallery=definition.gallery is not None and definition.gallery.can_resume,
        repeat_is_safe=definition.repeat_is_safe,
        store=definition.store,
        sends_archive=definition.sends == "archive",
        abilities=frozenset(ability for ability in Ability if _has(definition, ability)),
        sources=tuple(f"{source.text} ({source.confidence.replace('_', ' ')})" for source in definition.sources),
    )


def _has(definition: Definition, ability: Ability) -> bool:
    if ability is Ability.CHECK:
        return bool(definition.check or definition.login)
    return bool(getattr(definition, ability.value))


def _row(option: Option) -> FieldRow:
    return FieldRow(
        name=option.name,
        label=option.label,
        kind=option.kind,
        help=option.help,
        default=option.default,
        is_required=option.is_required,
        minimum=option.minimum,
        maximum=option.maximum,
        choices=tuple(Choice(value=choice.value, label=choice.label) for choice in option.choices),
    )


def _sent(option: Option, values: Mapping[str, str]) -> str:
    """The value of an option as the host may get it: a number inside its range, a choice that exists."""
    value = values.get(option.name, option.default)
    if option.choices and value not in [choice.value for choice in option.choices]:
        return option.default
    if option.kind is FieldKind.INTEGER and value:
        try:
            number = int(value)
        except ValueError:
            return option.default
        if option.minimum is not None:
            number = max(number, option.minimum)
        if option.maximum is not None:
            number = min(number, option.maximum)
        return str(number)
    return value
