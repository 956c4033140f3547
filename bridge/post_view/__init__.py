"""A post as the forum, the page or the README would show it: text in BBCode, HTML or Markdown made into blocks.

Nothing of it is loaded from anywhere: a picture is one of the gallery, or an empty tile.
"""

from __future__ import annotations

from collections.abc import Mapping

from backend.protocol.templates import PreviewPicture, TextFormat
from bridge.post_view.blocks import Block, Builder

MOST_CHARACTERS = 60_000
"""Of a longer text the beginning is shown."""


def blocks_of(
    text: str, text_format: TextFormat, pictures: Mapping[str, PreviewPicture], *, unknown: str, link: str
) -> list[Block]:
    """What QML draws one below the other. `unknown` is the HTML for the name of an unknown field, with `{}`; `link` is
    the colour of links."""
    builder = Builder(pictures, unknown, link)
    text = text[:MOST_CHARACTERS]
    if text_format is TextFormat.BBCODE:
        from bridge.post_view.bbcode import read

        read(text, builder)
    elif text_format is TextFormat.TEXT:
        builder.text(text)
    else:
        from bridge.post_view.markup import from_markdown
        from bridge.post_view.markup import read as read_html

        read_html(from_markdown(text) if text_format is TextFormat.MARKDOWN else text, builder)
    return builder.finish()
