"""Tests in shell/ put QML singletons in the place of the bridge's. A process can have only one kind of them, so they
run in a process of their own: see test_shell_apart.py."""

import os
from pathlib import Path

OWN_PROCESS = "GALLEON_TEST_SHELL"

collect_ignore = [] if os.environ.get(OWN_PROCESS) else [str(Path(__file__).parent / "shell")]
