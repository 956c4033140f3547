"""`galleon account …`: store, test, list and forget the accounts of hosts. Secrets come on standard input only."""

from __future__ import annotations

import argparse
import json
import sys
import time
from typing import Any

from backend.accounts.room import shown
from backend.cli import passphrase
from backend.cli.client import Client
from backend.cli.exit_codes import ExitCode
from backend.cli.sentences import printable, sentence
from backend.errors import Problem, problem
from backend.protocol.accounts import (
    AccountAdded,
    AccountFacts,
    AccountFactsKnown,
    AccountRow,
    AccountStep,
    AccountTested,
    AccountTestStepped,
    AddAccount,
    EditAccount,
    ForgetAccount,
    GetAccountFacts,
    SaveAccount,
    StepNote,
    StepOutcome,
    TestAccount,
)
from backend.protocol.errors import ErrorKind
from backend.protocol.events import Event
from backend.protocol.hosts import HostRow
from backend.protocol.replies import Done

TEST_TIMEOUT_S = 900.0
_NOTES = {
    StepNote.NONE: "",
    StepNote.NOT_POSSIBLE: "the host has no way to do that",
    StepNote.NOT_WANTED: "not asked for",
    StepNote.NO_ACCOUNT: "there is no account",
    StepNote.EARLIER_FAILED: "an earlier step failed",
    StepNote.LEAVES_FILE: "the host cannot delete: a small sample stays there",
}


def add_parser(commands: Any) -> None:
    one = commands.add_parser("account", help="store accounts of hosts, test them, see what is left")
    actions = one.add_subparsers(dest="action", required=True, metavar="ACTION")
    action = actions.add_parser("set", help='fields as one JSON object on standard input, e.g. {"api_key": "…"}')
    action.add_argument("host")
    which = action.add_mutually_exclusive_group()
    _add_account(which)
    which.add_argument("--new", nargs="?", const="", metavar="NAME", help="a further account, with a name if you like")
    action = actions.add_parser("test", help="check, info, upload of a small sample, delete it; each step is told")
    action.add_argument("host")
    _add_account(action)
    action.add_argument("--no-upload", action="store_true", help="only check and info")
    action = actions.add_parser("list", help="all accounts, in their order of use")
    action.add_argument("host", nargs="?", default="")
    action = actions.add_parser("info", help="storage, traffic and premium, as the host tells them")
    action.add_argument("host")
    _add_account(action)
    action = actions.add_parser("edit", help="name, order and options of an account")
    action.add_argument("account", metavar="KEY", help="as `galleon account list` shows it")
    action.add_argument("--name", default=None)
    action.add_argument("--before", default=None, metavar="KEY", help="use it before this account; '' for the end")
    action.add_argument("--option", action="append", default=[], metavar="NAME=VALUE", help="no value: as for the host")
    action = actions.add_parser("forget", help="remove an account from this computer")
    action.add_argument("host")
    _add_account(action)


def _add_account(parser: Any) -> None:
    parser.add_argument("--account", default="", metavar="KEY", help="as `galleon account list` shows it")


def run(client: Client, arguments: argparse.Namespace) -> int:
    match arguments.action:
        case "set":
            return set_account(client, arguments.host, arguments.account, arguments.new)
        case "test":
            return test(client, arguments.host, arguments.account, upload=not arguments.no_upload)
        case "list":
            return show(client, arguments.host)
        case "info":
            return info(client, arguments.host, arguments.account)
        case "edit":
            return edit(client, arguments)
        case _:
            client.ask(ForgetAccount(host_id=arguments.host, account=arguments.account), Done)
            print("Forgotten. What was uploaded with it stays online.", file=sys.stderr)
    return ExitCode.ALL_UPLOADED


def set_account(client: Client, host_id: str, account: str, new: str | None) -> int:
    """Secrets come on standard input only: arguments are seen by every program of this computer."""
    if sys.stdin.isatty():
        print('Type the fields as one JSON object, for example {"api_key": "…"}, then Ctrl-D.', file=sys.stderr)
    try:
        values = json.loads(sys.stdin.read())
        pairs = tuple((str(name), value) for name, value in values.items())
        if not all(isinstance(value, str) for _, value in pairs):
            raise ValueError
    except (ValueError, AttributeError):
        print('Expected one JSON object of texts on standard input, for example {"api_key": "…"}.', file=sys.stderr)
        return ExitCode.USAGE
    if new is not None:
        account = client.ask(AddAccount(host_id=host_id, name=new), AccountAdded).account
    try:
        client.ask(SaveAccount(host_id=host_id, values=pairs, account=account), Done)
    except Problem:
        if new is not None:
            client.ask(ForgetAccount(host_id=host_id, account=account), Done)
        raise
    if client.hello().credentials_locked and not passphrase.unlock(client):
        print(f"This system has no keyring: Galleon forgets it at its end. {passphrase.WANTED}", file=sys.stderr)
        return ExitCode.ALL_UPLOADED
    which = f" --account {account}" if account else ""
    print(f"Stored. Try it with: galleon account test {host_id}{which}", file=sys.stderr)
    return ExitCode.ALL_UPLOADED


