"""`galleon check` and `galleon delete`: files that are on hosts already."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from typing import Any

from backend.cli import upload
from backend.cli.client import Client
from backend.cli.exit_codes import ExitCode, code_of_all
from backend.cli.sentences import printable, sentence
from backend.errors import problem
from backend.protocol.errors import ErrorKind
from backend.protocol.links import CheckLinks, DeleteRemote, LinksChecked, LinkState, RemoteDeleted

TIMEOUT_S = 24 * 3600.0
"""Thousands of files at a slow host take their time; the engine itself limits each request."""


def add_parsers(commands: Any) -> None:
    one = commands.add_parser("check", help="ask the hosts whether the links of galleries are alive")
    one.add_argument("galleries", nargs="+", metavar="GALLERY", help="number from `galleon status`, name or path")
    one.add_argument("--json", action="store_true", help="one JSON object a line, for each file and host")
    one.add_argument("--forget-gone", action="store_true", help="count what is gone as not uploaded")
    one = commands.add_parser("delete", help="delete a gallery from its hosts; this cannot be undone")
    one.add_argument("gallery", help="its number from `galleon status`, its name or its path")
    one.add_argument("--host", action="append", default=[], metavar="ID", help="only from there (repeatable)")
    one.add_argument("--yes", action="store_true", help="do it; without it, only what would be deleted is told")


def check(client: Client, arguments: argparse.Namespace) -> int:
    """0: all that could be asked is alive; 6: something is gone; otherwise the code of what could not be asked."""
    client.load()
    rows = [client.gallery(wanted) for wanted in arguments.galleries]
    names = {row.id: row.name for row in rows}
    command = CheckLinks(gallery_ids=tuple(names), forget_gone=arguments.forget_gone)
    reply = client.ask(command, LinksChecked, timeout_s=TIMEOUT_S)
    for file in reply.files:
        if arguments.json:
            upload.emit(
                {
                    "gallery": names[file.gallery_id],
                    "host": file.host_id,
                    "file": file.name,
                    "state": file.state.value,
                    "error": None if file.error is None else {"kind": file.error.kind, "detail": file.error.detail},
                }
            )
        elif file.error is not None:
            print(sentence(file.error), file=sys.stderr)
        elif file.state is LinkState.GONE:
            print(f"gone  {file.host_id}  {printable(names[file.gallery_id])}/{printable(file.name)}")
    counts = Counter(file.state for file in reply.files)
    said = [f"{counts[state]} {state.value}" for state in LinkState if counts[state]]
    print(f"{', '.join(said) or 'Nothing to ask'}.", file=sys.stderr)
    for host_id in reply.not_asked:
        print(f"{host_id} has no way to tell.", file=sys.stderr)
    if counts[LinkState.GONE]:
        return ExitCode.SOME_REJECTED
    return code_of_all(file.error for file in reply.files if file.error is not None)


def delete(client: Client, arguments: argparse.Namespace) -> int:
    """Without --yes nothing is deleted, and the code is that of a wrong use."""
    client.load()
    row = client.gallery(arguments.gallery)
    for host_id in arguments.host:
        if host_id not in {host.host_id for host in row.hosts}:
            raise problem(ErrorKind.BAD_INPUT, "the gallery is not on this host", subject=host_id)
    if not arguments.yes:
        for host in row.hosts:
            shown = client.hosts.get(host.host_id)
            if arguments.host and host.host_id not in arguments.host:
                continue
            can = shown is not None and "delete" in shown.abilities
            why = "" if can else "  (has no way to delete)"
            print(f"{host.done_files} files of {printable(row.name)} on {host.host_id}{why}", file=sys.stderr)
        print("Nothing was deleted. To delete them, add --yes.", file=sys.stderr)
        return ExitCode.USAGE
    command = DeleteRemote(gallery_id=row.id, host_ids=tuple(dict.fromkeys(arguments.host)))
    reply = client.ask(command, RemoteDeleted, timeout_s=TIMEOUT_S)
    errors = [file.error for file in reply.failed if file.error is not None]
    for error in errors:
        print(sentence(error), file=sys.stderr)
    print(f"{reply.deleted} deleted, {len(reply.failed)} still there.", file=sys.stderr)
    return code_of_all(errors)
