"""The demo's log: made from its galleries and hosts, and filtered as the engine does it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from backend import __version__
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.log import GetLog, LogEntry, LogFilter, LogGallery, LogLevel, LogPage, LogWord
from backend.protocol.rows import GalleryRow, GalleryState, HostWork

_REFUSED = """POST https://imx.to/login.php → 403 after 312 ms
{"status":"error","message":"Wrong username or password"}"""
_BUSY = """POST https://api.pixhost.to/images → 503 after 1204 ms
Service temporarily unavailable"""


class DemoLog:
    """Lines of the last hours, oldest first."""

    def __init__(self, rows: Iterable[GalleryRow], now: float) -> None:
        rows = list(rows)
        made = [entry for row in rows for entry in _of_gallery(row)]
        if rows:
            refused = ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, host="imx.to", detail="Wrong username or password")
            made += [
                LogEntry(at=now - 9000, kind="engine_started", subject=__version__, text="process 4711"),
                LogEntry(at=now - 8800, kind="account_accepted", host="vipr.im", account="vipr.im", subject="marlow"),
                LogEntry(at=now - 5400, kind="settings_changed", subject="bandwidth_limit_bps"),
                LogEntry(
                    at=now - 680, level=LogLevel.ERROR, kind="account_refused", host="imx.to", account="imx.to",
                    error=refused, detail=_REFUSED,
                ),
                LogEntry(at=now - 200, kind="host_on", host="katfile.com"),
            ]  # fmt: skip
        made.sort(key=lambda entry: entry.at)
        self._entries = [_numbered(entry, number) for number, entry in enumerate(made, 1)]

    def page(self, command: GetLog) -> LogPage:
        newest = len(self._entries)
        fitting = [entry for entry in self._entries if _fits(entry, command.filter)]
        is_end = True
        if command.after is not None:
            fitting = [entry for entry in fitting if entry.id > command.after]
            is_end, found = len(fitting) <= command.limit, fitting[: command.limit][::-1]
            next_id = found[0].id if found and not is_end else newest
        else:
            before = newest + 1 if command.before is None else command.before
            fitting = [entry for entry in fitting if entry.id < before]
            is_end, found = len(fitting) <= command.limit, fitting[-command.limit :][::-1]
            next_id = found[-1].id if found else 0
        seen = {entry.gallery_id: entry.gallery for entry in self._entries if entry.gallery_id}
        return LogPage(
            entries=tuple(found),
            next_id=next_id,
            is_end=is_end,
            newest_id=newest,
            total=newest,
            galleries=tuple(LogGallery(id=key, name=name) for key, name in reversed(seen.items())),
        )


def _numbered(entry: LogEntry, number: int) -> LogEntry:
    return msgspec.structs.replace(entry, id=number)


def _of_gallery(row: GalleryRow) -> list[LogEntry]:
    def line(at: float, kind: str, level: LogLevel = LogLevel.NOTICE, **more: object) -> LogEntry:
        return LogEntry(at=at, kind=kind, level=level, gallery_id=row.id, gallery=row.name, **more)  # type: ignore[arg-type]

    made = [line(row.added_at + 4, "scanned", count=row.images)]
    if row.started_at:
        made.append(line(row.started_at, "started"))
    for i, host in enumerate(row.hosts):
        at = (row.finished_at or row.added_at + 600) - 5 * i
        if host.work is HostWork.DONE:
            made.append(line(at, "host_done", host=host.host_id, count=row.images))
        elif host.failed_files or host.error is not None:
            busy = ErrorInfo(
                kind=ErrorKind.HOST_UNAVAILABLE, host=host.host_id, detail="HTTP 503: Service temporarily unavailable",
                retry_at=at - 10,
            )  # fmt: skip
            made.append(
                line(
                    at - 20,
                    "try_failed",
                    LogLevel.WARNING,
                    host=host.host_id,
                    subject="012.jpg",
                    count=1,
                    error=busy,
                    text="try 1 of 3",
                    detail=_BUSY,
                )
            )
    if row.state in (GalleryState.COMPLETED, GalleryState.INCOMPLETE, GalleryState.FAILED):
        levels = {GalleryState.INCOMPLETE: LogLevel.WARNING, GalleryState.FAILED: LogLevel.ERROR}
        level, at = levels.get(row.state, LogLevel.NOTICE), row.finished_at or row.added_at + 700
        made.append(line(at, row.state.value, level, count=row.done_images, error=row.error))
    return made


def _fits(entry: LogEntry, wanted: LogFilter) -> bool:
    error = entry.error.kind.value if entry.error is not None else ""
    host = entry.host or (entry.error.host if entry.error is not None else "")
    return (
        (not wanted.levels or entry.level in wanted.levels)
        and wanted.kind in ("", entry.kind)
        and wanted.error in ("", error)
        and wanted.host in ("", host)
        and wanted.gallery_id in (0, entry.gallery_id)
        and all(_has(entry, word, error, host) for word in wanted.words)
    )


def _has(entry: LogEntry, word: LogWord, error: str, host: str) -> bool:
    said = f"{entry.gallery}\n{entry.subject}\n{entry.detail}\n{host}\n{entry.text}".casefold()
    return word.text in said or entry.kind in word.kinds or error in word.errors or host in word.hosts
