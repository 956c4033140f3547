"""`galleon hosts` and `galleon hosts check FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from backend.cli.client import Client
from backend.cli.exit_codes import ExitCode
from backend.hosts.check import check_file


def show(client: Client) -> int:
    """One line for each host: id, state, name."""
    client.load()
    for row in client.hosts.values():
        used = "new galleries" if row.is_default and row.is_enabled else ""
        print(f"{row.id:<24}  {row.status.value:<12}  {used:<13}  {row.name}")
        if row.error is not None:
            print(f"    {row.error.subject}: {row.error.detail}", file=sys.stderr)
    return ExitCode.ALL_UPLOADED


def check(path: Path) -> int:
    """Tell what is wrong with a definition, with file, line and reason. Needs no engine."""
    if not path.is_file():
        print(f"{path} is not there.", file=sys.stderr)
        return ExitCode.NOT_FOUND
    definition, problems = check_file(path)
    for error in problems:
        print(f"{error.subject}: {error.detail}", file=sys.stderr)
    if problems or definition is None:
        return ExitCode.OTHER_ERROR
    print(f"{path.name} is a good definition of {definition.name} ({definition.id}).")
    return ExitCode.ALL_UPLOADED
