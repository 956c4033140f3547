"""What the buttons of the Settings page do with files and folders: settings out and in, data moved and copied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from backend.protocol.commands import Shutdown
from backend.protocol.errors import ErrorInfo
from backend.protocol.replies import Refused, Reply
from backend.protocol.upkeep import (
    CopyPortable,
    DataCopied,
    ExportSettings,
    ImportSettings,
    MoveData,
    SettingsExported,
    SettingsImported,
    UpkeepCommand,
)
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.notifications import Notifications
from bridge.setting_labels import setting_labels
from bridge.settings_reasons import reason_of
from bridge.wording import mark, tr

REASONS = (
    mark("not an absolute path"),
    mark("the folder is the one in use, or in it"),
    mark("Galleon's data is there already"),
    mark("not enough room"),
    mark("the copy differs from what was written"),
    mark("the file is not there"),
    mark("the folder of Galleon's data is not there"),
)
"""What the engine may say of a file or folder."""

DIALOGS = {"export_settings": "save", "import_settings": "open", "move_data": "folder", "copy_portable": "folder"}
"""What each action asks for first."""

_COMMANDS: dict[str, Callable[[str], UpkeepCommand]] = {
    "export_settings": lambda path: ExportSettings(path=path),
    "import_settings": lambda path: ImportSettings(path=path),
    "move_data": lambda path: MoveData(folder=path),
    "copy_portable": lambda path: CopyPortable(folder=path),
}


class Upkeep:
    """GUI thread. `refused` of `run` gets what went wrong, for the row of the action."""

    def __init__(self, engine: Engine, app: App, notifications: Notifications) -> None:
        self._engine = engine
        self._app = app
        self._notifications = notifications

    def run(self, name: str, path: str, refused: Callable[[ErrorInfo], None]) -> None:
        def answered(reply: Reply) -> None:
            match reply:
                case Refused(error=error):
                    refused(error)
                case SettingsExported():
                    self._exported(reply, path)
                case SettingsImported():
                    self._imported(reply)
                case DataCopied(folder=folder) if name == "move_data":
                    self._tell_moved(folder)
                case DataCopied(folder=folder):
                    self._tell_portable(folder)
                case _:
                    pass

        self._engine.send(_COMMANDS[name](path), answered)

    def _tell_moved(self, folder: str) -> None:
        title, action = tr("The data was copied"), tr("Restart now")
        body = tr("Galleon uses {folder} after a restart of its engine").format(folder=text.isolated(folder))
        self._app.toast(title, body, "hard-drive", action, self._restart)
        # a toast may be missed
        self._notifications.add(title, body, "hard-drive", "success", action, self._restart)

    def _restart(self) -> None:
        self._engine.send(Shutdown())

    def _exported(self, reply: SettingsExported, path: str) -> None:
        title = tr("%n setting(s) exported", "", reply.count)
        self._app.toast(title, text.isolated(Path(path).name), "download")
        body = tr("Accounts and passwords stay in the keyring, and the galleries in the queue.")
        if reply.left_out:
            said = tr("Left out, because they hold on this computer alone: {names}.")
            body = f"{body} {said.format(names=text.joined(setting_labels(reply.left_out)))}"
        self._notifications.add(tr("Not in the file of settings"), body, "info", "secondary")

    def _imported(self, reply: SettingsImported) -> None:
        title = tr("%n setting(s) changed", "", reply.count)
        body = tr("%n value(s) could not be used", "", len(reply.problems)) if reply.problems else ""
        self._app.toast(title, body, "import")
        for problem in reply.problems:
            file, _, line = problem.subject.rpartition(":")
            what = reason_of(problem.detail)
            if file:
                what = tr("Line {line}: {reason}").format(line=line, reason=what)
            self._notifications.add(tr("A setting was not imported"), what, "triangle-alert", "warning")

    def _tell_portable(self, folder: str) -> None:
        title = tr("Galleon is ready to be taken along")
        body = tr("Start it with start-galleon in {folder}. Passwords stay in this computer's keyring.")
        body = body.format(folder=text.isolated(folder))
        self._app.toast(title, text.isolated(folder), "hard-drive")
        self._notifications.add(title, body, "hard-drive", "success")
