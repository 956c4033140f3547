"""The maintainers: their keys, their tool, and the site that holds what they signed."""

from __future__ import annotations

import runpy
import ssl
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest
import trustme
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from backend.protocol.settings import Settings
from backend.protocol.updates import CheckForUpdate, UpdateChanged, UpdateKnown, UpdateState
from backend.storage.database import Database
from backend.updates.check import Updates
from backend.updates.release import Release
from backend.uploads.connect_to import ConnectTo
from backend.uploads.tls import client_context
from backend.uploads.transport import AiohttpTransport

TOOL = Path(__file__).parents[2] / "packaging" / "release" / "sign_release.py"
SITE = "releases.example"
URL = f"https://{SITE}/galleon/release.json"
T0 = 1_795_270_200


def tool() -> dict[str, Any]:
    return runpy.run_path(str(TOOL))


class Maintainers:
    """`answer` is what the site gives to whoever asks; `asked` are the paths and hosts that were asked."""

    def __init__(self) -> None:
        self._tool = tool()
        self.key = Ed25519PrivateKey.generate()
        self.public = self._tool["public_text"](self.key)
        self.asked: list[str] = []
        self.answer: Callable[[], web.Response] = lambda: web.Response(status=404)
        self.port = 0

    def document(
        self, version: str = "1.3.0", at: int = T0, key: Ed25519PrivateKey | None = None, **more: Any
    ) -> bytes:
        facts = {"page": "https://galleon.example/1.3", "news": ("Galleries start sooner",), **more}
        made: bytes = self._tool["signed"](key or self.key, Release(version=version, published_at=at, **facts))
        return made

    def publish(self, document: bytes) -> None:
        self.answer = lambda: web.Response(body=document, content_type="application/json")

    @asynccontextmanager
    async def serve(self, authority: trustme.CA) -> AsyncIterator[None]:
        async def handle(request: web.Request) -> web.Response:
            self.asked.append(f"{request.host}{request.path_qs}")
            return self.answer()

        app = web.Application()
        app.router.add_route("*", "/{path:.*}", handle)
        runner = web.AppRunner(app)
        await runner.setup()
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert(SITE).configure_cert(context)
        site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context)
        await site.start()
        self.port = runner.addresses[0][1]
        try:
            yield
        finally:
            await runner.cleanup()


class Installation:
    """What one computer has of it: a database, settings, and a clock that the test sets."""

    def __init__(self, folder: Path, maintainers: Maintainers) -> None:
        self._folder = folder
        self._maintainers = maintainers
        self.settings = Settings(check_updates=True, update_url=URL, update_key=maintainers.public)
        self.now = float(T0)
        self.has_window = True
        self.told: list[UpdateState] = []
        self.version = "1.2.0"

    async def start(self) -> None:
        self._database = await Database.open(self._folder / "galleon.db", now=time.time(), keep_backups=0)
        rules = ConnectTo(((SITE, 443, "127.0.0.1", self._maintainers.port),))
        self._transport = AiohttpTransport(connect_to=rules, ssl_context=client_context())
        self.updates = Updates(
            self._database,
            self._transport,
            settings=lambda: self.settings,
            may_ask=lambda: self.has_window,
            publish=self._hear,
            now=lambda: self.now,
            version=self.version,
        )
        await self.updates.load()

    async def stop(self) -> None:
        await self._transport.close()
        await self._database.close()

    def _hear(self, event: UpdateChanged) -> None:
        self.told.append(event.state)

    async def check(self) -> UpdateState:
        reply = await self.updates.carry_out(CheckForUpdate())
        assert isinstance(reply, UpdateKnown)
        return reply.state

    def set(self, **changes: Any) -> None:
        self.settings = msgspec.structs.replace(self.settings, **changes)


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
async def maintainers(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Maintainers]:
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    made = Maintainers()
    async with made.serve(authority):
        yield made


@pytest.fixture
async def here(maintainers: Maintainers, tmp_path: Path) -> AsyncIterator[Installation]:
    made = Installation(tmp_path, maintainers)
    await made.start()
    yield made
    await made.stop()
