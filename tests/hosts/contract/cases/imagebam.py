from __future__ import annotations

from backend.hosts.base import Account
from tests.fakes.imagebam import PASSWORD, USERNAME
from tests.hosts.contract.case import Case

ACCOUNT = Account({"username": USERNAME, "password": PASSWORD})
WRONG = (Account({"username": USERNAME, "password": "wrong-password-000"}),)

CASES = (
    Case("imagebam.com", "imagebam", account=ACCOUNT, wrong_accounts=WRONG),
    Case("imagevenue.com", "imagevenue", account=ACCOUNT, wrong_accounts=WRONG),
)
