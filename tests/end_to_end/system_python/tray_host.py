"""A tray without pixels: the watcher that StatusNotifierItems register with, and hands for the last one of them."""

from __future__ import annotations

from typing import Any

import dbus
import dbus.mainloop.glib
import dbus.service
from orders import serve

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"

dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
items: list[tuple[str, str]] = []


class Watcher(dbus.service.Object):
    @dbus.service.method(WATCHER, in_signature="s", sender_keyword="sender")
    def RegisterStatusNotifierItem(self, service: str, sender: str = "") -> None:
        items.append((sender, str(service)) if service.startswith("/") else (str(service), "/StatusNotifierItem"))
        self.StatusNotifierItemRegistered("".join(items[-1]))

    @dbus.service.method(WATCHER, in_signature="s")
    def RegisterStatusNotifierHost(self, service: str) -> None:
        pass

    @dbus.service.signal(WATCHER, signature="s")
    def StatusNotifierItemRegistered(self, service: str) -> None:
        pass

    @dbus.service.signal(WATCHER)
    def StatusNotifierHostRegistered(self) -> None:
        pass

    @dbus.service.method(dbus.PROPERTIES_IFACE, in_signature="ss", out_signature="v")
    def Get(self, interface: str, name: str) -> Any:
        return self.GetAll(interface)[name]

    @dbus.service.method(dbus.PROPERTIES_IFACE, in_signature="s", out_signature="a{sv}")
    def GetAll(self, interface: str) -> dict[str, Any]:
        return {
            "IsStatusNotifierHostRegistered": True,
            "ProtocolVersion": dbus.Int32(0),
            "RegisteredStatusNotifierItems": dbus.Array(["".join(item) for item in items], signature="s"),
        }


def there() -> bool:
    return bool(items) and bus.name_has_owner(items[-1][0])


def properties() -> dict[str, Any]:
    service, path = items[-1]
    return dbus.Interface(bus.get_object(service, path), dbus.PROPERTIES_IFACE).GetAll(ITEM)


def tooltip() -> str:
    return str(properties()["ToolTip"][2])


def layout() -> tuple[Any, list[tuple[int, dict[str, Any], Any]]]:
    menu = dbus.Interface(bus.get_object(items[-1][0], properties()["Menu"]), MENU)
    menu.AboutToShow(0)
    _, (_, _, children) = menu.GetLayout(0, -1, [])
    return menu, [(int(number), entry, below) for number, entry, below in children]


def label(entry: dict[str, Any]) -> str:
    return "" if entry.get("type") == "separator" else str(entry.get("label", "")).replace("_", "")


def menu() -> list[str]:
    """Labels from top to bottom, an empty one for a separator."""
    return [label(entry) for _, entry, _ in layout()[1]]


def click(entry: str) -> None:
    menu, entries = layout()
    number = next(number for number, one, _ in entries if label(one) == entry)
    menu.Event(number, "clicked", dbus.Int32(0), dbus.UInt32(0))


def activate() -> None:
    service, path = items[-1]
    dbus.Interface(bus.get_object(service, path), ITEM).Activate(0, 0)


name = dbus.service.BusName(WATCHER, bus)
watcher = Watcher(bus, "/StatusNotifierWatcher")
watcher.StatusNotifierHostRegistered()
serve(there=there, tooltip=tooltip, menu=menu, click=click, activate=activate)
