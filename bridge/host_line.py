"""One host as the Hosts page shows it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from backend.protocol.rows import AccountRow, FieldKind, GalleryRow, GalleryState, HostKind, HostRow, HostStatus
from bridge import formatting as text
from bridge.account_text import Room, account_name, premium_text, room
from bridge.error_text import Context, Sentence, sentence

SECTIONS = {
    HostKind.LOCAL: "Image hosts",
    HostKind.IMAGE: "Image hosts",
    HostKind.FILE: "File hosts",
    HostKind.PHOTO: "Photo servers",
}
MOST_FORMATS = 4
"""As many fit beside the limit of size."""
SECTION_ORDER = ("Image hosts", "File hosts", "Photo servers")


class HostLine(NamedTuple):
    """The roles of `Hosts`."""

    hostId: str
    name: str
    code: str
    kind: str
    section: str
    subtitle: str
    quotaText: str
    quotaShare: float
    quotaTone: str
    statusText: str
    statusIcon: str
    statusTone: str
    enabled: bool
    canToggle: bool
    needsSetup: bool
    isDefault: bool
    actionLabel: str


class Status(NamedTuple):
    text: str
    icon: str
    tone: str


_STATUS = {
    HostStatus.READY: Status("Ready", "circle-check", "success"),
    HostStatus.RUNNING: Status("Running", "circle-check", "success"),
    HostStatus.SIGNED_IN: Status("Signed in", "circle-check", "success"),
    HostStatus.NOT_SET_UP: Status("Not set up", "circle-dashed", "secondary"),
    HostStatus.NOT_TESTED: Status("Not tested", "circle", "secondary"),
    HostStatus.TESTING: Status("Testing…", "loader-circle", "accent"),
    HostStatus.REFUSED: Status("Sign-in refused", "circle-x", "danger"),
    HostStatus.LOCKED: Status("Locked", "lock", "warning"),
    HostStatus.ON_HOLD: Status("On hold", "timer", "warning"),
    HostStatus.OFF: Status("Off", "circle-slash", "secondary"),
    HostStatus.BROKEN: Status("Cannot be read", "triangle-alert", "danger"),
}


def status_words(status: HostStatus, hold_until: float | None) -> Status:
    known = _STATUS[status]
    if status is HostStatus.ON_HOLD and hold_until is not None:
        return known._replace(text=f"On hold until {text.clock(hold_until)}")
    return known


def status_of(host: HostRow) -> Status:
    return status_words(host.status, host.hold_until)


def galleries_not_sent(host_id: str, galleries: Iterable[GalleryRow]) -> list[GalleryRow]:
    """Galleries of which nothing arrived at this host, because the host refused."""
    return [
        row
        for row in galleries
        if row.state in (GalleryState.FAILED, GalleryState.INCOMPLETE)
        and any(host.host_id == host_id and host.error is not None and not host.done_files for host in row.hosts)
    ]


def secret_name(host: HostRow) -> str:
    """What the host calls its password inside a sentence: “password”, “API key”. Of several, the one that was given."""
    given = dict(host.accounts[0].stored) if host.accounts else {}
    labels = [
        field.label
        for field in sorted(host.credentials, key=lambda field: field.name not in given)
        if field.kind is FieldKind.SECRET
    ]
    label = labels[0] if labels else "password"
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def subtitle(host: HostRow, not_sent: int) -> str:
    if host.status is HostStatus.BROKEN:
        return host.definition_path or "Its definition cannot be read"
    if host.kind is HostKind.LOCAL:
        return f"Built-in host · {host.site_url}" if host.site_url else "Built-in host"
    if host.status is HostStatus.NOT_SET_UP:
        is_own = any(field.kind is FieldKind.URL for field in host.credentials)
        return "Add your server to use it" if is_own else "Add an account to use it"
    if host.status is HostStatus.LOCKED:
        return "Its account is locked away"
    stored = f"{secret_name(host)[:1].upper()}{secret_name(host)[1:]} stored"
    account = _accounts(host) or (stored if host.needs_account else "No account needed")
    if host.status is HostStatus.OFF:
        extra = "turned off"
    elif not_sent:
        extra = f"{text.count(not_sent, 'gallery', 'galleries')} not sent"
    else:
        first = host.accounts[0].facts if len(host.accounts) == 1 else None
        extra = premium_text(first) if first is not None else ""
    return " · ".join(part for part in (account, extra) if part)


def _accounts(host: HostRow) -> str:
    if len(host.accounts) > 1:
        return text.count(len(host.accounts), "account", "accounts")
    return host.account_label or (account_name(host.accounts[0]) if host.accounts else "")


def line(host: HostRow, not_sent: int) -> HostLine:
    status = status_of(host)
    quota = next((room(row.facts) for row in host.accounts if row.facts is not None and not row.error), Room(""))
    needs_setup = host.status is HostStatus.NOT_SET_UP
    return HostLine(
        hostId=host.id,
        name=host.name,
        code=host.code,
        kind=host.kind.value,
        section=SECTIONS[host.kind],
        subtitle=subtitle(host, not_sent),
        quotaText=quota.text,
        quotaShare=quota.share,
        quotaTone=quota.tone,
        statusText=status.text,
        statusIcon=status.icon,
        statusTone=status.tone,
        enabled=host.is_enabled,
        canToggle=not needs_setup and host.status is not HostStatus.BROKEN,
        needsSetup=needs_setup,
        isDefault=host.is_default,
        actionLabel="Add…" if needs_setup else "",
    )


def ordered(hosts: Iterable[HostRow]) -> list[HostRow]:
    """By section; the embedded host stands first, the others by name."""
    return sorted(
        hosts,
        key=lambda host: (
            SECTION_ORDER.index(SECTIONS[host.kind]),
            host.kind is not HostKind.LOCAL,
            host.name.casefold(),
        ),
    )


def accepts(host: HostRow) -> str:
    """“JPG, PNG, GIF · up to 10 MB an image”."""
    kinds = list(map(text.format_name, host.formats))
    more = f" +{len(kinds) - 3}" if len(kinds) > MOST_FORMATS else ""
    shown = ", ".join(kinds if not more else kinds[:3]) + more
    what = "a ZIP" if host.sends_archive else "a file" if host.kind is HostKind.FILE else "an image"
    limit = f"up to {text.size(host.max_size_bytes)} {what}" if host.max_size_bytes else ""
    said = " · ".join(part for part in (shown, limit) if part)
    return said[:1].upper() + said[1:]


def alarm(host: HostRow, not_sent: list[GalleryRow], account: AccountRow | None = None) -> Sentence | None:
    """The card on the form of a host and one of its accounts; None when nothing is wrong."""
    if account is not None:
        host = replace(host, status=account.status, error=account.error, tested_at=account.tested_at)
    if host.error is None or host.status not in (HostStatus.REFUSED, HostStatus.ON_HOLD, HostStatus.BROKEN):
        return None
    first = not_sent[0].name if not_sent else ""
    return sentence(host.error, Context(host=host.name, gallery=first, at=host.tested_at, secret=secret_name(host)))
