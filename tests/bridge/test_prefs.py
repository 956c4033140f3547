from pathlib import Path

from backend.protocol.settings import ChangeSettings, Settings
from bridge.controllers.prefs import Prefs
from bridge.store import Store
from bridge.window_state import WindowState
from tests.bridge.conftest import Recorder


def test_a_floating_inspector_begins_closed_and_leaves_the_docked_one_as_it_was(
    store: Store, engine: Recorder, tmp_path: Path
) -> None:
    prefs = Prefs(store, engine, WindowState(tmp_path / "window.json"))
    assert prefs.property("inspectorOpen") is True
    prefs.setProperty("inspectorFloats", True)
    assert prefs.property("inspectorOpen") is False
    prefs.setProperty("inspectorOpen", True)
    assert prefs.property("inspectorOpen") is True
    prefs.setProperty("inspectorFloats", False)
    assert prefs.property("inspectorOpen") is True
    prefs.setProperty("inspectorFloats", True)
    assert prefs.property("inspectorOpen") is False


def test_raised_contrast_is_a_setting_and_there_from_the_first_frame_on(
    store: Store, engine: Recorder, tmp_path: Path
) -> None:
    prefs = Prefs(store, engine, WindowState(tmp_path / "window.json"))
    told: list[int] = []
    prefs.raisedContrastChanged.connect(lambda: told.append(1))
    assert prefs.property("raisedContrast") is False
    prefs.setProperty("raisedContrast", True)
    assert told == [1]
    assert engine.sent == [ChangeSettings(values=(("raised_contrast", "true"),))]
    store.set_settings(Settings(raised_contrast=True))
    assert told == [1]
    assert Prefs(store, engine, WindowState(tmp_path / "window.json")).property("raisedContrast") is True


def test_how_the_window_looks_follows_the_settings(store: Store, engine: Recorder, tmp_path: Path) -> None:
    prefs = Prefs(store, engine, WindowState(tmp_path / "window.json"))
    store.set_settings(Settings(theme="dark", text_size_percent=120, reduce_motion=True, density="compact"))
    for shown in (prefs, Prefs(store, engine, WindowState(tmp_path / "window.json"))):
        names = ("isDark", "textScale", "reduceMotion", "compactRows")
        assert [shown.property(name) for name in names] == [True, 1.2, True, True]
    store.set_settings(Settings(theme="light"))
    assert [prefs.property(name) for name in ("isDark", "textScale", "reduceMotion", "compactRows")] == [
        False,
        1.0,
        False,
        False,
    ]
