"""The fields that a template sees, and the table that documents them.

`view_of` makes the fields of one gallery. The tables below are what people read, as FIELDS.md
(written anew by `python -m backend.output.fields`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from backend.output.formats import one_line, web_address
from backend.output.gallery_data import ArchiveData, FileData, GalleryData, HostData, Links, is_web_address
from backend.output.quantities import byte_size, dimensions
from backend.protocol.dimensions import of as summed

DOCUMENT = Path(__file__).with_name("FIELDS.md")


@dataclass(frozen=True, slots=True)
class Field:
    """One row of the table."""

    name: str
    kind: str
    meaning: str
    example: str


GALLERY_FIELDS = (
    Field("name", "text", "The gallery's name", "Lofoten – Winter Light 2026"),
    Field("folder_name", "text", "The name of the folder, archive or file that it came from", "lofoten_2026_sel"),
    Field("tab", "text", "The tab that it is in", "Travel"),
    Field("count", "number", "Images with a link; of a gallery with downloads only, those in a download", "148"),
    Field("total", "number", "`count` and `left_out` together", "150"),
    Field("left_out", "number", "The wanted images that `count` lacks; the text must say so", "2"),
    Field("size", "text", "Size of the images of `count`", "412 MB"),
    Field("size_bytes", "number", "The same in bytes", "412000000"),
    Field("date", "text", "Day on which it was finished, or added", "2026-11-21"),
    Field("dimensions", "text", "The most common width and height, empty when unknown", "6000 × 4000"),
    Field("width", "number", "The most common width, in pixels; 0 when unknown", "6000"),
    Field("height", "number", "The height that goes with it", "4000"),
    Field("min_width", "number", "The smallest width", "4000"),
    Field("max_width", "number", "The largest width", "6000"),
    Field("min_height", "number", "The smallest height", "4000"),
    Field("max_height", "number", "The largest height", "6000"),
    Field("longest", "number", "The longer one of `width` and `height`", "6000"),
    Field("extension", "text", "The most common ending of the images' names, in capitals", "JPG"),
    Field("mean_width", "number", "The average width, without the outliers; 0 when unknown", "5832"),
    Field("mean_height", "number", "The average height, without the outliers", "3904"),
    Field("median_width", "number", "The width in the middle: half of the images are wider", "6000"),
    Field("median_height", "number", "The height in the middle", "4000"),
    Field("outliers", "number", "Images that are much larger or smaller than the others", "2"),
    Field("custom1", "text", "Your own field 1, as typed; `custom2`, `custom3`, `custom4` likewise", "Lofoten, Norway"),
    Field("custom2", "text", "Your own field 2", "A. Marlow"),
    Field("custom3", "text", "Your own field 3", ""),
    Field("custom4", "text", "Your own field 4", ""),
    Field("ext1", "text", "Field 1 of your programs; `ext2`, `ext3`, `ext4` likewise", ""),
    Field("ext2", "text", "Field 2 of your programs", ""),
    Field("ext3", "text", "Field 3 of your programs", ""),
    Field("ext4", "text", "Field 4 of your programs", ""),
    Field(
        "gallery_url",
        "address",
        "The gallery's page on the first host that has one, else empty",
        "https://imx.to/g/1c9f2ab",
    ),
    Field("gallery_code", "text", "The last part of that address, which is the host's word for the gallery", "1c9f2ab"),
    Field("thumb_size", "text", "Pixels of the thumbnails, where the first host lets one choose; else empty", "250"),
    Field("cover", "image", "The cover, else the first image; false when there is no image", ""),
    Field(
        "cover_page_url",
        "address",
        "The cover's page on the first host that took it by itself, else empty",
        "https://pixhost.cc/show/12/cover",
    ),
    Field("cover_image_url", "address", "The cover itself there, or empty", ""),
    Field("cover_thumb_url", "address", "The thumbnail of that cover, or empty", ""),
    Field("images", "list of images", "All images with a link, in order", ""),
    Field("rest", "list of images", "`images` without `cover`", ""),
    Field("downloads", "list of downloads", "The gallery as archives, by host and part", ""),
    Field("hosts", "list of hosts", "The gallery's hosts, the first one first", ""),
)

IMAGE_FIELDS = (
    Field("name", "text", "The file's name", "DSC_0412.jpg"),
    Field("number", "number", "Its place in the text, from 1", "1"),
    Field("width", "number", "In pixels, as displayed; 0 when unknown", "6000"),
    Field("height", "number", "In pixels, as displayed; 0 when unknown", "4000"),
    Field("dimensions", "text", "Both, empty when unknown", "6000 × 4000"),
    Field("size", "text", "Size of the file", "8.4 MB"),
    Field("size_bytes", "number", "The same in bytes", "8400000"),
    Field("link", "address", "`page_url`, or `image_url` on a host without pages", "https://imx.to/i/3kq9a1"),
    Field(
        "thumb", "address", "`thumb_url`, or `image_url` on a host without thumbnails", "https://imx.to/t/3kq9a1.jpg"
    ),
    Field("page_url", "address", "The image's page, or empty", "https://imx.to/i/3kq9a1"),
    Field("image_url", "address", "The image itself, or empty", "https://i.imx.to/3kq9a1.jpg"),
    Field("thumb_url", "address", "Its thumbnail, or empty", "https://imx.to/t/3kq9a1.jpg"),
    Field("host", "text", "Id of the host of these addresses: the first one that has the image", "imx.to"),
    Field("links", "addresses by host", "`links['pixhost.to'].page_url` and so on, for the hosts that have it", ""),
)

HOST_FIELDS = (
    Field("id", "text", "The host's id", "pixhost.to"),
    Field("name", "text", "The host's name", "Pixhost"),
    Field("gallery_url", "address", "The gallery's page, or empty", "https://pixhost.to/gallery/Xw7Kp"),
    Field("cover_page_url", "address", "The cover's page, where the host took it by itself, else empty", ""),
    Field("cover_image_url", "address", "The cover itself there, or empty", ""),
    Field("cover_thumb_url", "address", "The thumbnail of that cover, or empty", ""),
    Field("count", "number", "Images that it has", "147"),
    Field("left_out", "number", "Images that it does not have", "3"),
    Field("images", "list of images", "The images that it has, with its own addresses; none where it has archives", ""),
    Field("downloads", "list of downloads", "The archives that it has", ""),
)

DOWNLOAD_FIELDS = (
    Field("host", "text", "Id of its host", "rapidgator.net"),
    Field("host_name", "text", "Name of its host", "Rapidgator"),
    Field("name", "text", "The archive's name", "Lofoten.part1.zip"),
    Field("link", "address", "Where it can be downloaded", "https://rapidgator.net/file/9f3a"),
    Field("size", "text", "Size of the archive", "412 MB"),
    Field("size_bytes", "number", "The same in bytes", "412000000"),
    Field("number", "number", "Which part it is, from 1", "1"),
    Field("parts", "number", "How many there are", "2"),
)

LINKS_FIELDS = (
    Field("link", "address", "As of an image", ""),
    Field("thumb", "address", "As of an image", ""),
    Field("page_url", "address", "The image's page, or empty", ""),
    Field("image_url", "address", "The image itself, or empty", ""),
    Field("thumb_url", "address", "Its thumbnail, or empty", ""),
)

FUNCTIONS = (
    Field(
        "thumbnail(image)",
        "code",
        "Its thumbnail linked to its page, in the template's format",
        "[url=…][img]…[/img][/url]",
    ),
    Field("full(image)", "code", "The image itself linked to its page", "[url=…][img]…[/img][/url]"),
    Field("link(image)", "code", "Its name linked to its page; also `link(download)`", "[url=…]DSC_0412.jpg[/url]"),
    Field("counted(n, 'image')", "text", "A number with its noun", "1 image, 84 images"),
    Field("range(n)", "numbers", "0 to n − 1, at most 100 000 of them", ""),
    Field("namespace(x=0)", "values", "Values that a loop may change with `{% set ns.x = … %}`", ""),
)

FILTERS = (
    Field("bb", "text", "Keeps brackets in a name from being BBCode", "{{ name|bb }}"),
    Field("md", "text", "Escapes Markdown in a name", "{{ name|md }}"),
    Field("e", "text", "Escapes HTML; an HTML template does that by itself", "{{ name|e }}"),
    Field("safe", "text", "Takes a text into an HTML template as it is", "{{ custom1|safe }}"),
    Field("size", "text", "A number of bytes as text", "{{ image.size_bytes|size }}"),
    Field("columns(n)", "list of lists", "Rows of n", "{% for row in images|columns(3) %}"),
    Field("default(x)", "any", "x in place of an empty value", "{{ custom1|default('no place') }}"),
    Field("length", "number", "Of a list or text; also `count`", "{{ images|length }}"),
    Field("first, last", "any", "Of a list", "{{ images|first }}"),
    Field("join(x)", "text", "A list's texts with x between them", "{{ images|map(attribute='link')|join('\\n') }}"),
    Field("map(attribute=x)", "list", "One field of each", "{{ images|map(attribute='link')|list }}"),
    Field(
        "selectattr, rejectattr",
        "list",
        "Those whose field passes a test, or does not",
        "{{ images|selectattr('width', 'gt', 4000)|list }}",
    ),
    Field(
        "sort, reverse, list",
        "list",
        "`sort(attribute='size_bytes', reverse=true)`",
        "{% for i in images|sort(attribute='name') %}",
    ),
    Field("upper, lower, title, capitalize, trim, replace, truncate", "text", "As in Jinja2", "{{ name|upper }}"),
    Field("tidy", "text", "One empty line where there are several", "{% filter tidy %}…{% endfilter %}"),
    Field("round, int, string, urlencode", "any", "As in Jinja2", "{{ (size_bytes / 1000)|round|int }}"),
)


@dataclass(frozen=True, slots=True, eq=False)
class LinksView:
    """Addresses of one image on one host, fit for every format."""

    page_url: str
    image_url: str
    thumb_url: str

    @property
    def link(self) -> str:
        return self.page_url or self.image_url

    @property
    def thumb(self) -> str:
        return self.thumb_url or self.image_url


@dataclass(frozen=True, slots=True, eq=False)
class ImageView:
    name: str
    number: int
    width: int
    height: int
    size_bytes: int
    host: str
    page_url: str
    image_url: str
    thumb_url: str
    links: Mapping[str, LinksView]

    @property
    def link(self) -> str:
        return self.page_url or self.image_url

    @property
    def thumb(self) -> str:
        return self.thumb_url or self.image_url

    @property
    def size(self) -> str:
        return byte_size(self.size_bytes)

    @property
    def dimensions(self) -> str:
        return dimensions(self.width, self.height)


@dataclass(frozen=True, slots=True, eq=False)
class DownloadView:
    host: str
    host_name: str
    name: str
    link: str
    size_bytes: int
    number: int
    parts: int

    @property
    def size(self) -> str:
        return byte_size(self.size_bytes)


@dataclass(frozen=True, slots=True, eq=False)
class HostView:
    id: str
    name: str
    gallery_url: str
    cover_page_url: str
    cover_image_url: str
    cover_thumb_url: str
    count: int
    left_out: int
    images: tuple[ImageView, ...]
    downloads: tuple[DownloadView, ...]


FIELDS_OF: Mapping[type, frozenset[str]] = {
    ImageView: frozenset(field.name for field in IMAGE_FIELDS),
    HostView: frozenset(field.name for field in HOST_FIELDS),
    DownloadView: frozenset(field.name for field in DOWNLOAD_FIELDS),
    LinksView: frozenset(field.name for field in LINKS_FIELDS),
}
"""What a template may read of each."""


def view_of(data: GalleryData) -> dict[str, object]:
    """The fields of one gallery by name; exactly those of GALLERY_FIELDS."""
    wanted = [file for file in data.files if file.is_wanted]
    order = [host.id for host in data.hosts]
    linked = [(file, links) for file in wanted if (links := _links_by_host(file, order))]
    images = tuple(
        _image_view(number, file, next(iter(links)), links) for number, (file, links) in enumerate(linked, 1)
    )
    cover = next(
        (image for image, (file, _) in zip(images, linked, strict=True) if file.id == data.cover_file_id), None
    )
    cover = cover or next(iter(images), None)
    has_only_archives = bool(data.hosts) and all(host.has_archives for host in data.hosts)
    shown = _in_archives(data, wanted) if has_only_archives else [file for file, _ in linked]
    sizes = [(file.width, file.height) for file in shown if file.width and file.height]
    width, height = Counter(sizes).most_common(1)[0][0] if sizes else (0, 0)
    summary = summed(sizes)
    size_bytes = sum(file.size_bytes for file in shown)
    hosts = tuple(_host_view(host, data, wanted, linked) for host in data.hosts)
    gallery_url = next((host.gallery_url for host in hosts if host.gallery_url), "")
    at = data.finished_at or data.added_at
    return {
        "name": one_line(data.shown_name),
        "folder_name": one_line(data.folder_name),
        "tab": data.tab,
        "count": len(shown),
        "total": len(wanted),
        "left_out": len(wanted) - len(shown),
        "size": byte_size(size_bytes),
        "size_bytes": size_bytes,
        "date": datetime.fromtimestamp(at).astimezone().date().isoformat() if at else "",
        "dimensions": dimensions(width, height),
        "width": width,
        "height": height,
        "min_width": min((size[0] for size in sizes), default=0),
        "max_width": max((size[0] for size in sizes), default=0),
        "min_height": min((size[1] for size in sizes), default=0),
        "max_height": max((size[1] for size in sizes), default=0),
        "longest": max(width, height),
        "extension": _extension(shown),
        "mean_width": summary.mean.width,
        "mean_height": summary.mean.height,
        "median_width": summary.median.width,
        "median_height": summary.median.height,
        "outliers": len(summary.outliers),
        **{f"custom{number}": text for number, text in enumerate(data.custom, 1)},
        **{f"ext{number}": text for number, text in enumerate(data.ext, 1)},
        "gallery_url": gallery_url,
        "gallery_code": gallery_url.rstrip("/").rpartition("/")[2],
        "thumb_size": data.thumb_size,
        "cover": cover or False,
        **_cover_fields(hosts),
        "images": images,
        "rest": tuple(image for image in images if image is not cover),
        "downloads": tuple(download for host in hosts for download in host.downloads),
        "hosts": hosts,
    }


def _extension(files: Iterable[FileData]) -> str:
    endings = Counter(one_line(file.name.rpartition("/")[2].rpartition(".")[2]).upper() for file in files)
    return endings.most_common(1)[0][0] if endings else ""


def _cover_fields(hosts: Iterable[HostView]) -> dict[str, str]:
    """Of the first host that has the cover by itself."""
    names = ("cover_page_url", "cover_image_url", "cover_thumb_url")
    first = next((host for host in hosts if host.cover_page_url or host.cover_image_url), None)
    return {name: getattr(first, name) if first else "" for name in names}


def _in_archives(data: GalleryData, wanted: list[FileData], host_id: str = "") -> list[FileData]:
    """The files that can be downloaded in an archive, from one host or from any."""
    usable = (each for each in data.archives if each.links.is_usable and host_id in ("", each.host_id))
    inside = {file_id for archive in usable for file_id in archive.file_ids}
    return [file for file in wanted if file.id in inside]


def _links_by_host(file: FileData, order: list[str]) -> dict[str, LinksView]:
    """The hosts that have the file, in the gallery's order."""
    found = {upload.host_id: _links_view(upload.links) for upload in file.uploads if upload.links.is_usable}
    return {host_id: found[host_id] for host_id in order if host_id in found}


