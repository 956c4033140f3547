"""Carries out the steps of a section: in order, passed over, repeated until ready, once for each piece of a file."""

from __future__ import annotations

from asyncio import sleep as pause
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from backend.errors import Problem, problem
from backend.hosts.base import FileToSend
from backend.hosts.definition import AnswerKind, Definition, Section, Step
from backend.hosts.domains import is_allowed
from backend.hosts.extract import Extract
from backend.hosts.placeholders import Values
from backend.hosts.request import Chunk, build, chunks_of
from backend.hosts.verdict import Readings, Refusal, holds, judge
from backend.protocol.errors import ErrorKind
from backend.uploads.http import Answer, BeforeEnd, CookieStore, Request, SentCallback, Transport
from backend.uploads.redirect import redirected

_MAX_REDIRECTS = 5

Rows = Sequence[Mapping[str, str]]
"""What was read from the rows of an answer; `file` is the file's name as the row tells it."""


@dataclass(frozen=True, slots=True)
class Sending:
    """The file of an upload or a cover, and what is told while it leaves."""

    file: FileToSend
    on_sent: SentCallback | None = None
    before_end: BeforeEnd | None = None


@dataclass(slots=True)
class Outcome:
    """What a run of steps has kept, which rows it has read, and whether a file has left."""

    kept: dict[str, str] = field(default_factory=dict)
    kept_each: dict[str, str] = field(default_factory=dict)
    rows: list[Mapping[str, str]] = field(default_factory=list)
    has_sent: bool = False


