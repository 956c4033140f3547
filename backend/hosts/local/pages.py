"""The embedded host's pages, as text. Everything from outside is escaped by Jinja2."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import jinja2

from backend.hosts.local.store import Gallery, ImageLine
from backend.output.quantities import byte_size, counted, dimensions

FOLDER = Path(__file__).parent / "pages"

_environment = jinja2.Environment(
    loader=jinja2.FileSystemLoader(FOLDER),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def url_name(image: ImageLine) -> str:
    """The last part of the image's own address, so that a download has the file's name."""
    return image.name.rpartition("/")[2] or image.token


def image_path(image: ImageLine) -> str:
    """The address of the image itself, from the root."""
    return f"/f/{image.token}/{quote(url_name(image), safe='')}"


def index(galleries: Sequence[Gallery], page: int, pages: int) -> str:
    return _render("index.html", galleries=galleries, page=page, pages=pages)


def gallery(shown: Gallery) -> str:
    return _render("gallery.html", gallery=shown, images=shown.in_order())


def image(of: Gallery, shown: ImageLine) -> str:
    images = of.in_order()
    at = images.index(shown)
    return _render(
        "image.html",
        gallery=of,
        image=shown,
        number=at + 1,
        previous=images[at - 1] if at else None,
        next=images[at + 1] if at + 1 < len(images) else None,
    )


def confirm_deletion(doomed: Gallery | ImageLine) -> str:
    is_gallery = isinstance(doomed, Gallery)
    return _render("delete.html", gallery=doomed if is_gallery else None, image=None if is_gallery else doomed)


def deleted(doomed: Gallery | ImageLine) -> str:
    name = doomed.file.name if isinstance(doomed, Gallery) else doomed.name
    return _render("notice.html", title="Deleted", sentence=f"“{name}” is no longer on this computer’s host.")


def not_found() -> str:
    return _render(
        "notice.html",
        title="There is nothing here",
        sentence="The image or gallery was deleted, or the address has a slip in it.",
    )


def refused(reason: str) -> str:
    return _render("notice.html", title="That does not work here", sentence=reason)


def _day(time_s: float) -> str:
    moment = datetime.fromtimestamp(time_s, UTC).astimezone()
    return f"{moment.day} {moment:%B %Y}"


def _figures(image: ImageLine) -> str:
    kind = image.content.extension.upper() if image.content.is_inline else ""
    return " · ".join(filter(None, (dimensions(image.width, image.height), byte_size(image.size_bytes), kind)))


_environment.globals.update(
    image_path=image_path, byte_size=byte_size, counted=counted, dimensions=dimensions, day=_day, figures=_figures
)


def _render(name: str, **values: object) -> str:
    return _environment.get_template(name).render(values)
