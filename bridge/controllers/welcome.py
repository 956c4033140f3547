"""The empty page of the first run."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.hosts import FieldKind, HostKind, HostRow
from backend.protocol.rows import GalleryRow
from bridge import formatting as text
from bridge.controllers.app import App
from bridge.models.rows import RowsModel
from bridge.store import Store
from bridge.window_state import WindowState
from bridge.wording import tr

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

SAMPLES = 6
_SAMPLES_END = ("backend", "samples")
_HAD_OWN = "had_own_gallery"


class WelcomeHost(NamedTuple):
    hostId: str
    name: str
    subtitle: str
    icon: str
    enabled: bool
    canToggle: bool
    actionLabel: str
    locked: bool


@QmlElement
@QmlSingleton
class Welcome(QObject):
    """`isBack` while a person who has galleries looks at the welcome page again; another page or a gallery that is
    added ends that."""

    changed = Signal()
    backChanged = Signal()

    def __init__(self, store: Store, app: App, state: WindowState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._app = app
        self._state = state
        self._is_back = False
        app.pageChanged.connect(self.leave)
        store.galleriesAdded.connect(self._galleries_added)
        self._hosts: RowsModel[WelcomeHost] = RowsModel(WelcomeHost, self)
        store.hostsChanged.connect(self._refresh)

    def _refresh(self) -> None:
        self._hosts.show(host_cards(list(self._store.hosts.values()), self._store.credentials_store))
        self.changed.emit()

    def _galleries_added(self, ids: list[int]) -> None:
        self.leave()
        if self.property("hasCards") and any(not _is_sample(self._store.galleries[i]) for i in ids):
            self._state.set(_HAD_OWN, True)
            self._state.save()
            self.changed.emit()

    @Property(bool, notify=changed)
    def hasCards(self) -> bool:
        """They stand on the empty page until the first gallery of the person's own."""
        return not self._state.flag(_HAD_OWN, False)

    @Property(bool, notify=backChanged)
    def isBack(self) -> bool:
        return self._is_back

    def bring_back(self) -> None:
        self._app.setProperty("page", "queue")
        self._set_back(True)

    @Slot()
    def leave(self) -> None:
        self._set_back(False)

    def _set_back(self, is_back: bool) -> None:
        if is_back != self._is_back:
            self._is_back = is_back
            self.backChanged.emit()

    @Property(QObject, constant=True)
    def hosts(self) -> QObject:
        return self._hosts

    @Property("QVariantList", constant=True)  # type: ignore[arg-type]
    def sampleCovers(self) -> list[str]:
        return [f"image://sample/{i}" for i in range(SAMPLES)]

    @Property(str, notify=changed)
    def exampleText(self) -> str:
        local = next((host for host in self._store.hosts.values() if host.kind is HostKind.LOCAL), None)
        site = local.site_url.rstrip("/") if local is not None and local.site_url else "http://127.0.0.1:8787"
        name = tr("Autumn walk")
        return f"[b]{name}[/b]\n[url={site}/i/7f][img]…[/img][/url]"


def host_cards(hosts: list[HostRow], kept_in: str = "keyring") -> list[WelcomeHost]:
    """The embedded host, one that needs no account, and the rest in one line. `kept_in` is where accounts go. Pure."""
    cards = []
    local = next((host for host in hosts if host.kind is HostKind.LOCAL), None)
    if local is not None:
        where = tr("Built-in host · {address}") if local.site_url else tr("Built-in host")
        where = where.format(address=local.site_url)
        cards.append(WelcomeHost(local.id, local.name, where, "hard-drive", local.is_enabled, True, "", False))
    free = next((h for h in hosts if h.kind is HostKind.IMAGE and not h.needs_account), None)
    if free is not None:
        about = tr("No account needed · public links")
        cards.append(WelcomeHost(free.id, free.name, about, "image-up", free.is_enabled, True, "", False))
    rest = [host for host in hosts if host.needs_account]
    if rest:
        names = text.joined([host.name for host in sorted(rest, key=_place_on_card)])
        in_keyring = kept_in == "keyring"
        stored = tr("Passwords stay in your keyring") if in_keyring else tr("Passwords stay on this computer")
        cards.append(WelcomeHost(rest[0].id, names, stored, "lock", False, False, tr("Add…"), True))
    return cards


def _is_sample(row: GalleryRow) -> bool:
    return Path(row.path).parts[-2:] == _SAMPLES_END


def _place_on_card(host: HostRow) -> tuple[bool, bool, int]:
    """Image hosts first and servers of one's own last; the line has room for two short names."""
    is_own_server = any(field.kind is FieldKind.URL for field in host.credentials)
    return is_own_server, host.kind is not HostKind.IMAGE, len(host.name)
