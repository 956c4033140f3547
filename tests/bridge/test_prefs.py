from pathlib import Path

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


def test_raised_contrast_is_kept_for_the_next_start(store: Store, engine: Recorder, tmp_path: Path) -> None:
    prefs = Prefs(store, engine, WindowState(tmp_path / "window.json"))
    told: list[int] = []
    prefs.raisedContrastChanged.connect(lambda: told.append(1))
    assert prefs.property("raisedContrast") is False
    prefs.setProperty("raisedContrast", True)
    assert told == [1]
    assert Prefs(store, engine, WindowState(tmp_path / "window.json")).property("raisedContrast") is True
