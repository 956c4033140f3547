from __future__ import annotations

from pathlib import Path

import pytest

from tests.galleries.conftest import Office, office
from tests.importers.imxup_database import ImxFolder, Version

__all__ = ["Office", "office"]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own: what this computer keeps of other programs is none of the tests' business."""
    folder = tmp_path / "person"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return folder


@pytest.fixture(params=list(Version), ids=lambda version: version.value)
def any_version(request: pytest.FixtureRequest, home: Path) -> ImxFolder:
    return ImxFolder(home / ".imxup", request.param)


@pytest.fixture
def imx(home: Path) -> ImxFolder:
    return ImxFolder(home / ".imxup", Version.LAST)
