"""Settings that travel in a file, and data that moves or is copied: what the Settings page asks for beside settings."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import assert_never

import msgspec

from backend import data_move, settings
from backend.errors import Problem, problem
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.folders import Folders, folders_under
from backend.protocol.settings import Settings
from backend.protocol.upkeep import (
    CopyPortable,
    DataCopied,
    ExportSettings,
    ImportSettings,
    MoveData,
    SettingsExported,
    SettingsImported,
    UpkeepCommand,
    UpkeepReply,
)
from backend.storage import backup
from backend.storage.database import Database

OF_THIS_COMPUTER = ("temporary_folder", "local_port", "connect_to", "update_url", "update_key")
"""Folders and addresses mean nothing elsewhere, and whom to believe of updates is for nobody else to say."""

_START_SH = '#!/bin/sh\nGALLEON_HOME="$(cd "$(dirname "$0")" && pwd)" exec galleon "$@"\n'
_START_CMD = '@set "GALLEON_HOME=%~dp0."\r\n@start "" galleon %*\r\n'


class Upkeep:
    """Event loop only; files are dealt with in threads. `apply` changes settings as a client would."""

    def __init__(
        self,
        folders: Folders,
        database: Database,
        current: Callable[[], Settings],
        apply: Callable[[dict[str, str]], Awaitable[None]],
        has_template: Callable[[str], bool],
    ) -> None:
        self._folders = folders
        self._database = database
        self._current = current
        self._apply = apply
        self._has_template = has_template

    async def carry_out(self, command: UpkeepCommand) -> UpkeepReply:
        """Raises Problem(BAD_INPUT) and Problem(DISK)."""
        match command:
            case ExportSettings():
                return await asyncio.to_thread(self._export, Path(command.path))
            case ImportSettings():
                return await self._import(Path(command.path))
            case MoveData():
                target = await asyncio.to_thread(data_move.prepare, self._folders, command.folder)
                return DataCopied(folder=str(target))
            case CopyPortable():
                return await self._copy_portable(command.folder)
            case _:
                assert_never(command)

    def _export(self, path: Path) -> SettingsExported:
        default = Settings()
        here = self._current()
        changed = [name for name in settings.PLACES if getattr(here, name) != getattr(default, name)]
        # Those at their default as well: who takes the file in is to have the same.
        travels = {name: getattr(here, name) for name in settings.PLACES if name not in OF_THIS_COMPUTER}
        new = path.with_name(path.name + ".new")
        try:
            new.unlink(missing_ok=True)
            settings.write(new, msgspec.structs.replace(default, **travels), travels)
            new.replace(path)
        except OSError as error:
            raise problem(ErrorKind.DISK, error.strerror or "", subject=str(path)) from error
        left_out = tuple(name for name in changed if name in OF_THIS_COMPUTER)
        return SettingsExported(count=len(travels), left_out=left_out)

    async def _import(self, path: Path) -> SettingsImported:
        if not await asyncio.to_thread(path.is_file):
            raise problem(ErrorKind.DISK, "the file is not there", subject=str(path))
        try:
            text = await asyncio.to_thread(path.read_text, encoding="utf-8-sig")
        except OSError as error:
            raise problem(ErrorKind.DISK, error.strerror or "", subject=str(path)) from error
        except UnicodeDecodeError as error:
            raise problem(ErrorKind.BAD_INPUT, "this is no file of settings", subject=str(path)) from error
        read, problems = settings.named(text, path)
        if not read:
            detail = problems[0].detail if problems else "this is no file of settings"
            raise problem(ErrorKind.BAD_INPUT, detail, subject=str(problems[0].subject if problems else path))
        template = read.get("default_template")
        if template is not None and not self._has_template(template):
            del read["default_template"]
            detail = "default_template: there is no such template here"
            problems = (*problems, ErrorInfo(kind=ErrorKind.BAD_INPUT, subject=template, detail=detail))
        here = self._current()
        wanted = {
            name: value for name, value in read.items() if name not in OF_THIS_COMPUTER and value != getattr(here, name)
        }
        if wanted:
            await self._apply({name: msgspec.json.encode(value).decode() for name, value in wanted.items()})
        return SettingsImported(count=len(wanted), problems=problems)

    async def _copy_portable(self, chosen: str) -> DataCopied:
        home = await asyncio.to_thread(data_move.usable, self._folders, chosen)
        there = folders_under(home)
        try:
            await asyncio.to_thread(self._copy_files, there)
            await self._database.read(lambda connection: backup.copy_to(connection, there.database_file))
            await asyncio.to_thread(
                data_move.rewrite_paths, there.database_file, str(self._folders.data), str(there.data)
            )
        except Problem:
            raise
        except Exception as error:
            detail = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise problem(ErrorKind.DISK, detail, subject=str(home)) from error
        return DataCopied(folder=str(home))

    def _copy_files(self, there: Folders) -> None:
        ours = (data_move.POINTER, data_move.REQUEST)
        data_move.copy_tree(self._folders.config, there.config, but=lambda name: name.name in ours)
        data_move.copy_tree(self._folders.data, there.data, but=lambda name: name.name.startswith("galleon.db"))
        for folder in (there.config, there.data, there.state):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        window = self._folders.state / "window.json"
        if window.exists():
            shutil.copy2(window, there.state / window.name)
        home = there.config.parent
        script = home / "start-galleon.sh"
        script.write_text(_START_SH, encoding="utf-8")
        os.chmod(script, 0o755)  # noqa: PTH101, S103 - it is to be started
        (home / "start-galleon.cmd").write_bytes(_START_CMD.encode())
