"""What an answer means: values, or the error that it is. Pure; times are Unix seconds.

An answer is success only when its status is 2xx, it is of the promised kind, all success conditions hold, and every
wanted value is there. Whether the host may hold the file after a failed request that carried it:

| answer                                                             | may hold it |
|--------------------------------------------------------------------|-------------|
| came before the body was sent                                      | no          |
| refusal: 4xx, 500, 503 …, or 2xx whose text says so                | no          |
| fake success (`fake`)                                              | no          |
| gateway that gave up waiting or lost the answer: 502, 504, 520, 524 | yes        |
| 2xx or 3xx that cannot be read (a page instead of JSON)            | yes         |
| says yes, but the link is missing                                  | yes         |

A rule whose `body` pattern or `where` conditions fit has read the answer: this request has stored nothing then. Steps
that come after the file was sent leave that open, unless the rule says `not_stored`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

import regex

from backend.errors import Problem, problem
from backend.hosts import pattern
from backend.hosts.definition import LINK_NAMES, Condition, Definition, ErrorRule, Reading, Section, Step
from backend.hosts.extract import Extract
from backend.hosts.placeholders import Values
from backend.protocol.errors import ErrorKind
from backend.uploads.retry import parse_retry_after

_LOST_ANSWER = (502, 504, 520, 524)
_MATCHED_CHARS = 64 * 1024
_DETAIL_CHARS = 300
_SECRET_CHARS = 8
_WEB = regex.compile(r"https?://[^/\s]")
_CONTROL = regex.compile(r"\p{Cc}")
_UNSAFE = regex.compile(r"[\s\"'<>\[\]\\\p{C}]")
_WALL = regex.compile(r"DDoS-Guard|<title>Just a moment\.\.\.|cf-browser-verification|/cdn-cgi/challenge-platform/")


class Refusal(Problem):
    """An answer that is no success, with its HTTP status.

    `gallery_lost`: the host takes nothing more into this remote gallery. `session_lost`: the account is signed out.
    `is_no`: the host understood and said no, by a condition or a value. `not_stored`: it does not have the file, also
    when an earlier request has sent it.
    """

    def __init__(
        self,
        made: Problem,
        *,
        status: int,
        gallery_lost: bool = False,
        session_lost: bool = False,
        is_no: bool = False,
        not_stored: bool = False,
    ) -> None:
        super().__init__(made.info, file_may_have_arrived=made.file_may_have_arrived)
        self.status = status
        self.gallery_lost = gallery_lost
        self.session_lost = session_lost
        self.is_no = is_no
        self.not_stored = not_stored


@dataclass(frozen=True, slots=True)
class Readings:
    """What a successful answer gave."""

    read: dict[str, str]
    keep: dict[str, str]


def judge(
    extract: Extract,
    step: Step,
    definition: Definition,
    values: Values,
    *,
    now: float,
    section: Section = Section.UPLOAD,
    needs_all: bool = True,
) -> Readings:
    """The values of a successful answer. Without `needs_all` only its conditions have to hold: before the last chunk of
    a file, and while the host is asked until it is ready.

    Raises Refusal; `file_may_have_arrived` as in the table.
    """
    return _Verdict(extract, step, definition, values, now, section, needs_all).readings()


def holds(extract: Extract, condition: Condition, values: Values) -> bool:
    """Raises TimeoutError for a pattern that takes too long."""
    value = extract.value(condition, values)
    if condition.equals is not None:
        return value == condition.equals
    if condition.matches is not None:
        return pattern.search(condition.matches, value) is not None
    return bool(value)


class _Verdict:
    def __init__(
        self,
        extract: Extract,
        step: Step,
        definition: Definition,
        values: Values,
        now: float,
        section: Section,
        needs_all: bool,
    ) -> None:
        self._answer = extract.answer
        self._extract = extract
        self._step = step
        self._definition = definition
        self._values = values
        self._now = now
        self._section = section
        self._needs_all = needs_all

    def readings(self) -> Readings:
        try:
            return self._readings()
        except TimeoutError:
            raise self._problem(ErrorKind.HOST_CHANGED, "a pattern took too long", may_hold=True) from None

    def _readings(self) -> Readings:
        status = self._answer.status
        if not 200 <= status < 300:
            raise self._refusal(self._kind_of_status(), may_hold=status in _LOST_ANSWER or status < 400)
        if self._step.carries_file and self._answer.is_early:
            raise self._refusal(ErrorKind.HOST_UNAVAILABLE, may_hold=False)
        if not self._extract.is_readable(self._step.answer):
            is_block_page = self._extract.is_page or not self._extract.text
            kind = ErrorKind.HOST_UNAVAILABLE if is_block_page else ErrorKind.HOST_CHANGED
            raise self._refusal(kind, may_hold=True)
        if self._section is not Section.LOGIN and (rule := self._rule(session_lost=True)):
            raise self._ruled(rule, may_hold=False)
        if not all(holds(self._extract, condition, self._values) for condition in self._step.success):
            raise self._refusal(self._refused, may_hold=False, is_no=True)
        return Readings(read=self._read(self._step.read), keep=self._read(self._step.keep))

    @property
    def _refused(self) -> ErrorKind:
        """The host understood and says no: to the credentials, to the file, or to how we ask."""
        if self._section is Section.LOGIN:
            return ErrorKind.BAD_CREDENTIALS
        return ErrorKind.FILE_REJECTED if self._step.carries_file else ErrorKind.HOST_CHANGED

    def _kind_of_status(self) -> ErrorKind:
        match self._answer.status:
            case 401 | 403:
                # A page with 403 comes from a protection layer; it is not the host's own "no".
                is_own_no = self._definition.credentials and not (self._answer.status == 403 and self._extract.is_page)
                return ErrorKind.BAD_CREDENTIALS if is_own_no else ErrorKind.HOST_UNAVAILABLE
            case 402 | 507:
                return ErrorKind.QUOTA
            case 408:
                return ErrorKind.TIMEOUT
            case 413 | 415:
                return ErrorKind.FILE_REJECTED
            case 425 | 429:
                return ErrorKind.RATE_LIMITED
            case 400 | 406 | 409 | 412 | 422:
                return self._refused
            case status if status >= 500:
                return ErrorKind.HOST_UNAVAILABLE
        return ErrorKind.HOST_CHANGED

    def _read(self, readings: Iterable[Reading]) -> dict[str, str]:
        found: dict[str, str] = {}
        for reading in readings:
            value = self._extract.value(reading, self._values)
            if value and reading.fake and pattern.search(reading.fake, value):
                detail = f"fake success: {reading.name} is {value}"
                raise self._problem(ErrorKind.HOST_UNAVAILABLE, detail, may_hold=False)
            if value and reading.name in LINK_NAMES and not (value := _address(value)):
                raise self._refusal(ErrorKind.HOST_CHANGED, may_hold=True, detail=f"{reading.name} is no address")
            if not value and not reading.optional and self._needs_all:
                raise self._refusal(ErrorKind.HOST_CHANGED, may_hold=True, detail=f"{reading.name} is missing")
            if value or reading.name not in self._values.read:
                found[reading.name] = self._values.read[reading.name] = value
        return found

    # -- errors ----------------------------------------------------------------------------------------------

    def _refusal(self, kind: ErrorKind, *, may_hold: bool, detail: str = "", is_no: bool = False) -> Problem:
        if rule := self._rule():
            return self._ruled(rule, may_hold=may_hold)
        signed_out = self._answer.status == 401 and bool(self._definition.login) and self._section is not Section.LOGIN
        if _WALL.search(self._extract.text[:_MATCHED_CHARS]):
            return self._problem(
                ErrorKind.HOST_UNAVAILABLE, "a check for robots stands before the host", may_hold=False
            )
        return self._problem(
            kind,
            detail or self._detail(),
            may_hold=may_hold,
            retry_at=self._retry_at(),
            is_no=is_no,
            signed_out=signed_out,
        )

    def _ruled(self, rule: ErrorRule, *, may_hold: bool) -> Problem:
        has_read_it = bool(rule.body or rule.where)
        return self._problem(
            rule.kind,
            self._detail(),
            may_hold=may_hold and not has_read_it and not rule.not_stored,
            retry_at=self._asked_wait(rule) or self._retry_at(),
            rule=rule,
            is_no=has_read_it,
        )

    def _rule(self, *, session_lost: bool = False) -> ErrorRule | None:
        rules = (rule for rule in self._definition.errors.rules if rule.session_lost or not session_lost)
        return next((rule for rule in rules if self._fits(rule)), None)

    def _fits(self, rule: ErrorRule) -> bool:
        if rule.sections and self._section not in rule.sections:
            return False
        if rule.status and self._answer.status not in rule.status:
            return False
        if rule.body and pattern.search(rule.body, self._extract.text[:_MATCHED_CHARS]) is None:
            return False
        return all(holds(self._extract, condition, self._values) for condition in rule.where)

    def _asked_wait(self, rule: ErrorRule) -> float | None:
        if rule.wait and (match := pattern.search(rule.wait, self._extract.text[:_MATCHED_CHARS])):
            return parse_retry_after(match.group(1), self._now, self._answer.headers.get("date", ""))
        return self._now + rule.wait_s if rule.wait_s is not None else None

    def _retry_at(self) -> float | None:
        headers = self._answer.headers
        return parse_retry_after(headers.get("retry-after", ""), self._now, headers.get("date", ""))

    def _detail(self) -> str:
        """The host's own words, or the status; never a whole page."""
        wanted = self._definition.errors.detail
        words = self._extract.value(wanted, self._values) if wanted is not None else ""
        if self._extract.is_page and "<" in words:
            words = ""
        status = f"HTTP {self._answer.status}"
        return f"{status}: {words}" if words else status + (" (a web page)" if self._extract.is_page else "")

    def _problem(
        self,
        kind: ErrorKind,
        detail: str,
        *,
        may_hold: bool,
        retry_at: float | None = None,
        rule: ErrorRule | None = None,
        is_no: bool = False,
        signed_out: bool = False,
    ) -> Problem:
        for secret in self._values.scopes.get("credential", {}).values():
            detail = detail.replace(secret, "…") if secret else detail
        for secret in self._values.session.values():  # short ones are counts and switches, and would blot out words
            detail = detail.replace(secret, "…") if len(secret) >= _SECRET_CHARS else detail
        may_hold = may_hold and self._step.carries_file and not self._answer.is_early
        made = problem(
            kind,
            " ".join(detail.split())[:_DETAIL_CHARS],
            host=self._definition.id,
            retry_at=retry_at,
            file_may_have_arrived=may_hold,
            is_too_large=kind is ErrorKind.FILE_REJECTED and self._answer.status == 413,
        )
        return Refusal(
            made,
            status=self._answer.status,
            gallery_lost=rule is not None and rule.gallery_lost,
            session_lost=signed_out or (rule is not None and rule.session_lost),
            is_no=is_no,
            not_stored=rule is not None and rule.not_stored,
        )


def _address(value: str) -> str:
    """The value as a web address that is safe inside BBCode and HTML, or empty when it is none."""
    if not _WEB.match(value) or _CONTROL.search(value):
        return ""
    # Hosts put file names into addresses as they are: also those that emoji join with, or that turn the direction.
    return _UNSAFE.sub(lambda match: quote(match.group(), safe=""), value)
