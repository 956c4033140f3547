"""The panel beside the list: what is known of the selected galleries, and what can be edited of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Set
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton
from PySide6.QtWidgets import QFileDialog

from backend.protocol.commands import (
    EditFiles,
    EditGalleries,
    GetActivity,
    GetResults,
    RelocateGallery,
    RenderText,
    RescanGalleries,
    ResolveDuplicate,
    ResolveUnknown,
    RetryGalleries,
    WatchGallery,
)
from backend.protocol.errors import ErrorKind
from backend.protocol.replies import Activity, Reply, Results, Text
from backend.protocol.rows import ActivityRow, FileState, GalleryRow, GalleryState, TextFormat, UploadState
from bridge import desktop
from bridge import formatting as text
from bridge import gallery_detail as detail
from bridge.backend_link import Engine
from bridge.controllers.app import App, key_text
from bridge.controllers.hosts import Hosts
from bridge.controllers.queue import FORMAT_NAMES, Queue
from bridge.controllers.tabs import Tabs
from bridge.event_dispatcher import EventDispatcher
from bridge.gallery_line import LOOKS, SLOTS
from bridge.models.files import FilesModel
from bridge.models.rows import RowsModel
from bridge.shortcuts import KEYS
from bridge.store import Store

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

SEGMENTS = ("overview", "images", "results", "activity")
PREVIEWS = 6
MOST_ACTIVITY = 500
_WATCH_MS = 60
_TICK_MS = 250
_FORMATS = (TextFormat.BBCODE, TextFormat.HTML, TextFormat.MARKDOWN)


@QmlElement
@QmlSingleton
class Inspector(QObject):
    """Follows the selection. With one gallery selected, the engine is asked to send its files (`WatchGallery`)."""

    changed = Signal()
    segmentChanged = Signal()
    filesFilterChanged = Signal()
    filesChanged = Signal()
    resultsChanged = Signal()

    def __init__(
        self,
        store: Store,
        engine: Engine,
        dispatcher: EventDispatcher,
        app: App,
        queue: Queue,
        tabs: Tabs,
        hosts: Hosts,
        previews_folder: Path,
        now: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._queue = queue
        self._tabs = tabs
        self._host_list = hosts
        self._previews_folder = previews_folder
        self._now = now
        self._ids: list[int] = []
        self._common = detail.common([])
        self._segment = "overview"
        self._files_filter = "all"
        self._format = TextFormat.BBCODE
        self._results: Results | None = None
        self._texts: dict[TextFormat, Text] = {}
        self._entries: list[ActivityRow] = []
        self._problem_list: list[detail.Problem] = []
        self._hosts = RowsModel(detail.HostDetail, self)
        self._previews = RowsModel(detail.Preview, self)
        self._files = FilesModel(engine, self)
        self._fields = RowsModel(detail.FieldLine, self)
        self._problems = RowsModel(detail.Card, self)
        self._links = RowsModel(detail.LinkLine, self)
        self._activity = RowsModel(detail.ActivityLine, self)
        self._totals = RowsModel(detail.Figure, self)
        self._watch_soon = QTimer(self, interval=_WATCH_MS, singleShot=True)
        self._watch_soon.timeout.connect(self._watch)
        self._tick = QTimer(self, interval=_TICK_MS, singleShot=True)
        self._tick.timeout.connect(self._refresh)
        self._files_tick = QTimer(self, interval=_TICK_MS, singleShot=True)
        self._files_tick.timeout.connect(self._refresh_files)
        queue.selectionChanged.connect(self._selection_changed)
        tabs.currentChanged.connect(self._soon)
        store.galleriesChanged.connect(self._galleries_changed)
        store.galleriesReplaced.connect(self._selection_changed)
        store.galleriesAdded.connect(self._soon)
        for signal in (store.hostsChanged, store.tabsChanged, store.templatesChanged, store.coversChanged):
            signal.connect(self._soon)
        store.filesReplaced.connect(self._refresh_files)
        store.filesChanged.connect(self._files_soon)
        store.thumbnailReady.connect(self._files_soon)
        store.welcomed.connect(self._watch_again)
        dispatcher.activityAdded.connect(self._activity_added)
        dispatcher.galleryFinished.connect(self._gallery_finished)

    # -- following

    def _selection_changed(self) -> None:
        ids = self._queue.selected_visible()
        if ids != self._ids:
            old, self._ids = self._ids, ids
            if ids[:2] != old[:2]:
                self._results = None
                self._texts.clear()
                self._entries = []
                self._links.show([])
                self._activity.show([])
                self.resultsChanged.emit()
                self._watch_soon.start()
        self._refresh()

    def _soon(self, _: object = None) -> None:
        if not self._tick.isActive():
            self._tick.start()

    def _files_soon(self, _: object = None) -> None:
        if not self._files_tick.isActive():
            self._files_tick.start()

    def _galleries_changed(self, changed: dict[int, frozenset[str]]) -> None:
        if not self._ids:
            # the summary of all galleries takes some milliseconds, and progress is not in it
            if any(fields & detail.SUMMED for fields in changed.values()):
                self._soon()
        elif not changed.keys().isdisjoint(self._ids):
            self._soon()
            if changed.get(self._one_id or 0, frozenset()) & {"links", "state", "template_id", "name"}:
                self._ask_results()

    def _gallery_finished(self, event: object) -> None:
        if getattr(event, "gallery_id", None) == self._one_id:
            self._ask_results()

    def _watch_again(self) -> None:
        """A new engine knows nothing of what we watched."""
        self._store.watched = None
        self._watch()

    def _watch(self) -> None:
        """Only once the selection rests: arrow keys held down would ask for the files of every row they pass."""
        gallery_id = self._one_id
        if gallery_id == self._store.watched:
            return
        self._store.watched = gallery_id
        self._store.files.clear()
        self._files.forget()
        self._refresh_files()
        self._engine.send(WatchGallery(gallery_id=gallery_id))
        if gallery_id is not None:
            self._ask_results()
            self._engine.send(GetActivity(gallery_id=gallery_id, limit=MOST_ACTIVITY), self._take_activity)

    def _ask_results(self) -> None:
        gallery_id = self._one_id
        row = self._row
        if gallery_id is None or row is None or not row.links:
            return
        self._engine.send(GetResults(gallery_id=gallery_id), self._take_results)
        for format_ in _FORMATS:
            self._engine.send(
                RenderText(gallery_ids=(gallery_id,), format=format_),
                partial(self._take_text, gallery_id, format_),
            )

    def _take_results(self, reply: Reply) -> None:
        if isinstance(reply, Results) and reply.gallery_id == self._one_id:
            self._results = reply
            self._links.show([detail.link_line(link, self._store.names) for link in reply.links])
            self.resultsChanged.emit()

    def _take_text(self, gallery_id: int, format_: TextFormat, reply: Reply) -> None:
        if gallery_id == self._one_id and isinstance(reply, Text):
            self._texts[format_] = reply
            row = self._row
            template = self._store.templates.get(row.template_id) if row is not None else None
            if template is not None and template.format is format_:
                self._queue.known_texts = {gallery_id: reply.text}
            self.resultsChanged.emit()

    def _take_activity(self, reply: Reply) -> None:
        if isinstance(reply, Activity) and reply.gallery_id == self._one_id:
            self._entries = list(reply.entries)
            self._show_activity()

    def _activity_added(self, entry: object) -> None:
        if isinstance(entry, ActivityRow) and entry.gallery_id == self._one_id:
            self._entries = [entry, *self._entries][:MOST_ACTIVITY]
            self._show_activity()

    def _show_activity(self) -> None:
        now = self._now()
        self._activity.show([detail.activity_line(entry, self._store.names, now) for entry in self._entries])

    # -- what is shown

    @property
    def _one_id(self) -> int | None:
        return self._ids[0] if len(self._ids) == 1 else None

    @property
    def _row(self) -> GalleryRow | None:
        return self._store.galleries.get(self._ids[0]) if len(self._ids) == 1 else None

    def _rows(self) -> list[GalleryRow]:
        galleries = self._store.galleries
        return [galleries[i] for i in self._ids if i in galleries]

    def _of_tab(self) -> list[GalleryRow]:
        tab = self._tabs.current_engine_id
        galleries = self._store.galleries.values()
        return [row for row in galleries if row.tab_id == tab] if tab else list(galleries)

    def _refresh(self) -> None:
        row = self._row
        rows = self._rows()
        self._common = detail.common(rows)
        names = self._store.names
        if row is not None:
            self._hosts.show([detail.host_detail(host, row, names) for host in row.hosts])
            self._problem_list = detail.problems(row, names, self._store.files, self._now())
        else:
            self._hosts.show([])
            self._problem_list = []
        self._problems.show([problem.card for problem in self._problem_list])
        self._fields.show(detail.fields(rows))
        if row is None:
            self._totals.show(detail.totals(rows or self._of_tab()))
        self.changed.emit()

    def _refresh_files(self) -> None:
        names = self._store.names
        lines = [
            detail.file_line(file, self._store.thumbnail_url(file.id), names)
            for file in sorted(self._store.files.values(), key=lambda file: file.position)
        ]
        first = lines[:PREVIEWS]
        self._previews.show([detail.preview(line) for line in first])
        for line in first:
            if not line.source:
                self._files.want(line.fileId)
        if self._files_filter == "failed":
            lines = [line for line in lines if line.tone in ("danger", "warning") or line.errorText]
        self._files.show(lines)
        self.filesChanged.emit()
        self._soon()

    @Property(int, notify=changed)
    def galleryId(self) -> int:
        return self._one_id or 0

    @Property(str, notify=changed)
    def mode(self) -> str:
        return "none" if not self._ids else "one" if len(self._ids) == 1 else "many"

    @Property(str, notify=changed)
    def title(self) -> str:
        row = self._row
        if row is not None:
            return row.name
        if self._ids:
            return text.count(len(self._ids), "gallery", "galleries")
        tab = self._store.tabs.get(self._tabs.current_engine_id)
        return tab.name if tab is not None else "All galleries"

    @Property(bool, notify=changed)
    def canRename(self) -> bool:
        return self._row is not None

    @Property(str, notify=changed)
    def subtitle(self) -> str:
        row = self._row
        if row is not None:
            return detail.subtitle(row, self._now())
        rows = self._rows()
        if not rows:
            return ""
        images = text.count(sum(r.images for r in rows), "image")
        return f"{images} · {text.size(sum(r.size_bytes for r in rows))}"

    @Property(str, notify=changed)
    def cover(self) -> str:
        return self._store.cover_url(self._ids[0]) if len(self._ids) == 1 else ""

    @Property(str, notify=changed)
    def stateText(self) -> str:
        return detail.pill(self._row, self._now()) if self._row is not None else ""

    @Property(str, notify=changed)
    def stateIcon(self) -> str:
        return LOOKS[self._row.state].icon if self._row is not None else ""

    @Property(str, notify=changed)
    def stateTone(self) -> str:
        return LOOKS[self._row.state].tone if self._row is not None else "secondary"

    def _primary_row(self) -> GalleryRow | None:
        return self._store.galleries.get(self._ids[0]) if self._ids else None

    @Property(str, notify=changed)
    def primaryIcon(self) -> str:
        row = self._primary_row()
        return SLOTS[row.state].icon if row is not None else ""

    @Property(str, notify=changed)
    def primaryLabel(self) -> str:
        row = self._primary_row()
        if row is None:
            return ""
        return "Copy post code" if row.state is GalleryState.COMPLETED else SLOTS[row.state].verb

    @Property(bool, notify=changed)
    def primaryEnabled(self) -> bool:
        row = self._primary_row()
        return row is not None and (row.state is not GalleryState.COMPLETED or row.links > 0)

    @Property(str, notify=segmentChanged)
    def segment(self) -> str:
        return self._segment

    @segment.setter  # type: ignore[no-redef]
    def segment(self, segment: str) -> None:
        if segment != self._segment and segment in SEGMENTS:
            self._segment = segment
            self.segmentChanged.emit()

    @Property(QObject, constant=True)
    def hosts(self) -> QObject:
        return self._hosts

    @Property(str, notify=changed)
    def hostsText(self) -> str:
        return detail.hosts_text(self._row) if self._row is not None else ""

    @Property(QObject, constant=True)
    def previews(self) -> QObject:
        return self._previews

    @Property(str, notify=changed)
    def imagesText(self) -> str:
        row = self._row
        return f"View all {text.number(row.images + row.left_out)}" if row is not None else ""

    @Property(QObject, constant=True)
    def files(self) -> QObject:
        return self._files

    @Property(str, notify=filesFilterChanged)
    def filesFilter(self) -> str:
        return self._files_filter

    @filesFilter.setter  # type: ignore[no-redef]
    def filesFilter(self, wanted: str) -> None:
        if wanted != self._files_filter and wanted in ("all", "failed"):
            self._files_filter = wanted
            self._refresh_files()
            self.filesFilterChanged.emit()

    @Property(int, notify=filesChanged)
    def filesCount(self) -> int:
        return len(self._files)

    def _shared(self, values: Set[str]) -> str:
        return next(iter(values)) if len(values) == 1 else ""

    @Property(str, notify=changed)
    def templateId(self) -> str:
        return self._shared(self._common.templates)

    @Property(str, notify=changed)
    def templateName(self) -> str:
        template = self._store.templates.get(self._shared(self._common.templates))
        return template.name if template is not None else ""

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def templateChoices(self) -> list[dict[str, object]]:
        return self._queue.template_choices(self._common)

    @Property(str, notify=changed)
    def tabId(self) -> str:
        return self._shared({str(self._tabs.shown_id(tab_id)) for tab_id in self._common.tabs})

    def _tab(self) -> tuple[str, int]:
        ids = self._common.tabs
        tab = self._store.tabs.get(next(iter(ids))) if len(ids) == 1 else None
        return (tab.name, tab.colour) if tab is not None else ("", 0)

    @Property(str, notify=changed)
    def tabName(self) -> str:
        return self._tab()[0]

    @Property(int, notify=changed)
    def tabColour(self) -> int:
        return self._tab()[1]

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def tabChoices(self) -> list[dict[str, object]]:
        return self._queue.tab_choices(self._common)

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def hostChoices(self) -> list[dict[str, object]]:
        return self._queue.host_choices(self._common)

    @Property(QObject, constant=True)
    def fields(self) -> QObject:
        return self._fields

    @Property(QObject, constant=True)
    def problems(self) -> QObject:
        return self._problems

    @Property(QObject, constant=True)
    def links(self) -> QObject:
        return self._links

    @Property("QVariantList", notify=resultsChanged)  # type: ignore[arg-type]
    def textFormats(self) -> list[dict[str, object]]:
        return [
            {"id": format_.value, "label": FORMAT_NAMES[format_.value], "checked": format_ is self._format}
            for format_ in _FORMATS
        ]

    @Property(str, notify=resultsChanged)
    def textFormat(self) -> str:
        return self._format.value

    @textFormat.setter  # type: ignore[no-redef]
    def textFormat(self, wanted: str) -> None:
        if wanted in {format_.value for format_ in _FORMATS} and wanted != self._format.value:
            self._format = TextFormat(wanted)
            self.resultsChanged.emit()

    def _current_text(self) -> Text | None:
        return self._texts.get(self._format)

    @Property(str, notify=resultsChanged)
    def text(self) -> str:
        current = self._current_text()
        return current.text if current is not None else ""

    @Property(str, notify=resultsChanged)
    def textNote(self) -> str:
        current = self._current_text()
        return f"{text.count(current.left_out, 'image')} left out" if current is not None and current.left_out else ""

    @Property(str, notify=resultsChanged)
    def copyLabel(self) -> str:
        return f"Copy {FORMAT_NAMES[self._format.value]}"

    @Property(bool, notify=resultsChanged)
    def hasText(self) -> bool:
        current = self._current_text()
        return current is not None and bool(current.text)

    @Property(QObject, constant=True)
    def activity(self) -> QObject:
        return self._activity

    @Property(QObject, constant=True)
    def totals(self) -> QObject:
        return self._totals

    @Property("QVariantList", constant=True)  # type: ignore[arg-type]
    def shortcuts(self) -> list[dict[str, str]]:
        shown = (("add_folders", "Add folders"), ("palette", "Every command"), ("shortcuts", "All shortcuts"))
        return [{"keys": key_text(KEYS[name]), "label": label} for name, label in shown]

    # -- slots

    @Slot(str)
    def rename(self, name: str) -> None:
        if self._one_id is not None:
            self._queue.rename_gallery(self._one_id, name)

    @Slot(str, str)
    def setField(self, key: str, value: str) -> None:
        ids = tuple(row.id for row in self._rows())
        if ids and key in detail.FIELD_LABELS:
            self._engine.send(msgspec.structs.replace(EditGalleries(ids=ids), **{key: value}))

    @Slot(str)
    def setTemplate(self, template_id: str) -> None:
        self._queue.set_template(tuple(self._ids), template_id)

    @Slot(str)
    def setTab(self, tab_id: str) -> None:
        if tab_id.isdigit():
            self._queue.move_to_tab(tuple(row.id for row in self._rows()), self._tabs.engine_id(int(tab_id)))

    @Slot(str, bool)
    def setHost(self, host_id: str, on: bool) -> None:
        self._queue.set_host(self._rows(), host_id, on)

    @Slot()
    def runPrimary(self) -> None:
        row = self._primary_row()
        if row is not None:
            action = SLOTS[row.state].id
            self._queue.act(action, tuple(r.id for r in self._rows() if SLOTS[r.state].id == action))

    @Slot()
    def openFolder(self) -> None:
        row = self._primary_row()
        if row is not None:
            desktop.show_in_folder(row.path)

    @Slot()
    def copyText(self) -> None:
        row, current = self._row, self._current_text()
        if row is not None and current is not None and current.text:
            missing = f" · {text.count(current.left_out, 'image')} left out" if current.left_out else ""
            self._app.copyText(current.text, f"{FORMAT_NAMES[self._format.value]} copied", row.name + missing)
            self._queue.show_copied([row.id])

    @Slot()
    def copyAllLinks(self) -> None:
        links = [link.url for link in self._links.rows() if link.url]
        if links and self._row is not None:
            self._app.copyText("\n".join(links), "Links copied", self._row.name)

    def _link(self, host_id: str) -> detail.LinkLine | None:
        return next((link for link in self._links.rows() if link.hostId == host_id and link.url), None)

    @Slot(str)
    def copyLink(self, host_id: str) -> None:
        link = self._link(host_id)
        if link is not None:
            self._app.copyText(link.url, "Link copied", link.shortUrl)

    @Slot(str)
    def openLink(self, host_id: str) -> None:
        link = self._link(host_id)
        if link is not None:
            desktop.open_url(link.url)

    @Slot("QVariant", bool)
    def leaveOut(self, file_id: int, on: bool) -> None:
        if self._one_id is not None:
            self._engine.send(EditFiles(gallery_id=self._one_id, file_ids=(int(file_id),), left_out=on))

    @Slot("QVariant")
    def retryFile(self, file_id: int) -> None:
        if self._one_id is not None:
            self._engine.send(RetryGalleries(ids=(self._one_id,), file_ids=(int(file_id),)))

    @Slot("QVariant")
    def setCover(self, file_id: int) -> None:
        if self._one_id is not None:
            self._engine.send(EditGalleries(ids=(self._one_id,), cover_file_id=int(file_id)))

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
            self._app.toast("The preview cannot be written", str(page), "triangle-alert")
            return
        desktop.open_url(page.as_uri())

    @Slot(int, str)
    def runProblem(self, card_index: int, action_id: str) -> None:
        row = self._row
        if row is None or not 0 <= card_index < len(self._problem_list):
            return
        problem = self._problem_list[card_index]
        actions: dict[str, Callable[[], None]] = {
            "retry": lambda: self._engine.send(RetryGalleries(ids=(row.id,), host_id=problem.host_id)),
            "open_host": lambda: self._open_host(problem.host_id),
            "leave_out_host": lambda: self._queue.set_host([row], problem.host_id, False),
            "leave_out_files": lambda: self._leave_out_failed(row, problem),
            "relocate": lambda: self._relocate(row),
            "remove": lambda: self._queue.remove_galleries((row.id,)),
            "rescan": lambda: self._engine.send(RescanGalleries(ids=(row.id,))),
            "arrived": lambda: self._resolve_unknown(row, problem.host_id, "arrived"),
            "send_again": lambda: self._resolve_unknown(row, problem.host_id, "send_again"),
            "open_site": lambda: self._open_site(problem.host_id),
            "open_log": self._app.openLog,
            "show_folder": lambda: desktop.show_in_folder(row.path),
        }
        if action_id in actions:
            actions[action_id]()
        elif action_id in ("skip", "use_links", "upload_again"):
            self._engine.send(ResolveDuplicate(ids=(row.id,), choice=action_id))

    def _open_host(self, host_id: str) -> None:
        self._host_list.open(host_id)
        self._app.setProperty("page", "hosts")

    def _open_site(self, host_id: str) -> None:
        host = self._store.hosts.get(host_id)
        if host is not None and host.site_url:
            desktop.open_url(host.site_url)

    def _leave_out_failed(self, row: GalleryRow, problem: detail.Problem) -> None:
        failed = self._files_of(problem.host_id, UploadState.FAILED)
        if problem.kind is ErrorKind.FILE_UNREADABLE and not failed:
            failed = tuple(file.id for file in self._store.files.values() if file.state is FileState.FAILED)
        if failed:
            self._engine.send(EditFiles(gallery_id=row.id, file_ids=failed, left_out=True))

    def _files_of(self, host_id: str, state: UploadState) -> tuple[int, ...]:
        return tuple(
            file.id
            for file in self._store.files.values()
            if any(upload.state is state and host_id in ("", upload.host_id) for upload in file.uploads)
        )

    def _resolve_unknown(self, row: GalleryRow, host_id: str, choice: str) -> None:
        files = self._files_of(host_id, UploadState.UNKNOWN)
        self._engine.send(ResolveUnknown(gallery_id=row.id, choice=choice, file_ids=files))

    def _relocate(self, row: GalleryRow) -> None:
        """Ask where the folder is now; the dialog does not block the window."""
        dialog = QFileDialog(None, f"Where is {row.name} now?", str(Path(row.path).parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda path: self._engine.send(RelocateGallery(id=row.id, path=path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
