"""Writes the manual page galleon(1): the commands as the argument parser has them, and what else a person looks up."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

from backend.cli.main import EXIT_CODES, parser

FRAME = r""".TH GALLEON 1 "{date}" "Galleon {version}" "User Commands"
.SH NAME
galleon \- upload galleries of pictures and get post code back
.SH SYNOPSIS
.SY galleon
.RB [ \-\-hidden ]
.RI [ PATH ...]
.YS
.SY galleon
.I COMMAND
.RI [ ARGUMENT ...]
.YS
.SH DESCRIPTION
Without a command the window opens.
A
.I PATH
is a folder, an archive or a picture, which is added to the queue, or a custom uploader of ShareX
.RB ( .sxcu ),
whose host is imported.
Where Galleon runs already, its window takes the paths.
With
.B \-\-hidden
Galleon starts in the tray.
.PP
A command does the same in the terminal, on the same queue: what was found and done goes to standard output, talk to
standard error.
.SH COMMANDS
{commands}
.SH EXIT STATUS
{exit_codes}
.SH FILES
.B galleon paths
prints these folders as they are for you.
.TP
.I ~/.config/galleon/
settings.toml, and your own hosts/ and templates/
.TP
.I ~/.local/share/galleon/
the database with its daily backups, results/ (text and JSON of each gallery), and the files of the embedded host
.TP
.I ~/.cache/galleon/
thumbnails
.TP
.I ~/.local/state/galleon/
the log
.PP
They stay when Galleon is removed from the computer.
.SH ENVIRONMENT
.TP
.B GALLEON_HOME
a folder that has all of these folders in it
.TP
.B GALLEON_PASSPHRASE
opens the encrypted credentials where there is no keyring
.TP
.B GALLEON_CONNECT_TO
.IR HOST1:PORT1:HOST2:PORT2 [,...]:
connect to another address instead of that of a host, for mirrors and tests
.TP
.B SSL_CERT_FILE
further certificates to trust
"""


def text(version: str, date: str) -> str:
    """`date` is year, month and day."""
    codes = re.findall(r"(\d)\s+(\S.*?)(?:\s{2,}|$)", EXIT_CODES, re.MULTILINE)
    return FRAME.format(
        date=date,
        version=_safe(version),
        commands="\n".join(line for name, about, each in commands(parser()) for line in _command(name, about, each)),
        exit_codes="\n".join(f".TP\n.B {code}\n{_safe(meaning)}" for code, meaning in sorted(codes)),
    )


def commands(above: argparse.ArgumentParser, start: str = "") -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """Name, one line about it, and its parser, of everything that can be typed after `galleon`."""
    for action in above._actions:
        if isinstance(action, argparse._SubParsersAction):
            about = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, each in action.choices.items():
                yield f"{start}{name}", about.get(name, ""), each
                yield from commands(each, f"{start}{name} ")


def _command(name: str, about: str, each: argparse.ArgumentParser) -> Iterator[str]:
    usage = " ".join(each.format_usage().split()).partition(f"galleon {name}")[2].replace("[-h]", "").strip()
    yield ".TP"
    yield rf"\fB{_safe(name)}\fR {_safe(usage)}".rstrip()
    yield _safe(f"{about[:1].upper()}{about[1:]}" + ("" if about.endswith((".", "?")) else "."))
    described = [action for action in each._actions if action.help and action.dest not in ("help", argparse.SUPPRESS)]
    described = [action for action in described if not isinstance(action, argparse._SubParsersAction)]
    if described:
        yield ".RS"
        for action in described:
            value = "" if action.nargs == 0 else str(action.metavar or action.dest)
            yield ".TP"
            yield rf"\fB{_safe(', '.join(action.option_strings))}\fR \fI{_safe(value)}\fR"
            yield _safe(str(action.help))
        yield ".RE"


def _safe(words: str) -> str:
    """As roff reads it: a hyphen that can be copied, and no line that looks like a request."""
    escaped = words.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped
