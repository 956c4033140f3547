"""“Upload with Galleon” in the menu of the Windows Explorer: written when asked for, and only ours removed.

Explorer starts the command once for each file that is chosen; each start hands its path to the window that runs, and
ends. Windows 11 shows the entry under “Show more options”.

Source: https://learn.microsoft.com/windows/win32/shell/context-menu-handlers (static verbs) and
https://learn.microsoft.com/windows/win32/shell/app-registration (SystemFileAssociations).
"""

from __future__ import annotations

import subprocess

from bridge import registry
from bridge.launch import command
from bridge.wording import tr

_ARCHIVES = (".zip", ".cbz", ".7z", ".tar")
_OF = ("Directory", r"SystemFileAssociations\image", *(rf"SystemFileAssociations\{ending}" for ending in _ARCHIVES))
_KEYS = tuple(rf"Software\Classes\{what}\shell\Galleon" for what in _OF)


def is_on() -> bool:
    return registry.read(rf"{_KEYS[0]}\command", "") is not None


def turn(on: bool) -> None:
    """Raises OSError."""
    words = command()
    for key in _KEYS:
        if on:
            registry.write(key, "", tr("Upload with Galleon"))
            registry.write(key, "Icon", words[0])
            # quoted by hand: Explorer puts the path in the place of %1 as it is
            registry.write(rf"{key}\command", "", f'{subprocess.list2cmdline(words)} "%1"')
        else:
            registry.remove_key(rf"{key}\command")
            registry.remove_key(key)
