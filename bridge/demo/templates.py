"""Templates of the made-up engine. It knows as much of Jinja2 as its own templates need."""

from __future__ import annotations

import re
from collections.abc import Callable

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.replies import Done, Refused, Reply
from backend.protocol.rows import GalleryRow
from backend.protocol.templates import (
    UNKNOWN_MARK,
    CreateTemplate,
    DeleteTemplate,
    Fault,
    GetTemplateVersions,
    ImportedLine,
    ImportedTemplate,
    ImportTemplates,
    Outcome,
    PreviewPicture,
    PreviewTemplate,
    RestoreTemplate,
    SaveTemplate,
    TemplateCommand,
    TemplatePreview,
    TemplateProblem,
    TemplateRow,
    TemplateSaved,
    TemplatesImported,
    TemplateVersion,
    TemplateVersions,
    TextFormat,
)

_COLUMNS = """[center][b][size=5]{{ name }}[/size][/b]
{{ count }} images · {{ size }} · {{ custom1 }}
{% if custom2 %}By {{ custom2 }}{% endif %}[/center]

[center]
{% for i in images %}
  [url={{ i.link }}][img]{{ i.thumb }}[/img][/url]
{% endfor %}[/center]

{% if downloads %}
[b]Download[/b]
{% for d in downloads %}
[url={{ d.link }}]{{ d.host_name }}[/url] – {{ d.size }}
{% endfor %}{% endif %}
[i]{{ custom5 }}[/i]"""
_COVERS = (
    "[center]{{ thumbnail(cover) }}\n[b]{{ name }}[/b][/center]\n{% for i in images %}\n{{ full(i) }}\n{% endfor %}\n"
)
_BLOG = """## {{ name }}

*{{ count }} images · {{ size }}*

{% for i in images %}
[![{{ i.name }}]({{ i.thumb }})]({{ i.link }})
{% endfor %}
"""
_PAGE = """<h1>{{ name }}</h1>
<p>{{ count }} images · {{ size }}</p>
{% for i in images %}
<a href="{{ i.link }}"><img src="{{ i.thumb }}"></a>
{% endfor %}
"""
_LINKS = "{% for i in images %}\n{{ i.link }}\n{% endfor %}\n"

TEMPLATES = (
    TemplateRow(id="forum-3-columns", name="Forum – 3 columns", format=TextFormat.BBCODE, source=_COLUMNS),
    TemplateRow(id="big-covers", name="Forum – big covers", format=TextFormat.BBCODE, source=_COVERS),
    TemplateRow(id="blog", name="Blog post", format=TextFormat.MARKDOWN, source=_BLOG),
    TemplateRow(id="links-only", name="Plain links", format=TextFormat.TEXT, is_builtin=True, source=_LINKS),
    TemplateRow(id="html-page", name="HTML gallery", format=TextFormat.HTML, is_builtin=True, source=_PAGE),
)

_LOOP = re.compile(r"\{% for (\w+) in (\w+) %\}\n?(.*?)\{% endfor %\}", re.DOTALL)
_IF = re.compile(r"\{% if (\w+) %\}\n?((?:(?!\{% if).)*?)\{% endif %\}", re.DOTALL)
_FIELD = re.compile(r"\{\{ (\w+)(?:\.(\w+))?(?:\((\w+)\))?[^}]*\}\}")


