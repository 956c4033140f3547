"""The settings as they stand now: read once at the start, changed by commands, written before anybody hears of it."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from backend import settings
from backend.errors import Problem, problem
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.settings import Settings, SettingsChanged


class CurrentSettings:
    """Event loop only. `changed` is awaited after each change, with what stood before and the values as in
    ChangeSettings; the next change waits for it."""

    def __init__(self, path: Path, changed: Callable[[Settings, Mapping[str, str]], Awaitable[None]]) -> None:
        self._path = path
        self._changed = changed
        self._lock = asyncio.Lock()
        self._settings, self.problems = settings.read(path)

    def get(self) -> Settings:
        return self._settings

    def current(self) -> SettingsChanged:
        return SettingsChanged(settings=self._settings, problems=self.problems)

    def refused(self, error: ErrorInfo) -> None:
        """A value that the file may hold turned out to be useless."""
        self.problems = (*self.problems, error)

    async def change(self, values: Mapping[str, str]) -> None:
        """Raises Problem(BAD_INPUT) for a value that cannot be, Problem(DISK) when the file cannot be written."""
        async with self._lock:
            before = self._settings
            changed, error = settings.changed(before, values)
            if error is not None:
                raise Problem(error)
            if values.get("temporary_folder") and changed.temporary_folder:
                await asyncio.to_thread(_check_folder, changed.temporary_folder)
            try:
                await asyncio.to_thread(settings.write, self._path, changed)
            except OSError as failed:
                raise problem(ErrorKind.DISK, failed.strerror or "", subject=str(self._path)) from failed
            self._settings = changed
            self.problems = ()
            await self._changed(before, values)


def _check_folder(folder: str) -> None:
    """Raises Problem(BAD_INPUT) when nothing can be written there."""
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise problem(ErrorKind.BAD_INPUT, error.strerror or str(error), subject="temporary_folder") from error
