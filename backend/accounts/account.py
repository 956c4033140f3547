"""An account as a call to a host needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Account:
    """Credentials and option values for one call. The values never appear in its repr.

    `key` names the account: the host's id, or the host's id, "#" and a number for a further account of the same host.
    Sessions and limits belong to it.
    """

    credentials: Mapping[str, str] = field(default_factory=dict, repr=False)
    options: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
