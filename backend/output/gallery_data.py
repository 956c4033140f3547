"""What a text is made of: one gallery with its files and their links, as plain values.

The engine builds a `GalleryData` from what it has stored:

    GalleryData(
        id=row.id, name=row.name, folder_name="Roll 017", tab="Travel", added_at=row.added_at,
        finished_at=row.finished_at, path=row.path, cover_file_id=row.cover_file_id,
        custom=(row.custom1, row.custom2, row.custom3, row.custom4),
        ext=(row.ext1, row.ext2, row.ext3, row.ext4),
        hosts=(HostData(id="imx.to", name="imx.to", gallery_url="https://imx.to/g/1c9f2ab"), …),
        files=(FileData(id=7, name="a/one.jpg", size_bytes=…, width=…, height=…, state=FileState.UPLOADED,
                        uploads=(UploadData(host_id="imx.to", state=UploadState.UPLOADED,
                                            links=Links(page_url=…, image_url=…, thumb_url=…)),)), …),
    )

`hosts` stand in the gallery's order, the primary host first. `files` are all files in the gallery's order, also failed
ones and those that were left out. `archives` are those of the hosts that take the gallery as ZIP.
"""

from __future__ import annotations

from dataclasses import dataclass

from backend.protocol.errors import ErrorInfo
from backend.protocol.rows import FileState, UploadState


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of one image on one host; empty where the host has none. What is no http(s) address is no link."""

    page_url: str = ""
    image_url: str = ""
    thumb_url: str = ""

    @property
    def is_usable(self) -> bool:
        return is_web_address(self.page_url) or is_web_address(self.image_url)


@dataclass(frozen=True, slots=True)
class UploadData:
    """One file on one host. `error` says why it has no links."""

    host_id: str
    state: UploadState = UploadState.PENDING
    links: Links = Links()
    delete_url: str = ""
    error: ErrorInfo | None = None


@dataclass(frozen=True, slots=True)
class FileData:
    """One file. `name` is relative to the gallery, with `/`; width and height as displayed, 0 when unknown.

    With state LEFT_OUT and no error the person left it out: no text counts it. With an error the scan found it
    unusable: it counts as an image without a link.
    """

    id: int
    name: str
    size_bytes: int = 0
    width: int = 0
    height: int = 0
    format: str = ""
    state: FileState = FileState.PENDING
    error: ErrorInfo | None = None
    uploads: tuple[UploadData, ...] = ()

    @property
    def is_wanted(self) -> bool:
        return self.state is not FileState.LEFT_OUT or self.error is not None


@dataclass(frozen=True, slots=True)
class ArchiveData:
    """One ZIP of the gallery on one host; `number` counts from 1 to `volumes`, `file_ids` are the files in it."""

    host_id: str
    name: str
    number: int
    volumes: int
    size_bytes: int
    file_ids: tuple[int, ...]
    state: UploadState = UploadState.PENDING
    links: Links = Links()
    delete_url: str = ""
    error: ErrorInfo | None = None


@dataclass(frozen=True, slots=True)
class HostData:
    """One host of the gallery. `gallery_url` is empty for a host without galleries. With `has_archives` the gallery is
    there as `archives`, and no file has links of its own. `cover` is for a host that took the cover by itself."""

    id: str
    name: str
    gallery_url: str = ""
    delete_url: str = ""
    has_archives: bool = False
    cover: Links = Links()


@dataclass(frozen=True, slots=True)
class GalleryData:
    """One gallery. Times are Unix seconds; an empty `name` means the folder's name. `thumb_size`: pixels, as chosen at
    the first host."""

    id: int
    name: str
    folder_name: str = ""
    path: str = ""
    tab: str = ""
    added_at: float = 0.0
    finished_at: float | None = None
    cover_file_id: int | None = None
    custom: tuple[str, str, str, str] = ("", "", "", "")
    ext: tuple[str, str, str, str] = ("", "", "", "")
    thumb_size: str = ""
    hosts: tuple[HostData, ...] = ()
    files: tuple[FileData, ...] = ()
    archives: tuple[ArchiveData, ...] = ()

    @property
    def shown_name(self) -> str:
        return self.name or self.folder_name


def is_web_address(text: str) -> bool:
    """A host's answer may hold anything; only these schemes ever reach a post."""
    return text.startswith(("https://", "http://"))
