"""Another program whose data the demo has found: a look inside it, and an import that moves on with the clock."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from backend.protocol.events import Event
from backend.protocol.other_programs import (
    CancelProgramImport,
    Contents,
    FoundProgram,
    ImportFromProgram,
    LeftBehind,
    LookForPrograms,
    PreviewProgramImport,
    Program,
    ProgramCommand,
    ProgramImportChanged,
    ProgramImportJob,
    ProgramImportPreview,
    ProgramImportState,
    ProgramsFound,
    TakeBackProgramImport,
    Why,
)
from backend.protocol.replies import Done, Reply

PATH = "/home/marlow/.imxup"
A_TICK = 40

NEW = Contents(
    tabs=6,
    galleries=1_204,
    finished=1_131,
    images=98_412,
    gone=12,
    templates=("Forum – 3 columns", "Compact", "With downloads", "Plain", "Blog"),
    accounts=("imx.to", "rapidgator.net", "katfile.com"),
    settings=("start_when_added", "imx.to/thumbnail_size", "imx.to/connections", "rapidgator.net/start_on"),
)
HERE = Contents(tabs=1, galleries=3)
BEHIND = (
    LeftBehind(why=Why.NO_IMAGE_LINKS, count=4),
    LeftBehind(why=Why.ACCOUNT_LOCKED, count=1, subject="tezfiles.com"),
    LeftBehind(why=Why.PROGRAMS_RUN, count=1),
)


class DemoPrograms:
    """`publish` is told of the job."""

    def __init__(self, publish: Callable[[Event], None]) -> None:
        self._publish = publish
        self._job: ProgramImportJob | None = None

    def carry_out(self, command: ProgramCommand) -> Reply:
        match command:
            case LookForPrograms():
                return ProgramsFound(programs=(FoundProgram(program=Program.IMXUPLOADER, path=PATH),), job=self._job)
            case PreviewProgramImport(path=path):
                return ProgramImportPreview(
                    program=Program.IMXUPLOADER, path=path, new=NEW, here=HERE, left_behind=BEHIND
                )
            case ImportFromProgram(path=path):
                self._tell(
                    ProgramImportJob(
                        program=Program.IMXUPLOADER, path=path, state=ProgramImportState.RUNNING, total=NEW.galleries
                    )
                )
            case CancelProgramImport():
                if self._job is not None:
                    self._end(ProgramImportState.CANCELLED, self._job.looked_at)
            case TakeBackProgramImport():
                pass  # nothing came in
        return Done()

    def tick(self) -> None:
        job = self._job
        if job is None or job.state is not ProgramImportState.RUNNING:
            return
        looked_at = min(job.total, job.looked_at + A_TICK)
        if looked_at == job.total:
            self._end(ProgramImportState.DONE, looked_at)
        else:
            self._tell(msgspec.structs.replace(job, looked_at=looked_at))

    def _end(self, state: ProgramImportState, looked_at: int) -> None:
        if self._job is not None:
            share = looked_at / NEW.galleries
            is_in = msgspec.structs.replace(
                NEW,
                galleries=looked_at,
                finished=round(NEW.finished * share),
                images=round(NEW.images * share),
                gone=round(NEW.gone * share),
            )
            self._tell(
                msgspec.structs.replace(
                    self._job,
                    state=state,
                    looked_at=looked_at,
                    is_in=is_in,
                    here=HERE,
                    left_behind=BEHIND,
                    can_take_back=True,
                )
            )

    def _tell(self, job: ProgramImportJob) -> None:
        self._job = job
        self._publish(ProgramImportChanged(job=job))
