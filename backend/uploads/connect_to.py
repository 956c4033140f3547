"""Sends connections for a host to another address: GALLEON_CONNECT_TO, in the syntax of curl's `--connect-to`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from backend.errors import problem
from backend.protocol.errors import ErrorKind

_HOST = r"(\[[0-9A-Fa-f:.%]+\]|[^:\[\],]*)"
_RULE = re.compile(rf"{_HOST}:(\d*):{_HOST}:(\d*)")


@dataclass(frozen=True, slots=True)
class ConnectTo:
    """Rules of (host, port, host to connect to, port to connect to); empty host or port 0 means any, or unchanged.

    Only the address of the connection changes: TLS name, Host header and URLs stay the real ones.
    """

    rules: Sequence[tuple[str, int, str, int]] = ()

    def target(self, host: str, port: int) -> tuple[str, int]:
        """Where to connect for `host` and `port`: by the first rule that fits, as in curl. IPv6 without brackets."""
        for from_host, from_port, to_host, to_port in self.rules:
            if from_host in ("", host.lower().rstrip(".")) and from_port in (0, port):
                return to_host or host, to_port or port
        return host, port


def parse_connect_to(text: str) -> ConnectTo:
    """Read `HOST1:PORT1:HOST2:PORT2`, several separated by commas; any part may be empty; IPv6 stands in brackets.

    Raises Problem(BAD_INPUT) whose detail quotes the rule that cannot be read.
    """
    return ConnectTo(tuple(_parse_rule(rule.strip()) for rule in text.split(",") if rule.strip()))


def _parse_rule(rule: str) -> tuple[str, int, str, int]:
    match = _RULE.fullmatch(rule)
    if match is None or any(int(port or 0) > 65535 for port in match.group(2, 4)):
        raise problem(ErrorKind.BAD_INPUT, rule, subject="GALLEON_CONNECT_TO")
    from_host, from_port, to_host, to_port = match.groups()
    return from_host.strip("[]").lower().rstrip("."), int(from_port or 0), to_host.strip("[]"), int(to_port or 0)
