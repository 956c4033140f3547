"""Templates of Connie's Uploader: `#gallery_link#` or, in older ones, `{gallery_link}`; `[if …]`, `[for image …]`.

Source: its user guide, "Template Editor", and `apply` in modules/template_manager.py
(github.com/conniecombs/ConniesUploader).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from backend.output.importers.translate import Dialect, Word, image_list, joined_images, safe
from backend.protocol.templates import TextFormat

_PER_IMAGE = {
    "image_url": "link",
    "viewer": "link",
    "thumb_url": "thumb",
    "thumb": "thumb",
    "direct_url": "image_url",
    "direct": "image_url",
}
_FULL_URL = "{{ image.image_url or image.thumb }}"
_FULL = {
    TextFormat.BBCODE: f"[img]{_FULL_URL}[/img]",
    TextFormat.HTML: f'<img src="{_FULL_URL}">',
    TextFormat.MARKDOWN: f"![]({_FULL_URL})",
    TextFormat.TEXT: _FULL_URL,
}
NAMES = frozenset(
    (
        *("all_images", "all_full_images", "gallery_link", "gallery_name", "gallery_id", "cover_images", "cover_image"),
        *("cover_url", "cover_count", "thumb_size", "image_count", "batch_name", "upload_date", "service"),
        *("thread_name", "thread_id", *_PER_IMAGE),
    )
)


def words(text_format: TextFormat, source: str) -> Mapping[str, Word]:
    cover = "{{ thumbnail(cover) if cover else '' }}"
    # The tool takes one more image off the list each time that a cover is written.
    another = "{{{{ %s if rest[{0}] is defined else '' }}}}"
    return {
        "all_images": Word(joined_images("{{ thumbnail(image) }}", source), image_list(source)),
        "all_full_images": Word(joined_images(_FULL[text_format], source), image_list(source)),
        "gallery_link": Word("{{ gallery_url }}", "gallery_url"),
        "gallery_name": Word(safe("name", text_format), "name"),
        "batch_name": Word(safe("name", text_format), "name"),
        "gallery_id": Word("{{ gallery_code }}", "gallery_code"),
        "cover_image": Word(cover, "cover", following=another % "thumbnail(rest[{0}])"),
        "cover_images": Word(cover, "cover", why="one_cover"),
        "cover_url": Word("{{ cover.thumb if cover else '' }}", "cover", following=another % "rest[{0}].thumb"),
        "cover_count": Word("{{ 1 if cover else 0 }}", "(1 if cover else 0)", number=True, why="one_cover"),
        "thumb_size": Word("{{ thumb_size }}", "thumb_size"),
        "image_count": Word("{{ count }}", "count", number=True),
        "upload_date": Word("{{ date }}", "date"),
        "service": Word("{{ hosts[0].name if hosts else '' }}", "(hosts and hosts[0].name)"),
        "thread_name": Word("", why="no_counterpart"),
        "thread_id": Word("", why="no_counterpart"),
        **{
            name: Word(f"{{{{ images[0].{field} if images else '' }}}}", f"(images and images[0].{field})")
            for name, field in _PER_IMAGE.items()
        },
    }


IN_LOOP = {name: Word(f"{{{{ image.{field} }}}}", f"image.{field}") for name, field in _PER_IMAGE.items()}

DIALECT = Dialect(
    "connie",
    words,
    re.compile(rf"#[A-Za-z]\w*#|\{{(?:{'|'.join(sorted(NAMES))})\}}"),
    IN_LOOP,
)
