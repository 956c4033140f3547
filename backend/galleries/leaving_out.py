"""Images that are left out, or taken in again, while their gallery uploads.

What waits is not sent. What is on the wire is cut, unless only the host's answer is missing: then it is finished and
stays where it is, like all that was there before. An archive is cut likewise, and planned anew without them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence

from backend.galleries.job import FileJob
from backend.galleries.run import Part, Run
from backend.protocol.rows import FileState
from backend.storage.records import FileRecord


def can_take_in(run: Run) -> bool:
    """Whether no host was told yet that the gallery is complete."""
    return not run.is_stopping and not any(part.is_finished for part in run.parts)


async def take_out(run: Run, file_ids: Iterable[int]) -> None:
    """Send nothing more of these files. Returns once the wire is silent of them, but for those that are finished."""
    wanted = set(file_ids)
    run.files = [file for file in run.files if file.id not in wanted]
    for file_id in wanted:
        run.forget(file_id)
    cut: list[asyncio.Task[None]] = []
    for part in run.parts:
        if part.lane.host.info.sends_archive:
            cut += _unpack(part, wanted)
            continue
        part.taken_out |= wanted
        for job in [job for job in part.waiting if job.id in wanted and isinstance(job, FileJob)]:
            part.waiting.remove(job)
            part.total_files -= 1
            part.total_bytes -= job.size_bytes
        flying = [job for job in part.in_flight.values() if job.id in wanted and isinstance(job, FileJob)]
        cut += [job.task for job in flying if job.task is not None and not job.is_at_end]
    for task in cut:
        task.cancel()
    if cut:
        await asyncio.wait(cut)


def _unpack(part: Part, wanted: set[int]) -> list[asyncio.Task[None]]:
    """Let the archives of a host be planned anew, without these files; gives what is to be cut for that."""
    part.needs_plan = not part.is_finished
    flying = [job for job in part.in_flight.values() if wanted.intersection(job.file_ids)]
    return [job.task for job in flying if job.task is not None and not (job.is_at_end or job.is_ending)]


def take_in(run: Run, files: Sequence[FileRecord]) -> None:
    """Send these files, too: behind what waits. An archive that is less than half sent is made anew with them, else
    they get one of their own."""
    known = {file.id for file in run.files}
    for file in files:
        if file.id in known:
            continue
        run.files.append(file)
        for part in run.parts:
            part.taken_out.discard(file.id)
            if part.lane.host.info.sends_archive:
                part.needs_plan = True
                for job in part.in_flight.values():
                    if job.task is not None and 2 * job.sent_bytes < job.size_bytes and not job.is_ending:
                        job.task.cancel()
            elif file.id not in part.uploads:
                part.waiting.append(FileJob(file, file.position))
                part.total_files += 1
                part.total_bytes += file.size_bytes
        run.take_in(file.id)


def usable(files: Sequence[FileRecord], changed: set[int], *, left_out: bool) -> list[FileRecord]:
    """What the gallery consists of once `changed` are left out or taken in. Pure."""
    return [file for file in files if (not left_out if file.id in changed else file.state is not FileState.LEFT_OUT)]
