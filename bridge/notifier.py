"""Desktop notifications over D-Bus, in a thread of its own; the tray's balloon where there is no bus."""

from __future__ import annotations

import html
import logging
import threading
from queue import Empty, SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from bridge.digest import Message

log = logging.getLogger(__name__)

SHOWN_MS = 8000
ANSWER_S = 3.0
CLICKABLE_S = 120.0
"""How long after the last notification its buttons are listened to."""
_LOOK_S = 0.5


class Notifier(QObject):
    """`send` returns at once. `chosen` carries the message and the id of the action; `unavailable` the message."""

    chosen = Signal(object, str)
    unavailable = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[Message | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def send(self, message: Message) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="notifier", daemon=True)
            self._thread.start()
        self._queue.put(message)

    def close(self) -> None:
        self._queue.put(None)

    def connect_queued(self, chosen: Any, unavailable: Any) -> None:
        self.chosen.connect(chosen, Qt.ConnectionType.QueuedConnection)
        self.unavailable.connect(unavailable, Qt.ConnectionType.QueuedConnection)

    def _run(self) -> None:
        bus: _Bus | None = None
        while True:
            message = self._next(bus)
            if message is None:
                return
            try:
                bus = bus or _Bus()
                bus.notify(message)
            except Exception as error:  # no bus, no service, or one that does not answer
                log.info("No desktop notifications: %s", error)
                bus = None
                self.unavailable.emit(message)

    def _next(self, bus: _Bus | None) -> Message | None:
        """Wait for the next message; meanwhile hear of clicks on those that are shown."""
        waited = 0.0
        while bus is not None and waited < CLICKABLE_S:
            try:
                return self._queue.get_nowait()
            except Empty:
                pass
            try:
                for message, action in bus.clicks(_LOOK_S):
                    self.chosen.emit(message, action)
            except Exception as error:
                log.info("The notification service has gone: %s", error)
                break
            waited += _LOOK_S
        return self._queue.get()


class _Bus:
    """One session bus connection. Raises whatever jeepney raises."""

    def __init__(self) -> None:
        from jeepney import DBusAddress, MatchRule, message_bus, new_method_call
        from jeepney.io.blocking import Proxy, open_dbus_connection

        self._call = new_method_call
        self._connection = open_dbus_connection("SESSION")
        self._service = DBusAddress(
            "/org/freedesktop/Notifications",
            bus_name="org.freedesktop.Notifications",
            interface="org.freedesktop.Notifications",
        )
        rule = MatchRule(type="signal", interface=self._service.interface, member="ActionInvoked")
        Proxy(message_bus, self._connection, timeout=ANSWER_S).AddMatch(rule)
        self._clicks = self._connection.filter(rule, bufsize=20).__enter__()
        # what this one says of itself; without an answer the text goes as it is
        told = self._connection.send_and_get_reply(self._call(self._service, "GetCapabilities"), timeout=ANSWER_S)
        is_told = told.header.message_type.name == "method_return"
        self._has_markup = is_told and "body-markup" in told.body[0]
        self._ids: dict[str, int] = {}
        self._shown: dict[int, Message] = {}

    def notify(self, message: Message) -> None:
        """A later message of the same kind replaces the earlier."""
        actions = [part for action in message.actions for part in action]
        if message.actions:
            actions = ["default", message.actions[0][1], *actions]
        text = html.escape(message.body, quote=False) if self._has_markup else message.body
        body = ("Galleon", self._ids.get(message.kind, 0), "galleon", message.title, text, actions)
        hints = {"urgency": ("y", 1), "desktop-entry": ("s", "galleon")}
        call = self._call(self._service, "Notify", "susssasa{sv}i", (*body, hints, SHOWN_MS))
        answer = self._connection.send_and_get_reply(call, timeout=ANSWER_S)
        if answer.header.message_type.name != "method_return":
            raise OSError(str(answer.body))
        number = int(answer.body[0])
        self._shown.pop(self._ids.get(message.kind, 0), None)
        self._ids[message.kind] = number
        self._shown[number] = message

    def clicks(self, timeout_s: float) -> list[tuple[Message, str]]:
        try:
            heard = [self._connection.recv_until_filtered(self._clicks, timeout=timeout_s), *self._clicks]
        except TimeoutError:
            return []
        self._clicks.clear()
        found = []
        for number, action in (signal.body for signal in heard):
            message = self._shown.get(number)
            if message is not None:
                found.append((message, message.actions[0][0] if action == "default" else action))
        return found
