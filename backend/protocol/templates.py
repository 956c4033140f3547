"""Templates: what a client may ask about them, and what it is told. Also which template a gallery takes; that is pure,
the engine and the window decide alike."""

from __future__ import annotations

from enum import StrEnum

import msgspec
from msgspec import UNSET, UnsetType

from backend.protocol.bases import CommandBase, ReplyBase
from backend.protocol.errors import ErrorInfo

LARGEST_BYTES = 256_000
"""UTF-8 bytes of a template's text."""

UNKNOWN_MARK = "\ue000{}\ue001"
"""How a preview shows the place of a field that there is not; the two characters are for private use."""


class TextFormat(StrEnum):
    BBCODE = "bbcode"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"


class TemplateRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One template. `source` is its text without the header that says name and format. With an `error` it makes no
    text; `is_override` tells that a built-in one has the same id and comes back when this one is deleted."""

    id: str
    name: str
    format: TextFormat
    is_builtin: bool = False
    is_override: bool = False
    source: str = ""
    error: ErrorInfo | None = None


class TemplateOrigin(StrEnum):
    """Where a gallery's template comes from."""

    GALLERY = "gallery"
    TAB = "tab"
    HOST = "host"  # of its first host
    SETTING = "setting"


def template_of(*, gallery: str, tab: str, host: str, setting: str) -> tuple[str, TemplateOrigin]:
    """The template's id and where it comes from: of the ids, empty where nothing is said, the nearest wins."""
    for template_id, origin in (
        (gallery, TemplateOrigin.GALLERY),
        (tab, TemplateOrigin.TAB),
        (host, TemplateOrigin.HOST),
    ):
        if template_id:
            return template_id, origin
    return setting, TemplateOrigin.SETTING


class Fault(StrEnum):
    """What is wrong with a template. Only with an unknown field or an open tag it still makes a text."""

    UNKNOWN_FIELD = "unknown_field"
    OPEN_TAG = "open_tag"  # BBCode that is opened and not closed, or the other way round
    SYNTAX = "syntax"
    TOO_SLOW = "too_slow"
    TOO_LARGE = "too_large"


class TemplateProblem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`line` counts from 1, in the text without its header. `name` is the field or the tag, `nearest` what may have
    been meant. `is_fatal`: no text can be made. `detail` quotes the parser, in English."""

    fault: Fault
    line: int
    is_fatal: bool = True
    name: str = ""
    nearest: str = ""
    detail: str = ""


class TemplateVersion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A state that a template once had. `saved_at` is Unix time."""

    id: int
    saved_at: float
    name: str
    format: TextFormat
    source: str


class PreviewPicture(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An address in a preview that is a picture of the gallery. `file_id` below 0: a sample, counted from -1."""

    url: str
    file_id: int
    width: int = 0  # of the image itself
    height: int = 0
    is_thumb: bool = True


class Outcome(StrEnum):
    """What became of one line of an imported template."""

    TRANSLATED = "translated"
    CHANGED = "changed"  # it says nearly the same
    LEFT_OUT = "left_out"  # there is nothing like it


class ImportedLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`line` counts from 1 in the file that was imported; `was` and `now` are the words in question. `why` is one of
    a closed list of words, see `backend.output.importers`."""

    line: int
    was: str
    now: str = ""
    outcome: Outcome = Outcome.TRANSLATED
    why: str = ""


class ImportedTemplate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One template that came out of a file; with an `error`, none did. `syntax`: galleon, imxuploader, connie."""

    file: str
    template_id: str = ""
    name: str = ""
    syntax: str = "galleon"
    lines: tuple[ImportedLine, ...] = ()
    error: ErrorInfo | None = None


# -- commands ------------------------------------------------------------------------------------------------


class CreateTemplate(CommandBase, frozen=True, kw_only=True, tag="create_template"):
    """A new template of the person, or a copy of another one. Answered by TemplateSaved."""

    name: str
    format: TextFormat = TextFormat.BBCODE
    source: str = ""
    copy_of: str = ""


class SaveTemplate(CommandBase, frozen=True, kw_only=True, tag="save_template"):
    """Change a template of the person; the text also with mistakes in it. Answered by TemplateSaved."""

    template_id: str
    source: str | UnsetType = UNSET
    name: str | UnsetType = UNSET
    format: TextFormat | UnsetType = UNSET


class DeleteTemplate(CommandBase, frozen=True, kw_only=True, tag="delete_template"):
    """Its versions stay for a while: RestoreTemplate brings it back."""

    template_id: str


class RestoreTemplate(CommandBase, frozen=True, kw_only=True, tag="restore_template"):
    """Take a template back to a version that it had, or bring a deleted one back as it was (`version_id` 0).
    Answered by TemplateSaved."""

    template_id: str
    version_id: int = 0


class GetTemplateVersions(CommandBase, frozen=True, kw_only=True, tag="get_template_versions"):
    """Newest first. Answered by TemplateVersions."""

    template_id: str


class PreviewTemplate(CommandBase, frozen=True, kw_only=True, tag="preview_template"):
    """Make the text of a gallery by a template that need not be stored; without `gallery_id` that of a made-up one.

    Images that have no link yet get a made-up one. Answered by TemplatePreview, also for a template with mistakes.
    """

    source: str
    format: TextFormat
    gallery_id: int | None = None


class ImportTemplates(CommandBase, frozen=True, kw_only=True, tag="import_templates"):
    """Take templates out of files: Galleon's own, IMXuploader's, those of Connie's Uploader. Answered by
    TemplatesImported."""

    paths: tuple[str, ...]


# -- replies -------------------------------------------------------------------------------------------------


class TemplateSaved(ReplyBase, frozen=True, kw_only=True, tag="template_saved"):
    template_id: str


class TemplateVersions(ReplyBase, frozen=True, kw_only=True, tag="template_versions"):
    template_id: str
    versions: tuple[TemplateVersion, ...] = ()


class TemplatePreview(ReplyBase, frozen=True, kw_only=True, tag="template_preview"):
    """`text` holds UNKNOWN_MARK in the place of fields that there are not; `characters` counts without them."""

    text: str = ""
    characters: int = 0
    left_out: int = 0
    pictures: tuple[PreviewPicture, ...] = ()
    problems: tuple[TemplateProblem, ...] = ()


class TemplatesImported(ReplyBase, frozen=True, kw_only=True, tag="templates_imported"):
    templates: tuple[ImportedTemplate, ...] = ()


TemplateCommand = (
    CreateTemplate
    | SaveTemplate
    | DeleteTemplate
    | RestoreTemplate
    | GetTemplateVersions
    | PreviewTemplate
    | ImportTemplates
)
TemplateReply = TemplateSaved | TemplateVersions | TemplatePreview | TemplatesImported
