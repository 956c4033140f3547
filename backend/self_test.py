"""The self-test of an installation: can it write, remember, connect? Sends nothing; works beside a running engine.

Blocking: `run` belongs into a thread. `galleon doctor` calls it in a process without an engine, so that it also helps
where none starts.
"""

from __future__ import annotations

import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from backend import data_move, settings
from backend.errors import Problem
from backend.protocol.folders import Folders
from backend.protocol.self_test import Outcome, SelfCheck

MB = 10**6
LITTLE_BYTES, HARDLY_ANY_BYTES = 1_000 * MB, 100 * MB
PROBE_S = 30.0
PARTS = (
    "aiohttp", "apsw", "PIL", "pi_heif", "py7zr", "blake3", "jinja2", "keyring", "cryptography", "tomlkit",
    "selectolax.lexbor", "jsonpath", "regex", "watchfiles", "zipstream", "defusedxml", "elementpath", "truststore",
)  # fmt: skip
"""Modules that the engine cannot do without."""
WATCHER = "org.kde.StatusNotifierWatcher"

Found = Iterator[tuple[Outcome, str]]


def run(folders: Folders) -> tuple[SelfCheck, ...]:
    """All checks but that of drawing. Never raises."""
    return tuple(check for name, look in _CHECKS for check in _guarded(name, partial(look, folders)))


def run_drawing(command: list[str]) -> tuple[SelfCheck, ...]:
    """Whether the window can be drawn, asked from a window process of its own (`command`), which may well crash."""
    return _guarded("drawing", lambda: _drawing(command))


def _guarded(name: str, look: Callable[[], Found]) -> tuple[SelfCheck, ...]:
    try:
        return tuple(SelfCheck(name=name, outcome=outcome, detail=detail) for outcome, detail in look())
    except Exception as error:
        return (SelfCheck(name=name, outcome=Outcome.PROBLEM, detail=f"the check failed: {type(error).__name__}"),)


def _parts(folders: Folders) -> Found:
    from backend.system.libraries import missing_in

    missing = []
    for name in PARTS:
        try:
            importlib.import_module(name)
        except ImportError as error:
            missing.append(f"{name} ({missing_in(error) or error.name or 'not installed'})")
    if missing:
        yield Outcome.PROBLEM, "missing: " + ", ".join(missing)
    else:
        yield Outcome.OK, f"{len(PARTS)} libraries of the engine can be loaded"


def _folders(folders: Folders) -> Found:
    refused = []
    for name in ("config", "data", "cache", "state"):
        try:
            _write_into(getattr(folders, name))
        except OSError as error:
            refused.append(f"{name} ({error.strerror})")
    if refused:
        yield Outcome.PROBLEM, "cannot be written: " + ", ".join(refused)
    else:
        yield Outcome.OK, "config, data, cache and state can be written"


def _write_into(folder: Path) -> None:
    """Where the first start is still to come, into the nearest folder that is there. Raises OSError."""
    while not folder.exists():
        folder = folder.parent
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"galleon")


def _database(folders: Folders) -> Found:
    import apsw

    from backend.storage import backup
    from backend.storage.migrate import newest_schema, refuse_foreign

    path = folders.database_file
    if not path.exists():
        yield Outcome.OK, "none yet"
        return
    schema = newest_schema()
    try:
        refuse_foreign(path, schema)
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            connection.set_busy_timeout(5000)
            version = connection.pragma("user_version")
            fault = backup.check(connection)
        finally:
            connection.close()
    except Problem as refused:
        yield Outcome.PROBLEM, refused.info.detail or "of another program or of a newer Galleon"
    except apsw.Error as error:
        yield Outcome.PROBLEM, f"cannot be read: {error}"
    else:
        size = f"{path.stat().st_size / MB:.1f} MB"
        said = f"version {version} of {schema.version}, {size}"
        yield (Outcome.PROBLEM, f"{said}, broken: {fault[:200]}") if fault else (Outcome.OK, f"{said}, whole")


def _settings(folders: Folders) -> Found:
    _, problems = settings.read(folders.settings_file)
    for problem in problems:
        yield Outcome.NOTE, f"{problem.subject}: {problem.detail}"
    if not problems:
        yield Outcome.OK, "can be used" if folders.settings_file.exists() else "all as they come"


def _engine(folders: Folders) -> Found:
    from backend.protocol.address import address_of, connect

    running = connect(address_of(folders.state), 2.0)
    if running is not None:
        running.close()
    yield Outcome.OK, "runs" if running is not None else "does not run, which is fine"


