from __future__ import annotations

from backend.hosts.base import Account
from tests.hosts.contract.case import Case

CASES = (
    Case("catbox.moe", "catbox", wrong_accounts=(Account({"userhash": "wrong-hash-000"}),)),
    Case("litterbox.catbox.moe", "litterbox"),
)
