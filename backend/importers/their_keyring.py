"""The keyring of this person, to look up what other programs keep there. Nothing is written to it here."""

from __future__ import annotations

import logging

from backend.accounts.credentials import find_system_keyring
from backend.accounts.parted_keyring import Keyring

log = logging.getLogger(__name__)


def their_keyring() -> Keyring | None:
    """None when there is none. Blocking; what is asked of it may ask the person, and raise whatever it likes."""
    try:
        return find_system_keyring()
    except Exception as error:  # whatever a broken session bus leads to
        log.info("no keyring: %s", type(error).__name__)
        return None


def ask(ring: Keyring | None, service: str, user: str) -> str | None:
    """What is kept there, empty for nothing; None when the keyring does not answer, and need not be asked again."""
    if ring is None:
        return None
    try:
        return ring.get_password(service, user) or ""
    except Exception as error:  # locked, and nobody opened it
        log.info("the keyring does not answer: %s", type(error).__name__)
        return None
