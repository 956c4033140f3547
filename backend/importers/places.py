"""Where other programs keep their data, and which of them a path belongs to. Blocking; only names are looked at."""

from __future__ import annotations

from pathlib import Path

from backend.errors import Problem
from backend.importers import connie, imxuploader, qsettings
from backend.protocol.other_programs import FoundProgram, Program

_BASE_PATHS = (("BBDropUploader", "BBDropGUI"), ("ImxUploader", "ImxUploadGUI"))


def look(home: Path | None = None) -> tuple[FoundProgram, ...]:
    """What is found in the usual places of this person. `home` is for tests."""
    home = home or Path.home()
    folders = [home / ".bbdrop", home / ".imxup"]
    for organisation, application in _BASE_PATHS:
        try:
            chosen = qsettings.group(organisation, application, "config").get("base_path", "")
        except Problem:
            continue
        if chosen and Path(chosen).is_absolute():
            folders.insert(0, Path(chosen))
    found = [
        FoundProgram(program=Program.IMXUPLOADER, path=str(folder))
        for folder in dict.fromkeys(folders)
        if imxuploader.is_one(folder)
    ]
    of_connie = home / ".conniesuploader"
    if connie.is_one(of_connie):
        found.append(FoundProgram(program=Program.CONNIE, path=str(of_connie)))
    return tuple(found)


def program_of(path: Path) -> Program:
    """Whose data this is, by its names; what is none of Connie's Uploader is taken for a database of IMXuploader."""
    folder = path if path.is_dir() else path.parent
    if path.suffix.lower() == ".json" or (path.is_dir() and connie.is_one(folder) and not imxuploader.is_one(folder)):
        return Program.CONNIE
    return Program.IMXUPLOADER
