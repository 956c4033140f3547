"""A system bus of our own with NetworkManager and logind on it, as far as Galleon asks them."""

from __future__ import annotations

import asyncio
import os
import subprocess
from typing import Any

from dbus_fast import BusType, Message, MessageType, Variant
from dbus_fast.aio import MessageBus

NETWORK = "org.freedesktop.NetworkManager"
LOGIND = "org.freedesktop.login1"
CONNECTED, DISCONNECTED = 70, 20


class SystemBusFake:
    """`open` in a running event loop; then `address` is the bus. `locks` holds the mode of each lock that is held."""

    def __init__(self, state: int = CONNECTED) -> None:
        self.state = state
        self._held: list[tuple[str, int]] = []

    async def open(self) -> None:
        self._daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
        )
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().strip()
        self._bus = await MessageBus(
            bus_address=self.address, bus_type=BusType.SESSION, negotiate_unix_fd=True
        ).connect()
        # Whoever ends the daemon first must not leave a failure that nobody hears of.
        self._ended = asyncio.ensure_future(self._bus.wait_for_disconnect())
        self._ended.add_done_callback(_heard)
        self._bus.add_message_handler(self._answer)
        await self._bus.request_name(NETWORK)
        await self._bus.request_name(LOGIND)

    def close(self) -> None:
        self._bus.disconnect()
        self._ended.cancel()
        self.end_daemon()
        for _, end in self._held:
            os.close(end)

    def end_daemon(self) -> None:
        self._daemon.terminate()
        self._daemon.wait(10)

    @property
    def locks(self) -> list[str]:
        """A lock is a pipe: it is held as long as its other end is open."""
        return sorted(mode for mode, end in self._held if not self._is_closed(end))

    @staticmethod
    def _is_closed(end: int) -> bool:
        try:
            return os.read(end, 1) == b""
        except BlockingIOError:
            return False

    def _answer(self, message: Message) -> Message | bool | None:
        if message.message_type is not MessageType.METHOD_CALL:
            return None
        call = (message.path, message.interface, message.member, message.signature)
        match call:
            case ("/org/freedesktop/NetworkManager", "org.freedesktop.DBus.Properties", "Get", "ss"):
                assert message.body == [NETWORK, "State"]
                return Message.new_method_return(message, "v", [Variant("u", self.state)])
            case ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "Inhibit", "ssss"):
                what, who, why, mode = message.body
                assert what == "sleep" and who == "Galleon" and why and mode in ("delay", "block")
                ours, theirs = os.pipe()
                os.set_blocking(ours, False)
                self._held.append((mode, ours))
                sent = self._bus.send(Message.new_method_return(message, "h", [0], [theirs]))
                sent.add_done_callback(_heard)
                sent.add_done_callback(lambda _: os.close(theirs))
                return True
        return None

    async def say_network(self, state: int) -> None:
        self.state = state
        await self._signal("/org/freedesktop/NetworkManager", NETWORK, "StateChanged", "u", state)

    async def say_sleep(self, is_about_to: bool) -> None:
        await self._signal("/org/freedesktop/login1", f"{LOGIND}.Manager", "PrepareForSleep", "b", is_about_to)

    async def _signal(self, path: str, interface: str, member: str, signature: str, value: Any) -> None:
        message = Message(
            message_type=MessageType.SIGNAL, path=path, interface=interface, member=member, signature=signature,
            body=[value],
        )  # fmt: skip
        await self._bus.send(message)


def _heard(ended: asyncio.Future[Any]) -> None:
    if not ended.cancelled():
        ended.exception()
