from __future__ import annotations

from datetime import UTC, datetime

from backend.hosts.base import Account, AccountInfo
from tests.fakes.katfile import API_KEY, LEFT_BYTES
from tests.hosts.contract.case import Case

CASES = (
    Case(
        "katfile.com",
        "katfile",
        account=Account({"api_key": API_KEY}),
        wrong_accounts=(Account({"api_key": "wrong-key-000"}),),
        info=AccountInfo(
            label="marlow@example.org",
            storage_total_bytes=LEFT_BYTES + 1_000,
            storage_used_bytes=1_000,
            storage_left_bytes=LEFT_BYTES,
            premium_until=datetime(2027, 3, 4, 5, 6, 7, tzinfo=UTC).timestamp(),
        ),
        exceptions={"test_a_file_that_is_too_large_is_rejected": "the size limit of the host is not known"},
    ),
)
