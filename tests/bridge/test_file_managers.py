"""The entries that Galleon writes for the session and the file managers, read as those would read them."""

from __future__ import annotations

import configparser
import shlex
import subprocess
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from bridge import autostart, explorer, launch
from bridge.file_managers import FILE_MANAGERS, FileManager

BY_ID = {manager.id: manager for manager in FILE_MANAGERS}
ODD = 'Gal "leon" $HOME 100% `x`'


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


@pytest.fixture
def program(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands for Galleon, in a folder with a name that every quoting has to keep: writes down its arguments."""
    script = home / ODD / "galleon"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{home}/arguments"\n')
    script.chmod(0o755)
    for module in ("bridge.file_managers", "bridge.autostart"):
        monkeypatch.setattr(f"{module}.command", lambda: [str(script)])
    return home / "arguments"


@pytest.mark.parametrize("manager", FILE_MANAGERS, ids=lambda manager: manager.id)
def test_it_is_written_and_removed_again(manager: FileManager, home: Path) -> None:
    assert not manager.is_on()
    manager.turn(True)
    manager.turn(True)
    assert manager.is_on()
    manager.turn(False)
    manager.turn(False)
    assert not manager.is_on()


def test_nautilus_hands_over_names_with_anything_in_them(program: Path, home: Path) -> None:
    BY_ID["nautilus"].turn(True)
    (script,) = (home / "data/nautilus/scripts").iterdir()
    names = ["-n", "a b'c\".jpg", "日本", "/elsewhere/x"]
    subprocess.run([script, *names], cwd=home, check=True)
    assert program.read_text().splitlines() == [*(f"{home}/{name}" for name in names[:3]), "/elsewhere/x"]


def test_nautilus_keeps_the_scripts_of_others(home: Path) -> None:
    other = home / "data/nautilus/scripts/mine"
    other.parent.mkdir(parents=True)
    other.write_text("#!/bin/sh\n")
    BY_ID["nautilus"].turn(True)
    BY_ID["nautilus"].turn(False)
    assert [path.name for path in other.parent.iterdir()] == ["mine"]


def unquoted(line: str) -> list[str]:
    """An Exec line as the desktop entry specification reads it: the value is unescaped, then its quoting is read
    as a shell does."""
    quoted = line.replace("\\\\", "\\")
    words = subprocess.run(["sh", "-c", f"printf '%s\\n' {quoted}"], capture_output=True, text=True, check=True).stdout
    return [word.replace("%%", "%") for word in words.splitlines()]


def test_dolphin_gets_an_executable_menu_for_folders_images_and_archives(program: Path, home: Path) -> None:
    BY_ID["dolphin"].turn(True)
    path = home / "data/kio/servicemenus/galleon.desktop"
    assert path.stat().st_mode & 0o111  # Dolphin passes over what is not
    entry = configparser.RawConfigParser()
    entry.read(path)
    assert "inode/directory" in entry["Desktop Entry"]["MimeType"].split(";")
    assert entry["Desktop Entry"]["Actions"] == "upload;"
    *words, fields = unquoted(entry["Desktop Action upload"]["Exec"])
    assert (words, fields) == ([str(home / ODD / "galleon")], "%F")


def test_thunar_keeps_its_other_actions(program: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    system = home / "uca.xml"
    system.write_text("<actions><action><name>Terminal</name><unique-id>1</unique-id></action></actions>")
    monkeypatch.setattr("bridge.file_managers._SYSTEM_THUNAR", system)
    BY_ID["thunar"].turn(True)
    actions = ElementTree.parse(home / "config/Thunar/uca.xml").getroot()
    assert [action.findtext("name") for action in actions] == ["Terminal", "Upload with Galleon"]
    line = actions[1].findtext("command") or ""
    assert shlex.split(line.replace("%%", "%")) == [str(home / ODD / "galleon"), "%F"]
    assert actions[1].find("directories") is not None
    BY_ID["thunar"].turn(False)
    actions = ElementTree.parse(home / "config/Thunar/uca.xml").getroot()
    assert [action.findtext("name") for action in actions] == ["Terminal"]


def test_a_broken_file_of_thunar_is_left_as_it_is(home: Path) -> None:
    path = home / "config/Thunar/uca.xml"
    path.parent.mkdir(parents=True)
    path.write_text("<actions><action>")
    with pytest.raises(OSError, match="left it as it is"):
        BY_ID["thunar"].turn(True)
    assert path.read_text() == "<actions><action>"


def test_autostart_is_hidden_and_survives_odd_paths(program: Path, home: Path) -> None:
    assert not autostart.is_on()
    autostart.turn(True)
    assert autostart.is_on()
    entry = configparser.RawConfigParser()
    entry.read(home / "config/autostart/galleon.desktop")
    assert unquoted(entry["Desktop Entry"]["Exec"]) == [str(home / ODD / "galleon"), "--hidden"]
    assert entry["Desktop Entry"]["TryExec"] == str(home / ODD / "galleon"), "ignored once Galleon is removed"
    autostart.turn(False)
    assert not autostart.is_on()


def test_macos_gets_a_launch_agent(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import plistlib

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(Path, "home", lambda: home)
    autostart.turn(True)
    agent = plistlib.loads((home / "Library/LaunchAgents/app.galleon.plist").read_bytes())
    assert agent["RunAtLoad"] is True and agent["ProgramArguments"][-1] == "--hidden"


class FakeRegistry(ModuleType):
    """Stands for winreg: keys with their values, in a dictionary."""

    HKEY_CURRENT_USER, REG_SZ = "HKCU", 1

    def __init__(self) -> None:
        super().__init__("winreg")
        self.keys: dict[str, dict[str, str]] = {}

    def OpenKey(self, _root: str, key: str) -> AbstractContextManager[dict[str, str]]:
        if key not in self.keys:
            raise FileNotFoundError(2, key)
        return nullcontext(self.keys[key])

    def CreateKey(self, _root: str, key: str) -> AbstractContextManager[dict[str, str]]:
        return nullcontext(self.keys.setdefault(key, {}))

    def QueryValueEx(self, opened: dict[str, str], name: str) -> tuple[str, int]:
        if name not in opened:
            raise FileNotFoundError(2, name)
        return opened[name], self.REG_SZ

    def SetValueEx(self, opened: dict[str, str], name: str, _reserved: int, _kind: int, text: str) -> None:
        opened[name] = text

    def DeleteValue(self, opened: dict[str, str], name: str) -> None:
        if opened.pop(name, None) is None:
            raise FileNotFoundError(2, name)

    def DeleteKey(self, _root: str, key: str) -> None:
        if any(other.startswith(key + "\\") for other in self.keys):
            raise PermissionError(13, key)
        if self.keys.pop(key, None) is None:
            raise FileNotFoundError(2, key)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> FakeRegistry:
    registry = FakeRegistry()
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setattr(sys, "platform", "win32")
    for module in ("bridge.explorer", "bridge.autostart"):
        monkeypatch.setattr(f"{module}.command", lambda: [r"C:\Program Files\Galleon\galleon.exe"])
    return registry


def test_windows_gets_a_value_of_the_run_key(windows: FakeRegistry) -> None:
    others = windows.keys.setdefault(r"Software\Microsoft\Windows\CurrentVersion\Run", {"Other": "x"})
    assert not autostart.is_on()
    autostart.turn(True)
    assert autostart.is_on()
    assert others["Galleon"] == r'"C:\Program Files\Galleon\galleon.exe" --hidden'
    autostart.turn(False)
    autostart.turn(False)
    assert others == {"Other": "x"} and not autostart.is_on()


def test_explorer_gets_a_verb_for_folders_images_and_archives_and_loses_it_again(windows: FakeRegistry) -> None:
    assert not explorer.is_on()
    explorer.turn(True)
    assert explorer.is_on()
    verb = windows.keys[r"Software\Classes\Directory\shell\Galleon"]
    assert verb == {"": "Upload with Galleon", "Icon": r"C:\Program Files\Galleon\galleon.exe"}
    commands = {key: values[""] for key, values in windows.keys.items() if key.endswith("command")}
    assert set(commands.values()) == {r'"C:\Program Files\Galleon\galleon.exe" "%1"'}
    assert any("image" in key for key in commands) and any(".zip" in key for key in commands)
    explorer.turn(False)
    explorer.turn(False)
    assert windows.keys == {} and not explorer.is_on()


def test_from_source_the_command_starts_this_very_source() -> None:
    python, main = launch.command()
    assert Path(python).samefile(sys.executable) and Path(main).name == "main.py" and Path(main).is_file()