class DemoTemplates:
    """`rows` are what TemplatesChanged tells after a change."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._rows = {row.id: row for row in TEMPLATES}
        self._deleted: dict[str, TemplateRow] = {}

    @property
    def rows(self) -> tuple[TemplateRow, ...]:
        return tuple(sorted(self._rows.values(), key=lambda row: row.is_builtin))

    def carry_out(self, command: TemplateCommand, gallery: GalleryRow | None) -> Reply:
        match command:
            case CreateTemplate(name=name, copy_of=copy_of):
                original = self._rows.get(copy_of)
                template_id = f"own-{len(self._rows)}"
                source = original.source if original is not None else command.source
                text_format = original.format if original is not None else command.format
                self._rows[template_id] = TemplateRow(id=template_id, name=name, format=text_format, source=source)
                return TemplateSaved(template_id=template_id)
            case SaveTemplate(template_id=template_id) if template_id in self._rows:
                row = self._rows[template_id]
                self._rows[template_id] = TemplateRow(
                    id=row.id,
                    name=command.name if isinstance(command.name, str) else row.name,
                    format=command.format if isinstance(command.format, TextFormat) else row.format,
                    source=command.source if isinstance(command.source, str) else row.source,
                )
                return TemplateSaved(template_id=template_id)
            case DeleteTemplate(template_id=template_id) if template_id in self._rows:
                self._deleted[template_id] = self._rows.pop(template_id)
                return Done()
            case RestoreTemplate(template_id=template_id) if template_id in self._deleted:
                self._rows[template_id] = self._deleted.pop(template_id)
                return TemplateSaved(template_id=template_id)
            case GetTemplateVersions(template_id=template_id) if template_id in self._rows:
                return TemplateVersions(
                    template_id=template_id, versions=tuple(_versions(self._rows[template_id], self._clock()))
                )
            case PreviewTemplate():
                return _preview(command, gallery)
            case ImportTemplates(paths=paths):
                lines = (
                    ImportedLine(line=1, was="#folderName#", now="{{ name|bb }}"),
                    ImportedLine(line=2, was="[if galleryLink]", now="{% if gallery_url %}"),
                    ImportedLine(
                        line=4,
                        was="#cover_images#",
                        now="{{ thumbnail(cover) }}",
                        outcome=Outcome.CHANGED,
                        why="one_cover",
                    ),
                    ImportedLine(line=5, was="#thread_name#", outcome=Outcome.LEFT_OUT, why="no_counterpart"),
                )
                told = [
                    ImportedTemplate(file=path, template_id="blog", name="Forum", syntax="imxuploader", lines=lines)
                    for path in paths
                ]
                return TemplatesImported(templates=tuple(told))
        return Refused(error=ErrorInfo(kind=ErrorKind.BAD_INPUT, detail="no such template"))


def _versions(row: TemplateRow, now: float) -> list[TemplateVersion]:
    lines = row.source.splitlines(keepends=True)
    return [
        TemplateVersion(
            id=10 - number,
            saved_at=now - number * 86_000,
            name=row.name,
            format=row.format,
            source="".join(lines[: len(lines) - 2 * number]),
        )
        for number in range(4)
    ]


def _preview(command: PreviewTemplate, gallery: GalleryRow | None) -> TemplatePreview:
    if re.search(r"\{%(?!.*%\})", command.source):
        line = command.source.count("\n", 0, command.source.rfind("{%")) + 1
        found = TemplateProblem(fault=Fault.SYNTAX, line=line, detail="unexpected end of template")
        return TemplatePreview(problems=(found,))
    images, name = (gallery.images, gallery.name) if gallery is not None else (12, "Lofoten – Winter Light 2026")
    fields = {
        "name": name,
        "count": str(images),
        "size": f"{(gallery.size_bytes if gallery is not None else 412_000_000) / 1e6:.0f} MB",
        "custom1": gallery.custom1 if gallery is not None and gallery.custom1 else "Lofoten, Norway",
        "custom2": gallery.custom2 if gallery is not None and gallery.custom2 else "A. Marlow",
        "custom3": "",
        "custom4": "",
        "tab": "Travel",
        "images": "x",
        "downloads": "x",
        "cover": "x",
    }
    lists = {
        "images": [
            {
                "link": f"https://imx.to/i/{n}",
                "thumb": f"https://imx.to/t/{n}.jpg",
                "image_url": f"https://i.imx.to/{n}.jpg",
                "name": f"DSC_{n:04}.jpg",
                "size": "8.4 MB",
                "number": str(n),
            }
            for n in range(1, images + 1)
        ],
        "downloads": [{"link": "https://rapidgator.net/file/9f3a", "host_name": "Rapidgator", "size": "409 MB"}],
    }
    problems: list[TemplateProblem] = []
    for number, written in enumerate(command.source.splitlines(), 1):
        for match in _FIELD.finditer(written):
            if match[2] is None and match[3] is None and match[1] not in fields:
                problems.append(
                    TemplateProblem(
                        fault=Fault.UNKNOWN_FIELD, line=number, is_fatal=False, name=match[1], nearest="custom4"
                    )
                )

    def loop(match: re.Match[str]) -> str:
        return "".join(_filled(match[3], match[1], item, fields) for item in lists.get(match[2], []))

    text = _LOOP.sub(loop, command.source)
    for _ in range(3):
        text = _IF.sub(lambda match: match[2] if fields.get(match[1]) else "", text)
    text = _filled(text, "cover", lists["images"][0] if images else {}, fields).replace("]\n  [", "] [").strip("\n")
    first = gallery.id * 10_000 if gallery is not None else -images - 1
    pictures = [
        PreviewPicture(url=item[kind], file_id=first + n, width=6000, height=4000, is_thumb=kind == "thumb")
        for n, item in enumerate(lists["images"][:12], 1)
        for kind in ("thumb", "image_url")
    ]
    plain = re.sub(UNKNOWN_MARK.format(".*?"), "", text)
    return TemplatePreview(text=text, characters=len(plain), pictures=tuple(pictures), problems=tuple(problems))


def _filled(text: str, variable: str, item: dict[str, str], fields: dict[str, str]) -> str:
    def value(match: re.Match[str]) -> str:
        name, part, argument = match[1], match[2], match[3]
        if argument == variable:
            shown = item["image_url"] if name == "full" else item["thumb"]
            return f"[url={item['link']}][img]{shown}[/img][/url]"
        if name == variable:
            return item.get(part or "", "")
        return match[0] if part or argument else fields.get(name, UNKNOWN_MARK.format(name))

    return _FIELD.sub(value, text)
