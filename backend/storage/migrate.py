"""Brings a file to the newest schema, or refuses it. `user_version` is the number of the schema in the file.

A step `migrations/0007_reason.sql` makes version 7 out of version 6; `schema.sql` is always the newest version
whole, for new files. Whoever changes one writes the other, and a test compares the two results.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import apsw
import msgspec

from backend.errors import Problem, problem
from backend.protocol.errors import ErrorKind
from backend.storage.backup import copy_to
from backend.storage.transaction import transaction

APPLICATION_ID = 0x47414C4C  # "GALL"

_FOLDER = Path(__file__).parent
_STEP_NAME = re.compile(r"(\d{4})_\w+\.sql")


class Step(msgspec.Struct, frozen=True):
    """The change that makes `version` out of the version before it."""

    version: int
    name: str
    sql: str


class Schema(msgspec.Struct, frozen=True):
    """`sql` is the newest schema whole; `steps` lead to it from version 1, one for each version."""

    sql: str
    steps: tuple[Step, ...] = ()

    @property
    def version(self) -> int:
        return 1 + len(self.steps)


def newest_schema(folder: Path = _FOLDER) -> Schema:
    """What this version of Galleon ships. Raises ValueError for a gap in the numbers of the steps."""
    steps = []
    for expected, path in enumerate(sorted((folder / "migrations").glob("*.sql")), start=2):
        match = _STEP_NAME.fullmatch(path.name)
        if match is None or int(match[1]) != expected:
            raise ValueError(f"{path.name} is not migration {expected:04}")
        steps.append(Step(expected, path.name, path.read_text("utf-8")))
    return Schema((folder / "schema.sql").read_text("utf-8"), tuple(steps))


def refuse_foreign(path: Path, schema: Schema) -> None:
    """Raise Problem(BAD_INPUT) for a database of another program or of a newer Galleon; the file stays as it is.

    Raises apsw.NotADBError or apsw.CorruptError for a broken file. A missing or empty file is fine.
    """
    if not path.exists() or path.stat().st_size == 0:
        return
    connection = _open_without_trace(path)
    try:
        application_id = connection.pragma("application_id")
        version = connection.pragma("user_version")
        has_tables = connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_schema)").get
    finally:
        connection.close()
    if application_id != APPLICATION_ID and (application_id or version or has_tables):
        raise problem(ErrorKind.BAD_INPUT, f"application_id {application_id:#x}", subject=str(path))
    if version > schema.version:
        raise problem(ErrorKind.BAD_INPUT, f"schema {version} > {schema.version}", subject=str(path))


def migrate(connection: apsw.Connection, path: Path, schema: Schema) -> int:
    """Bring the open file to the newest schema in one transaction; the version that it had (0 for a new file).

    Before a step runs, the file is copied to `<name>.before-v<newest>`. Raises Problem when a step fails (BUG) or
    the disk does not suffice (DISK); the file is then what it was.
    """
    version: int = connection.pragma("user_version")
    if version == schema.version:
        return version
    if version == 0:
        _run(connection, (Step(schema.version, "schema.sql", schema.sql),))
        return version
    copy_to(connection, path.with_name(f"{path.name}.before-v{schema.version}"))
    try:
        _run(connection, schema.steps[version - 1 :])
    except Problem as error:
        raise problem(error.info.kind, error.info.detail, subject=str(path)) from error
    return version


def _open_without_trace(path: Path) -> apsw.Connection:
    """For reading only. Even so, SQLite would make `-wal` and `-shm` files, unless told that nobody writes."""
    has_log = path.with_name(path.name + "-wal").exists()
    uri = path.absolute().as_uri() + ("" if has_log else "?immutable=1")
    return apsw.Connection(uri, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)


def _run(connection: apsw.Connection, steps: Sequence[Step]) -> None:
    # A step that rebuilds a table must not cascade; the switch has no effect inside a transaction.
    connection.pragma("foreign_keys", False)
    try:
        with transaction(connection):
            for step in steps:
                try:
                    connection.execute(step.sql).fetchall()  # without fetchall, it stops at the first row
                except (apsw.FullError, apsw.IOError) as error:
                    raise problem(ErrorKind.DISK, str(error)) from error
                except apsw.Error as error:
                    raise problem(ErrorKind.BUG, f"{step.name}: {error}") from error
            if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
                raise problem(ErrorKind.BUG, f"{steps[-1].name}: {len(broken)} rows refer to nothing")
            connection.pragma("application_id", APPLICATION_ID)
            connection.pragma("user_version", steps[-1].version)
    finally:
        connection.pragma("foreign_keys", True)
