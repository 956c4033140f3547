"""Looks through a bundle that build.py has made: `make package-check`.

check.py FOLDER                 is everything there, and nothing that should not be
check.py FOLDER OTHER_FOLDER    and is the other one, built elsewhere from the same commit, the same
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LARGEST_MB = 172
OPTIONAL = ("libqgtk3.so",)  # loads only where GTK is installed

ABOUT = """
import sys
from pathlib import Path
if len(sys.argv) > 1:
    sys.path.insert(0, sys.argv[1])
from PySide6.QtCore import QCoreApplication
from bridge import components
if len(sys.argv) > 1:
    components.ROOT, components.LICENCES = Path(sys.argv[1]), Path(sys.argv[1], "bridge", "licences")
for each in components.components("1"):
    print(each.name, each.version, each.licence, hash(each.text))
"""


def main(folders: list[Path]) -> int:
    problems = [
        *too_large(folders[0]),
        *missing_libraries(folders[0]),
        *paths_of_the_build(folders[0]),
        *other_parts(folders[0]),
    ]
    for other in folders[1:]:
        problems += differences(folders[0], other)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def too_large(folder: Path) -> list[str]:
    size = sum(path.stat().st_size for path in files(folder)) / 1e6
    print(f"{folder}: {size:.1f} MB in {len(files(folder))} files")
    return [f"{size:.1f} MB, more than {LARGEST_MB}"] if size > LARGEST_MB else []


def missing_libraries(folder: Path) -> list[str]:
    """On this machine; in a bare root, `make package-test` does the same."""
    environment = os.environ | {"LD_LIBRARY_PATH": str(folder / "_internal"), "LC_ALL": "C"}
    found = []
    for path in files(folder):
        if ".so" in path.name and path.name not in OPTIONAL:
            told = subprocess.run(["ldd", str(path)], env=environment, capture_output=True, text=True)  # noqa: S603, S607
            found += [f"{path.name}: {line.strip()}" for line in told.stdout.splitlines() if "not found" in line]
    return found


def paths_of_the_build(folder: Path) -> list[str]:
    """Names of folders that are nobody's business, and would differ from machine to machine."""
    mine = [str(path).encode() for path in (ROOT, Path.home()) if len(path.parts) > 2]
    return [f"{path} names {word.decode()}" for path in files(folder) for word in mine if word in path.read_bytes()]


def other_parts(folder: Path) -> list[str]:
    """About has to show the same as from source."""

    def parts(*arguments: str) -> set[str]:
        command = [sys.executable, "-c", ABOUT, *arguments]
        environment = os.environ | {"PYTHONHASHSEED": "0"}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)  # noqa: S603
        return set(done.stdout.splitlines())

    return [f"About differs: {part}" for part in sorted(parts() ^ parts(str(folder / "_internal")))]


def differences(folder: Path, other: Path) -> list[str]:
    """Names, contents, rights and times."""

    def described(root: Path) -> dict[str, tuple[str, int, int]]:
        told = {}
        for path in sorted(root.rglob("*")):
            about = path.lstat()
            if path.is_symlink():
                content = str(path.readlink())
            else:
                content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
            told[str(path.relative_to(root))] = (content, about.st_mode, int(about.st_mtime))
        return told

    one, two = described(folder), described(other)
    print(f"{hashlib.sha256(repr(one).encode()).hexdigest()}  {folder}")
    print(f"{hashlib.sha256(repr(two).encode()).hexdigest()}  {other}")
    return [f"differs: {name}" for name in sorted(one.keys() | two.keys()) if one.get(name) != two.get(name)]


if __name__ == "__main__":
    sys.exit(main([Path(argument).absolute() for argument in sys.argv[1:]]))
