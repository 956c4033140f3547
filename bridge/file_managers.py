"""“Upload with Galleon” in the menus of Nautilus, Dolphin and Thunar: written when asked for, and only ours removed.

That of the Windows Explorer is in `explorer`. Finder has “Open With” instead, which comes with the bundle.

Sources: https://help.gnome.org/users/gnome-help/stable/ (Nautilus scripts get the chosen names as arguments and run in
their folder), https://develop.kde.org/docs/apps/dolphin/service-menus/ (the file must be executable),
https://docs.xfce.org/xfce/thunar/custom-actions and its uca.xml.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from bridge import explorer
from bridge.launch import command, exec_line, shell_line
from bridge.wording import tr

_THUNAR_ID = "galleon-upload"
_SYSTEM_THUNAR = Path("/etc/xdg/Thunar/uca.xml")


class FileManager(NamedTuple):
    """`program` tells whether it is on this computer. `turn` changes its menu and raises OSError."""

    id: str
    name: str
    program: str
    is_on: Callable[[], bool]
    turn: Callable[[bool], None]

    @property
    def is_there(self) -> bool:
        return shutil.which(self.program) is not None


def _nautilus() -> Path:
    return _data() / "nautilus/scripts" / tr("Upload with Galleon")


def _turn_nautilus(on: bool) -> None:
    for ours in _ours_in(_data() / "nautilus/scripts"):
        ours.unlink()
    if on:
        script = f"""#!/bin/sh
# Written by Galleon; its settings remove it again.
for name do
    shift
    case $name in
        /*) set -- "$@" "$name" ;;
        *) set -- "$@" "$PWD/$name" ;;
    esac
done
exec {shell_line(command())} "$@"
"""
        _write(_nautilus(), script, executable=True)


def _dolphin() -> Path:
    return _data() / "kio/servicemenus/galleon.desktop"


def _turn_dolphin(on: bool) -> None:
    _dolphin().unlink(missing_ok=True)
    if on:
        name = tr("Upload with Galleon")
        menu = f"""[Desktop Entry]
# Written by Galleon; its settings remove it again.
Type=Service
X-KDE-ServiceTypes=KonqPopupMenu/Plugin
MimeType=inode/directory;image/*;application/zip;application/vnd.comicbook+zip;application/x-7z-compressed;application/x-tar;
Actions=upload;

[Desktop Action upload]
Name={name}
Icon=galleon
Exec={exec_line(command(), "%F")}
"""
        _write(_dolphin(), menu, executable=True)


def _thunar() -> Path:
    return _config() / "Thunar/uca.xml"


def _is_on_in_thunar() -> bool:
    root = _read_actions(_thunar())
    return root is not None and _our_action(root) is not None


def _turn_thunar(on: bool) -> None:
    root = _read_actions(_thunar())
    if root is None:
        if not on:
            return
        if _thunar().exists():
            raise OSError(tr("{file} cannot be read, so Galleon left it as it is.").format(file=_thunar()))
        root = _read_actions(_SYSTEM_THUNAR)  # a file of one's own replaces the system's
        root = root if root is not None else ElementTree.Element("actions")
    if (ours := _our_action(root)) is not None:
        root.remove(ours)
    if on:
        action = ElementTree.SubElement(root, "action")
        line = shell_line([word.replace("%", "%%") for word in command()])
        for name, text in (
            ("icon", "galleon"),
            ("name", tr("Upload with Galleon")),
            ("unique-id", _THUNAR_ID),
            ("command", f"{line} %F"),
            ("patterns", "*"),
        ):
            ElementTree.SubElement(action, name).text = text
        for kind in ("directories", "image-files", "other-files"):
            ElementTree.SubElement(action, kind)
    ElementTree.indent(root)
    _write(_thunar(), ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n")


def _read_actions(path: Path) -> ElementTree.Element | None:
    try:
        return ElementTree.parse(path).getroot()  # noqa: S314 – the person's own settings of Thunar
    except (OSError, ElementTree.ParseError):
        return None


def _our_action(root: ElementTree.Element) -> ElementTree.Element | None:
    return next((action for action in root.iter("action") if action.findtext("unique-id") == _THUNAR_ID), None)


def _ours_in(folder: Path) -> list[Path]:
    def is_ours(path: Path) -> bool:
        try:
            return path.is_file() and "Written by Galleon" in path.read_text(encoding="utf-8", errors="replace")[:200]
        except OSError:
            return False

    return [path for path in folder.glob("*") if is_ours(path)]


def _write(path: Path, content: str, *, executable: bool = False) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(path.name + ".new")
    new.write_text(content, encoding="utf-8")
    if executable:
        new.chmod(0o755)
    new.replace(path)


def _data() -> Path:
    return _base("XDG_DATA_HOME", ".local/share")


def _config() -> Path:
    return _base("XDG_CONFIG_HOME", ".config")


def _base(variable: str, otherwise: str) -> Path:
    chosen = os.environ.get(variable, "")
    return Path(chosen) if chosen.startswith("/") else Path.home() / otherwise


_OF_LINUX = (
    FileManager(
        "nautilus", "Nautilus", "nautilus", lambda: bool(_ours_in(_data() / "nautilus/scripts")), _turn_nautilus
    ),
    FileManager("dolphin", "Dolphin", "dolphin", lambda: _dolphin().is_file(), _turn_dolphin),
    FileManager("thunar", "Thunar", "thunar", _is_on_in_thunar, _turn_thunar),
)
_OF_WINDOWS = (FileManager("explorer", "Explorer", "explorer", explorer.is_on, explorer.turn),)
FILE_MANAGERS = _OF_WINDOWS if sys.platform == "win32" else _OF_LINUX
