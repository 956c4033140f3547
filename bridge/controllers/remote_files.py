"""What is on hosts already: asked about before it is deleted there, and whether its links are alive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.errors import ErrorInfo
from backend.protocol.links import (
    CheckLinks,
    CheckOldLinks,
    DeleteRemote,
    GoneQueued,
    LinksChecked,
    LinkState,
    OldLinksChecked,
    RemoteDeleted,
    UploadGone,
)
from backend.protocol.replies import Refused, Reply
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.notifications import Notifications
from bridge.error_text import Context, sentence
from bridge.models.rows import RowsModel
from bridge.store import Store
from bridge.wording import tr

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

CAN_DELETE = "delete"


class RemoteLine(NamedTuple):
    """A host that holds something of the chosen galleries. `able`: it can delete."""

    hostId: str
    name: str
    about: str
    able: bool
    chosen: bool


@QmlElement
@QmlSingleton
class RemoteFiles(RowsModel[RemoteLine]):
    """The rows are the hosts that the question is about; `asked` opens it."""

    asked = Signal()
    goneAsked = Signal()  # to see the galleries whose links are gone
    changed = Signal()

    def __init__(
        self, store: Store, engine: Engine, app: App, notifications: Notifications, parent: QObject | None = None
    ) -> None:
        super().__init__(RemoteLine, parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._notifications = notifications
        self._ids: tuple[int, ...] = ()
        self._chosen: set[str] = set()

    def act(self, action: str, ids: Sequence[int]) -> None:
        """What was chosen in the menu of rows."""
        if action == "checkLinks":
            self.check(ids)
        elif action == "uploadGone":
            self.upload_again(ids)
        else:
            self.ask(ids)

    # -- delete

    def ask(self, ids: Sequence[int], host_ids: Sequence[str] = ()) -> None:
        """Ask which hosts these galleries are to be deleted from; those that can are chosen, or of them `host_ids`."""
        self._ids = tuple(ids)
        able = {host_id for host_id in self._counts() if self._can(host_id, CAN_DELETE)}
        self._chosen = able & set(host_ids) if host_ids else able
        self._refresh()
        self.asked.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        rows = [row for gallery_id in self._ids if (row := self._store.galleries.get(gallery_id))]
        if len(rows) == 1:
            return tr("Delete {gallery} from its hosts?").format(gallery=text.quoted(rows[0].name))
        return tr("Delete %n galleries from their hosts?", "", len(rows))

    @Property(str, notify=changed)
    def sentence(self) -> str:
        return tr("The links stop working for everybody. This cannot be undone; the files on this computer stay.")

    @Property(str, notify=changed)
    def action(self) -> str:
        files = sum(count for host_id, count in self._counts().items() if host_id in self._chosen)
        return tr("Delete %n file(s)", "", files) if files else tr("Delete")

    @Property(bool, notify=changed)
    def canDelete(self) -> bool:
        return bool(self._chosen)

    @Slot(str, bool)
    def choose(self, host_id: str, chosen: bool) -> None:
        if self._can(host_id, CAN_DELETE):
            (self._chosen.add if chosen else self._chosen.discard)(host_id)
            self._refresh()

    @Slot()
    def delete(self) -> None:
        ids, chosen = self._ids, set(self._chosen)
        self._ids = ()
        for gallery_id in ids:
            row = self._store.galleries.get(gallery_id)
            hosts = [host.host_id for host in row.hosts if host.done_files] if row is not None else []
            wanted = tuple(host_id for host_id in hosts if host_id in chosen)
            if row is not None and wanted:
                name = row.name
                self._engine.send(
                    DeleteRemote(gallery_id=gallery_id, host_ids=wanted),
                    lambda reply, name=name: self._deleted(reply, name),  # type: ignore[misc]
                )

    def _deleted(self, reply: Reply, gallery: str) -> None:
        if isinstance(reply, Refused):
            self._refused(reply.error, gallery)
        elif isinstance(reply, RemoteDeleted):
            if reply.deleted:
                self._app.toast(tr("%n file(s) deleted", "", reply.deleted), text.isolated(gallery), "trash-2")
            if reply.failed:
                title = tr("%n file(s) of {gallery} not deleted", "", len(reply.failed)).format(
                    gallery=text.quoted(gallery)
                )
                self._notifications.add(title, self._why(reply.failed[0].error), "triangle-alert", "warning")

    # -- check

    def check(self, ids: Sequence[int]) -> None:
        if ids:
            self._app.toast(tr("Asking the hosts"), tr("The answer comes here"), "link")
            self._engine.send(CheckLinks(gallery_ids=tuple(ids)), self._checked)

    def _checked(self, reply: Reply) -> None:
        if isinstance(reply, Refused):
            self._refused(reply.error, "")
        if not isinstance(reply, LinksChecked):
            return
        counts = Counter(file.state for file in reply.files)
        unknown = next((file.error for file in reply.files if file.state is LinkState.UNKNOWN), None)
        names = text.joined([text.isolated(self._name(host_id)) for host_id in reply.not_asked], most=3)
        notes = [
            tr("{hosts} cannot tell").format(hosts=names) if names else "",
            self._why(unknown) if unknown is not None else "",
        ]
        note = " · ".join(part for part in notes if part)
        if counts[LinkState.GONE]:
            gone = next(file for file in reply.files if file.state is LinkState.GONE)
            row = self._store.galleries.get(gone.gallery_id)
            title = tr("%n file(s) are gone", "", counts[LinkState.GONE])
            where = f"{text.isolated(row.name)}, {self._name(gone.host_id)}" if row is not None else ""
            self._notifications.add(title, " · ".join(part for part in (where, note) if part), "link", "warning")
        elif counts[LinkState.ALIVE]:
            title = tr("%n link(s) alive", "", counts[LinkState.ALIVE])
            self._app.toast(title, note, "circle-check" if not counts[LinkState.UNKNOWN] else "triangle-alert")
        else:
            self._app.toast(tr("Nothing was found out"), note, "triangle-alert")

    def check_old(self, days: int) -> None:
        """All galleries whose links were not checked for so many days; 0 is all of them."""
        self._app.toast(tr("Asking the hosts"), tr("The answer comes here, and may take a while"), "link")
        self._engine.send(CheckOldLinks(days=days), self._old_checked)

    def _old_checked(self, reply: Reply) -> None:
        if isinstance(reply, Refused):
            self._refused(reply.error, "")
        elif isinstance(reply, OldLinksChecked):
            if reply.gone:
                galleries = tr("%n galleries", "", len(reply.with_gone))
                title = tr("%n link(s) of {galleries} are gone", "", reply.gone).format(galleries=galleries)
                show = self.goneAsked.emit
                self._notifications.add(title, tr("The rest works"), "unlink", "warning", tr("Show"), show)
            elif not reply.galleries:
                self._app.toast(tr("No links are that old"), "", "circle-check")
            elif reply.alive:
                note = tr("%n could not be found out", "links", reply.unknown) if reply.unknown else ""
                self._app.toast(tr("%n link(s) alive", "", reply.alive), note, "circle-check")
            else:
                self._app.toast(tr("Nothing was found out"), "", "triangle-alert")

    def upload_again(self, ids: Sequence[int]) -> None:
        """What the hosts confirm to be gone goes there again."""
        if ids:
            self._app.toast(tr("Asking the hosts"), tr("What is gone is sent again"), "link")
            self._engine.send(UploadGone(gallery_ids=tuple(ids)), self._gone_queued)

    def _gone_queued(self, reply: Reply) -> None:
        if isinstance(reply, Refused):
            self._refused(reply.error, "")
        elif isinstance(reply, GoneQueued):
            if reply.files:
                galleries = tr("%n galleries", "", len(reply.gallery_ids))
                self._app.toast(tr("%n file(s) are sent again", "", reply.files), galleries, "rotate-cw")
            else:
                self._app.toast(tr("Nothing is gone"), "", "circle-check")

    # -- inside

    def _refused(self, error: ErrorInfo, gallery: str) -> None:
        said = sentence(error, Context(gallery=gallery))
        self._notifications.add(said.title, said.can or said.what, "triangle-alert", "warning")

    def _why(self, error: ErrorInfo | None) -> str:
        return sentence(error, Context(host=self._name(error.host))).title if error is not None else ""

    def _name(self, host_id: str) -> str:
        host = self._store.hosts.get(host_id)
        return host.name if host is not None else host_id

    def _can(self, host_id: str, ability: str) -> bool:
        host = self._store.hosts.get(host_id)
        return host is not None and ability in host.abilities

    def _sends_archive(self, host_id: str) -> bool:
        host = self._store.hosts.get(host_id)
        return host is not None and host.sends_archive

    def _about(self, host_id: str, count: int) -> str:
        if not self._can(host_id, CAN_DELETE):
            return tr("Has no way to delete")
        return tr("%n ZIP(s)", "", count) if self._sends_archive(host_id) else tr("%n file(s)", "", count)

    def _counts(self) -> dict[str, int]:
        """Files on each host, over the galleries that are asked about; a ZIP is one."""
        counts: dict[str, int] = {}
        for gallery_id in self._ids:
            row = self._store.galleries.get(gallery_id)
            for host in row.hosts if row is not None else ():
                if host.done_files:
                    files = 1 if self._sends_archive(host.host_id) else host.done_files
                    counts[host.host_id] = counts.get(host.host_id, 0) + files
        return counts

    def _refresh(self) -> None:
        self.show(
            [
                RemoteLine(
                    hostId=host_id,
                    name=self._name(host_id),
                    about=self._about(host_id, count),
                    able=self._can(host_id, CAN_DELETE),
                    chosen=host_id in self._chosen,
                )
                for host_id, count in self._counts().items()
            ]
        )
        self.changed.emit()
