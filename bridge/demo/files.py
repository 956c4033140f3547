"""The files of the demo's galleries: they can be left out, arranged, looked at again, and tell how it went."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from backend.protocol.commands import EditFiles, RescanGalleries, ResolveUnknown
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import Event, FilesListed
from backend.protocol.images import (
    AttemptRow,
    Attempts,
    GalleryRescanned,
    GetAttempts,
    OrderFiles,
    ResolveChanged,
)
from backend.protocol.replies import Done, Reply
from backend.protocol.rows import FileRow, FileState, GalleryRow, UploadState
from bridge.demo import rows as demo_rows

PAGE = 500
FileCommand = EditFiles | OrderFiles | ResolveChanged | ResolveUnknown | RescanGalleries | GetAttempts

_ANSWERED = ErrorInfo(kind=ErrorKind.TIMEOUT, detail="no answer after 300 s")


class DemoFiles:
    """`publish` takes events for the window."""

    def __init__(self, publish: Callable[[Event], None], clock: Callable[[], float]) -> None:
        self._publish = publish
        self._clock = clock
        self._known: dict[int, dict[int, FileRow]] = {}  # what was edited, by gallery and id

    def rows(self, row: GalleryRow) -> list[FileRow]:
        made = {file.id: file for file in demo_rows.files(row)}
        for file_id, file in self._known.get(row.id, {}).items():
            if file_id in made:
                state = made[file_id].state if file.state is not FileState.LEFT_OUT else file.state
                made[file_id] = msgspec.structs.replace(
                    made[file_id], position=file.position, is_changed=file.is_changed, state=state
                )
        return sorted(made.values(), key=lambda file: file.position)

    def send(self, row: GalleryRow) -> None:
        files = self.rows(row)
        for start in range(0, max(1, len(files)), PAGE):
            page = tuple(files[start : start + PAGE])
            is_last = start + PAGE >= len(files)
            self._publish(FilesListed(gallery_id=row.id, rows=page, is_first=start == 0, is_last=is_last))

    def carry_out(self, command: FileCommand, rows: dict[int, GalleryRow]) -> Reply:
        if isinstance(command, RescanGalleries):
            for known in [rows[i] for i in command.ids if i in rows]:
                self._rescan(known)
            return Done()
        row: GalleryRow | None = rows.get(command.gallery_id)
        if isinstance(command, GetAttempts):
            return Attempts(
                gallery_id=command.gallery_id,
                file_id=command.file_id,
                attempts=self._attempts(row, command.file_id) if row is not None else (),
            )
        if row is None:
            return Done()
        match command:
            case EditFiles(file_ids=ids, left_out=left_out):
                state = FileState.LEFT_OUT if left_out else FileState.PENDING
                self._change(row, ids, state=state)
            case OrderFiles(file_ids=ids):
                self._order(row, ids)
            case ResolveChanged(file_ids=ids):
                self._change(row, ids or [file.id for file in self.rows(row)], is_changed=False)
            case ResolveUnknown():
                pass
        self.send(row)
        return Done()

    def _keep(self, row: GalleryRow, files: Sequence[FileRow]) -> None:
        self._known.setdefault(row.id, {}).update((file.id, file) for file in files)

    def _change(self, row: GalleryRow, ids: Sequence[int], **changes: object) -> None:
        files = [msgspec.structs.replace(file, **changes) for file in self.rows(row) if file.id in set(ids)]
        self._keep(row, files)

    def _order(self, row: GalleryRow, ids: Sequence[int]) -> None:
        places = {file_id: place for place, file_id in enumerate(ids)}
        files = sorted(self.rows(row), key=lambda file: (places.get(file.id, len(places)), file.id))
        self._keep(row, [msgspec.structs.replace(file, position=place) for place, file in enumerate(files)])

    def _rescan(self, row: GalleryRow) -> None:
        """One image has changed, where something is online."""
        online = [file for file in self.rows(row) if file.state is FileState.UPLOADED][1:2]
        self._change(row, [file.id for file in online], is_changed=True)
        self.send(row)
        self._publish(GalleryRescanned(gallery_id=row.id, name=row.name, changed_online=len(online)))

    def _attempts(self, row: GalleryRow, file_id: int) -> tuple[AttemptRow, ...]:
        """A failed image was tried three times; one in ten of the others went at the second try."""
        file = next((each for each in self.rows(row) if each.id == file_id), None)
        if file is None:
            return ()
        at = (row.finished_at or self._clock()) - 60.0
        found = []
        for upload in file.uploads:
            if upload.state is UploadState.FAILED:
                error = upload.error or demo_rows.REJECTED
                found += [
                    AttemptRow(host_id=upload.host_id, number=n, at=at + 9 * n, outcome=UploadState.FAILED, error=error)
                    for n in (3, 2, 1)
                ]
            elif upload.state is UploadState.UPLOADED:
                number = 2 if file_id % 10 == 3 else 1
                found.append(AttemptRow(host_id=upload.host_id, number=number, at=at, outcome=upload.state))
                if number > 1:
                    found.append(
                        AttemptRow(
                            host_id=upload.host_id, number=1, at=at - 9, outcome=UploadState.FAILED, error=_ANSWERED
                        )
                    )
        return tuple(sorted(found, key=lambda attempt: attempt.at, reverse=True))
