"""What the two programs of the installed Galleon know of each other, and what they keep from everybody else."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

import main
from backend.protocol.bundle import engine_program, leave_bundle, outlive_upgrade, terminal_program, without_bundle

OURS = {
    "HOME": "/home/marlow",
    "LD_LIBRARY_PATH": "/opt/galleon/_internal:/usr/local/lib",
    "LD_LIBRARY_PATH_ORIG": "/usr/local/lib",
    "QT_PLUGIN_PATH": "/opt/galleon/plugins",
    "QML2_IMPORT_PATH": "/opt/galleon/qml",
    "_PYI_ARCHIVE_FILE": "/opt/galleon/galleon",
}


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with both programs; we are the window's."""
    for name in ("galleon", "galleon-engine"):
        (tmp_path / name).touch(mode=0o755)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "galleon"))
    return tmp_path


def test_foreign_programs_get_the_environment_without_our_libraries(bundle: Path) -> None:
    assert without_bundle(OURS) == {"HOME": "/home/marlow", "LD_LIBRARY_PATH": "/usr/local/lib"}
    assert without_bundle({"LD_LIBRARY_PATH": "/opt/galleon", "_PYI_X": "1"}) == {}
    environment = dict(OURS)
    leave_bundle(environ=environment)
    assert environment == without_bundle(OURS), "in place, so that every child has it"


def test_from_source_the_environment_stays_as_it_is() -> None:
    environment = {"LD_LIBRARY_PATH": "/usr/local/lib", "QT_PLUGIN_PATH": "/own"}
    leave_bundle(environment)
    assert environment == {"LD_LIBRARY_PATH": "/usr/local/lib", "QT_PLUGIN_PATH": "/own"}
    assert engine_program() is None


def test_the_command_line_of_a_bundle_is_the_program_without_qt(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    def execv(path: str, command: list[str]) -> None:
        started.append(command)
        raise SystemExit(path)

    monkeypatch.setattr("os.execv", execv)
    with pytest.raises(SystemExit):
        main.main(["status", "--json"])
    assert started == [[str(bundle / "galleon-engine"), "status", "--json"]]


def test_windows_has_a_program_of_its_own_for_the_terminal(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    assert terminal_program() is None
    for name in ("galleon-engine.exe", "galleon-cli.exe"):
        (bundle / name).touch()
    assert engine_program() == bundle / "galleon-engine.exe"
    assert terminal_program() == bundle / "galleon-cli.exe"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a running program cannot be replaced")
def test_modules_are_read_from_the_program_that_was_started(bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loader = ModuleType("pyimod02_importers")
    loader.pyz_archive = SimpleNamespace(_filename=sys.executable)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pyimod02_importers", loader)
    outlive_upgrade()
    assert Path(loader.pyz_archive._filename).samefile("/proc/self/exe")  # type: ignore[attr-defined]
