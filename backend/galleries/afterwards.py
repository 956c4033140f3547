"""What an upload leaves for later: noted in the transaction that stores the upload, done by `follow_ups`."""

from __future__ import annotations

import time

import apsw

from backend.galleries.job import FileJob, Job
from backend.galleries.run import Part
from backend.hosts.base import Ability, Uploaded
from backend.storage import follow_ups as follow_up_table
from backend.storage.follow_ups import RENAME, RESOLVE


def note_made(connection: apsw.Connection, gallery_id: int, part: Part) -> None:
    """The remote gallery is there: it gets its name later, where the upload could not give it.

    Once that is stored, `part.is_named` is to be set: a transaction may fail and be done again.
    """
    if part.is_named or not part.remote.is_begun or Ability.RENAME not in part.lane.host.info.abilities:
        return
    follow_up_table.add(connection, RENAME, gallery_id, part.host_id, at=time.time())


def note_links(connection: apsw.Connection, gallery_id: int, part: Part, job: Job, uploaded: Uploaded) -> None:
    """The image itself has no address yet: it is asked for later, where the host can tell."""
    if uploaded.image_url or not isinstance(job, FileJob) or Ability.RESOLVE not in part.lane.host.info.abilities:
        return
    follow_up_table.add(connection, RESOLVE, gallery_id, part.host_id, file_id=job.id, at=time.time())
