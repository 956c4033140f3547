"""An S3 storage, strict by reference: Amazon's API; signatures are worked out by botocore, which is not ours."""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import ClassVar

from aiohttp import web
from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from tests.fakes.form import File
from tests.fakes.process import main
from tests.fakes.server import Failure, FakeHost

ACCESS_KEY, SECRET_KEY = "AKIAGALLEON", "s3-secret-key-77/abc+def"
BUCKET, REGION = "photos", "eu-central-1"
SITE = "s3.example.net"


class FakeS3(FakeHost):
    names: ClassVar = (SITE,)
    upload_path: ClassVar = f"/{BUCKET}/*"
    max_body_bytes: ClassVar = 30_000_000

    def __init__(self) -> None:
        super().__init__()
        self.objects: dict[str, File] = {}
        self.parts: dict[str, dict[int, bytes]] = {}
        self.acls: list[str] = []
        self.clock_is_off = False

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", rf"/{BUCKET}/{{key:[\s\S]*}}", self.serve_one),
            web.route("*", f"/{BUCKET}", self.listing),
        ]

    def refusal(self) -> web.Response:
        return error(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")

    async def listing(self, request: web.Request) -> web.Response:
        if refused := self._unsigned(request):
            return refused
        return web.Response(text="<ListBucketResult/>", content_type="application/xml")

    async def serve_one(self, request: web.Request) -> web.Response:
        self.requests[request.method] += 1
        key = request.match_info["key"]
        content, failure = b"", None
        if request.method == "PUT":
            content, failure = await self.body(request)
        elif request.method == "POST":
            content = await request.read()
        if refused := self._unsigned(request):
            return refused
        named = request.headers["x-amz-content-sha256"]
        if named not in ("UNSIGNED-PAYLOAD", hashlib.sha256(content).hexdigest()):
            return error(400, "XAmzContentSHA256Mismatch", "the body is not the one that was signed")
        if request.query_string:
            return await self._multipart(request, key, content)
        match request.method:
            case "PUT":
                return await self._put(request, key, content, failure)
            case "DELETE":
                if key in self.objects:
                    self.files[self.objects.pop(key).sha256] -= 1
                return web.Response(status=204)
            case "HEAD" if key in self.objects:
                return web.Response(body=self.objects[key].content)
        return web.Response(status=404)

    async def _put(self, request: web.Request, key: str, content: bytes, failure: Failure | None) -> web.Response:
        if failure and failure.kind == "fake":
            return web.Response()
        if was := self.objects.get(key):
            self.files[was.sha256] -= 1
        self.acls.append(request.headers.get("x-amz-acl", ""))
        file = self.objects[key] = File(key.rpartition("/")[2], request.headers["Content-Type"], content)
        await self.store(request, file, {}, failure)
        md5 = hashlib.md5(content, usedforsecurity=False).hexdigest()
        return web.Response(headers={} if failure and failure.kind == "no_link" else {"ETag": f'"{md5}"'})

    async def _multipart(self, request: web.Request, key: str, content: bytes) -> web.Response:
        upload_id = request.query.get("uploadId", "")
        if request.method == "POST" and "uploads" in request.query:
            upload_id = secrets.token_urlsafe(9) + "+/="
            self.parts[upload_id] = {}
            told = f"<InitiateMultipartUploadResult><UploadId>{upload_id}</UploadId></InitiateMultipartUploadResult>"
            return web.Response(text=told, content_type="application/xml")
        if upload_id not in self.parts:
            return error(404, "NoSuchUpload", "The specified upload does not exist")
        parts = self.parts[upload_id]
        if request.method == "DELETE":
            del self.parts[upload_id]
            return web.Response(status=204)
        if request.method == "PUT":
            number = int(request.query["partNumber"])
            parts[number] = content
            return web.Response(headers={"ETag": f'"part-{number}-{len(content)}"'})
        named = re.findall(r"<PartNumber>(\d+)</PartNumber><ETag>([^<]+)</ETag>", content.decode())
        told = [(str(number), f'"part-{number}-{len(part)}"') for number, part in sorted(parts.items())]
        if [(number, etag.replace("&quot;", '"')) for number, etag in named] != told:
            return error(400, "InvalidPart", "One or more of the specified parts could not be found")
        if any(len(part) < 5 * 1024**2 for _, part in sorted(parts.items())[:-1]):
            return error(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")
        file = self.objects[key] = File(key.rpartition("/")[2], "", b"".join(part for _, part in sorted(parts.items())))
        del self.parts[upload_id]
        await self.store(request, file, {}, None)
        told_xml = '<CompleteMultipartUploadResult><ETag>"x-2"</ETag></CompleteMultipartUploadResult>'
        return web.Response(text=told_xml, content_type="application/xml")

    def _unsigned(self, request: web.Request) -> web.Response | None:
        if self.clock_is_off:
            told = error(403, "RequestTimeTooSkewed", "The difference between the request time and the server's…")
            told.headers["Date"] = "Sat, 01 Jan 2022 00:00:00 GMT"
            return told
        found = re.fullmatch(
            r"AWS4-HMAC-SHA256 Credential=([^/]+)/(\d{8})/([^/]+)/s3/aws4_request, "
            r"SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})",
            request.headers.get("Authorization", ""),
        )
        if found is None:
            return error(403, "AccessDenied", "Access Denied")
        access_key, _, region, names, signature = found.groups()
        if access_key != ACCESS_KEY:
            return error(403, "InvalidAccessKeyId", "The access key you provided does not exist in our records.")
        if region != REGION:
            return error(400, "AuthorizationHeaderMalformed", "wrong region", f"<Region>{REGION}</Region>")
        if not {"host", "x-amz-date", "x-amz-content-sha256"} <= set(names.split(";")):
            return error(403, "AccessDenied", "There were headers present in the request which were not signed")
        signer = S3SigV4Auth(Credentials(ACCESS_KEY, SECRET_KEY), "s3", REGION)
        headers = {name: request.headers[name] for name in names.split(";")}
        asked = AWSRequest(request.method, f"https://{request.host}{request.raw_path}", headers=headers)
        asked.context["timestamp"] = request.headers["x-amz-date"]
        right = signer.signature(signer.string_to_sign(asked, signer.canonical_request(asked)), asked)
        return (
            None if right == signature else error(403, "SignatureDoesNotMatch", "The request signature does not match")
        )


def error(status: int, code: str, words: str, more: str = "") -> web.Response:
    text = f'<?xml version="1.0" encoding="UTF-8"?><Error><Code>{code}</Code><Message>{words}</Message>{more}</Error>'
    return web.Response(status=status, text=text, content_type="application/xml")


FAKES = {"s3": FakeS3}

if __name__ == "__main__":
    main(["s3"])
