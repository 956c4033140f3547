"""The texts of galleries, one by one and many together. Blocking; call it from a worker thread."""

from __future__ import annotations

from collections.abc import Iterable

from backend.errors import Problem
from backend.output.gallery_data import GalleryData
from backend.output.render import render
from backend.output.templates import Template, Templates, builtin
from backend.protocol.errors import ErrorInfo
from backend.protocol.results import RenderedText
from backend.protocol.templates import TextFormat

_ALWAYS = (TextFormat.BBCODE, TextFormat.HTML, TextFormat.MARKDOWN)


def render_gallery(data: GalleryData, templates: Templates, template_id: str) -> tuple[RenderedText, ...]:
    """The gallery's text by its own template first, then by the built-in ones of BBCode, HTML and Markdown.

    Each format comes once. Never raises Problem, as `render_own`.
    """
    first = render_own(data, templates, template_id)
    return (first, *(_builtin_text(data, each) for each in _ALWAYS if each is not first.format))


def render_own(data: GalleryData, templates: Templates, template_id: str) -> RenderedText:
    """The gallery's text by its own template.

    When that cannot be used, its format's built-in one makes the text (BBCode when the template is not there at all),
    and `error` says what is wrong. A gallery too large for a template gives an empty text with its `error`. Never
    raises Problem.
    """
    try:
        return render_one(data, templates, template_id)
    except Problem as refused:
        own = templates.get(template_id)
        return _builtin_text(data, own.format if own else TextFormat.BBCODE, refused.info)


def render_one(data: GalleryData, templates: Templates, template_id: str) -> RenderedText:
    """The gallery's text by one template. Raises Problem(BAD_INPUT) when it cannot be used."""
    return _text(data, templates.usable(template_id))


def render_format(data: GalleryData, templates: Templates, template_id: str, wanted: TextFormat) -> RenderedText:
    """The text in a format: by the gallery's own template if that makes it, by the built-in one otherwise.

    Raises Problem(BAD_INPUT) when the own template is the one and cannot be used.
    """
    own = templates.get(template_id)
    return _text(data, templates.usable(template_id) if own and own.format is wanted else builtin(wanted))


def links_only(data: GalleryData) -> str:
    """Bare links, one a line; a closing line says how many images have none."""
    return _text(data, builtin(TextFormat.TEXT)).text


def join_texts(texts: Iterable[str]) -> str:
    """Many galleries' texts in one paste, with a blank line between them; empty ones are passed over."""
    return "\n\n".join(stripped for text in texts if (stripped := text.strip("\n")))


def _builtin_text(data: GalleryData, text_format: TextFormat, error: ErrorInfo | None = None) -> RenderedText:
    template = builtin(text_format)
    try:
        return _text(data, template, error)
    except Problem as refused:
        return RenderedText(format=text_format, template_id=template.id, text="", error=error or refused.info)


def _text(data: GalleryData, template: Template, error: ErrorInfo | None = None) -> RenderedText:
    done = render(template.source, template.format, data)
    return RenderedText(
        format=template.format,
        template_id=template.id,
        text=done.text,
        left_out=done.left_out,
        error=error,
        unknown=tuple(dict.fromkeys(found.name for found in done.unknown)),
    )
