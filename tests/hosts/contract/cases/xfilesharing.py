from __future__ import annotations

from backend.hosts.base import Account, AccountInfo
from tests.fakes.xfilesharing import PASSWORD, USERNAME
from tests.hosts.contract.case import Case

ACCOUNT = Account({"username": USERNAME, "password": PASSWORD})
WRONG = (Account({"username": USERNAME, "password": "wrong-password-000"}),)
INFO = AccountInfo(
    storage_total_bytes=50_000_000_000, storage_used_bytes=1_500_000_000, storage_left_bytes=48_500_000_000
)

CASES = (
    Case(
        "filespace.com",
        "filespace",
        account=ACCOUNT,
        wrong_accounts=WRONG,
        info=INFO,
        exceptions={
            "test_the_hosts_own_no_rejects_the_file": "no words of a refusal are known: a page without a link",
            "test_a_page_in_place_of_the_answer_leaves_open_what_happened": "every answer of this host is a page",
        },
    ),
    Case("filedot.to", "filedot", account=ACCOUNT, wrong_accounts=WRONG, info=INFO),
)
