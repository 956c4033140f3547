from __future__ import annotations

from pathlib import Path

import pytest
from platformdirs.api import PlatformDirsABC
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import Windows

from backend.folders import locate, of_system


def test_a_home_of_its_own_holds_everything(tmp_path: Path) -> None:
    folders = locate({"GALLEON_HOME": str(tmp_path)})
    assert {folders.config, folders.data, folders.cache, folders.state} == {
        tmp_path / name for name in ("config", "data", "cache", "state")
    }


@pytest.mark.parametrize("system", [Unix, MacOS, Windows])
def test_no_folder_lies_in_another_on_any_system(
    system: type[PlatformDirsABC], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The data moves as a whole, and the old folder is deleted: nothing else may be in it."""
    monkeypatch.setattr("platformdirs.windows.get_win_folder", lambda name: str(tmp_path / name))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    folders = of_system(system("galleon", appauthor=False))
    places = [folders.config, folders.data, folders.cache, folders.state]
    assert len(set(places)) == 4
    assert not any(one in other.parents for one in places for other in places)
    assert all("galleon" in place.parts for place in places)
