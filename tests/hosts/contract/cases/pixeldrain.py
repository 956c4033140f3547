from __future__ import annotations

from backend.hosts.base import Account, AccountInfo
from tests.fakes.pixeldrain import API_KEY
from tests.hosts.contract.case import Case

CASES = (
    Case(
        "pixeldrain.com",
        "pixeldrain",
        account=Account({"api_key": API_KEY}),
        wrong_accounts=(Account({"api_key": "wrong-key-000"}),),
        info=AccountInfo(
            label="marlow",
            storage_total_bytes=2_000_000_000_000,
            storage_used_bytes=5_000,
            max_size_bytes=20_000_000_000,
        ),
    ),
)
