"""The installed Galleon: two programs in one folder, `galleon` with the window and `galleon-engine` without any Qt. On
Windows `galleon-cli` is a third, for the terminal.

From source there is no bundle, and nothing here does anything. Any process, any thread.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, MutableMapping
from pathlib import Path

_OURS = ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH", "_PYI_", "LD_LIBRARY_PATH")


def is_bundle() -> bool:
    return bool(getattr(sys, "frozen", False))


def engine_program() -> Path | None:
    """The engine's program; None from source, and where it is missing."""
    return _beside("galleon-engine.exe" if sys.platform == "win32" else "galleon-engine")


def terminal_program() -> Path | None:
    """The command line's program: the engine's, but on Windows that would have no terminal. None as above."""
    return _beside("galleon-cli.exe" if sys.platform == "win32" else "galleon-engine")


def _beside(name: str) -> Path | None:
    program = Path(sys.executable).with_name(name)
    return program if is_bundle() and program.exists() else None


def window_command() -> list[str]:
    """What starts the window's program."""
    if is_bundle():
        return [str(Path(sys.executable).with_name("galleon" + (".exe" if os.name == "nt" else "")))]
    return [sys.executable, str(Path(__file__).resolve().parents[2] / "main.py")]


def without_bundle(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment as it was before the bundle's loader changed it."""
    environment = {name: value for name, value in environ.items() if not name.startswith(_OURS)}
    if "LD_LIBRARY_PATH_ORIG" in environ:
        environment["LD_LIBRARY_PATH"] = environ["LD_LIBRARY_PATH_ORIG"]
    return environment


def leave_bundle(environ: MutableMapping[str, str] = os.environ) -> None:
    """Take out of our own environment what the bundle's loader put there, first thing in each of its programs.

    Every program that is started from then on, by whomever, gets the person's own environment: with ours it would load
    our libraries in place of its own. This process keeps them; the loader has read LD_LIBRARY_PATH already.
    """
    if not is_bundle():
        return
    kept = without_bundle(environ)
    for name in environ.keys() - kept.keys():
        del environ[name]
    environ.update(kept)


def outlive_upgrade() -> None:
    """Go on reading our own modules out of the program that was started, first thing in each of the bundle's programs.

    A module is read when it is first imported. After an upgrade of the package another file has the program's name, and
    after a removal none: an upload that runs meanwhile would end in the middle.
    """
    if not is_bundle() or not sys.platform.startswith("linux"):
        return
    loader = sys.modules["pyimod02_importers"]  # PyInstaller's
    loader.pyz_archive._filename = "/proc/self/exe"
