"""The embedded host's web server. It listens on 127.0.0.1 and lives in the engine's event loop."""

from __future__ import annotations

import asyncio
import errno
import re
import secrets
import socket
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from weakref import WeakValueDictionary

import msgspec
from aiohttp import BodyPartReader, hdrs, web

from backend.hosts.local import pages
from backend.hosts.local.guard import add_headers, guard
from backend.hosts.local.store import Gallery, ImageLine, Incoming, Store
from backend.hosts.local.tokens import delete_token
from backend.media.thumbnails import make_thumbnail
from backend.protocol import decoding

ADDRESS = "127.0.0.1"
NEXT_PORTS = 20
"""So many ports after the wished one are tried before the system chooses any."""

MIN_THUMB_PX, MAX_THUMB_PX = 64, 1024
_MAX_FIELD_BYTES = 64 * 1024
_MAX_GALLERY_REQUEST_BYTES = 64 * 1024
_WRITE_BYTES = 1024 * 1024
_THUMBNAILS_AT_ONCE = 2
_GALLERIES_A_PAGE = 60
_SHUTDOWN_S = 2.0
_STATIC = {"style.css": "text/css", "mark.svg": "image/svg+xml"}
_FOR_EVER = "private, max-age=31536000, immutable"
_FULL_DISK = (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC)


class NewGallery(msgspec.Struct, frozen=True, kw_only=True):
    """Body of POST /api/galleries."""

    name: str
    thumb_px: int = 250


class CreatedGallery(msgspec.Struct, frozen=True, kw_only=True):
    """Its answer. Paths begin with a slash."""

    token: str
    gallery_path: str
    delete_path: str


class ImageFields(msgspec.Struct, frozen=True, kw_only=True):
    """The text fields of POST /api/images (multipart), which stand before the part `file`."""

    gallery: str
    name: str
    size_bytes: int
    position: int = 0
    width: int = 0
    height: int = 0


