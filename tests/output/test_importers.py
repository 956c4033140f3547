from __future__ import annotations

import codecs
import json
from dataclasses import replace
from pathlib import Path

import pytest

from backend.output.gallery_data import GalleryData
from backend.output.importers import Found, import_file
from backend.output.importers.connie import NAMES
from backend.output.importers.imxuploader import words
from backend.output.render import check, render
from backend.protocol.templates import Outcome, TextFormat
from tests.output.galleries import IMX, RAPIDGATOR, a_gallery, an_archive

THUMBS = " ".join(f"[url=https://imx.to/i/{n}][img]https://imx.to/t/{n}.jpg[/img][/url]" for n in (1, 2))
DOWNLOADS = (
    "[url=https://rapidgator.net/file/1]Rapidgator 1[/url]\n[url=https://rapidgator.net/file/2]Rapidgator 2[/url]"
)
FULL = " ".join(f"[img]https://i.imx.to/{n}.jpg[/img]" for n in (1, 2))


def a_full_gallery() -> GalleryData:
    data = a_gallery(images=2)
    archives = (an_archive(1, 1), an_archive(2, 2))
    return replace(
        data,
        hosts=(IMX, RAPIDGATOR),
        archives=archives,
        custom=("c1", "c2", "c3", "c4"),
        ext=("e1", "e2", "e3", "e4"),
        thumb_size="250",
    )


def an_empty_gallery() -> GalleryData:
    return GalleryData(id=1, name="", hosts=())


