"""Where this installation keeps things; worked out once by `backend.folders.locate` and handed to both processes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folders:
    """Absolute folders; they exist once the engine has started.

    `config` holds settings.toml, hosts/ and templates/; `data` the database, results and the embedded host's files;
    `cache` what can be made again; `state` the log, reports of crashes, the lock and the control socket's key.
    """

    config: Path
    data: Path
    cache: Path
    state: Path

    @property
    def settings_file(self) -> Path:
        return self.config / "settings.toml"

    @property
    def database_file(self) -> Path:
        return self.data / "galleon.db"

    @property
    def pasted(self) -> Path:
        """Pictures from the clipboard, each in a folder of its own."""
        return self.data / "pasted"

    @property
    def log_file(self) -> Path:
        return self.state / "engine.log"

    @property
    def event_log_file(self) -> Path:
        return self.state / "log.db"

    @property
    def crashes_folder(self) -> Path:
        return self.state / "crashes"


def folders_under(home: Path) -> Folders:
    """Portable mode: everything under one folder (GALLEON_HOME)."""
    home = home.absolute()
    return Folders(config=home / "config", data=home / "data", cache=home / "cache", state=home / "state")
