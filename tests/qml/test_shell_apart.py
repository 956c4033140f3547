import os
import re
import subprocess
import sys
from pathlib import Path

from tests.qml.conftest import OWN_PROCESS

SHELL = Path(__file__).parent / "shell"


def test_the_shell_on_a_stand_in_for_the_bridge() -> None:
    """All tests of shell/, in a process where no Python singleton was registered."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", str(SHELL), "-p", "no:cacheprovider"],
        env={**os.environ, OWN_PROCESS: "1", "QT_QPA_PLATFORM": "offscreen"},
        cwd=SHELL.parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed is not None
    assert int(passed[1]) >= 36
