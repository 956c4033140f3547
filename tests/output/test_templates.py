from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from backend.errors import Problem
from backend.output.render import render
from backend.output.templates import BUILTIN_FOLDER, DEFAULTS, Templates, builtin, create, delete, parse, save
from backend.protocol.errors import ErrorKind
from backend.protocol.templates import TextFormat
from tests.output.galleries import a_gallery

BUILT_IN = sorted(path.stem for path in BUILTIN_FOLDER.glob("*.j2"))


def loaded(folder: Path) -> Templates:
    return Templates.load(folder)


def test_the_built_in_templates_are_there(tmp_path: Path) -> None:
    rows = loaded(tmp_path / "missing").rows()
    assert sorted(row.id for row in rows) == [
        "forum-3-columns",
        "forum-full-images",
        "forum-thumbnails",
        "html-page",
        "links-only",
        "markdown",
    ]
    assert all(row.is_builtin and row.error is None and row.source for row in rows)
    assert {builtin(text_format).id for text_format in TextFormat} == set(DEFAULTS.values())


@pytest.mark.parametrize("template_id", BUILT_IN)
@pytest.mark.parametrize(("images", "lacking"), [(0, 2), (1, 0), (7, 3)])
def test_every_built_in_template_has_each_link_once_and_tells_the_rest(
    template_id: str, images: int, lacking: int
) -> None:
    template = loaded(Path("missing")).usable(template_id)
    text = render(template.source, template.format, a_gallery(images, lacking)).text
    for number in range(1, images + 1):
        assert text.count(f"https://imx.to/i/{number}") == 1
    assert ("left out" in text) == (lacking > 0)
    assert text == text.strip("\n")


def test_three_columns_are_three_a_line() -> None:
    text = render(builtin(TextFormat.BBCODE).source, TextFormat.BBCODE, a_gallery(images=5)).text
    cells = [f"[url=https://imx.to/i/{n}][img]https://imx.to/t/{n}.jpg[/img][/url]" for n in range(1, 6)]
    assert text == "\n".join(
        [
            "[b]Street – Lisbon[/b]",
            "[i]5 images · 15 MB · 6000 × 4000[/i]",
            "",
            " ".join(cells[:3]),
            " ".join(cells[3:]),
        ]
    )


def test_the_html_page_is_well_formed() -> None:
    open_tags: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag not in ("meta", "img"):
                open_tags.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert open_tags.pop() == tag

    reader = Reader()
    reader.feed(render(builtin(TextFormat.HTML).source, TextFormat.HTML, a_gallery(3, 1)).text)
    reader.close()
    assert open_tags == []


@pytest.mark.parametrize(
    "header",
    [
        "{# name: My own, one\n   format: bbcode #}\n",
        "{# name: My own, one format: bbcode #}\n",
        "{# name: My own, one, format: BBCode #}",
        "\n{#- name:My own, one;\nformat:bbcode-#}\n",
    ],
)
def test_the_header_says_name_and_format(tmp_path: Path, header: str) -> None:
    template = parse(f"{header}{{{{ name }}}}", tmp_path / "own.j2")
    assert (template.id, template.name, template.format, template.error) == (
        "own",
        "My own, one",
        TextFormat.BBCODE,
        None,
    )
    assert render(template.source, template.format, a_gallery()).text == "Street – Lisbon"


@pytest.mark.parametrize(
    ("source", "subject", "detail"),
    [
        ("no header", "own.j2, line 1", "begin with {# name: … format: … #}"),
        ("{# name: x\nformat: rtf #}", "own.j2, line 2", "format rtf: expected bbcode, html, markdown, text"),
        (
            "{# name: x\nformat: text #}\n{% if %}",
            "own.j2, line 3",
            "Expected an expression, got 'end of statement block'",
        ),
    ],
)
def test_a_broken_template_is_told_with_its_file_and_line(
    tmp_path: Path, source: str, subject: str, detail: str
) -> None:
    (tmp_path / "own.j2").write_text(source, encoding="utf-8")
    templates = loaded(tmp_path)
    row = next(row for row in templates.rows() if row.id == "own")
    assert row.error is not None
    assert (row.error.kind, row.error.subject, row.error.detail) == (ErrorKind.BAD_INPUT, subject, detail)
    assert len(templates.rows()) == len(BUILT_IN) + 1
    with pytest.raises(Problem):
        templates.usable("own")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"x" * 300_000])
