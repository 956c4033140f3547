"""Whether what was uploaded is still there: kept by gallery and host, checked by age, sent again where it is gone."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from backend.protocol.bases import CommandBase, EventBase, ReplyBase
from backend.protocol.errors import ErrorInfo


class LinksState(StrEnum):
    """Of a gallery on one host, or of all its hosts that were asked."""

    ONLINE = "online"
    PARTIAL = "partial"
    OFFLINE = "offline"


class LinkCheck(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What a host last said of a gallery: so many files alive, gone, and not found out. `at` is Unix time."""

    host_id: str
    at: float
    alive: int = 0
    gone: int = 0
    unknown: int = 0

    @property
    def state(self) -> LinksState:
        if not self.gone:
            return LinksState.ONLINE
        return LinksState.PARTIAL if self.alive else LinksState.OFFLINE


def links_state(checks: Sequence[LinkCheck]) -> LinksState | None:
    """Of a whole gallery; None when no host was asked yet."""
    states = {check.state for check in checks}
    if not states:
        return None
    return states.pop() if len(states) == 1 else LinksState.PARTIAL


class LinkState(StrEnum):
    ALIVE = "alive"
    GONE = "gone"
    UNKNOWN = "unknown"  # it could not be found out; `error` says why


class FileOnHost(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was found out of one file on one host, or what became of deleting it. `file_id` 0: an archive of files."""

    gallery_id: int
    host_id: str
    file_id: int
    name: str = ""
    state: LinkState = LinkState.ALIVE
    error: ErrorInfo | None = None


class DeleteRemote(CommandBase, frozen=True, kw_only=True, tag="delete_remote"):
    """Delete files of a gallery from hosts. Answered by RemoteDeleted when all is done. Cannot be undone.

    No `host_ids` means all its hosts, no `file_ids` all files. What is deleted counts as not uploaded.
    """

    gallery_id: int
    host_ids: tuple[str, ...] = ()
    file_ids: tuple[int, ...] = ()


class CheckLinks(CommandBase, frozen=True, kw_only=True, tag="check_links"):
    """Ask the hosts whether the files of these galleries are still there. Answered by LinksChecked.

    With `forget_gone`, what is gone counts as not uploaded: the next start sends it again.
    """

    gallery_ids: tuple[int, ...]
    forget_gone: bool = False


class RemoteDeleted(ReplyBase, frozen=True, kw_only=True, tag="remote_deleted"):
    """`deleted` counts files times hosts; `failed` are those that are still there, each with its error."""

    deleted: int = 0
    failed: tuple[FileOnHost, ...] = ()


class LinksChecked(ReplyBase, frozen=True, kw_only=True, tag="links_checked"):
    """Every uploaded file on every host that can be asked; `not_asked` are the hosts that cannot."""

    files: tuple[FileOnHost, ...] = ()
    not_asked: tuple[str, ...] = ()


class CheckOldLinks(CommandBase, frozen=True, kw_only=True, tag="check_old_links"):
    """Ask the hosts about all galleries whose links were not checked for so many days, one gallery after the other.

    0 means all galleries. Answered by OldLinksChecked once that is done.
    """

    days: int = 0


class UploadGone(CommandBase, frozen=True, kw_only=True, tag="upload_gone"):
    """Ask the hosts once more, count what is gone as not uploaded, and send it again. Answered by GoneQueued."""

    gallery_ids: tuple[int, ...]


class OldLinksChecked(ReplyBase, frozen=True, kw_only=True, tag="old_links_checked"):
    """`alive`, `gone` and `unknown` count files on hosts; `with_gone` are the galleries that have lost some."""

    galleries: int = 0
    alive: int = 0
    gone: int = 0
    unknown: int = 0
    with_gone: tuple[int, ...] = ()


class GoneQueued(ReplyBase, frozen=True, kw_only=True, tag="gone_queued"):
    """`files` on hosts are sent again, of the galleries `gallery_ids`."""

    files: int = 0
    gallery_ids: tuple[int, ...] = ()


class LinksDied(EventBase, frozen=True, kw_only=True, tag="links_died"):
    """The regular check has found `files` gone that were there before."""

    files: int
    gallery_ids: tuple[int, ...]


LinksCommand = DeleteRemote | CheckLinks | CheckOldLinks | UploadGone
LinksReply = RemoteDeleted | LinksChecked | OldLinksChecked | GoneQueued
