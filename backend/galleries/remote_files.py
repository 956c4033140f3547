"""Files that are on hosts already: delete them there, find out whether they are still there."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import apsw
import msgspec

from backend.errors import Problem, problem
from backend.galleries.book import Book
from backend.galleries.history import History
from backend.galleries.results import Results
from backend.galleries.states import Trigger, allows
from backend.galleries.tally import Tally
from backend.hosts.base import Ability, Account, Host, Uploaded
from backend.hosts.lane import Lane
from backend.hosts.roster import Roster
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.links import (
    CheckLinks,
    DeleteRemote,
    FileOnHost,
    LinkCheck,
    LinksChecked,
    LinkState,
    RemoteDeleted,
)
from backend.protocol.rows import GalleryRow, GalleryState, UploadState
from backend.storage import archives as archive_table
from backend.storage import files as file_table
from backend.storage import galleries as gallery_table
from backend.storage import uploads as upload_table
from backend.storage.database import Database

log = logging.getLogger(__name__)

AT_ONCE = 4
_AT_WORK = (GalleryState.VALIDATING, GalleryState.SCANNING, GalleryState.QUEUED, GalleryState.UPLOADING)
_ENDS_ALL = (
    ErrorKind.LOGIN_REQUIRED,
    ErrorKind.BAD_CREDENTIALS,
    ErrorKind.RATE_LIMITED,
    ErrorKind.QUOTA,
    ErrorKind.HOST_UNAVAILABLE,
)
"""After one of these the host is not asked about the next file."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One thing on a host: a file, or an archive (`archive_id`)."""

    gallery_id: int
    host_id: str
    file_ids: tuple[int, ...]
    name: str
    uploaded: Uploaded
    archive_id: int = 0

    def found(self, state: LinkState, error: ErrorInfo | None = None) -> FileOnHost:
        return FileOnHost(
            gallery_id=self.gallery_id,
            host_id=self.host_id,
            file_id=0 if self.archive_id else self.file_ids[0],
            name=self.name,
            state=state,
            error=error,
        )


