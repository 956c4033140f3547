"""`galleon hosts …`: list them, check a definition, import and export them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from backend.cli.accounts import account_line
from backend.cli.client import Client
from backend.cli.exit_codes import ExitCode
from backend.cli.sentences import printable
from backend.output.quantities import byte_size
from backend.protocol.accounts import HostStatus
from backend.protocol.hosts import HostRow
from backend.protocol.hosts_import import ExportHost, HostExported, HostsImported, ImportHosts, ImportRemark, RemarkKind


def run(client: Client, arguments: argparse.Namespace) -> int:
    match arguments.action:
        case "import":
            return take_in(client, arguments.files, allow_local=arguments.allow_local)
        case "export":
            return export(client, arguments.host)
    return show(client)


def show(client: Client) -> int:
    """Each host: id, kind, state and name; below it what it takes, its options, and where its facts come from."""
    client.load()
    for row in client.hosts.values():
        used = "new galleries" if row.is_default and row.is_enabled else ""
        print(f"{row.id:<24}  {row.kind.value:<5}  {row.status.value:<12}  {used:<13}  {row.name}")
        for line in facts(row):
            print(f"    {line}")
        for account in row.accounts:
            if len(row.accounts) > 1 or account.facts is not None:
                print(f"    {account_line(row, account)}")
        if row.error is not None:
            print(f"    {row.error.subject}: {row.error.detail}", file=sys.stderr)
    return ExitCode.ALL_UPLOADED


def facts(row: HostRow) -> Iterator[str]:
    """What is known of a host, a line for each subject; nothing for one whose definition is broken."""
    if row.status is HostStatus.BROKEN:
        return
    account = "needed" if row.needs_account else "optional" if row.credentials else "none"
    fields = ", ".join(field.name for field in row.credentials)
    yield f"account: {account}" + (f" ({fields})" if fields else "")
    takes = "galleries as ZIP" if row.sends_archive else ", ".join(row.formats) or "any file"
    size = f" up to {byte_size(row.max_size_bytes)}" if row.max_size_bytes else ""
    rate = f", {row.requests_per_s:g} requests a second" if row.requests_per_s else ""
    yield f"takes: {takes}{size}; {row.connections} at a time{rate}"
    if row.options:
        yield "options: " + ", ".join(field.name for field in row.options)
    if row.stand_in:
        yield f"when it is down: {row.stand_in}"
    if row.abilities:
        yield "can: " + ", ".join(sorted(row.abilities))
    for source in row.sources:
        yield f"from: {source}"


def check(path: Path) -> int:
    """Tell what is wrong with a definition, with file, line and reason. Needs no engine."""
    if not path.is_file():
        print(f"{path} is not there.", file=sys.stderr)
        return ExitCode.NOT_FOUND
    from backend.hosts.check import check_file  # half a second that no other command needs

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
