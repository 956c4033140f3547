"""What the contract suite has to know of a host."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from backend.hosts.base import Account, AccountInfo
from tests.fakes import FakeHost


@dataclass(frozen=True)
class Case:
    """One definition or native adapter, its fake, and in what it differs from all others.

    `fake` is a name in `FAKES` of a module in tests/fakes. `wrong_accounts` are refused by the host. `galleries` gives
    the files of each remote gallery, by SHA-256; None for a host without galleries. `gallery_names` gives their names.
    `info` is what the fake says of its account. `exceptions` are names of tests of the suite that cannot hold for this
    host, each with the reason.
    """

    host_id: str
    fake: str
    account: Account = field(default_factory=Account)
    wrong_accounts: tuple[Account, ...] = ()
    galleries: Callable[[FakeHost], list[list[str]]] | None = None
    gallery_names: Callable[[FakeHost], list[str]] | None = None
    info: AccountInfo | None = None
    knows_files: bool = False  # a file that the host has is not sent again
    exceptions: Mapping[str, str] = field(default_factory=dict)
