"""keep2share, fileboom and tezfiles, strict by reference: the host's own PHP client. Words of errors are invented."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from aiohttp import web

from tests.fakes.process import main
from tests.fakes.server import FakeHost

ACCESS_TOKEN = "k2s-token-5d1cc0a7"
USERNAME, PASSWORD = "marlow@example.org", "k2s-password-77"

BRANDS = {
    "keep2share": ("keep2share.cc", "k2s.cc"),
    "fileboom": ("fboom.me", "fboom.me"),
    "tezfiles": ("tezfiles.com", "tezfiles.com"),
}
"""Domain of the interface and domain of the links."""


class FakeKeep2Share(FakeHost):
    """`store` is the MD5 of every file of all brands; those that one process serves share it.

    `rewrites`: the host changes what it gets, so that its MD5 is not the sender's. `wants_captcha`: no login by name.
    """

    upload_path: ClassVar = "/upload/"
    max_body_bytes: ClassVar = 10_736_369_664 + 64 * 1024

    def __init__(self, brand: str, store: set[str] | None = None) -> None:
        super().__init__()
        self.domain, self.site = BRANDS[brand]
        self.names = tuple({self.domain, self.site, f"s42.{self.domain}"})  # type: ignore[misc]
        self.store_of_all = store if store is not None else set()
        self.ids: dict[str, str] = {}  # file id -> SHA-256, or empty for one that was entered by its MD5
        self.rewrites = False
        self.wants_captcha = False
        self._tokens: set[str] = set()
        self._forms: set[str] = set()

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/api/v2/{action}", self.call), web.post("/upload/", self.upload)]

    def join(self, others: Sequence[FakeHost]) -> None:
        for other in others:
            if isinstance(other, FakeKeep2Share):
                other.store_of_all = self.store_of_all

    def sign_out(self) -> None:
        self._tokens.clear()

    def refusal(self) -> web.Response:
        return error(62, "copy error")

    async def call(self, request: web.Request) -> web.Response:
        action = request.match_info["action"]
        self.requests[request.path] += 1
        try:
            asked: dict[str, Any] = json.loads(await request.read())
        except ValueError:
            return error(4, "invalid request")
        if action == "login":
            return self._login(asked)
        if action == "getFileStatus":
            known = asked.get("id") in self.ids
            return success(is_available=True) if known else error(20, "file not found", 404)
        if ("access_token" in asked) == ("auth_token" in asked):
            return error(4, "one token is needed, not both")
        if asked.get("access_token", ACCESS_TOKEN) != ACCESS_TOKEN:
            return error(10, "you are not authorized", 403)
        if "auth_token" in asked and asked["auth_token"] not in self._tokens:
            return error(11, "authorization expired", 403)
        allowed = {"access_token", "auth_token"}
        match action:
            case "test":
                return success()
            case "accountInfo":
                return success(available_traffic=53_687_091_200, account_expires=1_798_761_600)
            case "findFile" if set(asked) - allowed == {"md5"}:
                return success(found=asked["md5"] in self.store_of_all)
            case "createFileByHash" if set(asked) - allowed == {"hash", "name", "parent", "access"}:
                if asked["hash"] not in self.store_of_all:
                    return error(20, "hash is unknown", 404)
                file_id = self._new_id("")
                return success(201, id=file_id, link=f"http://{self.site}/file/{file_id}")
            case "getUploadFormData" if set(asked) - allowed == {"parent_id", "access"}:
                if asked["access"] not in ("public", "premium", "private"):
                    return error(3, "wrong access")
                signature = secrets.token_hex(8)
                self._forms.add(signature)
                return success(
                    form_action=f"https://s42.{self.domain}/upload/",
                    file_field="Filedata",
                    form_data={"ajax": True, "params": '{"a": 1}', "signature": signature},
                )
            case "deleteFiles" if set(asked) - allowed == {"ids"}:
                found = [file_id for file_id in asked["ids"] if file_id in self.ids]
                for file_id in found:
                    self.files[self.ids.pop(file_id)] -= 1
                return success(deleted=len(found)) if found else error(20, "file not found", 404)
        return error(2, "wrong parameters")

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        texts = form.texts
        if set(form.files) != {"Filedata"} or set(texts) != {"ajax", "params", "signature"}:
            return error(2, "wrong parameters")
        if texts["ajax"] != "true" or texts["params"] != '{"a": 1}' or texts["signature"] not in self._forms:
            return error(3, "wrong signature")
        self._forms.discard(texts["signature"])
        file = form.files["Filedata"]
        answer: dict[str, Any] = {"success": True, "status_code": 200}
        if not (failure and failure.kind == "fake"):
            file_id = self._new_id(file.sha256)
            content = file.content + b"!" if self.rewrites else file.content
            self.store_of_all.add(hashlib.md5(content, usedforsecurity=False).hexdigest())
            await self.store(request, file, texts, failure)
            answer |= {"user_file_id": file_id, "link": f"http://{self.site}/file/{file_id}"}
        if failure and failure.kind == "no_link":
            del answer["user_file_id"]
        return success(**answer)

    def _login(self, asked: dict[str, Any]) -> web.Response:
        self.logins += 1
        if self.wants_captcha:
            return error(33, "reCaptcha is needed", 406)
        if asked != {"username": USERNAME, "password": PASSWORD}:
            return error(70, "wrong user name or password", 406)
        token = secrets.token_hex(16)
        self._tokens.add(token)
        return success(auth_token=token)

    def _new_id(self, sha256: str) -> str:
        file_id = secrets.token_hex(7)[:13]
        self.ids[file_id] = sha256
        return file_id


def success(code: int = 200, **more: object) -> web.Response:
    return web.json_response({"status": "success", "code": code, **more})


def error(number: int, words: str, code: int = 400) -> web.Response:
    told = {"status": "error", "code": code, "errorCode": number, "message": words}
    return web.json_response(told, status=code)


FAKES = {brand: partial(FakeKeep2Share, brand) for brand in BRANDS}

if __name__ == "__main__":
    main(["keep2share"])
