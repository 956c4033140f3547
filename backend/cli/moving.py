"""`galleon import …`: move over from another program."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from typing import Any

from backend.cli import upload
from backend.cli.client import Client
from backend.cli.exit_codes import ExitCode, code_of
from backend.cli.sentences import printable, sentence
from backend.errors import problem
from backend.protocol.errors import ErrorKind
from backend.protocol.other_programs import (
    CancelProgramImport,
    Contents,
    ImportFromProgram,
    LeftBehind,
    LookForPrograms,
    PreviewProgramImport,
    Program,
    ProgramImportChanged,
    ProgramImportJob,
    ProgramImportPreview,
    ProgramImportState,
    ProgramsFound,
    Why,
)
from backend.protocol.replies import Done

PREVIEW_TIMEOUT_S = 600.0
TELL_EVERY_S = 5.0

NAMES = {Program.IMXUPLOADER: "IMXuploader", Program.CONNIE: "Connie's Uploader"}

_BEHIND = {
    Why.NO_IMAGE_LINKS: "{count} finished galleries come with the link of the gallery alone: those of their images are "
    "written nowhere.",
    Why.SOME_LINKS_MISSING: "{count} images of finished galleries have no link: it is written nowhere.",
    Why.NOTHING_KNOWN: "{count} galleries are called finished, but no link of them is written anywhere: {subject}",
    Why.BAD_ROWS: "{count} galleries have no folder that could be one: {subject}",
    Why.BAD_IMAGES: "{count} images have a name or a link that cannot be one: {subject}",
    Why.VIDEO: "{count} galleries of videos stay behind: Galleon uploads images.",
    Why.UNKNOWN_HOST: "{count} uploads to {subject} stay behind: Galleon does not know this host.",
    Why.UNFINISHED_ARCHIVE: "{count} uploads to file hosts had not ended: begin them anew.",
    Why.NOT_NAMED_YET: "{count} galleries wait for their name on the host: rename them in Galleon to send it.",
    Why.ACCOUNT_LOCKED: "The account of {subject} cannot be read here. Enter it with: galleon account set {subject}",
    Why.ACCOUNT_LACKS: "The account of {subject} lacks something. Complete it with: galleon account set {subject}",
    Why.ACCOUNT_HERE: "Galleon has an account of {subject} already, which stays.",
    Why.TEMPLATE_BROKEN: "The template {subject} cannot be read.",
    Why.SETTINGS: "{count} settings have no counterpart: {subject}",
    Why.FORUM: "Forums stay behind, Galleon does not post to them: {subject}",
    Why.PROGRAMS_RUN: "Programs that were run at certain events stay behind.",
    Why.TEXTS_ONLY: "{count} texts of earlier uploads stay where they are, in {subject}: they name no files.",
    Why.NEWER: "The data is of version {subject}, which is newer than what Galleon knows; what is new there stays.",
    Why.UNREADABLE: "{subject} cannot be read.",
}


def add_parser(commands: Any) -> None:
    one = commands.add_parser("import", help="move over from another program; nothing of it is changed")
    one.add_argument("program", choices=[program.value for program in Program], metavar="PROGRAM", help=_programs())
    one.add_argument("path", nargs="?", default="", metavar="PATH", help="its database or folder, if not the usual one")
    one.add_argument("--dry-run", action="store_true", help="only tell what would come in")
    one.add_argument("--json", action="store_true", help="one JSON object")


def _programs() -> str:
    return " or ".join(program.value for program in Program)


def run(client: Client, arguments: argparse.Namespace) -> int:
    program = Program(arguments.program)
    path = arguments.path or _usual_place(client, program)
    if arguments.dry_run:
        command = PreviewProgramImport(path=path, program=program)
        told = client.ask(command, ProgramImportPreview, timeout_s=PREVIEW_TIMEOUT_S)
        _tell(told, as_json=arguments.json)
        return ExitCode.ALL_UPLOADED
    client.ask(ImportFromProgram(path=path, program=program), Done)
    try:
        job = _follow(client)
    except KeyboardInterrupt:
        client.ask(CancelProgramImport(), Done)
        job = _follow(client)
    if arguments.json or job.error is None or job.is_in != Contents():
        _tell(job, as_json=arguments.json)
    if job.is_in.accounts and client.hello().credentials_locked:
        print("This system has no keyring: the accounts are forgotten at the end.", file=sys.stderr)
    if job.error is not None:
        print(sentence(job.error), file=sys.stderr)
        return code_of(job.error)
    if job.state is ProgramImportState.CANCELLED:
        print("Stopped. What came in until then stays.", file=sys.stderr)
        return ExitCode.OTHER_ERROR
    return ExitCode.ALL_UPLOADED


def _usual_place(client: Client, program: Program) -> str:
    found = [each.path for each in client.ask(LookForPrograms(), ProgramsFound).programs if each.program is program]
    if not found:
        raise problem(ErrorKind.FOLDER_GONE, subject=f"The data of {NAMES[program]}")
    return found[0]


def _follow(client: Client) -> ProgramImportJob:
    """Wait for the end of the import; a line from time to time."""
    told_at = time.monotonic()
    while True:
        for event in client.events(1.0):
            if not isinstance(event, ProgramImportChanged):
                continue
            job = event.job
            if job.state is not ProgramImportState.RUNNING:
                return job
            if time.monotonic() - told_at >= TELL_EVERY_S:
                told_at = time.monotonic()
                print(f"{job.looked_at:,} of {job.total:,} galleries", file=sys.stderr)


def _tell(told: ProgramImportPreview | ProgramImportJob, *, as_json: bool) -> None:
    if as_json:
        upload.emit(told)
        return
    is_preview = isinstance(told, ProgramImportPreview)
    print("Would come in:" if is_preview else "Came in:")
    for line in _lines(told.new if isinstance(told, ProgramImportPreview) else told.is_in):
        print(f"  {line}")
    if told.here != Contents():
        print("In Galleon already, and left as they are:")
        for line in _lines(told.here):
            print(f"  {line}")
    if told.left_behind:
        print("Cannot be taken over:")
        for left in told.left_behind:
            print(f"  {behind(left)}")


def behind(left: LeftBehind) -> str:
    """Why something stays behind, in one line."""
    return printable(_BEHIND[left.why].format(count=f"{left.count:,}", subject=left.subject).removesuffix(": "))


def _lines(contents: Contents) -> Iterator[str]:
    if contents == Contents():
        yield "nothing"
    if contents.tabs:
        yield f"{contents.tabs:,} tabs"
    if contents.galleries:
        waiting = contents.galleries - contents.finished
        gone = f"; the folders of {contents.gone:,} are gone" if contents.gone else ""
        yield f"{contents.galleries:,} galleries: {contents.finished:,} finished, {waiting:,} to be started{gone}"
    if contents.images:
        yield f"{contents.images:,} images that are online"
    if contents.templates:
        yield f"{len(contents.templates):,} templates: {printable(', '.join(contents.templates))}"
    if contents.accounts:
        yield f"{len(contents.accounts):,} accounts: {', '.join(contents.accounts)}"
    if contents.settings:
        yield f"{len(contents.settings):,} settings: {', '.join(contents.settings)}"