def _crashes(folders: Folders) -> Found:
    from backend.protocol.crash_reports import PATTERN

    count = len(list(folders.crashes_folder.glob(PATTERN)))
    if count:
        yield Outcome.NOTE, f"{count} reports in the folder of the state"
    else:
        yield Outcome.OK, "no reports"


def _passwords(folders: Folders) -> Found:
    import asyncio

    from backend.accounts.credentials import Credentials

    credentials = Credentials(folders.config)
    asyncio.run(credentials.look())
    if credentials.store == "keyring":
        yield Outcome.OK, "kept in the keyring of the system"
    elif credentials.store == "file":
        yield Outcome.OK, "kept in an encrypted file"
    elif credentials.has_file:
        yield Outcome.NOTE, "kept in an encrypted file, which waits for its passphrase"
    else:
        yield Outcome.NOTE, "no keyring: kept until Galleon ends, or with a passphrase in an encrypted file"


def _buses(folders: Folders) -> Found:
    if not sys.platform.startswith("linux"):
        return
    from jeepney import DBusAddress, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    try:
        open_dbus_connection(bus="SYSTEM").close()
    except Exception:  # the library's own kinds differ with what is missing
        yield Outcome.NOTE, "no system bus: network and sleep are not noticed"
    else:
        yield Outcome.OK, "the system bus answers"
    try:
        session = open_dbus_connection(bus="SESSION")
    except Exception:
        yield Outcome.NOTE, "no session bus: no keyring, no tray, no notifications"
        return
    try:
        bus = DBusAddress("/org/freedesktop/DBus", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus")
        answer = session.send_and_get_reply(new_method_call(bus, "NameHasOwner", "s", (WATCHER,)), timeout=5.0)
        yield Outcome.OK, "the session bus answers"
        if answer.body == (True,):
            yield Outcome.OK, "there is a tray"
        else:
            yield Outcome.NOTE, "no tray: a closed window is minimised"
    finally:
        session.close()


def _trust(folders: Folders) -> Found:
    from backend.uploads.tls import client_context

    try:
        context = client_context()
    except Problem as problem:
        yield Outcome.PROBLEM, f"{problem.info.subject}: {problem.info.detail}"
        return
    if sys.platform in ("win32", "darwin"):
        yield Outcome.OK, "those of the system"
        return
    count = context.cert_store_stats()["x509_ca"]
    if count:
        yield Outcome.OK, f"{count} authorities"
    else:
        yield Outcome.PROBLEM, "no authorities are known, so no host is trusted. Install: ca-certificates"


def _disk(folders: Folders) -> Found:
    for name, folder in (("data", folders.data), ("state", folders.state)):
        while not folder.exists():
            folder = folder.parent
        free = shutil.disk_usage(folder).free
        outcome = Outcome.PROBLEM if free < HARDLY_ANY_BYTES else Outcome.NOTE if free < LITTLE_BYTES else Outcome.OK
        yield outcome, f"{free / MB:,.0f} MB free for {name}"


def _network(folders: Folders) -> Found:
    if not sys.platform.startswith("linux"):
        return
    from backend.system.network import has_default_route

    if has_default_route():
        yield Outcome.OK, "there is a way out"
    else:
        yield Outcome.NOTE, "no way out of this computer: uploads wait for one"


def _drawing(command: list[str]) -> Found:
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        yield Outcome.NOTE, "no display: Galleon works in the terminal only"
        return
    done = subprocess.run(  # noqa: S603 – ourselves
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PROBE_S, check=False
    )
    try:
        said = json.loads(done.stdout.splitlines()[-1])
        yield (Outcome.NOTE if said["is_software"] else Outcome.OK), said["renderer"]
    except (ValueError, IndexError, KeyError, TypeError):
        reason = (done.stderr.strip().splitlines() or [""])[-1][:300]
        yield Outcome.PROBLEM, f"the window cannot be opened (exit code {done.returncode}) {reason}".rstrip()


_CHECKS: tuple[tuple[str, Callable[[Folders], Found]], ...] = (
    ("parts", _parts),
    ("folders", _folders),
    ("database", _database),
    ("settings", _settings),
    ("engine", _engine),
    ("crashes", _crashes),
    ("passwords", _passwords),
    ("d-bus", _buses),
    ("certificates", _trust),
    ("disk", _disk),
    ("network", _network),
)


def located(folders: Folders) -> Folders:
    """With the folder of the data where it was moved to; where that is gone, the one it was moved from."""
    try:
        return data_move.current(folders)
    except Problem:
        return folders
