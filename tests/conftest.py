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

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = "unix:path=/nonexistent/system_bus"

ROOT = Path(__file__).parent.parent


def pytest_configure() -> None:
    runpy.run_path(str(ROOT / "packaging" / "source" / "translations.py"))["release"](ROOT / "qml" / "translations")


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