def test_a_file_that_is_no_text_or_too_large_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "own.j2").write_bytes(content)
    template = loaded(tmp_path).get("own")
    assert template is not None
    assert template.error is not None
    assert template.error.subject.startswith("own.j2")


def test_a_folder_in_place_of_a_template_is_told(tmp_path: Path) -> None:
    (tmp_path / "own.j2").mkdir()
    template = loaded(tmp_path).get("own")
    assert template is not None
    assert template.error is not None


def test_files_of_windows_editors_are_read(tmp_path: Path) -> None:
    (tmp_path / "own.j2").write_bytes(b"\xef\xbb\xbf{# name: x\r\n   format: text #}\r\na\r\n{{ tab }}\r\n")
    template = loaded(tmp_path).usable("own")
    assert render(template.source, template.format, a_gallery()).text == "a\nTravel"


def test_a_persons_file_takes_the_place_of_a_built_in_one(tmp_path: Path) -> None:
    save(tmp_path, "markdown", name="Mine", text_format=TextFormat.MARKDOWN, source="mine")
    template = loaded(tmp_path).usable("markdown")
    assert (template.name, template.is_builtin, template.row().is_override) == ("Mine", False, True)
    assert builtin(TextFormat.MARKDOWN).name == "Markdown"
    delete(tmp_path, "markdown")
    assert loaded(tmp_path).usable("markdown").is_builtin


def test_a_new_template_is_never_written_over_another_one(tmp_path: Path) -> None:
    original = builtin(TextFormat.BBCODE)
    folder = tmp_path / "templates"
    made = [create(folder, "My fórum #} – 3", text_format=original.format, source=original.source) for _ in range(2)]
    assert [each.id for each in made] == ["my-fórum-3", "my-fórum-3-2"]
    assert (made[0].name, made[0].error, made[0].format) == ("My fórum – 3", None, TextFormat.BBCODE)
    data = a_gallery()
    assert render(made[0].source, made[0].format, data) == render(original.source, original.format, data)
    assert {"my-fórum-3", "my-fórum-3-2"} <= {row.id for row in loaded(folder).rows()}


def test_the_text_of_a_template_is_without_its_header_and_lines_count_in_it(tmp_path: Path) -> None:
    made = save(tmp_path, "own", name="x", text_format=TextFormat.TEXT, source="a\r\n{{ count(1 }}")
    read = loaded(tmp_path).get("own")
    assert read == made
    assert read.source == "a\n{{ count(1 }}"
    assert read.error is not None
    assert read.error.subject == "own.j2, line 4"


@pytest.mark.parametrize(("name", "template_id"), [("Markdown", "markdown-2"), ("///", "template"), ("con", "_con")])
def test_a_new_template_gets_a_usable_id(tmp_path: Path, name: str, template_id: str) -> None:
    assert create(tmp_path, name, text_format=TextFormat.TEXT, source="x").id == template_id


@pytest.mark.parametrize("template_id", ["", "../x", "a/b", "con", "x.", "a\nb"])
def test_only_file_names_are_ids(tmp_path: Path, template_id: str) -> None:
    with pytest.raises(Problem) as caught:
        save(tmp_path, template_id, name="x", text_format=TextFormat.TEXT, source="x")
    assert caught.value.info.kind is ErrorKind.BAD_INPUT


@pytest.mark.parametrize(("name", "source"), [("", "x"), ("#}", "x"), ("n" * 101, "x"), ("n", "é" * 128_001)])
def test_no_name_and_too_much_text_are_refused(tmp_path: Path, name: str, source: str) -> None:
    with pytest.raises(Problem) as caught:
        save(tmp_path, "own", name=name, text_format=TextFormat.TEXT, source=source)
    assert caught.value.info.kind is ErrorKind.BAD_INPUT


def test_a_folder_that_cannot_be_written_is_a_disk_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Problem) as caught:
        save(tmp_path / "file", "own", name="x", text_format=TextFormat.TEXT, source="x")
    assert caught.value.info.kind is ErrorKind.DISK


def test_the_persons_templates_stand_first_by_name(tmp_path: Path) -> None:
    for name in ("b", "A"):
        save(tmp_path, name, name=name, text_format=TextFormat.TEXT, source="x")
    assert [row.name for row in loaded(tmp_path).rows()][:3] == ["A", "b", "Forum – 3 columns"]
