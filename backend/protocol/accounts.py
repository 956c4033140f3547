"""Accounts at hosts: rows, what a client may ask, and what it is told. No row holds a secret."""

from __future__ import annotations

from enum import StrEnum

import msgspec
from msgspec import UNSET, UnsetType

from backend.protocol.bases import CommandBase, EventBase, ReplyBase, SecretCommandBase
from backend.protocol.errors import ErrorInfo


class HostStatus(StrEnum):
    READY = "ready"
    RUNNING = "running"  # the embedded host serves
    SIGNED_IN = "signed_in"  # a test or an upload was accepted with these credentials
    NOT_SET_UP = "not_set_up"  # needs credentials that are not there
    NOT_TESTED = "not_tested"  # credentials are there, nobody has used them yet
    TESTING = "testing"
    REFUSED = "refused"  # credentials were refused
    LOCKED = "locked"  # credentials are in a file whose passphrase is not known in this run
    ON_HOLD = "on_hold"  # rate limited or down until `hold_until`
    OFF = "off"
    BROKEN = "broken"  # its definition cannot be read; `error` says where


class AccountFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a host says of an account, as it said it at `asked_at`. None where it says nothing."""

    asked_at: float
    storage_total_bytes: int | None = None
    storage_used_bytes: int | None = None
    storage_left_bytes: int | None = None
    traffic_total_bytes: int | None = None
    traffic_left_bytes: int | None = None
    max_size_bytes: int | None = None
    premium_until: float | None = None
    is_premium: bool | None = None


class StepOutcome(StrEnum):
    RUNNING = "running"
    OK = "ok"
    SKIPPED = "skipped"
    FAILED = "failed"


class StepNote(StrEnum):
    """Why a step of a test was passed over, or what it leaves behind."""

    NONE = ""
    NOT_POSSIBLE = "not_possible"  # the host cannot do that
    NOT_WANTED = "not_wanted"
    NO_ACCOUNT = "no_account"
    EARLIER_FAILED = "earlier_failed"
    LEAVES_FILE = "leaves_file"  # the host cannot delete: the sample stays there


class AccountStep(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step of an account's test: check, info, upload, delete."""

    step: str
    outcome: StepOutcome
    note: StepNote = StepNote.NONE
    took_ms: int = 0
    error: ErrorInfo | None = None


class AccountRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One account of a host. `key` is the host's id, for a further account with "#" and a number behind it.

    `name` is what the person calls it, `label` how the host names it. `option_values` are those set for this account
    alone, `steps` those of its last test in this run of the engine. `stored` are the credentials that were given, as
    (name, value), the value empty for secrets; nothing as long as nobody has looked them up.
    """

    key: str
    name: str = ""
    label: str = ""
    status: HostStatus = HostStatus.NOT_SET_UP
    tested_at: float | None = None
    hold_until: float | None = None
    error: ErrorInfo | None = None
    facts: AccountFacts | None = None
    option_values: tuple[tuple[str, str], ...] = ()
    steps: tuple[AccountStep, ...] = ()
    stored: tuple[tuple[str, str], ...] = ()


class AddAccount(CommandBase, frozen=True, kw_only=True, tag="add_account"):
    """Make room for a further account of a host; its credentials follow. Answered by AccountAdded."""

    host_id: str
    name: str = ""


class EditAccount(CommandBase, frozen=True, kw_only=True, tag="edit_account"):
    """Change an account. `before` puts it in front of another account of the host in the order of use, "" at the end.

    `options` are pairs of option and value; an empty value takes the option back to what the host says.
    """

    account: str
    name: str | UnsetType = UNSET
    before: str | UnsetType = UNSET
    options: tuple[tuple[str, str], ...] | UnsetType = UNSET


class SaveAccount(SecretCommandBase, frozen=True, kw_only=True, tag="save_account"):
    """Store credentials of a host in the keyring. The values are secrets: they are never logged or sent back.

    An empty `account` means the host's first one.
    """

    SECRETS = frozenset({"values"})

    host_id: str
    values: tuple[tuple[str, str], ...]
    account: str = ""


class ForgetAccount(CommandBase, frozen=True, kw_only=True, tag="forget_account"):
    """An empty `account` means the host's first one."""

    host_id: str
    account: str = ""


class TestAccount(CommandBase, frozen=True, kw_only=True, tag="test_account"):
    """Try an account: check, info, upload of a small sample, delete it. Answered by AccountTested.

    AccountTestStepped tells each step as it begins and ends. An empty `account` means the one that a new gallery
    would use. Without `upload` the last two steps are passed over.
    """

    __test__ = False  # not a test case, whatever pytest thinks of the name

    host_id: str
    account: str = ""
    upload: bool = True


class GetAccountFacts(CommandBase, frozen=True, kw_only=True, tag="get_account_facts"):
    """Ask the host for storage, traffic and premium, unless that is known for less than 30 minutes; HostsChanged tells
    it as well. Answered by AccountFactsKnown."""

    host_id: str
    account: str = ""


class UnlockCredentials(SecretCommandBase, frozen=True, kw_only=True, tag="unlock_credentials"):
    """Open the encrypted credentials file (only where there is no keyring)."""

    SECRETS = frozenset({"passphrase"})

    passphrase: str


class AccountAdded(ReplyBase, frozen=True, kw_only=True, tag="account_added"):
    account: str


class AccountTested(ReplyBase, frozen=True, kw_only=True, tag="account_tested"):
    """`label` is how the host names the account, `took_ms` the time of the whole test.

    `ok` when no step failed; `error` is that of the first one which did.
    """

    host_id: str
    ok: bool
    label: str = ""
    took_ms: int = 0
    error: ErrorInfo | None = None
    account: str = ""
    steps: tuple[AccountStep, ...] = ()


class AccountFactsKnown(ReplyBase, frozen=True, kw_only=True, tag="account_facts_known"):
    """`facts` None: the host has no way to tell."""

    account: str
    facts: AccountFacts | None = None


class AccountTestStepped(EventBase, frozen=True, kw_only=True, tag="account_test_stepped"):
    """A step of an account's test began or ended. An upload that will leave its sample behind says so at its begin."""

    host_id: str
    account: str
    step: AccountStep


AccountCommand = (
    AddAccount | EditAccount | SaveAccount | ForgetAccount | TestAccount | GetAccountFacts | UnlockCredentials
)
AccountReply = AccountAdded | AccountTested | AccountFactsKnown
