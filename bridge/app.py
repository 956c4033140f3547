"""The window process from its first object to its exit code.

python -m bridge.app --demo [--rows N] [--storm] [--still]
"""

from __future__ import annotations

import argparse
import contextlib
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSocketNotifier

from backend.protocol.folders import Folders, folders_under
from bridge import replaced
from bridge.backend_process import BackendProcess
from bridge.first_frame import FirstFrame, listen_to_macos, make_application
from bridge.garbage import Garbage
from bridge.window import Window


def run(
    *,
    folders: Folders,
    backend: BackendProcess,
    paths: Sequence[str] = (),
    is_demo: bool = False,
    is_hidden: bool = False,
    first: FirstFrame | None = None,
    give_back: Callable[[], None] | None = None,
) -> int:
    """The whole life of the window; returns the exit code. `paths` are absolute; `is_hidden` starts in the tray;
    `give_back` returns freed memory to the system."""
    application = make_application(sys.argv)
    window = Window(folders, backend, is_demo, first)
    window.load(is_hidden=is_hidden)
    # not quit(): that asks each window first, and ours would rather hide
    window.left.connect(lambda: application.exit(0))
    with _quit_on_signals(window):
        listen_to_macos(application, window.open_paths, window.show, window.quit, is_hidden=is_hidden)
        window.start(paths)
        Garbage(window, give_back)
        replaced.watch(window.notifications.add, window)
        code = application.exec()
        # Qt must not outlive the objects that QML still refers to
        window.unload()
        # outside of an event loop it would wait for ever, and items that outlive their pictures ask for them again
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return code


@contextlib.contextmanager
def _quit_on_signals(window: Window) -> Iterator[None]:
    """SIGTERM and Ctrl-C quit like the menu. Python runs a handler only when it runs at all, so the signal's byte on a
    socket wakes it.
    """
    ours, woken = socket.socketpair()
    with ours, woken:
        ours.setblocking(False)
        woken.setblocking(False)
        signal.set_wakeup_fd(woken.fileno())
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: window.quit())
        notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, window)
        notifier.activated.connect(lambda *_: ours.recv(64))
        yield
        notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)


def main(argv: Sequence[str] | None = None) -> int:
    """`python -m bridge.app --demo`: the window on a made-up engine, with nothing kept."""
    parser = argparse.ArgumentParser(prog="python -m bridge.app")
    parser.add_argument("--demo", action="store_true", required=True, help="show made-up galleries")
    parser.add_argument("--rows", type=int, default=128, help="how many galleries")
    parser.add_argument("--storm", action="store_true", help="1,000 patches a second")
    parser.add_argument("--still", action="store_true", help="nothing moves, for pictures")
    options = parser.parse_args(argv)
    from bridge.demo.engine import DemoOptions, run_demo

    with tempfile.TemporaryDirectory(prefix="galleon-demo-", ignore_cleanup_errors=True) as folder:
        folders = folders_under(Path(folder))
        demo = DemoOptions(folders.cache / "pictures", options.rows, options.storm, options.still)
        backend = BackendProcess(None, run_demo, demo)
        backend.start()
        with contextlib.suppress(KeyboardInterrupt):
            return run(folders=folders, backend=backend, is_demo=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
