"""Settings as a file to take along, and the folder of Galleon's data: moved, or copied for a portable Galleon."""

from __future__ import annotations

from backend.protocol.bases import CommandBase, ReplyBase
from backend.protocol.errors import ErrorInfo


class ExportSettings(CommandBase, frozen=True, kw_only=True, tag="export_settings"):
    """Write all settings to `path`, those at their default as well. Nothing secret, and nothing that holds on this
    computer alone."""

    path: str


class ImportSettings(CommandBase, frozen=True, kw_only=True, tag="import_settings"):
    """Take over what the file names; all else stays as it is. A file without one usable setting is refused."""

    path: str


class MoveData(CommandBase, frozen=True, kw_only=True, tag="move_data"):
    """Copy the data to `folder` (absolute), and use it there from the next start of the engine on."""

    folder: str


class CopyPortable(CommandBase, frozen=True, kw_only=True, tag="copy_portable"):
    """Put settings and data into `folder` (absolute, empty), so that Galleon runs with it anywhere."""

    folder: str


class SettingsExported(ReplyBase, frozen=True, kw_only=True, tag="settings_exported"):
    """`left_out` are settings that hold on this computer alone."""

    count: int
    left_out: tuple[str, ...] = ()


class SettingsImported(ReplyBase, frozen=True, kw_only=True, tag="settings_imported"):
    """`count` settings are different now. `problems` are values that could not be used, with their line."""

    count: int
    problems: tuple[ErrorInfo, ...] = ()


class DataCopied(ReplyBase, frozen=True, kw_only=True, tag="data_copied"):
    """`folder` is where it went: a folder of its own where the chosen one held something."""

    folder: str


UpkeepCommand = ExportSettings | ImportSettings | MoveData | CopyPortable
UpkeepReply = SettingsExported | SettingsImported | DataCopied
