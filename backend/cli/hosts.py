"""`galleon hosts …`: list them, check a definition, import and export them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from backend.cli.accounts import account_line
from backend.cli.client import Client
from backend.cli.exit_codes import ExitCode
from backend.cli.sentences import printable
from backend.hosts.check import check_file
from backend.protocol.commands import ExportHost, ImportHosts
from backend.protocol.hosts_import import ImportRemark, RemarkKind
from backend.protocol.replies import HostExported, HostsImported


def run(client: Client, arguments: argparse.Namespace) -> int:
    match arguments.action:
        case "import":
            return take_in(client, arguments.files, allow_local=arguments.allow_local)
        case "export":
            return export(client, arguments.host)
    return show(client)


def show(client: Client) -> int:
    """One line for each host: id, state, name."""
    client.load()
    for row in client.hosts.values():
        used = "new galleries" if row.is_default and row.is_enabled else ""
        print(f"{row.id:<24}  {row.status.value:<12}  {used:<13}  {row.name}")
        for account in row.accounts:
            if len(row.accounts) > 1 or account.facts is not None:
                print(f"    {account_line(row, account)}")
        if row.error is not None:
            print(f"    {row.error.subject}: {row.error.detail}", file=sys.stderr)
    return ExitCode.ALL_UPLOADED


def check(path: Path) -> int:
    """Tell what is wrong with a definition, with file, line and reason. Needs no engine."""
    if not path.is_file():
        print(f"{path} is not there.", file=sys.stderr)
        return ExitCode.NOT_FOUND
    definition, problems = check_file(path)
    for error in problems:
        print(f"{error.subject}: {error.detail}", file=sys.stderr)
    if problems or definition is None:
        return ExitCode.OTHER_ERROR
    print(f"{path.name} is a good definition of {definition.name} ({definition.id}).")
    return ExitCode.ALL_UPLOADED


def take_in(client: Client, files: list[str], *, allow_local: bool) -> int:
    """Import files; one line for each on standard output, and what there is to say about it behind, field by field."""
    results = client.ask(ImportHosts(paths=tuple(files), allow_local=allow_local), HostsImported).results
    for result in results:
        name = printable(Path(result.path).name)
        if not result.host_id:
            print(f"{name}: not imported", file=sys.stderr)
        elif result.was_there:
            print(f"{name}: {result.host_id} was there already")
        else:
            print(f"{name}: imported as {result.host_id} ({result.definition_path})")
        _tell(result.remarks)
        if result.credentials:
            wanted = ", ".join(result.credentials)
            print(f"    Still to enter: {wanted}. Store it with: galleon account set {result.host_id}", file=sys.stderr)
    if any(result.host_id and result.remarks for result in results) and client.hello().credentials_locked:
        print("This system has no keyring: secrets of the files are forgotten at the end.", file=sys.stderr)
    return ExitCode.ALL_UPLOADED if all(result.host_id for result in results) else ExitCode.SOME_REJECTED


def export(client: Client, host_id: str) -> int:
    """Print a host as a `.sxcu`; what ShareX cannot do is told field by field."""
    exported = client.ask(ExportHost(host_id=host_id), HostExported)
    _tell(exported.remarks)
    if not exported.text:
        print(f"{host_id} does not fit into a custom uploader of ShareX.", file=sys.stderr)
        return ExitCode.SOME_REJECTED
    sys.stdout.write(exported.text)
    return ExitCode.ALL_UPLOADED


_WORDS = {RemarkKind.NOTE: "", RemarkKind.LOSS: "left out: ", RemarkKind.ERROR: "", RemarkKind.CONFIRM: ""}


def _tell(remarks: Iterable[ImportRemark]) -> None:
    for remark in remarks:
        field = f"{printable(remark.field)}: " if remark.field else ""
        more = " Import it with --allow-local if that is meant." if remark.kind is RemarkKind.CONFIRM else ""
        print(f"    {field}{_WORDS[remark.kind]}{printable(remark.text)}{more}", file=sys.stderr)
