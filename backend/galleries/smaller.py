"""Images that a host found too large after they were sent: the next try sends copies that are smaller.

Where a host says its limit, the copies are made to it; otherwise half of what it last refused is tried. The limit is
stored with the gallery's host, so that a later run of the engine sends the same copies. What is online stays.
"""

from __future__ import annotations

import apsw

from backend.errors import problem
from backend.protocol.errors import ErrorKind
from backend.protocol.rows import UploadState
from backend.storage import files as file_table
from backend.storage import galleries as gallery_table
from backend.storage import uploads as upload_table
from backend.storage.database import Database


async def narrow(database: Database, gallery_id: int, host_id: str, stated_bytes: int | None) -> tuple[int, ...]:
    """Lower what the host is sent of this gallery at most; returns the ids of the files that it found too large.

    `stated_bytes` is the limit that the host names, if it names one. Raises Problem: BAD_INPUT when nothing was too
    large, DISK.
    """

    def store(connection: apsw.Connection) -> tuple[int, ...]:
        refused = {
            upload.file_id
            for upload in upload_table.of_gallery(connection, gallery_id)
            if upload.host_id == host_id
            and upload.state is UploadState.FAILED
            and upload.error is not None
            and upload.error.is_too_large
        }
        sizes = [file.size_bytes for file in file_table.of_gallery(connection, gallery_id) if file.id in refused]
        hosts = [host for record in gallery_table.get_many(connection, [gallery_id]) for host in record.hosts]
        sent = next((host.most_bytes for host in hosts if host.host_id == host_id), None)
        if sizes:
            most = next_limit(min(sizes), sent, stated_bytes)
            gallery_table.update_host(connection, gallery_id, host_id, most_bytes=most)
        return tuple(sorted(refused))

    file_ids = await database.run(store)
    if not file_ids:
        raise problem(ErrorKind.BAD_INPUT, "no image was too large", host=host_id, subject="host_id")
    return file_ids


def next_limit(smallest_bytes: int, sent_bytes: int | None, stated_bytes: int | None) -> int:
    """What to send at most, after the smallest refused image and the limit of the try before. Pure."""
    refused = min(smallest_bytes, sent_bytes or smallest_bytes)
    if stated_bytes is not None and 0 < stated_bytes < refused:
        return stated_bytes
    return max(refused // 2, 1)
