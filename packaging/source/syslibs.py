"""Finds the system libraries that Qt needs; used by setup.sh with the system's own Python.

    syslibs.py FOLDER    prints a library path, empty when the system has everything

As root on Debian, missing packages are installed; without root they are downloaded and unpacked into FOLDER.
"""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
from pathlib import Path

PACKAGES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}


def is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


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
    missing = [package for library, package in PACKAGES.items() if not is_there(library)]
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
