"""The panel beside the list: what is known of the selected galleries, and what can be edited of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Set

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.commands import WatchGallery
from backend.protocol.rows import GalleryRow, GalleryState
from backend.protocol.templates import TemplateOrigin
from bridge import desktop
from bridge import formatting as text
from bridge import gallery_detail as detail
from bridge.backend_link import Engine
from bridge.controllers.gallery_actions import GalleryActions
from bridge.controllers.gallery_activity import GalleryActivity
from bridge.controllers.gallery_folders import GalleryFolders
from bridge.controllers.gallery_images import GalleryImages
from bridge.controllers.gallery_menu import host_choices, tab_choices, template_choices
from bridge.controllers.gallery_results import GalleryResults
from bridge.controllers.problem_actions import ProblemActions
from bridge.controllers.queue import Queue
from bridge.controllers.tabs import Tabs
from bridge.event_dispatcher import EventDispatcher
from bridge.fitting_text import LOCATION_CHOICES, location_value
from bridge.gallery_line import LOOKS, SLOTS
from bridge.gallery_problems import Card, Problem
from bridge.gallery_problems import problems as cards_of
from bridge.models.rows import RowsModel
from bridge.store import Store
from bridge.wording import tr, translated

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

SEGMENTS = ("overview", "images", "results", "activity")
_WATCH_MS = 60
_TICK_MS = 250
_MANY_MS = 1000


@QmlElement
@QmlSingleton
class Inspector(QObject):
    """Follows the selection. With one gallery selected, the engine is asked to send its files (`WatchGallery`)."""

    changed = Signal()
    segmentChanged = Signal()

    def __init__(
        self,
        store: Store,
        engine: Engine,
        dispatcher: EventDispatcher,
        queue: Queue,
        tabs: Tabs,
        actions: GalleryActions,
        problems: ProblemActions,
        images: GalleryImages,
        results: GalleryResults,
        activity: GalleryActivity,
        folders: GalleryFolders,
        now: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._queue = queue
        self._tabs = tabs
        self._actions = actions
        self._problem_actions = problems
        self._images = images
        self._results = results
        self._activity = activity
        self._folders = folders
        self._now = now
        self._ids: list[int] = []
        self._common = detail.common([], store.names)
        self._sum = ""  # below the title of several galleries
        self._location: str | None = None  # None where no image has any
        self._segment = "overview"
        self._problem_list: list[Problem] = []
        self._hosts = RowsModel(detail.HostDetail, self)
        self._fields = RowsModel(detail.FieldLine, self)
        self._problems = RowsModel(Card, self)
        self._totals = RowsModel(detail.Figure, self)
        self._sizes = RowsModel(detail.Figure, self)
        self._watch_soon = QTimer(self, interval=_WATCH_MS, singleShot=True)
        self._watch_soon.timeout.connect(self._watch)
        self._tick = QTimer(self, interval=_TICK_MS, singleShot=True)
        self._tick.timeout.connect(self._refresh)
        queue.selectionChanged.connect(self._selection_changed)
        tabs.currentChanged.connect(self._soon)
        store.galleriesChanged.connect(self._galleries_changed)
        store.galleriesReplaced.connect(self._all_replaced)
        store.galleriesAdded.connect(self._soon)
        for signal in (store.hostsChanged, store.tabsChanged, store.templatesChanged, store.coversChanged):
            signal.connect(self._soon)
        images.changed.connect(self._soon)
        problems.details.changed.connect(self._show_problems)
        store.filesReplaced.connect(self._show_sizes)
        folders.found.connect(self._soon)
        store.welcomed.connect(self._watch_again)
        dispatcher.galleryFinished.connect(self._gallery_finished)

    # -- following

    def _selection_changed(self) -> None:
        ids = self._queue.selected_visible()
        if ids != self._ids:
            old, self._ids = self._ids, ids
            if ids[:2] != old[:2]:
                self._activity.show(None)
                self._sizes.show([])
                self._results.show(self._one_id)
                self._watch_soon.start()
            self._refresh()
        else:
            self._soon()

    def _all_replaced(self) -> None:
        self._selection_changed()
        self._refresh()

    def _soon(self, _: object = None, *, within_ms: int = _TICK_MS) -> None:
        if not self._tick.isActive() or self._tick.remainingTime() > within_ms:
            self._tick.start(within_ms)

    def _galleries_changed(self, changed: dict[int, frozenset[str]]) -> None:
        if len(self._ids) != 1:
            # the summary of many galleries takes its time, and progress is not in it; their hosts are
            if any(fields & detail.SUMMED for fields in changed.values()):
                self._soon()
            elif not changed.keys().isdisjoint(self._ids):
                self._soon(within_ms=_MANY_MS)
        elif self._ids[0] in changed:
            self._soon()
            if changed.get(self._one_id or 0, frozenset()) & {"links", "state", "template_id", "name"}:
                self._results.ask()

    def _gallery_finished(self, event: object) -> None:
        if getattr(event, "gallery_id", None) == self._one_id:
            self._results.ask()

    def _watch_again(self) -> None:
        """A new engine knows nothing of what we watched."""
        self._store.watched = None
        self._watch()

    def _watch(self) -> None:
        """Only once the selection rests: arrow keys held down would ask for the files of every row they pass."""
        gallery_id = self._one_id
        if gallery_id != self._store.watched:
            self._store.watched = gallery_id
            self._store.files.clear()
            self._images.show(gallery_id)
            self._engine.send(WatchGallery(gallery_id=gallery_id))
        else:  # it was left for a moment: its files are still there, the rest was taken away
            self._show_sizes()
        if gallery_id is not None:
            self._results.ask()
            self._activity.show(gallery_id)

    # -- what is shown

    @property
    def _one_id(self) -> int | None:
        return self._ids[0] if len(self._ids) == 1 else None

    @property
    def _row(self) -> GalleryRow | None:
        return self._store.galleries.get(self._ids[0]) if len(self._ids) == 1 else None

    def _rows(self) -> list[GalleryRow]:
        return [row for i in self._ids if (row := self._store.galleries.get(i)) is not None]

    def _of_tab(self) -> list[GalleryRow]:
        tab = self._tabs.current_engine_id
        galleries = self._store.galleries.values()
        return [row for row in galleries if row.tab_id == tab] if tab else list(galleries)

    def _refresh(self) -> None:
        row, rows, names = self._row, self._rows(), self._store.names
        self._common = detail.common(rows, names)
        self._location = location_value(rows, names) if any(row.with_location for row in rows) else None
        if row is not None:
            self._hosts.show([detail.host_detail(host, row, names) for host in row.hosts])
            self._problem_list = cards_of(row, names, self._store.files, self._now(), place=self._folders.place_of(row))
        else:
            self._hosts.show([])
            self._problem_list = []
            size_bytes = sum([each.size_bytes for each in rows])
            images = text.images(sum([each.images for each in rows]))
            self._sum = f"{images} · {text.size(size_bytes)}" if rows else ""
        self._show_problems()
        self._fields.show(detail.fields(rows))
        if row is None:
            self._sizes.show([])
            self._totals.show(detail.totals(rows or self._of_tab()))
        self.changed.emit()

    def _show_problems(self) -> None:
        row = self._row
        self._problems.show(self._problem_actions.details.cards(row, self._problem_list) if row is not None else [])

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
            return tr("%n galleries", "", len(self._ids))
        tab = self._store.tabs.get(self._tabs.current_engine_id)
        return tab.name if tab is not None else tr("All galleries")

    @Property(bool, notify=changed)
    def canRename(self) -> bool:
        return self._row is not None

    @Property(str, notify=changed)
    def subtitle(self) -> str:
        row = self._row
        return detail.subtitle(row, self._now()) if row is not None else self._sum

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
        return SLOTS[row.state].verb

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

    @Property(str, notify=changed)
    def imagesText(self) -> str:
        row = self._row
        return tr("View all %n", "", row.images + row.left_out) if row is not None else ""

    def _shared(self, values: Set[str]) -> str:
        return next(iter(values)) if len(values) == 1 else ""

    @Property(str, notify=changed)
    def templateId(self) -> str:
        """Empty where it is not the gallery that says it."""
        template_id, origin = self._template()
        return template_id if origin is TemplateOrigin.GALLERY else ""

    @Property(str, notify=changed)
    def templateName(self) -> str:
        """With where it comes from, unless that is the gallery itself."""
        template_id, origin = self._template()
        if not template_id:
            return ""
        template = self._store.templates.get(template_id)
        name = template.name if template is not None else tr("{template} (not there)").format(template=template_id)
        if origin is TemplateOrigin.TAB:
            return tr("{template} · as its tab says").format(template=name)
        if origin is TemplateOrigin.HOST:
            return tr("{template} · as its first host says").format(template=name)
        if origin is TemplateOrigin.SETTING:
            return tr("{template} · usual").format(template=name)
        return name

    def _template(self) -> tuple[str, TemplateOrigin]:
        """The one that all share, or an empty id."""
        shared = self._common.templates
        return next(iter(shared)) if len(shared) == 1 else ("", TemplateOrigin.GALLERY)

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def templateChoices(self) -> list[dict[str, object]]:
        return template_choices(self._store, self._common)

    @Property(bool, notify=changed)
    def hasLocation(self) -> bool:
        return self._location is not None

    @Property(str, notify=changed)
    def location(self) -> str:
        return self._location or ""

    @Property(str, notify=changed)
    def locationName(self) -> str:
        return translated(LOCATION_CHOICES.get(self._location or "", ""))

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def locationChoices(self) -> list[dict[str, object]]:
        return [
            {"id": word, "label": translated(label), "checked": word == self._location, "colour": 0}
            for word, label in LOCATION_CHOICES.items()
        ]

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
        return tab_choices(self._store, self._tabs, self._common)

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def hostChoices(self) -> list[dict[str, object]]:
        return host_choices(self._store, self._common)

    @Property(QObject, constant=True)
    def fields(self) -> QObject:
        return self._fields

    @Property(QObject, constant=True)
    def problems(self) -> QObject:
        return self._problems

    def _show_sizes(self) -> None:
        """Only when other files come: what they measure does not change while they upload."""
        self._sizes.show(detail.sizes(self._store.files) if self._row is not None else [])

    @Property(QObject, constant=True)
    def sizes(self) -> QObject:
        return self._sizes

    @Property(QObject, constant=True)
    def totals(self) -> QObject:
        return self._totals

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def shortcuts(self) -> list[dict[str, str]]:
        shown = (
            ("add_folders", tr("Add folders")),
            ("palette", tr("Every command")),
            ("shortcuts", tr("All shortcuts")),
        )
        return [{"name": name, "label": label} for name, label in shown]

    # -- slots

    @Slot(str)
    def rename(self, name: str) -> None:
        if self._one_id is not None:
            self._actions.rename(self._one_id, name)

    @Slot(str, str)
    def setField(self, key: str, value: str) -> None:
        ids = tuple(row.id for row in self._rows())
        if key in detail.FIELDS:
            self._actions.set_field(ids, key, value)

    @Slot(str)
    def setTemplate(self, template_id: str) -> None:
        self._actions.set_template(tuple(self._ids), template_id)

    @Slot(str)
    def setLocation(self, word: str) -> None:
        self._actions.set_location(tuple(self._ids), word)

    @Slot(str)
    def setTab(self, tab_id: str) -> None:
        if tab_id.isdigit():
            self._actions.move_to_tab(tuple(row.id for row in self._rows()), self._tabs.engine_id(int(tab_id)))

    @Slot(str, bool)
    def setHost(self, host_id: str, on: bool) -> None:
        self._actions.set_host(self._ids, host_id, on)
        self._soon()

    @Slot()
    def runPrimary(self) -> None:
        row = self._primary_row()
        if row is not None:
            action = SLOTS[row.state].id
            self._actions.act(action, tuple(r.id for r in self._rows() if SLOTS[r.state].id == action))

    @Slot()
    def openFolder(self) -> None:
        row = self._primary_row()
        if row is not None:
            desktop.show_in_folder(row.path)

    @Slot(int, str)
    def runProblem(self, card_index: int, action_id: str) -> None:
        row, problem = self._row, self._problem(card_index)
        if row is not None and problem is not None:
            self._problem_actions.run(row, problem, action_id)

    def _problem(self, card_index: int) -> Problem | None:
        return self._problem_list[card_index] if 0 <= card_index < len(self._problem_list) else None

    @Slot(int)
    def toggleProblemDetail(self, card_index: int) -> None:
        row, problem = self._row, self._problem(card_index)
        if row is not None and problem is not None:
            self._problem_actions.details.toggle(row, problem)

    @Slot(int)
    def copyProblemReport(self, card_index: int) -> None:
        row, problem = self._row, self._problem(card_index)
        if row is not None and problem is not None:
            self._problem_actions.details.copy_report(row, problem)
