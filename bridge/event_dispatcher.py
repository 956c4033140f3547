"""Takes in what the engine says: one `match` over events; state goes to the store, the rest out as signals.

GUI thread only.
"""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QObject, Signal

from backend.protocol.accounts import AccountTestStepped
from backend.protocol.activity import ActivityAdded, FollowUpsChanged
from backend.protocol.codec import SnapshotPage
from backend.protocol.events import (
    CoverReady,
    EngineStopping,
    Event,
    FilesListed,
    FilesPatched,
    GalleriesAdded,
    GalleriesPatched,
    GalleriesRemoved,
    GalleryFinished,
    Notice,
    TemplatesChanged,
    ThumbnailReady,
    TotalsChanged,
    UploadFinished,
    WindowRequested,
)
from backend.protocol.hosts import HostsChanged
from backend.protocol.images import GalleryRescanned
from backend.protocol.links import LinksDied
from backend.protocol.log import LogGrew
from backend.protocol.metrics import SpeedsChanged
from backend.protocol.other_programs import ProgramImportChanged
from backend.protocol.proxies import ProxiesChanged
from backend.protocol.rows import FilePatch, FileRow, GalleryRow
from backend.protocol.settings import SettingsChanged
from backend.protocol.tabs import TabsChanged
from backend.protocol.updates import UpdateChanged
from bridge.store import Store, file_patched


class EventDispatcher(QObject):
    """`dispatch` for each event in its order, `take_page` for each page of a snapshot."""

    galleryFinished = Signal(object)  # GalleryFinished
    galleryRescanned = Signal(object)  # GalleryRescanned
    logGrew = Signal(int)  # id of the newest line
    noticed = Signal(object)  # Notice
    settingsProblems = Signal(object)  # tuple of ErrorInfo
    activityAdded = Signal(object)  # ActivityRow
    followUpsChanged = Signal(object)  # FollowUpsChanged
    programImportChanged = Signal(object)  # ProgramImportJob
    linksDied = Signal(object)  # LinksDied
    updateChanged = Signal(object)  # UpdateState
    speedsChanged = Signal(object)  # SpeedSample
    windowRequested = Signal(object)  # WindowRequested
    engineStopping = Signal()
    snapshotComplete = Signal()

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._pages: dict[int, GalleryRow] | None = None  # of a snapshot that will be compared with what is there

    def dispatch(self, event: Event) -> None:
        store = self._store
        match event:
            case GalleriesPatched(patches=patches):
                store.patch_galleries(patches)
            case GalleriesAdded(rows=rows):
                store.add_galleries(rows)
            case GalleriesRemoved(ids=ids):
                store.remove_galleries(ids)
            case FilesListed():
                self._files_listed(event)
            case FilesPatched(gallery_id=gallery_id, patches=file_patches):
                self._files_patched(gallery_id, file_patches)
            case TabsChanged(rows=tabs):
                store.set_tabs(tabs)
            case HostsChanged(rows=hosts):
                store.credentials_store = event.credentials_store
                store.credentials_locked = event.credentials_locked
                store.credentials_kept = event.credentials_kept
                store.set_hosts(hosts)
            case ProxiesChanged():
                store.set_proxies(event)
            case TemplatesChanged(rows=templates):
                store.set_templates(templates)
            case SettingsChanged(settings=settings, problems=problems):
                store.set_settings(settings)
                is_news = problems and problems != store.settings_problems
                store.set_settings_problems(problems)
                if is_news:
                    self.settingsProblems.emit(problems)
            case TotalsChanged():
                store.set_totals(event)
            case CoverReady(gallery_id=gallery_id, path=path):
                store.coversChanged.emit(store.set_covers([(gallery_id, path)]))
            case ThumbnailReady(file_id=file_id, path=path):
                store.set_thumbnail(file_id, path)
            case GalleryRescanned():
                self.galleryRescanned.emit(event)
            case GalleryFinished():
                self.galleryFinished.emit(event)
            case ActivityAdded(entry=entry):
                self.activityAdded.emit(entry)
            case FollowUpsChanged():
                self.followUpsChanged.emit(event)
            case Notice():
                self.noticed.emit(event)
            case ProgramImportChanged(job=job):
                self.programImportChanged.emit(job)
            case LinksDied():
                self.linksDied.emit(event)
            case UpdateChanged(state=state):
                self.updateChanged.emit(state)
            case SpeedsChanged(sample=sample):
                self.speedsChanged.emit(sample)
            case LogGrew(newest_id=newest_id):
                self.logGrew.emit(newest_id)
            case WindowRequested():
                self.windowRequested.emit(event)
            case EngineStopping():
                self.engineStopping.emit()
            case AccountTestStepped():
                pass  # the rows of the hosts hold the steps as well
            case UploadFinished():
                pass  # only for clients that follow single uploads; the window reads the files of what it shows
            case _:
                assert_never(event)

    def take_page(self, page: SnapshotPage) -> None:
        """The first snapshot is shown page by page; a later one is compared as a whole, so that nothing flickers."""
        store = self._store
        if page.index == 0:
            store.set_tabs(page.tabs)
            # An engine that has just begun does not know them yet: what an earlier one knew stays until it says.
            if page.hosts or not store.hosts:
                store.set_hosts(page.hosts)
            if page.templates or not store.templates:
                store.set_templates(page.templates)
            if page.settings is not None:
                store.set_settings(page.settings)
            self._pages = {} if store.galleries else None
        if self._pages is None:
            store.set_covers(page.covers)
            if page.index == 0:
                store.galleries.update((row.id, row) for row in page.galleries)
                store.galleriesReplaced.emit()
            else:
                store.add_galleries(page.galleries)
        else:
            store.coversChanged.emit(store.set_covers(page.covers))
            self._pages.update((row.id, row) for row in page.galleries)
        if page.is_last:
            if self._pages is not None:
                store.replace_galleries(self._pages)
            self._pages = None
            self.snapshotComplete.emit()

    def _files_listed(self, event: FilesListed) -> None:
        store = self._store
        if event.gallery_id != store.watched:
            return  # the window shows another gallery by now
        if event.is_first:
            store.files.clear()
        store.files.update((row.id, row) for row in event.rows)
        if event.is_last:
            store.filesReplaced.emit()

    def _files_patched(self, gallery_id: int, patches: tuple[FilePatch, ...]) -> None:
        store = self._store
        if gallery_id != store.watched:
            return
        changed = False
        for patch in patches:
            row: FileRow | None = store.files.get(patch.id)
            if row is not None:
                store.files[patch.id] = file_patched(row, patch)
                changed = True
        if changed:
            store.filesChanged.emit()