class StepRunner:
    """Used from the engine's event loop; one for each host, without state of its own.

    `inactivity_s` is how long nothing may move, `now` gives Unix time.
    """

    def __init__(
        self,
        definition: Definition,
        transport: Transport,
        *,
        inactivity_s: Callable[[], float],
        now: Callable[[], float],
    ) -> None:
        self._definition = definition
        self._transport = transport
        self._inactivity_s = inactivity_s
        self._now = now

    async def run(
        self,
        section: Section,
        steps: Sequence[Step],
        values: Values,
        cookies: CookieStore | None,
        sending: Sending | None = None,
        *,
        has_all: Callable[[Rows], bool] = lambda _: True,
    ) -> Outcome:
        """`values` holds what the steps have read. Rows are asked for until `has_all` says that none is missing.

        Raises Refusal and what the transport raises; `file_may_have_arrived` says whether the file is on its way.
        """
        outcome = Outcome()
        for step in steps:
            if (step.only_if and not values.fill(step.only_if)) or (step.unless and values.fill(step.unless)):
                continue
            if step.wait_s:
                await pause(step.wait_s)
            try:
                readings = await self._step(section, step, values, cookies, sending, outcome, has_all)
            except Refusal as refused:
                was_sent = outcome.has_sent and not refused.not_stored
                refused.file_may_have_arrived = was_sent or (step.carries_file and refused.file_may_have_arrived)
                raise
            except Problem as failed:
                failed.file_may_have_arrived = outcome.has_sent or (step.carries_file and failed.file_may_have_arrived)
                raise
            outcome.has_sent = outcome.has_sent or step.carries_file
            outcome.kept |= readings.keep
            if step.keep_each:
                outcome.kept_each |= readings.keep
            values.remote.update(readings.keep)
        return outcome

    async def _step(
        self,
        section: Section,
        step: Step,
        values: Values,
        cookies: CookieStore | None,
        sending: Sending | None,
        outcome: Outcome,
        has_all: Callable[[Rows], bool],
    ) -> Readings:
        if step.carries_file and sending is not None and step.chunk_bytes:
            return await self._in_chunks(section, step, values, cookies, sending)
        delays_s = iter(step.poll.delays_s if step.poll else ())
        while True:
            extract = await self._exchange(step, values, cookies, sending)
            try:
                is_ready = step.poll is None or all(holds(extract, condition, values) for condition in step.poll.until)
                if step.rows is not None:
                    outcome.rows = self._rows(extract, step, values)
            except TimeoutError:
                raise problem(ErrorKind.HOST_CHANGED, "a pattern took too long", host=self._definition.id) from None
            readings = judge(
                extract, step, self._definition, values, now=self._now(), section=section, needs_all=is_ready
            )  # fmt: skip
            if is_ready and (step.rows is None or has_all(outcome.rows)):
                return readings
            delay_s = next(delays_s, None)
            if delay_s is None:
                if is_ready:
                    return readings
                assert step.poll is not None
                raise problem(step.poll.kind, "the host did not get ready", host=self._definition.id)
            await pause(delay_s)

    def _rows(self, extract: Extract, step: Step, values: Values) -> list[Mapping[str, str]]:
        """The rows of an answer; what the wanted one says is read. Raises TimeoutError."""
        assert step.rows is not None
        found = (_row(row, step, self._definition, values, self._now()) for row in extract.rows(step.rows))
        rows: list[Mapping[str, str]] = [row for row in found if row]
        if step.rows.equals:
            _take_row(rows, values, values.fill(step.rows.equals))
        return rows

    async def _in_chunks(
        self, section: Section, step: Step, values: Values, cookies: CookieStore | None, sending: Sending
    ) -> Readings:
        assert step.chunk_bytes is not None
        readings = Readings({}, {})
        for chunk in chunks_of(sending.file.source.size_bytes, step.chunk_bytes):
            values.chunk = chunk.values()
            piece = Sending(
                sending.file,
                _later(sending.on_sent, chunk.start),
                sending.before_end if chunk.is_last else None,
            )
            try:
                extract = await self._exchange(step, values, cookies, piece, chunk)
                found = judge(
                    extract, step, self._definition, values,
                    now=self._now(), section=section, needs_all=chunk.is_last,
                )  # fmt: skip
            except Problem as failed:  # Refusal too
                failed.file_may_have_arrived = failed.file_may_have_arrived and chunk.is_last
                raise
            readings = Readings(readings.read | found.read, readings.keep | found.keep)
        return readings

    async def _exchange(
        self,
        step: Step,
        values: Values,
        cookies: CookieStore | None,
        sending: Sending | None,
        chunk: Chunk | None = None,
    ) -> Extract:
        file = sending.file if sending is not None else None
        inactivity_s = self._definition.limits.inactivity_s or self._inactivity_s()
        request = await build(step, values, file, inactivity_s, chunk)
        if step.carries_file and sending is not None:
            answer = await self._send(request, values, cookies, sending.on_sent, sending.before_end)
        else:
            answer = await self._send(request, values, cookies)
        extract = Extract(answer, cookies)
        for wanted in step.field_sets:
            values.field_sets[wanted.name] = extract.fields(wanted)
        return extract

    async def _send(
        self,
        request: Request,
        values: Values,
        cookies: CookieStore | None,
        on_sent: SentCallback | None = None,
        before_end: BeforeEnd | None = None,
    ) -> Answer:
        """Send, and follow redirects, only to the domains of the definition.

        A failure after a redirect leaves open what the request before it has done.
        """
        host_id = self._definition.id
        is_complete = False
        for _ in range(_MAX_REDIRECTS + 1):
            try:
                if not is_allowed(request.url, self._definition.domains, values):
                    origin = "/".join(request.url.split("/")[:3])
                    raise problem(ErrorKind.HOST_CHANGED, f"not allowed to send to {origin}", host=host_id)
                answer = await self._transport.send(
                    request, host_id=host_id, cookies=cookies, on_sent=on_sent, before_end=before_end
                )
            except Problem as failed:
                failed.file_may_have_arrived = failed.file_may_have_arrived or is_complete
                raise
            following = redirected(request, answer)
            if following is None:
                return answer
            request = following
            if not answer.is_early:
                is_complete, on_sent, before_end = True, None, None
        raise problem(
            ErrorKind.HOST_CHANGED,
            f"more than {_MAX_REDIRECTS} redirects",
            host=host_id,
            file_may_have_arrived=is_complete,
        )


def _row(row: Extract, step: Step, definition: Definition, values: Values, now: float) -> dict[str, str]:
    """The links of one row, with the file's name as `file`."""
    assert step.rows is not None
    inner = Values(values.scopes, remote=values.remote, session=values.session)
    row_step = Step(url=step.url, read=step.rows.read, answer=AnswerKind.ANY)
    try:
        found = judge(row, row_step, definition, inner, now=now, section=Section.RESULTS).read
    except Refusal:  # it lacks a value that it should have
        return {}
    return found | {"file": row.value(step.rows.file, inner) if step.rows.file is not None else ""}


def _take_row(rows: Rows, values: Values, wanted: str) -> None:
    """Read the first row that names what is wanted, if there is one."""
    for row in rows:
        if wanted and row.get("file") == wanted:
            values.read.update({name: value for name, value in row.items() if name != "file"})
            return


def _later(on_sent: SentCallback | None, start: int) -> SentCallback | None:
    if on_sent is None:
        return None
    tell = on_sent
    return lambda sent_bytes: tell(start + sent_bytes)
