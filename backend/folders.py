"""Finds the folders of this installation."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import platformdirs

from backend.protocol.folders import Folders, folders_under


def locate(environ: Mapping[str, str] = os.environ) -> Folders:
    """GALLEON_HOME if it is set, the system's own folders for the person otherwise (XDG on Linux)."""
    home = environ.get("GALLEON_HOME", "")
    if home:
        return folders_under(Path(home).expanduser())
    dirs = platformdirs.PlatformDirs("galleon", appauthor=False)
    return Folders(
        config=Path(dirs.user_config_dir),
        data=Path(dirs.user_data_dir),
        cache=Path(dirs.user_cache_dir),
        state=Path(dirs.user_state_dir),
    )
