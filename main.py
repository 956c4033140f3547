"""Galleon's two roles, wired together: the window (or the command line), and the engine behind it.

A spawned engine process imports this file again, so everything heavy is imported inside functions.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backend.crashes import Watch
    from backend.protocol.folders import Folders

HIDDEN = "--hidden"  # what a start with the session says
HOME = "--home"  # a profile: settings and data apart from all others
PROBE_DRAWING = "--probe-drawing"  # what `galleon doctor` asks the window's program
OTHER_WINDOW_S = 15.0
"""How long a second start tries to reach the first, which may be starting or leaving."""
COMMANDS = (
    "upload", "add", "start", "pause", "status", "export", "import", "hosts", "account", "proxy", "check", "delete",
    "stats", "paths", "version", "doctor", "demo", "--help", "-h",
)  # fmt: skip


def main(argv: list[str] | None = None) -> int:
    """Decide the role: a subcommand runs in the terminal, anything else opens the window with these paths."""
    arguments = without_home(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] in COMMANDS:
        return command_line(arguments)
    if arguments == [PROBE_DRAWING]:
        return probe_drawing()
    is_hidden = HIDDEN in arguments
    arguments = [word for word in arguments if word != HIDDEN]
    unknown = [word for word in arguments if word.startswith("-")]
    if unknown:
        return command_line(arguments)
    if not has_display():
        if arguments and all(path.lower().endswith(".sxcu") for path in arguments):
            return command_line(["hosts", "import", *arguments])
        if arguments:
            return command_line(["upload", *arguments])
        print("There is no display, so Galleon uploads its sample gallery here in the terminal.", file=sys.stderr)
        return command_line(["demo"])
    return window(arguments, is_hidden=is_hidden)


def without_home(arguments: list[str]) -> list[str]:
    """`--home FOLDER` before all else holds for this process and whatever it starts."""
    if arguments[:1] != [HOME] or len(arguments) < 2:
        return arguments
    os.environ["GALLEON_HOME"] = str(Path(arguments[1]).absolute())
    return arguments[2:]


def has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def window(paths: list[str], *, is_hidden: bool = False) -> int:
    """The Qt process; with `is_hidden` it starts in the tray.

    The first frame comes before everything it does not need; then the engine starts beside the rest of our imports.
    """
    use_unpacked_libraries()
    gc.disable()  # an eighth of the start; bridge.garbage collects later
    try:
        return open_window(paths, is_hidden=is_hidden)
    except ImportError as error:
        return without_library(error)


def open_window(paths: list[str], *, is_hidden: bool) -> int:
    """Raises ImportError where a library of the system is missing."""
    from backend.folders import locate
    from backend.ipc.engine_lock import EngineLock

    folders = locate()
    absolute = [str(Path(path).absolute()) for path in paths]
    give_up_at = time.monotonic() + OTHER_WINDOW_S

    def acquire() -> EngineLock | bool:
        try:
            return EngineLock.acquire(folders.state, "window") or False
        except OSError:
            return True  # a disk that takes nothing: the window opens without a lock, and its engine says what is wrong

    while not (lock := acquire()):
        from bridge.backend_process import BackendProcess

        if is_hidden or BackendProcess(folders, engine_role).hand_over(absolute):
            return 0
        if time.monotonic() > give_up_at:
            print("Galleon is running already, but its window does not answer.", file=sys.stderr)
            return 1
        time.sleep(0.1)

    import traceback

    from backend.crashes import Watch

    watch = Watch(folders, "window") if isinstance(lock, EngineLock) else None
    try:
        return run_window(folders, absolute, watch, is_hidden=is_hidden)
    except Exception as error:
        if missing_library(error):
            raise
        traceback.print_exc()  # for whoever looks at a terminal
        if watch is not None:
            watch.failed(error)
        tell_of_end(folders)
        return 1
    finally:
        if watch is not None:
            watch.ended()
        if isinstance(lock, EngineLock):
            lock.release()


def tell_of_end(folders: Folders) -> None:
    """In a plain window, if even that can be opened; who started Galleon from a menu sees nothing of stderr."""
    with contextlib.suppress(Exception):
        from bridge import plain_window

        plain_window.tell_of_end(folders)


def run_window(folders: Folders, paths: list[str], watch: Watch | None, *, is_hidden: bool) -> int:
    """The window that nobody else has open; `watch` reports its crashes."""
    from bridge.quick_import import import_qt

    import_qt(folders.cache)
    load_display()
    if watch is not None:
        watch.catch_all()
        if watch.is_loop:
            from bridge.plain_window import tell_of_loop

            if not tell_of_loop(folders):
                return 1

    from bridge import first_frame

    first = first_frame.show(folders.state, is_hidden=is_hidden)

    from bridge.backend_process import BackendProcess

    backend = BackendProcess(folders, engine_role)
    backend.start()

    from backend.system import memory
    from bridge.app import run

    return run(
        folders=folders,
        backend=backend,
        paths=paths,
        is_hidden=is_hidden,
        first=first,
        give_back=memory.give_back,
    )


def probe_drawing() -> int:
    """Say how the window would be drawn; see `backend.self_test`."""
    use_unpacked_libraries()
    try:
        load_display()
        from bridge.drawing import probe

        return probe()
    except ImportError as error:
        return without_library(error)


def load_display() -> None:
    """Raises ImportError where Qt would abort for want of a library of the system."""
    if not sys.platform.startswith("linux"):
        return
    import PySide6

    from backend.system.libraries import load_display_plugin

    load_display_plugin(Path(PySide6.__path__[0]) / "Qt" / "plugins" / "platforms")


def missing_library(error: Exception) -> str:
    """The library of the system that this error is about; empty for all others."""
    from backend.system.libraries import missing_in

    return missing_in(error) if isinstance(error, ImportError) else ""


def without_library(error: ImportError) -> int:
    """Say which package is missing; any other failure is a mistake of ours, and raised again."""
    from backend.system.libraries import missing_sentence

    library = missing_library(error)
    if not library:
        raise error
    print(missing_sentence(library), file=sys.stderr)
    return 1


def command_line(arguments: list[str]) -> int:
    """In the bundle the engine's program does it: it starts without loading anything of Qt."""
    arguments = without_home(arguments)
    from backend.protocol.bundle import terminal_program

    program = terminal_program()
    if program is not None and program != Path(sys.executable):
        command = [str(program), *arguments]
        if os.name == "nt":  # execv there returns to the terminal before the command has ended
            import subprocess

            return subprocess.call(command)  # noqa: S603 – ourselves
        os.execv(command[0], command)  # noqa: S606 – ourselves
    from backend.cli.engine import connector
    from backend.cli.main import main as run_command
    from backend.folders import locate

    folders = locate()
    return run_command(arguments, connect=connector(folders, engine_role))


def engine_role(*arguments: object) -> None:
    """Target of the spawned engine process."""
    from backend.entry import run_engine

    run_engine(*arguments)  # type: ignore[arg-type]


def use_unpacked_libraries() -> None:
    """Start again with the system libraries that setup.sh unpacked without root, where there are any.

    The loader reads LD_LIBRARY_PATH only once, at the start of a process.
    """
    remembered = Path(__file__).with_name(".venv") / ".library-path"
    try:
        wanted = remembered.read_text(encoding="utf-8").strip()
    except OSError:
        return
    current = os.environ.get("LD_LIBRARY_PATH", "")
    if wanted and wanted not in current:
        os.environ["LD_LIBRARY_PATH"] = f"{wanted}:{current}" if current else wanted
        os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606 – ourselves, again


if __name__ == "__main__":
    sys.exit(main())
