from __future__ import annotations

from backend.hosts.base import Account
from tests.fakes.chevereto import API_KEY
from tests.hosts.contract.case import Case

ADDRESS = "https://pictures.example.net"
WRONG = (Account({"api_key": "wrong-key-000"}),)

CASES = (
    Case("freeimage.host", "freeimage", account=Account({"api_key": API_KEY}), wrong_accounts=WRONG),
    Case(
        "chevereto",
        "chevereto",
        account=Account({"api_key": API_KEY, "address": ADDRESS}),
        wrong_accounts=(Account({"api_key": "wrong-key-000", "address": ADDRESS}),),
    ),
    Case("imgbb.com", "imgbb", account=Account({"api_key": API_KEY}), wrong_accounts=WRONG),
)
