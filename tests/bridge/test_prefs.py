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
