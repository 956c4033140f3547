"""Every module can be imported where there is no POSIX and no D-Bus: on Windows and on macOS.

The modules are imported in a process that takes itself for the other system. What the standard library and the
libraries import for themselves was imported before, as this system has it: only our own imports are looked at.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.systems import LINUX_ONLY, POSIX_ONLY, reason_against

ROOT = Path(__file__).parents[2]

NOT_THERE = {
    "win32": (
        "fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty",
        "jeepney", "dbus_fast", "secretstorage",
    ),
    "darwin": ("msvcrt", "winreg", "_winapi", "jeepney", "dbus_fast", "secretstorage"),
}  # fmt: skip

WALK = r"""
import importlib, json, os, pkgutil, sys, types

platform, refused, root = sys.argv[1], set(json.loads(sys.argv[2])), sys.argv[3]
sys.path.insert(0, root)

import asyncio, ctypes.util, multiprocessing.connection, multiprocessing.resource_tracker, signal, socket, subprocess
import aiohttp, apsw, blake3, cryptography, defusedxml.ElementTree, elementpath, jinja2.sandbox, jsonpath, keyring
import keyring.backends.fail, keyring.backends.null, msgspec, pi_heif, PIL.Image, platformdirs, py7zr, regex, rich
import selectolax, tomlkit, truststore, watchfiles, zipstream
import PySide6.QtCore, PySide6.QtGui, PySide6.QtQml, PySide6.QtQuick, PySide6.QtSvg, PySide6.QtWidgets

for name in list(sys.modules):
    if name.split(".")[0] in refused:
        del sys.modules[name]


class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in refused:
            raise ModuleNotFoundError(f"No module named {name!r} on {platform}", name=name)
        return None


sys.meta_path.insert(0, Refuse())
sys.platform = platform
if platform == "win32":
    for name in ("msvcrt", "winreg"):
        sys.modules[name] = types.ModuleType(name)
    asyncio.ProactorEventLoop = asyncio.SelectorEventLoop
    for name in ("fork", "geteuid", "getuid", "killpg", "preadv", "readv", "setsid", "statvfs"):
        delattr(os, name)
    del socket.AF_UNIX, signal.SIGHUP, signal.SIGKILL

import backend, bridge

names = ["main"]
for package in (backend, bridge):
    names += [found.name for found in pkgutil.walk_packages(package.__path__, package.__name__ + ".")]
failed = {}
for name in names:
    try:
        importlib.import_module(name)
    except Exception as error:
        failed[name] = f"{type(error).__name__}: {error}"
print(json.dumps([len(names), failed]))
"""


@pytest.mark.parametrize("platform", sorted(NOT_THERE))
def test_every_module_can_be_imported_there(platform: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", WALK, platform, json.dumps(NOT_THERE[platform]), str(ROOT)],
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert run.returncode == 0, run.stderr
    count, failed = json.loads(run.stdout)
    assert count > 300
    assert failed == {}


@pytest.mark.parametrize("start", LINUX_ONLY | POSIX_ONLY)
def test_what_is_left_out_elsewhere_is_there(start: str) -> None:
    name, _, test = start.partition("::")
    path = ROOT / "tests" / name
    assert path.exists()
    assert not test or f"def {test}" in path.read_text(encoding="utf-8")


def test_what_needs_linux_is_left_out_elsewhere() -> None:
    assert reason_against("ipc/test_control_socket.py", "linux") == ""
    assert reason_against("ipc/test_control_socket.py", "darwin") == ""
    assert reason_against("ipc/test_control_socket.py", "win32") == "Unix sockets"
    assert reason_against("end_to_end/test_kill.py::test_x[y]", "darwin")
    assert reason_against("end_to_end_more/test_kill.py", "darwin") == ""
    assert reason_against("test_event_log.py::test_a_writer_that_is_killed[3]", "win32")
    assert reason_against("", "win32") == ""
