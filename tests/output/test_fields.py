from __future__ import annotations

import dataclasses
from dataclasses import replace

import pytest

from backend.output.fields import DOCUMENT, FIELDS_OF, FILTERS, FUNCTIONS, GALLERY_FIELDS, document, view_of
from backend.output.filters import FILTERS as REAL_FILTERS
from backend.output.filters import functions
from backend.output.formats import FORMATS
from backend.output.gallery_data import FileData, GalleryData, Links
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import FileState
from backend.protocol.templates import TextFormat
from tests.output.galleries import (
    CATBOX,
    IMX,
    RAPIDGATOR,
    a_file,
    a_gallery,
    an_archive,
    failed,
    on_catbox,
    on_imx,
    with_hosts,
)


def images(data: GalleryData, name: str = "images") -> list[str]:
    return [image.name for image in view_of(data)[name]]  # type: ignore[attr-defined]


def test_the_table_for_people_is_current() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document()


def test_every_field_of_the_table_exists_and_no_other() -> None:
    assert set(view_of(a_gallery())) == {field.name for field in GALLERY_FIELDS}
    for view, names in FIELDS_OF.items():
        stored = {field.name for field in dataclasses.fields(view)}
        computed = {name for name, value in vars(view).items() if isinstance(value, property)}
        assert names == stored | computed


def test_every_filter_and_function_of_the_table_exists_and_no_other() -> None:
    named = {name.partition("(")[0].strip() for row in FILTERS for name in row.name.split(",")}
    aliases = {"escape", "batch", "d", "count"}
    assert named | aliases == set(REAL_FILTERS)
    assert {row.name.partition("(")[0] for row in FUNCTIONS} == set(functions(FORMATS[TextFormat.TEXT]))


def test_counts_and_sizes_are_of_the_images_that_have_a_link() -> None:
    view = view_of(a_gallery(images=3, lacking=2))
    assert (view["count"], view["total"], view["left_out"]) == (3, 5, 2)
    assert (view["size_bytes"], view["size"]) == (6_000_000, "6 MB")
    assert view["dimensions"] == "6000 × 4000"
    assert view["gallery_url"] == "https://imx.to/g/1c9"


def test_an_empty_name_is_the_folders() -> None:
    assert view_of(replace(a_gallery(), name=""))["name"] == "lisbon_sel"


def test_the_most_common_size_stands_for_all() -> None:
    data = a_gallery()
    odd = replace(data.files[0], width=400, height=300)
    view = view_of(replace(data, files=(odd, *data.files[1:], FileData(id=99, name="x"))))
    assert (view["width"], view["height"]) == (6000, 4000)
    assert (view["min_width"], view["max_width"], view["min_height"], view["max_height"]) == (400, 6000, 300, 4000)


def test_the_primary_host_comes_first_and_another_stands_in() -> None:
    data = with_hosts(a_gallery(), IMX, CATBOX)
    files = (a_file(1, on_catbox(1), on_imx(1)), a_file(2, failed("imx.to"), on_catbox(2)), a_file(3, failed("imx.to")))
    view = view_of(replace(data, files=files))
    first, second = view["images"]  # type: ignore[misc]
    assert (first.host, first.link) == ("imx.to", "https://imx.to/i/1")  # type: ignore[has-type]
    assert (second.host, second.link) == ("catbox.moe", "https://files.catbox.moe/2.jpg")  # type: ignore[has-type]
    assert list(first.links) == ["imx.to", "catbox.moe"]  # type: ignore[has-type]
    imx, catbox = view["hosts"]  # type: ignore[misc]
    assert (imx.count, imx.left_out) == (1, 2)  # type: ignore[has-type]
    assert (catbox.count, catbox.left_out) == (2, 1)  # type: ignore[has-type]
    assert [image.link for image in catbox.images] == [  # type: ignore[has-type]
        "https://files.catbox.moe/1.jpg",
        "https://files.catbox.moe/2.jpg",
    ]


def test_the_cover_is_the_chosen_image_and_the_first_otherwise() -> None:
    data = a_gallery(images=3)
    assert images(data, "rest") == ["2.jpg", "3.jpg"]
    assert images(replace(data, cover_file_id=2), "rest") == ["1.jpg", "3.jpg"]
    assert images(replace(data, cover_file_id=99), "rest") == ["2.jpg", "3.jpg"]
    assert view_of(a_gallery(images=0, lacking=1))["cover"] is False


def test_what_the_person_left_out_is_not_counted_but_what_was_unusable_is() -> None:
    by_person = FileData(id=8, name="x.jpg", state=FileState.LEFT_OUT)
    unusable = replace(by_person, error=ErrorInfo(kind=ErrorKind.FILE_UNREADABLE))
    data = a_gallery(images=1)
    assert view_of(replace(data, files=(*data.files, by_person)))["left_out"] == 0
    assert view_of(replace(data, files=(*data.files, unusable)))["left_out"] == 1


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "/relative", "imx.to/i/1", ""])
def test_what_is_no_web_address_is_no_link(address: str) -> None:
    data = a_gallery(images=1)
    upload = replace(data.files[0].uploads[0], links=Links(address, address, "https://imx.to/t/1.jpg"))
    assert view_of(replace(data, files=(replace(data.files[0], uploads=(upload,)),)))["left_out"] == 1


def test_a_host_that_is_not_of_the_gallery_counts_for_nothing() -> None:
    data = replace(a_gallery(images=0), files=(a_file(1, on_catbox(1)),))
    assert view_of(data)["left_out"] == 1


# -- downloads


def test_downloads_are_told_by_host_and_part() -> None:
    data = replace(with_hosts(a_gallery(), RAPIDGATOR, IMX), archives=(an_archive(1, 1, 2, 3), an_archive(2, 4)))
    view = view_of(data)
    first, second = view["downloads"]  # type: ignore[misc]
    assert (first.host, first.host_name, first.name) == ("rapidgator.net", "Rapidgator", "lisbon.part1.zip")  # type: ignore[has-type]
    assert (first.link, first.size, first.number, first.parts) == ("https://rapidgator.net/file/1", "2 MB", 1, 2)  # type: ignore[has-type]
    assert second.number == 2  # type: ignore[has-type]
    rapidgator, imx = view["hosts"]  # type: ignore[misc]
    assert (rapidgator.count, rapidgator.left_out, len(rapidgator.downloads)) == (4, 0, 2)  # type: ignore[has-type]
    assert (imx.count, imx.downloads) == (4, ())  # type: ignore[has-type]


def test_a_gallery_of_downloads_alone_counts_what_they_hold() -> None:
    files = tuple(a_file(number) for number in range(1, 5))
    data = replace(with_hosts(a_gallery(), RAPIDGATOR), files=files, archives=(an_archive(1, 1, 2, 3),))
    view = view_of(data)
    assert (view["count"], view["total"], view["left_out"], view["images"]) == (3, 4, 1, ())
    assert view["size_bytes"] == 6_000_000


def test_a_download_does_not_hide_that_an_image_host_lacks_an_image() -> None:
    data = with_hosts(a_gallery(images=3, lacking=1), IMX, RAPIDGATOR)
    view = view_of(replace(data, archives=(an_archive(1, 1, 2, 3, 4),)))
    assert (view["count"], view["left_out"]) == (3, 1)


def test_an_archive_without_an_address_is_no_download() -> None:
    archive = replace(an_archive(1, 1), links=Links(page_url="javascript:alert(1)"))
    assert view_of(replace(with_hosts(a_gallery(), RAPIDGATOR), archives=(archive,)))["downloads"] == ()
