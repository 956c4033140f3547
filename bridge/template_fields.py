"""What can stand in a template, as the editor offers it: names with a word of explanation.

The names are those of `backend/output/fields.py`; a test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from bridge.wording import mark, translated

IMAGE, HOST, DOWNLOAD, LOOP = "image", "host", "download", "loop"


class Completion(NamedTuple):
    token: str
    hint: str


GALLERY_FIELDS = {
    "name": mark("the gallery's name"),
    "folder_name": mark("the folder's name"),
    "tab": mark("its tab"),
    "count": mark("images with a link"),
    "total": mark("all images"),
    "left_out": mark("images without a link"),
    "size": mark("size, as text"),
    "size_bytes": mark("size in bytes"),
    "date": mark("the day it was finished"),
    "dimensions": mark("most common width × height"),
    "width": mark("most common width"),
    "height": mark("the height that goes with it"),
    "min_width": mark("smallest width"),
    "max_width": mark("largest width"),
    "min_height": mark("smallest height"),
    "max_height": mark("largest height"),
    "mean_width": mark("average width"),
    "mean_height": mark("average height"),
    "median_width": mark("width in the middle"),
    "median_height": mark("height in the middle"),
    "outliers": mark("images far from the usual size"),
    "longest": mark("longer one of width and height"),
    "extension": mark("most common ending, such as JPG"),
    "custom1": mark("your own field 1"),
    "custom2": mark("your own field 2"),
    "custom3": mark("your own field 3"),
    "custom4": mark("your own field 4"),
    "ext1": mark("field 1 of your programs"),
    "ext2": mark("field 2 of your programs"),
    "ext3": mark("field 3 of your programs"),
    "ext4": mark("field 4 of your programs"),
    "gallery_url": mark("the gallery's page"),
    "gallery_code": mark("the host's word for the gallery"),
    "thumb_size": mark("pixels of the thumbnails"),
    "cover": mark("the cover, an image"),
    "cover_page_url": mark("page of a cover sent by itself"),
    "cover_image_url": mark("address of that cover"),
    "cover_thumb_url": mark("thumbnail of that cover"),
    "images": mark("all images, for a loop"),
    "rest": mark("images without the cover"),
    "downloads": mark("archives, for a loop"),
    "hosts": mark("hosts, for a loop"),
}
_NAME, _PAGE = mark("its name"), mark("its page")
IMAGE_FIELDS = {
    "name": mark("the file's name"),
    "number": mark("its place, from 1"),
    "width": mark("in pixels"),
    "height": mark("in pixels"),
    "dimensions": mark("width × height"),
    "size": mark("size, as text"),
    "size_bytes": mark("size in bytes"),
    "link": mark("its page, or the image itself"),
    "thumb": mark("its thumbnail, or the image itself"),
    "page_url": _PAGE,
    "image_url": mark("the image itself"),
    "thumb_url": mark("its thumbnail"),
    "host": mark("the host of these addresses"),
    "links": mark("addresses on each host"),
}
HOST_FIELDS = {
    "id": mark("the host's id"),
    "name": _NAME,
    "gallery_url": mark("the gallery's page"),
    "cover_page_url": mark("page of a cover sent by itself"),
    "cover_image_url": mark("address of that cover"),
    "cover_thumb_url": mark("thumbnail of that cover"),
    "count": mark("images that it has"),
    "left_out": mark("images that it does not have"),
    "images": mark("its images, for a loop"),
    "downloads": mark("its archives, for a loop"),
}
DOWNLOAD_FIELDS = {
    "host": mark("the host's id"),
    "host_name": mark("the host's name"),
    "name": _NAME,
    "link": mark("where it can be downloaded"),
    "size": mark("size, as text"),
    "size_bytes": mark("size in bytes"),
    "number": mark("which part it is, from 1"),
    "parts": mark("how many parts there are"),
}
LOOP_FIELDS = {
    "index": mark("the turn, from 1"),
    "first": mark("true in the first turn"),
    "last": mark("true in the last turn"),
    "length": mark("how many turns"),
}
FUNCTIONS = {
    "thumbnail": mark("thumbnail linked to the page"),
    "full": mark("image linked to the page"),
    "link": mark("name linked to the page"),
    "counted": mark("a number with its noun"),
    "range": mark("numbers from 0"),
    "namespace": mark("values that a loop may change"),
}
FILTERS = (
    *("bb", "md", "e", "safe", "size", "columns", "default", "length", "first", "last", "join", "map", "selectattr"),
    *("rejectattr", "sort", "reverse", "list", "upper", "lower", "title", "capitalize", "trim", "replace", "truncate"),
    *("round", "int", "string", "tidy", "urlencode"),
)
TAGS = ("if", "elif", "else", "endif", "for", "endfor", "set")
FIELDS_OF = {IMAGE: IMAGE_FIELDS, HOST: HOST_FIELDS, DOWNLOAD: DOWNLOAD_FIELDS, LOOP: LOOP_FIELDS}

_KIND_OF_LIST = {"images": IMAGE, "rest": IMAGE, "downloads": DOWNLOAD, "hosts": HOST, "row": IMAGE}
_LOOP = re.compile(r"\{%-?\s*for\s+(\w+)\s+in\s+(?:\w+\.)?(\w+)")
_INSIDE = re.compile(r"\{(?P<kind>[{%])-?(?P<code>(?:(?!%\}|\}\}).)*)$")
_WORD = re.compile(r"(?:(?P<owner>\w+)\.|(?P<filter>\|)\s*)?(?P<word>\w*)$")

MOST_OFFERED = 8


def completions(source: str, line_before: str) -> tuple[int, list[Completion]]:
    """How many characters before the cursor are the beginning of the word, and the words that it may become.

    `line_before` is the line up to the cursor. Outside of `{{ … }}` and `{% … %}` nothing is offered.
    """
    inside = _INSIDE.search(line_before)
    if inside is None:
        return 0, []
    found = _WORD.search(inside["code"])
    assert found is not None
    word, owner = found["word"], found["owner"]
    if owner:
        variables = {name: _KIND_OF_LIST.get(of, IMAGE) for name, of in _LOOP.findall(source)}
        kind = {"loop": LOOP, "cover": IMAGE}.get(owner) or variables.get(owner)
        offered = FIELDS_OF[kind] if kind else {}
    elif found["filter"]:
        offered = dict.fromkeys(FILTERS, "")
    elif not word:
        return 0, []
    elif inside["kind"] == "%" and not inside["code"][: -len(word)].strip():
        offered = dict.fromkeys(TAGS, "")
    else:
        loops = {name: "" for name, _ in _LOOP.findall(source)}
        offered = {**GALLERY_FIELDS, **FUNCTIONS, **loops}
    fitting = [Completion(name, translated(hint)) for name, hint in offered.items() if name.startswith(word)]
    if [each.token for each in fitting] == [word]:
        return 0, []
    return len(word), fitting[:MOST_OFFERED]


CURSOR = "\u2038"


class Insert(NamedTuple):
    """`text` goes in at the cursor, which then stands at its CURSOR; a selection takes the place of that mark."""

    id: str
    label: str
    text: str
    is_code: bool = False
    icon: str = ""


def inserts(text_format: str) -> list[Insert]:
    """The buttons above the editor, the frequent ones first."""
    fields = ("name", "count", "size", "cover", "custom1")
    texts: dict[str, Callable[[str], str]] = {
        "name": lambda name: f"{{{{ {name}{_ESCAPED.get(text_format, '')} }}}}",
        "cover": lambda _: "{% if cover %}{{ thumbnail(cover) }}{% endif %}",
    }
    plain: Callable[[str], str] = lambda name: f"{{{{ {name} }}}}"  # noqa: E731 - one of a table
    frequent = [Insert(name, name, texts.get(name, plain)(name)) for name in fields]
    loop = "{% for i in images %}\n{{ thumbnail(i) }}\u2038\n{% endfor %}"
    return [
        *frequent,
        Insert("loop", "for images", loop, True),
        Insert("if", "if", "{% if custom1 %}\u2038{% endif %}", True),
    ]


def more_inserts() -> list[Insert]:
    """The rest, for the menu."""
    loops: Iterable[tuple[str, str, str]] = (
        ("columns", translated(mark("Images in 3 columns")), _COLUMNS),
        ("downloads", translated(mark("Loop over downloads")), _DOWNLOADS),
        ("hosts", translated(mark("Loop over hosts")), _HOSTS),
        ("else", translated(mark("If and else")), "{% if custom1 %}\u2038{% else %}{% endif %}"),
    )
    skipped = ("name", "count", "size", "cover", "custom1", "images", "rest", "downloads", "hosts")
    fields = [Insert(name, name, f"{{{{ {name} }}}}") for name in GALLERY_FIELDS if name not in skipped]
    return [*(Insert(name, label, text, True) for name, label, text in loops), *fields]


_MARKUP: dict[str, tuple[str, str, dict[str, str]]] = {
    "bold": (mark("Bold"), "bold", {"bbcode": "[b]|[/b]", "html": "<b>|</b>", "markdown": "**|**"}),
    "italic": (mark("Italic"), "italic", {"bbcode": "[i]|[/i]", "html": "<i>|</i>", "markdown": "*|*"}),
    "underline": (mark("Underlined"), "underline", {"bbcode": "[u]|[/u]", "html": "<u>|</u>"}),
    "strike": (
        mark("Struck through"),
        "strikethrough",
        {"bbcode": "[s]|[/s]", "html": "<s>|</s>", "markdown": "~~|~~"},
    ),
    "colour": (
        mark("Coloured"),
        "palette",
        {"bbcode": "[color=#c0392b]|[/color]", "html": '<span style="color:#c0392b">|</span>'},
    ),
    "size": (
        mark("Larger"),
        "a-large-small",
        {"bbcode": "[size=5]|[/size]", "html": '<span style="font-size:140%">|</span>'},
    ),
    "heading": (mark("Heading"), "heading", {"html": "<h2>|</h2>", "markdown": "## |"}),
    "centre": (
        mark("Centred"),
        "text-align-center",
        {"bbcode": "[center]|[/center]", "html": '<div style="text-align:center">|</div>'},
    ),
    "link": (
        mark("Link"),
        "link",
        {
            "bbcode": "[url=https://example.org]|[/url]",
            "html": '<a href="https://example.org">|</a>',
            "markdown": "[|](https://example.org)",
        },
    ),
    "quote": (
        mark("Quote"),
        "text-quote",
        {"bbcode": "[quote]|[/quote]", "html": "<blockquote>|</blockquote>", "markdown": "> |"},
    ),
    "hidden": (
        mark("Shown on a click"),
        "eye-off",
        {"bbcode": "[spoiler]|[/spoiler]", "html": "<details>|</details>"},
    ),
    "list": (
        mark("List"),
        "list",
        {"bbcode": "[list]\n[*]|\n[/list]", "html": "<ul>\n<li>|</li>\n</ul>", "markdown": "- |"},
    ),
    "code": (mark("Code"), "code", {"bbcode": "[code]|[/code]", "html": "<code>|</code>", "markdown": "`|`"}),
    "rule": (mark("Line across"), "minus", {"bbcode": "[hr]", "html": "<hr>", "markdown": "\n---\n"}),
}


def markup(text_format: str) -> list[Insert]:
    """How the format writes what it can look like; nothing for plain text. What is selected is enclosed."""
    return [
        Insert(name, translated(label), forms[text_format].replace("|", CURSOR), icon=icon)
        for name, (label, icon, forms) in _MARKUP.items()
        if text_format in forms
    ]


_ESCAPED = {"bbcode": "|bb", "markdown": "|md"}
_COLUMNS = "{% for row in images|columns(3) %}\n{% for i in row %}{{ thumbnail(i) }} {% endfor %}\u2038\n{% endfor %}"
_DOWNLOADS = "{% for download in downloads %}\n{{ link(download) }} {{ download.size }}\u2038\n{% endfor %}"
_HOSTS = "{% for host in hosts %}\n{{ host.name }} {{ host.gallery_url }}\u2038\n{% endfor %}"
