"""What the engine knows of any host: a form (definition + runner) or a native adapter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from backend.protocol.rows import FieldRow, HostKind
from backend.uploads.http import BeforeEnd, CookieStore, FileSource, SentCallback


@dataclass(frozen=True, slots=True)
class HostLimits:
    """What a host accepts, and how it wants to be treated. None means no limit is known."""

    formats: tuple[str, ...] = ()  # jpeg, png, gif, webp, bmp, tiff, avif, heic; empty = any file
    max_size_bytes: int | None = None
    connections: int = 4  # files at the same time, by default
    max_connections: int = 8
    requests_per_s: float | None = None
    burst: int = 1
    tries: int = 3
    inactivity_s: float | None = None  # None = the setting of the person


@dataclass(frozen=True, slots=True)
class HostInfo:
    """The part of a host that never changes while it is loaded."""

    id: str
    name: str
    code: str
    kind: HostKind
    site_url: str = ""
    definition_path: str = ""
    needs_account: bool = False
    credentials: tuple[FieldRow, ...] = ()
    options: tuple[FieldRow, ...] = ()
    limits: HostLimits = field(default_factory=HostLimits)
    first_file_alone: bool = False  # the first file makes the remote gallery; the others wait for its id
    has_galleries: bool = False
    can_resume_gallery: bool = False  # files can be added to a remote gallery after a restart
    repeat_is_safe: bool = False  # sending the same file again makes no second copy


@dataclass(frozen=True, slots=True)
class GalleryFacts:
    """What a host may be told about the gallery."""

    id: int
    name: str
    images: int
    size_bytes: int


@dataclass(slots=True)
class RemoteGallery:
    """One gallery on one host during one run of the engine. One object is shared by all its uploads.

    `values` is what the host told us (gallery_id, upload hashes, gallery_url, delete_url); it is stored after every
    step that changed it and given back after a restart. Cookies are not stored: they end with the run.
    """

    facts: GalleryFacts
    values: dict[str, str] = field(default_factory=dict)
    cookies: CookieStore | None = None

    @property
    def is_begun(self) -> bool:
        return bool(self.values)


@dataclass(frozen=True, slots=True)
class FileToSend:
    """One file for one attempt. `index` counts from 0 in the gallery's order; `mime` is the real content's type."""

    id: int
    index: int
    name: str
    source: FileSource
    format: str
    mime: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What the host answered for one file. At least one of page_url and image_url is an address."""

    page_url: str = ""
    image_url: str = ""
    thumb_url: str = ""
    delete_url: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """Credentials and option values for one call. The values never appear in its repr."""

    credentials: Mapping[str, str] = field(default_factory=dict, repr=False)
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AccountCheck:
    """Result of a credentials test: `label` is how the host names the account, or empty."""

    label: str = ""


class Host(Protocol):
    """Every host. Called from the engine's event loop; every method may raise Problem, and only that.

    A Problem says by `file_may_have_arrived` whether the host may already hold the file.
    """

    @property
    def info(self) -> HostInfo: ...

    async def begin_gallery(self, gallery: RemoteGallery, account: Account) -> None:
        """Make the remote gallery and fill `gallery.values`. Does nothing for a host that has none, or that
        makes it with the first file (`info.first_file_alone`)."""
        ...

    async def upload(
        self,
        file: FileToSend,
        gallery: RemoteGallery,
        account: Account,
        *,
        on_sent: SentCallback | None = None,
        before_end: BeforeEnd | None = None,
    ) -> Uploaded:
        """Send one file. May fill `gallery.values` (first file).

        Passes `on_sent` and `before_end` on to the transport with the request that carries the file.
        """
        ...

    async def finish_gallery(self, gallery: RemoteGallery, account: Account) -> None:
        """Finalise the remote gallery; called also when some files failed. May be called again after a failure."""
        ...

    async def check_account(self, account: Account) -> AccountCheck:
        """Try the credentials without leaving anything behind, where the host can."""
        ...

    def gallery_url(self, gallery: RemoteGallery) -> str:
        """Address of the gallery's page, or empty."""
        ...
