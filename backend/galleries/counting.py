"""Counts what became of an upload, in the transaction that stores it. Called in the database's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import apsw

from backend.galleries.job import Job
from backend.galleries.run import Part, Run
from backend.hosts.base import Uploaded
from backend.protocol.commands import ResolveUnknown
from backend.protocol.errors import ErrorKind
from backend.protocol.rows import GalleryRow, UploadState
from backend.storage import archives as archive_table
from backend.storage import files as file_table
from backend.storage import galleries as gallery_table
from backend.storage import metrics
from backend.storage import uploads as upload_table
from backend.storage.metrics import Amounts, MetricSums


def uploaded(sums: MetricSums, run: Run, part: Part, job: Job, found: Uploaded, size_bytes: int, at: float) -> None:
    """The host has taken a file or archive of this size, or had it. `at` is Unix time."""
    images = len(job.file_ids)
    amounts = Amounts(uploads=1, images=images, bytes=0 if found.already_there else size_bytes)
    if job.first_error is None:
        amounts.first_tries = 1
    else:
        _add(sums, run, part, job.first_error, Amounts(hits=images), at)
    _add(sums, run, part, metrics.WAS_THERE if found.already_there else metrics.UPLOADED, amounts, at)


def ended(sums: MetricSums, run: Run, part: Part, jobs: Sequence[Job], kind: ErrorKind, at: float) -> None:
    """These were given up, or nobody knows whether they arrived."""
    for job in jobs:
        images = len(job.file_ids)
        _add(sums, run, part, kind, Amounts(uploads=1, images=images), at)
        _add(sums, run, part, job.first_error or kind, Amounts(hits=images), at)


def cut_off(sums: MetricSums, *, host_id: str, images: int, tab_id: int, at: float) -> None:
    """The engine ended while the answer of a host was missing: nobody knows whether this upload arrived."""
    amounts = Amounts(uploads=1, images=images, hits=images)
    sums.add(ErrorKind.UNKNOWN_OUTCOME, amounts, at=at, host_id=host_id, account=host_id, tab_id=tab_id)


def arrived(sums: MetricSums, connection: apsw.Connection, row: GalleryRow, command: ResolveUnknown, at: float) -> None:
    """The person says that what was unknown is there; called before that is stored."""
    (record,) = gallery_table.get_many(connection, [row.id])
    accounts = {host.host_id: host.account for host in record.hosts}
    sizes = {file.id: file.size_bytes for file in file_table.of_gallery(connection, row.id)}
    found: list[tuple[str, tuple[int, ...], int]] = [
        (upload.host_id, (upload.file_id,), sizes.get(upload.file_id, 0))
        for upload in upload_table.of_gallery(connection, row.id)
        if upload.state is UploadState.UNKNOWN
    ]
    found += [
        (archive.host_id, archive.file_ids, archive.size_bytes)
        for archive in archive_table.of_gallery(connection, row.id)
        if archive.state is UploadState.UNKNOWN
    ]
    for host_id, ids, size_bytes in found:
        is_meant = not command.file_ids or set(ids) & set(command.file_ids)
        if is_meant and command.host_id in ("", host_id):
            amounts = Amounts(uploads=1, images=len(ids), bytes=size_bytes)
            account = accounts.get(host_id) or host_id
            sums.add(metrics.UPLOADED, amounts, at=at, host_id=host_id, account=account, tab_id=row.tab_id)


def gallery(sums: MetricSums, run: Run, at: float) -> Callable[[apsw.Connection], None]:
    """For the transaction that stores the end of a completed gallery."""
    return lambda _connection: sums.add(metrics.GALLERY, Amounts(uploads=1), at=at, tab_id=run.tab_id)


def _add(sums: MetricSums, run: Run, part: Part, outcome: str, amounts: Amounts, at: float) -> None:
    sums.add(outcome, amounts, at=at, host_id=part.host_id, account=part.lane.account.key, tab_id=run.tab_id)
