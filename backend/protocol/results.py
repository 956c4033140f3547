"""What a gallery has become: its links, its texts and the files that were written for it."""

from __future__ import annotations

import msgspec

from backend.protocol.bases import CommandBase, ReplyBase
from backend.protocol.errors import ErrorInfo
from backend.protocol.templates import TextFormat


class HostLink(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where one gallery is on one host."""

    host_id: str
    url: str = ""  # the gallery's page; for a host without galleries, its first image page or its first archive
    more_urls: tuple[str, ...] = ()  # further archives
    delete_url: str = ""
    uploaded: int = 0
    failed: int = 0


class ArtifactRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file that was written for a gallery: its text, or everything that is known of it as JSON."""

    path: str
    written_at: float
    is_text: bool = False


class RenderedText(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A gallery's text in one format. `left_out` counts images without a link; the text itself says so too.
    `unknown` are fields in its template that there are not: they stayed empty."""

    format: TextFormat
    template_id: str
    text: str
    left_out: int = 0
    error: ErrorInfo | None = None
    unknown: tuple[str, ...] = ()


class GetResults(CommandBase, frozen=True, kw_only=True, tag="get_results"):
    """Links and rendered texts of one gallery. Answered by Results."""

    gallery_id: int


class RenderText(CommandBase, frozen=True, kw_only=True, tag="render_text"):
    """Text of many galleries, joined by a blank line. Answered by Text.

    Without `template_id`, each gallery's own template; `format` then picks the built-in template of that format
    where the gallery's own has another. `links_only` gives bare links, one a line; with `host_id` those of one host.
    """

    gallery_ids: tuple[int, ...]
    template_id: str = ""
    format: TextFormat | None = None
    links_only: bool = False
    host_id: str = ""


class Results(ReplyBase, frozen=True, kw_only=True, tag="results"):
    gallery_id: int
    links: tuple[HostLink, ...] = ()
    texts: tuple[RenderedText, ...] = ()
    artifact_paths: tuple[str, ...] = ()
    artifacts: tuple[ArtifactRow, ...] = ()  # newest first, also earlier ones that are kept


class Text(ReplyBase, frozen=True, kw_only=True, tag="text"):
    text: str
    left_out: int = 0
    format: str = ""


ResultsCommand = GetResults | RenderText
ResultsReply = Results | Text
