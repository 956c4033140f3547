from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from backend.protocol.events import TotalsChanged
from bridge import tray
from bridge.store import Store
from tests.bridge.conftest import Recorder

ICONS = Path(__file__).parents[2] / "qml" / "App" / "icons"


@pytest.mark.parametrize(
    ("totals", "state", "line"),
    [
        (TotalsChanged(), "idle", "Nothing to upload"),
        (
            TotalsChanged(uploading=3, speed_bps=6_400_000, eta_s=1440),
            "busy",
            "3 uploading, 6.4 MB/s, 24 min left",
        ),
        (TotalsChanged(paused=2), "paused", "All paused"),
        (TotalsChanged(paused=2, is_outside_schedule=True), "paused", "Outside the schedule"),
        (TotalsChanged(scheduled=2), "idle", "2 start later"),
        (TotalsChanged(uploading=1, hosts_needing_you=1), "alarm", "1 uploading, 0 kB/s"),
        (TotalsChanged(hosts_needing_you=1, attention=2), "alarm", "1 host needs you"),
        (TotalsChanged(attention=2), "alarm", "2 galleries need attention"),
        (TotalsChanged(paused=1, is_offline=True), "paused", "Waiting for the network"),
    ],
)
def test_the_tray_tells_the_state(qapp: QApplication, totals: TotalsChanged, state: str, line: str) -> None:
    store = Store()
    store.totals = totals
    assert tray.state_of(store) == state
    assert tray.status_line(store) == line


def test_every_state_has_a_picture_of_its_own_in_every_size(qapp: QApplication) -> None:
    pictures = []
    for state in ("idle", "busy", "paused", "alarm"):
        made = tray.icon(state, tray.ON_DARK, ICONS)
        assert {size.width() for size in made.availableSizes()} == set(tray.SIZES)
        pictures.append(made.pixmap(44, 44).toImage())
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])


def test_the_sails_have_the_colour_of_the_panel(qapp: QApplication) -> None:
    image = tray.icon("idle", tray.ON_LIGHT, ICONS).pixmap(44, 44).toImage()
    solid = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {tray.ON_LIGHT.lower()}


@pytest.mark.parametrize(("platform", "toggled"), [("linux", 1), ("win32", 1), ("darwin", 0)])
def test_a_click_toggles_the_window_except_where_it_opens_the_menu(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, platform: str, toggled: int
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    clicks: list[bool] = []

    def nothing() -> None: ...

    made = tray.Tray(Store(), Recorder(), ICONS, list, lambda: clicks.append(True), *[nothing] * 7)
    made._tray.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    made.hide()
    assert len(clicks) == toggled
    assert made._tray.icon().isMask() is (platform == "darwin")


def test_the_menu_has_what_is_wanted_without_the_window(qapp: QApplication) -> None:
    done: list[str] = []
    names = ("toggle", "open", "folders", "paste", "settings", "schedule", "limit", "quit")
    acts = [partial(done.append, name) for name in names]
    made = tray.Tray(Store(), Recorder(), ICONS, lambda: [("No limit", 0, True)], *acts)
    lines = [action.text() for action in made._menu.actions() if not action.isSeparator()]
    assert lines == [
        "Nothing to upload", "Open Galleon", "Add folders…", "Paste from the clipboard", "Start all", "Limit: none",
        "Settings…", "Quit",
    ]  # fmt: skip
    assert not made._all.isEnabled(), "there is nothing to start"
    limits = [action for action in made._limit.actions() if not action.isSeparator()]
    assert [action.text() for action in limits] == ["No limit", "Custom…", "By schedule"]
    for action in (made._menu.actions()[-2], *limits[1:]):
        action.trigger()
    made.hide()
    assert done == ["settings", "limit", "schedule"]
