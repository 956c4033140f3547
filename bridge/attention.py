"""Tells the person what happened: on the desktop while the window has no focus, and always behind the bell."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from backend.protocol.accounts import HostStatus
from backend.protocol.errors import ErrorInfo
from backend.protocol.events import GalleryFinished, Notice
from backend.protocol.links import LinksDied
from backend.protocol.rows import GalleryState
from bridge import digest
from bridge import formatting as text
from bridge.controllers.notifications import Notifications
from bridge.digest import Digest, Message
from bridge.error_text import Context, sentence, short
from bridge.event_dispatcher import EventDispatcher
from bridge.gallery_line import first_problem
from bridge.store import Store
from bridge.wording import tr

OFFLINE_S = 30


class Attention(QObject):
    """`wanted` carries each `Message` for the desktop; the wiring decides who shows it."""

    wanted = Signal(object)
    log_asked = Signal()
    settings_asked = Signal()

    def __init__(
        self,
        store: Store,
        dispatcher: EventDispatcher,
        notifications: Notifications,
        show_gallery: Callable[[int], None],
        show_host: Callable[[str], None],
        show_gone: Callable[[], None] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._notifications = notifications
        self._show_gallery = show_gallery
        self._show_host = show_host
        self._show_gone = show_gone
        self._clock = clock
        self._digest = Digest()
        self._refused: set[str] = set()
        self._knows_hosts = False
        self._has_said_offline = False
        self._run_galleries = 0
        self._run_bytes = 0
        self._run_since: float | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._say)
        self._offline = QTimer(self, singleShot=True, interval=OFFLINE_S * 1000)
        self._offline.timeout.connect(self._say_offline)
        dispatcher.galleryFinished.connect(self._gallery_finished)
        dispatcher.linksDied.connect(self._links_died)
        dispatcher.noticed.connect(self._noticed)
        dispatcher.settingsProblems.connect(self._settings_problems)
        store.hostsChanged.connect(self._hosts_changed)
        store.totalsChanged.connect(self._totals_changed)

    def _say_offline(self) -> None:
        self._has_said_offline = True
        if self._store.settings.notify_network:
            self._send(digest.offline())

    def _gallery_finished(self, event: GalleryFinished) -> None:
        row = self._store.galleries.get(event.gallery_id)
        self._run_galleries += 1
        if event.state is GalleryState.COMPLETED:
            self._run_bytes += row.size_bytes if row is not None else 0
            if self._store.settings.notify_finished:
                self._digest.add("finished", event)
        else:
            problem = first_problem(row, self._store.names) if row is not None else ""
            tone, icon = ("danger", "circle-x") if event.state is GalleryState.FAILED else ("warning", "triangle-alert")
            title = tr("{gallery} is not online") if tone == "danger" else tr("{gallery} is incomplete")
            title = title.format(gallery=text.isolated(event.name))
            gallery_id = event.gallery_id
            self._notifications.add(title, problem, icon, tone, tr("Show"), lambda: self._show_gallery(gallery_id))
            if self._store.settings.notify_attention:
                self._digest.add("attention", (event, problem))
        self._plan()

    def _plan(self) -> None:
        """What happens within the same moment is one message, so nothing is said at once."""
        now = self._clock()
        due_at = self._digest.next_at(now)
        if due_at is not None and not self._timer.isActive():
            self._timer.start(max(1000, int((due_at - now) * 1000)))

    def _say(self) -> None:
        if _is_in_front():
            self._digest.drop()
        for kind, items in self._digest.take_due(self._clock()):
            if kind == "finished":
                self._send(digest.finished(cast("list[GalleryFinished]", items)))
            elif kind == "attention":
                self._send(digest.attention(cast("list[tuple[GalleryFinished, str]]", items)))
            elif kind == "host":
                latest = {message.host_id: message for message in cast("list[Message]", items)}
                names = [self._store.names.host(host_id) for host_id in latest]
                self._send(digest.hosts_need_you(list(latest.values()), names))
        self._plan()

    def _send(self, message: Message) -> None:
        if not _is_in_front():
            self.wanted.emit(message)

    def _hosts_changed(self) -> None:
        refused = {
            host.id
            for host in self._store.hosts.values()
            if host.is_enabled and host.status in (HostStatus.REFUSED, HostStatus.LOCKED)
        }
        new, self._refused = refused - self._refused, refused
        if not self._knows_hosts:
            self._knows_hosts = True  # what was so before the window came is on the page, not in the news
            return
        for host_id in new:
            host = self._store.hosts[host_id]
            is_locked = host.status is HostStatus.LOCKED
            reason = tr("Its account waits for the passphrase") if is_locked else ""
            if host.error is not None and not is_locked:
                reason = short(host.error, Context(host=tr("It", "the host, at the beginning of a sentence")))
            message = digest.host_needs_you(host_id, host.name, reason, tr("Unlock") if is_locked else tr("Sign in"))
            show = partial(self._show_host, host_id)
            self._notifications.add(message.title, message.body, "key-round", "warning", message.actions[0][1], show)
            if self._store.settings.notify_hosts:
                self._digest.add("host", message)
        self._plan()

    def _links_died(self, event: LinksDied) -> None:
        message = digest.links_died(event.files, len(event.gallery_ids))
        show = message.actions[0][1]
        self._notifications.add(message.title, message.body, "unlink", "warning", show, self._show_gone)
        if self._store.settings.notify_links:
            self._send(message)

    def _totals_changed(self) -> None:
        totals = self._store.totals
        if not totals.is_offline:
            self._offline.stop()
            if self._has_said_offline and self._store.settings.notify_network:
                self._send(digest.online_again())
            self._has_said_offline = False
        elif (totals.uploading or totals.queued or totals.paused) and not (
            self._offline.isActive() or self._has_said_offline
        ):
            self._offline.start()
        if totals.uploading or totals.queued:
            if self._run_since is None:
                self._run_since = self._clock()
                self._run_galleries = self._run_bytes = 0
        elif self._run_since is not None:
            seconds, self._run_since = self._clock() - self._run_since, None
            if self._run_galleries > 1 and self._run_bytes and self._store.settings.notify_all_done:
                self._digest.drop("finished")  # they are among these
                self._send(digest.everything_done(self._run_galleries, self._run_bytes, seconds))

    def _noticed(self, notice: Notice) -> None:
        self._tell(notice.error, notice.is_alarm)

    def _settings_problems(self, problems: tuple[ErrorInfo, ...]) -> None:
        """Line by line they stand on the Settings page."""
        title = tr("Part of the settings file cannot be used")
        body = tr("%n value(s) in it; the default stands in for each.", "", len(problems))
        self._notifications.add(title, body, "triangle-alert", "warning", tr("Show"), self.settings_asked.emit)

    def _tell(self, error: ErrorInfo, is_alarm: bool) -> None:
        host = self._store.names.host(error.host) if error.host else ""
        said = sentence(error, Context(host=host))
        tone = "danger" if is_alarm else "warning"
        body = " ".join(p for p in (said.what, said.did) if p)
        self._notifications.add(said.title, body, "triangle-alert", tone, tr("Open log"), self.log_asked.emit)


def _is_in_front() -> bool:
    return QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
