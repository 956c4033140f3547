"""A book of proxies with a keyring in memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from backend.accounts.credentials import Credentials
from backend.proxies.book import ProxyBook


class Ring(dict[tuple[str, str], str]):
    """What is used of a keyring."""

    is_broken = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.is_broken and username != "probe":
            raise RuntimeError
        return self.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.pop((service, username), None)


@pytest.fixture
def ring() -> Ring:
    return Ring()


@pytest.fixture
def new_book(tmp_path: Path, ring: Ring) -> Callable[..., ProxyBook]:
    """Another book over the same file and keyring, as after a restart; not loaded."""

    def make(**more: object) -> ProxyBook:
        credentials = Credentials(tmp_path, environ={}, system_keyring=lambda: ring)
        return ProxyBook(tmp_path / "proxies.toml", credentials, **{"changed": _ignore, "mask": _ignore, **more})

    return make


@pytest.fixture
async def book(new_book: Callable[..., ProxyBook]) -> ProxyBook:
    made = new_book()
    await made.load()
    return made


def _ignore(_: object) -> None:
    pass
