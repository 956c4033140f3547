"""What a second look at a gallery's folder has found, against what was known of its files.

`compare` reads contents where names and times do not tell, and so is called in a thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import apsw
import msgspec

from backend.errors import Problem
from backend.galleries.states import Trigger
from backend.media.inspect import ImageFacts
from backend.media.scan import FoundFile
from backend.protocol.errors import ErrorInfo
from backend.protocol.images import GalleryRescanned
from backend.protocol.natural_order import natural
from backend.protocol.rows import FileState, GalleryRow, UploadState
from backend.storage import archives as archive_table
from backend.storage import files as file_table
from backend.storage.records import FileRecord

_MAYBE_ONLINE = (UploadState.UPLOADED, UploadState.SENT, UploadState.UNKNOWN)


@dataclass(slots=True)
class Comparison:
    """`known` are files that are what they were, by the name they have now. `fresh` have to be looked at: new ones,
    and those that changed (`changed`, by name). `gone` are not there any more under any name."""

    known: dict[str, FileRecord] = field(default_factory=dict)
    fresh: list[FoundFile] = field(default_factory=list)
    changed: dict[str, FileRecord] = field(default_factory=dict)
    gone: list[FileRecord] = field(default_factory=list)
    renamed: int = 0


def compare(
    found: Sequence[FoundFile],
    known: Sequence[FileRecord],
    *,
    only_new: bool,
    digest_of: Callable[[FoundFile], str],
) -> Comparison:
    """A file that was only touched or renamed, or came back from a backup, is known by its contents.

    Blocking. What cannot be read counts as changed; `digest_of` raises Problem then.
    """
    by_name = {file.name: file for file in known}
    names = {file.name for file in found}
    missing = {file.id: file for file in known if file.name not in names}
    result = Comparison()
    for file in found:
        old = by_name.get(file.name)
        if old is None and (old := _other_name(file, missing, digest_of)) is not None:
            del missing[old.id]
            result.renamed += 1
        if old is None:
            result.fresh.append(file)
        elif _was_read(old) and (only_new or _is_same(old, file, digest_of)):
            result.known[file.name] = old
        else:
            result.fresh.append(file)
            result.changed[file.name] = old
    result.gone = list(missing.values())
    return result


def _was_read(old: FileRecord) -> bool:
    """A file that was just added to the gallery was not looked at yet."""
    return bool(old.format or old.error is not None)


def _is_same(old: FileRecord, file: FoundFile, digest_of: Callable[[FoundFile], str]) -> bool:
    if not old.format or old.error is not None or old.size_bytes != file.size_bytes:
        return False
    return old.mtime_ns == file.mtime_ns or _has_contents(old, file, digest_of)


def _other_name(
    file: FoundFile, missing: dict[int, FileRecord], digest_of: Callable[[FoundFile], str]
) -> FileRecord | None:
    """The known file that has this name now: the same one on the disk, or one with the same contents."""
    alike = [old for old in missing.values() if old.size_bytes == file.size_bytes and old.format]
    for old in alike:
        if file.inode and (old.inode, old.mtime_ns) == (file.inode, file.mtime_ns):
            return old
    return next((old for old in alike if _has_contents(old, file, digest_of)), None)


def _has_contents(old: FileRecord, file: FoundFile, digest_of: Callable[[FoundFile], str]) -> bool:
    try:
        return bool(old.digest) and digest_of(file) == old.digest
    except Problem:
        return False


def placed(
    files: Iterable[FileRecord], *, has_own_order: bool, as_listed: Sequence[str] | None = None
) -> list[FileRecord]:
    """The files with their places, from 0. With an order of the person's own by the places that they have, and those
    without one (−1) behind them; otherwise all by name. `as_listed` are names in an order that stands in for that.
    """
    listed = {name: place for place, name in enumerate(as_listed or ())}

    def key(file: FileRecord) -> tuple[object, ...]:
        by_name = (listed.get(file.name, len(listed)), by_parts(file.name))
        return (file.position < 0, file.position, *by_name) if has_own_order else by_name

    return [msgspec.structs.replace(file, position=place) for place, file in enumerate(sorted(files, key=key))]


def by_parts(name: str) -> list[list[str | int]]:
    """Sort key: the natural order of names that may stand in folders."""
    return [natural(part) for part in PurePosixPath(name).parts]


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a folder. `facts` are of the files that were read. `is_list`: loose files in the order of `files`."""

    gallery_id: int
    files: Sequence[FoundFile]
    compared: Comparison
    facts: Mapping[str, ImageFacts | ErrorInfo]
    only_new: bool = False
    has_own_order: bool = False
    is_list: bool = False
    outdated: list[FileRecord] = field(default_factory=list)
    """Changed files that are online as they were; known once all is stored."""

    def store_first(self, connection: apsw.Connection) -> list[FileRecord]:
        """Store a gallery of which nothing is known yet; gives its files. In the database's thread."""
        records = [
            file_record(self.gallery_id, place, file, self.facts[file.name]) for place, file in enumerate(self.files)
        ]
        return file_table.insert_many(connection, self.gallery_id, records)

    def store(self, connection: apsw.Connection) -> list[FileRecord]:
        """Store what became of the files; gives them in their order. In the database's thread.

        What is online stays the result: a changed file is not sent in its place, and the links of one that has gone
        are not forgotten.
        """
        compared, old_of = self.compared, self.compared.changed
        uploads = archive_table.uploads_of_gallery(connection, self.gallery_id)
        online = {each.file_id for each in uploads if each.state in _MAYBE_ONLINE}
        self.outdated.extend(file for file in old_of.values() if file.id in online)
        still = {file.name for file in self.outdated}
        stays = [self._as_gone(file) for file in compared.gone if file.id in online or self.only_new]
        seen = [self._as_found(old, file) for file in self.files if (old := compared.known.get(file.name)) is not None]
        new = [self._read(file, old_of.get(file.name)) for file in compared.fresh if file.name not in still]
        as_listed = [file.name for file in self.files] if self.is_list else None
        kept = [*seen, *self.outdated, *stays]
        everything = placed([*kept, *new], has_own_order=self.has_own_order, as_listed=as_listed)
        kept_ids = {file.id for file in kept}
        lost = [file.id for file in (*old_of.values(), *compared.gone) if file.id not in kept_ids]
        file_table.delete_many(connection, lost)
        file_table.set_found(connection, [file for file in everything if file.id])
        file_table.insert_many(connection, self.gallery_id, [file for file in everything if not file.id])
        if not self.only_new:
            file_table.set_changed(connection, [file.id for file in seen if file.is_changed], False)
            file_table.set_changed(connection, [file.id for file in self.outdated], True)
        return file_table.of_gallery(connection, self.gallery_id)

    def _as_found(self, old: FileRecord, file: FoundFile) -> FileRecord:
        """What the system says of a file is believed only when the file was compared."""
        if self.only_new:
            return msgspec.structs.replace(old, name=file.name, path=file.path)
        return msgspec.structs.replace(old, name=file.name, path=file.path, mtime_ns=file.mtime_ns, inode=file.inode)

    def _as_gone(self, old: FileRecord) -> FileRecord:
        """Without a path it is told only once."""
        return old if self.only_new else msgspec.structs.replace(old, path="")

    def _read(self, file: FoundFile, old: FileRecord | None) -> FileRecord:
        record = file_record(self.gallery_id, old.position if old else -1, file, self.facts[file.name])
        was_left_out = old is not None and old.state is FileState.LEFT_OUT and old.error is None
        return msgspec.structs.replace(record, state=FileState.LEFT_OUT) if was_left_out else record

    def told(self, row: GalleryRow) -> GalleryRescanned:
        compared = self.compared
        changed = sum(map(_was_read, compared.changed.values()))
        return GalleryRescanned(
            gallery_id=row.id,
            name=row.name,
            added=len(compared.fresh) - changed,
            changed=changed - len(self.outdated),
            changed_online=len(self.outdated),
            renamed=compared.renamed,
            gone=0 if self.only_new else sum(bool(file.path) for file in compared.gone),
        )


