"""What the engine knows of any host: a form (definition + runner) or a native adapter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from backend.accounts.account import Account as Account
from backend.errors import Problem, problem
from backend.media.image_limits import ImageLimits
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import FieldRow, HostKind
from backend.uploads.http import BeforeEnd, CookieStore, SentCallback, Source


@dataclass(frozen=True, slots=True)
class HostLimits(ImageLimits):
    """What a host accepts, and how it wants to be treated. None means no limit is known."""

    connections: int = 4  # files at the same time, by default
    max_connections: int = 8
    requests_per_s: float | None = None
    burst: int = 1
    tries: int = 3
    inactivity_s: float | None = None  # None = the setting of the person
    files_per_gallery: int | None = None


class Ability(StrEnum):
    """What a host can do besides taking files. Calling a method without its ability is a bug."""

    RESULTS = "results"  # links come after the files of a set: `Uploaded` is without, `collect` gives them
    COVER = "cover"
    RENAME = "rename"
    RESOLVE = "resolve"
    LOOKUP = "lookup"
    CHECK = "check"  # without it, `check_account` accepts whatever is complete
    INFO = "info"
    DELETE = "delete"
    ALIVE = "alive"


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
    store: str = ""  # shared with other hosts: a file on one of them can be taken over by the others
    sends_archive: bool = False  # the gallery goes there as ZIP archives, not as single files
    abilities: frozenset[Ability] = frozenset()
    sources: tuple[str, ...] = ()  # where the facts about it come from, with their confidence


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
    """One file or archive for one attempt. `index` counts from 0 in the gallery's order; `mime` is the real content's
    type, `format` empty for an archive."""

    id: int
    index: int
    name: str
    source: Source
    format: str
    mime: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What the host answered for one file.

    At least one of page_url and image_url is an address, except at a host with Ability.RESULTS. `code` is the host's
    own word for the file. `already_there`: the host had it, and nothing was sent.
    """

    page_url: str = ""
    image_url: str = ""
    thumb_url: str = ""
    delete_url: str = ""
    code: str = ""
    already_there: bool = False

    @property
    def has_link(self) -> bool:
        return bool(self.page_url or self.image_url)


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that the host has taken but whose links it has not told yet. `name` as in `FileToSend`; `order` counts
    the completed uploads of the set from 0."""

    id: int
    index: int
    name: str
    order: int


@dataclass(frozen=True, slots=True)
class AccountCheck:
    """Result of a credentials test: `label` is how the host names the account, or empty."""

    label: str = ""


@dataclass(frozen=True, slots=True)
class AccountInfo:
    """What the host says of an account. None where it says nothing; `premium_until` is Unix time."""

    label: str = ""
    storage_total_bytes: int | None = None
    storage_used_bytes: int | None = None
    storage_left_bytes: int | None = None
    traffic_total_bytes: int | None = None
    traffic_left_bytes: int | None = None
    max_size_bytes: int | None = None
    premium_until: float | None = None
    is_premium: bool | None = None


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

    # -- with an ability only; calling one without it is a bug -----------------------------------------------

    async def collect(
        self, files: Sequence[SentFile], gallery: RemoteGallery, account: Account
    ) -> Mapping[int, Uploaded]:
        """The links of files that were sent (Ability.RESULTS), by file id. A file that is missing has none yet: the
        host may be asked again later. Asks as often as its definition says before it gives up."""
        raise self._cannot(Ability.RESULTS)

    async def send_cover(self, file: FileToSend, gallery: RemoteGallery, account: Account) -> Uploaded:
        """Send the gallery's cover picture (Ability.COVER)."""
        raise self._cannot(Ability.COVER)

    async def rename_gallery(self, gallery: RemoteGallery, account: Account) -> None:
        """Give the remote gallery the name in `gallery.facts` (Ability.RENAME). May be called again."""
        raise self._cannot(Ability.RENAME)

    async def resolve(self, uploaded: Uploaded, account: Account) -> Uploaded:
        """The same file with the links that its upload could not give (Ability.RESOLVE)."""
        raise self._cannot(Ability.RESOLVE)

    async def look_up(self, file: FileToSend, gallery: RemoteGallery, account: Account) -> Uploaded | None:
        """The file's links when the host has it, None when it surely has not (Ability.LOOKUP)."""
        raise self._cannot(Ability.LOOKUP)

    async def account_info(self, account: Account) -> AccountInfo:
        """What the host says of the account (Ability.INFO)."""
        raise self._cannot(Ability.INFO)

    async def delete(self, uploaded: Uploaded, account: Account) -> None:
        """Delete a file from the host (Ability.DELETE). Fine when it is gone already."""
        raise self._cannot(Ability.DELETE)

    async def is_alive(self, uploaded: Uploaded, account: Account) -> bool:
        """Whether the file is still there (Ability.ALIVE)."""
        raise self._cannot(Ability.ALIVE)

    def _cannot(self, ability: Ability) -> Problem:
        return problem(ErrorKind.BUG, f"no {ability}", host=self.info.id)
