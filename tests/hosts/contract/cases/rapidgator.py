from __future__ import annotations

from backend.hosts.base import Account, AccountInfo
from tests.fakes.rapidgator import PASSWORD, USERNAME
from tests.hosts.contract.case import Case

CASES = (
    Case(
        "rapidgator.net",
        "rapidgator",
        account=Account({"username": USERNAME, "password": PASSWORD}),
        wrong_accounts=(Account({"username": USERNAME, "password": "wrong-password-000"}),),
        info=AccountInfo(
            label=USERNAME,
            storage_total_bytes=4_398_046_511_104,
            storage_used_bytes=11_104,
            storage_left_bytes=4_398_046_500_000,
            traffic_total_bytes=1_099_511_627_776,
            traffic_left_bytes=1_000_000_000_000,
            max_size_bytes=5_368_709_120,
            premium_until=1_798_761_600.0,
            is_premium=True,
        ),
        knows_files=True,
        exceptions={
            "test_a_file_that_is_too_large_is_rejected": "the MD5 of 5 GB comes first, too long for a test",
            "test_the_hosts_own_no_rejects_the_file": "the state is asked for, not the answer",
            "test_a_page_in_place_of_the_answer_leaves_open_what_happened": "the state is asked for, not the answer",
            "test_an_empty_link_is_never_accepted": "the state is asked for until the link is there",
        },
    ),
)
