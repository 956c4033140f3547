"""Any S3 storage (AWS, MinIO, Garage, R2, B2 …): PUT of one object for each file, in parts where it is large.

The key of an object is known before it is sent, and sending it again writes the same object again.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from backend.errors import Problem
from backend.hosts.base import (
    Ability,
    Account,
    AccountCheck,
    FileToSend,
    HostInfo,
    HostLimits,
    RemoteGallery,
    Uploaded,
)
from backend.hosts.native.own_server import (
    ADDRESS,
    GONE,
    PUBLIC_ADDRESS,
    OwnServer,
    Sending,
    file_name,
    folder_name,
    joined,
)
from backend.hosts.native.sigv4 import EMPTY_SHA256, UNSIGNED_PAYLOAD, Keys, signed
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import Choice, FieldKind, FieldRow, HostKind
from backend.uploads.body import raw, raw_slice
from backend.uploads.digests import digests
from backend.uploads.http import Answer, BeforeEnd, Body, Digest, SentCallback, Transport

MAX_PUT_BYTES = 5 * 1024**3
_MIB = 1024**2
_MAX_PARTS = 10_000
_DEFAULT_PART_MIB = 64
_ABORT_S = 3.0

_KINDS = {
    "AccessDenied": ErrorKind.BAD_CREDENTIALS,
    "InvalidAccessKeyId": ErrorKind.BAD_CREDENTIALS,
    "SignatureDoesNotMatch": ErrorKind.BAD_CREDENTIALS,
    "ExpiredToken": ErrorKind.BAD_CREDENTIALS,
    "NoSuchBucket": ErrorKind.BAD_INPUT,
    "AuthorizationHeaderMalformed": ErrorKind.BAD_INPUT,
    "PermanentRedirect": ErrorKind.BAD_INPUT,
    "RequestTimeTooSkewed": ErrorKind.BAD_INPUT,
    "EntityTooLarge": ErrorKind.FILE_REJECTED,
    "QuotaExceeded": ErrorKind.QUOTA,
    "XMinioStorageFull": ErrorKind.QUOTA,
    "SlowDown": ErrorKind.RATE_LIMITED,
    "TooManyRequests": ErrorKind.RATE_LIMITED,
    "BadDigest": ErrorKind.HOST_UNAVAILABLE,
    "XAmzContentSHA256Mismatch": ErrorKind.HOST_UNAVAILABLE,
    "RequestTimeout": ErrorKind.TIMEOUT,
    "InternalError": ErrorKind.HOST_UNAVAILABLE,
    "NoSuchUpload": ErrorKind.HOST_UNAVAILABLE,
}

INFO = HostInfo(
    id="s3",
    name="S3 (any storage)",
    code="S3",
    kind=HostKind.FILE,
    needs_account=True,
    credentials=(
        FieldRow(
            name=ADDRESS.name,
            label=ADDRESS.label,
            kind=ADDRESS.kind,
            help="Of the storage without the bucket, for example https://s3.eu-central-1.amazonaws.com",
            is_required=True,
        ),
        FieldRow(name="bucket", label="Bucket", is_required=True),
        FieldRow(name="region", label="Region", help="For example eu-central-1; empty means us-east-1."),
        FieldRow(name="access_key", label="Access key", is_required=True),
        FieldRow(name="secret_key", label="Secret key", kind=FieldKind.SECRET, is_required=True),
    ),
    options=(
        FieldRow(name="prefix", label="Folder", help="What all keys begin with, for example photos/2026"),
        FieldRow(
            name="acl",
            label="Who may read",
            kind=FieldKind.CHOICE,
            choices=(
                Choice(value="", label="As the bucket says"),
                Choice(value="public-read", label="Everybody"),
                Choice(value="authenticated-read", label="Every account of the storage"),
                Choice(value="private", label="Only you"),
            ),
        ),
        PUBLIC_ADDRESS,
        FieldRow(
            name="addressing",
            label="Bucket in the address",
            kind=FieldKind.CHOICE,
            default="path",
            choices=(Choice(value="path", label="As a folder"), Choice(value="virtual", label="In front of the name")),
        ),
        FieldRow(
            name="part_mib",
            label="In parts of (MiB)",
            kind=FieldKind.INTEGER,
            help="Files that are larger go in parts of this size; empty: only files above 5 GiB",
            minimum=5,
            maximum=5120,
        ),
    ),
    limits=HostLimits(max_size_bytes=5 * 1024**4, connections=4, max_connections=16),
    can_resume_gallery=True,
    repeat_is_safe=True,
    abilities=frozenset({Ability.CHECK, Ability.DELETE, Ability.ALIVE, Ability.LOOKUP}),
    sources=(
        "Amazon S3 API Reference: PutObject, CreateMultipartUpload, UploadPart, CompleteMultipartUpload (documented)",
        "AWS General Reference: Signature Version 4, with its published examples (documented)",
        "moto's S3 server (tried)",
    ),
)


@dataclass(frozen=True, slots=True)
class _Error:
    """What the XML of an error says; `is_error` False for any other body."""

    code: str = ""
    message: str = ""
    region: str = ""


class S3Host(OwnServer):
    """Id `s3`. The value of a remote gallery is `folder`, which all its keys have; a storage has no page for it."""

    def __init__(
        self,
        transport: Transport,
        *,
        inactivity_s: Callable[[], float],
        now: Callable[[], float] = time.time,
        max_put_bytes: int = MAX_PUT_BYTES,
    ) -> None:
        super().__init__(INFO, transport, inactivity_s=inactivity_s)
        self._now = now
        self._max_put_bytes = max_put_bytes

    async def begin_gallery(self, gallery: RemoteGallery, account: Account) -> None:
        """Think of a folder that no other gallery has; nothing is sent."""
        if not gallery.is_begun:
            gallery.values["folder"] = f"{folder_name(gallery.facts.name)}-{secrets.token_hex(3)}"

    async def upload(
        self,
        file: FileToSend,
        gallery: RemoteGallery,
        account: Account,
        *,
        on_sent: SentCallback | None = None,
        before_end: BeforeEnd | None = None,
    ) -> Uploaded:
        """Raises Problem."""
        await self.begin_gallery(gallery, account)
        key, sending = self._key(file, gallery, account), Sending(on_sent, before_end)
        part_bytes = int(self.option(account, "part_mib") or 0) * _MIB or self._max_put_bytes
        if file.source.size_bytes > part_bytes:
            await self._upload_in_parts(file, key, account, sending, part_bytes)
        else:
            await self._put(file, key, account, sending)
        return self._uploaded(key, account)

    async def finish_gallery(self, gallery: RemoteGallery, account: Account) -> None:
        """Nothing is left to do."""

    async def look_up(self, file: FileToSend, gallery: RemoteGallery, account: Account) -> Uploaded | None:
        if not gallery.is_begun:
            return None
        key = self._key(file, gallery, account)
        answer = await self._ask("HEAD", key, account)
        if answer.status in GONE:
            return None
        if answer.status != 200:
            raise self._refusal(answer)
        return self._uploaded(key, account) if _length(answer) == file.source.size_bytes else None

    async def check_account(self, account: Account) -> AccountCheck:
        """Asks for nothing of the bucket but its first key."""
        answer = await self._ask("GET", "", account, query={"list-type": "2", "max-keys": "1"})
        if answer.status != 200:
            raise self._refusal(answer)
        return AccountCheck(label=self.credentials(account)["bucket"])

    async def delete(self, uploaded: Uploaded, account: Account) -> None:
        answer = await self._ask("DELETE", uploaded.code, account)
        if not 200 <= answer.status < 300 and answer.status not in GONE:
            raise self._refusal(answer)

    async def is_alive(self, uploaded: Uploaded, account: Account) -> bool:
        return await self.is_there(lambda: self._ask("HEAD", uploaded.code, account))

    # -- sending -----------------------------------------------------------------------------------------------

    async def _put(self, file: FileToSend, key: str, account: Account, sending: Sending) -> None:
        is_encrypted = self.credentials(account)["address"].startswith("https://")
        payload = UNSIGNED_PAYLOAD
        if not is_encrypted:  # then the signature has to cover the body
            payload = (await digests(file.source, frozenset({Digest.SHA256})))[Digest.SHA256]
        body = raw(file.source, file.mime or "application/octet-stream")
        answer = await self._ask(
            "PUT", key, account, headers=self._object_headers(account), body=body, payload=payload, sending=sending
        )
        if answer.status != 200:
            raise self._refusal(answer, carries_end=True)
        self._require_etag(answer, may_hold=True)

    async def _upload_in_parts(
        self, file: FileToSend, key: str, account: Account, sending: Sending, part_bytes: int
    ) -> None:
        size, mime = file.source.size_bytes, file.mime or "application/octet-stream"
        part_bytes = min(part_bytes, max(_DEFAULT_PART_MIB * _MIB, -(-size // _MAX_PARTS)), self._max_put_bytes)
        headers = {"Content-Type": mime, **self._object_headers(account)}
        begun = await self._ask("POST", key, account, query={"uploads": ""}, headers=headers)
        upload_id = self._text(begun, "UploadId")
        try:
            etags = []
            for number, start in enumerate(range(0, size, part_bytes), 1):
                sending.start = start
                answer = await self._ask(
                    "PUT",
                    key,
                    account,
                    query={"partNumber": str(number), "uploadId": upload_id},
                    body=raw_slice(file.source, start, min(size, start + part_bytes), mime),
                    payload=UNSIGNED_PAYLOAD,
                    sending=sending,
                    is_end=False,
                )
                if answer.status != 200:
                    raise self._refusal(answer)
                etags.append(self._require_etag(answer))
            # The object is there with this request and not before.
            await sending.end()
            await self._complete(key, account, upload_id, etags)
        except BaseException as failed:
            if not (isinstance(failed, Problem) and failed.file_may_have_arrived):
                with contextlib.suppress(Problem, TimeoutError):  # best effort: the storage charges for parts it keeps
                    async with asyncio.timeout(_ABORT_S):
                        await self._ask("DELETE", key, account, query={"uploadId": upload_id})
            raise

    async def _complete(self, key: str, account: Account, upload_id: str, etags: Iterable[str]) -> None:
        parts = "".join(
            f"<Part><PartNumber>{number}</PartNumber><ETag>{escape(etag)}</ETag></Part>"
            for number, etag in enumerate(etags, 1)
        )
        body = raw(f"<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>".encode(), "application/xml")
        answer = await self._ask(
            "POST", key, account, query={"uploadId": upload_id}, body=body, payload=UNSIGNED_PAYLOAD, sending=Sending()
        )
        if answer.status != 200 or self._error(answer).code:  # an error can come with 200, too
            raise self._refusal(answer, carries_end=True)

    def _object_headers(self, account: Account) -> dict[str, str]:
        acl = self.option(account, "acl")
        return {"x-amz-acl": acl} if acl else {}

    def _require_etag(self, answer: Answer, *, may_hold: bool = False) -> str:
        etag = answer.headers.get("etag", "")
        if not etag:  # no storage answered, but something before it
            raise self.problem(ErrorKind.HOST_UNAVAILABLE, "HTTP 200 without an ETag", may_hold=may_hold)
        return etag

    # -- addresses and requests --------------------------------------------------------------------------------

    def _key(self, file: FileToSend, gallery: RemoteGallery, account: Account) -> str:
        prefix = "/".join(part for part in self.option(account, "prefix").split("/") if part)
        return "/".join(filter(None, (prefix, gallery.values["folder"], file_name(file))))

    def _uploaded(self, key: str, account: Account) -> Uploaded:
        public = self.option(account, PUBLIC_ADDRESS.name)
        return Uploaded(image_url=joined(public or self._bucket_url(account), key), code=key)

    def _bucket_url(self, account: Account) -> str:
        login = self.credentials(account)
        if self.option(account, "addressing") == "virtual":
            parts = urlsplit(login["address"])
            return f"{parts.scheme}://{login['bucket']}.{parts.netloc}{parts.path}"
        return joined(login["address"], login["bucket"])

    async def _ask(
        self,
        method: str,
        key: str,
        account: Account,
        *,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        body: Body | None = None,
        payload: str = EMPTY_SHA256,
        sending: Sending | None = None,
        is_end: bool = True,
    ) -> Answer:
        login = self.credentials(account)
        url = joined(self._bucket_url(account), key)
        if query:
            url += "?" + "&".join(f"{quote(name)}={quote(value, safe='')}" for name, value in query.items())
        keys = Keys(login["access_key"], login["secret_key"], login["region"] or "us-east-1")
        to_sign = dict(headers or {})
        if body is not None:
            to_sign["Content-Type"] = body.content_type
        try:
            written = signed(keys, method, url, to_sign, payload_sha256=payload, now=self._now())
        except ValueError as error:
            raise self.problem(ErrorKind.BAD_INPUT, "is no address") from error
        return await self.send(method, url, headers=written, body=body, sending=sending, is_end=is_end)

    # -- answers -----------------------------------------------------------------------------------------------

    def _error(self, answer: Answer) -> _Error:
        from defusedxml import ElementTree

        try:
            root = ElementTree.fromstring(answer.body)
        except (ElementTree.ParseError, ValueError):
            return _Error()
        if root.tag.rpartition("}")[2] != "Error":
            return _Error()
        texts = {node.tag.rpartition("}")[2]: (node.text or "").strip() for node in root}
        return _Error(texts.get("Code", ""), texts.get("Message", ""), texts.get("Region", ""))

    def _text(self, answer: Answer, name: str) -> str:
        from defusedxml import ElementTree

        if answer.status != 200:
            raise self._refusal(answer)
        try:
            nodes = list(ElementTree.fromstring(answer.body))
        except (ElementTree.ParseError, ValueError):
            nodes = []
        found = next((node.text for node in nodes if node.tag.rpartition("}")[2] == name and node.text), "")
        if not found:
            raise self.problem(ErrorKind.HOST_UNAVAILABLE, f"an answer without {name}")
        return found

    def _refusal(self, answer: Answer, *, carries_end: bool = False) -> Problem:
        error = self._error(answer)
        words, kind = f"{error.code}: {error.message}" if error.code else "", _KINDS.get(error.code)
        region = answer.headers.get("x-amz-bucket-region", "") or error.region
        if error.code == "RequestTimeTooSkewed":
            words = f"the clock of this computer is {self._skew(answer)}; set it right"
        elif answer.status in (301, 307, 400) and region:
            words, kind = f"the bucket lies in the region {region}", ErrorKind.BAD_INPUT
        return self.refusal(answer, words=words, kind=kind, carries_end=carries_end)

    def _skew(self, answer: Answer) -> str:
        try:
            there = parsedate_to_datetime(answer.headers.get("date", ""))
        except ValueError:
            return "more than 15 minutes off"
        minutes = round((self._now() - there.replace(tzinfo=there.tzinfo or UTC).timestamp()) / 60)
        return f"{abs(minutes)} minutes {'ahead of' if minutes > 0 else 'behind'} the storage's"


def _length(answer: Answer) -> int:
    text = answer.headers.get("content-length", "")
    return int(text) if text.isascii() and text.isdigit() else -1
