"""What the forms of an account share: its fields, the steps of its test, and what is said of that. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from backend.protocol.accounts import AccountStep, AccountTested, StepNote, StepOutcome
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.hosts import FieldKind, FieldRow
from backend.protocol.replies import Refused, Reply
from bridge import formatting as text
from bridge.account_text import step_words
from bridge.error_text import Context, sentence, short, words_of
from bridge.wording import mark, tr, translated

STORES = {
    "keyring": mark("Stored in your system keyring"),
    "file": mark("Stored in an encrypted file"),
    "memory": mark("Kept until Galleon ends"),
}

_LOOKS = {
    StepOutcome.RUNNING: ("loader-circle", "accent"),
    StepOutcome.OK: ("circle-check", "success"),
    StepOutcome.SKIPPED: ("circle-slash", "secondary"),
    StepOutcome.FAILED: ("circle-x", "danger"),
}


class CredentialLine(NamedTuple):
    name: str
    label: str
    kind: str
    value: str
    placeholder: str
    help: str
    error: str
    required: bool
    isSecret: bool
    hasStored: bool


class StepLine(NamedTuple):
    step: str
    label: str
    result: str
    icon: str
    tone: str


def credential_line(field: FieldRow, stored: dict[str, str], typed: dict[str, str], error: str) -> CredentialLine:
    """`stored` and `typed` are values by name; those of stored secrets are empty."""
    is_secret, has_stored = field.kind is FieldKind.SECRET, field.name in stored
    return CredentialLine(
        name=field.name,
        label=translated(field.label),
        kind=field.kind.value,
        value=typed.get(field.name, stored.get(field.name, "")),
        placeholder="••••••••" if has_stored and is_secret else tr("Stored") if has_stored else "",
        help=translated(field.help),
        error=error,
        required=field.is_required,
        isSecret=is_secret,
        hasStored=has_stored,
    )


def step_line(step: AccountStep, host: str) -> StepLine:
    icon, tone = _LOOKS[step.outcome]
    label, result = step_words(step, host)
    return StepLine(step.step, label, result, icon, tone)


def passed(reply: AccountTested, *, has_account: bool) -> tuple[str, str]:
    """Words and tone of a test in which nothing failed. Where nothing was asked of the host, nothing is known."""
    if reply.steps and all(step.outcome is StepOutcome.SKIPPED for step in reply.steps):
        if has_account:
            return tr("Stored. Only an upload can show whether it works"), "secondary"
        return tr("Only an upload can show whether it works"), "secondary"
    if reply.label:
        who = tr("Signed in as {name}").format(name=text.isolated(reply.label))
    else:
        who = tr("Signed in") if has_account else tr("It works")
    return f"{who} · {text.number(reply.took_ms)} ms", "success"


def failed(reply: Reply, host: str, *, has_steps: bool, is_quoted: frozenset[ErrorKind] = frozenset()) -> str:
    """Why an account was not stored or its test failed, with the host's own words.

    Those are left out where the test's steps are shown and have them, and for errors that are quoted elsewhere.
    """
    error: ErrorInfo | None = reply.error if isinstance(reply, AccountTested | Refused) else None
    if error is None:
        return tr("The test did not finish")
    if isinstance(reply, Refused) and error.kind is ErrorKind.CANCELLED:
        return tr("The engine stopped for a moment. What you typed is still here; try again")
    about = Context(host=host)
    said = sentence(error, about).title if isinstance(reply, Refused) else short(error, about)
    if has_steps or error.kind in is_quoted or not words_of(error):
        return said
    return f"{said}: {text.quoted(words_of(error))}"


def telling(steps: Sequence[AccountStep]) -> list[AccountStep]:
    """Those that say more than what came of the whole test: none where the first one failed."""
    tried = [step for step in steps if step.note is not StepNote.EARLIER_FAILED]
    return [] if len(tried) == 1 and tried[0].outcome is StepOutcome.FAILED else tried
