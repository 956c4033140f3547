"""`galleon upload` and `galleon demo`: add, wait, print."""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec

from backend.cli import accounts
from backend.cli.archive_password import Passwords
from backend.cli.client import LOOKING_TIMEOUT_S, Client
from backend.cli.exit_codes import ExitCode, code_of_all
from backend.cli.sentences import printable, sentence
from backend.errors import problem
from backend.protocol.archives import OpenArchives
from backend.protocol.commands import AddPaths, AddSamples, PauseGalleries
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import GalleriesRemoved, GalleryFinished, Notice, UploadFinished
from backend.protocol.replies import Done, PathsAdded
from backend.protocol.results import GetResults, RenderText, Results, Text
from backend.protocol.rows import GalleryRow, GalleryState, HostProgress, HostWork, Question, UploadState
from backend.protocol.settings import SettingsChanged

if TYPE_CHECKING:
    from rich.progress import Progress

_LOCKED = (ErrorKind.ARCHIVE_LOCKED, ErrorKind.WRONG_PASSWORD)
_ENDED = (GalleryState.COMPLETED, GalleryState.INCOMPLETE, GalleryState.FAILED)
_STATUS = {
    UploadState.UPLOADED: "uploaded",
    UploadState.FAILED: "failed",
    UploadState.UNKNOWN: "unknown",
}

_HOST_STATUS = {
    HostWork.DONE: GalleryState.COMPLETED.value,
    HostWork.PARTLY_FAILED: GalleryState.INCOMPLETE.value,
    HostWork.FAILED: GalleryState.FAILED.value,
}


def run(client: Client, arguments: argparse.Namespace) -> int:
    """Upload and wait. Each image and each gallery is told as it ends."""
    client.load()
    for host_id in arguments.host:
        if host_id not in client.hosts:
            known = ", ".join(sorted(client.hosts))
            raise problem(ErrorKind.BAD_INPUT, f"the hosts are {known}", subject=host_id)
    command = AddPaths(
        paths=tuple(arguments.paths),
        start=True,
        name=arguments.name,
        host_ids=tuple(dict.fromkeys(arguments.host)),
        template_id=template_id(client, arguments.template),
        host_options=accounts.host_options(arguments.option),
        host_accounts=accounts.host_accounts(arguments.account),
        on_refused=_on_refused(client, arguments.refused),
        location="remove" if arguments.remove_location else "",
        on_duplicate="upload_again" if arguments.again else "use_links",
        follow=True,
        start_all=True,
    )
    reply = client.ask(command, PathsAdded, timeout_s=LOOKING_TIMEOUT_S)
    passwords = Passwords(from_input=arguments.password_stdin)
    waiting = _Waiting(client, reply, as_json=arguments.json, template=command.template_id, passwords=passwords)
    return waiting.run()


def _on_refused(client: Client, wanted: str | None) -> str:
    """Nobody may be there to answer: unless asking is asked for, it is the standing answer or leaving out."""
    if wanted is not None:
        return wanted.replace("-", "_")
    return "leave_out" if client.settings.refused_files == "ask" else client.settings.refused_files


def demo(client: Client) -> int:
    """Upload the sample gallery to this computer; on a terminal, keep serving it until Ctrl-C."""
    client.load()
    reply = client.ask(AddSamples(), PathsAdded)
    code = _Waiting(client, reply, as_json=False, template="").run()
    for gallery_id in reply.gallery_ids:
        for link in client.ask(GetResults(gallery_id=gallery_id), Results).links:
            print(f"The gallery is at {link.url}", file=sys.stderr)
    if code == ExitCode.ALL_UPLOADED and sys.stdout.isatty():
        print("This computer serves it until you press Ctrl-C.", file=sys.stderr)
        with contextlib.suppress(KeyboardInterrupt):
            threading.Event().wait()
    return code


def template_id(client: Client, wanted: str) -> str:
    """Find a template by id or name. Raises Problem(BAD_INPUT) that lists what there is."""
    if not wanted:
        return ""
    for template in client.templates:
        if wanted in (template.id, template.name):
            return template.id
    known = ", ".join(template.id for template in client.templates)
    raise problem(ErrorKind.BAD_INPUT, f"the templates are {known}", subject=wanted)


