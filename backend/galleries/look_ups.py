"""Uploads with an unknown outcome, at hosts that can be asked: before the person is, and before anything goes twice."""

from __future__ import annotations

import logging
import time

from backend.errors import Problem
from backend.galleries.attempts import Attempts
from backend.galleries.history import History
from backend.galleries.job import Job
from backend.galleries.ledger import Ledger
from backend.galleries.run import Part, Run
from backend.storage.database import Database
from backend.uploads import exchanges

log = logging.getLogger(__name__)

MOST_LOOK_UPS = 2
"""For one file in one run: what the host still does not say then is asked of the person."""


class LookUps:
    """Used from the engine's event loop; the scheduler decides when."""

    def __init__(self, *, database: Database, ledger: Ledger, history: History, attempts: Attempts) -> None:
        self._database = database
        self._ledger = ledger
        self._history = history
        self._attempts = attempts

    async def ask(self, run: Run, part: Part) -> None:
        """Ask about every upload that is due: the host has it, or it goes again, or it stays unknown."""
        now = time.time()
        due = [job for job in part.to_look_up if job.not_before <= now]
        try:
            for job in due:
                if run.is_stopping:
                    break
                part.to_look_up.remove(job)
                await self._ask_one(run, part, job)
        except Exception:
            log.exception("asking %s about an upload failed", part.host_id)
        finally:
            self._attempts.end_step(part)

    async def _ask_one(self, run: Run, part: Part, job: Job) -> None:
        job.look_ups += 1
        exchanges.begin()
        try:
            async with self._attempts.to_send(run, part, job) as file:
                found = await part.lane.host.look_up(file, part.remote, part.account)
        except Problem as problem:
            log.info("%s does not say whether it has a file: %s", part.host_id, problem)
            if await self._attempts.step_failed(run, part, problem) and job.look_ups < MOST_LOOK_UPS:
                job.not_before = part.not_before
                part.to_look_up.append(job)
            part.not_before = 0.0
            return
        self._attempts.step_succeeded(part)
        if found is None:
            await self._database.run(lambda connection: job.record_pending(connection, part.host_id))
            part.unknown_files -= len(job.file_ids)
            self._ledger.set_upload(run, part, None, job.file_ids)
            if part.is_of_earlier_run and not part.lane.host.info.can_resume_gallery:
                part.begin_anew()
            part.put_back(job)
        elif found.has_link:
            part.unknown_files -= len(job.file_ids)
            await self._attempts.take_result(run, part, job, found, file.source.size_bytes)
            self._history.note(run.gallery_id, "found_on_host", host=part.host_id, subject=job.name)
