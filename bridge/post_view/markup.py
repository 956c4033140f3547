"""Reads HTML and Markdown. Of HTML only text, links, pictures and what sets them apart comes through."""

from __future__ import annotations

from html.parser import HTMLParser

from PySide6.QtGui import QTextDocument

from bridge.post_view.blocks import BOLD, END_BOLD, Builder

_SIMPLE = {"i": "i", "em": "i", "u": "u", "s": "s", "del": "s", "code": "code", "small": "small"}
_HEADINGS = {"h1": 22, "h2": 18, "h3": 15, "h4": 13, "h5": 13, "h6": 12}
_BLOCKS = (
    "p",
    "div",
    "ul",
    "ol",
    "table",
    "tr",
    "section",
    "article",
    "header",
    "footer",
    "figure",
    "blockquote",
    "pre",
)
_SILENT = ("head", "style", "script", "title", "template", "iframe", "object")


def from_markdown(text: str) -> str:
    """As HTML; HTML inside of it stays text."""
    document = QTextDocument()
    features = QTextDocument.MarkdownFeature
    document.setMarkdown(text, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
    return document.toHtml()


def read(text: str, builder: Builder) -> None:
    """Give it to the builder, piece by piece."""
    reader = _Reader(builder)
    reader.feed(text)
    reader.close()


class _Reader(HTMLParser):
    def __init__(self, builder: Builder) -> None:
        super().__init__(convert_charrefs=True)
        self._builder = builder
        self._silent: list[str] = []
        self._centred: list[str] = []
        self._spans: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent.append(tag)
        if self._silent:
            return
        values = {name: value or "" for name, value in attrs}
        builder = self._builder
        if tag == "br":
            builder.line_break()
        elif tag == "hr":
            builder.rule()
        elif tag == "img":
            builder.image(values.get("src", ""))
        elif tag == "a":
            builder.open_link("a", values.get("href", ""))
        elif tag == "span":
            self._span(values.get("style", ""))
        elif tag in ("b", "strong"):
            builder.open(tag, BOLD, END_BOLD)
        elif tag in _SIMPLE:
            builder.open(tag, f"<{_SIMPLE[tag]}>", f"</{_SIMPLE[tag]}>")
        elif tag in _HEADINGS:
            builder.paragraph()
            builder.open(tag, f'<span style="font-size:{_HEADINGS[tag]}px;font-weight:600">', "</span>")
        elif tag == "center" or (
            tag in ("p", "div") and "center" in (values.get("align", "") + values.get("style", ""))
        ):
            self._centred.append(tag)
            builder.align("center")
        elif tag == "li":
            builder.paragraph()
            builder.text("•  ")
        elif tag in _BLOCKS:
            builder.paragraph()

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.pop()
            return
        if tag == "span":
            for _ in range(self._spans.pop() if self._spans else 0):
                self._builder.close("span")
        elif tag in (*_SIMPLE, "b", "strong", "a"):
            self._builder.close(tag)
        elif tag in _HEADINGS:
            self._builder.close(tag)
            self._builder.line_break()
        elif self._centred and tag == self._centred[-1]:
            self._centred.pop()
            self._builder.end_align()
        elif tag in _BLOCKS or tag == "li":
            self._builder.paragraph()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            words = " ".join(data.split())
            lead = " " if data[:1].isspace() and words else ""
            self._builder.text(lead + words + (" " if data[-1:].isspace() and words else ""))

    def _span(self, style: str) -> None:
        """Qt writes Markdown's bold, italic and headings as styles."""
        opened = 0
        for word in ("font-weight:700", "font-weight:600", "font-style:italic"):
            if word in style.replace(" ", ""):
                self._builder.open("span", f'<span style="{word.replace("700", "600")}">', "</span>")
                opened += 1
        self._spans.append(opened)