def outcome(usable: Sequence[FileRecord], *, starts: bool) -> Trigger:
    """Where a gallery that was looked at again stands, by the states of its files. Pure."""
    states = {file.state for file in usable}
    if states == {FileState.UPLOADED}:
        return Trigger.SCAN_DONE_ONLINE
    is_partly = FileState.UPLOADED in states and FileState.FAILED in states
    return Trigger.SCAN_DONE_PARTLY if FileState.UNKNOWN in states or (is_partly and not starts) else Trigger.SCAN_DONE


def file_record(gallery_id: int, position: int, file: FoundFile, facts: ImageFacts | ErrorInfo | None) -> FileRecord:
    """`facts` None means: not looked at yet."""
    record = FileRecord(
        id=0,
        gallery_id=gallery_id,
        position=position,
        name=file.name,
        path=str(file.path),
        size_bytes=file.size_bytes,
        mtime_ns=file.mtime_ns,
        inode=file.inode,
    )
    if facts is None:
        return record
    if isinstance(facts, ErrorInfo):
        return msgspec.structs.replace(record, state=FileState.LEFT_OUT, error=facts)
    return msgspec.structs.replace(
        record,
        width=facts.width,
        height=facts.height,
        format=facts.format,
        mime=facts.mime,
        has_location=facts.has_gps,
    )
