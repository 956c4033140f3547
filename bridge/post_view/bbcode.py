"""Reads BBCode as forums do: what is no tag stays text."""

from __future__ import annotations

import re

from bridge.post_view.blocks import BOLD, END_BOLD, Builder

_TAG = re.compile(r"\[(?P<end>/?)(?P<name>[A-Za-z*]+)(?:=(?P<value>[^\]\n]*)|\s[^\]\n]*)?\]")
_SIMPLE = {"i": "i", "u": "u", "s": "s", "sub": "sub", "sup": "sup"}
_ALIGN = ("center", "left", "right")
_PASSED = ("font", "highlight", "indent", "table", "td", "th", "email", "list", "spoiler", "quote")
_SIZES = {1: 10, 2: 12, 3: 13, 4: 15, 5: 18, 6: 22, 7: 28}
_COLOUR = re.compile(r"#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3})?|[A-Za-z]{3,20}")


def read(text: str, builder: Builder) -> None:
    """Give it to the builder, piece by piece."""
    at = 0
    while match := _TAG.search(text, at):
        builder.text(text[at : match.start()])
        at = match.end()
        name, value = match["name"].lower(), (match["value"] or "").strip("\"' ")
        if name in ("img", "code") and not match["end"]:
            end = text.lower().find(f"[/{name}]", at)
            if end >= 0:
                _enclosed(name, text[at:end], builder)
                at = end + len(name) + 3
                continue
        if not _tag(name, value, bool(match["end"]), text, at, builder):
            builder.text(match[0])
    builder.text(text[at:])


def _enclosed(name: str, inner: str, builder: Builder) -> None:
    if name == "img":
        builder.image(inner.strip())
    else:
        builder.open("code", "<code>", "</code>")
        builder.text(inner)
        builder.close("code")


def _tag(name: str, value: str, is_end: bool, text: str, at: int, builder: Builder) -> bool:
    """False for what is no tag here."""
    if name in _ALIGN:
        builder.end_align() if is_end else builder.align(name)
    elif name == "hr":
        if not is_end:
            builder.rule()
    elif name == "br":
        builder.line_break()
    elif name == "*" or name == "li":
        if not is_end:
            builder.paragraph()
            builder.text("•  ")
    elif name == "tr":
        builder.paragraph()
    elif is_end and name in (*_SIMPLE, "b", "url", "size", "color"):
        return builder.close(name)
    elif name == "b":
        builder.open(name, BOLD, END_BOLD)
    elif name in _SIMPLE:
        builder.open(name, f"<{_SIMPLE[name]}>", f"</{_SIMPLE[name]}>")
    elif name == "url":
        address = value or text[at : max(at, text.lower().find("[/url]", at))]
        builder.open_link(name, address)
    elif name == "size":
        builder.open(name, f'<span style="font-size:{_pixels(value)}px">', "</span>")
    elif name == "color":
        colour = value if _COLOUR.fullmatch(value) else ""
        builder.open(name, f'<font color="{colour}">' if colour else "<font>", "</font>")
    elif name in ("td", "th"):
        if is_end:
            builder.text("   ")
    elif name in _PASSED:
        if name in ("quote", "spoiler", "list", "table"):
            builder.paragraph()
    else:
        return False
    return True


def _pixels(value: str) -> int:
    """Forums count 1 to 7, or in per cent, or in pixels."""
    number = int(found[0]) if (found := re.match(r"\d{1,3}", value)) else 3
    if number in _SIZES:
        return _SIZES[number]
    return max(9, min(32, round(number * 0.13) if number > 40 else number))
