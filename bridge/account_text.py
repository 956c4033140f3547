"""What a host says of an account, and the steps of its test, in a few words. Pure."""

from __future__ import annotations

from typing import NamedTuple

from backend.protocol.accounts import AccountFacts, AccountRow, AccountStep, StepNote, StepOutcome
from bridge import formatting as text
from bridge.error_text import Context, short, words_of
from bridge.wording import mark, tr, translated

NEARLY_FULL = 0.8
_STEPS = {
    "check": mark("Sign-in"),
    "info": mark("Storage and traffic"),
    "upload": mark("Test upload"),
    "delete": mark("Sample deleted"),
}
_NOTES = {
    StepNote.NONE: "",
    StepNote.NOT_POSSIBLE: mark("The host cannot do that"),
    StepNote.NOT_WANTED: mark("Not tried"),
    StepNote.NO_ACCOUNT: mark("No account"),
    StepNote.EARLIER_FAILED: mark("Not tried"),
    StepNote.LEAVES_FILE: mark("Leaves one small file at the host"),
}


def step_words(step: AccountStep, host: str) -> tuple[str, str]:
    """What the step does, and what came of it."""
    label = translated(_STEPS.get(step.step, step.step))
    if step.error is not None:
        said = short(step.error, Context(host=host))
        quoted = f": {text.quoted(words_of(step.error))}" if words_of(step.error) else ""
        start = said[:1] if said.startswith(host) else said[:1].upper()  # a host is written as it writes itself
        return label, start + said[1:] + quoted
    if step.outcome is StepOutcome.OK:
        taken = f"{text.number(step.took_ms)} ms"
        return label, f"{taken} · {translated(_NOTES[step.note])}" if step.note else taken
    return label, translated(_NOTES[step.note])


def facts_text(facts: AccountFacts) -> str:
    """“3.2 GB of 10 GB left · 5 GB traffic left · premium until 3 Dec 2026”."""
    parts = [room_text(facts)]
    if facts.traffic_left_bytes is not None and facts.storage_left_bytes is not None:
        parts.append(tr("{size} traffic left").format(size=text.size(facts.traffic_left_bytes)))
    if facts.max_size_bytes is not None:
        parts.append(tr("files up to {size}").format(size=text.size(facts.max_size_bytes)))
    return " · ".join(part for part in (*parts, premium_text(facts)) if part)


def premium_text(facts: AccountFacts) -> str:
    """“premium until 3 Dec 2026”, or nothing."""
    if facts.premium_until is not None:
        return tr("premium until {day}").format(day=text.day(facts.premium_until, facts.asked_at))
    return tr("premium") if facts.is_premium else ""


class Room(NamedTuple):
    """What is used of a whole. `share` 0…1, or -1 where the host does not tell the whole: then there is no bar."""

    text: str
    share: float = -1.0
    tone: str = "accent"


def room(facts: AccountFacts) -> Room:
    """“412 of 500 GB” with its bar; what is left in words where there is no whole."""
    pairs = (
        (facts.storage_total_bytes, facts.storage_left_bytes, "{amount}"),
        (facts.traffic_total_bytes, facts.traffic_left_bytes, tr("{amount} traffic", "412 of 500 GB traffic")),
    )
    for total, left, what in pairs:
        if total and left is not None:
            used = max(0, total - left)
            tone = "danger" if left <= 0 else "warning" if used >= NEARLY_FULL * total else "accent"
            return Room(what.format(amount=text.amount(used, total)), min(1.0, used / total), tone)
    return Room(room_text(facts))


def account_name(row: AccountRow) -> str:
    """What the person calls an account, or how its host names it, or whom it was signed in as."""
    return row.name or row.label or next((value for _, value in row.stored if value), "")


def room_text(facts: AccountFacts) -> str:
    """What is left, as short as it can be said: storage, or else traffic."""
    if facts.storage_left_bytes is not None:
        left = text.size(facts.storage_left_bytes)
        if facts.storage_total_bytes is None:
            return tr("{size} left", "room for files").format(size=left)
        return tr("{size} of {total} left").format(size=left, total=text.size(facts.storage_total_bytes))
    if facts.traffic_left_bytes is not None:
        return tr("{size} traffic left").format(size=text.size(facts.traffic_left_bytes))
    used = facts.storage_used_bytes
    return tr("{size} used").format(size=text.size(used)) if used is not None else ""
