"""What can be done with one gallery on one host: the menu of a chip, and of a host in the inspector."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.commands import HoldHost, RetryGalleries, StartHost
from backend.protocol.replies import Reply
from backend.protocol.results import GetResults, HostLink, RenderText, Results, Text
from backend.protocol.rows import GalleryRow, HostProgress
from bridge import desktop
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.host_options import HostOptions
from bridge.controllers.navigation import Navigation
from bridge.controllers.remote_files import CAN_DELETE, RemoteFiles
from bridge.gallery_line import chip_tip
from bridge.store import Store
from bridge.wording import tr

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

CHIPS = 3

Entry = dict[str, Any]


@QmlElement
@QmlSingleton
class HostMenu(QObject):
    """The menu of one host chip: what can be done with one gallery on one host."""

    def __init__(
        self,
        store: Store,
        engine: Engine,
        app: App,
        navigation: Navigation,
        options: HostOptions,
        remote_files: RemoteFiles,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._navigation = navigation
        self._options = options
        self._remote_files = remote_files

    def _row(self, gallery_id: int) -> GalleryRow | None:
        return self._store.galleries.get(gallery_id)

    @Slot(int, int, result="QStringList")
    def hostsOfChip(self, gallery_id: int, chip: int) -> list[str]:
        """The hosts that a chip (1–3) stands for: one, or all those that the last chip counts."""
        row = self._row(gallery_id)
        ids = [host.host_id for host in row.hosts] if row is not None else []
        if chip == CHIPS and len(ids) > CHIPS:
            return ids[CHIPS - 1 :]
        return ids[chip - 1 : chip] if chip > 0 else []

    @Slot(str, result=str)
    def nameOf(self, host_id: str) -> str:
        return self._store.names.host(host_id)

    @Slot(int, str, result="QVariantList")
    def items(self, gallery_id: int, host_id: str) -> list[Entry]:
        """id, label, icon, enabled, danger, separatorBefore of each line; the first says how far the host is."""
        row = self._row(gallery_id)
        host = next((each for each in row.hosts if each.host_id == host_id), None) if row is not None else None
        if row is None or host is None:
            return []
        waits = host.is_waiting
        is_whole = 0 < row.images <= host.done_files

        def line(
            id_: str, label: str, icon: str, enabled: bool, *, danger: bool = False, separator: bool = False
        ) -> Entry:
            return {
                "id": id_, "label": label, "icon": icon, "enabled": enabled, "danger": danger,
                "separatorBefore": separator,
            }  # fmt: skip

        known = self._store.hosts.get(host_id)
        toggle = (
            line("start", tr("Start on this host"), "play", True)
            if waits
            else line("hold", tr("Hold this host"), "circle-pause", not is_whole and len(row.hosts) > 1)
        )
        return [
            line("about", chip_tip(host, row, self._store.names), "info", False),
            line("open", tr("Open gallery page"), "external-link", host.done_files > 0, separator=True),
            line("copy", tr("Copy links"), "link", host.done_files > 0),
            line("retry", tr("Retry failed images"), "rotate-cw", host.failed_files > 0, separator=True),
            toggle,
            line("options", tr("Host options…"), "settings", True),
            line("account", tr("Account and limits"), "server", known is not None),
            line(
                "delete", tr("Delete from this host…"), "trash-2", self._can_delete(host), danger=True, separator=True
            ),
        ]

    def _can_delete(self, host: HostProgress) -> bool:
        known = self._store.hosts.get(host.host_id)
        return host.done_files > 0 and known is not None and CAN_DELETE in known.abilities

    @Slot(int, str, str)
    def run(self, gallery_id: int, host_id: str, action: str) -> None:
        row = self._row(gallery_id)
        if row is None or not any(host.host_id == host_id for host in row.hosts):
            return
        actions: dict[str, Callable[[], None]] = {
            "open": lambda: self._with_link(row, host_id, self._open),
            "copy": lambda: self._copy(row, host_id),
            "retry": lambda: self._engine.send(RetryGalleries(ids=(row.id,), host_id=host_id)),
            "start": lambda: self._engine.send(StartHost(gallery_ids=(row.id,), host_id=host_id)),
            "hold": lambda: self._engine.send(HoldHost(gallery_ids=(row.id,), host_id=host_id)),
            "options": lambda: self._options.open_gallery(row.id),
            "account": lambda: self._navigation.open_host(host_id),
            "delete": lambda: self._remote_files.ask((row.id,), (host_id,)),
        }
        if action in actions:
            actions[action]()

    def _with_link(self, row: GalleryRow, host_id: str, use: Callable[[HostLink], None]) -> None:
        def take(reply: Reply) -> None:
            found = reply.links if isinstance(reply, Results) else ()
            link = next((each for each in found if each.host_id == host_id and each.url), None)
            if link is not None:
                use(link)
            else:
                self._app.toast(tr("No link of it is known."), self._store.names.host(host_id), "info")

        self._engine.send(GetResults(gallery_id=row.id), take)

    def _open(self, link: HostLink) -> None:
        desktop.open_url(link.url)

    def _copy(self, row: GalleryRow, host_id: str) -> None:
        def copied(reply: Reply) -> None:
            if isinstance(reply, Text) and reply.text:
                about = f"{text.isolated(row.name)} · {self._store.names.host(host_id)}"
                self._app.copyText(reply.text, tr("Links copied"), about)
            else:
                self._app.toast(tr("There is nothing to copy yet"), self._store.names.host(host_id), "info")

        self._engine.send(RenderText(gallery_ids=(row.id,), links_only=True, host_id=host_id), copied)
