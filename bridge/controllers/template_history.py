"""The versions of the template in the editor."""

from __future__ import annotations

import time
from typing import NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.replies import Refused, Reply
from backend.protocol.templates import GetTemplateVersions, RestoreTemplate, TemplateVersion, TemplateVersions
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.gallery_actions import FORMAT_NAMES
from bridge.controllers.template_editor import TemplateEditor
from bridge.models.rows import RowsModel
from bridge.wording import tr, translated

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


class VersionLine(NamedTuple):
    versionId: int
    when: str
    detail: str


@QmlElement
@QmlSingleton
class TemplateHistory(QObject):
    """The newest comes first; it is what the template is now."""

    changed = Signal()

    def __init__(self, engine: Engine, editor: TemplateEditor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._editor = editor
        self._template_id = ""
        self._versions: tuple[TemplateVersion, ...] = ()
        self._lines = RowsModel(VersionLine, self)

    @Slot()
    def ask(self) -> None:
        """Those of the template that is open now; what was typed in it becomes one of them."""
        self._editor.save()
        self._template_id = self._editor.template_id
        self._show(())
        self._engine.send(GetTemplateVersions(template_id=self._template_id), self._take)

    def _take(self, reply: Reply) -> None:
        if isinstance(reply, TemplateVersions) and reply.template_id == self._template_id:
            self._show(reply.versions)

    def _show(self, versions: tuple[TemplateVersion, ...]) -> None:
        self._versions = versions
        now = time.time()
        lines = []
        for each in versions:
            size = tr("%n character(s)", "", len(each.source))
            detail = f"{translated(FORMAT_NAMES[each.format.value])} · {size}"
            lines.append(VersionLine(each.id, text.moment(each.saved_at, now), detail))
        self._lines.show(lines)
        self.changed.emit()

    @Property(QObject, constant=True)
    def versions(self) -> QObject:
        return self._lines

    @Slot(int, result=str)
    def sourceOf(self, row: int) -> str:
        return self._versions[row].source if 0 <= row < len(self._versions) else ""

    @Slot(int)
    def restore(self, row: int) -> None:
        if not 0 <= row < len(self._versions):
            return
        version, template_id = self._versions[row], self._template_id

        def restored(reply: Reply) -> None:
            if isinstance(reply, Refused):
                self._editor.tell(reply)
            else:
                self._editor.take_version(template_id, version.source)

        self._engine.send(RestoreTemplate(template_id=template_id, version_id=version.id), restored)
