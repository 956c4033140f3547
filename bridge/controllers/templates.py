"""The list of templates, and what is done with a whole one."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Property, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.hosts import EditHost
from backend.protocol.replies import Refused, Reply
from backend.protocol.settings import ChangeSettings
from backend.protocol.tabs import EditTab
from backend.protocol.templates import (
    CreateTemplate,
    DeleteTemplate,
    ImportedTemplate,
    ImportTemplates,
    RestoreTemplate,
    SaveTemplate,
    TemplateRow,
    TemplateSaved,
    TemplatesImported,
    TextFormat,
)
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.gallery_actions import FORMAT_NAMES
from bridge.error_text import Context, sentence
from bridge.models.rows import RowsModel
from bridge.store import Store
from bridge.template_text import ImportLine, import_line, imported_detail, imported_title
from bridge.undo import UndoStack
from bridge.wording import tr, translated

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

COUNT_EVERY_MS = 1000


class TemplateLine(NamedTuple):
    templateId: str
    name: str
    subtitle: str
    section: str
    isBroken: bool


@QmlElement
@QmlSingleton
class Templates(RowsModel[TemplateLine]):
    """`currentId` is the template in the editor. Counting galleries begins when the page is first shown."""

    currentChanged = Signal()
    summaryChanged = Signal()
    rowChanged = Signal()
    renameAsked = Signal()
    importFinished = Signal()
    importedChanged = Signal()
    importedAtChanged = Signal()
    usesChanged = Signal()

    def __init__(self, store: Store, engine: Engine, app: App, undo: UndoStack, parent: QObject | None = None) -> None:
        super().__init__(TemplateLine, parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._undo = undo
        self._current = ""
        self._wanted = ""  # a template that is to be opened as soon as it is there
        self._nameless = ""  # a new one, which asks for its name when it is open
        self._counts: dict[str, int] = {}
        self._is_used = False
        self._uses: list[dict[str, object]] = []
        self._imported: tuple[ImportedTemplate, ...] = ()
        self._imported_at = 0
        self._import_lines = RowsModel(ImportLine, self)
        self._later = QTimer(self, interval=COUNT_EVERY_MS, singleShot=True)
        self._later.timeout.connect(self.refresh)
        store.templatesChanged.connect(self.refresh)

    @Slot()
    def use(self) -> None:
        """The page is shown for the first time."""
        if self._is_used:
            return
        self._is_used = True
        store = self._store
        for signal in (store.galleriesReplaced, store.galleriesAdded, store.galleriesRemoved, store.galleriesChanged):
            signal.connect(self._count_later)
        for signal in (store.tabsChanged, store.hostsChanged, store.settingsChanged, self._app.pageChanged):
            signal.connect(self._refresh_shown)
        self.refresh()

    def _count_later(self, *_: object) -> None:
        """While the page is shown; its counts are made anew when it is opened again."""
        if not self._later.isActive() and self._app.property("page") == "templates":
            self._later.start()

    def _refresh_shown(self) -> None:
        if self._app.property("page") == "templates":
            self.refresh()

    def refresh(self) -> None:
        if not self._is_used:
            return
        self._counts = {}
        for (template_id, _), count in self._store.names.templates_of(self._store.galleries.values()).items():
            self._counts[template_id] = self._counts.get(template_id, 0) + count
        self.show([self._line(row) for row in self._store.templates.values()])
        if self._wanted in self._store.templates:
            wanted, self._wanted = self._wanted, ""
            self._choose(wanted)
            self._ask_name()
        elif self._current not in self._store.templates:
            self._choose(next(iter(self._store.templates), ""))
        self.summaryChanged.emit()
        self.rowChanged.emit()
        self._show_uses()

    def _line(self, row: TemplateRow) -> TemplateLine:
        parts = [translated(FORMAT_NAMES[row.format.value])]
        if count := self._counts.get(row.id, 0):
            parts.append(tr("%n galleries", "", count))
        section = tr("Built in") if row.is_builtin else tr("Yours")
        return TemplateLine(row.id, row.name, " · ".join(parts), section, row.error is not None)

    # -- the current one

    @Property(str, notify=currentChanged)
    def currentId(self) -> str:
        return self._current

    @currentId.setter  # type: ignore[no-redef]
    def currentId(self, template_id: str) -> None:
        self._choose(template_id)

    def _choose(self, template_id: str) -> None:
        if template_id != self._current and (template_id in self._store.templates or not template_id):
            self._current = template_id
            self.currentChanged.emit()
            self.rowChanged.emit()
            self._show_uses()

    @property
    def row_now(self) -> TemplateRow | None:
        return self._store.templates.get(self._current)

    @Property(int, notify=rowChanged)
    def currentRow(self) -> int:
        return next((at for at, line in enumerate(self.rows()) if line.templateId == self._current), -1)

    @Property(str, notify=summaryChanged)
    def summary(self) -> str:
        return tr("%n template(s)", "", len(self._store.templates))

    @Slot(str)
    def open(self, template_id: str) -> None:
        """From elsewhere: the palette, an import."""
        self.use()
        if template_id in self._store.templates:
            self._choose(template_id)
        else:
            self._wanted = template_id

    # -- a whole template

    @Slot(str)
    def create(self, text_format: str = "bbcode") -> None:
        name = self._free_name(tr("New template"))
        source = "{{ name }}\n\n{% for i in images %}\n{{ thumbnail(i) }}\n{% endfor %}\n"
        self._engine.send(CreateTemplate(name=name, format=TextFormat(text_format), source=source), self._created)

    @Slot(str)
    def duplicate(self, template_id: str) -> None:
        row = self._store.templates.get(template_id)
        if row is not None:
            name = self._free_name(tr("{name} copy").format(name=row.name))
            self._engine.send(CreateTemplate(name=name, copy_of=template_id), self._created)

    def _free_name(self, name: str) -> str:
        taken, number, free = {row.name for row in self._store.templates.values()}, 2, name
        while free in taken:
            free, number = f"{name} {number}", number + 1
        return free

    def _created(self, reply: Reply) -> None:
        if isinstance(reply, TemplateSaved):
            self._nameless = reply.template_id
            self.open(reply.template_id)
            self._ask_name()
        else:
            self._tell(reply)

    def _ask_name(self) -> None:
        if self._nameless and self._nameless == self._current:
            self._nameless = ""
            self.renameAsked.emit()

    @Slot(str, str)
    def rename(self, template_id: str, name: str) -> None:
        row, name = self._store.templates.get(template_id), " ".join(name.split())
        if row is not None and not row.is_builtin and name and name != row.name:
            self._undo.push(SaveTemplate(template_id=template_id, name=row.name))
            self._engine.send(SaveTemplate(template_id=template_id, name=name), self._tell)

    @Slot(str)
    def delete(self, template_id: str) -> None:
        row = self._store.templates.get(template_id)
        if row is None or row.is_builtin:
            return
        ids = [line.templateId for line in self.rows()]
        at = ids.index(template_id) if template_id in ids else -1
        if template_id == self._current and len(ids) > 1:
            self._choose(ids[at + 1] if at + 1 < len(ids) else ids[at - 1])
        step = self._undo.push(RestoreTemplate(template_id=template_id))

        def take_back() -> None:
            self._undo.take_back(step)
            self.open(template_id)

        def told(reply: Reply) -> None:
            if isinstance(reply, Refused):
                self._tell(reply)
                return
            count = self._counts.get(template_id, 0)
            detail = tr("%n galleries get the usual text", "", count) if count else ""
            title = tr("{name} deleted").format(name=text.isolated(row.name))
            self._app.toast(title, detail, "trash-2", tr("Undo"), take_back, step)

        self._engine.send(DeleteTemplate(template_id=template_id), told)

    def _tell(self, reply: Reply) -> None:
        """What was refused is told; everything else shows itself."""
        if isinstance(reply, Refused):
            said = sentence(reply.error, Context())
            self._app.toast(said.title, said.what, "triangle-alert")

    # -- files

    @Slot("QVariantList")
    def importFiles(self, urls: list[QUrl]) -> None:
        paths = tuple(url.toLocalFile() for url in urls if url.isLocalFile())
        if paths:
            self._engine.send(ImportTemplates(paths=paths), self._take_imported)

    def _take_imported(self, reply: Reply) -> None:
        if not isinstance(reply, TemplatesImported):
            self._tell(reply)
            return
        self._imported = reply.templates
        self.importedChanged.emit()
        self.showImported(0)
        first = next((each.template_id for each in reply.templates if each.template_id), "")
        if first:
            self.open(first)
        self.importFinished.emit()

    @Property("QVariantList", notify=importedChanged)  # type: ignore[arg-type]
    def imported(self) -> list[dict[str, object]]:
        """title, detail, isRefused of each template of the last import."""
        return [
            {"title": imported_title(each), "detail": imported_detail(each), "isRefused": each.error is not None}
            for each in self._imported
        ]

    @Property(int, notify=importedAtChanged)
    def importedAt(self) -> int:
        return self._imported_at

    @Property(QObject, constant=True)
    def importLines(self) -> QObject:
        """What became of each word of the template that is looked at."""
        return self._import_lines

    @Slot(int)
    def showImported(self, at: int) -> None:
        if 0 <= at < len(self._imported):
            self._imported_at = at
            lines = self._imported[at].lines
            self._import_lines.show([import_line(number, line) for number, line in enumerate(lines)])
            self.importedAtChanged.emit()

    @Slot(str, result=QUrl)
    def exportUrl(self, template_id: str) -> QUrl:
        """The file that is proposed: named as the template, in the person's documents."""
        row = self._store.templates.get(template_id)
        name = (
            "".join("_" if letter in '<>:"/\\|?*' or ord(letter) < 32 else letter for letter in row.name) if row else ""
        )
        return self._app.suggestedFile(f"{name.strip('. ') or 'template'}.j2")

    @Slot(str, QUrl)
    def export(self, template_id: str, url: QUrl) -> None:
        row = self._store.templates.get(template_id)
        if row is None or not url.isLocalFile():
            return
        path = Path(url.toLocalFile())
        try:
            name = row.name.replace("#}", "# }")  # which would end the comment
            path.write_text(f"{{# name: {name}\n   format: {row.format} #}}\n{row.source}", encoding="utf-8")
        except OSError as error:
            self._app.toast(tr("The template cannot be written"), error.strerror or str(path), "triangle-alert")
            return
        self._app.toast(tr("Template exported"), str(path), "circle-check")

    # -- who uses it

    @Property("QVariantList", notify=usesChanged)  # type: ignore[arg-type]
    def uses(self) -> list[dict[str, object]]:
        """Where the current template can be the one that galleries take: kind, id, label, checked."""
        return self._uses

    def _show_uses(self) -> None:
        uses = self._uses_now()
        if uses != self._uses:
            self._uses = uses
            self.usesChanged.emit()

    def _uses_now(self) -> list[dict[str, object]]:
        store, current = self._store, self._current
        usual = {
            "kind": "setting",
            "id": "",
            "label": tr("All galleries"),
            "checked": store.settings.default_template == current,
        }
        tabs = [
            {"kind": "tab", "id": str(tab.id), "label": tab.name, "checked": tab.template_id == current}
            for tab in store.tabs.values()
        ]
        hosts = [
            {"kind": "host", "id": host.id, "label": host.name, "checked": host.template_id == current}
            for host in store.hosts.values()
            if host.is_enabled
        ]
        return [usual, *tabs, *hosts]

    @Slot(str, str, bool)
    def setUse(self, kind: str, where: str, on: bool) -> None:
        """Make the current template that of a tab or a host, or no longer; or the usual one."""
        template_id = self._current if on else ""
        if kind == "setting" and on:
            self._engine.send(ChangeSettings(values=(("default_template", f'"{self._current}"'),)), self._tell)
        elif kind == "tab" and where.isdigit():
            self._engine.send(EditTab(id=int(where), template_id=template_id), self._tell)
        elif kind == "host":
            self._engine.send(EditHost(host_id=where, template_id=template_id), self._tell)
