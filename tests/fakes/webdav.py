"""A WebDAV server, strict by reference: RFC 4918, 4331, 7616 and 7617. Digest with SHA-256 and MD5, or Basic."""

from __future__ import annotations

import hashlib
import re
import secrets
from base64 import b64encode
from functools import partial
from typing import ClassVar

from aiohttp import web

from tests.fakes.form import File
from tests.fakes.process import main
from tests.fakes.server import FakeHost

USERNAME, PASSWORD = "marlow", "dav-password-9"
SITE = "dav.example.net"
REALM = 'files, "all"'


class FakeWebdav(FakeHost):
    """`schemes`: the values of `algorithm` of the Digest challenges, or none for Basic. A nonce is good for
    `nonce_uses` requests, then it is stale."""

    names: ClassVar = (SITE,)
    upload_path: ClassVar = "/dav/*/*"
    max_body_bytes: ClassVar = 30_000_000

    def __init__(self, *algorithms: str) -> None:
        super().__init__()
        self.algorithms = algorithms
        self.nonce_uses = 1_000
        self.nonces: dict[str, int] = {}  # the highest count of each
        self.contents: dict[str, File] = {}
        self.folders = ["", "taken"]
        self.authorizations: list[str] = []
        self.location = ""  # of the next new files

    def routes(self) -> list[web.RouteDef]:
        return [web.route("*", r"/dav/{path:[\s\S]*}", self.serve_one)]

    def refusal(self) -> web.Response:
        return web.Response(status=415, text="files of this kind are not taken")

    def galleries(self) -> list[list[str]]:
        by_folder = [
            [file.sha256 for path, file in self.contents.items() if path.rpartition("/")[0] == folder]
            for folder in self.folders
        ]
        return [content for content in by_folder if content]

    async def serve_one(self, request: web.Request) -> web.StreamResponse:
        self.requests[request.method] += 1
        path = request.match_info["path"].strip("/")
        if request.method == "PUT":
            content, failure = await self.body(request)
            if refused := self._unauthorized(request):
                return refused
            folder, _, name = path.rpartition("/")
            if folder not in self.folders:
                return web.Response(status=409)
            if failure and failure.kind == "fake":
                return web.Response(status=200)
            was_there = self.contents.get(path)
            if was_there is not None:
                self.files[was_there.sha256] -= 1
            self.contents[path] = file = File(name, request.headers.get("Content-Type", ""), content)
            await self.store(request, file, {}, failure)
            headers = {"Location": self.location} if self.location else {}
            return web.Response(status=204) if was_there else web.Response(status=201, headers=headers)
        if request.method not in ("HEAD", "GET") and (refused := self._unauthorized(request)):
            return refused
        return await self._other(request, path)

    async def _other(self, request: web.Request, path: str) -> web.StreamResponse:
        match request.method:
            case "MKCOL" if path in self.folders:
                return web.Response(status=405)
            case "MKCOL":
                self.folders.append(path)
                return web.Response(status=201)
            case "PROPFIND" if request.headers.get("Depth") == "0" and path in self.folders:
                return web.Response(status=207, text=PROPERTIES, content_type="application/xml")
            case "DELETE" if path in self.contents:
                self.files[self.contents.pop(path).sha256] -= 1
                return web.Response(status=204)
            case "HEAD" | "GET" if path in self.contents:
                return web.Response(body=self.contents[path].content)
        return web.Response(status=404)

    def _unauthorized(self, request: web.Request) -> web.Response | None:
        header = request.headers.get("Authorization", "")
        self.authorizations.append(header.partition(" ")[0])
        if not self.algorithms:
            right = "Basic " + b64encode(f"{USERNAME}:{PASSWORD}".encode()).decode()
            return None if header == right else challenge([f'Basic realm="{REALM[:5]}", charset="UTF-8"'])
        if header.startswith("Digest ") and self._is_right(request, header):
            return None
        nonce = secrets.token_urlsafe(12)
        self.nonces[nonce] = 0
        realm = REALM.replace('"', '\\"')
        return challenge(
            [
                f'Digest realm="{realm}", qop="auth, auth-int", algorithm={algorithm}, nonce="{nonce}", opaque="a=, b"'
                for algorithm in self.algorithms
            ]
        )

    def _is_right(self, request: web.Request, header: str) -> bool:
        values = {
            key: re.sub(r"\\(.)", r"\1", quoted) or plain
            for key, quoted, plain in re.findall(r'(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^,\s]+))', header)
        }
        hash_name = "sha256" if values["algorithm"] == "SHA-256" else "md5"

        def hashed(text: str) -> str:
            return hashlib.new(hash_name, text.encode(), usedforsecurity=False).hexdigest()

        count = int(values["nc"], 16)
        before = self.nonces.get(values["nonce"])
        if before is None or count <= before or count > self.nonce_uses or values["opaque"] != "a=, b":
            return False
        if values["algorithm"] != self.algorithms[-1] or values["uri"] != request.raw_path or values["qop"] != "auth":
            return False
        one, two = hashed(f"{USERNAME}:{REALM}:{PASSWORD}"), hashed(f"{request.method}:{request.raw_path}")
        proof = hashed(f"{one}:{values['nonce']}:{values['nc']}:{values['cnonce']}:auth:{two}")
        if proof != values["response"]:
            return False
        self.nonces[values["nonce"]] = count
        return True


def challenge(ways: list[str]) -> web.Response:
    response = web.Response(status=401, text="<html>401</html>", content_type="text/html")
    for way in ways:
        response.headers.add("WWW-Authenticate", way)
    return response


PROPERTIES = """<?xml version="1.0"?>
<d:multistatus xmlns:d="DAV:"><d:response><d:href>/dav/</d:href><d:propstat><d:prop>
<d:resourcetype><d:collection/></d:resourcetype>
<d:quota-available-bytes>6000</d:quota-available-bytes><d:quota-used-bytes>4000</d:quota-used-bytes>
</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>"""

FAKES = {"webdav": partial(FakeWebdav, "MD5", "SHA-256"), "webdav_md5": partial(FakeWebdav, "MD5"), "webdav_basic": FakeWebdav}  # fmt: skip  # noqa: E501

if __name__ == "__main__":
    main(["webdav"])