class StoredImage(msgspec.Struct, frozen=True, kw_only=True):
    """Its answer."""

    page_path: str
    image_path: str
    thumb_path: str
    delete_path: str


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Answer of the upload API with a status of 400 or more."""

    error: str


class Server:
    """Serves one store. Used from the engine's event loop; reading and writing happen in threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._runner: web.AppRunner | None = None
        self._port = 0
        self._thumbnails = asyncio.Semaphore(_THUMBNAILS_AT_ONCE)
        self._making: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self.secret = secrets.token_urlsafe(32)

    @property
    def port(self) -> int:
        """0 while it does not serve."""
        return self._port

    async def start(self, wished_port: int) -> int:
        """Serve on the wished port, else on one of the next NEXT_PORTS, else on any; returns the port.

        Raises OSError when nothing can be bound at all, or the store's folder cannot be made.
        """
        await asyncio.to_thread(self._store.open)
        listening = _bind(wished_port)
        runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=_SHUTDOWN_S)
        self._runner = runner
        await runner.setup()
        self._port = listening.getsockname()[1]
        await web.SockSite(runner, listening).start()
        return self._port

    async def stop(self) -> None:
        """Close all connections; what is being received is dropped after _SHUTDOWN_S. May be called at any time."""
        runner, self._runner, self._port = self._runner, None, 0
        if runner is not None:
            await runner.cleanup()

    def _application(self) -> web.Application:
        application = web.Application(
            middlewares=[_show_errors, guard(lambda: self._port, self.secret)],
            client_max_size=_MAX_GALLERY_REQUEST_BYTES,
        )
        application.on_response_prepare.append(add_headers)
        application.add_routes(
            [
                web.get("/", self._index),
                web.get("/g/{token}", self._gallery_page),
                web.get("/i/{token}", self._image_page),
                web.get("/f/{token}/{name:[^/]+}", self._image),
                web.get("/t/{token}.jpg", self._thumbnail),
                web.get("/d/{token}", self._ask_to_delete),
                web.post("/d/{token}", self._delete),
                web.get("/static/{name}", self._static),
                web.post("/api/galleries", self._create_gallery),
                web.post("/api/images", self._receive_image),
            ]
        )
        return application

    # -- pages -----------------------------------------------------------------------------------------------

    async def _index(self, request: web.Request) -> web.Response:
        wished = request.query.get("page", "1")
        page = max(1, int(wished)) if re.fullmatch(r"[0-9]{1,6}", wished) else 1
        start = (page - 1) * _GALLERIES_A_PAGE
        galleries, total = await asyncio.to_thread(self._store.newest, start, _GALLERIES_A_PAGE)
        return _page(pages.index(galleries, page, -(-total // _GALLERIES_A_PAGE)))

    async def _gallery_page(self, request: web.Request) -> web.Response:
        gallery = await asyncio.to_thread(self._store.gallery, request.match_info["token"])
        if gallery is None:
            raise web.HTTPNotFound
        return _page(await asyncio.to_thread(pages.gallery, gallery))

    async def _image_page(self, request: web.Request) -> web.Response:
        gallery, image = await self._find(request)
        if await asyncio.to_thread(self._store.path_of, image) is None:
            raise web.HTTPNotFound  # whoever asks for the page asks whether the image is there
        return _page(pages.image(gallery, image))

    async def _ask_to_delete(self, request: web.Request) -> web.Response:
        return _page(pages.confirm_deletion(await self._find_deletable(request)))

    async def _delete(self, request: web.Request) -> web.Response:
        doomed = await self._find_deletable(request)
        await asyncio.to_thread(self._store.delete, doomed)
        return _page(pages.deleted(doomed))

    # -- files -----------------------------------------------------------------------------------------------

    async def _image(self, request: web.Request) -> web.StreamResponse:
        _, image = await self._find(request)
        if request.match_info["name"] != pages.url_name(image):
            raise web.HTTPNotFound
        path = await asyncio.to_thread(self._store.path_of, image)
        if path is None:
            raise web.HTTPNotFound
        headers = {hdrs.CONTENT_TYPE: image.mime, hdrs.CACHE_CONTROL: _FOR_EVER}
        if not image.content.is_inline:
            headers[hdrs.CONTENT_DISPOSITION] = "attachment"
        return web.FileResponse(path, headers=headers)

    async def _thumbnail(self, request: web.Request) -> web.StreamResponse:
        gallery, image = await self._find(request)
        target = self._store.thumbnail_path_of(image, gallery.file.thumb_px)
        # One at a time for each image, because both would write the same file.
        lock = self._making.setdefault(image.token, asyncio.Lock())
        async with lock, self._thumbnails:
            made = await asyncio.to_thread(self._thumbnail_of, image, target, gallery.file.thumb_px)
        if made is None:
            if not image.content.is_inline:
                raise web.HTTPNotFound
            raise web.HTTPFound(pages.image_path(image))
        return web.FileResponse(made, headers={hdrs.CONTENT_TYPE: "image/jpeg", hdrs.CACHE_CONTROL: _FOR_EVER})

    def _thumbnail_of(self, image: ImageLine, target: Path, size_px: int) -> Path | None:
        path = self._store.path_of(image)
        if path is None or target.is_symlink():
            return None
        try:
            return target if target.is_file() else make_thumbnail(path, target, size_px)
        except OSError:  # a full disk, or the image was deleted meanwhile
            return None

    async def _static(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name not in _STATIC:
            raise web.HTTPNotFound
        return web.FileResponse(
            pages.FOLDER / name, headers={hdrs.CONTENT_TYPE: _STATIC[name], hdrs.CACHE_CONTROL: "no-cache"}
        )

    # -- upload API ------------------------------------------------------------------------------------------

    async def _create_gallery(self, request: web.Request) -> web.Response:
        try:
            wanted = decoding.from_json(await request.read(), NewGallery)
        except msgspec.DecodeError as error:
            return _refusal(400, str(error))
        if not MIN_THUMB_PX <= wanted.thumb_px <= MAX_THUMB_PX:
            return _refusal(400, f"thumb_px: {MIN_THUMB_PX} to {MAX_THUMB_PX}")
        try:
            file = await asyncio.to_thread(self._store.create, wanted.name, wanted.thumb_px)
        except OSError as error:
            return _disk_refusal(error)
        return _json(
            CreatedGallery(
                token=file.token,
                gallery_path=f"/g/{file.token}",
                delete_path=f"/d/{delete_token(file.token, file.delete_secret)}",
            )
        )

    async def _receive_image(self, request: web.Request) -> web.Response:
        if request.content_type != "multipart/form-data":
            return _refusal(400, "multipart/form-data expected")
        texts: dict[str, str] = {}
        try:
            reader = await request.multipart()
            while (part := await reader.next()) is not None:
                if not isinstance(part, BodyPartReader):
                    return _refusal(400, "a multipart part inside a part")
                if part.name == "file":
                    return await self._receive_file(part, decoding.converted(texts, ImageFields, strict=False))
                texts[part.name or ""] = await _read_text(part)
        except (ValueError, msgspec.ValidationError) as error:
            return _refusal(400, str(error))
        return _refusal(400, "no part named file")

    async def _receive_file(self, part: BodyPartReader, fields: ImageFields) -> web.Response:
        incoming: Incoming | None = None
        try:
            incoming = await asyncio.to_thread(self._store.receive, fields.gallery)
            if incoming is None:
                return _refusal(404, "no such gallery")
            await _copy(part, incoming)
            if incoming.size_bytes != fields.size_bytes:
                return _refusal(400, f"{incoming.size_bytes} of {fields.size_bytes} bytes")
            image = await asyncio.to_thread(
                self._store.add,
                fields.gallery,
                incoming,
                fields.name,
                position=fields.position,
                width=fields.width,
                height=fields.height,
            )
        except OSError as error:
            return _disk_refusal(error)
        finally:
            if incoming is not None:
                await asyncio.to_thread(incoming.discard)
        if image is None:
            return _refusal(404, "no such gallery")
        return _json(
            StoredImage(
                page_path=f"/i/{image.token}",
                image_path=pages.image_path(image),
                thumb_path=f"/t/{image.token}.jpg",
                delete_path=f"/d/{delete_token(image.token, image.delete_secret)}",
            )
        )

    # -- inside ----------------------------------------------------------------------------------------------

    async def _find(self, request: web.Request) -> tuple[Gallery, ImageLine]:
        found = await asyncio.to_thread(self._store.image, request.match_info["token"])
        if found is None:
            raise web.HTTPNotFound
        return found

    async def _find_deletable(self, request: web.Request) -> Gallery | ImageLine:
        found = await asyncio.to_thread(self._store.find_deletable, request.match_info["token"])
        if found is None:
            raise web.HTTPNotFound
        return found


def _bind(wished_port: int) -> socket.socket:
    candidates = [*range(wished_port, min(wished_port + NEXT_PORTS, 65_535) + 1), 0] if wished_port else [0]
    for port in candidates:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            if sys.platform == "win32":
                # There SO_REUSEADDR would share the port with whoever holds it.
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            else:
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((ADDRESS, port))
            # Until somebody listens, Linux lets several bind: other people's Galleons start at the same moment.
            listening.listen()
        except OSError:
            listening.close()
            if port == 0:
                raise
        else:
            return listening
    raise AssertionError("the last candidate either binds or raises")


async def _read_text(part: BodyPartReader) -> str:
    text = bytearray()
    while chunk := await part.read_chunk(_MAX_FIELD_BYTES):
        text += chunk
        if len(text) > _MAX_FIELD_BYTES:
            raise ValueError(f"{part.name}: more than {_MAX_FIELD_BYTES} bytes")
    return text.decode()


async def _copy(part: BodyPartReader, incoming: Incoming) -> None:
    """Pieces of the wire are gathered, so that a thread is asked once a megabyte and memory stays flat."""
    gathered = bytearray()
    while chunk := await part.read_chunk(_WRITE_BYTES):
        gathered += chunk
        if len(gathered) >= _WRITE_BYTES:
            await asyncio.to_thread(incoming.write, gathered)
            gathered = bytearray()
    await asyncio.to_thread(incoming.write, gathered)


@web.middleware
async def _show_errors(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refusals as pages for people, as JSON for the upload API."""
    try:
        return await handler(request)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        if request.path.startswith("/api/"):
            return _refusal(error.status, error.reason)
        if error.status == 404:
            return _page(pages.not_found(), status=404)
        response = _page(pages.refused(error.reason), status=error.status)
        if hdrs.ALLOW in error.headers:
            response.headers[hdrs.ALLOW] = error.headers[hdrs.ALLOW]
        return response


def _page(text: str, status: int = 200) -> web.Response:
    return web.Response(
        text=text, status=status, content_type="text/html", charset="utf-8", headers={hdrs.CACHE_CONTROL: "no-cache"}
    )


def _json(value: msgspec.Struct, status: int = 200) -> web.Response:
    return web.Response(body=msgspec.json.encode(value), status=status, content_type="application/json")


def _refusal(status: int, error: str) -> web.Response:
    return _json(Refusal(error=error), status)


def _disk_refusal(error: OSError) -> web.Response:
    return _refusal(507 if error.errno in _FULL_DISK else 500, error.strerror or str(error))
