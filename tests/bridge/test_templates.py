"""The Templates page's objects: list, editor, completion, fixes, and the post that is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument

from backend.output import fields
from backend.output.filters import FILTERS
from backend.protocol import templates as t
from backend.protocol.commands import SetThumbnailsWanted
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.hosts import EditHost
from backend.protocol.replies import Done, Refused
from backend.protocol.rows import GalleryState
from backend.protocol.settings import ChangeSettings
from backend.protocol.tabs import EditTab
from backend.protocol.templates import Fault, PreviewPicture, TemplateProblem, TemplateRow, TextFormat
from bridge import template_fields
from bridge.controllers.app import App
from bridge.controllers.template_editor import SAMPLE, TemplateEditor
from bridge.controllers.template_history import TemplateHistory
from bridge.controllers.templates import Templates
from bridge.post_view import blocks_of
from bridge.store import Store
from bridge.template_highlighter import TemplateHighlighter, set_line_height
from bridge.template_text import fix_of, problem_line
from bridge.undo import UndoStack
from bridge.window_state import WindowState
from tests.bridge.conftest import NOW, Recorder, fill, gallery

BBCODE = TextFormat.BBCODE
ROWS = (
    TemplateRow(id="forum", name="Forum – 3 columns", format=BBCODE, source="[b]{{ name }}[/b]"),
    TemplateRow(id="blog", name="Blog", format=TextFormat.MARKDOWN, source="# {{ name }}"),
    TemplateRow(id="links", name="Links", format=TextFormat.TEXT, is_builtin=True, source="x"),
)


class Desk:
    def __init__(self, store: Store, engine: Recorder, folder: Path) -> None:
        self.store, self.engine = store, engine
        store.set_templates(ROWS)
        self.app = App(store, WindowState(folder / "window.json"), "1", False)
        self.toasts: list[tuple[str, ...]] = []
        self.app.toastRequested.connect(lambda *words: self.toasts.append(words))
        self.undo = UndoStack(engine)
        self.templates = Templates(store, engine, self.app, self.undo)
        self.editor = TemplateEditor(store, engine, self.app, self.templates)
        self.history = TemplateHistory(engine, self.editor)
        self.templates.use()

    def sent(self, kind: type) -> list[object]:
        return [command for command in self.engine.sent if isinstance(command, kind)]

    def show(self, source: str, *problems: TemplateProblem, pictures: tuple[PreviewPicture, ...] = ()) -> None:
        """Type, and let the engine answer the question for a preview."""
        self.engine.waiting.clear()
        self.editor._asked = False
        self.editor.edited(self.editor.templateId, source)
        self.editor.preview()
        self.engine.answer(t.TemplatePreview(text=source, characters=len(source), problems=problems, pictures=pictures))


@pytest.fixture
def desk(store: Store, engine: Recorder, tmp_path: Path) -> Desk:
    return Desk(store, engine, tmp_path)


def test_the_list_says_format_and_galleries_and_where_a_template_comes_from(desk: Desk) -> None:
    desk.store.set_settings(desk.store.settings.__class__(default_template="forum"))
    fill(desk.store, gallery(1), gallery(2, template_id="blog"), gallery(3))
    desk.templates.refresh()
    assert [(line.templateId, line.subtitle, line.section) for line in desk.templates.rows()] == [
        ("forum", "BBCode · 2 galleries", "Yours"),
        ("blog", "Markdown · 1 gallery", "Yours"),
        ("links", "Text", "Built in"),
    ]
    assert desk.templates.currentId == "forum"


def test_what_is_typed_is_stored_once_it_rests_or_another_template_is_opened(desk: Desk) -> None:
    assert desk.editor.edited("forum", "new")
    assert not desk.editor.edited("blog", "of another one")
    assert desk.sent(t.SaveTemplate) == []
    desk.templates.setProperty("currentId", "blog")
    assert desk.sent(t.SaveTemplate) == [t.SaveTemplate(template_id="forum", source="new")]
    assert desk.editor.source == "# {{ name }}"
    desk.templates.setProperty("currentId", "links")
    assert desk.editor.readOnly
    assert not desk.editor.edited("links", "built-in ones stay")
    assert len(desk.sent(t.SaveTemplate)) == 1


def test_a_state_from_elsewhere_is_taken_over_unless_something_was_typed(desk: Desk) -> None:
    loads: list[str] = []
    desk.editor.loaded.connect(lambda: loads.append(desk.editor.source))
    changed = [TemplateRow(id="forum", name="Forum", format=BBCODE, source="from elsewhere"), *ROWS[1:]]
    desk.store.set_templates(changed)
    assert loads == ["from elsewhere"]
    desk.editor.edited("forum", "typed")
    desk.store.set_templates([TemplateRow(id="forum", name="Forum", format=BBCODE, source="again"), *ROWS[1:]])
    assert loads == ["from elsewhere"]
    assert desk.editor.source == "typed"


def test_what_was_sent_and_comes_back_late_takes_nothing_away(desk: Desk) -> None:
    loads: list[str] = []
    desk.editor.loaded.connect(lambda: loads.append(desk.editor.source))
    for text in ("a", "ab"):
        desk.editor.edited("forum", text)
        desk.editor.save()
    for text in ("a", "ab"):
        desk.store.set_templates([TemplateRow(id="forum", name="Forum", format=BBCODE, source=text), *ROWS[1:]])
    assert (loads, desk.editor.source) == ([], "ab")


def test_what_an_engine_took_with_it_is_stored_by_the_next_one(desk: Desk) -> None:
    desk.engine.waiting.clear()
    desk.editor.edited("forum", "typed")
    desk.templates.setProperty("currentId", "blog")
    desk.editor.edited("blog", "typed as well")
    desk.editor.save()
    lost = Refused(error=ErrorInfo(kind=ErrorKind.CANCELLED))
    for answer in list(desk.engine.waiting):
        answer(lost)
    desk.engine.sent.clear()
    desk.store.set_templates(ROWS)  # as the new engine has them
    assert desk.editor.source == "typed as well"
    desk.store.welcomed.emit()
    assert desk.sent(t.SaveTemplate) == [
        t.SaveTemplate(template_id="forum", source="typed"),
        t.SaveTemplate(template_id="blog", source="typed as well"),
    ]
    desk.store.set_templates(ROWS)
    assert desk.editor.source == "typed as well", "an old state that comes before the answer"
    assert desk.toasts == []
    full = Refused(error=ErrorInfo(kind=ErrorKind.DISK, subject="/templates", detail="full"))
    desk.engine.waiting[-2](full)  # before the preview
    desk.store.set_templates(ROWS)
    assert (desk.editor.source, len(desk.toasts)) == ("typed as well", 1)


def test_one_preview_is_asked_for_at_a_time(desk: Desk) -> None:
    desk.engine.sent.clear()
    desk.engine.waiting.clear()
    desk.editor._asked = False
    for text in ("a", "b", "c"):
        desk.editor.edited("forum", text)
        desk.editor.preview()
    assert [command.source for command in desk.sent(t.PreviewTemplate)] == ["a"]
    desk.engine.answer(t.TemplatePreview(text="a"))
    assert [command.source for command in desk.sent(t.PreviewTemplate)] == ["a", "c"]
    desk.engine.answer(t.TemplatePreview(text="c"))
    assert len(desk.sent(t.PreviewTemplate)) == 2


def test_the_gallery_that_ended_last_is_shown_until_another_is_chosen(desk: Desk) -> None:
    assert desk.editor.galleryId == str(SAMPLE)
    fill(
        desk.store,
        gallery(1, state=GalleryState.COMPLETED, finished_at=NOW - 9),
        gallery(2, "Later", state=GalleryState.COMPLETED, finished_at=NOW),
        gallery(3),
    )
    desk.show("x")
    assert desk.sent(t.PreviewTemplate)[-1].gallery_id == 2
    assert desk.editor.galleryName == "Later"
    assert [choice["label"] for choice in desk.editor.galleryChoices()] == [
        "Sample gallery", "Later", "Gallery 1", "Gallery 3",
    ]  # fmt: skip
    assert [choice["label"] for choice in desk.editor.galleryChoices(" gallery")] == ["Gallery 1", "Gallery 3"]
    desk.editor.chooseGallery("3")
    desk.show("y")
    assert desk.sent(t.PreviewTemplate)[-1].gallery_id == 3
    desk.editor.chooseGallery(str(SAMPLE))
    desk.show("z")
    assert desk.sent(t.PreviewTemplate)[-1].gallery_id is None


def test_a_preview_shows_pictures_of_the_gallery_and_asks_for_those_that_are_missing(desk: Desk) -> None:
    pictures = (
        PreviewPicture(url="https://a/t.jpg", file_id=7, width=600, height=400),
        PreviewPicture(url="https://a/f.jpg", file_id=7, width=600, height=400, is_thumb=False),
    )
    desk.show("[url=https://a][img]https://a/t.jpg[/img][/url] [img]https://elsewhere/x.png[/img]", pictures=pictures)
    (row,) = desk.editor.blocks
    assert [image["fileId"] for image in row["images"]] == [7, 0]
    assert desk.sent(SetThumbnailsWanted) == [SetThumbnailsWanted(file_ids=(7,))]
    assert desk.editor.pictureUrl(7, 0) == ""
    assert desk.editor.pictureUrl(-3, 0) == "image://sample/3"
    desk.store.thumbnails[7] = "/made.jpg"
    desk.store.thumbnailReady.emit(7)
    assert desk.editor.pictureVersion == 1
    assert desk.editor.pictureUrl(7, 1).startswith("image://thumb/7")


def test_a_problem_is_one_click_away_from_its_fix(desk: Desk) -> None:
    source = "a\n{{ name }} {{ custom5 }} custom5\n[b]x\n[/i]y"
    found = [
        TemplateProblem(fault=Fault.UNKNOWN_FIELD, line=2, is_fatal=False, name="custom5", nearest="custom4"),
        TemplateProblem(fault=Fault.OPEN_TAG, line=3, is_fatal=False, name="b"),
        TemplateProblem(fault=Fault.OPEN_TAG, line=4, is_fatal=False, name="/i"),
        TemplateProblem(fault=Fault.SYNTAX, line=9, detail="unexpected end"),
    ]
    desk.show(source, *found)
    first = desk.editor.problems.rows()[0]
    assert (first.title, first.what, first.fixLabel) == (
        "Line 2: there is no field \u2068custom5\u2069", "It would stay empty in the post.", "Use \u2068custom4\u2069",
    )  # fmt: skip
    fixed = []
    for row in range(4):
        fix = desk.editor.fixOf(row)
        fixed.append(source[: fix["start"]] + fix["instead"] + source[fix["end"] :] if fix else "")
    assert fixed == [
        "a\n{{ name }} {{ custom4 }} custom5\n[b]x\n[/i]y",
        "a\n{{ name }} {{ custom5 }} custom5\n[b]x[/b]\n[/i]y",
        "a\n{{ name }} {{ custom5 }} custom5\n[b]x\ny",
        "",
    ]
    assert desk.editor.problemLines == [2, 3, 4, 9]
    assert desk.editor.isFatal
    assert desk.editor.count == "No text can be made"
    assert fix_of(found[0], "another text") is None
    fix = fix_of(found[0], "🎉\n🎉 {{ custom5 }}")
    assert fix is not None
    assert (fix.start, fix.end) == (9, 16), "as Qt counts: an emoji is two"


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_has_a_sentence(fault: Fault) -> None:
    for fatal in (True, False):
        line = problem_line(0, TemplateProblem(fault=fault, line=3, is_fatal=fatal, name="x", nearest="y", detail="z"))
        assert "3" in line.title
        assert line.what


@pytest.mark.parametrize(
    ("source", "before", "typed", "tokens"),
    [
        ("", "{{ cu", 2, ["custom1", "custom2", "custom3", "custom4"]),
        ("", "{{ gallery_", 8, ["gallery_url", "gallery_code"]),
        ("{% for i in images %}", "[img]{{ i.th", 2, ["thumb", "thumb_url"]),
        ("{% for d in downloads %}", "{{ d.par", 3, ["parts"]),
        ("", "{{ name|up", 2, ["upper"]),
        ("", "{% en", 2, ["endif", "endfor"]),
        ("", "{% if cov", 3, ["cover", "cover_page_url", "cover_image_url", "cover_thumb_url"]),
        ("", "cu", 0, []),
        ("", "{{ name }} cu", 0, []),
        ("", "{{ ", 0, []),
        ("", "{{ custom1", 0, []),
        ("", "{{ nothing.", 0, []),
    ],
)
def test_fields_are_offered_where_they_can_stand(source: str, before: str, typed: int, tokens: list[str]) -> None:
    found, words = template_fields.completions(source, before)
    assert (found, [word.token for word in words]) == (typed, tokens)


def test_the_editor_knows_the_fields_of_the_engine() -> None:
    for here, there in (
        (template_fields.GALLERY_FIELDS, fields.GALLERY_FIELDS),
        (template_fields.IMAGE_FIELDS, fields.IMAGE_FIELDS),
        (template_fields.HOST_FIELDS, fields.HOST_FIELDS),
        (template_fields.DOWNLOAD_FIELDS, fields.DOWNLOAD_FIELDS),
    ):
        assert here.keys() == {field.name for field in there}
    assert set(template_fields.FILTERS) <= FILTERS.keys()
    assert {name.partition("(")[0] for name in (field.name for field in fields.FUNCTIONS)} == set(
        template_fields.FUNCTIONS
    )


def test_what_the_buttons_insert_is_right_in_every_format() -> None:
    from backend.output.render import check

    for text_format in TextFormat:
        offered = [*template_fields.inserts(text_format.value), *template_fields.more_inserts()]
        assert {each.id for each in offered} >= {"name", "loop", "if", "columns", "downloads", "thumb_size"}
        looks = template_fields.markup(text_format.value)
        assert bool(looks) is (text_format is not TextFormat.TEXT)
        assert all(each.icon and "|" not in each.text for each in looks)
        for each in (*offered, *looks):
            assert check(each.text.replace(template_fields.CURSOR, ""), text_format) == (), each


def test_a_template_is_deleted_at_once_and_comes_back(desk: Desk) -> None:
    desk.templates.delete("links")
    assert desk.sent(t.DeleteTemplate) == []
    desk.engine.waiting.clear()
    desk.templates.delete("forum")
    assert desk.templates.currentId == "blog"
    desk.engine.waiting[-1](Done())
    assert desk.toasts[-1][3] == "Undo"
    assert desk.undo.undo()
    assert desk.sent(t.RestoreTemplate) == [t.RestoreTemplate(template_id="forum")]


def test_a_new_template_is_opened_when_it_is_there_and_asks_for_its_name(desk: Desk) -> None:
    asked: list[bool] = []
    desk.templates.renameAsked.connect(lambda: asked.append(True))
    desk.engine.waiting.clear()
    desk.templates.duplicate("links")
    assert desk.sent(t.CreateTemplate) == [t.CreateTemplate(name="Links copy", copy_of="links")]
    desk.engine.answer(t.TemplateSaved(template_id="links-copy"))
    assert not asked, "the editor shows another one still"
    desk.store.set_templates([*ROWS, TemplateRow(id="links-copy", name="Links copy", format=TextFormat.TEXT)])
    assert desk.templates.currentId == "links-copy"
    assert asked
    desk.templates.rename("links-copy", "  Mine  ")
    assert desk.sent(t.SaveTemplate)[-1] == t.SaveTemplate(template_id="links-copy", name="Mine")
    assert desk.undo.undo()
    assert desk.sent(t.SaveTemplate)[-1] == t.SaveTemplate(template_id="links-copy", name="Links copy")
    desk.engine.waiting.clear()
    desk.templates.create("bbcode")
    desk.engine.answer(Refused(error=ErrorInfo(kind=ErrorKind.DISK, subject="/templates", detail="full")))
    assert desk.toasts


def test_a_template_can_be_that_of_a_tab_a_host_or_of_all(desk: Desk) -> None:
    assert [(use["kind"], use["id"]) for use in desk.templates.uses] == [
        ("setting", ""), ("tab", "1"), ("tab", "2"), ("host", "pixhost.to"), ("host", "imx.to"),
    ]  # fmt: skip
    desk.templates.setUse("tab", "2", True)
    desk.templates.setUse("host", "imx.to", False)
    desk.templates.setUse("setting", "", True)
    assert desk.engine.sent[-3:] == [
        EditTab(id=2, template_id="forum"),
        EditHost(host_id="imx.to", template_id=""),
        ChangeSettings(values=(("default_template", '"forum"'),)),
    ]


def test_export_and_import_go_through_files(desk: Desk, tmp_path: Path) -> None:
    desk.templates.export("blog", QUrl.fromLocalFile(str(tmp_path / "blog.j2")))
    assert (tmp_path / "blog.j2").read_text() == "{# name: Blog\n   format: markdown #}\n# {{ name }}"
    desk.templates.export("blog", QUrl.fromLocalFile(str(tmp_path / "no" / "blog.j2")))
    assert desk.toasts[-1][2] == "triangle-alert"
    desk.engine.waiting.clear()
    desk.templates.importFiles([QUrl.fromLocalFile("/a.txt"), QUrl("https://example.com/b.txt")])
    assert desk.sent(t.ImportTemplates) == [t.ImportTemplates(paths=("/a.txt",))]
    lines = tuple(
        t.ImportedLine(line=n, was="#x#", outcome=outcome, why=why)
        for n, (outcome, why) in enumerate([(t.Outcome.TRANSLATED, ""), (t.Outcome.LEFT_OUT, "no_counterpart")], 1)
    )
    told = (
        t.ImportedTemplate(file="/a.txt", template_id="forum", name="A", syntax="imxuploader", lines=lines),
        t.ImportedTemplate(file="/b", error=ErrorInfo(kind=ErrorKind.BAD_INPUT, subject="b", detail="no text")),
    )
    desk.engine.answer(t.TemplatesImported(templates=told))
    assert [each["isRefused"] for each in desk.templates.imported] == [False, True]
    assert desk.templates.imported[0]["detail"].endswith(" · 1 left out")
    assert [line.note for line in desk.templates.importLines.rows()] == ["", "There is nothing like it in Galleon."]


def test_too_much_is_not_pasted(desk: Desk) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("x" * 10_000_000)
    assert desk.editor.pasted(False) == ""
    assert desk.toasts[-1][0] == "Nothing was pasted"
    clipboard.setText("é" * 200_000)
    assert desk.editor.pasted(False) == "", "a template has so many bytes, not characters"
    clipboard.setText("a\r\nb")
    assert desk.editor.pasted(False) == "a\nb"


def test_versions_come_back(desk: Desk) -> None:
    desk.engine.waiting.clear()
    desk.history.ask()
    kept = tuple(t.TemplateVersion(id=n, saved_at=NOW, name="F", format=BBCODE, source=f"v{n}") for n in (3, 2))
    desk.engine.answer(t.TemplateVersions(template_id="forum", versions=kept))
    assert [line.versionId for line in desk.history.versions.rows()] == [3, 2]
    assert desk.history.sourceOf(1) == "v2"
    desk.history.restore(1)
    assert desk.sent(t.RestoreTemplate) == [t.RestoreTemplate(template_id="forum", version_id=2)]
    desk.engine.waiting[-1](t.TemplateSaved(template_id="forum"))
    assert desk.editor.source == "v2"


def test_colours_follow_syntax_and_lines_have_their_height(qapp: object) -> None:
    document = QTextDocument("[b]{{ name }}[/b]\n{% if x %}\n{{ wrong }}\n🎉 {{ name }}")
    highlighter = TemplateHighlighter(document)
    names = {"field": "#111111", "keyword": "#222222", "markup": "#333333", "comment": "#444444", "danger": "#555555"}
    highlighter.set_colours(names)
    highlighter.show_problems([(3, "wrong")])

    def colours(line: int) -> list[tuple[int, str]]:
        formats = document.findBlockByNumber(line - 1).layout().formats()
        return [(each.start, each.format.foreground().color().name()) for each in formats]

    assert colours(1) == [(0, "#333333"), (3, "#111111"), (13, "#333333")]
    assert colours(2) == [(0, "#222222")]
    assert colours(3) == [(0, "#555555")]
    assert colours(4) == [(3, "#111111")]
    set_line_height(document, 22)
    assert document.findBlockByNumber(1).blockFormat().lineHeight() == 22
    assert not document.isUndoAvailable()


# -- the post --------------------------------------------------------------------------------------------------

PICTURES = {f"https://t/{n}": PreviewPicture(url=f"https://t/{n}", file_id=n, width=3, height=2) for n in range(1, 30)}


def post(text: str, text_format: TextFormat = BBCODE) -> list[dict[str, object]]:
    return blocks_of(text, text_format, PICTURES, unknown="<i>{}?</i>", link="#00f")


def words(text: str, text_format: TextFormat = BBCODE) -> list[str]:
    return [str(block["html"]) for block in post(text, text_format) if block["kind"] == "text"]


def test_bbcode_is_drawn_as_a_forum_does() -> None:
    bold = '<span style="font-weight:600">'
    assert words("[b]a[/b] [i]b[/i]\nc") == [f"{bold}a</span> <i>b</i><br/>c"]
    assert words("[unknown]<x>[/b]") == ["[unknown]&lt;x&gt;[/b]"]
    assert words('[url=https://x?a=1&b="]y[/url]') == [
        '<a href="https://x?a=1&amp;b=" style="color:#00f;text-decoration:none">y</a>'
    ]
    assert words("[size=5][color=red]a[/color][/size][color=url(x)]b[/color]") == [
        '<span style="font-size:18px"><font color="red">a</font></span><font>b</font>'
    ]
    assert words("[code][b]x[/b][/code]") == ["<code>[b]x[/b]</code>"]
    assert words("[b]never closed") == [f"{bold}never closed</span>"]
    assert [block["align"] for block in post("[center]a[/center]b[right]c[/right]")] == ["center", "left", "right"]
    assert [block["kind"] for block in post("a[hr]b")] == ["text", "rule", "text"]
    assert words("\ue000custom5\ue001") == ["<i>custom5?</i>"]


def test_pictures_stand_in_rows_as_in_the_text_and_the_rest_is_counted() -> None:
    one = "[url=https://p][img]https://t/{}[/img][/url]"
    row = " ".join(one.format(n) for n in (1, 2, 3))
    blocks = post(f"a\n{row}\n{row}\nb")
    assert [block["kind"] for block in blocks] == ["text", "images", "images", "text"]
    assert [image["fileId"] for image in blocks[1]["images"]] == [1, 2, 3]
    many = post("\n".join(one.format(n) for n in range(1, 30)) + "\nend")
    assert [block["kind"] for block in many][-2:] == ["more", "text"]
    assert many[-2]["count"] == 20
    assert sum(len(block.get("images", ())) for block in many) == 9


def test_html_and_markdown_come_to_the_same() -> None:
    page = "<head><title>t</title><style>p{}</style></head><h1>A &amp; B</h1><p>x <b>y</b></p><script>alert(1)</script>"
    text = "".join(words(page, TextFormat.HTML))
    assert "A &amp; B" in text
    assert "alert" not in text
    assert "p{}" not in text
    made = post('<a href="https://p"><img src="https://t/1"></a><img src="https://elsewhere/x">', TextFormat.HTML)
    assert [image["fileId"] for image in made[0]["images"]] == [1, 0]
    blocks = post("# Title\n\n*some* **words**\n\n[![n](https://t/2)](https://p)", TextFormat.MARKDOWN)
    assert [block["kind"] for block in blocks] == ["text", "images"]
    assert "Title" in str(blocks[0]["html"])
    assert "font-weight:600" in str(blocks[0]["html"])
    assert words("a\n[b]", TextFormat.TEXT) == ["a<br/>[b]"]


PIECES = (
    *("[b]", "[/b]", "[i]", "[/url]", "[url=x]", "[img]https://t/1[/img]", "[img]", "[center]", "[/center]", "\n"),
    *("<b>", "</b>", "<p align=center>", "</p>", "<img src='https://t/2'>", "<style>", "</style>", "<", "&", "a"),
    *("[size=999]", "[*]", "# ", "**", "\ue000", "\ue001", "[hr]"),
)


@given(
    st.lists(
        st.sampled_from(PIECES),
    ).map("".join),
    st.sampled_from(TextFormat),
)
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_drawn_and_nothing_in_it_is_loaded(text: str, text_format: TextFormat) -> None:
    for block in post(text, text_format):
        drawn = str(block.get("html", ""))
        assert "<img" not in drawn
        assert drawn.count("<span") == drawn.count("</span>")
