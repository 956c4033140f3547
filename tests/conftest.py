"""For every test: Qt draws into memory, before anything imports it, the window speaks English, and the network and
sleep of this computer stay out.

The translations are made here too, for a test that is started without `make`.
"""

import gc
import os
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.systems import reason_against

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = "unix:path=/nonexistent/system_bus"

ROOT = Path(__file__).parent.parent


def pytest_configure() -> None:
    runpy.run_path(str(ROOT / "packaging" / "source" / "translations.py"))["release"](ROOT / "qml" / "translations")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Files that need Linux are not even imported elsewhere; None leaves it to pytest."""
    return True if reason_against(_name_of(collection_path)) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if reason := reason_against(f"{_name_of(item.path)}::{item.name}"):
            item.add_marker(pytest.mark.skip(reason=reason))


def _name_of(path: Path) -> str:
    return path.relative_to(ROOT / "tests").as_posix() if path.is_relative_to(ROOT / "tests") else ""


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()  # what is there now stays: collecting after each test of the window is quick then


@pytest.fixture(autouse=True)
def garbage_goes_in_this_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in the window: objects of Qt that other threads collected have ended test runs."""
    if "bridge" not in request.node.path.parts:
        yield
        return
    gc.disable()
    yield
    gc.collect()
    gc.enable()
