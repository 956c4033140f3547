"""What the self-test of an installation finds: for reports of bugs, so in English and without names of the person."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from backend.protocol.bases import CommandBase, ReplyBase


class Outcome(StrEnum):
    OK = "ok"
    NOTE = "note"  # it works, but something is missing that a person may want
    PROBLEM = "problem"


class SelfCheck(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    outcome: Outcome
    detail: str


class RunSelfTest(CommandBase, frozen=True, kw_only=True, tag="run_self_test"):
    """Answered by SelfTested; takes a second or two. Nothing is sent anywhere."""


class SelfTested(ReplyBase, frozen=True, kw_only=True, tag="self_tested"):
    checks: tuple[SelfCheck, ...]
