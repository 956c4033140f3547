"""What the packages for Linux say of Galleon: its entries in menu and catalogue, manual, completions, licences."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from backend.cli.main import parser
from backend.protocol.hosts_import import CUSTOM_UPLOADER
from backend.system.libraries import OF_BUNDLE
from bridge.first_frame import make_application
from main import COMMANDS

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"


@pytest.fixture(scope="module")
def module() -> Iterator[object]:
    """Gives a module of the packaging by its name."""
    sys.path.insert(0, str(LINUX))
    yield importlib.import_module
    sys.path.remove(str(LINUX))


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"needs {program}")


def run(*command: str | Path, stdin: str = "") -> str:
    done = subprocess.run(list(map(str, command)), input=stdin, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def entry() -> dict[str, str]:
    lines = (LINUX / "galleon.desktop").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines[: lines.index("[Desktop Action start]")] if "=" in line)


@needs("desktop-file-validate")
def test_the_entry_of_the_menu_is_valid() -> None:
    assert run("desktop-file-validate", LINUX / "galleon.desktop") == ""


def test_galleon_becomes_the_default_program_of_hosts_files_alone() -> None:
    """A type for folders or archives would take them from the file manager and the archiver."""
    mime = "{http://www.freedesktop.org/standards/shared-mime-info}"
    [kind] = ElementTree.parse(LINUX / "galleon.mime.xml").iter(f"{mime}mime-type")
    assert entry()["MimeType"] == f"{kind.get('type')};"
    assert [glob.get("pattern") for glob in kind.iter(f"{mime}glob")] == [f"*{CUSTOM_UPLOADER}"]
    assert entry()["Exec"] == "galleon %F"


@needs("update-mime-database")
def test_a_custom_uploader_is_known_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    shutil.copy(LINUX / "galleon.mime.xml", tmp_path / "packages" / "galleon.xml")
    run("update-mime-database", tmp_path)
    assert f":application/x-sharex-custom-uploader:*{CUSTOM_UPLOADER}\n" in (tmp_path / "globs2").read_text()


def test_the_window_belongs_to_the_entry() -> None:
    application = make_application([])
    assert entry()["StartupWMClass"] == entry()["Icon"] == application.desktopFileName() == "galleon"


def test_the_actions_of_the_entry_are_commands() -> None:
    text = (LINUX / "galleon.desktop").read_text(encoding="utf-8")
    for action in entry()["Actions"].rstrip(";").split(";"):
        assert f"[Desktop Action {action}]" in text
        assert f"Exec=galleon {action}\n" in text
        assert action in COMMANDS


@needs("appstreamcli")
def test_the_entry_of_the_catalogue_is_valid(tmp_path: Path) -> None:
    text = (LINUX / "galleon.metainfo.xml").read_text(encoding="utf-8")
    target = tmp_path / "app.galleon.galleon.metainfo.xml"
    target.write_text(text.replace("@VERSION@", "1.2.3").replace("@DATE@", "2026-11-21"), encoding="utf-8")
    run("appstreamcli", "validate", "--no-net", "--pedantic", target)


def test_the_manual_has_every_command(module: type[ModuleType]) -> None:
    manual = module("manual")
    text = manual.text("1.2.3", "2026-11-21")
    named = [name for name, _, _ in manual.commands(parser())]
    assert {name.split()[0] for name in named} | {"--help", "-h"} == set(COMMANDS)
    for name in named:
        assert f"\n\\fB{name}\\fR" in text.replace("\\-", "-"), name


@needs("man")
def test_the_manual_is_well_formed(module: type[ModuleType], tmp_path: Path) -> None:
    page = tmp_path / "galleon.1"
    page.write_text(module("manual").text("1.2.3", "2026-11-21"), encoding="utf-8")
    shown = run("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", page)
    assert "warning" not in shown.lower()


@needs("bash")
def test_bash_completes_commands_and_their_options(module: type[ModuleType]) -> None:
    script = module("completions").text("bash")
    ask = 'COMP_WORDS=({words}); COMP_CWORD={at}; _shtab_galleon; echo "${{COMPREPLY[*]}}"\n'
    shown = run("bash", stdin=script + "\n" + ask.format(words="galleon ho", at=1))
    assert shown.split() == ["hosts"]
    shown = run("bash", stdin=script + "\n" + ask.format(words="galleon upload --rem", at=2))
    assert shown.split() == ["--remove-location"]


@needs("fish")
def test_fish_completes_commands_and_their_options(module: type[ModuleType], tmp_path: Path) -> None:
    script = tmp_path / "galleon.fish"
    script.write_text(module("completions").text("fish"), encoding="utf-8")
    assert run("fish", "-c", f"source {script}; complete -C 'galleon ho'").split("\t")[0] == "hosts"
    assert run("fish", "-c", f"source {script}; complete -C 'galleon upload --rem'").startswith("--remove-location")


@needs("zsh")
def test_the_completions_of_zsh_are_valid(module: type[ModuleType]) -> None:
    script = module("completions").text("zsh")
    assert all(command.lstrip("-") in script for command in COMMANDS)
    run("zsh", "-n", stdin=script)


def test_the_licences_name_every_part(module: type[ModuleType]) -> None:
    from bridge.components import components

    text = module("documents").copyright_text("1.2.3")
    for part in components("1.2.3"):
        assert f"\n  {part.name} " in text
    assert "GNU GENERAL PUBLIC LICENSE" not in text, "it is a file of its own"
    assert "GPL-3.0: see /usr/lib/galleon/_internal/bridge/licences/GPL-3.0.txt" in text


def test_both_packages_need_what_galleon_does_not_bring() -> None:
    text = (LINUX / "galleon.nfpm.yaml").read_text(encoding="utf-8")
    deb, rpm = text.partition("  rpm:\n    # Libraries")[::2]
    for library, package in OF_BUNDLE.items():
        assert f"- {package}\n" in deb
        assert f"- {library}()(64bit)\n" in rpm


@needs("dpkg-deb")
def test_a_package_that_is_packed_smaller_is_the_same_package(module: type[ModuleType], tmp_path: Path) -> None:
    control = tmp_path / "root" / "DEBIAN" / "control"
    control.parent.mkdir(parents=True)
    control.write_text("Package: galleon\nVersion: 1\nArchitecture: all\nMaintainer: Us <us@here>\nDescription: it\n")
    (tmp_path / "root" / "file").write_bytes(b"abc" * 1001)
    package = tmp_path / "galleon.deb"
    run("dpkg-deb", "-Znone", "--build", tmp_path / "root", package)
    before = package.stat().st_size
    module("squeeze").squeeze(package, 1_700_000_000, 6)
    assert package.stat().st_size < before / 5
    assert run("dpkg-deb", "--field", package, "Package") == "galleon\n"
    run("dpkg-deb", "--extract", package, tmp_path / "out")
    assert (tmp_path / "out" / "file").read_bytes() == b"abc" * 1001
    assert [name for name, _ in module("squeeze").members(package.read_bytes())] == [
        "debian-binary", "control.tar.xz", "data.tar.xz",
    ]  # fmt: skip
