"""A made-up engine in a process of its own: it speaks the whole contract, so that the window cannot tell.

python -m bridge.app --demo [--rows 100000] [--storm] [--still]
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec
from msgspec import UNSET

from backend import __version__
from backend.protocol import PROTOCOL_VERSION, images
from backend.protocol import commands as c
from backend.protocol import templates as t
from backend.protocol.accounts import EditAccount, ForgetAccount, HostStatus, SaveAccount, TestAccount
from backend.protocol.activity import GetActivity
from backend.protocol.codec import Acknowledge, Batch, SnapshotPage, decode_to_engine, encode
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import (
    CoverReady,
    Event,
    GalleriesAdded,
    GalleriesPatched,
    GalleriesRemoved,
    GalleryFinished,
    TemplatesChanged,
    ThumbnailReady,
    TotalsChanged,
)
from backend.protocol.hosts import EditHost
from backend.protocol.links import CheckOldLinks, GoneQueued, OldLinksChecked, UploadGone
from backend.protocol.log import GetLog
from backend.protocol.metrics import ExportStatistics, GetStatistics, SpeedsChanged, WatchSpeeds
from backend.protocol.other_programs import (
    CancelProgramImport,
    ImportFromProgram,
    LookForPrograms,
    PreviewProgramImport,
)
from backend.protocol.proxies import (
    ImportProxies,
    ListProxies,
    RemoveProxies,
    SaveProxy,
    SaveProxyPool,
    TestProxies,
    UseProxy,
)
from backend.protocol.replies import Done, PathsAdded, Refused, Reply, Welcome
from backend.protocol.results import GetResults, RenderText, Text
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
from backend.protocol.self_test import Outcome, RunSelfTest, SelfCheck, SelfTested
from backend.protocol.settings import ChangeSettings, Settings, SettingsChanged
from backend.protocol.start_times import StartAt
from backend.protocol.tabs import CreateTab, DeleteTab, EditTab, TabCreated, TabRow, TabsChanged
from backend.protocol.updates import CheckForUpdate, UpdateKnown, UpdateState
from backend.protocol.upkeep import (
    CopyPortable,
    DataCopied,
    ExportSettings,
    ImportSettings,
    MoveData,
    SettingsExported,
    SettingsImported,
)
from bridge import demo_results, demo_rows
from bridge.demo_files import DemoFiles
from bridge.demo_hosts import DemoHosts
from bridge.demo_log import DemoLog
from bridge.demo_metrics import DemoMetrics
from bridge.demo_options import DemoHostOptions, merged, started_on
from bridge.demo_programs import DemoPrograms
from bridge.demo_proxies import DemoProxies
from bridge.demo_templates import DemoTemplates

TICK_S = 0.1
PAGE = 500
STORM_PER_S = 1000
MB = 10**6


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """`folder` takes the pictures. `storm` patches 1,000 rows a second; `still` lets nothing move.

    For pictures that are compared: the time stands at `now` (Unix seconds), and no name needs a font that does not come
    with Galleon where `is_latin`.
    """

    folder: Path
    rows: int = 128
    storm: bool = False
    still: bool = False
    now: float | None = None
    is_latin: bool = False


def run_demo(reader: Connection, writer: Connection, options: DemoOptions) -> None:
    """Target of the demo's process, like the real engine's."""
    DemoEngine(reader, writer, options).run()


class DemoEngine:
    def __init__(self, reader: Connection, writer: Connection, options: DemoOptions) -> None:
        self._reader = reader
        self._writer = writer
        self._options = options
        fixed = options.now
        self._clock = time.time if fixed is None else lambda: fixed
        now = self._clock()
        rows, self._scenes = demo_rows.galleries(options.rows, now)
        if options.is_latin:
            rows = [demo_rows.in_latin(row) for row in rows]
        self._rows = {row.id: row for row in rows}
        self._tabs = {tab.id: tab for tab in demo_rows.TABS}
        self._proxies = DemoProxies()
        self._programs = DemoPrograms(lambda event: self._pending.append(event))
        self._templates = DemoTemplates(self._clock)
        self._host_options = DemoHostOptions()
        self._log = DemoLog(rows, now)
        self._settings = Settings(bandwidth_limit_bps=8 * MB)
        self._removed: dict[int, GalleryRow] = {}
        self._pending: list[Event] = []
        self._files = DemoFiles(self._pending.append, self._clock)
        self._hosts = DemoHosts(self._pending.append, self._clock)
        self._metrics = DemoMetrics(tuple(self._hosts.rows), not rows, self._clock)
        self._patches: dict[int, GalleryPatch] = {}
        self._number = 0
        self._is_acknowledged = True
        self._has_snapshot = False
        self._chance = random.Random(11)  # noqa: S311
        self._is_over = False
        self._last_totals = 0.0
        self._pictures: dict[str, str] = {}

    def run(self) -> None:
        due = time.monotonic() + TICK_S
        while not self._is_over:
            if self._reader.poll(max(0.0, due - time.monotonic())):
                try:
                    self._take(self._reader.recv_bytes())
                except EOFError:
                    return
            if time.monotonic() >= due:
                due = time.monotonic() + TICK_S
                self._advance()
            self._flush()

    # -- out

    def _send(self, message: Reply | SnapshotPage | Batch) -> None:
        try:
            self._writer.send_bytes(encode(message))
        except OSError:
            self._is_over = True

    def _flush(self) -> None:
        if not self._has_snapshot or not self._is_acknowledged or not (self._pending or self._patches):
            return
        events = list(self._pending)
        if self._patches:
            events.append(GalleriesPatched(patches=tuple(self._patches.values())))
        self._pending.clear()
        self._patches.clear()
        self._number += 1
        self._is_acknowledged = False
        self._send(Batch(number=self._number, events=tuple(events)))

    def _patch(self, row: GalleryRow, **changes: object) -> None:
        new: GalleryRow = msgspec.structs.replace(row, **changes)
        self._rows[row.id] = new
        before = self._patches.get(row.id, GalleryPatch(id=row.id))
        self._patches[row.id] = msgspec.structs.replace(before, **changes)

    def _snapshot(self) -> None:
        self._has_snapshot = False
        self._pending[:] = [self._proxies.current]
        self._patches.clear()
        rows = sorted(self._rows.values(), key=lambda row: row.position)
        pages = [rows[i : i + PAGE] for i in range(0, len(rows), PAGE)] or [[]]
        for index, page in enumerate(pages):
            covers = tuple((row.id, self._picture(self._scenes[row.id])) for row in page if row.id in self._scenes)
            first = index == 0
            self._send(
                SnapshotPage(
                    index=index,
                    is_last=index == len(pages) - 1,
                    galleries=tuple(page),
                    tabs=tuple(self._tabs.values()) if first else (),
                    hosts=tuple(self._hosts.rows.values()) if first else (),
                    templates=self._templates.rows if first else (),
                    settings=self._settings if first else None,
                    covers=covers,
                )
            )
        self._number = 0
        self._is_acknowledged = True
        self._has_snapshot = True
        self._totals()

    def _picture(self, scene: str, seed: int = 0) -> str:
        key = f"{scene}-{seed}"
        if key not in self._pictures:
            from bridge import landscape

            path = self._options.folder / f"{key}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            landscape.paint(scene, 112, 112, seed).save(str(path))
            self._pictures[key] = str(path)
        return self._pictures[key]

    # -- in

    def _take(self, data: bytes) -> None:
        message = decode_to_engine(data)
        if isinstance(message, Acknowledge):
            self._is_acknowledged = self._is_acknowledged or message.number == self._number
            return
        reply = self._carry_out(message)
        self._send(msgspec.structs.replace(reply, request_id=message.request_id))
        if isinstance(message, c.RequestSnapshot):
            self._snapshot()

    def _carry_out(self, command: c.Command) -> Reply:
        match command:
            case c.Hello():
                folder = str(self._options.folder)
                return Welcome(
                    protocol_version=PROTOCOL_VERSION, app_version="demo", engine_pid=0, data_folder=folder,
                    cache_folder=folder,
                )  # fmt: skip
            case LookForPrograms() | PreviewProgramImport() | ImportFromProgram() | CancelProgramImport():
                return self._programs.carry_out(command)
            case ExportSettings():
                return SettingsExported(count=2)
            case ImportSettings():
                return SettingsImported(count=0)
            case MoveData(folder=folder) | CopyPortable(folder=folder):
                return DataCopied(folder=folder)
            case c.Shutdown():
                self._is_over = True
            case c.StartGalleries(ids=ids):
                for row in self._chosen(ids, GalleryState.READY, GalleryState.PAUSED):
                    self._start(row)
            case StartAt(ids=ids, at=at):
                for row in self._chosen(ids):
                    state = GalleryState.READY if at is None else GalleryState.QUEUED
                    self._patch(row, state=state, start_at=at, queue_place=0, pause_reason=PauseReason.NONE)
            case c.PauseGalleries(ids=ids):
                for row in self._chosen(ids, GalleryState.UPLOADING, GalleryState.QUEUED):
                    self._pause(row)
            case c.RetryGalleries(ids=ids):
                for row in self._chosen(ids, GalleryState.INCOMPLETE, GalleryState.FAILED):
                    self._start(row)
            case c.ReplaceHost(gallery_id=gallery_id, host_id=host_id, other_id=other_id):
                for row in [self._rows[gallery_id]] if gallery_id in self._rows else []:
                    names = [other_id if host.host_id == host_id else host.host_id for host in row.hosts]
                    self._patch(row, hosts=tuple(HostProgress(name, total_files=row.images) for name in names))
            case c.RetrySmaller(gallery_id=gallery_id):
                for row in self._chosen((gallery_id,), GalleryState.INCOMPLETE, GalleryState.FAILED):
                    self._start(row)
            case c.StartNext(ids=ids):
                first = min((row.position for row in self._rows.values()), default=0.0)
                for i, row in enumerate(self._chosen(ids)):
                    self._patch(row, position=first - len(ids) + i)
            case c.CancelGalleries(ids=ids) | c.RemoveGalleries(ids=ids):
                gone = [i for i in ids if i in self._rows]
                self._removed.update((i, self._rows.pop(i)) for i in gone)
                self._pending.append(GalleriesRemoved(ids=tuple(gone)))
            case c.RestoreGalleries(ids=ids):
                back = [self._removed.pop(i) for i in ids if i in self._removed]
                self._rows.update((row.id, row) for row in back)
                self._pending.append(GalleriesAdded(rows=tuple(back)))
            case c.MoveGalleries(ids=ids, before_id=before_id):
                self._move(ids, before_id)
            case c.EditGalleries():
                self._edit(command)
            case c.AddPaths():
                return self._add(command)
            case c.AddSamples():
                return self._add(c.AddPaths(paths=("/samples/Autumn walk",), start=True))
            case CreateTab(name=name, colour=colour):
                tab = TabRow(id=max(self._tabs) + 1, name=name, colour=colour or 1, position=float(len(self._tabs) + 1))
                self._tabs[tab.id] = tab
                self._tabs_changed()
                return TabCreated(tab_id=tab.id)
            case EditTab():
                self._edit_tab(command)
            case DeleteTab(id=tab_id, reassign_to=heir):
                self._tabs.pop(tab_id, None)
                for row in [row for row in self._rows.values() if row.tab_id == tab_id]:
                    self._patch(row, tab_id=heir or demo_rows.ARCHIVE)
                self._tabs_changed()
            case c.WatchGallery(gallery_id=gallery_id):
                if gallery_id in self._rows:
                    self._files.send(self._rows[gallery_id])
            case GetResults(gallery_id=gallery_id):
                return demo_results.results(gallery_id, self._rows.get(gallery_id), self._clock())
            case RenderText(gallery_ids=ids, format=format_, links_only=links_only):
                text = "\n\n".join(demo_results.text(self._rows[i], links_only) for i in ids if i in self._rows)
                return Text(text=text, format=format_ or "bbcode")
            case GetActivity(gallery_id=gallery_id):
                return demo_results.activity(gallery_id, self._rows.get(gallery_id))
            case ChangeSettings(values=values):
                changes = {name: msgspec.json.decode(value) for name, value in values}
                kept = {**msgspec.structs.asdict(self._settings), **changes}
                self._settings = msgspec.convert(kept, Settings)
                self._pending.append(SettingsChanged(settings=self._settings))
            case EditHost():
                self._hosts.edit(command)
            case EditAccount():
                self._hosts.edit_account(command)
            case c.GetGalleryHosts(gallery_id=gallery_id):
                if gallery_id in self._rows:
                    return self._host_options.hosts_of(self._rows[gallery_id])
            case SaveAccount(host_id=host_id):
                self._hosts.signed_up(host_id)
            case ForgetAccount(host_id=host_id):
                self._hosts.forgotten(host_id)
            case TestAccount(host_id=host_id):
                return self._hosts.test(host_id)
            case (
                ListProxies()
                | UseProxy()
                | SaveProxy()
                | ImportProxies()
                | RemoveProxies()
                | SaveProxyPool()
                | TestProxies()
            ):
                reply = self._proxies.carry_out(command)
                self._pending.append(self._proxies.current)
                return reply
            case CheckOldLinks():
                return OldLinksChecked(galleries=41, alive=3_204)
            case UploadGone(gallery_ids=ids):
                return GoneQueued(files=2, gallery_ids=ids)
            case GetStatistics() | ExportStatistics() | WatchSpeeds():
                return self._metrics.carry_out(command, self._host_speeds)
            case GetLog():
                return self._log.page(command)
            case (
                t.CreateTemplate()
                | t.SaveTemplate()
                | t.DeleteTemplate()
                | t.RestoreTemplate()
                | t.GetTemplateVersions()
                | t.PreviewTemplate()
                | t.ImportTemplates()
            ):
                gallery_id = command.gallery_id if isinstance(command, t.PreviewTemplate) else None
                reply = self._templates.carry_out(command, self._rows.get(gallery_id or 0))
                if isinstance(reply, t.TemplateSaved | Done):
                    self._pending.append(TemplatesChanged(rows=self._templates.rows))
                return reply
            case c.SetThumbnailsWanted(file_ids=ids):
                for file_id in ids:
                    scene = self._scenes.get(file_id // 10_000, "lofoten")
                    path = self._picture(scene, file_id % 10_000 % 24)
                    self._pending.append(ThumbnailReady(file_id=file_id, gallery_id=file_id // 10_000, path=path))
            case c.ResolveDuplicate(ids=ids, choice=choice):
                known = [self._rows[i] for i in ids if i in self._rows]
                if choice == "skip":
                    self._pending.append(GalleriesRemoved(ids=tuple(self._rows.pop(row.id).id for row in known)))
                for row in known:
                    self._patch(row, question=Question.NONE)
            case c.ResolveRefused(ids=ids):
                for row in [self._rows[i] for i in ids if i in self._rows]:
                    self._patch(row, question=Question.NONE, refused=())
            case (
                c.ResolveUnknown()
                | c.EditFiles()
                | c.RescanGalleries()
                | images.OrderFiles()
                | images.ResolveChanged()
                | images.GetAttempts()
            ):
                return self._files.carry_out(command, self._rows)
            case c.RelocateGallery() | images.AddFiles():
                return Refused(error=ErrorInfo(kind=ErrorKind.BAD_INPUT, detail="the demo has no files"))
            case RunSelfTest():
                return SelfTested(checks=(SelfCheck(name="engine", outcome=Outcome.NOTE, detail="made up"),))
            case CheckForUpdate():
                return UpdateKnown(state=UpdateState(version=__version__, checked_at=time.time()))
            case _:
                pass  # RequestSnapshot is answered first, then sent; the rest has nothing to do here
        return Done()

    def _chosen(self, ids: tuple[int, ...], *states: GalleryState) -> list[GalleryRow]:
        rows = [self._rows[i] for i in ids if i in self._rows] if ids else list(self._rows.values())
        return [row for row in rows if not states or row.state in states]

    def _start(self, row: GalleryRow) -> None:
        hosts = tuple(
            msgspec.structs.replace(
                host, work=HostWork.ACTIVE, error=None, failed_files=0, total_files=host.total_files or row.images,
                total_bytes=host.total_bytes or row.size_bytes,
            )
            for host in row.hosts
        )  # fmt: skip
        self._patch(
            row, state=GalleryState.UPLOADING, hosts=hosts, error=None, failed_images=0, started_at=self._clock(),
            pause_reason=PauseReason.NONE, total_bytes=row.size_bytes * max(1, len(hosts)), eta_s=None, speed_bps=0,
        )  # fmt: skip

    def _pause(self, row: GalleryRow) -> None:
        hosts = tuple(msgspec.structs.replace(h, work=HostWork.PAUSED, speed_bps=0) for h in row.hosts)
        self._patch(
            row, state=GalleryState.PAUSED, hosts=hosts, pause_reason=PauseReason.BY_PERSON, paused_at=self._clock(),
            speed_bps=0, eta_s=None,
        )  # fmt: skip

    def _move(self, ids: tuple[int, ...], before_id: int | None) -> None:
        order = [row for row in sorted(self._rows.values(), key=lambda row: row.position) if row.id not in ids]
        place = next((i for i, row in enumerate(order) if row.id == before_id), len(order))
        low = order[place - 1].position if place else (order[0].position - 1 if order else 0.0)
        high = order[place].position if place < len(order) else low + 1
        for i, row in enumerate(self._chosen(ids), 1):
            self._patch(row, position=low + (high - low) * i / (len(ids) + 1))

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
        self._host_options.edit(command)
        for row in self._chosen(command.ids):
            if command.host_ids is not UNSET:
                known = {host.host_id: host for host in row.hosts}
                changes["hosts"] = tuple(known.get(i, HostProgress(host_id=i)) for i in command.host_ids)
            if command.host_start_on is not UNSET:
                changes["hosts"] = started_on(row.hosts, command.host_start_on)
            self._patch(row, **changes)

    def _add(self, command: c.AddPaths) -> PathsAdded:
        rows = []
        for path in command.paths:
            number = max((*self._rows, *self._removed), default=0) + 1
            row = GalleryRow(
                id=number, name=command.name or Path(path).name, path=path, source=SourceKind.FOLDER,
                tab_id=command.tab_id or demo_rows.ARCHIVE, position=float(number), state=GalleryState.SCANNING,
                added_at=self._clock(), to_scan=120, hosts=(HostProgress(host_id="local"),),
                template_id="forum-3-columns", size_bytes=300 * MB,
            )  # fmt: skip
            self._rows[number] = row
            self._scenes[number] = "kyoto"
            rows.append(row)
        self._pending.append(GalleriesAdded(rows=tuple(rows)))
        return PathsAdded(gallery_ids=tuple(row.id for row in rows))

    def _tabs_changed(self) -> None:
        self._pending.append(TabsChanged(rows=tuple(self._tabs.values())))

    def _edit_tab(self, command: EditTab) -> None:
        tab = self._tabs.get(command.id)
        if tab is None:
            return
        name = command.name if isinstance(command.name, str) else tab.name
        colour = command.colour if isinstance(command.colour, int) else tab.colour
        position = tab.position
        if command.before_id is not UNSET:
            before = self._tabs.get(command.before_id) if isinstance(command.before_id, int) else None
            position = before.position - 0.5 if before is not None else max(t.position for t in self._tabs.values()) + 1
        options = merged(tab.host_options, () if command.host_options is UNSET else command.host_options)
        self._tabs[tab.id] = msgspec.structs.replace(
            tab, name=name, colour=colour, position=position, host_options=options
        )
        self._tabs_changed()

    # -- time passes

    def _advance(self) -> None:
        if not self._has_snapshot:
            return
        if not self._options.still:
            self._programs.tick()
            for row in [row for row in self._rows.values() if row.state is GalleryState.UPLOADING]:
                self._upload(row)
            for row in [row for row in self._rows.values() if row.state is GalleryState.SCANNING]:
                self._scan(row)
        if self._options.storm:
            self._blow()
        if time.monotonic() - self._last_totals >= 1:
            self._last_totals = time.monotonic()
            self._totals()

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
        self._patch(
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
        self._patch(
            row, state=GalleryState.COMPLETED, done_bytes=row.total_bytes, done_images=row.images, hosts=hosts,
            links=len(hosts), finished_at=self._clock(), speed_bps=0, eta_s=None, upload_s=60.0,
        )  # fmt: skip
        self._pending.append(
            GalleryFinished(
                gallery_id=row.id, name=row.name, state=GalleryState.COMPLETED, images=row.images, host_count=len(hosts)
            )
        )

    def _scan(self, row: GalleryRow) -> None:
        scanned = min(row.to_scan, row.scanned + 3)
        if scanned < row.to_scan:
            self._patch(row, scanned=scanned)
            return
        self._patch(row, scanned=scanned, state=GalleryState.READY, images=scanned, cover_file_id=row.id * 10_000)
        self._pending.append(CoverReady(gallery_id=row.id, path=self._picture(self._scenes[row.id])))

    def _blow(self) -> None:
        rows = list(self._rows.values())
        for row in self._chance.sample(rows, min(len(rows), int(STORM_PER_S * TICK_S))):
            self._patch(row, speed_bps=self._chance.randint(1, 9) * MB, done_images=self._chance.randint(0, row.images))

    def _host_speeds(self) -> dict[str, int]:
        speeds: dict[str, int] = {}
        for row in self._rows.values():
            if row.state is GalleryState.UPLOADING:
                for host in row.hosts:
                    speeds[host.host_id] = speeds.get(host.host_id, 0) + row.speed_bps // len(row.hosts)
        return speeds

    def _totals(self) -> None:
        if self._metrics.is_watched:
            self._pending.append(SpeedsChanged(sample=self._metrics.sample(self._host_speeds(), self._clock())))
        states = [row.state for row in self._rows.values()]
        scheduled = sum(row.start_at is not None for row in self._rows.values())
        uploading = [row for row in self._rows.values() if row.state is GalleryState.UPLOADING]
        to_go = sum(row.total_bytes - row.done_bytes for row in uploading)
        self._pending.append(
            TotalsChanged(
                uploading=len(uploading),
                queued=states.count(GalleryState.QUEUED) - scheduled,
                scheduled=scheduled,
                paused=states.count(GalleryState.PAUSED),
                ready=states.count(GalleryState.READY),
                attention=states.count(GalleryState.INCOMPLETE) + states.count(GalleryState.FAILED),
                speed_bps=sum(row.speed_bps for row in uploading),
                eta_s=1440 if uploading else None,
                done_bytes=3_100 * MB if uploading else 0,
                total_bytes=12_400 * MB if to_go else 0,
                hosts_needing_you=sum(host.status is HostStatus.REFUSED for host in self._hosts.rows.values()),
            )
        )
