from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from backend.errors import Problem
from backend.output.gallery_data import Links
from backend.output.templates import BUILTIN_FOLDER, Templates, save
from backend.output.texts import join_texts, links_only, render_format, render_gallery, render_one
from backend.protocol.errors import ErrorKind
from backend.protocol.templates import TextFormat
from tests.output.galleries import IMX, RAPIDGATOR, a_file, a_gallery, an_archive, with_hosts


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    for template_id, text_format, source in (
        ("blog", TextFormat.MARKDOWN, "# {{ name }}{{ custom5 }}"),
        ("broken", TextFormat.HTML, "{{ name"),
        ("breaks", TextFormat.HTML, "\n{{ images[99].name }}"),
    ):
        save(tmp_path, template_id, name=template_id, text_format=text_format, source=source)
    return Templates.load(tmp_path)


@pytest.mark.parametrize(
    ("template_id", "made"),
    [
        ("forum-thumbnails", ["forum-thumbnails", "html-page", "markdown"]),
        ("blog", ["blog", "forum-3-columns", "html-page"]),
        ("links-only", ["links-only", "forum-3-columns", "html-page", "markdown"]),
    ],
)
def test_a_gallery_has_a_text_in_each_format_its_own_template_first(
    templates: Templates, template_id: str, made: list[str]
) -> None:
    texts = render_gallery(a_gallery(), templates, template_id)
    assert [text.template_id for text in texts] == made
    assert len({text.format for text in texts}) == len(texts)
    assert all(text.text and text.error is None for text in texts)


@pytest.mark.parametrize(
    ("template_id", "made", "subject"),
    [
        ("broken", "html-page", "broken.j2, line 3"),
        ("breaks", "html-page", "line 2"),
        ("nosuch", "forum-3-columns", "nosuch"),
    ],
)
def test_a_template_that_fails_leaves_a_usable_text_and_is_told(
    templates: Templates, template_id: str, made: str, subject: str
) -> None:
    first, *others = render_gallery(a_gallery(lacking=2), templates, template_id)
    assert first.template_id == made
    assert "https://imx.to/i/1" in first.text
    assert first.left_out == 2
    assert first.error is not None
    assert (first.error.kind, first.error.subject) == (ErrorKind.BAD_INPUT, subject)
    assert len(others) == 2
    assert all(text.error is None for text in others)
    with pytest.raises(Problem):
        render_one(a_gallery(), templates, template_id)


def test_a_gallery_too_large_for_a_post_is_told_instead_of_raised(templates: Templates) -> None:
    data = a_gallery(images=1)
    upload = replace(data.files[0].uploads[0], links=Links("https://imx.to/" + "x" * 6_000))
    files = (replace(data.files[0], uploads=(upload,)),) * 1_000
    texts = render_gallery(replace(data, files=files), templates, "forum-3-columns")
    assert texts[0].text == ""
    assert texts[0].error is not None
    assert "5000000 bytes" in texts[0].error.detail


def test_a_wanted_format_is_made_by_the_own_template_if_it_is_of_that_format(templates: Templates) -> None:
    data = a_gallery()
    assert render_format(data, templates, "blog", TextFormat.MARKDOWN).template_id == "blog"
    assert render_format(data, templates, "blog", TextFormat.BBCODE).template_id == "forum-3-columns"
    assert render_format(data, templates, "nosuch", TextFormat.TEXT).template_id == "links-only"
    with pytest.raises(Problem):
        render_format(data, templates, "broken", TextFormat.HTML)


def test_bare_links_are_one_a_line_and_tell_what_is_missing() -> None:
    assert links_only(a_gallery(images=2)) == "https://imx.to/i/1\nhttps://imx.to/i/2"
    assert links_only(a_gallery(images=1, lacking=1)) == "https://imx.to/i/1\n\n1 image left out"


def test_many_texts_are_joined_by_a_blank_line() -> None:
    assert join_texts(["a\n", "", "\nb\nc\n\n", "\n"]) == "a\n\nb\nc"
    assert join_texts([]) == ""


@pytest.mark.parametrize("template_id", sorted(path.stem for path in BUILTIN_FOLDER.glob("*.j2")))
@pytest.mark.parametrize("has_images", [True, False])
def test_every_built_in_template_tells_the_downloads(templates: Templates, template_id: str, has_images: bool) -> None:
    data = a_gallery(images=3)
    data = with_hosts(data, IMX, RAPIDGATOR) if has_images else with_hosts(data, RAPIDGATOR)
    files = data.files if has_images else tuple(a_file(number) for number in (1, 2, 3))
    text = render_one(
        replace(data, files=files, archives=(an_archive(1, 1, 2), an_archive(2, 3))), templates, template_id
    )
    assert "https://rapidgator.net/file/1" in text.text
    assert "https://rapidgator.net/file/2" in text.text
    assert ("imx.to" in text.text) == has_images
    assert text.left_out == 0


def test_downloads_stand_between_the_heading_and_the_images(templates: Templates) -> None:
    data = replace(with_hosts(a_gallery(images=1), IMX, RAPIDGATOR), archives=(an_archive(1, 1, volumes=1),))
    assert render_one(data, templates, "forum-3-columns").text == (
        "[b]Street – Lisbon[/b]\n"
        "[i]1 image · 1 MB · 6000 × 4000[/i]\n"
        "\n"
        "[url=https://rapidgator.net/file/1]lisbon.part1.zip[/url] · Rapidgator · 2 MB\n"
        "\n"
        "[url=https://imx.to/i/1][img]https://imx.to/t/1.jpg[/img][/url]"
    )
