"""`galleon …`: reads the arguments and runs one subcommand."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

from backend.cli import accounts, doctor, hosts, moving, paths, proxies, remote, start_time, stats, upload, version
from backend.cli.client import LOOKING_TIMEOUT_S, Client, Connect, welcomed
from backend.cli.exit_codes import ExitCode, code_of
from backend.cli.sentences import printable, sentence
from backend.errors import Problem, problem
from backend.protocol.commands import AddPaths, PauseGalleries, ShowWindow, StartGalleries
from backend.protocol.errors import ErrorKind
from backend.protocol.replies import Done, PathsAdded
from backend.protocol.results import RenderText, Text
from backend.protocol.rows import GalleryState
from backend.protocol.start_times import StartAt

REFUSED = ("convert", "leave-out", "ask")

EXIT_CODES = """exit codes:
  0  all uploaded             5  temporary error, try again later
  1  another error            6  some files were rejected
  2  wrong use                7  fatal error
  3  path not found
"""


class Parser(argparse.ArgumentParser):
    """Tells a mistake in one sentence instead of the whole usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(ExitCode.USAGE, f"{self.prog}: {message}. See {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """All subcommands and their options."""
    top = Parser(
        prog="galleon",
        description="Upload galleries of pictures and get post code back. Without a command, the window opens.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument(
        "--home", metavar="FOLDER", help="before the command: a profile, settings and data apart from all others"
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    one = commands.add_parser("upload", help="upload folders, archives and files, wait, and print the post code")
    one.add_argument("paths", nargs="+", metavar="PATH")
    one.add_argument("--host", action="append", default=[], metavar="ID", help="where to (repeatable)")
    one.add_argument("--template", default="", metavar="NAME")
    one.add_argument("--name", default="", help="name of the gallery")
    one.add_argument("--account", action="append", default=[], metavar="KEY", help="of a host, if not its first one")
    one.add_argument(
        "--option", action="append", default=[], metavar="HOST.OPTION=VALUE", help="of a host, for this gallery alone"
    )
    one.add_argument("--json", action="store_true", help="one JSON object a line, for each image and each gallery")
    one.add_argument(
        "--refused",
        choices=REFUSED,
        metavar="WHAT",
        help="files that a host would refuse: convert (send copies that fit), leave-out, or ask (wait for the answer "
        "in the window); as set in the window, else leave-out, which exits with 6",
    )
    one.add_argument("--remove-location", action="store_true", help="send photos without their coordinates")
    one.add_argument(
        "--password-stdin",
        action="store_true",
        help="read the password of locked archives from standard input; otherwise it is asked for on a terminal, or "
        "taken from the environment: GALLEON_ARCHIVE_PASSWORD",
    )
    one.add_argument("--again", action="store_true", help="upload also what is known to be online already")

    one = commands.add_parser("add", help="add to the queue of the running Galleon, or start it")
    one.add_argument("paths", nargs="+", metavar="PATH")
    when = one.add_mutually_exclusive_group()
    when.add_argument("--start", action="store_true", help="start them at once")
    when.add_argument("--at", type=start_time.parse, metavar="TIME", help=f"start them then: {start_time.FORMS}")

    commands.add_parser("start", help="start everything that is ready or paused")
    one = commands.add_parser("pause", help="pause everything; files on the wire are finished")
    one.add_argument("--hard", action="store_true", help="cut files on the wire")

    one = commands.add_parser("status", help="what is on the queue")
    one.add_argument("--json", action="store_true")

    one = commands.add_parser("export", help="print the post code of a gallery")
    one.add_argument("gallery", help="its number from `galleon status`, its name or its path")
    one.add_argument("--template", default="", metavar="NAME")

    one = commands.add_parser("hosts", help="list the hosts; check, import or export one")
    actions = one.add_subparsers(dest="action", metavar="ACTION")
    check = actions.add_parser("check", help="read a definition file and tell what is wrong with it")
    check.add_argument("file")
    action = actions.add_parser("import", help="take hosts out of ShareX's custom uploaders (.sxcu)")
    action.add_argument("files", nargs="+", metavar="FILE")
    action.add_argument("--allow-local", action="store_true", help="also hosts on this computer or in your network")
    action = actions.add_parser("export", help="print a host as a custom uploader of ShareX")
    action.add_argument("host")
    action.add_argument("--sxcu", action="store_true", required=True, help="the format to write")

    accounts.add_parser(commands)
    remote.add_parsers(commands)

    proxies.add_arguments(commands)
    stats.add_parser(commands)
    moving.add_parser(commands)
    one = commands.add_parser("paths", help="where settings, data, cache and log are kept")
    one.add_argument("--json", action="store_true")
    version.add_parser(commands)
    doctor.add_parser(commands)
    commands.add_parser("demo", help="upload six sample images to this computer and print the result")
    return top


def main(argv: list[str], *, connect: Connect) -> int:
    """Run one command; gives the exit code. `connect` finds or starts the engine."""
    try:
        code = _run_one(argv, connect)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has enough. At its end Python flushes once more, which must not fail aloud.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OTHER_ERROR
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return ExitCode.OTHER_ERROR
    return code


def _run_one(argv: list[str], connect: Connect) -> int:
    try:
        arguments = parser().parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        if arguments.command == "paths":
            return paths.show(as_json=arguments.json)
        if arguments.command == "hosts" and arguments.action == "check":
            return hosts.check(Path(arguments.file))
        if arguments.command == "doctor":
            return doctor.run(as_json=arguments.json)
        if arguments.command == "version" and not arguments.check:
            return version.tell()
        if arguments.command == "hosts" and arguments.action == "import":
            arguments.files = [_checked_path(path) for path in arguments.files]
        if arguments.command in ("upload", "add"):
            arguments.paths = [_checked_path(path) for path in arguments.paths]
        if arguments.command == "import" and arguments.path:
            arguments.path = _checked_path(arguments.path)
    except Problem as refused:
        return _told(refused)
    try:
        client = welcomed(connect)
    except Problem as refused:
        _told(refused)
        return ExitCode.FATAL
    try:
        return run(client, arguments)
    except Problem as refused:
        return _told(refused)
    finally:
        client.close()


def _told(refused: Problem) -> ExitCode:
    print(sentence(refused.info), file=sys.stderr)
    return code_of(refused.info)


def _checked_path(path: str) -> str:
    """Absolute. Raises Problem for what is not there, and for a name that is no text and fits in no message."""
    shown = os.fsencode(path).decode("utf-8", "backslashreplace")
    try:
        path.encode()
        is_there = Path(path).exists()
    except (UnicodeEncodeError, OSError) as error:
        raise problem(ErrorKind.BAD_INPUT, "the name is not valid text", subject=shown) from error
    if not is_there:
        raise problem(ErrorKind.FOLDER_GONE, subject=shown)
    return str(Path(path).absolute())


def run(client: Client, arguments: argparse.Namespace) -> int:
    match arguments.command:
        case "upload":
            return upload.run(client, arguments)
        case "demo":
            return upload.demo(client)
        case "add":
            return add(client, arguments)
        case "start":
            client.ask(StartGalleries(), Done)
        case "pause":
            client.ask(PauseGalleries(hard=arguments.hard), Done)
        case "status":
            return status(client, as_json=arguments.json)
        case "export":
            return export(client, arguments.gallery, arguments.template)
        case "hosts":
            return hosts.run(client, arguments)
        case "proxy":
            return proxies.run(client, arguments)
        case "account":
            return accounts.run(client, arguments)
        case "check":
            return remote.check(client, arguments)
        case "delete":
            return remote.delete(client, arguments)
        case "stats":
            return stats.run(client, arguments)
        case "import":
            return moving.run(client, arguments)
        case "version":
            return version.check(client)
    return ExitCode.ALL_UPLOADED


def add(client: Client, arguments: argparse.Namespace) -> int:
    start = False if arguments.at is not None else arguments.start or None
    reply = client.ask(AddPaths(paths=tuple(arguments.paths), start=start), PathsAdded, timeout_s=LOOKING_TIMEOUT_S)
    if arguments.at is not None and reply.gallery_ids:
        client.ask(StartAt(ids=reply.gallery_ids, at=arguments.at), Done)
    client.ask(ShowWindow(added=reply), Done)
    print(f"{len(reply.gallery_ids)} added", file=sys.stderr)
    for refused in reply.refused:
        print(sentence(refused.error, subject=refused.path), file=sys.stderr)
    return ExitCode.SOME_REJECTED if reply.refused else ExitCode.ALL_UPLOADED


def status(client: Client, *, as_json: bool) -> int:
    client.load()
    for row in client.galleries.values():
        if as_json:
            upload.emit(row)
            continue
        done = f"{row.done_images} of {row.images}" if row.images else "-"
        text = f"{row.id:>5}  {row.state.value:<10}  {done:>12}  {printable(row.name)}"
        if row.state in (GalleryState.FAILED, GalleryState.INCOMPLETE) and row.error is not None:
            text += f"  – {sentence(row.error, subject=row.name)}"
        print(text)
    if not client.galleries and not as_json:
        print("Nothing on the queue.", file=sys.stderr)
    return ExitCode.ALL_UPLOADED


def export(client: Client, wanted: str, template: str) -> int:
    client.load()
    row = client.gallery(wanted)
    text = client.ask(RenderText(gallery_ids=(row.id,), template_id=upload.template_id(client, template)), Text)
    sys.stdout.write(text.text + "\n")
    if text.left_out:
        print(f"{text.left_out} images have no link and are left out.", file=sys.stderr)
    return ExitCode.ALL_UPLOADED
