"""What the adapters for servers of the person share: addresses, names on the server, requests, refusals."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

import regex
from yarl import URL

from backend.errors import Problem, problem
from backend.hosts.base import Account, FileToSend, Host, HostInfo, RemoteGallery
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import FieldKind, FieldRow
from backend.uploads.http import Answer, BeforeEnd, Body, Request, SentCallback, Transport
from backend.uploads.retry import parse_retry_after

GONE = (404, 410)
_DETAIL_CHARS = 300
_LOST_ANSWER = (502, 504, 520, 524)

ADDRESS = FieldRow(name="address", label="Address", kind=FieldKind.URL, is_required=True)
PUBLIC_ADDRESS = FieldRow(
    name="public_address",
    label="Public address",
    kind=FieldKind.URL,
    help="Links begin with this instead of the address that files are sent to",
)
CLEAR_TEXT = FieldRow(
    name="allow_unencrypted",
    label="Send the password without encryption",
    kind=FieldKind.SWITCH,
    help="Only for an address with http:// that is not in your own network: everybody on the way can read it",
    default="false",
)


@dataclass(slots=True)
class Sending:
    """What is told while a file leaves, over all requests of one upload: progress never goes back, and `before_end`
    is awaited once. `start` is added to the bytes of a request."""

    on_sent: SentCallback | None = None
    before_end: BeforeEnd | None = None
    start: int = 0
    _told: int = -1

    def sent(self, sent_bytes: int) -> None:
        if self.on_sent is not None and self.start + sent_bytes > self._told:
            self._told = self.start + sent_bytes
            self.on_sent(self._told)

    async def end(self) -> None:
        if self.before_end is not None:
            before_end, self.before_end = self.before_end, None
            await before_end()


class OwnServer(Host):
    """Base of the adapters. Used from the engine's event loop; keeps nothing of an account but what its protocol needs
    from one request to the next."""

    def __init__(self, info: HostInfo, transport: Transport, *, inactivity_s: Callable[[], float]) -> None:
        self._info = info
        self._transport = transport
        self._inactivity_s = inactivity_s

    @property
    def info(self) -> HostInfo:
        return self._info

    def gallery_url(self, gallery: RemoteGallery) -> str:
        return ""

    # -- for the adapters --------------------------------------------------------------------------------------

    def credentials(self, account: Account) -> dict[str, str]:
        """All of them, the address without slashes at its end. Raises Problem(LOGIN_REQUIRED, BAD_INPUT)."""
        values = {row.name: account.credentials.get(row.name, "").strip() for row in self._info.credentials}
        for row in self._info.credentials:
            if row.is_required and not values[row.name]:
                raise problem(ErrorKind.LOGIN_REQUIRED, host=self._info.id, subject=row.name)
        values["address"] = values["address"].rstrip("/")
        if not values["address"].startswith(("http://", "https://")):
            raise problem(ErrorKind.BAD_INPUT, "start with http:// or https://", host=self._info.id, subject="address")
        return values

    def option(self, account: Account, name: str) -> str:
        default = next(row.default for row in self._info.options if row.name == name)
        return account.options.get(name, default).strip()

    def refuse_clear_text(self, account: Account, address: str) -> None:
        """A secret over http to a server that is not in the own network: only when the person has said so."""
        if is_protected(address) or self.option(account, CLEAR_TEXT.name) == "true":
            return
        detail = (
            "the address begins with http://, so that everybody on the way could read the password;"
            f" use https://, or switch on “{CLEAR_TEXT.label}”"
        )
        raise problem(ErrorKind.BAD_INPUT, detail, host=self._info.id, subject="address")

    async def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: Body | None = None,
        sending: Sending | None = None,
        is_end: bool = True,
    ) -> Answer:
        """One request, never redirected. With `sending` it carries the file; `is_end` says whether its end, too.

        Raises Problem; `file_may_have_arrived` only for a request that carries the end of the file.
        """
        request = Request(
            method=method,
            url=url,
            headers=headers or {},
            body=body,
            inactivity_s=self._inactivity_s(),
            follow_redirects=False,
            is_exact=True,
        )
        carries_end = sending is not None and is_end
        try:
            answer = await self._transport.send(
                request,
                host_id=self._info.id,
                on_sent=sending.sent if sending is not None else None,
                before_end=sending.end if sending is not None and is_end else None,
            )
        except Problem as failed:
            failed.file_may_have_arrived = failed.file_may_have_arrived and carries_end
            raise
        if answer.is_early and 200 <= answer.status < 300 and sending is not None:
            raise self.problem(ErrorKind.HOST_UNAVAILABLE, "answered before it had the file")
        return answer

    def problem(self, kind: ErrorKind, detail: str, *, may_hold: bool = False, is_too_large: bool = False) -> Problem:
        words = " ".join(detail.split())[:_DETAIL_CHARS]
        return problem(kind, words, host=self._info.id, file_may_have_arrived=may_hold, is_too_large=is_too_large)

    def refusal(
        self, answer: Answer, *, words: str = "", kind: ErrorKind | None = None, carries_end: bool = False
    ) -> Problem:
        """The error that an answer means. `kind` is what its body says, if it says something; `words` its own words."""
        status = answer.status
        is_page = answer.body.lstrip()[:1] == b"<" and not words
        detail = f"HTTP {status}: {words}" if words else f"HTTP {status}" + (" (a web page)" if is_page else "")
        may_hold = carries_end and not answer.is_early and kind is None and (status in _LOST_ANSWER or status < 400)
        kind = kind or _kind(status)
        is_too_large = kind is ErrorKind.FILE_REJECTED and status == 413
        made = self.problem(kind, detail, may_hold=may_hold, is_too_large=is_too_large)
        wait, date = answer.headers.get("retry-after", ""), answer.headers.get("date", "")
        if retry_at := parse_retry_after(wait, time.time(), date):
            made = problem(made.info.kind, made.info.detail, host=self._info.id, retry_at=retry_at)
            made.file_may_have_arrived = may_hold
        return made

    async def is_there(self, check: Callable[[], Awaitable[Answer]]) -> bool:
        """Whether a question about one file is answered with yes. Raises Problem when it is not answered."""
        answer = await check()
        if answer.status in GONE:
            return False
        if not 200 <= answer.status < 300:
            raise self.refusal(answer)
        return True


def _kind(status: int) -> ErrorKind:
    match status:
        case 401 | 403:
            return ErrorKind.BAD_CREDENTIALS
        case 402 | 507:
            return ErrorKind.QUOTA
        case 408:
            return ErrorKind.TIMEOUT
        case 400 | 406 | 409 | 412 | 413 | 415 | 422:
            return ErrorKind.FILE_REJECTED
        case 423:
            return ErrorKind.HOST_UNAVAILABLE
        case 425 | 429:
            return ErrorKind.RATE_LIMITED
        case status if status >= 500:
            return ErrorKind.HOST_UNAVAILABLE
    return ErrorKind.HOST_CHANGED


# -- names and addresses -------------------------------------------------------------------------------------------


def file_name(file: FileToSend) -> str:
    """A name that every server takes and that no other file of the gallery has: folders become part of it."""
    name = regex.sub(r"[\p{Cc}\p{Cs}/\\]", "_", file.name)
    if len(name.encode()) > 250:
        path = PurePosixPath(name)
        stem = path.stem.encode()[: 240 - len(path.suffix.encode())].decode(errors="ignore")
        name = f"{stem}-{file.index + 1}{path.suffix}"
    return name if name.strip(". ") else f"{file.index + 1}"


def folder_name(gallery_name: str) -> str:
    """The gallery's name as the name of a folder."""
    name = regex.sub(r'[\p{Cc}\p{Cs}/\\:*?"<>|]', "_", gallery_name).strip(". ")[:80].strip(". ")
    return name or "Gallery"


def joined(address: str, path: str) -> str:
    """`path` (names between slashes, as they are) below an address."""
    parts = (quote(part, safe="") for part in path.split("/") if part)
    return "/".join((address.rstrip("/"), *parts))


def is_same_origin(url: str, address: str) -> bool:
    """Whether `url` leads to the very server of `address`: scheme, name and port."""
    try:
        there, here = URL(url), URL(address)
    except ValueError:
        return False
    return bool(there.host) and (there.scheme, there.host, there.port) == (here.scheme, here.host, here.port)


def is_protected(address: str) -> bool:
    """Whether nobody outside can listen: https, this computer, or an address of the own network."""
    url = URL(address)
    host = url.host or ""
    if url.scheme == "https" or host == "localhost" or ("." not in host.strip("[]") and ":" not in host):
        return True
    if host.endswith((".local", ".lan", ".home.arpa", ".internal", ".localhost")):
        return True
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False