def _links_view(links: Links) -> LinksView:
    return LinksView(shown_address(links.page_url), shown_address(links.image_url), shown_address(links.thumb_url))


def _image_view(number: int, file: FileData, host_id: str, links: Mapping[str, LinksView]) -> ImageView:
    here = links[host_id]
    return ImageView(
        name=one_line(file.name.rpartition("/")[2]),
        number=number,
        width=file.width,
        height=file.height,
        size_bytes=file.size_bytes,
        host=host_id,
        page_url=here.page_url,
        image_url=here.image_url,
        thumb_url=here.thumb_url,
        links=MappingProxyType(dict(links)),
    )


def _host_view(
    host: HostData,
    data: GalleryData,
    wanted: list[FileData],
    linked: Iterable[tuple[FileData, Mapping[str, LinksView]]],
) -> HostView:
    here = [(file, links) for file, links in linked if host.id in links]
    count = len(_in_archives(data, wanted, host.id) if host.has_archives else here)
    return HostView(
        id=host.id,
        name=host.name,
        gallery_url=shown_address(host.gallery_url),
        cover_page_url=shown_address(host.cover.page_url),
        cover_image_url=shown_address(host.cover.image_url),
        cover_thumb_url=shown_address(host.cover.thumb_url),
        count=count,
        left_out=len(wanted) - count,
        downloads=tuple(
            _download_view(archive, host)
            for archive in data.archives
            if archive.host_id == host.id and archive.links.is_usable
        ),
        images=tuple(_image_view(number, file, host.id, links) for number, (file, links) in enumerate(here, 1)),
    )


