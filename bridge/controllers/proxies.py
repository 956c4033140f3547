"""The proxies and pools, what all hosts go through, and what the open host goes through."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from msgspec import UNSET
from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.commands import Command
from backend.protocol.errors import ErrorInfo
from backend.protocol.hosts import EditHost, HostKind, HostRow
from backend.protocol.proxies import (
    ImportProxies,
    ProxiesImported,
    ProxiesTested,
    ProxyPoolRow,
    ProxyRotation,
    ProxyRow,
    ProxySaved,
    RemoveProxies,
    SaveProxy,
    SaveProxyPool,
    TestProxies,
    UseProxy,
)
from backend.protocol.replies import Refused, Reply
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.hosts import Hosts
from bridge.error_text import Context, short
from bridge.models.rows import RowsModel
from bridge.store import Store
from bridge.wording import tr, translated

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

OFF, SYSTEM = "off", "system"
LARGEST_LIST_BYTES = 8_000_000
TESTS_IN_ONE_COMMAND = 64


class ProxyLine(NamedTuple):
    """A proxy, or a pool when `isPool`; `turn` is its rotation, empty for a proxy."""

    proxyId: str
    name: str
    detail: str
    status: str
    tone: str
    isPool: bool
    turn: str


def address(row: ProxyRow) -> str:
    """As it is written in a list, without the password. Pure."""
    host = f"[{row.host}]" if ":" in row.host else row.host
    return f"{row.scheme}://{f'{row.user}@' if row.user else ''}{host}:{row.port}"


def name_of(row: ProxyRow | ProxyPoolRow) -> str:
    return row.name if isinstance(row, ProxyPoolRow) else row.label or f"{row.host}:{row.port}"


def reason(error: ErrorInfo) -> str:
    """The engine says in words of its own what is wrong with a proxy."""
    return translated(error.detail) or short(error, Context())


@QmlElement
@QmlSingleton
class Proxies(RowsModel[ProxyLine]):
    """`message` is the outcome of the last thing done here; `added` empties the form of a new proxy."""

    proxiesChanged = Signal()
    hostChanged = Signal()
    messageChanged = Signal()
    added = Signal()

    def __init__(self, store: Store, engine: Engine, app: App, hosts: Hosts, parent: QObject | None = None) -> None:
        super().__init__(ProxyLine, parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._hosts = hosts
        self._tested: dict[str, tuple[str, str]] = {}  # status and tone
        self._message = ""
        self._tone = "secondary"
        store.proxiesChanged.connect(self._refresh)
        store.hostsChanged.connect(self.hostChanged)
        hosts.currentChanged.connect(self.hostChanged)

    def _refresh(self) -> None:
        known = self._store.proxies
        self.show([*map(self._pool_line, known.pools), *map(self._proxy_line, known.proxies)])
        self.proxiesChanged.emit()
        self.hostChanged.emit()

    def _pool_line(self, pool: ProxyPoolRow) -> ProxyLine:
        detail = tr("Pool of %n proxies", "", len(pool.proxy_ids))
        return ProxyLine(pool.id, pool.name, detail, "", "secondary", True, pool.rotation.value)

    def _proxy_line(self, row: ProxyRow) -> ProxyLine:
        status, tone = self._tested.get(row.id, ("", "secondary"))
        if not status and row.error is not None:
            status, tone = reason(row.error), "warning"
            if row.paused_until is not None:
                rests = tr("Rests until {time} – {why}")
                status = rests.format(time=text.clock(row.paused_until), why=status)
        return ProxyLine(row.id, name_of(row), address(row), status, tone, False, "")

    # -- properties

    def _named(self) -> list[dict[str, str]]:
        rows: list[ProxyPoolRow | ProxyRow] = [*self._store.proxies.pools, *self._store.proxies.proxies]
        return [{"id": row.id, "label": name_of(row)} for row in rows]

    def _label(self, chosen: str) -> str:
        if not chosen:
            return tr("unknown")
        words = {OFF: tr("no proxy"), SYSTEM: tr("the system’s proxy")}
        return words.get(chosen) or next((one["label"] for one in self._named() if one["id"] == chosen), chosen)

    def _choices(self) -> list[dict[str, str]]:
        return [{"id": OFF, "label": tr("No proxy")}, {"id": SYSTEM, "label": tr("The system’s proxy")}, *self._named()]

    @Property("QVariantList", notify=proxiesChanged)  # type: ignore[arg-type]
    def choices(self) -> list[dict[str, str]]:
        """For all hosts."""
        return self._choices()

    @Property("QVariantList", notify=proxiesChanged)  # type: ignore[arg-type]
    def hostChoices(self) -> list[dict[str, str]]:
        """For one host."""
        inherited = {
            "id": "",
            "label": tr("As for all: {choice}").format(choice=self._label(self._store.proxies.for_all)),
        }
        return [inherited, *self._choices()]

    @Property(str, notify=proxiesChanged)
    def forAll(self) -> str:
        return self._store.proxies.for_all

    @property
    def _host(self) -> HostRow | None:
        return self._store.hosts.get(self._hosts.current)

    @Property(str, notify=hostChanged)
    def ofHost(self) -> str:
        return self._host.proxy if self._host else ""

    @Property(bool, notify=hostChanged)
    def hostCanChoose(self) -> bool:
        """This computer is always reached directly."""
        return self._host is not None and self._host.kind is not HostKind.LOCAL

    @Property(str, notify=messageChanged)
    def message(self) -> str:
        return self._message

    @Property(str, notify=messageChanged)
    def messageTone(self) -> str:
        return self._tone

    # -- slots

    @Slot(str)
    def chooseForAll(self, chosen: str) -> None:
        if chosen != self._store.proxies.for_all:
            self._send(UseProxy(chosen=chosen), "{why}")

    @Slot(str)
    def chooseForHost(self, chosen: str) -> None:
        host = self._host
        if host is not None and chosen != host.proxy:
            self._send(EditHost(host_id=host.id, proxy=chosen), "{why}")

    @Slot(str, str, int, str, str)
    def add(self, scheme: str, host: str, port: int, user: str, password: str) -> None:
        """The password leaves for the engine and is not kept here."""
        command = SaveProxy(
            scheme=scheme, host=host.strip(), port=port, user=user.strip(), password=password if password else UNSET
        )

        def answered(reply: Reply) -> None:
            if isinstance(reply, ProxySaved):
                self._tell(tr("{proxy} added").format(proxy=f"{host.strip()}:{port}"), "success")
                self.added.emit()
            elif isinstance(reply, Refused):
                self._tell(tr("Not added: {why}").format(why=reason(reply.error)), "danger")

        self._engine.send(command, answered)

    @Slot(QUrl, str)
    def importFile(self, url: QUrl, scheme: str) -> None:
        """A list of proxies becomes a pool with the name of the file."""
        path = Path(url.toLocalFile())
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST_LIST_BYTES + 1)
            if len(data) > LARGEST_LIST_BYTES:
                raise ValueError(tr("it is too large for a list of proxies"))
            lines = data.decode("utf-8-sig")
        except (OSError, ValueError) as error:
            words = tr("it is not UTF-8 text") if isinstance(error, UnicodeDecodeError) else str(error)
            if isinstance(error, OSError):
                words = error.strerror or tr("it cannot be read")
            self._tell(tr("{file} was not read: {why}").format(file=text.isolated(path.name), why=words), "danger")
            return

        def answered(reply: Reply) -> None:
            if isinstance(reply, ProxiesImported):
                self._tell_of_import(reply)
            elif isinstance(reply, Refused):
                self._tell(tr("Nothing was imported: {why}").format(why=reason(reply.error)), "danger")

        self._engine.send(ImportProxies(text=lines, scheme=scheme, pool=path.stem), answered)

    def _tell_of_import(self, reply: ProxiesImported) -> None:
        said = tr("%n proxies added", "", len(reply.added))
        if reply.known:
            said = tr("{added}, %n known", "", reply.known).format(added=said)
        if reply.refused:
            lines = [tr("line {line}: {why}").format(line=line.line, why=line.reason) for line in reply.refused[:3]]
            if len(reply.refused) > 3:
                lines.append(tr("and %n more", "", len(reply.refused) - 3))
            not_read = tr("{added}. %n line(s) not read: {lines}", "", len(reply.refused))
            said = not_read.format(added=said, lines="; ".join(lines))
        self._tell(said, "warning" if reply.refused else "success")

    @Slot(str, str)
    def setRotation(self, pool_id: str, rotation: str) -> None:
        self._send(SaveProxyPool(id=pool_id, rotation=ProxyRotation(rotation)), "{why}")

    @Slot(str)
    def remove(self, proxy_id: str) -> None:
        self._send(RemoveProxies(ids=(proxy_id,)), tr("Not removed: {why}"))

    @Slot(str)
    def test(self, proxy_id: str) -> None:
        pool = next((pool for pool in self._store.proxies.pools if pool.id == proxy_id), None)
        self._test(list(pool.proxy_ids) if pool else [proxy_id])

    @Slot()
    def testAll(self) -> None:
        self._test([row.id for row in self._store.proxies.proxies])

    def _test(self, ids: list[str]) -> None:
        self._tested.update(dict.fromkeys(ids, (tr("Testing…"), "accent")))
        self._refresh()
        for start in range(0, len(ids), TESTS_IN_ONE_COMMAND):
            part = tuple(ids[start : start + TESTS_IN_ONE_COMMAND])
            self._engine.send(TestProxies(ids=part), partial(self._is_tested, part))

    def _is_tested(self, ids: tuple[str, ...], reply: Reply) -> None:
        for proxy_id in ids:
            self._tested.pop(proxy_id, None)
        if isinstance(reply, ProxiesTested):
            for result in reply.results:
                works = tr("Works · {time} ms").format(time=text.number(result.took_ms)), "success"
                self._tested[result.id] = works if result.error is None else (reason(result.error), "danger")
        elif isinstance(reply, Refused):
            self._tell(tr("Not tested: {why}").format(why=reason(reply.error)), "danger")
        self._refresh()

    @Slot()
    def forgetResults(self) -> None:
        """The dialog has been closed."""
        self._tested.clear()
        self._message = ""
        self.messageChanged.emit()
        self._refresh()

    # -- inside

    def _send(self, command: Command, refused: str) -> None:
        """A refusal is told, in the sentence `refused` with its {why}; success is seen in the rows."""

        def answered(reply: Reply) -> None:
            if isinstance(reply, Refused):
                self._tell(refused.format(why=reason(reply.error)), "danger")
                self._refresh()

        self._engine.send(command, answered)

    def _tell(self, message: str, tone: str) -> None:
        self._message, self._tone = message, tone
        self.messageChanged.emit()
        self._app.announce(message)
