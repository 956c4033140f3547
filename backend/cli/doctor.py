"""`galleon doctor`: the self-test as a table. It needs no engine."""

from __future__ import annotations

from typing import Any

import msgspec

from backend import self_test
from backend.cli import upload
from backend.cli.exit_codes import ExitCode
from backend.cli.sentences import printable
from backend.folders import locate
from backend.protocol.bundle import window_command
from backend.protocol.self_test import Outcome

PROBE = "--probe-drawing"
"""What asks the window's program, and nobody else, how it would draw."""


def add_parser(commands: Any) -> None:
    one = commands.add_parser("doctor", help="check this installation; nothing is sent anywhere")
    one.add_argument("--json", action="store_true", help="one JSON object a line")


def run(*, as_json: bool) -> int:
    """0 when Galleon can work, 1 when something keeps it from that."""
    checks = (*self_test.run(self_test.located(locate())), *self_test.run_drawing([*window_command(), PROBE]))
    for check in checks:
        if as_json:
            upload.emit(msgspec.to_builtins(check))
        else:
            print(f"{check.outcome.value:<8} {check.name:<13} {printable(check.detail)}")
    has_problem = any(check.outcome is Outcome.PROBLEM for check in checks)
    return ExitCode.OTHER_ERROR if has_problem else ExitCode.ALL_UPLOADED