def _download_view(archive: ArchiveData, host: HostData) -> DownloadView:
    links = _links_view(archive.links)
    return DownloadView(
        host=host.id,
        host_name=host.name,
        name=one_line(archive.name),
        link=links.link,
        size_bytes=archive.size_bytes,
        number=archive.number,
        parts=archive.volumes,
    )


def shown_address(url: str) -> str:
    """An address as it stands in a text; empty for what is none."""
    return web_address(url) if is_web_address(url) else ""


def document() -> str:
    """The text of FIELDS.md."""
    parts = [
        "# Fields of templates",
        "",
        "A template is Jinja2 text. This table is made from `backend/output/fields.py`; do not edit it by hand.",
        "An unknown field of the gallery is told with its line and stays empty; one of an image, a host or a download",
        "is an error. An empty one is simply empty, so `{% if custom1 %}` works.",
        "If images have no link and the template does not mention `left_out`, a line that says so is added.",
    ]
    tables = (
        ("The gallery", "Field", GALLERY_FIELDS),
        ("An image: `cover` and each of `images`, `rest`, `host.images`", "Field", IMAGE_FIELDS),
        ("A host: each of `hosts`", "Field", HOST_FIELDS),
        ("A download: each of `downloads`, `host.downloads`", "Field", DOWNLOAD_FIELDS),
        ("Addresses on one host: `image.links['pixhost.to']`", "Field", LINKS_FIELDS),
        ("Functions", "Function", FUNCTIONS),
        ("Filters", "Filter", FILTERS),
    )
    for title, first, rows in tables:
        parts += ["", f"## {title}", "", f"| {first} | Kind | Meaning | Example |", "|---|---|---|---|"]
        parts += [f"| `{row.name}` | {row.kind} | {row.meaning} | {_code(row.example)} |" for row in rows]
    return "\n".join(parts) + "\n"


def _code(example: str) -> str:
    return "`" + example.replace("|", "\\|") + "`" if example else ""


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
