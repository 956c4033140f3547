"""Archives that need a password."""

from __future__ import annotations

from backend.protocol.bases import SecretCommandBase


class OpenArchives(SecretCommandBase, frozen=True, kw_only=True, tag="open_archives"):
    """Unpack the archives of these galleries, which wait for a password; others are passed over.

    The password is used for this alone: it is stored nowhere, and shown in no text of this command. What it does not
    open waits on, with WRONG_PASSWORD as its error. Answered by Refused(BAD_INPUT) when it is empty.
    """

    SECRETS = frozenset({"password"})

    ids: tuple[int, ...]
    password: str
