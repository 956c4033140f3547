"""What a screen reader can see and do, over AT-SPI. Things are found by role and name.

The calls of a look at the window are sent all together: one after the other, each waits for three processes to wake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402
from orders import serve  # noqa: E402

STATES = {
    "showing": Atspi.StateType.SHOWING,
    "enabled": Atspi.StateType.ENABLED,
    "focused": Atspi.StateType.FOCUSED,
    "focusable": Atspi.StateType.FOCUSABLE,
    "selected": Atspi.StateType.SELECTED,
    "checked": Atspi.StateType.CHECKED,
    "editable": Atspi.StateType.EDITABLE,
}
ACCESSIBLE = "org.a11y.atspi.Accessible"
REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
PATIENCE_MS = 10_000

Address = tuple[str, str]
"""Name on the bus, and path."""


@dataclass
class Thing:
    address: Address
    role: str = ""
    name: str = ""
    description: str = ""
    states: list[str] = field(default_factory=list)
    children: list[Thing] = field(default_factory=list)

    @property
    def known_as(self) -> str:
        """Qt hides the name of a password field; what it is for is in its description."""
        return self.description if self.role == "password text" else self.name

    def everything(self) -> Iterator[Thing]:
        yield self
        for child in self.children:
            yield from child.everything()


class Look:
    """One look at a thing and all that is in it; what goes away meanwhile is passed over."""

    def __init__(self, bus: Gio.DBusConnection, address: Address) -> None:
        self._bus = bus
        self._waiting = 0
        self._loop = GLib.MainLoop()
        self.thing = Thing(address)
        self._see(self.thing)
        self._loop.run()

    def _see(self, thing: Thing) -> None:
        self._call(thing, ACCESSIBLE, "GetState", (), lambda told: setattr(thing, "states", states(told)))
        self._call(thing, ACCESSIBLE, "GetRole", (), lambda told: setattr(thing, "role", role_name(told)))
        for name in ("Name", "Description"):
            self._call(
                thing,
                "org.freedesktop.DBus.Properties",
                "Get",
                (ACCESSIBLE, name),
                lambda told, name=name: setattr(thing, name.lower(), told),
            )
        self._call(thing, ACCESSIBLE, "GetChildren", (), lambda told: self._go_in(thing, told))

    def _go_in(self, thing: Thing, addresses: list[Address]) -> None:
        thing.children = [Thing(tuple(address)) for address in addresses]
        for child in thing.children:
            self._see(child)

    def _call(
        self, thing: Thing, interface: str, method: str, values: tuple[str, ...], take: Callable[[Any], Any]
    ) -> None:
        def answered(bus: Gio.DBusConnection, result: Gio.AsyncResult) -> None:
            try:
                take(bus.call_finish(result).unpack()[0])
            except GLib.Error:
                pass
            finally:
                self._waiting -= 1
                if not self._waiting:
                    self._loop.quit()

        self._waiting += 1
        packed = GLib.Variant(f"({'s' * len(values)})", values)
        self._bus.call(*thing.address, interface, method, packed, None, 0, PATIENCE_MS, None, answered)


def role_name(role: int) -> str:
    return str(Atspi.role_get_name(Atspi.Role(role)))


def states(words: list[int]) -> list[str]:
    bits = words[0] | words[1] << 32
    return [name for name, state in STATES.items() if bits >> int(state) & 1]


def accessibility_bus() -> Gio.DBusConnection:
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, -1, None)
    flags = Gio.DBusConnectionFlags
    return Gio.DBusConnection.new_for_address_sync(
        address.unpack()[0], flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None
    )


def ask(address: Address, interface: str, method: str, values: GLib.Variant | None = None) -> Any:
    return bus.call_sync(*address, interface, method, values, None, 0, PATIENCE_MS, None).unpack()[0]


def everything(app: str) -> Iterator[Thing]:
    for address in ask(REGISTRY, ACCESSIBLE, "GetChildren"):
        try:
            name = ask(address, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (ACCESSIBLE, "Name")))
        except GLib.Error:  # it has just ended
            continue
        if name == app:
            yield from Look(bus, tuple(address)).thing.everything()


def tree(app: str) -> list[dict[str, Any]]:
    """Role, name, description and states of all that is there."""
    return [
        {"role": thing.role, "name": thing.name, "description": thing.description, "states": thing.states}
        for thing in everything(app)
    ]


def find(app: str, roles: list[str], name: str) -> Address:
    for thing in everything(app):
        if thing.role in roles and thing.known_as == name and "showing" in thing.states:
            return thing.address
    raise LookupError(f"{roles} {name!r}")


def press(app: str, roles: list[str], name: str) -> bool:
    """As a screen reader does when the person asks it to."""
    address, interface = find(app, roles, name), "org.a11y.atspi.Action"
    names = [action[0] for action in ask(address, interface, "GetActions")]
    return bool(ask(address, interface, "DoAction", GLib.Variant("(i)", (names.index("Press"),))))


def focus(app: str, roles: list[str], name: str) -> bool:
    return bool(ask(find(app, roles, name), "org.a11y.atspi.Component", "GrabFocus"))


Atspi.get_desktop(0)  # the accessibility bus has to be there before the program that is looked at
bus = accessibility_bus()
serve(tree=tree, press=press, focus=focus)
