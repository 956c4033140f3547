"""`galleon paths`: where Galleon keeps things. It needs no engine, so it also tells what is left of a removed one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from backend.cli.exit_codes import ExitCode
from backend.data_move import current
from backend.errors import Problem
from backend.folders import locate


def show(*, as_json: bool) -> ExitCode:
    folders = locate()
    try:
        folders = current(folders)
    except Problem as gone:  # on a disk that is not there now
        folders = replace(folders, data=Path(gone.info.subject))
    places = {
        "settings": folders.config,
        "data": folders.data,
        "cache": folders.cache,
        "state": folders.state,
    }
    if as_json:
        print(json.dumps({name: str(path) for name, path in places.items()}, ensure_ascii=False))
        return ExitCode.ALL_UPLOADED
    for name, path in places.items():
        print(f"{name:<9} {path}")
    return ExitCode.ALL_UPLOADED
