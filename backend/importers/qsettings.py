"""Values that a Qt program keeps with QSettings("Organisation", "Application"), without Qt.

Source: "Platform-Specific Notes" of QSettings (doc.qt.io). On Linux an INI file under the configuration folder, on
Windows the registry. On macOS the name of the file depends on what the program says of itself: nothing is read there.
"""

from __future__ import annotations

import configparser
import os
import re
import sys
from pathlib import Path

from backend.importers.found import read_bounded

_MOST_BYTES = 20_000_000
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{1,4})|(.))")
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}


def group(organisation: str, application: str, name: str, *, config: Path | None = None) -> dict[str, str]:
    """The texts of one group by their key; empty where there is none. Blocking. `config` is for tests.

    Raises Problem(BAD_INPUT) for a file that cannot be read.
    """
    if sys.platform == "win32":
        return _from_registry(organisation, application, name)
    folder = config or Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    path = folder / organisation / f"{application}.conf"
    if sys.platform == "darwin" or not path.is_file():
        return {}
    content = read_bounded(path, _MOST_BYTES).decode("utf-8", "replace")
    parser = configparser.RawConfigParser(strict=False, delimiters=("=",), comment_prefixes=(";",), allow_no_value=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign,unused-ignore]
    try:
        parser.read_string(content)
    except configparser.Error:
        return {}
    found = parser.items(name) if parser.has_section(name) else []
    return {key: _text(value) for key, value in found if value is not None}


def _text(value: str) -> str:
    """A value as it was before QSettings wrote it; lists and binary values stay as they are."""
    value = value.strip()
    if len(value) > 1 and value.startswith('"') and value.endswith('"'):
        value = value[1:-1]
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else _SIMPLE.get(match[2], match[2]), value)


def _from_registry(organisation: str, application: str, name: str) -> dict[str, str]:
    if sys.platform != "win32":
        return {}
    import winreg

    found: dict[str, str] = {}
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, rf"Software\{organisation}\{application}\{name}") as key:
            for number in range(winreg.QueryInfoKey(key)[1]):
                value_name, value, _ = winreg.EnumValue(key, number)
                if isinstance(value, str):
                    found[value_name] = value
    except OSError:
        return found
    return found
