from __future__ import annotations

from backend.hosts.base import Account, AccountInfo
from tests.fakes.keep2share import ACCESS_TOKEN, PASSWORD, USERNAME
from tests.hosts.contract.case import Case

TOKEN = Account({"access_token": ACCESS_TOKEN})
LOGIN = Account({"username": USERNAME, "password": PASSWORD})
WRONG = (
    Account({"access_token": "wrong-token-000"}),
    Account({"username": USERNAME, "password": "wrong-password-000"}),
)
INFO = AccountInfo(traffic_left_bytes=53_687_091_200, premium_until=1_798_761_600.0)
EXCEPTIONS = {
    "test_a_file_that_is_too_large_is_rejected": "the MD5 of 10 GB comes before, which a test cannot wait for"
}

CASES = tuple(
    Case(
        host_id,
        fake,
        account=account,
        wrong_accounts=WRONG,
        info=INFO,
        knows_files=True,
        exceptions=EXCEPTIONS,
    )
    for host_id, fake, account in (
        ("keep2share.cc", "keep2share", LOGIN),
        ("fileboom.me", "fileboom", TOKEN),
        ("tezfiles.com", "tezfiles", TOKEN),
    )
)
