"""Start Galleon as a person would, upload the sample gallery beside its window, and quit. For every system.

    try_program.py           this source
    try_program.py FOLDER    what was built: dist/galleon, or dist/Galleon.app

The window is drawn into memory; nothing is kept. Run it with the Python that the tests run with.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from backend.cli.client import Client  # noqa: E402
from backend.protocol.address import address_of, connect  # noqa: E402
from backend.protocol.commands import Shutdown  # noqa: E402
from backend.protocol.folders import folders_under  # noqa: E402
from backend.protocol.replies import Done  # noqa: E402

PATIENCE_S = 120


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", nargs="?", type=Path, help="the built folder")
    window, terminal = programs(parser.parse_args().folder)
    with tempfile.TemporaryDirectory(prefix="galleon-try-", ignore_cleanup_errors=True) as home:
        environment = os.environ | {"GALLEON_HOME": home, "QT_QPA_PLATFORM": "offscreen", "GALLEON_PASSPHRASE": "try"}

        def run(name: str, *command: str) -> str:
            begun = time.monotonic()
            done = subprocess.run(  # noqa: S603 - our own programs
                command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE_S
            )
            if done.returncode != 0:
                raise SystemExit(f"{name}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
            print(f"{name}: {time.monotonic() - begun:.1f} s")
            return done.stdout

        print(run("version", *terminal, "version").strip())
        begun = time.monotonic()
        running = subprocess.Popen(window, env=environment)  # noqa: S603
        try:
            wait_for_window(Path(home), running)
            print(f"window: {time.monotonic() - begun:.1f} s")
            if "http" not in run("sample gallery", *terminal, "demo"):
                raise SystemExit("the sample gallery has no address")
            run("second start", *window)
            quit_all(Path(home), running)
        finally:
            if running.poll() is None:
                running.kill()
        print("quit")
    return 0


def programs(folder: Path | None) -> tuple[list[str], list[str]]:
    """How the window and the command line are started."""
    if folder is None:
        source = [sys.executable, str(ROOT / "main.py")]
        return source, source
    folder = folder.absolute()
    if folder.suffix == ".app":
        folder = folder / "Contents" / "MacOS"
    if sys.platform == "win32":
        return [str(folder / "galleon.exe")], [str(folder / "galleon-cli.exe")]
    return [str(folder / "galleon")], [str(folder / "galleon-engine")]


def client_of(home: Path) -> Client | None:
    connection = connect(address_of(folders_under(home).state), 5)
    return Client(connection, connection) if connection is not None else None


def wait_for_window(home: Path, running: subprocess.Popen[bytes]) -> None:
    """Until the engine says that its window is there."""
    give_up_at = time.monotonic() + PATIENCE_S
    while time.monotonic() < give_up_at:
        if running.poll() is not None:
            raise SystemExit(f"the window ended with {running.returncode}\n{log_of(home)}")
        client = client_of(home)
        if client is not None and client.hello("second_start").has_window:
            return
        time.sleep(0.2)
    raise SystemExit(f"no window after {PATIENCE_S} s\n{log_of(home)}")


def quit_all(home: Path, running: subprocess.Popen[bytes]) -> None:
    """SIGTERM ends the window in order, and the engine with it. Windows has nothing like it: there the window is
    killed, and the engine told to end."""
    if sys.platform == "win32":
        running.kill()
        client = client_of(home)
        if client is None:
            raise SystemExit("the engine did not outlive its window")
        client.hello()
        client.ask(Shutdown(), Done)
    else:
        running.send_signal(signal.SIGTERM)
        if running.wait(PATIENCE_S) != 0:
            raise SystemExit(f"the window ended with {running.returncode}\n{log_of(home)}")
    give_up_at = time.monotonic() + PATIENCE_S
    while client_of(home) is not None:
        if time.monotonic() > give_up_at:
            raise SystemExit("the engine does not end")
        time.sleep(0.2)


def log_of(home: Path) -> str:
    try:
        return folders_under(home).log_file.read_text(encoding="utf-8")
    except OSError:
        return "there is no log"


if __name__ == "__main__":
    sys.exit(main())
