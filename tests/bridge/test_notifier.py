"""Desktop notifications on a private session bus, with a notification service of our own."""

import gc
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator

import pytest
from jeepney import DBusAddress, HeaderFields, MessageType, message_bus, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection
from pytestqt.qtbot import QtBot

from bridge.digest import Message
from bridge.notifier import Notifier

pytestmark = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs dbus-daemon")

NAME = "org.freedesktop.Notifications"
OBJECT = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)
ONE = Message("finished", "Lofoten is online", "148 images on A & B", (("copy", "Copy"), ("show", "Open")), 7)


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield address
    daemon.terminate()
    daemon.wait(10)


class Service(threading.Thread):
    """Keeps what it is asked to show; each notification is clicked at once on `click`."""

    def __init__(self, click: str = "") -> None:
        super().__init__(daemon=True)
        self._connection: DBusConnection = open_dbus_connection("SESSION")
        self._click = click
        Proxy(message_bus, self._connection, timeout=5).RequestName(NAME)
        self.shown: list[tuple[object, ...]] = []

    def run(self) -> None:
        while True:
            try:
                call = self._connection.receive()
            except (OSError, ConnectionError, EOFError):
                return
            header = call.header
            member = header.fields.get(HeaderFields.member)
            if header.message_type is MessageType.method_call and member == "GetCapabilities":
                self._connection.send(new_method_return(call, "as", (["actions", "body", "body-markup"],)))
            elif header.message_type is MessageType.method_call and member == "Notify":
                self.shown.append(call.body)
                number = call.body[1] or len(self.shown)
                self._connection.send(new_method_return(call, "u", (number,)))
                if self._click:
                    self._connection.send(new_signal(OBJECT, "ActionInvoked", "us", (number, self._click)))


@pytest.fixture
def notifier(qtbot: QtBot) -> Iterator[Notifier]:
    gc.collect()  # Qt objects that earlier tests left behind must not be collected in the notifier's thread
    made = Notifier()
    yield made
    made.close()


def test_a_notification_has_title_text_and_buttons(qtbot: QtBot, bus: str, notifier: Notifier) -> None:
    service = Service()
    service.start()
    notifier.send(ONE)
    qtbot.waitUntil(lambda: len(service.shown) == 1, timeout=10_000)
    app, replaces, icon, title, body, actions, *_ = service.shown[0]
    assert (app, replaces, icon, title, body) == ("Galleon", 0, "galleon", ONE.title, "148 images on A &amp; B")
    assert actions == ["default", "Copy", "copy", "Copy", "show", "Open"]


def test_a_later_one_of_its_kind_replaces_the_earlier(qtbot: QtBot, bus: str, notifier: Notifier) -> None:
    service = Service()
    service.start()
    for title in ("one", "two"):
        notifier.send(ONE._replace(title=title))
    notifier.send(Message("offline", "Waiting for the network", ""))
    qtbot.waitUntil(lambda: len(service.shown) == 3, timeout=10_000)
    assert [shown[1] for shown in service.shown] == [0, 1, 0]


@pytest.mark.parametrize(("clicked", "action"), [("show", "show"), ("default", "copy")])
def test_a_click_comes_back_with_its_message(
    qtbot: QtBot, bus: str, notifier: Notifier, clicked: str, action: str
) -> None:
    service = Service(click=clicked)
    service.start()
    chosen: list[tuple[Message, str]] = []
    notifier.connect_queued(lambda message, said: chosen.append((message, said)), lambda _: None)
    notifier.send(ONE)
    qtbot.waitUntil(lambda: len(chosen) == 1, timeout=10_000)
    assert chosen == [(ONE, action)]


@pytest.mark.parametrize("address", ["unix:path=/nowhere/bus", ""])
def test_without_a_bus_the_caller_hears_of_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, notifier: Notifier, address: str
) -> None:
    monkeypatch.setitem(os.environ, "DBUS_SESSION_BUS_ADDRESS", address)
    missed: list[Message] = []
    notifier.connect_queued(lambda *_: None, missed.append)
    notifier.send(ONE)
    qtbot.waitUntil(lambda: missed == [ONE], timeout=10_000)


def test_a_bus_without_a_service_is_no_service(qtbot: QtBot, bus: str, notifier: Notifier) -> None:
    missed: list[Message] = []
    notifier.connect_queued(lambda *_: None, missed.append)
    notifier.send(ONE)
    qtbot.waitUntil(lambda: missed == [ONE], timeout=10_000)
