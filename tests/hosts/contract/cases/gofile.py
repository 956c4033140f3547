from __future__ import annotations

from backend.hosts.base import Account
from tests.fakes.gofile import TOKEN
from tests.hosts.contract.case import Case

CASES = (
    Case(
        "gofile.io",
        "gofile",
        account=Account({"token": TOKEN}),
        wrong_accounts=(Account({"token": "wrong-token-000"}),),
        exceptions={"test_a_file_that_is_too_large_is_rejected": "the host announces no size limit"},
    ),
)
