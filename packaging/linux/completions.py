"""Completions of `galleon …` for bash, zsh and fish, made from the argument parser."""

from __future__ import annotations

import shtab
from manual import commands

from backend.cli.main import parser

_FILES = ("PATH", "FILE", "file", "files", "paths")


def text(shell: str) -> str:
    """Words of Galleon, and names of files where a path is wanted."""
    top = parser()
    for _, _, each in commands(top):
        for action in each._actions:
            if not action.choices and (action.metavar in _FILES or action.dest in _FILES):
                action.complete = shtab.FILE  # type: ignore[attr-defined]
    return str(shtab.complete(top, shell))
