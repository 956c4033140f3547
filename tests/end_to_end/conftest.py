from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.harness import Attached, Home
from tests.fakes.process import FakeProcess


@pytest.fixture(scope="session")
def fake_process() -> Iterator[FakeProcess]:
    with FakeProcess("pixhost", "imx", "catbox") as fakes:
        yield fakes


@pytest.fixture
def fakes(fake_process: FakeProcess) -> Iterator[FakeProcess]:
    """pixhost.to, imx.to and catbox.moe; what they hold stays for the session, failures end with the test."""
    yield fake_process
    for name in ("pixhost", "imx", "catbox"):
        fake_process.control(name, {"reset": True})


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """Galleon with the embedded host only."""
    home = Home(tmp_path / "home")
    yield home
    home.close()


@pytest.fixture
def online(tmp_path: Path, fakes: FakeProcess) -> Iterator[Home]:
    """Galleon that reaches the fake hosts."""
    home = Home(tmp_path / "home", fakes.environment)
    yield home
    home.close()


@pytest.fixture
def client(home: Home) -> Attached:
    return home.attach()


@pytest.fixture
def online_client(online: Home) -> Attached:
    return online.attach()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB, where this user may mount one."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if os.getuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting needs root")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)