@dataclass
class _Waiting:
    """Galleries that were added, until each has ended."""

    client: Client
    added: PathsAdded
    as_json: bool
    template: str
    passwords: Passwords = field(default_factory=Passwords)
    errors: list[ErrorInfo] = field(default_factory=list)
    interrupts: int = 0
    obeyed: int = 0  # interrupts that the engine was told of
    ended: set[int] = field(default_factory=set)
    asked: set[int] = field(default_factory=set)
    told: set[tuple[int, str, str]] = field(default_factory=set)

    @property
    def gallery_ids(self) -> tuple[int, ...]:
        return self.added.gallery_ids

    def run(self) -> int:
        for refused in self.added.refused:
            self.errors.append(refused.error)
            print(sentence(refused.error, subject=refused.path), file=sys.stderr)
        if self.gallery_ids:
            with self._interruptible(), self._progress() as progress:
                while len(self.ended) < len(self.gallery_ids) and not self._is_stopped():
                    self._step(progress)
        if self.interrupts:
            print("Stopped. What was uploaded stays online; run it again to go on.", file=sys.stderr)
            return ExitCode.OTHER_ERROR
        return code_of_all(self.errors)

    def _step(self, progress: Progress) -> None:
        if self.obeyed < self.interrupts:
            self._pause()
        if self.client.has_lost_events:
            self._catch_up()
        for event in self.client.events(timeout_s=0.2):
            match event:
                case UploadFinished() if event.gallery_id in self.gallery_ids:
                    self._image(event)
                case GalleryFinished() if event.gallery_id in self.gallery_ids:
                    if not self._tries_password(event.gallery_id, progress):
                        self._gallery(event.gallery_id)
                case GalleriesRemoved():
                    self.ended.update(set(event.ids) & set(self.gallery_ids))
                case Notice():
                    print(sentence(event.error), file=sys.stderr)
                case SettingsChanged():
                    for error in event.problems:
                        print(f"{sentence(error)} The default is used.", file=sys.stderr)
                case _:
                    pass
        for gallery_id in self.gallery_ids:
            if (row := self.client.galleries.get(gallery_id)) is not None:
                _draw(progress, row)
                self._tell_question(row)

    def _catch_up(self) -> None:
        """Whoever reads our lines paused for so long that the engine told no more: what became of the galleries is on
        their rows."""
        print("Lines of single images are missing: more came than was read.", file=sys.stderr)
        self.client.load()
        for gallery_id in self.gallery_ids:
            row = self.client.galleries.get(gallery_id)
            if row is None:
                self.ended.add(gallery_id)
            elif row.state in _ENDED:
                self._gallery(gallery_id)

    def _tries_password(self, gallery_id: int, progress: Progress) -> bool:
        """Whether this gallery is a locked archive that is tried once more."""
        row = self.client.galleries[gallery_id]
        if row.error is None or row.error.kind not in _LOCKED or row.images or gallery_id in self.ended:
            return False
        progress.stop()  # the question stands alone
        password = self.passwords.next(gallery_id, row.name)
        progress.start()
        if password:
            self.client.ask(OpenArchives(ids=(gallery_id,), password=password), Done)
        return bool(password)

    def _tell_question(self, row: GalleryRow) -> None:
        if row.question is Question.FILES_REFUSED and row.refused and row.id not in self.asked:
            self.asked.add(row.id)
            count = sum(files.count for files in row.refused if files.plan == "ask")
            name = printable(row.name)
            print(f"{name} waits for your answer in the window: {count} files would be refused.", file=sys.stderr)

    def _image(self, event: UploadFinished) -> None:
        key = (event.gallery_id, event.host_id, event.file)
        if key in self.told:
            return
        self.told.add(key)
        if event.error is not None:
            self.errors.append(event.error)
        status = "skipped" if event.was_there else _STATUS.get(event.state, "failed")
        if self.as_json:
            emit(
                {
                    "type": "image",
                    "gallery": event.gallery,
                    "host": event.host_id,
                    "file": event.file,
                    "status": status,
                    "page_url": event.page_url or None,
                    "image_url": event.image_url or None,
                    "thumb_url": event.thumb_url or None,
                    "error": _error(event.error),
                }
            )
        elif event.error is not None:
            print(sentence(event.error, subject=event.file), file=sys.stderr)

    def _gallery(self, gallery_id: int) -> None:
        if gallery_id in self.ended:
            return
        self.ended.add(gallery_id)
        row = self.client.galleries[gallery_id]
        if row.error is not None and row.error not in self.errors:
            self.errors.append(row.error)
            if not row.images:
                print(sentence(row.error, subject=row.name), file=sys.stderr)
        text = self.client.ask(RenderText(gallery_ids=(gallery_id,), template_id=self.template), Text)
        if self.as_json:
            emit(
                {
                    "type": "gallery",
                    "gallery": row.name,
                    "path": row.path,
                    "status": row.state.value,
                    "hosts": [_host(host) for host in row.hosts],
                    "text": text.text,
                    "error": _error(row.error),
                }
            )
        elif text.text:
            sys.stdout.write(text.text + "\n")
            sys.stdout.flush()
        if row.left_out:
            print(
                f"{row.left_out} files of {printable(row.name)} were left out.",
                file=sys.stderr,
            )

    def _is_stopped(self) -> bool:
        """After Ctrl-C: drained when nothing of ours is on the wire any more."""
        if not self.obeyed:
            return False
        rows = [
            self.client.galleries[gallery_id] for gallery_id in self.gallery_ids if gallery_id in self.client.galleries
        ]
        active = any(host.work == "active" for row in rows for host in row.hosts)
        return self.obeyed > 1 or not active

    def _pause(self) -> None:
        """Tell the engine of the interrupts, then look at the rows as they are now, not as last heard of."""
        is_hard = self.interrupts > 1
        print("Stopping." if is_hard else "Finishing what is on the wire; Ctrl-C again stops at once.", file=sys.stderr)
        pending = tuple(gallery_id for gallery_id in self.gallery_ids if gallery_id not in self.ended)
        self.client.ask(PauseGalleries(ids=pending, hard=is_hard), Done)
        self.client.load()
        self.obeyed = 2 if is_hard else 1

    @contextlib.contextmanager
    def _interruptible(self) -> Iterator[None]:
        """The first Ctrl-C finishes what is on the wire, the second cuts it."""

        def on_interrupt(*_: Any) -> None:
            self.interrupts += 1
            if self.interrupts > 2:
                raise KeyboardInterrupt

        before = signal.signal(signal.SIGINT, on_interrupt)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _progress(self) -> Progress:
        from rich.console import Console  # only what uploads waits for this import
        from rich.progress import (
            BarColumn,
            DownloadColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
            TransferSpeedColumn,
        )

        console = Console(stderr=True)
        return Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=console,
            disable=not console.is_terminal,
        )


def _draw(progress: Progress, row: GalleryRow) -> None:
    task = next((task for task in progress.tasks if task.fields.get("gallery_id") == row.id), None)
    task_id = task.id if task else progress.add_task("", gallery_id=row.id)
    progress.update(
        task_id,
        description=f"{printable(row.name)[:40]}  {row.done_images} of {row.images}",
        completed=row.done_bytes,
        total=row.total_bytes or None,
    )


def _host(host: HostProgress) -> dict[str, object]:
    return {
        "host": host.host_id,
        "status": _HOST_STATUS.get(host.work, host.work.value),
        "gallery_url": host.gallery_url or None,
        "uploaded": host.done_files,
        "failed": host.failed_files + host.unknown_files,
        "bytes": host.done_bytes,
    }


def _error(error: ErrorInfo | None) -> dict[str, str] | None:
    return None if error is None else {"kind": error.kind.value, "detail": error.detail}


def emit(line: object) -> None:
    """One JSON object in one line of UTF-8, whatever the terminal's own encoding; out at once."""
    sys.stdout.flush()
    sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")
    sys.stdout.buffer.flush()
