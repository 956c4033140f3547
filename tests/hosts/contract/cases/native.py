"""Protocols that are no form."""

from __future__ import annotations

from backend.hosts.base import Account, AccountInfo
from tests.fakes import s3, tus, webdav
from tests.hosts.contract.case import Case

LINK = "the link is the address of the file, which is known beforehand"


def dav_account(password: str) -> Account:
    return Account({"address": f"https://{webdav.SITE}/dav/", "username": webdav.USERNAME, "password": password})


def s3_account(**changes: str) -> Account:
    right = {
        "address": f"https://{s3.SITE}",
        "bucket": s3.BUCKET,
        "region": s3.REGION,
        "access_key": s3.ACCESS_KEY,
        "secret_key": s3.SECRET_KEY,
    }
    return Account(right | changes)


def tus_account(authorization: str) -> Account:
    return Account({"address": f"https://{tus.SITE}/files", "authorization": authorization})


CASES = (
    *(
        Case(
            "webdav",
            fake,
            account=dav_account(webdav.PASSWORD),
            wrong_accounts=(dav_account("wrong-password-000"),),
            galleries=lambda fake: fake.galleries(),
            info=AccountInfo(
                label=webdav.USERNAME, storage_left_bytes=6000, storage_used_bytes=4000, storage_total_bytes=10_000
            ),
            exceptions={"test_an_empty_link_is_never_accepted": LINK},
        )
        for fake in ("webdav", "webdav_md5", "webdav_basic")
    ),
    Case(
        "s3",
        "s3",
        account=s3_account(),
        wrong_accounts=(s3_account(secret_key="wrong-secret-000"), s3_account(access_key="AKIAWRONG")),
    ),
    Case(
        "tus",
        "tus",
        account=tus_account(tus.AUTHORIZATION),
        wrong_accounts=(tus_account("Bearer wrong-000"),),
        knows_files=True,
    ),
)
