"""For every test: Qt draws into memory, before anything imports it, the window speaks English, and the network and
sleep of this computer stay out.

The translations are made here too, for a test that is started without `make`.
"""

import os
import runpy
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = "unix:path=/nonexistent/system_bus"

ROOT = Path(__file__).parent.parent


def pytest_configure() -> None:
    runpy.run_path(str(ROOT / "packaging" / "source" / "translations.py"))["release"](ROOT / "translations")
