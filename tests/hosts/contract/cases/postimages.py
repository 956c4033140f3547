from __future__ import annotations

from backend.hosts.base import Account
from tests.fakes.postimages import API_KEY
from tests.hosts.contract.case import Case

CASES = (
    Case(
        "postimages.org",
        "postimages",
        account=Account({"api_key": API_KEY}),
        wrong_accounts=(Account({"api_key": "wrong-key-000"}),),
    ),
)
