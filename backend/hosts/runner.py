"""Runs a definition: sends the requests of its steps, believes an answer only when it is a success in every way."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from weakref import WeakValueDictionary

from backend.errors import Problem, problem
from backend.hosts.base import (
    Account,
    AccountCheck,
    FileToSend,
    GalleryFacts,
    Host,
    HostInfo,
    HostLimits,
    RemoteGallery,
    Uploaded,
)
from backend.hosts.definition import FILE_READINGS, Definition, Option, Step
from backend.hosts.domains import is_allowed
from backend.hosts.placeholders import Values, file_values, gallery_values
from backend.hosts.request import build
from backend.hosts.verdict import GalleryLost, judge
from backend.protocol.errors import ErrorKind
from backend.protocol.rows import Choice, FieldKind, FieldRow
from backend.uploads.http import Answer, BeforeEnd, CookieStore, Request, SentCallback, Transport
from backend.uploads.redirect import redirected

BEGUN_AT = "begun_at"
"""Among the values of a remote gallery: when it was begun, in Unix seconds."""

_MAX_REDIRECTS = 5


class FormHost(Host):
    """A host that is described by a definition. Used from the engine's event loop.

    `inactivity_s` gives the person's setting, for hosts whose definition names none.
    """

    def __init__(
        self,
        definition: Definition,
        transport: Transport,
        *,
        definition_path: str = "",
        inactivity_s: Callable[[], float] = lambda: 300.0,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._definition = definition
        self._transport = transport
        self._inactivity_s = inactivity_s
        self._now = now
        self._info = host_info(definition, definition_path)
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

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
            kept = await self._run(self._definition.begin, values, self._cookies(gallery))
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
        values = self._values(account, gallery.facts, file_values(file))
        values.remote.update(gallery.values)
        values.is_first_file = not gallery.is_begun
        sent_to = dict(gallery.values)
        try:
            kept = await self._run(self._definition.upload, values, self._cookies(gallery), file, on_sent, before_end)
        except GalleryLost as lost:
            if gallery.values == sent_to:
                gallery.values.clear()
            raise problem(ErrorKind.HOST_UNAVAILABLE, lost.info.detail, host=self._definition.id) from lost
        if kept and not gallery.is_begun:
            gallery.values.update(kept | {BEGUN_AT: f"{self._now():.0f}"})
        links = {name: values.read.get(name, "") for name in FILE_READINGS}
        return Uploaded(**links)  # type: ignore[arg-type]

    async def finish_gallery(self, gallery: RemoteGallery, account: Account) -> None:
        values = self._values(account, gallery.facts)
        values.remote.update(gallery.values)
        await self._run(self._definition.finish, values, self._cookies(gallery))

    async def check_account(self, account: Account) -> AccountCheck:
        """See `Host.check_account`. A host without check steps accepts whatever is complete."""
        values = self._values(account, GalleryFacts(id=0, name="", images=0, size_bytes=0))
        await self._run(self._definition.check, values, self._transport.new_cookies())
        return AccountCheck(label=values.read.get("label", ""))

    def gallery_url(self, gallery: RemoteGallery) -> str:
        if self._definition.gallery is None or not gallery.is_begun:
            return ""
        return Values({}, remote=gallery.values).fill_all(self._definition.gallery.url)

    # -- inside ----------------------------------------------------------------------------------------------

    def _is_expired(self, gallery: RemoteGallery) -> bool:
        valid_s = self._definition.gallery.valid_s if self._definition.gallery else None
        return valid_s is not None and self._now() > float(gallery.values.get(BEGUN_AT, "0")) + valid_s

    def _cookies(self, gallery: RemoteGallery) -> CookieStore | None:
        if self._definition.gallery is None or not self._definition.gallery.has_cookies:
            return None
        if gallery.cookies is None:
            gallery.cookies = self._transport.new_cookies()
        return gallery.cookies

    def _values(self, account: Account, facts: GalleryFacts, file: Mapping[str, str] | None = None) -> Values:
        """Raises Problem(LOGIN_REQUIRED) when a credential is missing that the host needs."""
        credentials = {name: value.strip() for name, value in account.credentials.items()}
        for field in self._definition.credentials:
            if field.is_required and not credentials.get(field.name):
                raise problem(ErrorKind.LOGIN_REQUIRED, host=self._definition.id, subject=field.name)
        return Values(
            {
                "credential": credentials,
                "option": {field.name: _sent(field, account.options) for field in self._definition.options},
                "gallery": gallery_values(facts, self._definition),
                "file": file or {},
                "time": {"unix": f"{self._now():.0f}"},
            }
        )

    async def _run(
        self,
        steps: Sequence[Step],
        values: Values,
        cookies: CookieStore | None,
        file: FileToSend | None = None,
        on_sent: SentCallback | None = None,
        before_end: BeforeEnd | None = None,
    ) -> dict[str, str]:
        """Carry out steps in order; returns what they kept. `values` holds what they have read."""
        kept: dict[str, str] = {}
        has_arrived = False
        for step in steps:
            request = build(step, values, file, self._definition.limits.inactivity_s or self._inactivity_s())
            try:
                if step.carries_file:
                    answer = await self._send(request, cookies, on_sent, before_end)
                else:
                    answer = await self._send(request, cookies)
                readings = judge(answer, step, self._definition, values, now=self._now())
            except Problem as failed:
                failed.file_may_have_arrived = has_arrived or (step.carries_file and failed.file_may_have_arrived)
                raise
            has_arrived = has_arrived or step.carries_file
            kept |= readings.keep
            values.remote.update(readings.keep)
        return kept

    async def _send(
        self,
        request: Request,
        cookies: CookieStore | None,
        on_sent: SentCallback | None = None,
        before_end: BeforeEnd | None = None,
    ) -> Answer:
        """Send, and follow redirects, only to the domains of the definition.

        A failure after a redirect leaves open what the request before it has done.
        """
        is_complete = False
        for _ in range(_MAX_REDIRECTS + 1):
            try:
                self._check_domain(request.url)
                answer = await self._transport.send(
                    request, host_id=self.info.id, cookies=cookies, on_sent=on_sent, before_end=before_end
                )
            except Problem as failed:
                failed.file_may_have_arrived = failed.file_may_have_arrived or is_complete
                raise
            following = redirected(request, answer)
            if following is None:
                return answer
            request = following
            if not answer.is_early:
                is_complete, on_sent, before_end = True, None, None
        raise problem(
            ErrorKind.HOST_CHANGED,
            f"more than {_MAX_REDIRECTS} redirects",
            host=self.info.id,
            file_may_have_arrived=is_complete,
        )

    def _check_domain(self, url: str) -> None:
        if not is_allowed(url, self._definition.domains):
            origin = "/".join(url.split("/")[:3])
            raise problem(ErrorKind.HOST_CHANGED, f"not allowed to send to {origin}", host=self.info.id)


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
        needs_account=any(field.is_required for field in definition.credentials),
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
        ),
        first_file_alone=definition.first_file_alone,
        has_galleries=definition.gallery is not None,
        can_resume_gallery=definition.gallery is not None and definition.gallery.can_resume,
    )


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
