"""Templates of IMXuploader (bbdrop): `#folderName#`, `[if galleryLink]…[else]…[/if]`.

Source: its guides "BBCode Templates" and "Features" and its page "Template Placeholders Reference"
(github.com/twwat/imxup, docs); width and height are averages there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from backend.output.importers.translate import Dialect, Word, joined_images, safe
from backend.protocol.templates import TextFormat

_VIDEO = (
    *("videoDetails", "filename", "duration", "resolution", "fps", "bitrate", "videoCodec", "audioCodec"),
    *("audioTracks", "audioTrack1", "audioTrack2", "filesize", "screenshotSheet"),
)
_DOWNLOADS = {
    TextFormat.BBCODE: "[url={{ download.link }}]{{ download.host_name }}%s[/url]",
    TextFormat.HTML: '<a href="{{ download.link }}">{{ download.host_name }}%s</a>',
    TextFormat.MARKDOWN: "[{{ download.host_name|md }}%s]({{ download.link }})",
    TextFormat.TEXT: "{{ download.link }}",
}
_LONGEST = "mean_width if mean_width > mean_height else mean_height"
_PART = "{{ ' ' ~ download.number if download.parts > 1 else '' }}"


def words(text_format: TextFormat, source: str) -> Mapping[str, Word]:
    one = _DOWNLOADS[text_format].replace("%s", _PART)
    downloads = f"{{% for download in downloads %}}{one}{{{{ '' if loop.last else '\\n' }}}}{{% endfor +%}}"
    own = [f"{kind}{number}" for kind in ("custom", "ext") for number in range(1, 5)]
    return {
        "folderName": Word(safe("name", text_format), "name"),
        "pictureCount": Word("{{ count }}", "count", number=True),
        "width": Word("{{ mean_width }}", "mean_width", number=True),
        "height": Word("{{ mean_height }}", "mean_height", number=True),
        "longest": Word(f"{{{{ {_LONGEST} }}}}", f"({_LONGEST})", number=True),
        "extension": Word("{{ extension }}", "extension"),
        "folderSize": Word("{{ size }}", "size", "size_bytes"),
        "galleryLink": Word("{{ gallery_url }}", "gallery_url"),
        "allImages": Word(joined_images("{{ thumbnail(image) }}", source), "images"),
        "cover": Word("{{ thumbnail(cover) if cover else '' }}", "cover"),
        **dict.fromkeys(("hostLinks", "downloadLinks"), Word(downloads, "downloads")),
        **{name: Word(f"{{{{ {name} }}}}", name) for name in own},
        **{name: Word("", why="no_counterpart") for name in _VIDEO},
    }


DIALECT = Dialect("imxuploader", words, re.compile(r"#[A-Za-z]\w*#"), tidies=True)
