"""One host as the Hosts page shows it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from backend.protocol.accounts import AccountRow, HostStatus
from backend.protocol.hosts import FieldKind, HostKind, HostRow
from backend.protocol.rows import GalleryRow, GalleryState
from bridge import formatting as text
from bridge.account_text import Room, account_name, premium_text, room
from bridge.error_text import Context, Sentence, sentence
from bridge.wording import mark, tr, translated

SECTIONS = {
    HostKind.LOCAL: mark("Image hosts"),
    HostKind.IMAGE: mark("Image hosts"),
    HostKind.FILE: mark("File hosts"),
    HostKind.PHOTO: mark("Photo servers"),
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
    actionLabel: str


class Status(NamedTuple):
    text: str
    icon: str
    tone: str


_STATUS = {
    HostStatus.READY: Status(mark("Ready", "state of a host"), "circle-check", "success"),
    HostStatus.RUNNING: Status(mark("Running", "state of a host"), "circle-check", "success"),
    HostStatus.SIGNED_IN: Status(mark("Signed in", "state of a host"), "circle-check", "success"),
    HostStatus.NOT_SET_UP: Status(mark("Not set up", "state of a host"), "circle-dashed", "secondary"),
    HostStatus.NOT_TESTED: Status(mark("Not tested", "state of a host"), "circle", "secondary"),
    HostStatus.TESTING: Status(mark("Testing…", "state of a host"), "loader-circle", "accent"),
    HostStatus.REFUSED: Status(mark("Sign-in refused", "state of a host"), "circle-x", "danger"),
    HostStatus.LOCKED: Status(mark("Locked", "state of a host"), "lock", "warning"),
    HostStatus.ON_HOLD: Status(mark("On hold", "state of a host"), "timer", "warning"),
    HostStatus.OFF: Status(mark("Off", "state of a host"), "circle-slash", "secondary"),
    HostStatus.BROKEN: Status(mark("Cannot be read", "state of a host"), "triangle-alert", "danger"),
}


def status_words(status: HostStatus, hold_until: float | None) -> Status:
    known = _STATUS[status]
    if status is HostStatus.ON_HOLD and hold_until is not None:
        return known._replace(text=tr("On hold until {time}").format(time=text.clock(hold_until)))
    return known._replace(text=translated(known.text, "state of a host"))


def status_of(host: HostRow) -> Status:
    known = status_words(host.status, host.hold_until)
    is_idle = host.status is HostStatus.LOCKED and not host.is_enabled
    return known._replace(tone="secondary") if is_idle else known


def galleries_not_sent(host_id: str, galleries: Iterable[GalleryRow]) -> list[GalleryRow]:
    """Galleries of which nothing arrived at this host, because the host refused."""
    return [
        row
        for row in galleries
        if row.state in (GalleryState.FAILED, GalleryState.INCOMPLETE)
        and any(host.host_id == host_id and host.error is not None and not host.done_files for host in row.hosts)
    ]


def lacks_account(host: HostRow) -> bool:
    """It takes an account and has none yet; one that is locked away counts."""
    return bool(host.credentials) and all(row.status is HostStatus.NOT_SET_UP for row in host.accounts)


def secret_name(host: HostRow) -> str:
    """What the host calls its password inside a sentence: “password”, “API key”. Of several, the one that was given."""
    given = dict(host.accounts[0].stored) if host.accounts else {}
    labels = [
        field.label
        for field in sorted(host.credentials, key=lambda field: field.name not in given)
        if field.kind is FieldKind.SECRET
    ]
    label = translated(labels[0] if labels else mark("password"))
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def subtitle(host: HostRow, not_sent: int) -> str:
    if host.status is HostStatus.BROKEN:
        return host.definition_path or tr("Its definition cannot be read")
    if host.kind is HostKind.LOCAL:
        return tr("Built-in host · {address}").format(address=host.site_url) if host.site_url else tr("Built-in host")
    if host.status is HostStatus.NOT_SET_UP:
        is_own = any(field.kind is FieldKind.URL for field in host.credentials)
        return tr("Add your server to use it") if is_own else tr("Add an account to use it")
    if host.status is HostStatus.LOCKED:
        # Whether one that is not in use has an account is locked away as well.
        return tr("Its account is locked away") if host.is_enabled else tr("Unlock your accounts to use it")
    secret = f"{secret_name(host)[:1].upper()}{secret_name(host)[1:]}"
    stored = tr("{secret} stored", "{secret} is: Password, API key").format(secret=secret)
    account = _accounts(host) or (stored if host.needs_account else tr("No account needed"))
    if host.status is HostStatus.OFF:
        extra = tr("turned off", "a host")
    elif not_sent:
        extra = tr("%n galleries not sent", "", not_sent)
    else:
        first = host.accounts[0].facts if len(host.accounts) == 1 else None
        extra = premium_text(first) if first is not None else ""
    return " · ".join(part for part in (account, extra) if part)


def _accounts(host: HostRow) -> str:
    if len(host.accounts) > 1 and host.accounts_in_turn:
        return tr("%n account(s), used in turn", "", len(host.accounts))
    if len(host.accounts) > 1:
        return tr("%n account(s)", "", len(host.accounts))
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
        section=translated(SECTIONS[host.kind]),
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
        actionLabel=tr("Add…") if needs_setup else "",
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
    if host.sends_archive:
        limit = tr("up to {size} a ZIP")
    else:
        limit = tr("up to {size} a file") if host.kind is HostKind.FILE else tr("up to {size} an image")
    limit = limit.format(size=text.size(host.max_size_bytes)) if host.max_size_bytes else ""
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
