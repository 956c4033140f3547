"""The Results page of the inspector: the links of one gallery, and its post code in three formats."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton
from PySide6.QtQuick import QQuickTextDocument

from backend.protocol.replies import Reply
from backend.protocol.results import GetResults, HostLink, RenderedText, Results
from backend.protocol.templates import TextFormat
from bridge import desktop
from bridge import formatting as text
from bridge import gallery_detail as detail
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.gallery_actions import FORMAT_NAMES, GalleryActions, copied_text
from bridge.error_text import Context, sentence
from bridge.models.rows import RowsModel
from bridge.store import Store
from bridge.wording import tr, translated

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

MOST_SHOWN = 60_000
"""Characters of post code in the field; a longer text is cut there, and copied whole by the button."""
_FORMATS = (TextFormat.BBCODE, TextFormat.HTML, TextFormat.MARKDOWN)


@QmlElement
@QmlSingleton
class GalleryResults(QObject):
    """`show` is told by the inspector which gallery it is about."""

    changed = Signal()
    goneAsked = Signal(int)

    def __init__(
        self,
        store: Store,
        engine: Engine,
        app: App,
        actions: GalleryActions,
        previews_folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._actions = actions
        self._previews_folder = previews_folder
        self._gallery_id: int | None = None
        self._format = TextFormat.BBCODE
        self._texts: dict[TextFormat, RenderedText] = {}
        self._links = RowsModel(detail.LinkLine, self)
        self._host_links: tuple[HostLink, ...] = ()
        self._artifacts = RowsModel(detail.ArtifactLine, self)
        store.templatesChanged.connect(self.ask)
        store.galleriesChanged.connect(self._galleries_changed)

    def show(self, gallery_id: int | None) -> None:
        """What was shown goes at once; `ask` brings what there is now."""
        self._gallery_id = gallery_id
        self._texts.clear()
        self._host_links = ()
        self._links.show([])
        self._artifacts.show([])
        self.changed.emit()

    def ask(self) -> None:
        """Links and texts anew, where the gallery has any."""
        row = self._store.galleries.get(self._gallery_id or 0)
        if row is not None and row.links:
            self._engine.send(GetResults(gallery_id=row.id), self._take)

    def _take(self, reply: Reply) -> None:
        if isinstance(reply, Results) and reply.gallery_id == self._gallery_id:
            self._texts = {each.format: each for each in reversed(reply.texts)}  # the own template's comes first
            self._host_links = reply.links
            self._show_links()
            self._artifacts.show(detail.artifact_lines(reply.artifacts, time.time()))
            self.changed.emit()

    def _show_links(self) -> None:
        row = self._store.galleries.get(self._gallery_id or 0)
        if row is not None:
            able = {host.id for host in self._store.hosts.values() if "alive" in host.abilities}
            names, now = self._store.names, time.time()
            self._links.show([detail.link_line(link, names, row, able, now) for link in self._host_links])

    def _galleries_changed(self, changed: dict[int, frozenset[str]]) -> None:
        if "checks" in changed.get(self._gallery_id or 0, ()):
            self._show_links()

    @property
    def _name(self) -> str:
        row = self._store.galleries.get(self._gallery_id or 0)
        return row.name if row is not None else ""

    # -- links

    @Property(QObject, constant=True)
    def links(self) -> QObject:
        return self._links

    @Slot()
    def copyAllLinks(self) -> None:
        links = [link.copied for link in self._links.rows() if link.url]
        if links:
            self._app.copyText("\n".join(links), tr("Links copied"), self._name)

    def _link(self, host_id: str) -> detail.LinkLine | None:
        return next((link for link in self._links.rows() if link.hostId == host_id and link.url), None)

    @Slot(str)
    def copyLink(self, host_id: str) -> None:
        link = self._link(host_id)
        if link is not None:
            self._app.copyText(link.copied, tr("Link copied"), link.shortUrl)

    @Slot(str)
    def openLink(self, host_id: str) -> None:
        link = self._link(host_id)
        if link is not None:
            desktop.open_url(link.url)

    @Slot()
    def uploadGone(self) -> None:
        """Send again what the hosts have lost of this gallery."""
        if self._gallery_id is not None:
            self.goneAsked.emit(self._gallery_id)

    # -- what was written

    @Property(QObject, constant=True)
    def artifacts(self) -> QObject:
        """Files with the text and everything that is known of the gallery, newest first; also earlier ones."""
        return self._artifacts

    def _artifact(self, path: str) -> str:
        return path if any(line.path == path for line in self._artifacts.rows()) else ""

    @Slot(str)
    def openArtifact(self, path: str) -> None:
        if self._artifact(path):
            desktop.open_url(Path(path).as_uri())

    @Slot(str)
    def showArtifact(self, path: str) -> None:
        """Show the folder with this file; with an empty `path` that of the newest one."""
        lines = self._artifacts.rows()
        path = self._artifact(path) or (lines[0].path if lines else "")
        if path:
            desktop.show_in_folder(path)

    # -- post code

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def formats(self) -> list[dict[str, object]]:
        return [
            {"id": format_.value, "label": translated(FORMAT_NAMES[format_.value]), "checked": format_ is self._format}
            for format_ in _FORMATS
        ]

    @Property(str, notify=changed)
    def format(self) -> str:
        return self._format.value

    @format.setter  # type: ignore[no-redef]
    def format(self, wanted: str) -> None:
        if wanted in {format_.value for format_ in _FORMATS} and wanted != self._format.value:
            self._format = TextFormat(wanted)
            self.changed.emit()

    @property
    def _current(self) -> RenderedText | None:
        return self._texts.get(self._format)

    @Property(str, notify=changed)
    def text(self) -> str:
        """As it stands in the field: the beginning of a very long one."""
        whole = self._current.text if self._current is not None else ""
        return whole if len(whole) <= MOST_SHOWN else whole[: whole.rfind("\n", 0, MOST_SHOWN)]

    @Slot(QQuickTextDocument, int)
    def setLineHeight(self, document: QQuickTextDocument, pixels: int) -> None:
        """After the field took a new text: its lines get their height."""
        from bridge.template_highlighter import set_line_height

        set_line_height(document.textDocument(), pixels)

    @Property(str, notify=changed)
    def note(self) -> str:
        """What is not in the text, and whose template made it if the gallery's own could not."""
        current = self._current
        if current is None:
            return ""
        notes = []
        if current.left_out:
            notes.append(tr("%n image(s) left out.", "", current.left_out))
        if current.unknown:
            names = ", ".join(text.isolated(name) for name in current.unknown)
            notes.append(
                tr("The template has fields that there are not, and they stay empty: {names}.").format(names=names)
            )
        if current.error is not None:
            template = self._store.templates.get(current.template_id)
            other = text.isolated(template.name) if template is not None else tr("a built-in template")
            row = self._store.galleries.get(self._gallery_id or 0)
            own = self._store.names.template_of(row)[0] if row is not None else ""
            if own and own not in self._store.templates:
                notes.append(tr("The template {name} is not there any more.").format(name=text.quoted(own)))
            else:
                said = sentence(current.error, Context())
                notes.append(" ".join(part for part in (f"{said.title}.", said.what) if part))
            notes.append(tr("Galleon used {name} instead.").format(name=other))
        if len(current.text) > MOST_SHOWN:
            notes.append(tr("Only the beginning is shown; the button copies all of it."))
        return " ".join(notes)

    @Property(str, notify=changed)
    def copyLabel(self) -> str:
        return tr("Copy {format}").format(format=translated(FORMAT_NAMES[self._format.value]))

    @Property(bool, notify=changed)
    def hasText(self) -> bool:
        return self._current is not None and bool(self._current.text)

    @Slot()
    def copyText(self) -> None:
        current = self._current
        if self._gallery_id is not None and current is not None and current.text:
            about = self._name
            if current.left_out:
                about = tr("{about} · %n image(s) left out", "", current.left_out).format(about=about)
            self._app.copyText(current.text, copied_text(self._format.value), about)
            self._actions.copied.emit((self._gallery_id,))

    @Slot()
    def previewPost(self) -> None:
        """Write the HTML rendering into the cache and show it in the browser."""
        rendered = self._texts.get(TextFormat.HTML)
        if rendered is None or not rendered.text:
            return
        page = self._previews_folder / "preview.html"
        head = '<!doctype html><meta charset="utf-8"><title>Galleon</title>\n'
        try:
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(head + rendered.text, encoding="utf-8")
        except OSError:
            self._app.toast(tr("The preview cannot be written"), str(page), "triangle-alert")
            return
        desktop.open_url(page.as_uri())
