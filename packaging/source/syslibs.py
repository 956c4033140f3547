"""Finds the system libraries that Qt needs; used by setup.sh with the system's own Python.

    syslibs.py FOLDER    prints a library path, empty when the system has everything

As root on Debian, missing packages are installed; without root they are downloaded and unpacked into FOLDER.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from backend.system.libraries import OF_QT, is_there  # noqa: E402


def run(*command: str, cwd: Path | None = None) -> str:
    # English, because the answers are read.
    environment = {**os.environ, "LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(  # noqa: S603 – the words are ours
        command, cwd=cwd, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def install(packages: list[str]) -> None:
    """As root: the ordinary way."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    try:
        run(*command)
    except subprocess.CalledProcessError:
        run("apt-get", "update")
        run(*command)


def unpack(packages: list[str], folder: Path) -> None:
    """Without root: download the packages with all that they need, and unpack them beside the project."""
    debs = folder / "deb"
    debs.mkdir(parents=True, exist_ok=True)
    listing = run(
        "apt-get", "-o", "Debug::NoLocking=1", "--print-uris", "-y", "--no-install-recommends", "install", *packages
    )
    names = re.findall(r"^'[^']+' ([^_ ]+)_\S+\.deb ", listing, re.MULTILINE)
    run("apt-get", "-q", "download", *names, cwd=debs)
    for deb in debs.glob("*.deb"):
        run("dpkg-deb", "-x", str(deb), str(folder))
        deb.unlink()
    (folder / ".done").touch()


def library_path(folder: Path) -> str:
    return ":".join(
        str(path) for pattern in ("usr/lib/*-linux-gnu", "lib/*-linux-gnu") for path in folder.glob(pattern)
    )


def main(folder: Path) -> int:
    if not sys.platform.startswith("linux"):
        return 0
    missing = sorted({package for library, package in OF_QT.items() if not is_there(library)})
    if not missing:
        return 0
    if (folder / ".done").exists():
        print(library_path(folder))
        return 0
    by_hand = "sudo apt-get install -y --no-install-recommends " + " ".join(missing)
    print(f"Missing system libraries; getting them ({' '.join(missing)}) ...", file=sys.stderr)
    try:
        if os.geteuid() == 0:
            install(missing)
        else:
            unpack(missing, folder)
            print(library_path(folder))
    except (OSError, subprocess.CalledProcessError) as error:
        reason = getattr(error, "stderr", None) or error
        print(f"That did not work: {reason}\nRun this once, then try again:\n    {by_hand}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute()))
