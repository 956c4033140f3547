"""Single images, and folders that moved or changed: what is asked of the engine, and what it tells."""

from __future__ import annotations

import msgspec

from backend.protocol.bases import CommandBase, EventBase, ReplyBase
from backend.protocol.errors import ErrorInfo
from backend.protocol.rows import UploadState


class AttemptRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One attempt of one file on one host. `number` counts from 1; a retry by hand begins anew.

    `outcome` is uploaded, sent, failed or unknown; `already_there`: the host had it, nothing was sent. `at` is when it
    ended, in Unix seconds.
    """

    host_id: str
    number: int
    at: float
    outcome: UploadState
    already_there: bool = False
    error: ErrorInfo | None = None


class MovedGallery(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A gallery whose folder has gone too, and where it seems to be now."""

    gallery_id: int
    name: str
    path: str


class ResetGalleries(CommandBase, frozen=True, kw_only=True, tag="reset_galleries"):
    """Start afresh: forget what was uploaded, left out and arranged, and read the folder anew. What is online stays
    there. Cannot be undone; galleries at work are passed over."""

    ids: tuple[int, ...]


class RelocateGalleries(CommandBase, frozen=True, kw_only=True, tag="relocate_galleries"):
    """The folders of these galleries are now at these paths: pairs of id and path. What is not there is passed over."""

    places: tuple[tuple[int, str], ...]


class FindMoved(CommandBase, frozen=True, kw_only=True, tag="find_moved"):
    """Look near the place of a folder that has gone for one that holds its files. Answered by MovedFound."""

    gallery_id: int


class AddFiles(CommandBase, frozen=True, kw_only=True, tag="add_files"):
    """Take images, and those in folders, into a gallery at rest; they stay where they are. Answered by PathsAdded, with
    the gallery's id if any of them is new there, and later by GalleryRescanned."""

    gallery_id: int
    paths: tuple[str, ...]


class OrderFiles(CommandBase, frozen=True, kw_only=True, tag="order_files"):
    """Put the files of a gallery into this order, which is that of the upload and of the text; files that are not named
    come behind. No `file_ids`: the natural order of their names, which new files then follow again."""

    gallery_id: int
    file_ids: tuple[int, ...] = ()


class ResolveChanged(CommandBase, frozen=True, kw_only=True, tag="resolve_changed"):
    """Answer for files that changed after their upload: keep (what is online stays the result) or send_again (as new
    files, at the next start). Empty `file_ids` means all of them."""

    gallery_id: int
    choice: str
    file_ids: tuple[int, ...] = ()


class GetAttempts(CommandBase, frozen=True, kw_only=True, tag="get_attempts"):
    """How it went with one file on each host, newest first. Answered by Attempts."""

    gallery_id: int
    file_id: int


class Relocated(ReplyBase, frozen=True, kw_only=True, tag="relocated"):
    """`siblings` are galleries that lay beside it, have gone too, and are found at the new place."""

    gallery_id: int
    siblings: tuple[MovedGallery, ...] = ()


class MovedFound(ReplyBase, frozen=True, kw_only=True, tag="moved_found"):
    """An empty `path`: nothing that holds its files was found."""

    gallery_id: int
    path: str = ""


class Attempts(ReplyBase, frozen=True, kw_only=True, tag="attempts"):
    """Newest first."""

    gallery_id: int
    file_id: int
    attempts: tuple[AttemptRow, ...] = ()


class GalleryRescanned(EventBase, frozen=True, kw_only=True, tag="gallery_rescanned"):
    """Its folder was looked at again. `changed` files are read anew; those of `changed_online` are not what is online
    any more, and wait for ResolveChanged. `gone` counts also what stays because it is online. Of `renamed` the links
    are kept."""

    gallery_id: int
    name: str
    added: int = 0
    changed: int = 0
    changed_online: int = 0
    renamed: int = 0
    gone: int = 0
