"""The desktop's notifications: keeps what it is asked to show, and presses the buttons of it."""

from __future__ import annotations

from typing import Any

import dbus
import dbus.mainloop.glib
import dbus.service
from orders import serve

NAME = "org.freedesktop.Notifications"

dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
shown: list[dict[str, Any]] = []


class Service(dbus.service.Object):
    @dbus.service.method(NAME, in_signature="susssasa{sv}i", out_signature="u")
    def Notify(
        self,
        app: str,
        replaces: int,
        icon: str,
        title: str,
        body: str,
        actions: list[str],
        hints: dict[str, Any],
        timeout_ms: int,
    ) -> int:
        number = int(replaces) or len(shown) + 1
        buttons = dict(zip(map(str, actions[::2]), map(str, actions[1::2]), strict=True))
        shown.append(
            {
                "id": number,
                "app": str(app),
                "title": str(title),
                "body": str(body),
                "actions": buttons,
                "hints": sorted(map(str, hints)),
            }
        )
        return number

    @dbus.service.method(NAME, out_signature="as")
    def GetCapabilities(self) -> list[str]:
        return ["actions", "body"]

    @dbus.service.method(NAME, out_signature="ssss")
    def GetServerInformation(self) -> tuple[str, str, str, str]:
        return "double", "galleon", "1", "1.2"

    @dbus.service.signal(NAME, signature="us")
    def ActionInvoked(self, number: int, action: str) -> None:
        pass


def press(number: int, action: str) -> None:
    service.ActionInvoked(number, action)


name = dbus.service.BusName(NAME, bus)
service = Service(bus, "/org/freedesktop/Notifications")
serve(shown=lambda: shown, press=press)