def imported(tmp_path: Path, text: str, name: str = "Old.txt") -> Found:
    (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    (found,) = import_file(tmp_path / name)
    assert found.told.error is None
    assert [each for each in check(found.source, found.format) if each.is_fatal] == []
    return found


def made(found: Found, data: GalleryData) -> str:
    return render(found.source, found.format, data).text


OF_IMX = {
    "folderName": "Street – Lisbon",
    "pictureCount": "2",
    "width": "6000",
    "height": "4000",
    "longest": "6000",
    "extension": "JPG",
    "folderSize": "3 MB",
    "galleryLink": "https://imx.to/g/1c9",
    "allImages": THUMBS,
    "hostLinks": DOWNLOADS,
    "downloadLinks": DOWNLOADS,
    **{f"custom{n}": f"c{n}" for n in range(1, 5)},
    **{f"ext{n}": f"e{n}" for n in range(1, 5)},
}


@pytest.mark.parametrize("name", OF_IMX)
def test_every_placeholder_of_imxuploader_in_every_condition(tmp_path: Path, name: str) -> None:
    value = OF_IMX[name]
    source = "\n".join(
        [
            f"#{name}#.",
            f"[if {name}]yes #{name}#[else]no[/if]",
            f"[if {name}]",
            "[if custom1=c1]nested[/if]",
            "[/if]",
            f"[if {name}={value}]equal[else]other[/if]" if "\n" not in value and "[" not in value else "equal",
            "end",
        ]
    )
    found = imported(tmp_path, source)
    assert found.told.syntax == "imxuploader"
    assert all(line.outcome is Outcome.TRANSLATED for line in found.told.lines)
    assert {line.line for line in found.told.lines} >= {1, 2, 3, 4, 5}
    assert made(found, a_full_gallery()) == f"{value}.\nyes {value}\nnested\nequal\nend"
    empty = made(found, an_empty_gallery()).splitlines()
    assert empty[1] == "no"


OF_CONNIE = {
    "all_images": THUMBS,
    "all_full_images": FULL,
    "gallery_link": "https://imx.to/g/1c9",
    "gallery_name": "Street – Lisbon",
    "batch_name": "Street – Lisbon",
    "gallery_id": "1c9",
    "cover_url": "https://imx.to/t/1.jpg",
    "cover_image": THUMBS.split(" ")[0],
    "thumb_size": "250",
    "image_count": "2",
    "upload_date": "2023-11-14",
    "service": "imx.to",
    "image_url": "https://imx.to/i/1",
    "viewer": "https://imx.to/i/1",
    "thumb_url": "https://imx.to/t/1.jpg",
    "thumb": "https://imx.to/t/1.jpg",
    "direct_url": "https://i.imx.to/1.jpg",
    "direct": "https://i.imx.to/1.jpg",
}
NEARLY = {"cover_images": THUMBS.split(" ")[0], "cover_count": "1"}
NOTHING_LIKE = ("thread_name", "thread_id")


def test_no_placeholder_of_connie_is_forgotten() -> None:
    assert {*OF_CONNIE, *NEARLY, *NOTHING_LIKE} == NAMES
    assert OF_IMX.keys() <= words(TextFormat.BBCODE, "").keys()


@pytest.mark.parametrize("marks", ["##", "{}"])
@pytest.mark.parametrize("name", [*OF_CONNIE, *NEARLY])
def test_every_placeholder_of_connie_in_every_condition(tmp_path: Path, name: str, marks: str) -> None:
    value = OF_CONNIE.get(name) or NEARLY[name]
    word = f"{marks[0]}{name}{marks[1]}"
    found = imported(tmp_path, f"{word}.\n[if {name}]yes {word}[else]no[/if]\n")
    assert found.told.syntax == "connie"
    assert made(found, a_full_gallery()) == f"{value}.\nyes {value}"
    assert made(found, an_empty_gallery()).endswith("no") or name == "upload_date"
    wanted = Outcome.CHANGED if name in NEARLY else Outcome.TRANSLATED
    assert [line.outcome for line in found.told.lines if line.was == word] == [wanted, wanted]


def test_what_has_no_counterpart_is_told_and_left_out(tmp_path: Path) -> None:
    found = imported(tmp_path, "#batch_name#\n[if thread_id]in #thread_name#[else]alone[/if]\n#nonsense#")
    assert made(found, a_full_gallery()) == "Street – Lisbon\nalone\n#nonsense#"
    left_out = [(line.line, line.was, line.why) for line in found.told.lines if line.outcome is Outcome.LEFT_OUT]
    assert left_out == [
        (2, "[if thread_id]", "no_counterpart"),
        (2, "#thread_name#", "no_counterpart"),
        (3, "#nonsense#", "unknown_placeholder"),
    ]


@pytest.mark.parametrize(
    ("separator", "between"),
    [
        ("", "\n"),
        (" separator=space", " "),
        (" separator=newline", "\n"),
        (" separator=blankline", "\n\n"),
        (" separator=none", ""),
        (' separator=", "', ", "),
        (" separator=comma", ", "),
        (" separator=blank-line", "\n\n"),
        (r" sep=\n--\n", "\n--\n"),
    ],
)
def test_loops_over_images_keep_their_separator(tmp_path: Path, separator: str, between: str) -> None:
    found = imported(tmp_path, f"[for image{separator}]\n[url=#image_url#]#direct_url#[/url]\n[/for]\nend")
    one = "[url=https://imx.to/i/{0}]https://i.imx.to/{0}.jpg[/url]"
    assert made(found, a_full_gallery()).removesuffix("end").strip() == between.join(one.format(n) for n in (1, 2))


def test_a_cover_that_is_shown_is_not_repeated(tmp_path: Path) -> None:
    for text in ("#cover_image#|#all_images#", "#cover#|#allImages#", "[for cover]#viewer#[/for]|#all_images#"):
        shown, rest = made(imported(tmp_path, text), a_full_gallery()).split("|")
        assert "/1" in shown
        assert "/1" not in rest
        assert "/2" in rest


def test_each_cover_of_connie_is_another_image(tmp_path: Path) -> None:
    data = a_gallery(images=3)
    found = imported(tmp_path, "#cover_url#|#cover_image#|[if gallery_name]#all_full_images#[/if]")
    assert made(found, data) == f"https://imx.to/t/1.jpg|{THUMBS.split(' ')[1]}|[img]https://i.imx.to/3.jpg[/img]"
    assert made(found, a_gallery(images=1)) == "https://imx.to/t/1.jpg||"
    found = imported(tmp_path, "[if custom1]a[else][if gallery_id]#cover_url#[else]#cover_url#[/if][/if] #all_images#")
    assert made(found, data).startswith("https://imx.to/t/1.jpg [url=https://imx.to/i/2]")


def test_empty_lines_that_conditions_leave_are_taken_out(tmp_path: Path) -> None:
    text = "a\n\n[if ext1]b[/if]\n\n[if ext2]c[/if]\n   \n[if custom1]\nd\n[/if]\n\n\n#folderName#\n"
    found = imported(tmp_path, text)
    assert made(found, a_full_gallery()) == "a\n\nb\n\nc\nd\n\nStreet – Lisbon"
    assert made(found, an_empty_gallery()) == "a"
    assert made(imported(tmp_path, "<b>[if ext1]x[/if]</b>\n\n\n#custom2#"), a_full_gallery()) == "<b>x</b>\n\nc2"


@pytest.mark.parametrize(
    ("condition", "is_true"),
    [
        ("pictureCount>1", True),
        ("pictureCount > 2", False),
        ("pictureCount<=2", True),
        ("pictureCount!=2", False),
        ("pictureCount=many", False),
        ("extension=JPG", True),
        ("extension!=JPG", False),
        ("custom1='c1'", True),
        ("folderName=Street – Lisbon", True),
        ("custom1>3", False),
    ],
)
def test_comparisons_are_kept(tmp_path: Path, condition: str, is_true: bool) -> None:
    found = imported(tmp_path, f"[if {condition}]yes[else]no[/if]")
    assert made(found, a_full_gallery()) == ("yes" if is_true else "no")


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("a[else]b #width#", "ab 6000", "without_if"),
        ("a[/if]b #width#", "ab 6000", "without_if"),
        ("[if width]a", "a", "closed_at_end"),
        ("[if image_count]a[/for] #thumb_url#[/if]", "a https://imx.to/t/1.jpg", "without_for"),
        ("[if pictureCount ~ 3]a[else]b[/if]", "b", "condition"),
    ],
)
def test_what_is_out_of_order_is_told(tmp_path: Path, text: str, expected: str, why: str) -> None:
    found = imported(tmp_path, text)
    assert why in [line.why for line in found.told.lines]
    assert made(found, a_full_gallery()) == expected


