"""What the buttons of a problem card do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from backend.protocol.commands import (
    ChangeSettings,
    EditFiles,
    RelocateGallery,
    RescanGalleries,
    ResolveDuplicate,
    ResolveRefused,
    ResolveUnknown,
    RetryGalleries,
)
from backend.protocol.errors import ErrorKind
from backend.protocol.rows import FileState, GalleryRow, UploadState
from bridge import desktop
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.gallery_actions import GalleryActions
from bridge.controllers.hosts import Hosts
from bridge.gallery_detail import Problem
from bridge.store import Store
from bridge.wording import tr

DUPLICATE_CHOICES = ("skip", "use_links", "upload_again")


class ProblemActions:
    """GUI thread. The files are those of the watched gallery, which is the one with the card."""

    def __init__(self, store: Store, engine: Engine, app: App, actions: GalleryActions, hosts: Hosts) -> None:
        self._store = store
        self._engine = engine
        self._app = app
        self._actions = actions
        self._hosts = hosts

    def run(self, row: GalleryRow, problem: Problem, action_id: str) -> None:
        """An action that does not exist does nothing."""
        send = self._engine.send
        actions: dict[str, Callable[[], None]] = {
            "retry": lambda: send(RetryGalleries(ids=(row.id,), host_id=problem.host_id)),
            "open_host": lambda: self._open_host(problem.host_id),
            "leave_out_host": lambda: self._actions.set_host((row.id,), problem.host_id, False),
            "leave_out_files": lambda: self._leave_out_failed(row, problem),
            "relocate": lambda: self._relocate(row),
            "remove": lambda: self._actions.remove((row.id,)),
            "rescan": lambda: send(RescanGalleries(ids=(row.id,))),
            "arrived": lambda: self._resolve_unknown(row, problem.host_id, "arrived"),
            "send_again": lambda: self._resolve_unknown(row, problem.host_id, "send_again"),
            "convert": lambda: send(ResolveRefused(ids=(row.id,), choice="convert", host_id=problem.host_id)),
            "leave_out_refused": lambda: send(
                ResolveRefused(ids=(row.id,), choice="leave_out", host_id=problem.host_id)
            ),
            "always_convert": lambda: send(ChangeSettings(values=(("refused_files", '"convert"'),))),
            "remove_location": lambda: self._actions.set_location((row.id,), "remove"),
            "keep_location": lambda: self._actions.set_location((row.id,), "keep"),
            "open_site": lambda: self._open_site(problem.host_id),
            "open_log": self._app.openLog,
            "show_folder": lambda: desktop.show_in_folder(row.path),
        }
        if action_id in actions:
            actions[action_id]()
        elif action_id in DUPLICATE_CHOICES:
            send(ResolveDuplicate(ids=(row.id,), choice=action_id))

    def _open_host(self, host_id: str) -> None:
        self._hosts.open(host_id)
        self._app.setProperty("page", "hosts")

    def _open_site(self, host_id: str) -> None:
        host = self._store.hosts.get(host_id)
        if host is not None and host.site_url:
            desktop.open_url(host.site_url)

    def _leave_out_failed(self, row: GalleryRow, problem: Problem) -> None:
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
        dialog = QFileDialog(None, tr("Where is {name} now?").format(name=row.name), str(Path(row.path).parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda path: self._engine.send(RelocateGallery(id=row.id, path=path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
