from __future__ import annotations

import json

import pytest

from backend.accounts.parted_keyring import PartedKeyring

LONGEST_BYTES = 2560


class Vault:
    """Takes as much as that of Windows. With `takes` it breaks down after so many writes."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.takes = 1000

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.takes -= 1
        if len(password.encode("utf-16-le")) > LONGEST_BYTES or self.takes < 0:
            raise OSError(1783, "The stub received bad data")
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


LONG = json.dumps({"token": "x" * 9000})
ODD = json.dumps({"cookies": "𝄞ü" * 3000}, ensure_ascii=False)


@pytest.mark.parametrize("text", ['{"key":"abc"}', LONG, ODD])
def test_a_secret_of_any_length_comes_back_and_goes(text: str) -> None:
    vault = Vault()
    ring = PartedKeyring(vault)
    ring.set_password("galleon", "imx.to", text)
    assert ring.get_password("galleon", "imx.to") == text
    assert ring.get_password("galleon", "other.to") is None
    ring.delete_password("galleon", "imx.to")
    assert vault.kept == {}


def test_a_new_secret_leaves_nothing_of_the_old() -> None:
    vault = Vault()
    ring = PartedKeyring(vault)
    ring.set_password("galleon", "imx.to", LONG)
    ring.set_password("galleon", "imx.to", ODD)
    assert ring.get_password("galleon", "imx.to") == ODD
    ring.set_password("galleon", "imx.to", "{}")
    assert vault.kept == {("galleon", "imx.to"): "{}"}


@pytest.mark.parametrize("takes", range(4))
def test_when_it_breaks_down_halfway_the_old_secret_stays(takes: int) -> None:
    vault = Vault()
    ring = PartedKeyring(vault)
    ring.set_password("galleon", "imx.to", LONG)
    vault.takes = takes
    with pytest.raises(OSError):
        ring.set_password("galleon", "imx.to", ODD)
    assert ring.get_password("galleon", "imx.to") == LONG


def test_a_part_that_somebody_deleted_is_no_secret() -> None:
    vault = Vault()
    ring = PartedKeyring(vault)
    ring.set_password("galleon", "imx.to", LONG)
    del vault.kept[next(key for key in vault.kept if key[1] != "imx.to")]
    assert ring.get_password("galleon", "imx.to") is None
