"""A template as it would come out, for the editor. Blocking for at most Limits.time_s; call it from a worker thread."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from backend.output.fields import shown_address
from backend.output.gallery_data import GalleryData
from backend.output.render import TemplateRefused, check, render
from backend.protocol.templates import UNKNOWN_MARK, PreviewPicture, TemplatePreview, TextFormat

MOST_PICTURES = 60
"""So many pictures of the gallery a preview names; a person looks at the first few."""

_ADDRESS = re.compile(r"https?://[^\s\"'<>\[\]()]+")
_MARK = re.compile(UNKNOWN_MARK.format(".*?"))


def preview(source: str, text_format: TextFormat, data: GalleryData) -> TemplatePreview:
    """The text, what is wrong with the template, and which addresses in it are pictures. Never raises Problem."""
    problems = check(source, text_format)
    if any(problem.is_fatal for problem in problems):
        return TemplatePreview(problems=problems)
    try:
        done = render(source, text_format, data, marks_unknown=True)
    except TemplateRefused as refused:
        # A field that there is not is often why: `cuont > 3` compares nothing with a number.
        found = (*problems, refused.found)
        return TemplatePreview(problems=tuple(sorted(found, key=lambda problem: problem.line)))
    return TemplatePreview(
        text=done.text,
        characters=len(_MARK.sub("", done.text)),
        left_out=done.left_out,
        pictures=tuple(_pictures(done.text, data)),
        problems=problems,
    )


def _pictures(text: str, data: GalleryData) -> Iterator[PreviewPicture]:
    """In the order of the text, each address once."""
    known = {}
    for file in data.files:
        for upload in file.uploads:
            for url, is_thumb in ((upload.links.image_url, False), (upload.links.thumb_url, True)):
                if url:
                    known[shown_address(url)] = (file, is_thumb)
    told: set[str] = set()
    for match in _ADDRESS.finditer(text):
        url = html.unescape(match[0])
        if url in told or url not in known:
            continue
        told.add(url)
        file, is_thumb = known[url]
        yield PreviewPicture(url=url, file_id=file.id, width=file.width, height=file.height, is_thumb=is_thumb)
        if len(told) == MOST_PICTURES:
            return