class RemoteFiles:
    """Used from the engine's event loop. What a host said is stored before it is told, file by file."""

    def __init__(
        self,
        *,
        book: Book,
        database: Database,
        roster: Roster,
        tally: Tally,
        results: Results,
        history: History,
        is_running: Callable[[int], bool],
        poke: Callable[[], None],
    ) -> None:
        self._book = book
        self._database = database
        self._roster = roster
        self._tally = tally
        self._results = results
        self._history = history
        self._is_running = is_running
        self._poke = poke
        self._held: Counter[int] = Counter()

    def holds(self, row: GalleryRow) -> bool:
        """Whether what this gallery has on hosts is just going: it starts only when it is known what is left."""
        return self._held[row.id] > 0

    async def delete(self, command: DeleteRemote) -> RemoteDeleted:
        """Raises Problem(BAD_INPUT) before anything is sent: the gallery is at work, or a host cannot delete."""
        row = self._book.row(command.gallery_id)
        if row is None:
            return RemoteDeleted()
        self._check_rest(row)
        with self._holding([row.id]):
            return await self._delete(row, command)

    @contextlib.contextmanager
    def _holding(self, ids: Iterable[int]) -> Iterator[None]:
        ids = list(ids)
        self._held.update(ids)
        try:
            yield
        finally:
            self._held -= Counter(ids)  # forgets those that nothing holds any more
            self._poke()

    async def _delete(self, row: GalleryRow, command: DeleteRemote) -> RemoteDeleted:
        pieces = await self._pieces(row, command.file_ids)
        deleted, failed = 0, []
        for host_id in self._hosts_with(row, command.host_ids, Ability.DELETE):
            mine = [piece for piece in pieces if piece.host_id == host_id]
            outcomes = await self._ask(row.id, host_id, mine, self._delete_one)
            gone = [piece for piece, error in outcomes if error is None]
            count = len(gone)
            deleted += count
            await self._forget_elsewhere(row.id, host_id, gone)
            failed += [piece.found(LinkState.ALIVE, error) for piece, error in outcomes if error is not None]
            if count:
                await self._set_checks(row.id, {host_id: None})
                self._history.note(row.id, "deleted_remote", host=host_id, count=count)
        if deleted:
            await self._count_again(row.id)
        return RemoteDeleted(deleted=deleted, failed=tuple(failed))

    async def check(self, command: CheckLinks, *, at_once: int = AT_ONCE) -> LinksChecked:
        """Raises Problem(BAD_INPUT) when what is gone is to be forgotten of a gallery that is at work."""
        rows = self._book.existing(command.gallery_ids)
        if command.forget_gone:
            for row in rows:
                self._check_rest(row)
        found: list[FileOnHost] = []
        not_asked: dict[str, None] = {}
        with self._holding(row.id for row in rows if command.forget_gone):
            for row in rows:
                found += await self._check_one(row, not_asked, forget_gone=command.forget_gone, at_once=at_once)
        return LinksChecked(files=tuple(found), not_asked=tuple(not_asked))

    async def _check_one(
        self, row: GalleryRow, not_asked: dict[str, None], *, forget_gone: bool, at_once: int
    ) -> list[FileOnHost]:
        pieces = await self._pieces(row, ())
        able = self._hosts_with(row, (), Ability.ALIVE, or_refuse=False)
        found: list[FileOnHost] = []
        gone: list[_Piece] = []
        checks: dict[str, LinkCheck | None] = {}
        known_gone = {check.host_id: check.gone for check in row.checks}
        for host_id in dict.fromkeys(piece.host_id for piece in pieces):
            mine = [piece for piece in pieces if piece.host_id == host_id]
            if host_id not in able:
                not_asked[host_id] = None
                continue
            answers: dict[_Piece, bool] = {}
            for piece, error in await self._ask(row.id, host_id, mine, _asking(answers), at_once=at_once):
                is_alive = answers.get(piece)
                state = {True: LinkState.ALIVE, False: LinkState.GONE, None: LinkState.UNKNOWN}[is_alive]
                found.append(piece.found(state, error))
                if is_alive is False:
                    gone.append(piece)
            count = sum(piece.host_id == host_id for piece in gone)
            alive = sum(answers.values())
            if count > known_gone.get(host_id, 0):
                self._history.note(row.id, "links_gone", host=host_id, count=count)
            if answers:  # a host that said nothing at all was not asked, as it were
                left = 0 if forget_gone else count
                check = LinkCheck(host_id, time.time(), alive, left, len(mine) - len(answers))
                checks[host_id] = check if alive or left else None
        await self._set_checks(row.id, checks)
        if forget_gone and gone:
            await self._forget(gone)
            await self._count_again(row.id)
        return found

    async def _set_checks(self, gallery_id: int, checks: Mapping[str, LinkCheck | None]) -> None:
        """Keep what these hosts have said (None: they have nothing of it any more)."""
        row = self._book.row(gallery_id)
        if row is not None and checks:
            kept = {check.host_id: check for check in row.checks if check.host_id not in checks}
            kept.update((host_id, check) for host_id, check in checks.items() if check is not None)
            order = [host.host_id for host in row.hosts if host.host_id in kept]
            await self._book.set_checks(gallery_id, [kept[host_id] for host_id in order])

    # -- asking a host ---------------------------------------------------------------------------------------

    async def _ask(
        self,
        gallery_id: int,
        host_id: str,
        pieces: Sequence[_Piece],
        question: Callable[[Host, Account, _Piece], Awaitable[None]],
        *,
        at_once: int = AT_ONCE,
    ) -> list[tuple[_Piece, ErrorInfo | None]]:
        """Put a question about each piece with the account that sent it, a few at a time."""
        if not pieces:
            return []
        records = await self._database.read(lambda connection: gallery_table.get_many(connection, [gallery_id]))
        stored = {host.host_id: host.account for record in records for host in record.hosts}
        lane = await self._roster.lane(host_id, stored.get(host_id, ""))
        slots = asyncio.Semaphore(min(at_once, lane.connections))
        ended: list[ErrorInfo] = [lane.account_error] if lane.account_error is not None else []

        async def one(piece: _Piece) -> ErrorInfo | None:
            async with slots:
                if ended:
                    return ended[0]
                error = await self._try(lane, piece, question)
                if error is not None and error.kind in _ENDS_ALL:
                    ended.append(error)
                return error

        errors = await asyncio.gather(*map(one, pieces))
        if ended and lane.account_error is None:
            await self._note(lane, ended[0])
        return list(zip(pieces, errors, strict=True))

    async def _try(
        self, lane: Lane, piece: _Piece, question: Callable[[Host, Account, _Piece], Awaitable[None]]
    ) -> ErrorInfo | None:
        try:
            if not (piece.uploaded.has_link or piece.uploaded.code or piece.uploaded.delete_url):
                raise problem(ErrorKind.NOTHING_FOUND, "no link is known", subject=piece.name)
            await question(lane.host, lane.account, piece)
        except Problem as failed:
            error = failed.info
            if error.kind is ErrorKind.BAD_CREDENTIALS and not lane.account.credentials:
                error = msgspec.structs.replace(error, kind=ErrorKind.LOGIN_REQUIRED)
        except Exception:
            log.exception("asking %s about a file failed", piece.host_id)
            error = ErrorInfo(kind=ErrorKind.BUG)
        else:
            return None
        return msgspec.structs.replace(error, host=piece.host_id, subject=error.subject or piece.name)

    async def _note(self, lane: Lane, error: ErrorInfo) -> None:
        if error.kind in (ErrorKind.LOGIN_REQUIRED, ErrorKind.BAD_CREDENTIALS):
            if not lane.account.credentials:
                return  # who has no account may not delete there, and can upload all the same
            lane.account_error = error
            await self._roster.account_refused(lane.account.key, error)
        elif error.retry_at is not None:
            lane.hold(error.retry_at, error)
            self._roster.refresh()

    async def _delete_one(self, host: Host, account: Account, piece: _Piece) -> None:
        await host.delete(piece.uploaded, account)
        await self._forget([piece])

    # -- what is stored --------------------------------------------------------------------------------------

    async def _pieces(self, row: GalleryRow, file_ids: Collection[int]) -> list[_Piece]:
        """What is on the hosts of a gallery; with `file_ids` only that. Raises Problem(BAD_INPUT) for a part of an
        archive."""
        host_ids = {host.host_id for host in row.hosts}

        def read(connection: apsw.Connection) -> list[_Piece]:
            names = {file.id: file.name for file in file_table.of_gallery(connection, row.id)}
            pieces = []
            for upload in upload_table.of_gallery(connection, row.id):
                if upload.state is UploadState.UPLOADED and (not file_ids or upload.file_id in file_ids):
                    links = Uploaded(
                        upload.page_url, upload.image_url, upload.thumb_url, upload.delete_url, upload.code
                    )
                    file_id = upload.file_id
                    pieces.append(_Piece(row.id, upload.host_id, (file_id,), names.get(file_id, ""), links))
            for archive in archive_table.of_gallery(connection, row.id):
                if archive.state is UploadState.UPLOADED and (not file_ids or set(archive.file_ids) & set(file_ids)):
                    if file_ids and not set(archive.file_ids) <= set(file_ids):
                        raise problem(ErrorKind.BAD_INPUT, "the file is part of an archive", subject=archive.name)
                    links = Uploaded(
                        archive.page_url, archive.image_url, archive.thumb_url, archive.delete_url, archive.code
                    )
                    pieces.append(_Piece(row.id, archive.host_id, archive.file_ids, archive.name, links, archive.id))
            return [piece for piece in pieces if piece.host_id in host_ids]

        return await self._database.read(read)

    async def _forget(self, pieces: Iterable[_Piece]) -> None:
        pieces = list(pieces)

        def store(connection: apsw.Connection) -> None:
            archive_table.forget(connection, [piece.archive_id for piece in pieces if piece.archive_id])
            upload_table.forget(
                connection,
                [(file_id, piece.host_id) for piece in pieces if not piece.archive_id for file_id in piece.file_ids],
            )

        await self._database.run(store)

    async def _forget_elsewhere(self, gallery_id: int, host_id: str, gone: Sequence[_Piece]) -> None:
        """Other galleries that had taken over the links of these files have lost them as well."""
        links = [piece.uploaded.page_url or piece.uploaded.image_url for piece in gone if piece.uploaded.has_link]
        if not links:
            return
        pairs = await self._database.read(lambda connection: upload_table.with_links(connection, host_id, links))
        others = [(other_id, file_id) for other_id, file_id in pairs if other_id != gallery_id]
        await self._database.run(
            lambda connection: upload_table.forget(connection, [(file_id, host_id) for _, file_id in others])
        )
        for other_id in {other_id for other_id, _ in others}:
            if not self._is_running(other_id):
                await self._count_again(other_id)

    async def _count_again(self, gallery_id: int) -> None:
        """Let the rows say what is still there. The next start sends the rest, into a new remote gallery if none is."""
        row = self._book.row(gallery_id)
        if row is None:
            return
        left = await self._pieces(row, ())
        with_rest = {piece.host_id for piece in left}

        def store(connection: apsw.Connection) -> None:
            for host in row.hosts:
                columns: dict[str, object] = {"finished": False}
                if host.host_id not in with_rest:
                    columns |= {"remote": "", "gallery_url": "", "delete_url": ""}
                gallery_table.update_host(connection, gallery_id, host.host_id, **columns)

        await self._database.run(store)
        self._book.show(
            gallery_id,
            hosts=tuple(
                host
                if host.host_id in with_rest
                else msgspec.structs.replace(host, gallery_url="", delete_url="", error=None)
                for host in row.hosts
            ),
        )
        await self._tally.count_again(gallery_id)
        trigger = Trigger.DELETED_PARTLY if left else Trigger.DELETED
        now = self._book.row(gallery_id)
        if now is not None and allows(now.state, trigger):
            await self._book.move(gallery_id, trigger, error=None)
        await self._results.render_again(gallery_id)

    # -- inside ----------------------------------------------------------------------------------------------

    def _check_rest(self, row: GalleryRow) -> None:
        if row.state in _AT_WORK or self._is_running(row.id):
            raise problem(ErrorKind.BAD_INPUT, "pause the gallery first", subject=row.name)

    def _hosts_with(
        self, row: GalleryRow, host_ids: Collection[str], ability: Ability, *, or_refuse: bool = True
    ) -> list[str]:
        """The gallery's hosts that can do it. Raises Problem(BAD_INPUT) when one of `host_ids`, or none at all, can."""
        own = [host.host_id for host in row.hosts]
        able = [host_id for host_id in own if (info := self._roster.info(host_id)) and ability in info.abilities]
        if not or_refuse:
            return able
        for host_id in host_ids:
            if host_id not in own:
                raise problem(ErrorKind.BAD_INPUT, "the gallery is not on this host", subject=host_id)
            if host_id not in able:
                raise problem(ErrorKind.BAD_INPUT, "this host cannot delete", subject=host_id, host=host_id)
        if not able:
            raise problem(ErrorKind.BAD_INPUT, "none of its hosts can delete", subject=row.name)
        return [host_id for host_id in able if not host_ids or host_id in host_ids]


def _asking(answers: dict[_Piece, bool]) -> Callable[[Host, Account, _Piece], Awaitable[None]]:
    async def ask(host: Host, account: Account, piece: _Piece) -> None:
        answers[piece] = await host.is_alive(piece.uploaded, account)

    return ask
