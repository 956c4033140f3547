"""How each format writes names, addresses and images. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote

from markupsafe import Markup, escape

from backend.output.quantities import counted
from backend.protocol.templates import TextFormat

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_TAG_START = re.compile(r"\[(?=/?[A-Za-z*])")
_ZERO_WIDTH_SPACE = "\u200b"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~])")
_SAFE_IN_URL = "%/:?#@!$&*+,;=~-._"


class Named(Protocol):
    """What an image or a download needs to be written as a link."""

    @property
    def name(self) -> str: ...
    @property
    def link(self) -> str: ...


class Shown(Named, Protocol):
    """What an image needs to be written as a picture."""

    @property
    def thumb(self) -> str: ...
    @property
    def image_url(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Format:
    """Everything that differs between two formats, apart from the templates."""

    format: TextFormat
    suffix: str  # of the file that a text is kept in
    autoescape: bool = False

    def thumbnail(self, image: Shown) -> str:
        """The thumbnail, linked to the image's page."""
        return self._linked(image.thumb, image)

    def full(self, image: Shown) -> str:
        """The image itself where the host gives its address, else its thumbnail; linked to the image's page."""
        return self._linked(image.image_url or image.thumb, image)

    def _linked(self, shown_url: str, image: Shown) -> str:
        match self.format:
            case TextFormat.BBCODE:
                picture = f"[img]{shown_url}[/img]" if shown_url else bbcode_text(image.name)
                return f"[url={image.link}]{picture}[/url]"
            case TextFormat.HTML:
                inner = (
                    Markup('<img src="{}" alt="{}" loading="lazy">').format(shown_url, image.name)
                    if shown_url
                    else escape(image.name)
                )
                return Markup('<a href="{}">{}</a>').format(image.link, inner)
            case TextFormat.MARKDOWN:
                name = markdown_text(image.name)
                return f"[![{name}]({shown_url})]({image.link})" if shown_url else f"[{name}]({image.link})"
            case TextFormat.TEXT:
                return image.link

    def link(self, image: Named) -> str:
        """The name of an image or a download, linked to its page."""
        match self.format:
            case TextFormat.BBCODE:
                return f"[url={image.link}]{bbcode_text(image.name)}[/url]"
            case TextFormat.HTML:
                return Markup('<a href="{}">{}</a>').format(image.link, image.name)
            case TextFormat.MARKDOWN:
                return f"[{markdown_text(image.name)}]({image.link})"
            case TextFormat.TEXT:
                return image.link

    def with_left_out(self, text: str, left_out: int) -> str:
        """The text with a closing line that says how many images it lacks."""
        line = f"{counted(left_out, 'image')} left out"
        body = text.rstrip("\n")
        match self.format:
            case TextFormat.BBCODE:
                return f"{body}\n\n[i]{line}[/i]"
            case TextFormat.MARKDOWN:
                return f"{body}\n\n*{line}*"
            case TextFormat.TEXT:
                return f"{body}\n\n{line}"
            case TextFormat.HTML:
                head, end, tail = text.rpartition("</body>")
                return f"{head}<p>{line}</p>\n{end}{tail}" if end else f"{body}\n<p>{line}</p>"


FORMATS = {
    TextFormat.BBCODE: Format(TextFormat.BBCODE, ".bbcode.txt"),
    TextFormat.HTML: Format(TextFormat.HTML, ".html", autoescape=True),
    TextFormat.MARKDOWN: Format(TextFormat.MARKDOWN, ".md"),
    TextFormat.TEXT: Format(TextFormat.TEXT, ".txt"),
}


def one_line(text: str) -> str:
    """Without line breaks and control characters, which a file's name may hold; surrogates become question marks."""
    return _CONTROL.sub(" ", text).encode("utf-8", "replace").decode().strip()


def bbcode_text(text: str) -> str:
    """A name that stays a name: BBCode has no escape, so an unseen space keeps `[b]` from being a tag."""
    return _TAG_START.sub("[" + _ZERO_WIDTH_SPACE, one_line(text))


def markdown_text(text: str) -> str:
    """A name that stays a name, anywhere in a line (CommonMark, backslash escapes)."""
    return _MARKDOWN.sub(r"\\\1", one_line(text)).replace("&", "&amp;")


def web_address(url: str) -> str:
    """An address that breaks out of no format: brackets, blanks, quotes and the like are percent-encoded."""
    return quote(url, safe=_SAFE_IN_URL, errors="replace")
