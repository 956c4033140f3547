from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.output.fields import ImageView
from backend.output.formats import FORMATS, bbcode_text, markdown_text, one_line, web_address
from backend.protocol.templates import TextFormat


def image(page: str = "https://h/p", full: str = "https://h/f.jpg", thumb: str = "https://h/t.jpg") -> ImageView:
    return ImageView("a[b]<i>.jpg", 1, 60, 40, 5, "h", page, full, thumb, {})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Kyoto [2024]", "Kyoto [2024]"),
        ("[b]bold[/b]", "[\u200bb]bold[\u200b/b]"),
        ("a [url=x] b", "a [\u200burl=x] b"),
        ("[*] list", "[\u200b*] list"),
        ("two\nlines", "two lines"),
    ],
)
def test_a_name_is_no_bbcode(name: str, text: str) -> None:
    assert bbcode_text(name) == text


def test_a_name_is_no_markdown() -> None:
    assert markdown_text("*a* [b](c) #1 `d` <e> & f_g\n# h") == (r"\*a\* \[b\]\(c\) \#1 \`d\` \<e\> &amp; f\_g \# h")


@given(st.text())
def test_no_name_breaks_the_line(name: str) -> None:
    assert len(one_line(name).splitlines()) <= 1


def test_an_address_breaks_out_of_no_format() -> None:
    written = web_address("https://h/a b[1](2)\"'<>%20?q=ü&x=1#f")
    assert written == "https://h/a%20b%5B1%5D%282%29%22%27%3C%3E%20?q=%C3%BC&x=1#f"


@pytest.mark.parametrize(
    ("text_format", "thumbnail", "full"),
    [
        (
            TextFormat.BBCODE,
            "[url=https://h/p][img]https://h/t.jpg[/img][/url]",
            "[url=https://h/p][img]https://h/f.jpg[/img][/url]",
        ),
        (
            TextFormat.HTML,
            '<a href="https://h/p"><img src="https://h/t.jpg" alt="a[b]&lt;i&gt;.jpg" loading="lazy"></a>',
            '<a href="https://h/p"><img src="https://h/f.jpg" alt="a[b]&lt;i&gt;.jpg" loading="lazy"></a>',
        ),
        (
            TextFormat.MARKDOWN,
            r"[![a\[b\]\<i\>.jpg](https://h/t.jpg)](https://h/p)",
            r"[![a\[b\]\<i\>.jpg](https://h/f.jpg)](https://h/p)",
        ),
        (TextFormat.TEXT, "https://h/p", "https://h/p"),
    ],
)
def test_an_image_is_written_in_each_format(text_format: TextFormat, thumbnail: str, full: str) -> None:
    assert FORMATS[text_format].thumbnail(image()) == thumbnail
    assert FORMATS[text_format].full(image()) == full


def test_a_host_without_thumbnails_or_pages_gives_the_image_itself() -> None:
    bbcode = FORMATS[TextFormat.BBCODE]
    assert bbcode.thumbnail(image(page="", thumb="")) == "[url=https://h/f.jpg][img]https://h/f.jpg[/img][/url]"


def test_a_host_with_nothing_but_pages_gives_the_name() -> None:
    page_only = image(full="", thumb="")
    assert FORMATS[TextFormat.BBCODE].thumbnail(page_only) == "[url=https://h/p]a[\u200bb]<i>.jpg[/url]"
    assert FORMATS[TextFormat.HTML].full(page_only) == '<a href="https://h/p">a[b]&lt;i&gt;.jpg</a>'
    assert FORMATS[TextFormat.MARKDOWN].thumbnail(page_only) == r"[a\[b\]\<i\>.jpg](https://h/p)"


@pytest.mark.parametrize("text_format", TextFormat)
def test_a_names_link_is_written_in_each_format(text_format: TextFormat) -> None:
    assert (
        FORMATS[text_format].link(image())
        == {
            TextFormat.BBCODE: "[url=https://h/p]a[\u200bb]<i>.jpg[/url]",
            TextFormat.HTML: '<a href="https://h/p">a[b]&lt;i&gt;.jpg</a>',
            TextFormat.MARKDOWN: r"[a\[b\]\<i\>.jpg](https://h/p)",
            TextFormat.TEXT: "https://h/p",
        }[text_format]
    )


def test_the_line_about_left_out_images_is_in_the_formats_own_way() -> None:
    assert FORMATS[TextFormat.BBCODE].with_left_out("x\n", 3) == "x\n\n[i]3 images left out[/i]"
    assert FORMATS[TextFormat.MARKDOWN].with_left_out("x", 1) == "x\n\n*1 image left out*"
    assert FORMATS[TextFormat.TEXT].with_left_out("x", 3) == "x\n\n3 images left out"
    assert FORMATS[TextFormat.HTML].with_left_out("<b>x</b>", 3) == "<b>x</b>\n<p>3 images left out</p>"
    page = FORMATS[TextFormat.HTML].with_left_out("<body>\nx\n</body>\n</html>", 3)
    assert page == "<body>\nx\n<p>3 images left out</p>\n</body>\n</html>"
