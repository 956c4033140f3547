"""Options of hosts for one account, one tab or one gallery; what is not set there comes from the next one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.accounts import AccountRow, EditAccount
from backend.protocol.commands import Command, EditGalleries, GetGalleryHosts
from backend.protocol.hosts import HostRow
from backend.protocol.replies import GalleryHosts, Refused, Reply
from backend.protocol.rows import GalleryHostRow, GalleryRow, GalleryState, HostProgress, StartOn
from backend.protocol.tabs import EditTab, TabRow
from bridge import formatting as text
from bridge.account_text import account_name
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.host_accounts import HostAccounts
from bridge.controllers.host_use import START_WORDS
from bridge.controllers.tabs import Tabs
from bridge.error_text import Context, short
from bridge.models.rows import RowsModel
from bridge.option_layers import Layer, LayeredLine, layered_line, of_host
from bridge.option_line import field_error
from bridge.store import Store
from bridge.wording import tr, translated

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


class Subject(NamedTuple):
    """What the dialog is about: an account (its key), a tab or a gallery (its id)."""

    kind: Literal["", "account", "tab", "gallery"] = ""
    id: int = 0
    account: str = ""


@QmlElement
@QmlSingleton
class HostOptions(RowsModel[LayeredLine]):
    """The rows are the options of the host that is chosen. Every change is sent at once."""

    asked = Signal()
    changed = Signal()

    def __init__(
        self,
        store: Store,
        engine: Engine,
        app: App,
        tabs: Tabs,
        accounts: HostAccounts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(LayeredLine, parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._tabs = tabs
        self._accounts = accounts
        self._subject = Subject()
        self._host_id = ""
        self._gallery_hosts: dict[str, GalleryHostRow] = {}
        self._errors: dict[str, str] = {}
        self._message = ""
        store.hostsChanged.connect(self._refresh)
        store.tabsChanged.connect(self._refresh)
        store.galleriesChanged.connect(self._galleries_changed)

    # -- opening

    def open_gallery(self, gallery_id: int) -> None:
        self._open(Subject("gallery", gallery_id))
        self._ask()

    @Slot(int)
    def openTab(self, tab_id: int) -> None:
        self._open(Subject("tab", self._tabs.engine_id(tab_id)))
        self.asked.emit()

    @Slot()
    def openAccount(self) -> None:
        """The account that the host's form shows."""
        row = self._accounts.account
        if row is not None:
            self._open(Subject("account", account=row.key))
            self.asked.emit()

    def _open(self, subject: Subject) -> None:
        self._subject = subject
        self._gallery_hosts = {}
        self._message = ""
        self._errors.clear()
        self._host_id = next((host.id for host in self._hosts()), "")
        self._refresh()

    def _ask(self) -> None:
        """Which accounts and options a gallery has is not in its row. The dialog opens when that is known."""
        subject = self._subject
        is_opening = not self._gallery_hosts

        def answered(reply: Reply) -> None:
            if subject is not self._subject or not isinstance(reply, GalleryHosts):
                return
            self._gallery_hosts = {host.host_id: host for host in reply.hosts}
            self._refresh()
            if is_opening:
                self.asked.emit()

        self._engine.send(GetGalleryHosts(gallery_id=subject.id), answered)

    # -- what it is about

    @property
    def _gallery(self) -> GalleryRow | None:
        return self._store.galleries.get(self._subject.id) if self._subject.kind == "gallery" else None

    @property
    def _tab(self) -> TabRow | None:
        gallery = self._gallery
        tab_id = gallery.tab_id if gallery is not None else self._subject.id if self._subject.kind == "tab" else 0
        return self._store.tabs.get(tab_id)

    def _hosts(self) -> list[HostRow]:
        """Those that there is something to choose of."""
        hosts: Iterable[HostRow] = self._store.hosts.values()
        match self._subject.kind:
            case "gallery":
                gallery = self._gallery
                used = [self._store.hosts.get(host.host_id) for host in gallery.hosts] if gallery is not None else []
                return [host for host in used if host is not None]
            case "tab":
                tab = self._tab
                pairs = tab.host_options if tab is not None else ()
                return [host for host in hosts if host.options and (host.is_enabled or of_host(pairs, host))]
            case "account":
                key = self._subject.account
                return [host for host in hosts if any(row.key == key for row in host.accounts)]
        return []

    @property
    def _host(self) -> HostRow | None:
        return next((host for host in self._hosts() if host.id == self._host_id), None)

    @property
    def _account(self) -> AccountRow | None:
        """The account whose options count: a gallery's own, or the host's first one."""
        host = self._host
        if host is None or not host.accounts:
            return None
        used = self._gallery_hosts.get(host.id)
        key = self._subject.account or (used.used_account if used is not None else "")
        return next((row for row in host.accounts if row.key == key), host.accounts[0])

    @property
    def _progress(self) -> HostProgress | None:
        gallery = self._gallery
        return next((host for host in gallery.hosts if host.host_id == self._host_id), None) if gallery else None

    def _here(self, host: HostRow) -> dict[str, str]:
        """What is set in the place that the dialog is about."""
        kind, account, tab = self._subject.kind, self._account, self._tab
        if kind == "account":
            return dict(account.option_values) if account is not None else {}
        if kind == "tab":
            return of_host(tab.host_options, host) if tab is not None else {}
        used = self._gallery_hosts.get(host.id)
        return dict(used.option_values) if used is not None else {}

    def _below(self, host: HostRow) -> list[Layer]:
        layers = [Layer("host", dict(host.option_values))]
        account, tab = self._account, self._tab
        if self._subject.kind != "account" and account is not None:
            layers.append(Layer("account", dict(account.option_values)))
        if self._subject.kind == "gallery" and tab is not None:
            layers.append(Layer("tab", of_host(tab.host_options, host)))
        return layers

    def _galleries_changed(self, changes: dict[int, frozenset[str]]) -> None:
        if self._subject.kind == "gallery" and changes.get(self._subject.id, frozenset()) & {
            "state",
            "hosts",
            "tab_id",
        }:
            self._refresh()

    def _refresh(self) -> None:
        if not self._subject.kind:
            return
        host = self._host
        if host is None:
            host = next(iter(self._hosts()), None)
            self._host_id = host.id if host is not None else ""
        if host is None:
            self.show([])
        else:
            here, below = self._here(host), self._below(host)
            self.show([layered_line(field, here, below, self._errors.get(field.name, "")) for field in host.options])
        self.changed.emit()

    # -- properties

    @Property(str, notify=changed)
    def subject(self) -> str:
        return self._subject.kind

    @Property(str, notify=changed)
    def sentence(self) -> str:
        gallery, tab, host = self._gallery, self._tab, self._host
        match self._subject.kind:
            case "gallery":
                name = text.quoted(gallery.name) if gallery is not None else ""
                said = tr("For {gallery} alone. What is chosen here counts from its next upload on.")
                return said.format(gallery=name)
            case "tab":
                name = text.quoted(tab.name) if tab is not None else ""
                said = tr("For the galleries of the tab {tab}, where a gallery does not say otherwise.")
                return said.format(tab=name)
        name = text.isolated(host.name) if host is not None else ""
        return tr("For this account of {host}, where a tab or a gallery does not say otherwise.").format(host=name)

    @Property(str, notify=changed)
    def note(self) -> str:
        """What keeps the form from being used, or why a change was refused."""
        if not self._can_edit():
            return tr("Pause the gallery to change its options and accounts.")
        return self._message

    @Property(bool, notify=changed)
    def noteIsError(self) -> bool:
        return self._can_edit()

    def _can_edit(self) -> bool:
        gallery = self._gallery
        return gallery is None or gallery.state is not GalleryState.UPLOADING

    @Property(bool, notify=changed)
    def canEdit(self) -> bool:
        return self._can_edit()

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def hostChoices(self) -> list[dict[str, str]]:
        return [{"id": host.id, "label": host.name} for host in self._hosts()]

    @Property(str, notify=changed)
    def hostId(self) -> str:
        return self._host_id

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def accountChoices(self) -> list[dict[str, str]]:
        """Empty where there is nothing to choose."""
        host = self._host
        if self._subject.kind != "gallery" or host is None or len(host.accounts) < 2:
            return []
        named = [
            {"id": row.key, "label": account_name(row) or tr("Account {number}").format(number=number)}
            for number, row in enumerate(host.accounts, 1)
        ]
        return [{"id": "", "label": tr("The first that can be used")}, *named]

    @Property(str, notify=changed)
    def account(self) -> str:
        used = self._gallery_hosts.get(self._host_id)
        return used.account if used is not None else ""

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def startChoices(self) -> list[dict[str, str]]:
        return [{"id": word.value, "label": translated(label)} for word, label in START_WORDS.items()]

    @Property(str, notify=changed)
    def startOn(self) -> str:
        progress = self._progress
        return progress.start_on.value if progress is not None else ""

    @Property(str, notify=changed)
    def accountName(self) -> str:
        account = self._account
        return account.name if self._subject.kind == "account" and account is not None else ""

    # -- slots

    @Slot(str)
    def chooseHost(self, host_id: str) -> None:
        if host_id != self._host_id:
            self._host_id = host_id
            self._message = ""
            self._errors.clear()
            self._refresh()

    @Slot(str, str)
    def setOption(self, name: str, value: str) -> None:
        """An empty value is none: what is inherited holds."""
        line = next((line for line in self.rows() if line.name == name), None)
        field = next((field for field in self._host.options if field.name == name), None) if self._host else None
        if line is None or field is None or (value == line.value and not line.error):
            return
        self._errors[name] = field_error(field, value) if value.strip() else ""
        if not self._errors[name] and value != line.value and (value.strip() or line.isSetHere):
            self._send_option(name, value.strip())
        self._refresh()

    @Slot(str)
    def takeBack(self, name: str) -> None:
        self._errors.pop(name, None)
        self._send_option(name, "")
        self._refresh()

    def _send_option(self, name: str, value: str) -> None:
        subject = self._subject
        pairs = ((f"{self._host_id}/{name}", value),)
        match subject.kind:
            case "gallery":
                self._send(EditGalleries(ids=(subject.id,), host_options=pairs))
            case "tab":
                self._send(EditTab(id=subject.id, host_options=pairs))
            case "account":
                self._send(EditAccount(account=subject.account, options=((name, value),)))

    @Slot(str)
    def setAccount(self, key: str) -> None:
        used = self._gallery_hosts.get(self._host_id)
        if used is not None and key != used.account:
            self._send(EditGalleries(ids=(self._subject.id,), host_accounts=((self._host_id, key),)))

    @Slot(str)
    def setStartOn(self, word: str) -> None:
        progress = self._progress
        if progress is not None and word in set(StartOn) and word != progress.start_on:
            self._send(EditGalleries(ids=(self._subject.id,), host_start_on=((self._host_id, word),)))

    @Slot(str)
    def rename(self, name: str) -> None:
        """An empty name is that of the host's answer."""
        account = self._account
        if self._subject.kind == "account" and account is not None and name.strip() != account.name:
            self._send(EditAccount(account=account.key, name=name.strip()))

    def _send(self, command: Command) -> None:
        def answered(reply: Reply) -> None:
            self._message = ""
            if isinstance(reply, Refused):
                self._message = tr("Not changed: {why}").format(
                    why=translated(reply.error.detail) or short(reply.error, Context())
                )
                self._app.announce(self._message)
            if self._subject.kind == "gallery":
                self._ask()
            self._refresh()

        self._engine.send(command, answered)
