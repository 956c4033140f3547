"""Any WebDAV server (RFC 4918): a folder for each gallery, a PUT for each file.

The path of a file is known before it is sent, so that a server can be asked whether it has it. Most servers replace a
file that is sent again; copyparty keeps both and says in `Location` what the second one is called.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from weakref import WeakValueDictionary

from yarl import URL

from backend.errors import Problem
from backend.hosts.base import (
    Ability,
    Account,
    AccountCheck,
    AccountInfo,
    FileToSend,
    HostInfo,
    HostLimits,
    RemoteGallery,
    Uploaded,
)
from backend.hosts.native.digest_auth import Basic, Digest, challenges
from backend.hosts.native.own_server import (
    ADDRESS,
    CLEAR_TEXT,
    GONE,
    PUBLIC_ADDRESS,
    OwnServer,
    Sending,
    file_name,
    folder_name,
    is_same_origin,
    joined,
)
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import FieldKind, FieldRow, HostKind
from backend.uploads.body import raw
from backend.uploads.http import Answer, BeforeEnd, Body, SentCallback, Transport

_MAX_SAME_NAME = 200
_QUOTA = (
    b'<?xml version="1.0" encoding="utf-8"?><D:propfind xmlns:D="DAV:"><D:prop><D:resourcetype/>'
    b"<D:quota-available-bytes/><D:quota-used-bytes/></D:prop></D:propfind>"
)

INFO = HostInfo(
    id="webdav",
    name="WebDAV (own server)",
    code="DAV",
    kind=HostKind.FILE,
    needs_account=True,
    credentials=(
        FieldRow(
            name=ADDRESS.name,
            label=ADDRESS.label,
            kind=ADDRESS.kind,
            help="Of a folder that is there, for example https://cloud.example.org/remote.php/dav/files/USER/Photos",
            is_required=True,
        ),
        FieldRow(name="username", label="User"),
        FieldRow(name="password", label="Password", kind=FieldKind.SECRET),
    ),
    options=(PUBLIC_ADDRESS, CLEAR_TEXT),
    limits=HostLimits(connections=4, max_connections=16),
    has_galleries=True,
    can_resume_gallery=True,
    abilities=frozenset({Ability.CHECK, Ability.INFO, Ability.DELETE, Ability.ALIVE, Ability.LOOKUP}),
    sources=(
        "RFC 4918 (WebDAV), RFC 4331 (quota), RFC 7616 and 7617 (Digest and Basic) (documented)",
        "copyparty 1.20 and wsgidav 4.3 with Digest (tried)",
    ),
)


class WebdavHost(OwnServer):
    """Id `webdav`. The values of a remote gallery: `folder`, its name below the address, and `url`."""

    def __init__(self, transport: Transport, *, inactivity_s: Callable[[], float]) -> None:
        super().__init__(INFO, transport, inactivity_s=inactivity_s)
        self._idle: dict[tuple[str, str], list[Digest | Basic]] = {}  # by address and user
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def begin_gallery(self, gallery: RemoteGallery, account: Account) -> None:
        """Make a folder that was not there before. Raises Problem."""
        async with self._locks.setdefault(gallery.facts.id, asyncio.Lock()):
            if gallery.is_begun:
                return
            wanted = folder_name(gallery.facts.name)
            for number in range(1, _MAX_SAME_NAME):
                folder = wanted if number == 1 else f"{wanted} ({number})"
                answer = await self._ask("MKCOL", folder, account)
                if answer.status == 201:
                    address = self.option(account, PUBLIC_ADDRESS.name) or self.credentials(account)["address"]
                    gallery.values.update(folder=folder, url=joined(address, folder) + "/")
                    return
                if answer.status != 405:  # it is there already
                    raise self._refusal(answer, is_file=False)
            raise self.problem(ErrorKind.HOST_CHANGED, f"{_MAX_SAME_NAME} folders are called {wanted}")

    async def upload(
        self,
        file: FileToSend,
        gallery: RemoteGallery,
        account: Account,
        *,
        on_sent: SentCallback | None = None,
        before_end: BeforeEnd | None = None,
    ) -> Uploaded:
        """Raises Problem. A server that answers 200 where it should say 201 or 204 is asked for the file's size."""
        await self.begin_gallery(gallery, account)
        path = f"{gallery.values['folder']}/{file_name(file)}"
        body, sending = raw(file.source, file.mime or "application/octet-stream"), Sending(on_sent, before_end)
        answer = await self._ask("PUT", path, account, body=body, sending=sending)
        if answer.status not in (200, 201, 204):
            raise self._refusal(answer, carries_end=True)
        if answer.status == 200 and not await self._has(path, file.source.size_bytes, account):
            raise self.problem(ErrorKind.HOST_UNAVAILABLE, "HTTP 200, but the file is not there", may_hold=True)
        return self._uploaded(self._named(answer, account) or path, account)

    async def finish_gallery(self, gallery: RemoteGallery, account: Account) -> None:
        """Nothing is left to do."""

    def gallery_url(self, gallery: RemoteGallery) -> str:
        return gallery.values.get("url", "")

    async def look_up(self, file: FileToSend, gallery: RemoteGallery, account: Account) -> Uploaded | None:
        if not gallery.is_begun:
            return None
        path = f"{gallery.values['folder']}/{file_name(file)}"
        return self._uploaded(path, account) if await self._has(path, file.source.size_bytes, account) else None

    async def check_account(self, account: Account) -> AccountCheck:
        await self._properties(account)
        return AccountCheck(label=account.credentials.get("username", "").strip())

    async def account_info(self, account: Account) -> AccountInfo:
        """Quota by RFC 4331; servers without one say nothing or a negative number."""
        found = await self._properties(account)
        left, used = (_number(found.get(name, "")) for name in ("quota-available-bytes", "quota-used-bytes"))
        return AccountInfo(
            label=account.credentials.get("username", "").strip(),
            storage_used_bytes=used,
            storage_left_bytes=left,
            storage_total_bytes=left + used if left is not None and used is not None else None,
        )

    async def delete(self, uploaded: Uploaded, account: Account) -> None:
        answer = await self._ask("DELETE", uploaded.code, account)
        if not 200 <= answer.status < 300 and answer.status not in GONE:
            raise self._refusal(answer, is_file=False)

    async def is_alive(self, uploaded: Uploaded, account: Account) -> bool:
        return await self.is_there(lambda: self._ask("HEAD", uploaded.code, account))

    # -- inside ------------------------------------------------------------------------------------------------

    def _uploaded(self, path: str, account: Account) -> Uploaded:
        address = self.option(account, PUBLIC_ADDRESS.name) or self.credentials(account)["address"]
        return Uploaded(image_url=joined(address, path), code=path)

    def _named(self, answer: Answer, account: Account) -> str:
        """The path that the server has given to a new file, if it says so and it is below the address."""
        try:
            location = URL(answer.url).join(URL(answer.headers.get("location", "")))
        except ValueError:
            return ""
        address = self.credentials(account)["address"]
        start = f"{URL(address).path.rstrip('/')}/"
        is_below = is_same_origin(str(location), address) and location.path.startswith(start)
        return location.path.removeprefix(start) if answer.status == 201 and is_below else ""

    async def _has(self, path: str, size_bytes: int, account: Account) -> bool:
        answer = await self._ask("HEAD", path, account)
        return answer.status == 200 and answer.headers.get("content-length") == str(size_bytes)

    async def _properties(self, account: Account) -> Mapping[str, str]:
        """The texts of the properties of the folder, by their local names."""
        body = raw(_QUOTA, "application/xml; charset=utf-8")
        answer = await self._ask("PROPFIND", "", account, headers={"Depth": "0"}, body=body)
        if answer.status != 207:
            raise self._refusal(answer, is_file=False)
        from defusedxml import ElementTree

        try:
            root = ElementTree.fromstring(answer.body)
        except (ElementTree.ParseError, ValueError) as error:
            raise self.problem(ErrorKind.HOST_CHANGED, "the properties cannot be read") from error
        return {node.tag.rpartition("}")[2]: (node.text or "").strip() for node in root.iter()}

    async def _ask(
        self,
        method: str,
        path: str,
        account: Account,
        *,
        headers: Mapping[str, str] | None = None,
        body: Body | None = None,
        sending: Sending | None = None,
    ) -> Answer:
        """One request with the authentication that the server wants. A file is not sent before that is known, and a
        second time only when the nonce has ended meanwhile. A nonce is used by one request at a time: servers want to
        see its count grow."""
        login = self.credentials(account)
        user, password, url = login["username"], login["password"], joined(login["address"], path)
        url = url if path else f"{url}/"
        if not user:
            return await self.send(method, url, headers=headers, body=body, sending=sending)
        idle = self._idle.setdefault((login["address"], user), [])
        way = idle.pop() if idle else None
        if way is None and sending is not None:
            probe = await self.send("PROPFIND", f"{login['address']}/", headers={"Depth": "0"})
            way = self._way(probe, account) if probe.status == 401 else None
        while True:
            written = dict(headers or {})
            if way is not None:
                written["Authorization"] = way.header(method, URL(url, encoded=True).raw_path_qs, user, password)
            answer = await self.send(method, url, headers=written, body=body, sending=sending)
            if answer.status != 401:
                if way is not None:
                    idle.append(way)
                return answer
            if way is not None and (isinstance(way, Basic) or way.uses == 1):
                return answer  # refused with a fresh nonce: the words are wrong
            way = self._way(answer, account)
            if way is None:
                return answer

    def _way(self, answer: Answer, account: Account) -> Digest | Basic | None:
        """How to prove who we are, from an answer with 401; None when nothing of it is understood.

        Raises Problem(BAD_INPUT) where the password would go over the net as it is.
        """
        offered = list(challenges(answer.headers.get("www-authenticate", "")))
        if (digest := Digest.strongest(offered)) is not None:
            return digest
        if not any(one.scheme == "basic" for one in offered):
            return None
        self.refuse_clear_text(account, self.credentials(account)["address"])
        return Basic()

    def _refusal(self, answer: Answer, *, carries_end: bool = False, is_file: bool = True) -> Problem:
        if answer.status == 404 and not is_file:
            return self.problem(ErrorKind.BAD_INPUT, "HTTP 404: the folder of the address is not there")
        if answer.status == 409:  # of MKCOL and PUT: the folder above is not there
            kind = ErrorKind.HOST_CHANGED if is_file else ErrorKind.BAD_INPUT
            return self.refusal(answer, words="the folder above is not there", kind=kind)
        return self.refusal(answer, words=_words(answer), carries_end=carries_end)


def _words(answer: Answer) -> str:
    """What the server says in plain text, or the message of an error in XML (sabre/dav, Nextcloud)."""
    text = answer.text().strip()
    if "<" not in text:
        return text
    start, end = text.find("<s:message>"), text.find("</s:message>")
    return text[start + len("<s:message>") : end] if 0 <= start < end else ""


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
