"""Digests of files that were hashed before, valid while size, time of change and inode are the same."""

from __future__ import annotations

from collections.abc import Iterable

import apsw

from backend.storage.records import HashKey
from backend.storage.stored_values import signed_inode

_FRESH_S = 86_400.0  # `used_at` is exact to a day, so that looking up does not write each time


def get_many(connection: apsw.Connection, keys: Iterable[HashKey], *, now: float) -> dict[str, str]:
    """Digest by path, for the keys that are known unchanged. Call it in a transaction: it notes the use."""
    known = list(
        connection.executemany(
            "SELECT path, digest, used_at FROM hash_cache "
            "WHERE path = ? AND size_bytes = ? AND mtime_ns = ? AND inode = ?",
            ((key.path, key.size_bytes, key.mtime_ns, signed_inode(key.inode)) for key in keys),
        )
    )
    stale = [(now, path) for path, _, used_at in known if used_at < now - _FRESH_S]
    connection.executemany("UPDATE hash_cache SET used_at = ? WHERE path = ?", stale)
    return {path: digest for path, digest, _ in known}


def put_many(connection: apsw.Connection, digests: Iterable[tuple[HashKey, str]], *, now: float) -> None:
    connection.executemany(
        "INSERT INTO hash_cache (path, size_bytes, mtime_ns, inode, digest, used_at) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (path) DO UPDATE SET size_bytes = excluded.size_bytes, mtime_ns = excluded.mtime_ns, "
        "inode = excluded.inode, digest = excluded.digest, used_at = excluded.used_at",
        ((key.path, key.size_bytes, key.mtime_ns, signed_inode(key.inode), digest, now) for key, digest in digests),
    )


def prune(connection: apsw.Connection, *, used_before: float) -> int:
    """Forget digests that nobody asked for since `used_before`; how many."""
    connection.execute("DELETE FROM hash_cache WHERE used_at < ?", (used_before,))
    return connection.changes()
