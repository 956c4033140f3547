"""The blocks that a post is drawn from, and what puts them together. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from backend.protocol.templates import UNKNOWN_MARK, PreviewPicture

Block = dict[str, Any]
"""`kind` text (`html`, a subset that `Text.RichText` knows), images (`images`), rule or more (`count`); `align`, `gap`
in pixels above it."""

MOST_IMAGES = 9
BOLD, END_BOLD = '<span style="font-weight:600">', "</span>"
_MARK = re.compile(UNKNOWN_MARK.format("(.*?)"))


def without_marks(text: str) -> str:
    """The text as it would be posted."""
    return _MARK.sub("", text)


class Builder:
    """Text, tags and pictures come in their order; blocks go out. Line breaks count as a forum counts them."""

    def __init__(self, pictures: Mapping[str, PreviewPicture], unknown: str, link: str) -> None:
        self._pictures = pictures
        self._link = link
        self._gap = 0
        self._is_after_align = False
        self._is_new_paragraph = False
        self._unknown = unknown
        self._blocks: list[Block] = []
        self._html: list[str] = []
        self._images: list[dict[str, object]] = []
        self._open: list[tuple[str, str, str]] = []  # name, start, end
        self._align: list[str] = ["left"]
        self._shown = 0
        self._more: Block | None = None

    # -- what comes ------------------------------------------------------------------------------------------

    def text(self, text: str) -> None:
        for number, line in enumerate(text.split("\n")):
            if number:
                self.line_break()
            if not line.strip() and self._images:
                continue
            if line:
                self._end_images()
                self._is_after_align = False
                self._html.append(_MARK.sub(lambda mark: self._unknown.format(mark[1]), html.escape(line)))

    def line_break(self) -> None:
        if self._images:
            self._end_images()
        elif self._is_after_align:  # an aligned part is a block of its own: the break beside it is no empty line
            self._is_after_align = False
        else:
            self._html.append("<br/>")

    def paragraph(self) -> None:
        """A new one begins here, unless it does already."""
        self._end_images()
        if self._blocks or self._html:
            self._is_new_paragraph = True
        if self._html and not self._html[-1].endswith("<br/>"):
            self._html.append("<br/>")

    def open(self, name: str, start: str, end: str) -> None:
        """A tag of text; `end` is what closes it."""
        self._open.append((name, start, end))
        self._html.append(start)

    def open_link(self, name: str, address: str) -> None:
        style = f"color:{self._link};text-decoration:none"
        self.open(name, f'<a href="{html.escape(address)}" style="{style}">', "</a>")

    def close(self, name: str) -> bool:
        """False when no such tag is open. Tags that were opened inside of it go on behind it."""
        if all(each != name for each, _, _ in self._open):
            return False
        inside: list[tuple[str, str, str]] = []
        while self._open:
            each = self._open.pop()
            self._html.append(each[2])
            if each[0] == name:
                break
            inside.append(each)
        for each in reversed(inside):
            self.open(*each)
        return True

    def align(self, name: str) -> None:
        self._end_text()
        self._align.append(name)
        self._is_after_align = True

    def end_align(self) -> None:
        self._end_text()
        if len(self._align) > 1:
            self._align.pop()
        self._is_after_align = True

    def rule(self) -> None:
        self._end_text()
        self._put({"kind": "rule"})

    def image(self, url: str) -> None:
        """A picture of the gallery, or one from elsewhere, which is not loaded."""
        picture = self._pictures.get(url)
        if self._shown >= MOST_IMAGES:
            if self._more is None:
                self._end_text()
                self._more = {"kind": "more", "count": 0}
                self._put(self._more)
            self._more["count"] += 1
            return
        if not self._images:
            self._end_text()
        self._shown += 1
        self._is_after_align = False
        self._images.append(
            {
                "url": url,
                "fileId": picture.file_id if picture is not None else 0,
                "isThumb": picture.is_thumb if picture is not None else True,
                "ratio": picture.height / picture.width if picture is not None and picture.width else 0.66,
            }
        )

    def finish(self) -> list[Block]:
        self._end_text()
        return self._blocks

    # -- inside ----------------------------------------------------------------------------------------------

    def _put(self, block: Block) -> None:
        gap = max(self._gap, 8 if self._is_new_paragraph else 0)
        block.update(align=self._align[-1], gap=gap)
        self._blocks.append(block)
        self._gap, self._is_new_paragraph = 0, False

    def _end_images(self) -> None:
        if self._images:
            self._put({"kind": "images", "images": self._images})
            self._images = []

    def _end_text(self) -> None:
        self._end_images()
        inner = "".join(self._html)
        closing = "".join(end for _, _, end in reversed(self._open))
        if re.sub(r"<(?!br|li)[^>]*>", "", inner).strip():
            # The line that a block begins on is its own; the break before it is not a further line.
            inner = re.sub(r"^((?:<(?!br|li)[^>]*>)*)<br/>", r"\1", inner) if self._blocks else inner
            inner = re.sub(r"<br/>((?:</[^>]*>)*)$", r"\1", inner)
            self._put({"kind": "text", "html": inner + closing})
        else:
            self._gap = min(16, self._gap + 8 * inner.count("<br/>"))
        self._html = [start for _, start, _ in self._open]  # what is open goes on behind the block
