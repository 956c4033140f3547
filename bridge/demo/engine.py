"""A made-up engine in a process of its own: it speaks the whole contract, so that the window cannot tell.

python -m bridge.app --demo [--rows 100000] [--storm] [--still]
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec
from msgspec import UNSET

from backend import __version__
from backend.protocol import PROTOCOL_VERSION, decoding, images
from backend.protocol import commands as c
from backend.protocol import templates as t
from backend.protocol.accounts import (
    AccountAdded,
    AddAccount,
    EditAccount,
    ForgetAccount,
    HostStatus,
    SaveAccount,
    TestAccount,
)
from backend.protocol.activity import GetActivity
from backend.protocol.codec import Acknowledge, Batch, SnapshotPage, decode_to_engine, encode
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import (
    Event,
    GalleriesPatched,
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
    TakeBackProgramImport,
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
from backend.protocol.replies import Done, Refused, Reply, Welcome
from backend.protocol.results import GetResults, RenderText, Text
from backend.protocol.rows import (
    GalleryState,
)
from backend.protocol.self_test import Outcome, RunSelfTest, SelfCheck, SelfTested
from backend.protocol.settings import ChangeSettings, Settings, SettingsChanged
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
from bridge.demo import results as demo_results
from bridge.demo import rows as demo_rows
from bridge.demo.files import DemoFiles
from bridge.demo.galleries import MB, TICK_S, DemoGalleries, GalleryCommand
from bridge.demo.hosts import DemoHosts
from bridge.demo.log import DemoLog
from bridge.demo.metrics import DemoMetrics
from bridge.demo.options import DemoHostOptions, merged
from bridge.demo.programs import DemoPrograms
from bridge.demo.proxies import DemoProxies
from bridge.demo.templates import DemoTemplates

PAGE = 500


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
        rows, scenes = demo_rows.galleries(options.rows, now)
        if options.is_latin:
            rows = [demo_rows.in_latin(row) for row in rows]
        self._tabs = {tab.id: tab for tab in demo_rows.TABS}
        self._proxies = DemoProxies()
        self._programs = DemoPrograms(lambda event: self._pending.append(event))
        self._templates = DemoTemplates(self._clock)
        self._host_options = DemoHostOptions()
        self._log = DemoLog(rows, now)
        self._settings = Settings(bandwidth_limit_bps=8 * MB)
        self._pending: list[Event] = []
        self._galleries = DemoGalleries(rows, scenes, options.folder, self._pending.append, self._clock)
        self._files = DemoFiles(self._pending.append, self._clock)
        self._hosts = DemoHosts(self._pending.append, self._clock)
        self._metrics = DemoMetrics(tuple(self._hosts.rows), not rows, self._clock)
        self._number = 0
        self._is_acknowledged = True
        self._has_snapshot = False
        self._is_over = False
        self._last_totals = 0.0

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
        if not self._has_snapshot or not self._is_acknowledged or not (self._pending or self._galleries.patches):
            return
        events = list(self._pending)
        if self._galleries.patches:
            events.append(GalleriesPatched(patches=tuple(self._galleries.patches.values())))
        self._pending.clear()
        self._galleries.patches.clear()
        self._number += 1
        self._is_acknowledged = False
        self._send(Batch(number=self._number, events=tuple(events)))

    def _snapshot(self) -> None:
        self._has_snapshot = False
        self._pending[:] = [self._proxies.current]
        self._galleries.patches.clear()
        scenes, picture = self._galleries.scenes, self._galleries.picture
        rows = sorted(self._galleries.rows.values(), key=lambda row: row.position)
        pages = [rows[i : i + PAGE] for i in range(0, len(rows), PAGE)] or [[]]
        for index, page in enumerate(pages):
            covers = tuple((row.id, picture(scenes[row.id])) for row in page if row.id in scenes)
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
        if isinstance(command, GalleryCommand):
            if isinstance(command, c.EditGalleries):
                self._host_options.edit(command)
            return self._galleries.carry_out(command)
        rows = self._galleries.rows
        match command:
            case c.Hello():
                folder = str(self._options.folder)
                return Welcome(
                    protocol_version=PROTOCOL_VERSION, app_version="demo", engine_pid=0, data_folder=folder,
                    cache_folder=folder,
                )  # fmt: skip
            case (
                LookForPrograms() | PreviewProgramImport() | ImportFromProgram() | CancelProgramImport()
                | TakeBackProgramImport()
            ):  # fmt: skip
                return self._programs.carry_out(command)
            case ExportSettings():
                return SettingsExported(count=2)
            case ImportSettings():
                return SettingsImported(count=0)
            case MoveData(folder=folder) | CopyPortable(folder=folder):
                return DataCopied(folder=folder)
            case c.Shutdown():
                self._is_over = True
            case CreateTab(name=name, colour=colour):
                tab = TabRow(id=max(self._tabs) + 1, name=name, colour=colour or 1, position=float(len(self._tabs) + 1))
                self._tabs[tab.id] = tab
                self._tabs_changed()
                return TabCreated(tab_id=tab.id)
            case EditTab():
                self._edit_tab(command)
            case DeleteTab(id=tab_id, reassign_to=heir):
                self._tabs.pop(tab_id, None)
                for row in [row for row in rows.values() if row.tab_id == tab_id]:
                    self._galleries.patch(row, tab_id=heir or demo_rows.ARCHIVE)
                self._tabs_changed()
            case c.WatchGallery(gallery_id=gallery_id):
                if gallery_id in rows:
                    self._files.send(rows[gallery_id])
            case GetResults(gallery_id=gallery_id):
                return demo_results.results(gallery_id, rows.get(gallery_id), self._clock())
            case RenderText(gallery_ids=ids, format=format_, links_only=links_only):
                text = "\n\n".join(demo_results.text(rows[i], links_only) for i in ids if i in rows)
                return Text(text=text, format=format_ or "bbcode")
            case GetActivity(gallery_id=gallery_id):
                return demo_results.activity(gallery_id, rows.get(gallery_id))
            case ChangeSettings(values=values):
                changes = {name: msgspec.json.decode(value) for name, value in values}
                kept = {**msgspec.structs.asdict(self._settings), **changes}
                self._settings = decoding.converted(kept, Settings)
                self._pending.append(SettingsChanged(settings=self._settings))
            case EditHost():
                self._hosts.edit(command)
            case EditAccount():
                self._hosts.edit_account(command)
            case c.GetGalleryHosts(gallery_id=gallery_id):
                if gallery_id in rows:
                    return self._host_options.hosts_of(rows[gallery_id])
            case AddAccount(host_id=host_id):
                return AccountAdded(account=self._hosts.add_account(host_id))
            case SaveAccount():
                self._hosts.saved(command)
            case ForgetAccount():
                self._hosts.forgotten(command)
            case TestAccount():
                return self._hosts.test(command)
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
                return self._metrics.carry_out(command, self._galleries.host_speeds)
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
                reply = self._templates.carry_out(command, rows.get(gallery_id or 0))
                if isinstance(reply, t.TemplateSaved | Done):
                    self._pending.append(TemplatesChanged(rows=self._templates.rows))
                return reply
            case c.SetThumbnailsWanted(file_ids=ids):
                for file_id in ids:
                    scene = self._galleries.scenes.get(file_id // 10_000, "lofoten")
                    path = self._galleries.picture(scene, file_id % 10_000 % 24)
                    self._pending.append(ThumbnailReady(file_id=file_id, gallery_id=file_id // 10_000, path=path))
            case (
                c.ResolveUnknown()
                | c.EditFiles()
                | c.RescanGalleries()
                | images.OrderFiles()
                | images.ResolveChanged()
                | images.GetAttempts()
            ):
                return self._files.carry_out(command, rows)
            case c.RelocateGallery() | images.AddFiles():
                return Refused(error=ErrorInfo(kind=ErrorKind.BAD_INPUT, detail="the demo has no files"))
            case RunSelfTest():
                return SelfTested(checks=(SelfCheck(name="engine", outcome=Outcome.NOTE, detail="made up"),))
            case CheckForUpdate():
                return UpdateKnown(state=UpdateState(version=__version__, checked_at=time.time()))
            case _:
                pass  # RequestSnapshot is answered first, then sent; the rest has nothing to do here
        return Done()

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
            self._galleries.advance()
        if self._options.storm:
            self._galleries.blow()
        if time.monotonic() - self._last_totals >= 1:
            self._last_totals = time.monotonic()
            self._totals()

    def _totals(self) -> None:
        if self._metrics.is_watched:
            self._pending.append(
                SpeedsChanged(sample=self._metrics.sample(self._galleries.host_speeds(), self._clock()))
            )
        rows = self._galleries.rows.values()
        states = [row.state for row in rows]
        scheduled = sum(row.start_at is not None for row in rows)
        uploading = [row for row in rows if row.state is GalleryState.UPLOADING]
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
