"""Whether there is a newer Galleon, what is new in it, and what the person wants of it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from backend.protocol.bases import CommandBase, EventBase, ReplyBase


class UpdateTrouble(StrEnum):
    """Why the last question gave no answer that can be used."""

    NO_ADDRESS = "no_address"  # the settings name no address, or no key to check its answer with
    BAD_KEY = "bad_key"  # the key of the settings is none
    UNREACHABLE = "unreachable"
    REDIRECTED = "redirected"  # the address sends elsewhere, which is not followed
    TOO_LARGE = "too_large"
    NO_RELEASE = "no_release"  # something else than a release document, or one that Galleon does not understand
    BAD_SIGNATURE = "bad_signature"
    REPLAYED = "replayed"  # it was made before one that was seen already
    EXPIRED = "expired"  # its makers said how long it holds, and that is over
    DOWNGRADE = "downgrade"  # it speaks of an older version than one that was seen already


class UpdateState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known. `version`, `page` (https) and `news` (plain text, one line each) are those of the newest release
    that was signed, empty before the first answer; `checked_at` is Unix time of that answer, 0 for never.

    `is_newer` than the one that runs; `is_offered`: it is, and the person has neither skipped it nor put it off.
    """

    version: str = ""
    page: str = ""
    news: tuple[str, ...] = ()
    checked_at: float = 0.0
    is_newer: bool = False
    is_offered: bool = False
    trouble: UpdateTrouble | None = None
    detail: str = ""


class CheckForUpdate(CommandBase, frozen=True, kw_only=True, tag="check_for_update"):
    """Ask now, also where the daily question is off. Answered by UpdateKnown."""


class PutOffUpdate(CommandBase, frozen=True, kw_only=True, tag="put_off_update"):
    """Do not offer this version any more, or with `is_for_good` off only for a day."""

    version: str
    is_for_good: bool = False


class UpdateKnown(ReplyBase, frozen=True, kw_only=True, tag="update_known"):
    state: UpdateState


class UpdateChanged(EventBase, frozen=True, kw_only=True, tag="update_changed"):
    state: UpdateState


UpdateCommand = CheckForUpdate | PutOffUpdate
