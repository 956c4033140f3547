"""The demo's galleries: what commands make of them, and how they go on as time passes."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec import UNSET

from backend.protocol import commands as c
from backend.protocol.events import (
    CoverReady,
    Event,
    GalleriesAdded,
    GalleriesRemoved,
    GalleryFinished,
)
from backend.protocol.replies import Done, PathsAdded, Reply
from backend.protocol.rows import (
    GalleryPatch,
    GalleryRow,
    GalleryState,
    HostProgress,
    HostWork,
    PauseReason,
    Question,
    SourceKind,
)
from backend.protocol.start_times import StartAt
from bridge.demo import rows as demo_rows
from bridge.demo.options import started_on

TICK_S = 0.1
STORM_PER_S = 1000
MB = 10**6

GalleryCommand = (
    c.StartGalleries
    | StartAt
    | c.PauseGalleries
    | c.RetryGalleries
    | c.ReplaceHost
    | c.RetrySmaller
    | c.StartNext
    | c.CancelGalleries
    | c.RemoveGalleries
    | c.RestoreGalleries
    | c.MoveGalleries
    | c.EditGalleries
    | c.AddPaths
    | c.AddSamples
    | c.ResolveDuplicate
    | c.ResolveRefused
)


class DemoGalleries:
    """`rows` by id, with the changes of them that nobody has been told of in `patches`. `scenes` names the landscape of
    those that have a cover. Pictures are painted into `folder` when they are asked for.
    """

    def __init__(
        self, rows: list[GalleryRow], scenes: dict[int, str], folder: Path, emit: Callable[[Event], None],
        clock: Callable[[], float],
    ) -> None:  # fmt: skip
        self.rows = {row.id: row for row in rows}
        self.scenes = scenes
        self.patches: dict[int, GalleryPatch] = {}
        self._folder = folder
        self._emit = emit
        self._clock = clock
        self._removed: dict[int, GalleryRow] = {}
        self._pictures: dict[str, str] = {}
        self._chance = random.Random(11)  # noqa: S311

    def carry_out(self, command: GalleryCommand) -> Reply:
        match command:
            case c.StartGalleries(ids=ids):
                for row in self._chosen(ids, GalleryState.READY, GalleryState.PAUSED):
                    self._start(row)
            case StartAt(ids=ids, at=at):
                for row in self._chosen(ids):
                    state = GalleryState.READY if at is None else GalleryState.QUEUED
                    self.patch(row, state=state, start_at=at, queue_place=0, pause_reason=PauseReason.NONE)
            case c.PauseGalleries(ids=ids):
                for row in self._chosen(ids, GalleryState.UPLOADING, GalleryState.QUEUED):
                    self._pause(row)
            case c.RetryGalleries(ids=ids):
                for row in self._chosen(ids, GalleryState.INCOMPLETE, GalleryState.FAILED):
                    self._start(row)
            case c.ReplaceHost(gallery_id=gallery_id, host_id=host_id, other_id=other_id):
                for row in [self.rows[gallery_id]] if gallery_id in self.rows else []:
                    names = [other_id if host.host_id == host_id else host.host_id for host in row.hosts]
                    self.patch(row, hosts=tuple(HostProgress(name, total_files=row.images) for name in names))
            case c.RetrySmaller(gallery_id=gallery_id):
                for row in self._chosen((gallery_id,), GalleryState.INCOMPLETE, GalleryState.FAILED):
                    self._start(row)
            case c.StartNext(ids=ids):
                first = min((row.position for row in self.rows.values()), default=0.0)
                for i, row in enumerate(self._chosen(ids)):
                    self.patch(row, position=first - len(ids) + i)
            case c.CancelGalleries(ids=ids) | c.RemoveGalleries(ids=ids):
                gone = [i for i in ids if i in self.rows]
                self._removed.update((i, self.rows.pop(i)) for i in gone)
                self._emit(GalleriesRemoved(ids=tuple(gone)))
            case c.RestoreGalleries(ids=ids):
                back = [self._removed.pop(i) for i in ids if i in self._removed]
                self.rows.update((row.id, row) for row in back)
                self._emit(GalleriesAdded(rows=tuple(back)))
            case c.MoveGalleries(ids=ids, before_id=before_id):
                self._move(ids, before_id)
            case c.EditGalleries():
                self._edit(command)
            case c.AddPaths():
                return self._add(command)
            case c.AddSamples():
                return self._add(c.AddPaths(paths=("/samples/Autumn walk",), start=True))
            case c.ResolveDuplicate(ids=ids, choice=choice):
                known = [self.rows[i] for i in ids if i in self.rows]
                if choice == "skip":
                    self._emit(GalleriesRemoved(ids=tuple(self.rows.pop(row.id).id for row in known)))
                for row in known:
                    self.patch(row, question=Question.NONE)
            case c.ResolveRefused(ids=ids):
                for row in [self.rows[i] for i in ids if i in self.rows]:
                    self.patch(row, question=Question.NONE, refused=())
        return Done()

    def patch(self, row: GalleryRow, **changes: object) -> None:
        new: GalleryRow = msgspec.structs.replace(row, **changes)
        self.rows[row.id] = new
        before = self.patches.get(row.id, GalleryPatch(id=row.id))
        self.patches[row.id] = msgspec.structs.replace(before, **changes)

    def picture(self, scene: str, seed: int = 0) -> str:
        """The path of a small picture of this scene."""
        key = f"{scene}-{seed}"
        if key not in self._pictures:
            from bridge import landscape

            path = self._folder / f"{key}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            landscape.paint(scene, 112, 112, seed).save(str(path))
            self._pictures[key] = str(path)
        return self._pictures[key]

    def _chosen(self, ids: tuple[int, ...], *states: GalleryState) -> list[GalleryRow]:
        rows = [self.rows[i] for i in ids if i in self.rows] if ids else list(self.rows.values())
        return [row for row in rows if not states or row.state in states]

    def _start(self, row: GalleryRow) -> None:
        hosts = tuple(
            msgspec.structs.replace(
                host, work=HostWork.ACTIVE, error=None, failed_files=0, total_files=host.total_files or row.images,
                total_bytes=host.total_bytes or row.size_bytes,
            )
            for host in row.hosts
        )  # fmt: skip
        self.patch(
            row, state=GalleryState.UPLOADING, hosts=hosts, error=None, failed_images=0, started_at=self._clock(),
            pause_reason=PauseReason.NONE, total_bytes=row.size_bytes * max(1, len(hosts)), eta_s=None, speed_bps=0,
        )  # fmt: skip

    def _pause(self, row: GalleryRow) -> None:
        hosts = tuple(msgspec.structs.replace(h, work=HostWork.PAUSED, speed_bps=0) for h in row.hosts)
        self.patch(
            row, state=GalleryState.PAUSED, hosts=hosts, pause_reason=PauseReason.BY_PERSON, paused_at=self._clock(),
            speed_bps=0, eta_s=None,
        )  # fmt: skip

    def _move(self, ids: tuple[int, ...], before_id: int | None) -> None:
        order = [row for row in sorted(self.rows.values(), key=lambda row: row.position) if row.id not in ids]
        place = next((i for i, row in enumerate(order) if row.id == before_id), len(order))
        low = order[place - 1].position if place else (order[0].position - 1 if order else 0.0)
        high = order[place].position if place < len(order) else low + 1
        for i, row in enumerate(self._chosen(ids), 1):
            self.patch(row, position=low + (high - low) * i / (len(ids) + 1))

    def _edit(self, command: c.EditGalleries) -> None:
        changes = {
            name: value
            for name in command.__struct_fields__
            if name not in ("request_id", "ids")
            and not name.startswith("host_")
            and (value := getattr(command, name)) is not UNSET
        }
        if changes.get("name") == "":
            changes["name"] = "Folder name"
        for row in self._chosen(command.ids):
            if command.host_ids is not UNSET:
                known = {host.host_id: host for host in row.hosts}
                changes["hosts"] = tuple(known.get(i, HostProgress(host_id=i)) for i in command.host_ids)
            if command.host_start_on is not UNSET:
                changes["hosts"] = started_on(row.hosts, command.host_start_on)
            self.patch(row, **changes)

    def _add(self, command: c.AddPaths) -> PathsAdded:
        rows = []
        for path in command.paths:
            number = max((*self.rows, *self._removed), default=0) + 1
            row = GalleryRow(
                id=number, name=command.name or Path(path).name, path=path, source=SourceKind.FOLDER,
                tab_id=command.tab_id or demo_rows.ARCHIVE, position=float(number), state=GalleryState.SCANNING,
                added_at=self._clock(), to_scan=120, hosts=(HostProgress(host_id="local"),),
                template_id="forum-3-columns", size_bytes=300 * MB,
            )  # fmt: skip
            self.rows[number] = row
            self.scenes[number] = "kyoto"
            rows.append(row)
        self._emit(GalleriesAdded(rows=tuple(rows)))
        return PathsAdded(gallery_ids=tuple(row.id for row in rows))

    # -- time passes

    def advance(self) -> None:
        """A tick of `TICK_S`."""
        for row in [row for row in self.rows.values() if row.state is GalleryState.UPLOADING]:
            self._upload(row)
        for row in [row for row in self.rows.values() if row.state is GalleryState.SCANNING]:
            self._scan(row)

    def _upload(self, row: GalleryRow) -> None:
        speed = max(400_000, (row.speed_bps or 2_000_000) * self._chance.uniform(0.96, 1.04))
        done = min(row.total_bytes, row.done_bytes + int(speed * TICK_S * 3))
        share = done / row.total_bytes if row.total_bytes else 1.0
        if share >= 1.0:
            self._finish(row)
            return
        hosts = tuple(
            msgspec.structs.replace(
                host,
                done_files=max(host.done_files, int((host.total_files or row.images) * share)),
                done_bytes=max(host.done_bytes, int(host.total_bytes * share)),
                speed_bps=int(speed / len(row.hosts)),
            )
            for host in row.hosts
        )
        self.patch(
            row, done_bytes=done, done_images=max(row.done_images, int(row.images * share)), speed_bps=int(speed),
            eta_s=int((row.total_bytes - done) / speed), hosts=hosts,
        )  # fmt: skip

    def _finish(self, row: GalleryRow) -> None:
        hosts = tuple(
            msgspec.structs.replace(
                host, work=HostWork.DONE, done_files=host.total_files or row.images, done_bytes=host.total_bytes,
                speed_bps=0, gallery_url=f"https://{host.host_id}/g/{row.id:x}",
            )
            for host in row.hosts
        )  # fmt: skip
        self.patch(
            row, state=GalleryState.COMPLETED, done_bytes=row.total_bytes, done_images=row.images, hosts=hosts,
            links=len(hosts), finished_at=self._clock(), speed_bps=0, eta_s=None, upload_s=60.0,
        )  # fmt: skip
        self._emit(
            GalleryFinished(
                gallery_id=row.id, name=row.name, state=GalleryState.COMPLETED, images=row.images, host_count=len(hosts)
            )
        )

    def _scan(self, row: GalleryRow) -> None:
        scanned = min(row.to_scan, row.scanned + 3)
        if scanned < row.to_scan:
            self.patch(row, scanned=scanned)
            return
        self.patch(row, scanned=scanned, state=GalleryState.READY, images=scanned, cover_file_id=row.id * 10_000)
        self._emit(CoverReady(gallery_id=row.id, path=self.picture(self.scenes[row.id])))

    def blow(self) -> None:
        """A tick of the storm."""
        rows = list(self.rows.values())
        for row in self._chance.sample(rows, min(len(rows), int(STORM_PER_S * TICK_S))):
            self.patch(row, speed_bps=self._chance.randint(1, 9) * MB, done_images=self._chance.randint(0, row.images))

    def host_speeds(self) -> dict[str, int]:
        """Bytes a second."""
        speeds: dict[str, int] = {}
        for row in self.rows.values():
            if row.state is GalleryState.UPLOADING:
                for host in row.hosts:
                    speeds[host.host_id] = speeds.get(host.host_id, 0) + row.speed_bps // len(row.hosts)
        return speeds
