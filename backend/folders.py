"""Finds the folders of this installation."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import platformdirs
from platformdirs.api import PlatformDirsABC

from backend.protocol.folders import Folders, folders_under


def locate(environ: Mapping[str, str] = os.environ) -> Folders:
    """GALLEON_HOME if it is set, the system's own folders for the person otherwise (XDG on Linux)."""
    home = environ.get("GALLEON_HOME", "")
    if home:
        return folders_under(Path(home).expanduser())
    return of_system(platformdirs.PlatformDirs("galleon", appauthor=False))


def of_system(dirs: PlatformDirsABC) -> Folders:
    """Windows and macOS have one folder for settings, data and state: each gets one of its own in it, because the data
    can be moved elsewhere as a whole."""
    if dirs.user_data_dir == dirs.user_config_dir:
        return replace(folders_under(Path(dirs.user_data_dir)), cache=Path(dirs.user_cache_dir))
    return Folders(
        config=Path(dirs.user_config_dir),
        data=Path(dirs.user_data_dir),
        cache=Path(dirs.user_cache_dir),
        state=Path(dirs.user_state_dir),
    )
