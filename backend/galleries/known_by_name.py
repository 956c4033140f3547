"""Galleries that another program uploaded: only names and sizes of their files are known, until the same come again.

A folder with the same number of files, each of the same name and the same size to the byte, is taken for the same
gallery; the person is asked as for every duplicate.
"""

from __future__ import annotations

import apsw

from backend.media.hashing import names_digest
from backend.protocol.rows import FileState
from backend.storage import files as file_table
from backend.storage import galleries as gallery_table


def learn_digests(connection: apsw.Connection, gallery_id: int, digest: str) -> list[int]:
    """Give galleries with these names and sizes the contents of this one, whose `digest` is known now. Their ids.

    In the database's thread.
    """
    files = [file for file in file_table.of_gallery(connection, gallery_id) if file.state is not FileState.LEFT_OUT]
    if not all(file.digest for file in files):
        return []
    alike = gallery_table.find_by_names(connection, names_digest((file.name, file.size_bytes) for file in files))
    digests = {file.name.casefold(): file.digest for file in files}
    for other_id in alike:
        of_other = file_table.of_gallery(connection, other_id)
        file_table.set_digests(connection, [(file.id, digests[file.name.casefold()]) for file in of_other])
        gallery_table.update(connection, other_id, digest=digest)
    return alike
