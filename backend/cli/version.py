"""`galleon version`: which Galleon this is, and with --check whether there is a newer one."""

from __future__ import annotations

import sys
from typing import Any

from backend import __version__
from backend.cli.client import Client
from backend.cli.exit_codes import ExitCode
from backend.cli.sentences import printable
from backend.protocol.updates import CheckForUpdate, UpdateKnown, UpdateState, UpdateTrouble

SENTENCES = {
    UpdateTrouble.NO_ADDRESS: "No address is set that could be asked. See [updates] in settings.toml: update_url and "
    "update_key.",
    UpdateTrouble.BAD_KEY: "update_key is no key: base64 of the 32 bytes of an Ed25519 public key is expected.",
    UpdateTrouble.UNREACHABLE: "The address cannot be reached. Try again later.",
    UpdateTrouble.REDIRECTED: "The address sends elsewhere, which Galleon does not follow. Set the final address.",
    UpdateTrouble.TOO_LARGE: "The answer is larger than any release document, so it was not read.",
    UpdateTrouble.NO_RELEASE: "The answer is no release document that this Galleon understands.",
    UpdateTrouble.BAD_SIGNATURE: "The answer was not signed with the key of the settings. It was not believed.",
    UpdateTrouble.REPLAYED: "The answer is older than one that came before. It was not believed.",
    UpdateTrouble.EXPIRED: "The answer is out of date, or this computer's clock is ahead. It was not believed.",
    UpdateTrouble.DOWNGRADE: "The answer names an older version than one that came before. It was not believed.",
}


def add_parser(commands: Any) -> None:
    one = commands.add_parser("version", help="print the version; with --check, ask whether there is a newer one")
    one.add_argument("--check", action="store_true", help="ask the address of the settings now")


def tell() -> int:
    print(f"Galleon {__version__}")
    return ExitCode.ALL_UPLOADED


def check(client: Client) -> int:
    """0 also when there is a newer version; 5 when nobody could be reached, 1 when the answer cannot be used."""
    known = client.ask(CheckForUpdate(), UpdateKnown).state
    if known.trouble is not None:
        text = SENTENCES[known.trouble] + (f" ({known.detail})" if known.detail else "")
        print(printable(text), file=sys.stderr)
        return ExitCode.TEMPORARY if known.trouble is UpdateTrouble.UNREACHABLE else ExitCode.OTHER_ERROR
    print(_told(known))
    return ExitCode.ALL_UPLOADED


def _told(known: UpdateState) -> str:
    if not known.is_newer:
        return f"Galleon {__version__} is the newest version."
    news = [f"  - {printable(line)}" for line in known.news]
    return "\n".join([f"Galleon {known.version} is there: {printable(known.page)}", *news])
