"""Files that a host has taken without telling their links yet."""

from __future__ import annotations

import time

import apsw
import msgspec

from backend.galleries import counting
from backend.galleries.afterwards import note_made
from backend.galleries.job import FileJob
from backend.galleries.ledger import Ledger
from backend.galleries.run import SET_BEGAN, Part, Run
from backend.hosts.base import FileToSend, SentFile, Uploaded
from backend.protocol.rows import UploadRow, UploadState
from backend.storage import galleries as gallery_table
from backend.storage import uploads as upload_table
from backend.storage.metrics import MetricSums


async def keep_sent(
    ledger: Ledger, sums: MetricSums, run: Run, part: Part, job: FileJob, uploaded: Uploaded, sent: FileToSend
) -> None:
    """Store that the host has taken a file whose link it tells later. `sent` has the name that it was told."""
    name = sent.name
    # Later than every file before, whatever the clock does: the host lists the files in this order.
    job.sent_at = now = max(time.time(), max(part.set_order, default=0.0) + 1e-6)
    job.sent_name = name
    part.remote.values.setdefault(SET_BEGAN, repr(now))
    part.is_begun = True
    part.gallery_url = part.lane.host.gallery_url(part.remote) or part.gallery_url
    remote_json = msgspec.json.encode(part.remote.values).decode()

    def store(connection: apsw.Connection) -> None:
        upload_table.record_sent(connection, job.id, part.host_id, at=now, sent_name=name, code=uploaded.code)
        gallery_table.update_host(
            connection,
            run.gallery_id,
            part.host_id,
            remote=remote_json,
            gallery_url=part.gallery_url,
            account=part.lane.account.key,
        )
        note_made(connection, run.gallery_id, part)
        counting.uploaded(sums, run, part, job, uploaded, sent.source.size_bytes, now)

    is_made = part.remote.is_begun
    part.set_order.append(now)
    await ledger.store_surely(store)
    part.is_named = part.is_named or is_made
    part.sent[job.id] = job
    part.is_asked = False
    part.in_flight.pop(job.id, None)
    row = UploadRow(host_id=part.host_id, state=UploadState.SENT, attempts=job.attempts)
    ledger.set_upload(run, part, row, job.file_ids)


def sent_files(part: Part) -> list[SentFile]:
    """In the order in which their uploads were completed; places count all files of the set."""
    places = {at: place for place, at in enumerate(sorted(part.set_order))}
    jobs = sorted(part.sent.values(), key=lambda job: job.sent_at)
    return [
        SentFile(id=job.id, index=job.index, name=job.sent_name, order=places.get(job.sent_at, place))
        for place, job in enumerate(jobs)
    ]
