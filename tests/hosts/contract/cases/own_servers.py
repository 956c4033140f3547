"""Servers that people run themselves."""

from __future__ import annotations

from backend.hosts.base import Account
from tests.fakes import copyparty, lolisafe, lychee, piwigo, zipline
from tests.hosts.contract.case import Case

IN_PIECES = "goes in small pieces, of which none is too large"
WRONG = "wrong-secret-000"


def account(site: str, **credentials: str) -> Account:
    return Account({"address": f"https://{site}", **credentials})


CASES = (
    Case(
        "copyparty",
        "copyparty",
        account=account(copyparty.SITE, password=copyparty.PASSWORD),
        wrong_accounts=(account(copyparty.SITE, password=WRONG),),
    ),
    *(
        Case(
            "zipline",
            fake,
            account=account(zipline.SITE, token=zipline.TOKEN),
            wrong_accounts=(account(zipline.SITE, token=WRONG),),
            exceptions={"test_deletes_a_file_and_knows_that_it_is_gone": reason} if reason else {},
        )
        for fake, reason in (("zipline", ""), ("zipline3", "version 3 tells no id to delete a file by"))
    ),
    Case(
        "lolisafe",
        "lolisafe",
        account=account("loli.example.net", token=lolisafe.TOKEN),
        wrong_accounts=(account("loli.example.net", token=WRONG),),
    ),
    Case(
        "chibisafe",
        "chibisafe",
        account=account("chibi.example.net", api_key=lolisafe.API_KEY),
        wrong_accounts=(account("chibi.example.net", api_key=WRONG),),
    ),
    Case(
        "piwigo",
        "piwigo",
        account=account(piwigo.SITE, username=piwigo.USERNAME, password=piwigo.PASSWORD),
        wrong_accounts=(account(piwigo.SITE, username=piwigo.USERNAME, password=WRONG),),
        galleries=lambda fake: fake.galleries(),
        exceptions={"test_a_file_that_is_too_large_is_rejected": IN_PIECES},
    ),
    Case(
        "lychee",
        "lychee",
        account=account(lychee.SITE, token=lychee.TOKEN),
        wrong_accounts=(account(lychee.SITE, token=WRONG),),
        galleries=lambda fake: fake.galleries(),
        exceptions={"test_a_file_that_is_too_large_is_rejected": IN_PIECES},
    ),
)
