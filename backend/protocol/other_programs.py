"""Moving over from another program: finding it, a preview of what comes along, and the import as one job."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from backend.protocol.bases import CommandBase, EventBase, ReplyBase
from backend.protocol.errors import ErrorInfo


class Program(StrEnum):
    IMXUPLOADER = "imxuploader"  # also under its later name, BBDrop
    CONNIE = "connie"


class Why(StrEnum):
    """Why something stays behind, or comes along only in part."""

    NO_IMAGE_LINKS = "no_image_links"  # finished galleries of which only the gallery's own link is known
    SOME_LINKS_MISSING = "some_links_missing"  # images of finished galleries
    NOTHING_KNOWN = "nothing_known"  # galleries that are said to be finished, without any link
    BAD_ROWS = "bad_rows"  # galleries without a usable path; `subject` is one of them
    BAD_IMAGES = "bad_images"  # images with a name that leads out of their folder, or with no usable link
    VIDEO = "video"  # galleries of videos
    UNKNOWN_HOST = "unknown_host"  # galleries whose host, `subject`, is not among the hosts here
    UNFINISHED_ARCHIVE = "unfinished_archive"  # uploads to file hosts that had not ended
    NOT_NAMED_YET = "not_named_yet"  # galleries whose name the other program had still to send to the host
    ACCOUNT_LOCKED = "account_locked"  # of the host `subject`: kept where this account of the computer cannot read it
    ACCOUNT_LACKS = "account_lacks"  # of the host `subject`: something that is needed here was not stored there
    ACCOUNT_HERE = "account_here"  # the host `subject` has an account here, which stays
    TEMPLATE_BROKEN = "template_broken"  # the template `subject`
    SETTINGS = "settings"  # settings with no counterpart; `subject` names them
    FORUM = "forum"  # threads, posts and sign-ins of forums; `subject` names the files
    PROGRAMS_RUN = "programs_run"  # programs that were to be run at certain events
    TEXTS_ONLY = "texts_only"  # texts of earlier uploads that name no files; `subject` is their folder
    NEWER = "newer"  # its data is of a version, `subject`, that is newer than what is known here
    UNREADABLE = "unreadable"  # the file `subject`


class LeftBehind(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    why: Why
    count: int = 0
    subject: str = ""


class FoundProgram(msgspec.Struct, frozen=True, kw_only=True):
    """`path` is the folder of its data, absolute."""

    program: Program
    path: str


class Contents(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What comes along, or has. Galleries are `finished` or wait to be started here; `gone` are those, of both, whose
    folder is not there. Accounts are host ids, settings their names here, those of a host as "host/name".
    """

    tabs: int = 0
    galleries: int = 0
    finished: int = 0
    images: int = 0
    gone: int = 0
    templates: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()


class ProgramImportState(StrEnum):
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


class ProgramImportJob(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The import that runs, or the last one of this engine. `total` galleries are looked at, `looked_at` were;
    `is_in` is what was taken in so far, and `here` galleries, tabs and templates were in Galleon already."""

    program: Program
    path: str
    state: ProgramImportState
    total: int = 0
    looked_at: int = 0
    is_in: Contents = Contents()
    here: Contents = Contents()
    left_behind: tuple[LeftBehind, ...] = ()
    error: ErrorInfo | None = None
    can_take_back: bool = False  # once it has ended, and until the engine does


class LookForPrograms(CommandBase, frozen=True, kw_only=True, tag="look_for_programs"):
    """Look in the usual places; nothing is read but names. Answered by ProgramsFound."""


class PreviewProgramImport(CommandBase, frozen=True, kw_only=True, tag="preview_program_import"):
    """What an import would bring; changes nothing. `path` is a database, a file or a folder; without a `program` it is
    found out by that. Answered by ProgramImportPreview."""

    path: str
    program: Program | None = None


class ImportFromProgram(CommandBase, frozen=True, kw_only=True, tag="import_from_program"):
    """Begin the import; ProgramImportChanged tells how it goes. Nothing that is here already is changed."""

    path: str
    program: Program | None = None


class CancelProgramImport(CommandBase, frozen=True, kw_only=True, tag="cancel_program_import"):
    """Stop the import, of which what is in stays, or the preview, which is answered by Refused(CANCELLED) then."""


class TakeBackProgramImport(CommandBase, frozen=True, kw_only=True, tag="take_back_program_import"):
    """Remove the galleries that the last import of this engine brought, and its tabs that are empty then; templates,
    accounts and settings stay. Nothing happens when there is nothing to take back."""


class ProgramsFound(ReplyBase, frozen=True, kw_only=True, tag="programs_found"):
    programs: tuple[FoundProgram, ...] = ()
    job: ProgramImportJob | None = None


class ProgramImportPreview(ReplyBase, frozen=True, kw_only=True, tag="program_import_preview"):
    """`new` would come in; `here` is in Galleon already and stays as it is."""

    program: Program
    path: str
    new: Contents
    here: Contents
    left_behind: tuple[LeftBehind, ...] = ()


class ProgramImportChanged(EventBase, frozen=True, kw_only=True, tag="program_import_changed"):
    """A few times a second while it runs, and at its end."""

    job: ProgramImportJob


ProgramCommand = (
    LookForPrograms | PreviewProgramImport | ImportFromProgram | CancelProgramImport | TakeBackProgramImport
)
ProgramReply = ProgramsFound | ProgramImportPreview
