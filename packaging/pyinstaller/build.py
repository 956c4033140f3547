"""Builds dist/galleon, the folder that the packages install: `make package-folder`.

    build.py [--into FOLDER]

The version is pyproject.toml's; GALLEON_VERSION=9.9.9 builds another one, for trying an upgrade.

The same commit gives the same bytes: the sources are copied first, so that no path, no time and nothing that lies
around gets in.
"""

from __future__ import annotations

import argparse
import os
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import icu_data

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
WORK = ROOT / "build" / "bundle"
SOURCES = ("backend", "bridge", "qml")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--into", type=Path, default=ROOT / "dist", metavar="FOLDER", help="gets the folder galleon")
    into = parser.parse_args().into.absolute()
    shutil.rmtree(WORK, ignore_errors=True)
    sources = WORK / "sources"
    copy_sources(sources, wanted_version())
    freeze(sources, into)
    folder = into / "galleon"
    if sys.platform.startswith("linux"):
        drop_unneeded(folder / "_internal")
        icu_data.shrink(next((folder / "_internal" / "PySide6" / "Qt" / "lib").glob("libicudata.so.*")))
        strip(folder)
    make_even(folder, source_date())
    size = sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir() and not path.is_symlink())
    print(f"{folder}: {size / 1e6:.1f} MB, version {wanted_version()}")
    return 0


def wanted_version() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return os.environ.get("GALLEON_VERSION") or str(project["version"])


def source_date() -> int:
    """Seconds of the epoch: SOURCE_DATE_EPOCH, the time of the commit, or of the newest file where there is no git.

    It has to change with the sources: Qt keeps a page that it has compiled for as long as the file has the same time.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    git = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True)  # noqa: S607
    if git.returncode == 0 and git.stdout.strip():
        return int(git.stdout)
    written = [path for name in SOURCES for path in (ROOT / name).rglob("*") if path.suffix not in ("", ".pyc", ".qm")]
    return int(max(path.stat().st_mtime for path in written))


def copy_sources(target: Path, version: str) -> None:
    shutil.copytree(HERE, target / "packaging" / "pyinstaller", ignore=shutil.ignore_patterns("__pycache__"))
    for name in SOURCES:
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "*.new", "*.qm"))
    for name in ("main.py", "LICENSE"):
        shutil.copy(ROOT / name, target)
    about = target / "backend" / "__init__.py"
    told = re.sub(r'(?m)^__version__ = ".*"$', f'__version__ = "{version}"', about.read_text(encoding="utf-8"))
    about.write_text(told, encoding="utf-8")
    release = runpy.run_path(str(ROOT / "packaging" / "source" / "translations.py"))["release"]
    release(target / "qml" / "translations")


def freeze(sources: Path, into: Path) -> None:
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": str(source_date()),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYINSTALLER_CONFIG_DIR": str(WORK / "cache"),
        "LC_ALL": "C.UTF-8",
    }
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(into), "--workpath", str(WORK / "work")]
    command.append(str(sources / "packaging" / "pyinstaller" / "galleon.spec"))
    subprocess.run(command, cwd=sources, env=environment, check=True)  # noqa: S603 – our own tools


def drop_unneeded(folder: Path) -> None:
    """Remove the libraries of Qt that nothing needs which is still there."""
    libraries = folder / "PySide6" / "Qt" / "lib"
    while True:
        binaries = [path for path in folder.rglob("*.so*") if path.is_file() and not path.is_symlink()]
        told = subprocess.run(  # noqa: S603
            ["readelf", "--dynamic", *map(str, binaries)],  # noqa: S607
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        needed = set(re.findall(r"\(NEEDED\).*\[(.+)\]", told))
        dropped = [path for path in libraries.iterdir() if path.name not in needed]
        if not dropped:
            break
        for path in dropped:
            path.unlink()
    for link in folder.iterdir():
        if link.is_symlink() and not link.exists():
            link.unlink()


def strip(folder: Path) -> None:
    """Take the symbols out that only a debugger reads: half of Python's library. A wheel's own libraries were already
    changed after they were linked, and stay.
    """
    libraries = [
        path
        for path in sorted(folder.rglob("*.so*"))
        if path.is_file() and not path.is_symlink() and not path.parent.name.endswith(".libs")
    ]
    subprocess.run(["strip", "--strip-unneeded", *map(str, libraries)], check=True)  # noqa: S603, S607


def make_even(folder: Path, date: int) -> None:
    """The same rights and times everywhere. Only programs may be run: libraries need no such right."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if not path.is_symlink():
            is_program = path.parent == folder and path.is_file()
            path.chmod(0o755 if path.is_dir() or is_program else 0o644)
        os.utime(path, (date, date), follow_symlinks=os.utime not in os.supports_follow_symlinks)
    folder.chmod(0o755)
    os.utime(folder, (date, date))


if __name__ == "__main__":
    sys.exit(main())
