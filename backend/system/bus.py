"""The system bus of Linux (D-Bus), where NetworkManager and logind speak. Event loop only."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
from collections.abc import Callable
from typing import Any


class NoBus(Exception):
    """There is no system bus, it went away, or the service on it does not answer as its interface says."""


class SystemBus:
    """One connection. A call and a signal are told as plain values, a file descriptor as a number that is ours."""

    def __init__(self, connection: Any, ended: asyncio.Future[None]) -> None:
        self._connection = connection
        self._ended = ended

    @classmethod
    async def connect(cls) -> SystemBus:
        """Raises NoBus. The library is imported in a thread: it takes as long as some hundred requests."""
        try:
            library = await asyncio.to_thread(importlib.import_module, "dbus_fast.aio")
            from dbus_fast import BusType

            connection = _heard_in(library.MessageBus)(bus_type=BusType.SYSTEM, negotiate_unix_fd=True)
        except Exception as error:  # the library's own kinds differ with what is missing
            raise NoBus(str(error)) from error
        # From the beginning to the end: the library tells a bus that breaks away to whoever waits for that, and Python
        # complains of what nobody heard.
        bus = cls(connection, asyncio.ensure_future(connection.wait_for_disconnect()))
        bus._ended.add_done_callback(_heard)
        try:
            async with asyncio.timeout(10):  # `wait_for` would swallow a cancellation that comes with the answer
                await connection.connect()
        except Exception as error:
            bus.close()
            raise NoBus(str(error)) from error
        except asyncio.CancelledError:
            bus.close()
            raise
        return bus

    async def call(
        self, service: str, path: str, interface: str, member: str, signature: str = "", *body: Any
    ) -> list[Any]:
        """The values of the answer; raises NoBus."""
        from dbus_fast import Message, MessageType

        message = Message(
            destination=service, path=path, interface=interface, member=member, signature=signature, body=list(body)
        )
        try:
            async with asyncio.timeout(10):
                answer = await self._connection.call(message)
        except Exception as error:
            raise NoBus(str(error)) from error
        if answer is None or answer.message_type is not MessageType.METHOD_RETURN:
            raise NoBus(f"{service}: {answer.error_name if answer is not None else 'no answer'}")
        is_descriptor = answer.signature == "h" and answer.unix_fds
        return list(answer.unix_fds) if is_descriptor else list(answer.body)

    async def listen(self, rule: str, on_signal: Callable[[str, list[Any]], None]) -> None:
        """Call `on_signal(member, values)` for each signal that fits the match rule, in the event loop."""
        from dbus_fast import Message, MessageType

        wanted = dict(part.split("=", 1) for part in rule.replace("'", "").split(","))

        def handle(message: Message) -> None:
            if (
                message.message_type is MessageType.SIGNAL
                and message.interface == wanted["interface"]
                and message.path == wanted.get("path", message.path)
                and message.member == wanted.get("member", message.member)
            ):
                on_signal(message.member or "", list(message.body))

        self._connection.add_message_handler(handle)
        bus = "org.freedesktop.DBus"
        await self.call(bus, "/org/freedesktop/DBus", bus, "AddMatch", "s", f"type='signal',{rule}")

    async def gone(self) -> None:
        """Return when the bus has gone."""
        await asyncio.wait([self._ended])  # however it ended, it ended

    def close(self) -> None:
        with contextlib.suppress(Exception):  # it may never have been open
            self._connection.disconnect()
        # A moment later: it may be about to hear of an end just now, which nobody else would.
        asyncio.get_running_loop().call_soon(self._ended.cancel)


def _heard_in(bus: Any) -> Any:
    """A call forgets the future of its sending, and so does `send` when it fails at once; the answer that does not come
    tells the same, so what fails there counts as heard."""

    class Bus(bus):  # type: ignore[misc]
        def send(self, msg: Any) -> asyncio.Future[None]:
            sent: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            sent.add_done_callback(_heard)
            msg.serial = msg.serial or self.next_serial()
            try:
                self._writer.schedule_write(msg, sent)
            except OSError:
                if not sent.done():  # otherwise whoever waits for an answer is told
                    raise
            return sent

    return Bus


def _heard(ended: asyncio.Future[None]) -> None:
    if not ended.cancelled():
        ended.exception()
