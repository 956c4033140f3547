"""Links that a host tells only after all files of a set: the files wait as `sent`, then the host is asked once for all.

Such a file is never sent again by itself. When the host does not tell its link in the end, its outcome is unknown.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping

import apsw
import msgspec

from backend.errors import Problem
from backend.galleries.afterwards import note_links
from backend.galleries.attempts import Attempts
from backend.galleries.history import History
from backend.galleries.ledger import Ledger
from backend.galleries.run import Part, Run, shown_upload
from backend.galleries.sent_files import sent_files
from backend.hosts.base import Uploaded
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import UploadRow, UploadState
from backend.storage import galleries as gallery_table
from backend.storage import uploads as upload_table
from backend.storage.database import Database
from backend.storage.records import UploadRecord
from backend.uploads import exchanges
from backend.uploads.breaker import OUTAGES

log = logging.getLogger(__name__)

ASK_AGAIN_S = (10.0, 60.0, 300.0)
"""Pauses before the host is asked again for links that were not there yet."""


class Collecting:
    """Used from the engine's event loop; the scheduler decides when."""

    def __init__(
        self,
        *,
        database: Database,
        ledger: Ledger,
        history: History,
        attempts: Attempts,
        follow_up: Callable[[], None],
    ) -> None:
        self._database = database
        self._ledger = ledger
        self._history = history
        self._attempts = attempts
        self._follow_up = follow_up

    async def collect(self, run: Run, part: Part) -> None:
        """Ask for the links of all files that wait for them; what comes is stored in one transaction."""
        part.is_asked = True
        exchanges.begin()
        try:
            if part.lane.account_error is not None:
                raise Problem(part.lane.account_error)
            found = await part.lane.host.collect(sent_files(part), part.remote, part.account)
            self._attempts.step_succeeded(part)
            await self._take_in(run, part, {id_: links for id_, links in found.items() if links.has_link})
            await self._ask_again_or_end(run, part, None)
        except Problem as problem:
            is_again = await self._attempts.step_failed(run, part, problem)
            if not is_again and part.lane.account_error is None and problem.info.kind in OUTAGES:
                await self._ask_again_or_end(run, part, problem.info)
            elif not is_again and not run.is_stopping:
                await self._give_up(run, part, problem.info)
        except Exception:
            log.exception("asking %s for links failed", part.host_id)
            await self._give_up(run, part, ErrorInfo(kind=ErrorKind.BUG, host=part.host_id))
        finally:
            if part.collects_first and not part.sent:
                part.begin_anew()
                await self._ledger.store_remote(run, part)
            self._attempts.end_step(part)

    async def _take_in(self, run: Run, part: Part, found: Mapping[int, Uploaded]) -> None:
        jobs = [part.sent[file_id] for file_id in found if file_id in part.sent]
        if not jobs:
            return
        remote_json = msgspec.json.encode(part.remote.values).decode()
        part.gallery_url = part.lane.host.gallery_url(part.remote) or part.gallery_url

        def store(connection: apsw.Connection) -> list[UploadRecord]:
            for job in jobs:
                links = found[job.id]
                upload_table.record_collected(
                    connection,
                    job.id,
                    part.host_id,
                    page_url=links.page_url,
                    image_url=links.image_url,
                    thumb_url=links.thumb_url,
                    delete_url=links.delete_url,
                    code=links.code,
                )
                note_links(connection, run.gallery_id, part, job, links)
            gallery_table.update_host(
                connection, run.gallery_id, part.host_id, remote=remote_json, gallery_url=part.gallery_url
            )
            return upload_table.of_files(connection, [job.id for job in jobs])

        stored: list[UploadRecord] = []
        await self._ledger.store_surely(lambda connection: stored.extend(store(connection)))
        self._follow_up()
        rows = {record.file_id: shown_upload(record) for record in stored if record.host_id == part.host_id}
        for job in jobs:
            del part.sent[job.id]
            part.done_files += 1
            part.done_bytes += job.size_bytes
            self._ledger.set_upload(run, part, rows[job.id], job.file_ids)
            self._ledger.tell_followers(run, job.name, rows[job.id])

    async def _ask_again_or_end(self, run: Run, part: Part, error: ErrorInfo | None) -> None:
        if not part.sent or run.is_stopping:
            return
        if part.collect_rounds >= len(ASK_AGAIN_S):
            await self._give_up(run, part, error)
            return
        part.not_before = time.time() + ASK_AGAIN_S[part.collect_rounds]
        part.collect_rounds += 1

    async def _give_up(self, run: Run, part: Part, cause: ErrorInfo | None) -> None:
        """The pictures are probably there, but nobody says where: the person is asked."""
        jobs = list(part.sent.values())
        part.sent.clear()
        error = ErrorInfo(kind=ErrorKind.UNKNOWN_OUTCOME, host=part.host_id, detail=cause.detail if cause else "")

        def store(connection: apsw.Connection) -> None:
            for job in jobs:
                upload_table.record_unlinked(connection, job.id, part.host_id, error=error)

        await self._ledger.store_surely(store)
        part.unknown_files += len(jobs)
        for job in jobs:
            row = UploadRow(host_id=part.host_id, state=UploadState.UNKNOWN, attempts=job.attempts, error=error)
            self._ledger.set_upload(run, part, row, job.file_ids)
            self._ledger.tell_followers(run, job.name, row)
        self._history.note(run.gallery_id, "links_missing", host=part.host_id, count=len(jobs), error=cause)
