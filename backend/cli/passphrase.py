"""Where there is no keyring, secrets go into an encrypted file: its passphrase."""

from __future__ import annotations

import contextlib
import getpass
import os
import sys

from backend.cli.client import Client
from backend.protocol.accounts import UnlockCredentials
from backend.protocol.replies import Done

WANTED = "Set GALLEON_PASSPHRASE to keep it in an encrypted file."


def unlock(client: Client) -> bool:
    """Ask for the passphrase once, or take that of the environment; False when there is none."""
    passphrase = os.environ.get("GALLEON_PASSPHRASE", "")
    if not passphrase and sys.stderr.isatty():
        with contextlib.suppress(EOFError):
            passphrase = getpass.getpass("Passphrase for the file of accounts: ")
    if passphrase:
        client.ask(UnlockCredentials(passphrase=passphrase), Done)
    return bool(passphrase)
