"""The entries that Galleon writes for the session and the file managers, read as those would read them."""

from __future__ import annotations

import configparser
import shlex
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bridge import autostart, launch
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
    autostart.turn(False)
    assert not autostart.is_on()


def test_macos_gets_a_launch_agent(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import plistlib

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(Path, "home", lambda: home)
    autostart.turn(True)
    agent = plistlib.loads((home / "Library/LaunchAgents/app.galleon.plist").read_bytes())
    assert agent["RunAtLoad"] is True and agent["ProgramArguments"][-1] == "--hidden"


def test_from_source_the_command_starts_this_very_source() -> None:
    python, main = launch.command()
    assert Path(python).samefile(sys.executable) and Path(main).name == "main.py" and Path(main).is_file()
