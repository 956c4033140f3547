"""What each host last said of a gallery's links."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import apsw
import msgspec


class Check(NamedTuple):
    host_id: str
    at: float
    alive: int
    gone: int
    unknown: int


def load(connection: apsw.Connection, gallery_ids: Iterable[int] | None = None) -> dict[int, list[Check]]:
    """By gallery; of all galleries unless some are named."""
    ids = None if gallery_ids is None else msgspec.json.encode(list(gallery_ids)).decode()
    found: dict[int, list[Check]] = {}
    for gallery_id, *values in connection.execute(
        "SELECT gallery_id, host_id, at, alive, gone, unknown FROM link_checks "
        "WHERE ?1 IS NULL OR gallery_id IN (SELECT value FROM json_each(?1)) ORDER BY gallery_id, host_id",
        (ids,),
    ):
        found.setdefault(gallery_id, []).append(Check(*values))
    return found


def put(connection: apsw.Connection, gallery_id: int, checks: Iterable[Check]) -> None:
    """These, and nothing else, is what is known of the gallery; a gallery that is gone is passed over."""
    connection.execute("DELETE FROM link_checks WHERE gallery_id = ?", (gallery_id,))
    connection.executemany(
        "INSERT INTO link_checks (gallery_id, host_id, at, alive, gone, unknown) "
        "SELECT id, ?2, ?3, ?4, ?5, ?6 FROM galleries WHERE id = ?1",
        ((gallery_id, *check) for check in checks),
    )
