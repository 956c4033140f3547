"""Templates in a whole engine: what is stored of them, and what becomes of the texts made of them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from backend.command_handler import CommandHandler
from backend.protocol.commands import Command, EditGalleries
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import EditHost
from backend.protocol.replies import Done, Refused, Reply
from backend.protocol.settings import ChangeSettings
from backend.protocol.tabs import CreateTab, EditTab, TabCreated
from backend.protocol.templates import (
    CreateTemplate,
    DeleteTemplate,
    Fault,
    GetTemplateVersions,
    ImportTemplates,
    PreviewTemplate,
    RestoreTemplate,
    SaveTemplate,
    TemplatePreview,
    TemplateSaved,
    TemplatesImported,
    TemplateVersions,
    TextFormat,
)
from backend.storage import template_versions as version_table
from tests.end_to_end import pictures
from tests.galleries.conftest import Office


async def ask(office: Office, command: Command) -> Reply:
    office.engine.texts.rebuild.settle_s = 0.0
    return await CommandHandler(office.engine)(None, command)  # type: ignore[arg-type]


async def made(office: Office, name: str, source: str, text_format: TextFormat = TextFormat.BBCODE) -> str:
    reply = await ask(office, CreateTemplate(name=name, source=source, format=text_format))
    assert isinstance(reply, TemplateSaved), reply
    return reply.template_id


async def refusal(office: Office, command: Command) -> ErrorKind:
    reply = await ask(office, command)
    assert isinstance(reply, Refused), reply
    return reply.error.kind


async def previewed(office: Office, source: str, gallery_id: int | None = None) -> TemplatePreview:
    reply = await ask(office, PreviewTemplate(source=source, format=TextFormat.BBCODE, gallery_id=gallery_id))
    assert isinstance(reply, TemplatePreview), reply
    return reply


async def versions(office: Office, template_id: str) -> TemplateVersions:
    reply = await ask(office, GetTemplateVersions(template_id=template_id))
    assert isinstance(reply, TemplateVersions)
    return reply


def on_disk(office: Office, name: str) -> str:
    return (office.folders.data / "results" / f"{name}.bbcode.txt").read_text()


async def settled(office: Office) -> None:
    await office.until(lambda: not office.engine.texts.rebuild.is_busy)


async def test_templates_are_made_changed_renamed_copied_and_deleted(office: Office) -> None:
    template_id = await made(office, "My posts", "[b]{{ name }}[/b]")
    assert template_id == "my-posts"
    await ask(office, SaveTemplate(template_id=template_id, source="{{ count }}", format=TextFormat.TEXT))
    await ask(office, SaveTemplate(template_id=template_id, name="Posts"))
    row = next(row for row in office.engine.texts.library.rows() if row.id == template_id)
    assert (row.name, row.source, row.format) == ("Posts", "{{ count }}", TextFormat.TEXT)
    copy = await ask(office, CreateTemplate(name="Copy", copy_of="markdown"))
    assert copy == TemplateSaved(template_id="copy")
    kept = office.engine.texts.library.current
    assert kept.usable("copy").source == kept.usable("markdown").source
    assert await ask(office, DeleteTemplate(template_id="copy")) == Done()
    assert not office.engine.texts.library.exists("copy")
    assert not list(office.folders.config.glob("templates/copy*"))
    assert await ask(office, RestoreTemplate(template_id="copy")) == TemplateSaved(template_id="copy")
    assert office.engine.texts.library.current.usable("copy").format is TextFormat.MARKDOWN


async def test_built_in_templates_stay_as_they_are(office: Office) -> None:
    for command in (
        SaveTemplate(template_id="markdown", source="x"),
        DeleteTemplate(template_id="markdown"),
        SaveTemplate(template_id="nosuch", source="x"),
        CreateTemplate(name="x", copy_of="nosuch"),
        RestoreTemplate(template_id="nosuch"),
        CreateTemplate(name="x", source="x" * 1_000_000),
        CreateTemplate(name=" "),
    ):
        assert await refusal(office, command) is ErrorKind.BAD_INPUT
    assert len(office.engine.texts.library.rows()) == 6


async def test_each_state_is_kept_and_what_is_typed_in_a_minute_is_one(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_000_000.0
    monkeypatch.setattr(office.engine.texts.library, "_now", lambda: now)
    template_id = await made(office, "Mine", "first")
    for text in ("a", "ab", "abc"):
        await ask(office, SaveTemplate(template_id=template_id, source=text))
        now += 10
    now += 60
    await ask(office, SaveTemplate(template_id=template_id, source="later"))
    kept = await versions(office, template_id)
    assert [version.source for version in kept.versions] == ["later", "abc", "first"]
    await ask(office, RestoreTemplate(template_id=template_id, version_id=kept.versions[1].id))
    assert office.engine.texts.library.current.usable(template_id).source == "abc"
    await ask(office, SaveTemplate(template_id=template_id, source="abc!"))
    kept = await versions(office, template_id)
    assert [version.source for version in kept.versions] == ["abc!", "abc", "later", "abc", "first"]
    monkeypatch.setattr(version_table, "KEPT", 3)
    now += 100
    await ask(office, SaveTemplate(template_id=template_id, source="newest"))
    assert len((await versions(office, template_id)).versions) == 3


async def test_what_another_editor_does_is_taken_over_with_the_state_before(office: Office) -> None:
    template_id = await made(office, "Mine", "before")
    path = office.folders.config / "templates" / f"{template_id}.j2"
    path.write_text("{# name: Mine format: bbcode #}\nafter, and longer")
    await office.engine.texts.library.look()
    assert office.engine.texts.library.current.usable(template_id).source == "after, and longer"
    assert [each.source for each in (await versions(office, template_id)).versions] == ["after, and longer", "before"]
    path.write_text("{# name: Mine format: bbcode #}\nwhile nobody looked")
    await office.crash()
    assert (await versions(office, template_id)).versions[0].source == "while nobody looked"
    path.unlink()
    await office.engine.texts.library.look()
    assert not office.engine.texts.library.exists(template_id)


async def test_a_changed_template_makes_the_texts_of_its_finished_galleries_anew(
    office: Office, tmp_path: Path
) -> None:
    office.host()
    template_id = await made(office, "Mine", "one {{ name }}")
    mine = await office.uploaded(pictures.folder(tmp_path / "mine", 2), template_id=template_id)
    await office.uploaded(pictures.folder(tmp_path / "other", 2), template_id="forum-thumbnails")
    await office.until((office.folders.data / "results" / "other.json").exists)
    other = on_disk(office, "other")
    assert on_disk(office, "mine") == "one mine\n"
    await ask(office, SaveTemplate(template_id=template_id, source="two {{ name }}{{ custom1 }}"))
    await settled(office)
    assert on_disk(office, "mine") == "two mine\n"
    assert on_disk(office, "other") == other
    await ask(office, EditGalleries(ids=(mine,), custom1="field"))
    await settled(office)
    assert on_disk(office, "mine") == "two minefield\n"
    await ask(office, EditGalleries(ids=(mine,), name="renamed"))
    await settled(office)
    assert on_disk(office, "renamed") == "two renamedfield\n"
    assert not (office.folders.data / "results" / "mine.json").exists()
    await ask(office, DeleteTemplate(template_id=template_id))
    await settled(office)
    assert "renamed" in on_disk(office, "renamed")
    assert "field" not in on_disk(office, "renamed")


async def test_a_text_that_a_person_has_edited_is_never_written_over(office: Office, tmp_path: Path) -> None:
    office.host()
    template_id = await made(office, "Mine", "one")
    await office.uploaded(pictures.folder(tmp_path / "g", 1), template_id=template_id)
    path = office.folders.data / "results" / "g.bbcode.txt"
    await office.until(path.exists)
    await office.until((office.folders.data / "results" / "g.json").exists)
    path.write_text("my own words")
    await ask(office, SaveTemplate(template_id=template_id, source="two"))
    await settled(office)
    assert path.read_text() == "my own words"
    assert on_disk(office, "g (2)") == "two\n"


async def test_texts_that_are_due_when_the_engine_dies_are_made_by_the_next_one(office: Office, tmp_path: Path) -> None:
    office.host()
    template_id = await made(office, "Mine", "one")
    await office.uploaded(pictures.folder(tmp_path / "g", 1), template_id=template_id)
    await office.until((office.folders.data / "results" / "g.json").exists)
    office.engine.texts.rebuild.settle_s = 600.0
    await CommandHandler(office.engine)(None, SaveTemplate(template_id=template_id, source="two"))  # type: ignore[arg-type]
    assert on_disk(office, "g") == "one\n"
    await office.crash()
    await office.until(lambda: on_disk(office, "g") == "two\n")


async def test_the_nearest_template_makes_the_text(office: Office, tmp_path: Path) -> None:
    office.host("one")
    ids = {name: await made(office, name, name) for name in ("own", "tab", "host", "setting")}
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "g", 1))
    await office.until((office.folders.data / "results" / "g.json").exists)
    assert "[b]g[/b]" in on_disk(office, "g")

    async def text_after(command: Command) -> str:
        assert isinstance(await ask(office, command), Done)
        await settled(office)
        return on_disk(office, "g").strip()

    setting = ChangeSettings(values=(("default_template", f'"{ids["setting"]}"'),))
    assert await text_after(setting) == "setting"
    assert await text_after(EditHost(host_id="one", template_id=ids["host"])) == "host"
    tab = await ask(office, CreateTab(name="Travel"))
    assert isinstance(tab, TabCreated)
    await ask(office, EditGalleries(ids=(gallery_id,), tab_id=tab.tab_id))
    assert await text_after(EditTab(id=tab.tab_id, template_id=ids["tab"])) == "tab"
    assert await text_after(EditGalleries(ids=(gallery_id,), template_id=ids["own"])) == "own"
    assert await text_after(EditGalleries(ids=(gallery_id,), template_id="")) == "tab"
    assert await text_after(DeleteTemplate(template_id=ids["tab"])) == "host"
    assert await text_after(EditHost(host_id="one", template_id="")) == "setting"
    await office.crash()
    assert office.engine.tabs.template(tab.tab_id) == ids["tab"]
    assert await refusal(office, EditGalleries(ids=(gallery_id,), template_id="nosuch")) is ErrorKind.BAD_INPUT


async def test_a_preview_shows_any_gallery_also_one_that_was_never_sent(office: Office, tmp_path: Path) -> None:
    office.host()
    gallery_id = await office.ready(pictures.folder(tmp_path / "g", 3))
    shown = await previewed(office, "{{ name }}\n{% for i in images %}{{ thumbnail(i) }}{% endfor %}", gallery_id)
    assert shown.text.startswith("g\n[url=https://")
    files = await office.files(gallery_id)
    assert [picture.file_id for picture in shown.pictures] == [file.id for file in files]
    assert all(picture.is_thumb and picture.width for picture in shown.pictures)
    assert (shown.left_out, shown.problems, shown.characters) == (0, (), len(shown.text))
    made_up = await previewed(office, "{{ name }} {{ custom5 }}{{ full(cover) }}")
    assert made_up.text.startswith("Lofoten – Winter Light 2026 \ue000custom5\ue001[url=")
    assert [picture.file_id for picture in made_up.pictures] == [-1]
    assert [(each.fault, each.nearest) for each in made_up.problems] == [(Fault.UNKNOWN_FIELD, "custom4")]
    gone = await previewed(office, "{{ name }}", 999)
    assert gone.text == "Lofoten – Winter Light 2026"


async def test_a_template_without_end_ends_and_the_engine_answers_meanwhile(office: Office) -> None:
    endless = "{% for a in range(10**5) %}{% for b in range(10**5) %}{% endfor %}{% endfor %}"
    task = asyncio.create_task(previewed(office, endless))
    assert isinstance(await ask(office, GetTemplateVersions(template_id="x")), TemplateVersions)
    assert not task.done()
    (found,) = (await task).problems
    assert (found.fault, found.line) == (Fault.TOO_SLOW, 1)
    (found,) = (await previewed(office, "x" * 1_000_000)).problems
    assert found.fault is Fault.TOO_LARGE
    for broken in ("{{", "{% if", "{% for x in", "{{ name|", "[b", "{#", "}}", "{% endif %}"):
        shown = await previewed(office, broken)
        assert all(each.fault is Fault.SYNTAX for each in shown.problems)


async def test_templates_of_other_tools_are_taken_in_and_one_that_cannot_be_is_told(
    office: Office, tmp_path: Path
) -> None:
    (tmp_path / "Forum.template.txt").write_text("#folderName#\n[if hostLinks]#hostLinks#[/if]")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xff")
    paths = tuple(str(tmp_path / name) for name in ("Forum.template.txt", "bad.txt"))
    reply = await ask(office, ImportTemplates(paths=paths))
    assert isinstance(reply, TemplatesImported)
    good, bad = reply.templates
    assert (good.template_id, good.syntax, [line.line for line in good.lines]) == ("forum", "imxuploader", [1, 2, 2, 2])
    assert "{{ name|bb }}" in office.engine.texts.library.current.usable("forum").source
    assert bad.error is not None
    assert not bad.template_id