def test(client: Client, host_id: str, account: str, *, upload: bool) -> int:
    """Each step is told as it happens. The code is that of the first failure."""

    told: set[str] = set()

    def tell(step: AccountStep) -> None:
        if step.step in told:
            return
        if step.outcome is not StepOutcome.RUNNING:
            told.add(step.step)
            print(_step_line(step), flush=True)
        elif step.note is StepNote.LEAVES_FILE:
            print(f"{step.step:<8} {_NOTES[step.note]}", flush=True)

    def on_event(event: Event) -> None:
        if isinstance(event, AccountTestStepped) and event.host_id == host_id and account in ("", event.account):
            tell(event.step)

    command = TestAccount(host_id=host_id, account=account, upload=upload)
    result = client.ask(command, AccountTested, timeout_s=TEST_TIMEOUT_S, on_event=on_event)
    for step in result.steps:  # the reply may overtake the last events
        tell(step)
    if result.error is not None:
        raise Problem(result.error)
    who = f" as {printable(result.label)}" if result.label else ""
    print(f"{host_id} accepted the sign-in{who} ({result.took_ms} ms).", file=sys.stderr)
    return ExitCode.ALL_UPLOADED


def _step_line(step: AccountStep) -> str:
    time_taken = f"{step.took_ms} ms" if step.took_ms else ""
    why = sentence(step.error) if step.error is not None else _NOTES[step.note]
    return f"{step.step:<8} {step.outcome.value:<8} {time_taken:>9}  {why}".rstrip()


def show(client: Client, host_id: str) -> int:
    client.load()
    if host_id and host_id not in client.hosts:
        raise problem(ErrorKind.BAD_INPUT, "no such host", subject=host_id)
    lines = [
        account_line(row, account)
        for row in client.hosts.values()
        if host_id in ("", row.id)
        for account in row.accounts
        if host_id or account.status != "not_set_up"
    ]
    for line in lines:
        print(line)
    if not lines:
        print("There are no accounts. Store one with: galleon account set HOST", file=sys.stderr)
    return ExitCode.ALL_UPLOADED


def account_line(host: HostRow, account: AccountRow) -> str:
    """One line: key, state, names, what is left."""
    names = ", ".join(printable(name) for name in dict.fromkeys((account.name, account.label)) if name)
    until = f" until {_clock(account.hold_until)}" if account.hold_until is not None else ""
    parts = [names, facts_text(account.facts) if account.facts is not None else ""]
    if account.error is not None:
        parts.append(sentence(account.error, host_name=host.name))
    return f"{account.key:<24}  {account.status.value}{until:<12}  {' · '.join(filter(None, parts))}".rstrip()


def info(client: Client, host_id: str, account: str) -> int:
    known = client.ask(GetAccountFacts(host_id=host_id, account=account), AccountFactsKnown)
    if known.facts is None:
        print(f"{host_id} has no way to tell.", file=sys.stderr)
    else:
        print(f"{known.account:<24}  {facts_text(known.facts) or 'nothing is limited'}")
    return ExitCode.ALL_UPLOADED


def facts_text(facts: AccountFacts) -> str:
    """What is left, in a few words; empty when the host told nothing."""
    parts = []
    if facts.storage_left_bytes is not None:
        of = f" of {shown(facts.storage_total_bytes)}" if facts.storage_total_bytes is not None else ""
        parts.append(f"{shown(facts.storage_left_bytes)}{of} storage left")
    elif facts.storage_used_bytes is not None:
        parts.append(f"{shown(facts.storage_used_bytes)} storage used")
    if facts.traffic_left_bytes is not None:
        of = f" of {shown(facts.traffic_total_bytes)}" if facts.traffic_total_bytes is not None else ""
        parts.append(f"{shown(facts.traffic_left_bytes)}{of} traffic left")
    if facts.max_size_bytes is not None:
        parts.append(f"files up to {shown(facts.max_size_bytes)}")
    if facts.premium_until is not None:
        parts.append(f"premium until {time.strftime('%Y-%m-%d', time.localtime(facts.premium_until))}")
    elif facts.is_premium is not None:
        parts.append("premium" if facts.is_premium else "not premium")
    return ", ".join(parts)


def edit(client: Client, arguments: argparse.Namespace) -> int:
    changes: dict[str, Any] = {}
    if arguments.name is not None:
        changes["name"] = arguments.name
    if arguments.before is not None:
        changes["before"] = arguments.before
    if arguments.option:
        changes["options"] = tuple(_pair(option) for option in arguments.option)
    client.ask(EditAccount(account=arguments.account, **changes), Done)
    return ExitCode.ALL_UPLOADED


def _pair(text: str) -> tuple[str, str]:
    name, separator, value = text.partition("=")
    if not separator or not name:
        raise problem(ErrorKind.BAD_INPUT, "expected NAME=VALUE", subject=text)
    return name, value


def host_options(texts: list[str]) -> tuple[tuple[str, str], ...]:
    """HOST.OPTION=VALUE as the pairs of a command; a host's id may hold dots. Raises Problem(BAD_INPUT)."""
    pairs = []
    for text in texts:
        name, value = _pair(text)
        host_id, _, option = name.rpartition(".")
        if not host_id or not option:
            raise problem(ErrorKind.BAD_INPUT, "expected HOST.OPTION=VALUE", subject=text)
        pairs.append((f"{host_id}/{option}", value))
    return tuple(pairs)


def host_accounts(keys: list[str]) -> tuple[tuple[str, str], ...]:
    """Keys of accounts as pairs with their hosts."""
    return tuple((key.partition("#")[0], key) for key in keys)


def _clock(at: float) -> str:
    return time.strftime("%H:%M", time.localtime(at))
