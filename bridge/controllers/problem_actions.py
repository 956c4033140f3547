"""What the buttons of a problem card do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from backend.protocol.commands import (
    EditFiles,
    ReplaceHost,
    RescanGalleries,
    ResolveDuplicate,
    ResolveRefused,
    ResolveUnknown,
    RetryGalleries,
    RetrySmaller,
)
from backend.protocol.errors import ErrorKind
from backend.protocol.images import ResolveChanged
from backend.protocol.rows import FileState, GalleryRow, UploadState
from backend.protocol.settings import ChangeSettings
from bridge import desktop
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.gallery_actions import GalleryActions
from bridge.controllers.gallery_folders import GalleryFolders
from bridge.controllers.gallery_images import tell_refusal
from bridge.controllers.navigation import Navigation
from bridge.controllers.problem_details import ProblemDetails
from bridge.full_host import instead_of
from bridge.gallery_problems import Problem, copies_of
from bridge.host_line import lacks_account
from bridge.store import Store
from bridge.undo import UndoStack

DUPLICATE_CHOICES = ("skip", "use_links", "upload_again")


class ProblemActions:
    """GUI thread. The files are those of the watched gallery, which is the one with the card."""

    def __init__(
        self,
        store: Store,
        engine: Engine,
        app: App,
        undo: UndoStack,
        actions: GalleryActions,
        navigation: Navigation,
        folders: GalleryFolders,
        add_account: Callable[[str], None],
    ) -> None:
        self._store = store
        self._engine = engine
        self._app = app
        self._actions = actions
        self._navigation = navigation
        self._undo = undo
        self._folders = folders
        self._add_account = add_account
        self.details = ProblemDetails(store, engine, app)

    def run(self, row: GalleryRow, problem: Problem, action_id: str) -> None:
        """An action that does not exist does nothing."""
        send = self._engine.send
        actions: dict[str, Callable[[], None]] = {
            "retry": lambda: send(RetryGalleries(ids=(row.id,), host_id=problem.host_id)),
            "retry_smaller": lambda: send(RetrySmaller(gallery_id=row.id, host_id=problem.host_id)),
            "use_instead": lambda: self._use_instead(row, problem.host_id),
            "open_host": lambda: self._open_host(problem),
            "leave_out_host": lambda: self._actions.set_host((row.id,), problem.host_id, False),
            "leave_out_files": lambda: self._leave_out_failed(row, problem),
            "relocate": lambda: self._folders.ask_where(row),
            "use_place": lambda: self._folders.relocate(row, self._folders.place_of(row)),
            "remove": lambda: self._actions.remove((row.id,)),
            "rescan": lambda: send(RescanGalleries(ids=(row.id,))),
            "arrived": lambda: self._resolve_unknown(row, problem.host_id, "arrived"),
            "send_again": lambda: self._resolve_unknown(row, problem.host_id, "send_again"),
            "keep_online": lambda: send(ResolveChanged(gallery_id=row.id, choice="keep")),
            "send_changed": lambda: send(ResolveChanged(gallery_id=row.id, choice="send_again")),
            "leave_out_copies": lambda: self._leave_out(row, copies_of(self._store.files)),
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

    def _use_instead(self, row: GalleryRow, host_id: str) -> None:
        if (other := instead_of(row, host_id, self._store.hosts)) is not None:
            self._engine.send(ReplaceHost(gallery_id=row.id, host_id=host_id, other_id=other.id))

    def _open_host(self, problem: Problem) -> None:
        """To the host's form, or to the dialog that adds the account which is missing."""
        host = self._store.hosts.get(problem.host_id)
        if problem.kind is ErrorKind.LOGIN_REQUIRED and host is not None and lacks_account(host):
            self._add_account(host.id)
        else:
            self._navigation.open_host(problem.host_id)

    def _open_site(self, host_id: str) -> None:
        host = self._store.hosts.get(host_id)
        if host is not None and host.site_url:
            desktop.open_url(host.site_url)

    def _leave_out_failed(self, row: GalleryRow, problem: Problem) -> None:
        failed = self._files_of(problem.host_id, UploadState.FAILED)
        if problem.kind is ErrorKind.FILE_UNREADABLE and not failed:
            failed = tuple(file.id for file in self._store.files.values() if file.state is FileState.FAILED)
        self._leave_out(row, failed)

    def _files_of(self, host_id: str, state: UploadState) -> tuple[int, ...]:
        return tuple(
            file.id
            for file in self._store.files.values()
            if any(upload.state is state and host_id in ("", upload.host_id) for upload in file.uploads)
        )

    def _leave_out(self, row: GalleryRow, file_ids: tuple[int, ...]) -> None:
        if file_ids:
            self._undo.push(EditFiles(gallery_id=row.id, file_ids=file_ids, left_out=False))
            self._engine.send(EditFiles(gallery_id=row.id, file_ids=file_ids, left_out=True))

    def _resolve_unknown(self, row: GalleryRow, host_id: str, choice: str) -> None:
        """It waits while the rest of the gallery is sent."""
        command = ResolveUnknown(gallery_id=row.id, choice=choice, host_id=host_id)
        self._engine.send(command, partial(tell_refusal, self._app))
