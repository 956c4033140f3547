"""For every test: Qt draws into memory, before anything imports it."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