def test_braces_of_the_text_are_no_code(tmp_path: Path) -> None:
    text = "<style>a{color:red} p{#x{%y}}</style>{{literal}} {% raw #folderName#"
    found = imported(tmp_path, text)
    assert made(found, a_full_gallery()) == text.replace("#folderName#", "Street – Lisbon")


def test_the_files_of_connie_hold_many_templates(tmp_path: Path) -> None:
    texts = {"Reddit Markdown": "[View](#gallery_link#)", "My HTML": "<b>#gallery_name#</b>", "Bad": 3}
    for content in (texts, {"version": 1, "templates": texts}):
        (tmp_path / "t.json").write_text(json.dumps(content))
        found = import_file(tmp_path / "t.json")
        assert [(each.told.name, each.format) for each in found] == [
            ("Reddit Markdown", TextFormat.MARKDOWN),
            ("My HTML", TextFormat.HTML),
        ]
        assert made(found[0], a_full_gallery()) == "[View](https://imx.to/g/1c9)"


def test_our_own_files_come_back_as_they_were(tmp_path: Path) -> None:
    found = imported(tmp_path, "{# name: Blog\n   format: markdown #}\n# {{ name|md }}\n", "x.j2")
    assert (found.told.name, found.format, found.source, found.told.lines) == (
        "Blog",
        TextFormat.MARKDOWN,
        "# {{ name|md }}\n",
        (),
    )
    found = imported(tmp_path, "[b]{{ name }}[/b]", ".template Mine.txt")
    assert (found.told.name, found.told.syntax, found.source) == ("Mine", "galleon", "[b]{{ name }}[/b]")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings_that_say_what_they_are_can_be_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes("#folderName# ü\r\nb".encode(encoding))
    (found,) = import_file(tmp_path / "a.txt")
    assert made(found, a_full_gallery()) == "Street – Lisbon ü\nb"


@pytest.mark.parametrize(
    ("name", "content", "detail"),
    [
        ("a.txt", b"a\n\xfc\xff", "the text is not UTF-8, see line 2"),
        ("a.txt", codecs.BOM_UTF16_LE + b"\x00", "the text is not UTF-8, see line 1"),
        ("a.txt", b"\x00\x01\x02", "this is no text"),
        ("a.txt", b"x" * 1_000_000, "more than 256000 bytes"),
        ("a.json", b"{", "this is no file of templates"),
        ("a.json", b"[1]", "this is no file of templates"),
        ("a.json", b"{}", "there are no templates in it"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, name: str, content: bytes, detail: str) -> None:
    (tmp_path / name).write_bytes(content)
    (found,) = import_file(tmp_path / name)
    assert found.told.error is not None
    assert (found.told.error.subject, found.told.error.detail) == (name, detail)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    (found,) = import_file(tmp_path / "no.txt")
    assert found.told.error is not None
