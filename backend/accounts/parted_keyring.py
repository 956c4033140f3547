"""Keeps long secrets in a keyring that takes short ones only: that of Windows.

Source: CREDENTIALW in https://learn.microsoft.com/windows/win32/api/wincred/ns-wincred-credentialw (a blob of
CRED_MAX_CREDENTIAL_BLOB_SIZE = 2560 bytes), filled by keyring.backends.Windows with UTF-16. Cookies and tokens of a
host can be longer.
"""

from __future__ import annotations

import contextlib
import hashlib
from typing import Protocol

LONGEST_UNITS = 1200
"""UTF-16 units in one entry."""
_MARK = "in parts "  # what is kept whole is JSON and begins with "{"


class Keyring(Protocol):
    """What is used of a keyring backend. May block for as long as the system asks the person for a password."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class PartedKeyring:
    """The keyring beneath, with room for any length. A kill at any moment leaves the old secret or the new one."""

    def __init__(self, ring: Keyring) -> None:
        self._ring = ring

    def get_password(self, service: str, username: str) -> str | None:
        text = self._ring.get_password(service, username)
        if text is None or not text.startswith(_MARK):
            return text
        parts = [self._ring.get_password(service, name) for name in _names(username, text)]
        whole = "".join(part for part in parts if part)
        return whole if _head(whole) == text else None  # somebody deleted one of them

    def set_password(self, service: str, username: str, password: str) -> None:
        before = self._ring.get_password(service, username)
        head = password if len(password.encode("utf-16-le")) // 2 <= LONGEST_UNITS else _head(password)
        if head is not password:
            for name, part in zip(_names(username, head), _parts(password), strict=True):
                self._ring.set_password(service, name, part)
        self._ring.set_password(service, username, head)
        if before != head:
            self._forget_parts(service, username, before)

    def delete_password(self, service: str, username: str) -> None:
        before = self._ring.get_password(service, username)
        self._ring.delete_password(service, username)
        self._forget_parts(service, username, before)

    def _forget_parts(self, service: str, username: str, head: str | None) -> None:
        for name in _names(username, head or ""):
            with contextlib.suppress(Exception):  # each backend has kinds of its own for one that is not there
                self._ring.delete_password(service, name)


def _parts(text: str) -> list[str]:
    step = LONGEST_UNITS // 2  # a character is at most two units
    return [text[at : at + step] for at in range(0, len(text), step)]


def _head(text: str) -> str:
    """What stands in the place of a long text: how many parts, and a mark that tells them from those of another."""
    return f"{_MARK}{len(_parts(text))} {hashlib.blake2s(text.encode(), digest_size=8).hexdigest()}"


def _names(username: str, head: str) -> list[str]:
    if not head.startswith(_MARK):
        return []
    count, mark = head.removeprefix(_MARK).split(" ")
    return [f"{username} {mark} {number}" for number in range(int(count))]
