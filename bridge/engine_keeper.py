"""Keeps an engine connected: greets it, restarts it when it ends, shuts it down when the person quits. GUI thread."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from backend.protocol import PROTOCOL_VERSION
from backend.protocol.commands import Hello, Shutdown
from backend.protocol.replies import Refused, Reply, Welcome
from bridge import formatting as text
from bridge.backend_link import BackendLink
from bridge.backend_process import BackendProcess, EngineConnection, RestartPolicy
from bridge.controllers.app import App
from bridge.error_text import start_refused
from bridge.store import Store
from bridge.wording import tr

log = logging.getLogger(__name__)

STOP_S = 10.0


class EngineKeeper(QObject):
    """`stopped` follows `stop()` once the engine has left, or after ten seconds."""

    stopped = Signal()
    _launched = Signal(object)  # EngineConnection or None

    def __init__(
        self,
        backend: BackendProcess,
        link: BackendLink,
        store: Store,
        app: App,
        steady_clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._backend = backend
        self._link = link
        self._store = store
        self._app = app
        self._clock = steady_clock
        self._policy = RestartPolicy()
        self._engine: EngineConnection | None = None
        self._is_stopping = False
        self._restart_at = 0.0
        self._countdown = QTimer(self, interval=250)
        self._countdown.timeout.connect(self._count_down)
        self._stop_timer = QTimer(self, interval=int(STOP_S * 1000), singleShot=True)
        self._stop_timer.timeout.connect(self._give_up_waiting)
        self._launched.connect(self._take, Qt.ConnectionType.QueuedConnection)
        link.lost.connect(self._lost)
        app.engineRetryAsked.connect(self.retry)

    def start(self) -> None:
        """Take the engine that was started before Qt, or start one now."""
        first, self._backend.first = self._backend.first, None
        if first is not None:
            self._take(first)
        else:
            self._launch()

    def retry(self) -> None:
        if self._engine is None:
            self._policy.forget()
            self._launch()

    def stop(self) -> None:
        """Ask the engine to leave; what is on the wire is cut, and goes on at the next start."""
        if self._is_stopping:
            return
        self._is_stopping = True
        self._countdown.stop()
        if self._engine is None:
            self.stopped.emit()
            return
        self._stop_timer.start()
        self._link.send(Shutdown())

    def _give_up_waiting(self) -> None:
        log.warning("The engine did not leave within %s s", STOP_S)
        self._link.close()
        self.stopped.emit()

    def _launch(self) -> None:
        self._countdown.stop()
        self._app.set_engine("starting")
        threading.Thread(target=self._launch_in_thread, name="engine-launch", daemon=True).start()

    def _launch_in_thread(self) -> None:
        try:
            self._launched.emit(self._backend.launch())
        except OSError:
            log.exception("The engine process cannot be started")
            self._launched.emit(None)

    def _take(self, engine: EngineConnection | None) -> None:
        if engine is None:
            self._restart_later()
            return
        self._engine = engine
        self._link.attach(engine.reader, engine.writer)
        if self._is_stopping:
            self._link.send(Shutdown())
            return
        hello = Hello(protocol_version=PROTOCOL_VERSION, client="window", pid=os.getpid())
        self._link.send(hello, self._greeted)

    def _greeted(self, reply: Reply) -> None:
        if isinstance(reply, Welcome):
            self._store.welcome = reply
            self._app.set_log_path(reply.log_path)
            self._app.set_engine("running")
            self._link.release()
            self._link.request_snapshot()
            self._store.welcomed.emit()
        elif isinstance(reply, Refused) and self._link.is_connected:
            self._link.close()
            self._engine = None
            self._app.set_engine("failed", start_refused(reply.error))
            self._link.release(is_lost=True)

    def _lost(self) -> None:
        self._engine = None
        if self._is_stopping:
            self._stop_timer.stop()
            self.stopped.emit()
        else:
            self._store.engine_lost()
            self._link.hold()
            self._restart_later()

    def _restart_later(self) -> None:
        delay_s = self._policy.delay_after_end(self._clock())
        if delay_s is None:
            self._app.set_engine("failed", tr("Galleon cannot start its engine"))
            self._link.release(is_lost=True)
            return
        self._restart_at = self._clock() + delay_s
        self._say_restarting()
        self._countdown.start()

    def _count_down(self) -> None:
        if self._clock() >= self._restart_at:
            self._launch()
        else:
            self._say_restarting()

    def _say_restarting(self) -> None:
        left = text.duration(max(1.0, self._restart_at - self._clock()))
        self._app.set_engine(
            "restarting", tr("Uploads stopped for a moment – starting again in {time}").format(time=left)
        )
