"""The passphrase of the encrypted file that keeps credentials where the system has no keyring."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.accounts import UnlockCredentials
from backend.protocol.errors import ErrorKind
from backend.protocol.replies import Refused, Reply
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.hosts import Hosts
from bridge.error_text import Context, sentence
from bridge.store import Store
from bridge.wording import tr

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Passphrase(QObject):
    """Asked for on the form of a host that has something to keep. It leaves for the engine and is not kept here."""

    changed = Signal()

    def __init__(self, store: Store, engine: Engine, app: App, hosts: Hosts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._hosts = hosts
        self._fits = False  # what the engine has said before the hosts say so, too
        self._error = ""
        self._is_asked = False
        hosts.currentChanged.connect(self.clearError)
        store.hostsChanged.connect(self._hosts_changed)
        store.welcomed.connect(self._new_engine)

    def _hosts_changed(self) -> None:
        self._fits = self._fits and self._store.credentials_locked
        self.changed.emit()

    def _new_engine(self) -> None:
        """It does not know what the last one was given."""
        self._fits = False
        self.changed.emit()

    @Property(bool, notify=changed)
    def needed(self) -> bool:
        """No keyring, and the open host has something to keep."""
        host = self._store.hosts.get(self._hosts.current)
        return host is not None and bool(host.credentials) and self._is_locked()

    def _is_locked(self) -> bool:
        return self._store.credentials_locked and not self._fits

    @Property(bool, notify=changed)
    def isLocked(self) -> bool:
        """No keyring, and the file that takes its place is not open."""
        return self._is_locked()

    @Property(bool, notify=changed)
    def isNew(self) -> bool:
        return not self._store.credentials_kept

    @Property(str, notify=changed)
    def error(self) -> str:
        """Why the last one did not open the file."""
        return self._error

    @Property(bool, notify=changed)
    def isAsked(self) -> bool:
        """The engine tries one; that takes a second, so that nobody can try many."""
        return self._is_asked

    @Slot()
    def clearError(self) -> None:
        self._error = ""
        self.changed.emit()

    @Slot(str)
    def give(self, passphrase: str) -> None:
        def answered(reply: Reply) -> None:
            self._error, self._is_asked = "", False
            if isinstance(reply, Refused):
                is_wrong = reply.error.kind is ErrorKind.BAD_CREDENTIALS
                self._error = tr("That is not the passphrase") if is_wrong else sentence(reply.error, Context()).title
                self._app.announce(self._error)
            else:
                self._fits = True
            self.changed.emit()

        if passphrase and not self._is_asked:
            self._is_asked = True
            self.changed.emit()
            self._engine.send(UnlockCredentials(passphrase=passphrase), answered)
