"""Whether there is a network, as NetworkManager tells it.

Source: https://networkmanager.dev/docs/api/latest/gdbus-org.freedesktop.NetworkManager.html and NMState in
https://networkmanager.dev/docs/api/latest/nm-dbus-types.html.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from backend.system.bus import NoBus, SystemBus

SERVICE = "org.freedesktop.NetworkManager"
PATH = "/org/freedesktop/NetworkManager"
WITHOUT_NETWORK = frozenset({10, 20, 30, 40})
"""Asleep, disconnected, disconnecting, connecting. Unknown (0) and the three kinds of connected count as a network."""


async def is_offline(bus: SystemBus) -> bool:
    """Ask now. Who has no NetworkManager, or one that leaves the connection to somebody else, is not offline."""
    try:
        properties = "org.freedesktop.DBus.Properties"
        (state,) = await bus.call(SERVICE, PATH, properties, "Get", "ss", SERVICE, "State")
    except NoBus:
        return False
    return int(state.value) in WITHOUT_NETWORK and not has_default_route()


async def listen(bus: SystemBus, changed: Callable[[], None]) -> None:
    """Call `changed` whenever the state may be another one, also when the service comes or goes. Raises NoBus."""
    await bus.listen(f"interface='{SERVICE}',path='{PATH}',member='StateChanged'", lambda _member, _values: changed())

    def owner_changed(_member: str, values: list[object]) -> None:
        if values and values[0] == SERVICE:
            changed()

    rule = "interface='org.freedesktop.DBus',path='/org/freedesktop/DBus',member='NameOwnerChanged'"
    await bus.listen(f"{rule},arg0='{SERVICE}'", owner_changed)


def has_default_route(net: Path = Path("/proc/net")) -> bool:
    """Whether the kernel knows a way out, in IPv4 or IPv6; a tunnel counts, the loopback does not."""
    for name, target, mask in (("route", 1, 7), ("ipv6_route", 0, 1)):
        try:
            lines = (net / name).read_text(encoding="ascii").splitlines()
        except OSError:
            continue
        for line in lines:
            fields = line.split()
            device = fields[0] if name == "route" else fields[-1]
            if device != "lo" and len(fields) > mask and _is_zero(fields[target]) and _is_zero(fields[mask]):
                return True
    return False


def _is_zero(number: str) -> bool:
    return bool(number) and not number.strip("0")
