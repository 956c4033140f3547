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

A rule whose `body` pattern fits has read the answer: the host does not hold the file then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

import regex

from backend.errors import Problem, problem
from backend.hosts import pattern
from backend.hosts.definition import Condition, Definition, ErrorRule, Reading, Step
from backend.hosts.extract import Extract
from backend.hosts.placeholders import Values
from backend.protocol.errors import ErrorKind
from backend.uploads.http import Answer
from backend.uploads.retry import parse_retry_after

LINKS = ("page_url", "image_url", "thumb_url", "delete_url")

_LOST_ANSWER = (502, 504, 520, 524)
_MATCHED_CHARS = 64 * 1024
_DETAIL_CHARS = 300


class GalleryLost(Problem):
    """The host takes nothing more into this remote gallery."""


@dataclass(frozen=True, slots=True)
class Readings:
    """What a successful answer gave."""

    read: dict[str, str]
    keep: dict[str, str]


def judge(answer: Answer, step: Step, definition: Definition, values: Values, *, now: float) -> Readings:
    """The values of a successful answer.

    Raises Problem with the kind of failure, GalleryLost when a rule says so; `file_may_have_arrived` as in the table.
    """
    return _Verdict(answer, step, definition, values, now).readings()


class _Verdict:
    def __init__(self, answer: Answer, step: Step, definition: Definition, values: Values, now: float) -> None:
        self._answer = answer
        self._extract = Extract(answer)
        self._step = step
        self._definition = definition
        self._values = values
        self._now = now

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
        if not all(self._holds(condition) for condition in self._step.success):
            raise self._refusal(self._refused, may_hold=False)
        return Readings(read=self._read(self._step.read), keep=self._read(self._step.keep))

    @property
    def _refused(self) -> ErrorKind:
        """The host understood and says no: to the file, or to how we ask."""
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

    def _holds(self, condition: Condition) -> bool:
        value = self._extract.value(condition, self._values)
        if condition.equals is not None:
            return value == condition.equals
        if condition.matches is not None:
            return pattern.search(condition.matches, value) is not None
        return bool(value)

    def _read(self, readings: Iterable[Reading]) -> dict[str, str]:
        found: dict[str, str] = {}
        for reading in readings:
            value = self._extract.value(reading, self._values)
            if value and reading.fake and pattern.search(reading.fake, value):
                detail = f"fake success: {reading.name} is {value}"
                raise self._problem(ErrorKind.HOST_UNAVAILABLE, detail, may_hold=False)
            if value and reading.name in LINKS and not (value := _address(value)):
                raise self._refusal(ErrorKind.HOST_CHANGED, may_hold=True, detail=f"{reading.name} is no address")
            if not value and not reading.optional:
                raise self._refusal(ErrorKind.HOST_CHANGED, may_hold=True, detail=f"{reading.name} is missing")
            found[reading.name] = self._values.read[reading.name] = value
        return found

    # -- errors ----------------------------------------------------------------------------------------------

    def _refusal(self, kind: ErrorKind, *, may_hold: bool, detail: str = "") -> Problem:
        rule = next((rule for rule in self._definition.errors.rules if self._fits(rule)), None)
        if rule is None:
            return self._problem(kind, detail or self._detail(), may_hold=may_hold, retry_at=self._retry_at())
        return self._problem(
            rule.kind,
            self._detail(),
            may_hold=may_hold and not rule.body,
            retry_at=self._asked_wait(rule) or self._retry_at(),
            is_lost=rule.gallery_lost,
        )

    def _fits(self, rule: ErrorRule) -> bool:
        if rule.status and self._answer.status not in rule.status:
            return False
        return not rule.body or pattern.search(rule.body, self._extract.text[:_MATCHED_CHARS]) is not None

    def _asked_wait(self, rule: ErrorRule) -> float | None:
        if rule.wait and (match := pattern.search(rule.wait, self._extract.text[:_MATCHED_CHARS])):
            return parse_retry_after(match.group(1), self._now)
        return self._now + rule.wait_s if rule.wait_s is not None else None

    def _retry_at(self) -> float | None:
        return parse_retry_after(self._answer.headers.get("retry-after", ""), self._now)

    def _detail(self) -> str:
        """The host's own words, or the status; never a whole page."""
        wanted = self._definition.errors.detail
        words = self._extract.value(wanted, self._values) if wanted is not None and not self._extract.is_page else ""
        status = f"HTTP {self._answer.status}"
        return f"{status}: {words}" if words else status + (" (a web page)" if self._extract.is_page else "")

    def _problem(
        self, kind: ErrorKind, detail: str, *, may_hold: bool, retry_at: float | None = None, is_lost: bool = False
    ) -> Problem:
        for secret in self._values.scopes.get("credential", {}).values():
            if secret:
                detail = detail.replace(secret, "…")
        may_hold = may_hold and self._step.carries_file and not self._answer.is_early
        made = problem(
            kind,
            " ".join(detail.split())[:_DETAIL_CHARS],
            host=self._definition.id,
            retry_at=retry_at,
            file_may_have_arrived=may_hold,
        )
        return GalleryLost(made.info) if is_lost else made


def _address(value: str) -> str:
    """The value as a web address that is safe inside BBCode and HTML, or empty when it is none."""
    if not regex.match(r"https?://[^/\s]", value) or regex.search(r"\p{Cc}", value):
        return ""
    # Hosts put file names into addresses as they are: also those that emoji join with, or that turn the direction.
    return regex.sub(r"[\s\"'<>\[\]\\\p{C}]", lambda match: quote(match.group(), safe=""), value)
